import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { hms, useExerciseTime } from '../../../lib/clock';
import { device } from '../../../lib/device';
import type { LiveExercise } from '../../../lib/exercise';
import { useFold } from '../../../lib/feed';
import { Said, useSpeech, useWords } from '../../../lib/language';
import { Icon } from '../../../lib/parts/Icon';
import { Level } from '../../../lib/parts/Level';
import { Told } from '../../../lib/parts/Told';
import type { Link } from '../../../lib/script';
import { listed } from '../../../lib/sentence';
import { wordFor } from '../../../lib/words/en-codes';
import { useNetworkWords } from '../../../lib/words/networks';
import type { Moves } from '../moves';
import type { Room } from '../room';
import { situation } from '../situation';
import { Details } from './Details';
import { layoutOf } from './layout';
import { network } from './network';
import type { Network } from './network';
import { Picture } from './Picture';
import type { Chosen } from './Picture';
import { sceneOf, useTelling } from './scene';
import type { LinkNow, Scene } from './scene';
import './network.css';

export interface NetworkView {
  readonly as: 'picture' | 'table';
  readonly chosen: Chosen | undefined;
}

const KEPT = 'muster.network';

/** Picture or table, and what is looked at: in the address, and picture or table as last chosen on this device. */
export function readNetworkView(query: URLSearchParams): NetworkView {
  const as = query.get('network') ?? device.getItem(KEPT) ?? (innerWidth < 640 ? 'table' : 'picture');
  const [kind, id] = (query.get('at') ?? '').split(':');
  return {
    as: as === 'table' ? 'table' : 'picture',
    chosen: (kind === 'agency' || kind === 'link') && id ? { kind, id } : undefined,
  };
}

export function writeNetworkView(query: URLSearchParams, { as, chosen }: NetworkView): URLSearchParams {
  const next = new URLSearchParams(query);
  next.set('network', as);
  if (chosen) next.set('at', `${chosen.kind}:${chosen.id}`);
  else next.delete('at');
  return next;
}

interface NetworkPanelProps {
  readonly exercise: LiveExercise;
  readonly room: Room;
  readonly moves: Moves;
  readonly view: NetworkView;
  readonly onView: (view: NetworkView) => void;
  /** What else stands in the head. */
  readonly controls?: ReactNode;
}

/** Who can reach whom by what, and how that stands now. */
export function NetworkPanel({ exercise, room, moves, view, onView, controls }: NetworkPanelProps) {
  const state = useFold(exercise.entries, network);
  const time = useExerciseTime(exercise.clock);
  const telling = useTelling(exercise);
  const { words } = telling;
  const [still, setStill] = useState(false);
  const scene = sceneOf(exercise.script, state, room, useFold(exercise.entries, situation), time);
  const { script } = exercise;
  const exists = ({ kind, id }: Chosen) => (kind === 'agency' ? script.agencies : script.links).some((one) => one.id === id);
  const chosen = view.chosen && exists(view.chosen) ? view.chosen : undefined;
  const show = (as: NetworkView['as']) => {
    device.setItem(KEPT, as);
    onView({ ...view, as });
  };
  const choose = (next: Chosen | undefined) => onView({ ...view, chosen: next });
  // What is told of the chosen one lies over the other half of the picture.
  const layout = useMemo(() => layoutOf(script), [script]);
  const spot = chosen && (chosen.kind === 'agency' ? layout.agencies : layout.marks).get(chosen.id);
  const over = spot && spot.x > 0.5 ? 'over-left' : 'over-right';
  const calm = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (
    <section className="panel network" aria-labelledby="h-network" data-panel tabIndex={-1}>
      <header>
        <h2 id="h-network">{words.title}</h2>
        <span className="small muted">{words.what(script.agencies.length, script.links.length, scene.abnormal)}</span>
        <span className="grow" />
        {controls}
        {view.as === 'picture' && !calm && (
          <button type="button" className="btn btn-small" aria-pressed={still} onClick={() => setStill(!still)}>
            {words.still}
          </button>
        )}
        <div className="segments" role="group" aria-label={words.showAs}>
          <button type="button" aria-pressed={view.as === 'picture'} onClick={() => show('picture')}>
            {words.picture}
          </button>
          <button type="button" aria-pressed={view.as === 'table'} onClick={() => show('table')}>
            {words.table}
          </button>
        </div>
      </header>
      <div className={`net-body ${chosen ? 'with-details' : ''} ${view.as === 'picture' ? over : ''}`}>
        {view.as === 'picture' ? (
          <div className="net-main">
            <Picture
              exercise={exercise}
              network={state}
              layout={layout}
              scene={scene}
              chosen={chosen}
              onChoose={choose}
              onTable={() => show('table')}
              moving={!still && !calm}
            />
            <Legend telling={telling} />
          </div>
        ) : (
          <div className="net-main body" tabIndex={0} role="group" aria-label={words.table}>
            <Tables exercise={exercise} network={state} scene={scene} telling={telling} onChoose={choose} />
          </div>
        )}
        {chosen && <Details exercise={exercise} network={state} scene={scene} chosen={chosen} moves={moves} onChoose={choose} />}
      </div>
    </section>
  );
}

