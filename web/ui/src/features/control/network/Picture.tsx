import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { exerciseTime } from '../../../lib/clock';
import type { Heard } from '../../../lib/clock';
import type { LiveExercise } from '../../../lib/exercise';
import { Said, useSpeech } from '../../../lib/language';
import { levelShape } from '../../../lib/parts/Level';
import type { Script } from '../../../lib/script';
import { channelDrawn, sectorSign } from './channels';
import { namesInCommon } from './communities';
import { along, controlOf } from './layout';
import type { Layout, Side, Spot } from './layout';
import type { Flight, Lapse, Network } from './network';
import { isAbnormal, useTelling } from './scene';
import type { AgencyNow, LinkNow, Scene } from './scene';

/** An agency or a link that somebody looks at. */
export interface Chosen {
  readonly kind: 'agency' | 'link';
  readonly id: string;
}

interface PictureProps {
  readonly exercise: LiveExercise;
  readonly network: Network;
  readonly layout: Layout;
  readonly scene: Scene;
  readonly chosen: Chosen | undefined;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onTable: () => void;
  readonly moving: boolean;
}

interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

const WHOLE: View = { zoom: 1, x: 0, y: 0 };
const MOST_ZOOM = 4;
/** More moving dots than this are too many to follow; the rest is in the counts. */
const MOST_DOTS = 12;
/** Room that a name needs, in px. Where there is less, only what is abnormal or chosen is named. */
const NAME_WIDTH = 74;
/** From this zoom on there is room for every link of a large network. */
const UNFOLDS = 2.5;

