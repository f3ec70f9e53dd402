import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { moment, useExerciseTime } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { useFold } from '../../lib/feed';
import { useSpeech } from '../../lib/language';
import { Told } from '../../lib/parts/Told';
import type { Line } from '../../lib/script';
import { plain } from '../../lib/sentence';
import { wordFor } from '../../lib/words/en-codes';
import { useTimelineWords } from '../../lib/words/timelines';
import { course, disruptionCourses, rowsFor } from './course';
import { network } from './network/network';
import { standing } from './room';
import type { Room, Standing } from './room';

interface TimelineProps {
  readonly exercise: LiveExercise;
  readonly room: Room;
  readonly chosen: string | undefined;
  readonly onChoose: (line: string | undefined) => void;
  /** How much of the exercise fits the panel, in ms; undefined is all of it. */
  readonly window: number | undefined;
}

/** Room that a chip needs, in px: a letter, and what stands around them. */
const LETTER = 7.5;
const AROUND = 16;
const MOST_ROWS = 3;
/** A bar that is shorter says nothing. */
const LEAST_NAMED = 36;

/** What was, is and will be, along the exercise clock. Chips are buttons: left and right go by time, Home is now. */
export function Timeline({ exercise, room, chosen, onChoose, window: shown }: TimelineProps) {
  const words = useTimelineWords();
  const speech = useSpeech();
  const { script, names, clock, view } = exercise;
  const now = useExerciseTime(clock);
  const { phases, expected } = useFold(exercise.entries, course);
  const { disruptions } = useFold(exercise.entries, network);
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useLayoutEffect(() => {
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([size]) => size && setWidth(Math.max(160, size.contentRect.width - gutter())));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  const times = script.lines.flatMap((line) => timeOf(line, room) ?? []);
  const end = view.scenario.duration ?? Math.max(now, ...times, 60_000) * 1.05;
  const sheet = shown === undefined || shown >= end ? width : (width * end) / shown;
  const x = (time: number) => `${(100 * Math.min(end, time)) / end}%`;
  const msPerPx = end / Math.max(1, sheet);
  useFollow(box, now / end, sheet);

  const lines = script.lines
    .flatMap((line) => {
      const at = timeOf(line, room);
      return at === undefined ? [] : [{ line, at, now: standing(line, room) }];
    })
    .sort((a, b) => a.at - b.at);
  const waiting = script.lines.filter((line) => timeOf(line, room) === undefined && line.kind !== 'expected-action').length;
  const chips = lines.filter(({ line }) => line.kind !== 'expected-action');
  const chipRows = rowsFor(
    chips.map(({ line, at }) => ({ from: at, to: at + (line.number.length * LETTER + AROUND) * msPerPx })),
    MOST_ROWS,
  );
  const bars = [...expected.values()].map((one) => ({
    one,
    from: one.from,
    to: Math.max(one.outcome === 'open' || one.outcome === 'missed' ? one.from + (one.within ?? end) : one.at, one.from + 60 * msPerPx),
  }));
  const barRows = rowsFor(bars, MOST_ROWS);
  const courses = disruptionCourses(script.disruptions, disruptions).filter(({ planned, actual }) => planned || actual.length > 0);
  const courseRows = rowsFor(
    courses.map(({ id, planned, actual }) => {
      const spans = [...(planned ? [planned] : []), ...actual];
      const from = Math.min(...spans.map((one) => one.from));
      const to = Math.max(...spans.map((one) => one.to ?? end));
      return { from, to: Math.max(to, from + (names.of(id).text.length * LETTER + AROUND) * msPerPx) };
    }),
    courses.length,
  );
  const deep = (rows: readonly number[]) => Math.max(0, ...rows) + 1;
  const step = [1, 2, 5, 10, 15, 30, 60, 120, 240].find((minutes) => (minutes * 60_000) / msPerPx >= 76) ?? 480;
  const ticks = Array.from({ length: Math.floor(end / (step * 60_000)) + 1 }, (_, index) => index * step * 60_000);
  const current = chosen !== undefined && chips.some(({ line }) => line.id === chosen) ? chosen : nextOf(chips, now);
  const onKey = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).dataset.line;
    const at = chips.findIndex(({ line }) => line.id === id);
    if (at < 0) return;
    const to = { ArrowLeft: chips[at - 1]?.line.id, ArrowRight: chips[at + 1]?.line.id, Home: nextOf(chips, now) }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    document.getElementById(`chip-${to}`)?.focus();
  };
  return (
    <div className="timeline" ref={box} tabIndex={0} role="group" aria-label={words.timeline}>
      <div className="tl-sheet" style={{ width: sheet + gutter() }} onKeyDown={onKey}>
        <div className="tl-axis" aria-hidden="true">
          {ticks.map((time) => (
            <span key={time} className="mono" style={{ left: x(time) }}>
              {moment(time).slice(0, -3)}
            </span>
          ))}
        </div>
        <div className="tl-over">
          {ticks.map((time) => (
            <i key={time} className="tl-grid" style={{ left: x(time) }} />
          ))}
          {view.scenario.duration !== undefined && <i className="tl-end" style={{ left: '100%' }} />}
        </div>
        {phases.length > 0 && (
          <div className="tl-lane tl-phases">
            <h3>{words.lanes.phases}</h3>
            {phases.map(({ id, from, to }) => (
              <span
                key={`${id} ${from}`}
                className={`tl-phase ${to === undefined && exercise.state !== 'ended' ? 'open' : ''}`}
                style={{ left: x(from), width: `${(100 * ((to ?? Math.min(end, Math.max(now, from))) - from)) / end}%` }}
                title={names.of(id).text}
              >
                <span className="tl-stay">
                  <Told sentence={[names.of(id)]} />
                </span>
              </span>
            ))}
          </div>
        )}
        <div className="tl-lane" style={{ height: `${deep(chipRows) * 1.5 + 0.5}rem` }}>
          <h3>
            {words.lanes.injects}
            {waiting > 0 && <span className="caption"> + {waiting}</span>}
            {waiting > 0 && <span className="sr-only">{words.waiting(waiting)}</span>}
          </h3>
          {chips.map(({ line, at, now: stands }, index) => (
            <button
              key={line.id}
              id={`chip-${line.id}`}
              type="button"
              data-line={line.id}
              className={`tl-chip ${lookOf(line, stands)} ${line.kind === 'contingency' ? 'contingency' : ''}`}
              style={{ left: x(at), top: `${chipRows[index]! * 1.5 + 0.25}rem` }}
              tabIndex={line.id === current ? 0 : -1}
              aria-expanded={line.id === chosen}
              aria-label={words.chip(
                line.number,
                speech.of(line.title).text,
                [speech.words.control.msel.states[stands.state], ...(stands.late ? [words.late] : [])].join(', '),
                moment(at),
              )}
              title={speech.of(line.title).text}
              onClick={() => onChoose(line.id === chosen ? undefined : line.id)}
            >
              {line.number}
              {stands.late > 0 && ' !'}
            </button>
          ))}
        </div>
        {bars.length > 0 && (
          <div className="tl-lane" style={{ height: `${deep(barRows) * 1.375 + 0.375}rem` }}>
            <h3>{words.lanes.expected}</h3>
            {bars.map(({ one, from, to }, index) => {
              const bad = one.outcome === 'missed' || one.outcome === 'failed';
              const said = words.expected(
                plain(names.expectation(one.exp)),
                names.of(one.who).text,
                words.outcomes[one.outcome],
                moment(from),
              );
              return (
                <span
                  key={`${one.exp} ${one.who}`}
                  className={`tl-bar ${bad ? 'bad' : one.outcome === 'open' ? 'open' : ''}`}
                  style={{ left: x(from), width: `${(100 * (Math.min(end, to) - from)) / end}%`, top: `${barRows[index]! * 1.375 + 0.25}rem` }}
                  title={said}
                >
                  <span className="sr-only">{said}</span>
                  {(to - from) / msPerPx >= LEAST_NAMED && (
                    <span aria-hidden="true" className="tl-stay">
                      {bad && '✕ '}
                      <Told sentence={names.expectation(one.exp)} />
                    </span>
                  )}
                </span>
              );
            })}
          </div>
        )}
        {courses.length > 0 && (
          <div className="tl-lane" style={{ height: `${deep(courseRows) * 1.375 + 0.375}rem` }}>
            <h3>{words.lanes.disruptions}</h3>
            {courses.map(({ id, kind, state, planned, actual, thrown, random }, index) => {
              const top = `${courseRows[index]! * 1.375 + 0.25}rem`;
              const name = names.of(id).text;
              const note = thrown ? `, ${words.thrown}` : random ? `, ${words.random}` : '';
              const said = `${name}, ${wordFor(speech.words.codes.disruptions, kind)}: ${words.disruptionStates[state]}${note}`;
              const first = planned ?? actual[0]!;
              return (
                <div key={id}>
                  {planned && (
                    <span
                      className="tl-bar planned"
                      style={{ left: x(planned.from), width: `${(100 * ((planned.to ?? end) - planned.from)) / end}%`, top }}
                    />
                  )}
                  {actual.map(({ from, to }) => (
                    <span
                      key={from}
                      className={`tl-bar actual ${LOOKS[kind] ?? 'warn'}`}
                      style={{ left: x(from), width: `max(3px, ${(100 * ((to ?? Math.max(now, from)) - from)) / end}%)`, top }}
                    />
                  ))}
                  <span
                    className="tl-name"
                    style={{ left: x(first.from), width: `${(100 * (end - first.from)) / end}%`, top }}
                    title={said}
                  >
                    <span aria-hidden="true" className="tl-stay">
                      {thrown && '⚡ '}
                      {name}
                    </span>
                    <span className="sr-only">{said}</span>
                  </span>
                </div>
              );
            })}
          </div>
        )}
        <div className="tl-over">
          <i className="tl-now" style={{ left: x(now) }} />
        </div>
      </div>
    </div>
  );
}