type Telling = ReturnType<typeof useTelling>;

function Legend({ telling: { words, known } }: { readonly telling: Telling }) {
  return (
    <ul className="net-legend" aria-label={words.legend}>
      {(['radio', 'phone', 'data', 'person'] as const).map((style) => (
        <li key={style}>
          <svg viewBox="0 0 30 8" aria-hidden="true">
            <path className={`wire wire-${style} pace-primary`} d="M0 4H30" />
          </svg>
          {words.styles[style]}
        </li>
      ))}
      <li>{words.pace}</li>
      <li className="state-warn">▲ {words.marks.degraded}</li>
      <li className="state-bad">✕ {words.marks.cut}</li>
      <li className="state-legal">§ {words.marks.lapsed}</li>
      <li className="state-warn">? {known.legendRumor}</li>
      <li>{known.legendPace}</li>
    </ul>
  );
}

interface TablesProps {
  readonly exercise: LiveExercise;
  readonly network: Network;
  readonly scene: Scene;
  readonly telling: Telling;
  readonly onChoose: (chosen: Chosen) => void;
}

/** The same as the picture, in tables. */
function Tables({ exercise, network, scene, telling, onChoose }: TablesProps) {
  const { words: all } = useSpeech();
  const { words, trouble, rumor, fallsBack, channel, level } = telling;
  const { columns } = words;
  const lapsed = exercise.script.agreements.filter(({ id }) => network.agreements.has(id));
  return (
    <>
      {exercise.script.links.length === 0 ? (
        <p className="pad">{all.control.links.none}</p>
      ) : (
        <table className="t tight">
          <caption className="sr-only">{words.linksCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.link}</th>
              <th scope="col">{columns.members}</th>
              <th scope="col">{columns.level}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col">{columns.traffic}</th>
              <th scope="col" className="num">
                {columns.since}
              </th>
            </tr>
          </thead>
          <tbody>
            {scene.links.map((one) => {
              const name = exercise.names.of(one.link.id);
              return (
                <tr key={one.link.id}>
                  <th scope="row">
                    <button
                      type="button"
                      className="linkish"
                      data-key={`link ${one.link.id}`}
                      onClick={() => onChoose({ kind: 'link', id: one.link.id })}
                    >
                      <Told sentence={[name]} />
                    </button>{' '}
                    {name.text !== channel(one.link) && <span className="caption">{channel(one.link)}</span>}
                  </th>
                  <td>
                    <Members link={one.link} exercise={exercise} />
                  </td>
                  <td>{level(one.level)}</td>
                  <td>
                    <StateCell one={one} exercise={exercise} telling={telling} />
                  </td>
                  <td>{words.traffic(one.flying, one.queued, one.held) || '–'}</td>
                  <td className="num mono">{one.now.since === undefined ? '' : hms(one.now.since)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <table className="t tight">
        <caption className="sr-only">{words.agenciesCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.agency}</th>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col" className="num">
              {columns.open}
            </th>
          </tr>
        </thead>
        <tbody>
          {scene.agencies.map(({ agency, troubles, open, late, level: lowest, rumors }) => (
            <tr key={agency.id}>
              <th scope="row">
                <Level level={agency.level} />
                <button
                  type="button"
                  className="linkish"
                  data-key={`agency ${agency.id}`}
                  onClick={() => onChoose({ kind: 'agency', id: agency.id })}
                >
                  <Said text={agency.title} />
                </button>
              </th>
              <td>{[all.levels[agency.level] ?? agency.level, wordFor(words.sectors, agency.sector)].filter(Boolean).join(', ')}</td>
              <td>
                {troubles.length + rumors.length > 0 && (
                  <span className="state state-warn">
                    <Icon name="warning" />
                    {[...troubles.map(trouble), ...rumors.map(rumor)].join(', ')}
                  </span>
                )}
                {lowest !== undefined && <span> {fallsBack(lowest)}</span>}
                {troubles.length + rumors.length === 0 && lowest === undefined && <span className="muted">{words.normal}</span>}
              </td>
              <td className={`num ${late ? 'state-bad' : ''}`}>{words.details.openOf(open, late)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lapsed.length > 0 && (
        <table className="t tight">
          <caption className="sr-only">{words.agreementsCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.details.agreements}</th>
              <th scope="col">{words.parties}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col" className="num">
                {columns.since}
              </th>
            </tr>
          </thead>
          <tbody>
            {lapsed.map(({ id, parties }) => {
              const { lapse, at } = network.agreements.get(id)!;
              return (
                <tr key={id}>
                  <th scope="row">
                    <Told sentence={[exercise.names.of(id)]} />
                  </th>
                  <td>
                    <Told sentence={listed(parties.map((party) => [exercise.names.of(party)]))} />
                  </td>
                  <td className="state-legal">§ {words.lapses[lapse]}</td>
                  <td className="num mono">{hms(at)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}

/** More names than this are told as a number; the link itself tells them all. */
const MOST_NAMES = 4;

/** Who hears on a link; when that is nearly everybody, who does not. */
function Members({ link, exercise }: { readonly link: Link; readonly exercise: LiveExercise }) {
  const { msel } = useWords().control;
  const { members } = useNetworkWords();
  const all = exercise.script.agencies.map((agency) => agency.id);
  const others = all.filter((agency) => !link.members.includes(agency));
  const names = (ids: readonly string[]) => listed(ids.map((id) => [exercise.names.of(id)]));
  if (others.length === 0) return msel.everybody;
  const but = others.length * 2 <= link.members.length;
  if ((but ? others : link.members).length > MOST_NAMES) return members(link.members.length, all.length);
  return <Told sentence={but ? msel.everybodyBut(names(others)) : names(link.members)} />;
}

function StateCell({ one, exercise, telling }: { readonly one: LinkNow; readonly exercise: LiveExercise; readonly telling: Telling }) {
  const { links } = useWords().control;
  const { now, powerless } = one;
  if (now.state === 'up' && !powerless) {
    return <span className="muted">{now.since === undefined ? links.up : links.restored}</span>;
  }
  const bad = now.state === 'cut' || powerless;
  return (
    <span className={`state ${bad ? 'state-bad' : 'state-warn'}`}>
      <Icon name={bad ? 'close' : 'warning'} />
      <span>
        {telling.state(one)}
        {now.state !== 'up' && (
          <>
            : <Told sentence={listed(now.by.map((disruption) => [exercise.names.of(disruption)]))} />
          </>
        )}
      </span>
    </span>
  );
}