/** The network as a picture. Lines lie beneath; agencies and links are real buttons, one of them a stop of the Tab key. */
export function Picture({ exercise, network, layout, scene, chosen, onChoose, onTable, moving }: PictureProps) {
  const telling = useTelling(exercise);
  const { words } = telling;
  const speech = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const [view, setView] = useState(WHOLE);
  const [stop, setStop] = useState<string>();
  const drag = useDrag(view, setView, size);

  const place = ({ x, y }: Spot) => ({ x: x * size.width * view.zoom + view.x, y: y * size.height * view.zoom + view.y });
  const zoomTo = (zoom: number, around?: Spot) => setView((before) => zoomed(before, zoom, size, around));
  const first = scene.agencies[0]?.agency.id;
  const tabStop = stop ?? (chosen && keyOf(chosen)) ?? (first === undefined ? undefined : `agency ${first}`);
  // A link that is folded away has no button before it is asked for.
  const wanted = useRef<string>(undefined);
  const focus = (key: string) => {
    wanted.current = key;
    setStop(key);
  };
  useLayoutEffect(() => {
    const key = wanted.current;
    if (key === undefined) return;
    wanted.current = undefined;
    box.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus({ preventScroll: true });
  });
  const onKey = (event: KeyboardEvent) => {
    const key = (event.target as HTMLElement).dataset.key;
    if (key === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stepOf(event.key, key, exercise, layout, size, (id) => scene.links.some(({ link }) => link.id === id) && isShown(id));
    if (next !== undefined) focus(next);
    else if (event.key === 't' || event.key === 'T') onTable();
    else if (event.key === '+' || event.key === '=') zoomTo(view.zoom * 1.4);
    else if (event.key === '-') zoomTo(view.zoom / 1.4);
    else if (event.key === '0') setView(WHOLE);
    else return;
    event.preventDefault();
  };
  // What the keys have gone to is in sight. Under a pointer nothing moves, or its press would miss.
  const onFocus = (spot: Spot) => {
    if (view.zoom === 1 || !document.activeElement?.matches(':focus-visible')) return;
    const { x, y } = place(spot);
    const [dx, dy] = [inside(x, 40, size.width - 40), inside(y, 30, size.height - 40)];
    if (dx !== 0 || dy !== 0) setView((before) => ({ ...before, x: before.x + dx, y: before.y + dy }));
  };
  // Few pixels: the names of what is normal go first, then the signs of links.
  const gap = nearest(layout, size) * view.zoom;
  const named = gap >= NAME_WIDTH;
  const signed = gap >= 44;
  const dockRoom = (size.width * view.zoom * 0.8) / Math.max(1, layout.docked.size);
  const lapses = lapsesOf(network, exercise, layout);
  const asked = new Set([...(chosen ? [keyOf(chosen)] : []), ...(stop === undefined ? [] : [stop])]);
  const beside = (link: LinkNow['link']) =>
    asked.has(`link ${link.id}`) || (chosen?.kind === 'agency' && link.members.includes(chosen.id));
  const folded = layout.folded && view.zoom < UNFOLDS;
  const shown = scene.links.filter((link) => !folded || isAbnormal(link) || beside(link.link));
  const isShown = (id: string) => shown.some(({ link }) => link.id === id);
  const threads = useMemo(() => (layout.folded ? threadsOf(exercise.script.links, layout) : []), [exercise.script.links, layout]);
  const columnNames = namesInCommon(layout.columns.map(({ agencies }) => agencies.map((id) => exercise.names.of(id).text)));
  return (
    <div className="net-picture" onKeyDown={onKey}>
      <p className="sr-only" id="net-keys">
        {words.keys}
      </p>
      <div
        className={`net-sheet ${named ? '' : 'crowded'} ${signed ? '' : 'dense'}`}
        ref={box}
        role="group"
        aria-label={words.title}
        aria-describedby="net-keys"
        {...drag}
      >
        <svg width={size.width} height={size.height} aria-hidden="true">
          <Lanes layout={layout} top={(y) => place({ x: 0, y }).y} width={size.width} />
          {folded && <path className="thread" d={threads.map(([a, b]) => `M${point(place(a))}L${point(place(b))}`).join('')} />}
          {shown.map((link) =>
            layout.docked.has(link.link.id) && !beside(link.link) ? null : (
              <Wire
                key={link.link.id}
                link={link}
                layout={layout}
                place={place}
                lit={beside(link.link)}
                only={layout.docked.has(link.link.id) && !asked.has(`link ${link.link.id}`) ? chosen?.id : undefined}
              />
            ),
          )}
          {lapses.map(({ key, from, to }) => (
            <path
              key={key}
              className="lapse"
              d={`M${point(place(from))}Q${point(place(controlOf(from, to, LAPSE_BEND)))} ${point(place(to))}`}
            />
          ))}
          {moving && <Dots flights={network.flights} network={network} exercise={exercise} layout={layout} place={place} clock={exercise.clock} />}
        </svg>
        {layout.lanes.map(({ levels, top }) =>
          levels.length === 0 ? null : (
            <span key={top} className="net-lane" style={{ top: Math.max(2, place({ x: 0, y: top }).y - 24) }}>
              {levels.map((level) => speech.words.levels[level] ?? level).join(', ')}
            </span>
          ),
        )}
        {lapses.map(({ key, agreement, lapse, from, to }) => {
          const { x, y } = place(along(from, to, LAPSE_BEND, 0.4));
          return (
            <span key={key} className="net-lapse" style={{ left: x, top: y }}>
              § {words.agreement(shortened(exercise.names.of(agreement).text, 16), words.lapses[lapse])}
            </span>
          );
        })}
        {layout.columns.map(({ agencies, x }, index) => {
          const at = place({ x, y: 0 });
          return (
            <span key={agencies[0]} className="net-column" style={{ left: at.x, top: Math.max(0, at.y), width: (size.width * view.zoom * (layout.columns[1]!.x - layout.columns[0]!.x)) - 2 }}>
              {columnNames[index]}
            </span>
          );
        })}
        {shown.map((link) => {
          const spot = layout.marks.get(link.link.id);
          if (!spot) return null;
          const key = `link ${link.link.id}`;
          return (
            <LinkButton
              key={key}
              link={link}
              at={place(spot)}
              room={layout.docked.has(link.link.id) ? dockRoom : undefined}
              side={layout.sides.get(link.link.id) ?? 'right'}
              label={telling.linkLabel(link)}
              state={telling.state(link)}
              name={exercise.names.of(link.link.id).text}
              traffic={[
                ...(link.held ? [words.heldShort(link.held)] : []),
                ...(link.queued ? [words.queuedShort(link.queued)] : []),
              ].join(', ')}
              tabStop={tabStop === key}
              chosen={asked.has(key)}
              onChoose={() => {
                setStop(key);
                onChoose({ kind: 'link', id: link.link.id });
              }}
              onFocus={() => onFocus(spot)}
            />
          );
        })}
        {scene.agencies.map((agency) => {
          const spot = layout.agencies.get(agency.agency.id);
          if (!spot) return null;
          const key = `agency ${agency.agency.id}`;
          return (
            <AgencyButton
              key={key}
              now={agency}
              at={place(spot)}
              label={telling.agencyLabel(agency)}
              trouble={agency.troubles[0] && shortTrouble(agency, telling)}
              rumorWord={telling.known.rumorShort}
              unjoined={exercise.script.agreements.some(({ id, parties }) => parties.length > MOST_PARTIES && agency.lapsed.includes(id))}
              tabStop={tabStop === key}
              chosen={chosen?.kind === 'agency' && chosen.id === agency.agency.id}
              onChoose={() => {
                setStop(key);
                onChoose({ kind: 'agency', id: agency.agency.id });
              }}
              onFocus={() => onFocus(spot)}
            />
          );
        })}
      </div>
      <div className="net-zoom" role="group" aria-label={`${words.zoomIn}, ${words.zoomOut}`}>
        <button type="button" className="btn btn-small" aria-label={words.zoomIn} onClick={() => zoomTo(view.zoom * 1.4)}>
          +
        </button>
        <button type="button" className="btn btn-small" aria-label={words.zoomOut} onClick={() => zoomTo(view.zoom / 1.4)}>
          −
        </button>
        {(view.zoom !== 1 || view.x !== 0 || view.y !== 0) && (
          <button type="button" className="btn btn-small" onClick={() => setView(WHOLE)}>
            {words.fit}
          </button>
        )}
      </div>
    </div>
  );
}

const keyOf = ({ kind, id }: Chosen) => `${kind} ${id}`;

/** Where a key leads: arrows to the nearest of the same kind that way, L along the links of an agency, Escape back to it. */
function stepOf(
  pressed: string,
  from: string,
  { script }: LiveExercise,
  layout: Layout,
  size: Size,
  isShown: (link: string) => boolean,
): string | undefined {
  const [kind, id] = from.split(' ') as [Chosen['kind'], string];
  const spots = kind === 'agency' ? layout.agencies : layout.marks;
  const here = spots.get(id);
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[pressed];
  if (way && here) {
    let best: string | undefined;
    let least = Infinity;
    for (const [other, spot] of spots) {
      const [dx, dy] = [(spot.x - here.x) * size.width, (spot.y - here.y) * size.height];
      const ahead = dx * way[0]! + dy * way[1]!;
      const aside = Math.abs(dx * way[1]!) + Math.abs(dy * way[0]!);
      if (other === id || (kind === 'link' && !isShown(other)) || ahead <= 4 || aside > ahead * 3) continue;
      if (ahead + aside * 2 < least) [best, least] = [other, ahead + aside * 2];
    }
    return best === undefined ? undefined : `${kind} ${best}`;
  }
  if (pressed === 'l' || pressed === 'L') {
    const agency = kind === 'agency' ? id : script.links.find((link) => link.id === id)?.members[0];
    const links = script.links.filter((link) => agency !== undefined && link.members.includes(agency) && layout.marks.has(link.id));
    const next = links[(links.findIndex((link) => link.id === id) + 1) % links.length];
    return next && `link ${next.id}`;
  }
  if (pressed === 'Escape' && kind === 'link') {
    const member = script.links.find((link) => link.id === id)?.members[0];
    return member && `agency ${member}`;
  }
  return undefined;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function useSize(box: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 720, height: 400 });
  useLayoutEffect(() => {
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = box.current!;
      if (width > 0 && height > 0) setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, [box]);
  return size;
}

function zoomed(before: View, wanted: number, { width, height }: Size, around?: Spot): View {
  const zoom = Math.min(MOST_ZOOM, Math.max(1, wanted));
  if (zoom === 1) return WHOLE;
  const [cx, cy] = around ? [around.x, around.y] : [width / 2, height / 2];
  const ratio = zoom / before.zoom;
  return kept({ zoom, x: cx - (cx - before.x) * ratio, y: cy - (cy - before.y) * ratio }, { width, height });
}

/** The sheet never leaves the window. */
function kept({ zoom, x, y }: View, { width, height }: Size): View {
  const within = (at: number, length: number) => Math.min(length * 0.1, Math.max(length * 0.9 - length * zoom, at));
  return { zoom, x: within(x, width), y: within(y, height) };
}

const inside = (at: number, least: number, most: number) => (at < least ? least - at : at > most ? most - at : 0);

/** Drags the sheet, and zooms with the wheel while Ctrl is down (which is what a pinch sends), so that a plain wheel scrolls the page. */
function useDrag(view: View, setView: (change: (before: View) => View) => void, size: Size) {
  const from = useRef<{ readonly x: number; readonly y: number; readonly view: View }>(undefined);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || (event.target as HTMLElement).closest('button')) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, y: event.clientY, view };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const start = from.current;
      if (!start) return;
      const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
      setView(() => kept({ ...start.view, x: start.view.x + dx, y: start.view.y + dy }, size));
    },
    onPointerUp: () => (from.current = undefined),
    onPointerCancel: () => (from.current = undefined),
    onWheel: (event: React.WheelEvent<HTMLElement>) => {
      if (!event.ctrlKey) return;
      const { left, top } = event.currentTarget.getBoundingClientRect();
      const around = { x: event.clientX - left, y: event.clientY - top };
      setView((before) => zoomed(before, before.zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15), size, around));
    },
  };
}