/** Where the names of lanes stand, 8rem wide (--tl-gutter), in px. */
const gutter = () => 8 * parseFloat(getComputedStyle(document.documentElement).fontSize || '16');

/** What cuts is red, what the rules close is violet, the rest is amber. */
const LOOKS: Readonly<Record<string, string>> = {
  outage: 'bad',
  partition: 'bad',
  'agency-outage': 'bad',
  'power-loss': 'bad',
  flapping: 'bad',
  'policy-change': 'legal',
};

/** When a line was last moved by the log, or when the script means it to be; undefined where no time tells. */
function timeOf(line: Line, room: Room): number | undefined {
  const record = room.lines.get(line.id);
  if (record) return record.at;
  return line.trigger.kind === 'at' ? line.trigger.time : undefined;
}

function lookOf(line: Line, { state, late, reached, of }: Standing): string {
  if (late > 0) return 'late';
  if (state === 'planned' || state === 'held' || state === 'skipped') return state;
  const done = state === 'acknowledged' || (state === 'delivered' && line.acknowledgeWithin === undefined);
  return done && reached === of ? 'done' : 'open';
}

/** The first line at or after a time, or the last there is. */
const nextOf = (chips: readonly { readonly line: Line; readonly at: number }[], now: number) =>
  (chips.find(({ at }) => at >= now) ?? chips.at(-1))?.line.id;

/** Keeps now in sight: at once, when the window changes, and before it runs out at the right; never against the reader's own scrolling. */
function useFollow(box: RefObject<HTMLElement | null>, share: number, sheet: number) {
  const left = useRef<number>(undefined);
  useEffect(() => {
    const element = box.current!;
    element.scrollLeft = share * sheet - element.clientWidth * 0.55;
    left.current = element.scrollLeft;
    // Not as time goes on: the effect below decides that.
  }, [box, sheet]);
  useEffect(() => {
    const element = box.current!;
    if (left.current === undefined || Math.abs(element.scrollLeft - left.current) > 2) return;
    const at = share * sheet - element.scrollLeft;
    if (at > element.clientWidth * 0.85 || at < 0) {
      element.scrollLeft = share * sheet - element.clientWidth * 0.55;
      left.current = element.scrollLeft;
    }
  }, [box, share, sheet]);
}
