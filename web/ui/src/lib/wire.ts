import { anything, flag, listOf, mapOf, oneOf, optional, real, shape, text, whole } from './check';
import type { Check, Shape } from './check';
import { readEvent } from './log';
import type { Unread } from './log';

/** The shapes of the server's answers. Each answer is checked once, here, and trusted from then on. */

/** A text in every language that its scenario lists. */
export type Text = Readonly<Record<string, string>>;
const words: Check<Text> = mapOf(text);

export const about = shape({ version: text, demo: flag, languages: listOf(text) });
export type About = ReturnType<typeof about>;

export const scenarioSummary = shape({
  id: text,
  title: words,
  summary: optional(words),
  exerciseType: text,
  duration: optional(whole),
  languages: listOf(text),
  agencies: whole,
  positions: whole,
  lines: whole,
  links: whole,
  hash: text,
  warnings: whole,
});
export type ScenarioSummary = ReturnType<typeof scenarioSummary>;

const state = oneOf('created', 'staffed', 'started', 'paused', 'ended');
export type State = ReturnType<typeof state>;
const pause = oneOf('controller', 'store', 'restart', 'safety');
export type Pause = ReturnType<typeof pause>;
const clock = shape({ now: whole, permille: whole, running: flag });
export type Clock = ReturnType<typeof clock>;
const holder = oneOf('person', 'crew', 'empty');
export type Holding = ReturnType<typeof holder>;
const agency = shape({ id: text, title: words, level: text });

export const exerciseView = shape({
  id: text,
  name: text,
  scenario: shape({ id: text, title: words, hash: text, duration: optional(whole) }),
  seed: whole,
  state,
  pause: optional(pause),
  readOnly: flag,
  clock,
  lastEntry: whole,
  seats: optional(listOf(shape({ id: text, title: words, agency, holder }))),
});
export type ExerciseView = ReturnType<typeof exerciseView>;
export type SeatOfView = NonNullable<ExerciseView['seats']>[number];

export const seatView = shape({
  exercise: shape({ id: text, name: text, title: words }),
  seat: shape({ id: text, title: words }),
  agency,
  briefing: optional(words),
  state,
  pause: optional(pause),
  clock,
  languages: listOf(text),
});
export type SeatView = ReturnType<typeof seatView>;

/** The clock as a feed tells it. */
export const clockTick = shape({ now: whole, permille: whole, running: flag, state, pause: optional(pause) });
export type ClockTick = ReturnType<typeof clockTick>;

export const created = shape({ id: text });
export const controlled = shape({ number: whole });
export const acted = shape({ accepted: flag });
export const scriptTree = shape({ tree: anything });

const byRecipient = { msg: whole, seat: optional(text) };

/** Every kind of event that a seat's feed can hold. It carries less than the log: what a seat may not know is not sent. */
export const SEAT_EVENTS = {
  'exercise-started': {},
  'clock-paused': { reason: pause },
  'clock-resumed': { reason: pause },
  'speed-set': { permille: whole },
  'clock-jumped': { to: whole, mode: oneOf('skip', 'play') },
  'exercise-ended': { reason: oneOf('director', 'duration') },
  'safety-stop-called': {},
  'safety-stop-cleared': {},
  'seat-staffed': { seat: text, holder },
  'message-delivered': {
    msg: whole,
    seat: text,
    channel: optional(text),
    from: shape({ id: text, title: words }),
    type: text,
    title: words,
    text: words,
    items: listOf(anything),
    tlp: oneOf('clear', 'green', 'amber', 'amber-strict', 'red'),
    lang: optional(text),
  },
  'message-opened': byRecipient,
  'message-acknowledged': byRecipient,
  'message-read-back': byRecipient,
  'message-overheard': { msg: whole, agency: optional(text) },
} as const;
export type SeatKind = keyof typeof SEAT_EVENTS;
export type SeatEventOf<K extends SeatKind> = { readonly kind: K } & Shape<(typeof SEAT_EVENTS)[K]>;
export type SeatEvent = { [K in SeatKind]: SeatEventOf<K> }[SeatKind];

/** An entry of a seat's feed, with that seat's own dense numbers 1, 2, 3 … */
export interface SeatEntry {
  readonly number: number;
  readonly time: number;
  readonly event: SeatEvent | Unread;
}

const seatFrame = shape({ number: whole, time: whole, event: anything });

export function readSeatEntry(found: unknown): SeatEntry {
  const entry = seatFrame(found, '');
  return { ...entry, event: readEvent(entry.event, SEAT_EVENTS) };
}

const evidenceLine = shape({
  item: text,
  who: optional(text),
  /** The other side of a disclosure or a pair. */
  to: optional(text),
  task: optional(text),
  weight: optional(real),
  state: text,
  x: optional(real),
  tookMs: optional(whole),
  withinMs: optional(whole),
  credit: optional(whole),
  excusedMs: optional(whole),
  crew: optional(flag),
  entries: listOf(whole),
});
export type EvidenceLine = ReturnType<typeof evidenceLine>;

const missing = oneOf(
  'no-items',
  'none-observed',
  'not-ended',
  'no-baseline',
  'under-three',
  'no-citation',
  'not-timed',
);
export type Missing = ReturnType<typeof missing>;

const known = shape({
  value: real,
  n: whole,
  interval: optional(listOf(real)),
  few: optional(flag),
  band: optional(text),
  excusedMs: optional(whole),
  censored: optional(whole),
  onTime: optional(real),
  median: optional(real),
  atMost: optional(real),
  evidence: listOf(evidenceLine),
});
export type Known = ReturnType<typeof known>;
/** A figure with what it was made of, or the reason why there is none. */
export type Value = Known | { readonly missing: Missing };

const value: Check<Value> = (found, at) =>
  typeof found === 'object' && found !== null && 'missing' in found
    ? { missing: missing(found.missing, `${at}.missing`) }
    : known(found, at);

export const MEASURES = ['A1', 'A2', 'B1', 'B2', 'B3', 'C1', 'C2', 'C3', 'C4', 'D1', 'D2', 'D3'] as const;
export type MeasureId = (typeof MEASURES)[number];

const scoreHolder = shape({
  kind: oneOf('exercise', 'agency', 'seat'),
  id: optional(text),
  /** Those that this kind of holder can have and that the server counts. */
  measures: mapOf(value),
});
export type ScoreHolder = ReturnType<typeof scoreHolder>;

export const scores = shape({
  'muster-scores': whole,
  scenario: text,
  profile: text,
  upTo: whole,
  holders: listOf(scoreHolder),
});
export type Scores = ReturnType<typeof scores>;