/** The least distance between two agencies beside each other, in px. */
function nearest({ agencies }: Layout, { width, height }: Size): number {
  const spots = [...agencies.values()];
  let least = Infinity;
  spots.forEach((a, index) => {
    for (const b of spots.slice(index + 1)) {
      if (Math.abs(a.y - b.y) * height < 46) least = Math.min(least, Math.abs(a.x - b.x) * width);
    }
  });
  return least;
}

function Lanes({ layout, top, width }: { readonly layout: Layout; readonly top: (y: number) => number; readonly width: number }) {
  return layout.lanes.map((lane, index) => {
    const before = layout.lanes[index - 1];
    if (!before || lane.levels.length === 0) return null;
    const y = top((lane.top + before.top) / 2) + 8;
    return <line key={lane.top} className="net-rule" x1={0} x2={width} y1={y} y2={y} />;
  });
}

type Placing = (spot: Spot) => Spot;
const point = ({ x, y }: Spot) => `${x.toFixed(1)} ${y.toFixed(1)}`;

interface WireProps {
  readonly link: LinkNow;
  readonly layout: Layout;
  readonly place: Placing;
  readonly lit: boolean;
  /** The one member whose line is drawn; all, if missing. */
  readonly only: string | undefined;
}

/** Two agencies that share any link, one line a pair, where links are folded. */
function threadsOf(links: Script['links'], layout: Layout): readonly (readonly [Spot, Spot])[] {
  const pairs = new Map<string, readonly [Spot, Spot]>();
  for (const { id, members } of links) {
    if (layout.docked.has(id)) continue;
    members.forEach((one, index) =>
      members.slice(index + 1).forEach((other) => {
        const [a, b] = [layout.agencies.get(one), layout.agencies.get(other)];
        if (a && b) pairs.set([one, other].sort().join(' '), [a, b]);
      }),
    );
  }
  return [...pairs.values()];
}

/** The lines of a link: one between two, or one from the hub to each member. */
function Wire({ link, layout, place, lit, only }: WireProps) {
  const { id, members, channel } = link.link;
  const ends = (only === undefined ? members : [only]).flatMap((member) => layout.agencies.get(member) ?? []);
  const bend = layout.bends.get(id);
  const mark = layout.marks.get(id);
  const [a, b] = ends;
  const path =
    bend !== undefined && a && b
      ? `M${point(place(a))}Q${point(place(controlOf(a, b, bend)))} ${point(place(b))}`
      : mark && ends.length > 0
        ? ends.map((end) => `M${point(place(mark))}L${point(place(end))}`).join('')
        : '';
  const look = link.powerless ? 'cut' : link.now.state;
  return <path className={`wire wire-${channelDrawn(channel).style} pace-${link.level ?? 'none'} ${look} ${lit ? 'lit' : ''}`} d={path} />;
}

/** More parties than this are not joined by lines; each then carries the sign. */
const MOST_PARTIES = 3;
const LAPSE_BEND = 0.1;

interface Lapsed {
  readonly key: string;
  readonly agreement: string;
  readonly lapse: Lapse;
  readonly from: Spot;
  readonly to: Spot;
}

/** Agreements between a few that do not hold now, pair by pair. */
function lapsesOf(network: Network, { script }: LiveExercise, layout: Layout): readonly Lapsed[] {
  return script.agreements.flatMap(({ id, parties }) => {
    const lapse = network.agreements.get(id)?.lapse;
    if (!lapse || parties.length > MOST_PARTIES) return [];
    return parties.flatMap((one, index) =>
      parties.slice(index + 1).flatMap((other) => {
        const [from, to] = [layout.agencies.get(one), layout.agencies.get(other)];
        return from && to ? [{ key: `${id} ${one} ${other}`, agreement: id, lapse, from, to }] : [];
      }),
    );
  });
}

const shortened = (words: string, most: number) => (words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words);

interface DotsProps {
  readonly flights: readonly Flight[];
  readonly network: Network;
  readonly exercise: LiveExercise;
  readonly layout: Layout;
  readonly place: Placing;
  readonly clock: Heard;
}

/** Messages on their way, each where it is by the exercise clock. */
function Dots({ flights, network, exercise, layout, place, clock }: DotsProps) {
  const group = useRef<SVGGElement>(null);
  const shown = flights.filter(({ link }) => !layout.docked.has(link)).slice(-MOST_DOTS);
  const draw = useRef(() => {});
  draw.current = () => {
    const time = exerciseTime(clock, performance.now());
    const dots = group.current?.children ?? [];
    shown.forEach((flight, index) => {
      const spot = spotOf(flight, time, network, exercise, layout);
      const dot = dots[index];
      if (!dot) return;
      dot.setAttribute('visibility', spot ? 'visible' : 'hidden');
      if (!spot) return;
      const { x, y } = place(spot);
      dot.setAttribute('cx', x.toFixed(1));
      dot.setAttribute('cy', y.toFixed(1));
    });
  };
  useLayoutEffect(() => draw.current());
  const moves = clock.running && shown.length > 0;
  useEffect(() => {
    if (!moves) return;
    let frame = requestAnimationFrame(function next() {
      draw.current();
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [moves]);
  return (
    <g ref={group}>
      {shown.map((_, index) => (
        <circle key={index} className="message-dot" r={4} />
      ))}
    </g>
  );
}

/** Where a message is; undefined before it goes and after it came. */
function spotOf({ msg, link: id, left, queuedUntil, arrives, to }: Flight, time: number, network: Network, { script }: LiveExercise, layout: Layout) {
  const start = queuedUntil ?? left;
  if (arrives === undefined || time < start || time > arrives) return undefined;
  const share = (time - start) / Math.max(1, arrives - start);
  const link = script.links.find((one) => one.id === id);
  const agencyOf = (place: string | undefined) => script.positions.find((one) => one.id === place)?.agency ?? place;
  const member = (agency: string | undefined) => (agency !== undefined && link?.members.includes(agency) ? layout.agencies.get(agency) : undefined);
  const sender = member(agencyOf(network.sent.get(msg)?.sender));
  const recipient = member(agencyOf(to));
  const bend = layout.bends.get(id);
  if (link && bend !== undefined) {
    const [a, b] = [layout.agencies.get(link.members[0]!), layout.agencies.get(link.members[1]!)];
    if (!a || !b) return undefined;
    return along(a, b, bend, sender === b || recipient === a ? 1 - share : share);
  }
  const hub = layout.marks.get(id);
  if (!hub) return undefined;
  const [from, through, end] = [sender ?? hub, hub, recipient ?? hub];
  return share < 0.5 ? between(from, through, share * 2) : between(through, end, share * 2 - 1);
}

const between = (a: Spot, b: Spot, share: number): Spot => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });

interface LinkButtonProps {
  readonly link: LinkNow;
  readonly at: Spot;
  /** How wide it may be where it is docked; missing where it is not. */
  readonly room: number | undefined;
  readonly side: Side;
  readonly label: string;
  readonly state: string;
  readonly name: string;
  readonly traffic: string;
  readonly tabStop: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onFocus: () => void;
}

function LinkButton({ link, at, room, side, label, state, name, traffic, tabStop, chosen, onChoose, onFocus }: LinkButtonProps) {
  const { now, powerless } = link;
  const look = powerless ? 'cut' : now.state;
  const abnormal = look !== 'up';
  const docked = room !== undefined;
  return (
    <button
      type="button"
      className={`net-link ${look} ${side} ${docked ? 'docked' : ''} ${abnormal || chosen || link.held ? 'named' : ''}`}
      style={{ left: at.x, top: at.y, ...(docked ? { maxWidth: room } : {}) }}
      data-key={`link ${link.link.id}`}
      tabIndex={tabStop ? 0 : -1}
      aria-label={label}
      aria-expanded={chosen}
      onClick={onChoose}
      onFocus={onFocus}
    >
      <span className="sign">{channelDrawn(link.link.channel).sign}</span>
      {(docked || chosen) && <span className="net-words">{shortened(name, 22)}</span>}
      {abnormal && (
        <span className="net-words">
          {look === 'cut' ? '✕' : '▲'} {state}
        </span>
      )}
      {traffic && <span className="net-words waiting">▲ {traffic}</span>}
    </button>
  );
}

interface AgencyButtonProps {
  readonly now: AgencyNow;
  readonly at: Spot;
  readonly label: string;
  readonly trouble: string | undefined;
  /** What a rumor is called in a word. */
  readonly rumorWord: string;
  /** An agreement of many, of which it is one, does not hold. */
  readonly unjoined: boolean;
  readonly tabStop: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onFocus: () => void;
}

function AgencyButton({ now, at, label, trouble, rumorWord, unjoined, tabStop, chosen, onChoose, onFocus }: AgencyButtonProps) {
  const { agency, open, late } = now;
  const bad = now.troubles.some(({ kind, seat }) => seat === undefined && (kind === 'down' || kind === 'no-power'));
  return (
    <button
      type="button"
      className={`net-agency ${isAbnormal(now) ? 'abnormal' : ''} ${bad ? 'bad' : ''} ${chosen ? 'chosen' : ''}`}
      style={{ left: at.x, top: at.y }}
      data-key={`agency ${agency.id}`}
      tabIndex={tabStop ? 0 : -1}
      aria-label={label}
      aria-expanded={chosen}
      onClick={onChoose}
      onFocus={onFocus}
    >
      <span className="net-shape">
        <svg viewBox="-1 -1 18 18">
          <path d={levelShape(agency.level)} />
        </svg>
        <span className={`sector ${agency.level === 'community' ? 'low' : ''}`}>{sectorSign(agency.sector)}</span>
        {now.level !== undefined && <span className="fallen">{now.level.charAt(0).toUpperCase()}</span>}
        {open > 0 && <span className={`open ${late > 0 ? 'late' : ''}`}>{late > 0 ? `${open}!` : open}</span>}
      </span>
      <span className="net-name">
        <Said text={agency.title} />
      </span>
      {trouble !== undefined && (
        <span className="net-trouble">
          {bad ? '✕' : '▲'} {trouble}
        </span>
      )}
      {now.rumors.length > 0 && <span className="net-trouble">? {rumorWord}</span>}
      {unjoined && <span className="net-trouble legal">§</span>}
    </button>
  );
}

/** The matter with an agency in two or three words. */
function shortTrouble({ troubles }: AgencyNow, { words }: ReturnType<typeof useTelling>): string {
  const own = troubles.filter(({ seat }) => seat === undefined);
  if (own.length > 0) return own.map(({ kind }) => words.troubles[kind]).join(', ');
  const away = troubles.filter(({ kind }) => kind === 'absent').length;
  return away > 0 ? words.awaySome(away) : words.troubles[troubles[0]!.kind];
}
