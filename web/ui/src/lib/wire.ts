import { anything, flag, listOf, mapOf, oneOf, optional, real, shape, text, whole } from './check';
import type { Check, Shape } from './check';
import { readEvent } from './log';
import type { Unread } from './log';

/** The shapes of the server's answers. Each answer is checked once, here, and trusted from then on. */

/** A text in the languages that it has, the scenario's reference language first. */
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

export const scenarioView = shape({ summary: scenarioSummary, tree: anything });

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
  cohort: optional(text),
  solo: optional(flag),
  clock,
  lastEntry: whole,
  seats: optional(listOf(shape({ id: text, title: words, agency, holder }))),
});
export type ExerciseView = ReturnType<typeof exerciseView>;
export type SeatOfView = NonNullable<ExerciseView['seats']>[number];

const pairs = listOf(listOf(text));
export const structure = shape({
  hash: text,
  efficiency: real,
  components: listOf(listOf(text)),
  apart: pairs,
  bridges: pairs,
  agencies: listOf(
    shape({ agency: text, neighbours: whole, efficiencyLoss: real, betweenness: real, cutPoint: flag }),
  ),
  failures: listOf(
    shape({
      kind: oneOf('link', 'failure-domain', 'agency', 'agreement'),
      id: text,
      efficiencyLoss: real,
      parted: pairs,
      detoured: pairs,
    }),
  ),
});
/** On what an exercise of a script hangs. */
export type Structure = ReturnType<typeof structure>;
export type Failure = Structure['failures'][number];

const titled = shape({ id: text, title: words });
/** Something of the script with its words in place of its id alone. */
export type Titled = ReturnType<typeof titled>;

const contact = shape({
  id: text,
  title: words,
  level: text,
  seats: listOf(titled),
  links: listOf(text),
  pace: listOf(shape({ id: text, purpose: optional(text), levels: listOf(text) })),
});
export type Contact = ReturnType<typeof contact>;

const way = shape({
  id: text,
  title: words,
  channel: text,
  net: flag,
  secure: flag,
  maxTlp: text,
  members: listOf(titled),
  usual: whole,
});
export type Way = ReturnType<typeof way>;

const deed = shape({ id: text, title: words, steps: listOf(text) });
export type Deed = ReturnType<typeof deed>;

const asset = shape({
  id: text,
  title: words,
  kind: text,
  owner: titled,
  own: flag,
  count: optional(whole),
  unit: optional(text),
});
export type Asset = ReturnType<typeof asset>;

const group = shape({ id: text, title: words, lead: titled, members: listOf(titled), link: optional(text) });
export type Group = ReturnType<typeof group>;

/** What lies on a seat's desk throughout; what changes in play comes by its feed. */
const desk = shape({
  colleagues: listOf(titled),
  contacts: listOf(contact),
  links: listOf(way),
  actions: listOf(deed),
  sites: listOf(titled),
  resources: listOf(asset),
  taskForces: listOf(group),
});
export type Desk = ReturnType<typeof desk>;

export const seatView = shape({
  exercise: shape({ id: text, name: text, title: words }),
  seat: shape({ id: text, title: words, languages: listOf(text) }),
  agency,
  briefing: optional(words),
  state,
  pause: optional(pause),
  clock,
  languages: listOf(text),
  desk,
});
export type SeatView = ReturnType<typeof seatView>;

/** The clock as a feed tells it. */
export const clockTick = shape({ now: whole, permille: whole, running: flag, state, pause: optional(pause) });
export type ClockTick = ReturnType<typeof clockTick>;

export const created = shape({ id: text });
export const controlled = shape({ number: whole });
export const acted = shape({ accepted: flag });
export const scriptTree = shape({ tree: anything });

const tlp = oneOf('clear', 'green', 'amber', 'amber-strict', 'red');
const item = shape({ id: text, title: words, category: titled, tlp });
/** A piece of information as a seat knows it. */
export type Item = ReturnType<typeof item>;

/** What somebody wrote; erased once its words are gone for good. */
const written = { text: optional(words), erased: optional(flag) };
const byRecipient = { msg: whole, seat: optional(text), by: optional(titled) };
const message = { msg: whole, title: optional(words), type: text, items: listOf(item), tlp, lang: optional(text) };
const onItem = { item, agency: optional(text), by: optional(titled), msg: optional(whole), reviews: optional(listOf(item)) };
const res = shape({ id: text, title: words, kind: text });
const loan = { res, count: whole, purpose: text, request: whole, by: optional(titled) };
const onGroup = { tf: titled, by: optional(titled) };
const choice = shape({
  id: text,
  question: words,
  options: listOf(shape({ id: text, text: words })),
});
export type Choice = ReturnType<typeof choice>;
const product = shape({ title: words, signOff: listOf(titled) });
const question = shape({ id: text, text: optional(words), to: optional(listOf(text)) });
const onAction = { action: shape({ id: text, title: optional(words) }), where: optional(titled), by: titled, ...written };
const struck = { target: text };

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
  'message-sent': {
    ...message,
    to: listOf(titled),
    via: text,
    channel: optional(text),
    purpose: text,
    replyTo: optional(whole),
    forwards: optional(whole),
    closing: flag,
    emergency: optional(flag),
    cites: optional(listOf(text)),
    ...written,
  },
  'message-delivered': {
    ...message,
    seat: text,
    channel: optional(text),
    from: titled,
    replyTo: optional(whole),
    decision: optional(choice),
    asks: optional(shape({ res, count: whole, purpose: text })),
    ...written,
  },
  'message-overheard': {
    ...message,
    agency: optional(text),
    channel: optional(text),
    from: titled,
    ...written,
  },
  'message-opened': byRecipient,
  'message-acknowledged': byRecipient,
  'message-read-back': byRecipient,
  'message-closed': byRecipient,
  'message-failed': { msg: whole, to: titled, link: text, channel: text },
  'message-stopped': { msg: whole, reason: oneOf('verdict', 'withdrawn') },
  'message-tagged': { msg: whole, items: listOf(item) },
  'disclosure-judged': {
    msg: whole,
    item,
    to: titled,
    verdict: text,
    agreement: optional(titled),
    stopped: flag,
    warned: flag,
  },
  'pace-switched': { plan: text, from: text, to: text },
  'item-available': onItem,
  'item-known': onItem,
  'item-made': onItem,
  'item-purged': onItem,
  'review-started': onItem,
  'false-item-detected': onItem,
  'false-item-corrected': onItem,
  'resource-requested': { ...loan, agency: optional(titled) },
  'resource-granted': loan,
  'resource-refused': loan,
  'resource-returned': loan,
  'resource-redirected': loan,
  'resource-arrived': { res, request: whole },
  'resource-lost': { res, request: whole },
  'shortage-began': { res, value: optional(whole) },
  'shortage-ended': { res, value: optional(whole) },
  'task-force-proposed': onGroup,
  'membership-confirmed': onGroup,
  'task-force-formed': onGroup,
  'task-force-dissolved': onGroup,
  'decision-made': { dec: shape({ id: text, question: words }), option: shape({ id: text, text: optional(words) }), by: titled },
  'action-taken': { ...onAction, step: optional(text) },
  'step-done': { ...onAction, step: text },
  'phase-opened': { phase: titled, text: optional(words), turn: optional(whole), product: optional(product) },
  'phase-closed': { phase: titled, turn: optional(whole) },
  'question-asked': { phase: titled, question },
  'question-answered': { phase: titled, question, by: titled, ...written },
  'notice-served': { agreement: titled },
  'agreement-signed': { agreement: titled, by: titled },
  'seat-noted': written,
  'scores-released': { to: text },
  'log-released': { to: text },
  'score-contested': { measure: text, ...written },
  'contest-answered': { measure: text, outcome: text, ...written },
  'feedback-closed': { form: text, count: whole },
  'seat-absent': { seat: text, by: titled, deputy: optional(titled) },
  'seat-returned': { seat: text, by: titled, deputy: optional(titled) },
  'agency-down': struck,
  'agency-up': struck,
  'access-lost': struck,
  'access-restored': struck,
  'power-lost': struck,
  'power-restored': struck,
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

/** Why there is no figure. All but the last are the server's reasons. */
export const missing = oneOf(
  'no-items',
  'none-observed',
  'not-ended',
  'no-baseline',
  'under-three',
  'no-citation',
  'not-timed',
  'none-settled',
);
export type Missing = ReturnType<typeof missing>;

const figures = {
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
};
const known = shape({ ...figures, evidence: optional(listOf(evidenceLine)) });
export interface Known extends Omit<ReturnType<typeof known>, 'evidence'> {
  readonly evidence: readonly EvidenceLine[];
}

/** There is no figure. What may become one, such as what is late and still open, can be looked at. */
export interface Absent {
  readonly missing: Missing;
  readonly unsettled?: Known;
}
/** A figure with what it was made of, or the reason why there is none. */
export type Value = Known | Absent;

/** Reads a value. A figure of items none of which is settled, late and still open, is none yet: never 0. */
export const value: Check<Value> = (found, at) => {
  if (typeof found === 'object' && found !== null && 'missing' in found) {
    return { missing: missing(found.missing, `${at}.missing`) };
  }
  const read = known(found, at);
  const whole = { ...read, evidence: read.evidence ?? [] };
  return whole.n === 0 ? { missing: 'none-settled', unsettled: whole } : whole;
};

export const MEASURES = ['A1', 'A2', 'B1', 'B2', 'B3', 'C1', 'C2', 'C3', 'C4', 'D1', 'D2', 'D3'] as const;
export type MeasureId = (typeof MEASURES)[number];

const letter = oneOf('P', 'S', 'M', 'U');
/** A rating: performed without challenges, with some, with major ones, or not to be performed. */
export type Letter = ReturnType<typeof letter>;

const agreement = shape({
  rated: whole,
  common: whole,
  standing: text,
  alpha: optional(real),
  low: optional(real),
  high: optional(real),
  observed: optional(real),
  ac1: optional(real),
  kappa: optional(real),
});
/** How far evaluators agree, and what their ratings are good for. */
export type Agreement = ReturnType<typeof agreement>;

const dispute = shape({
  agency: text,
  task: text,
  accomplished: real,
  automatic: letter,
  proposed: letter,
  entries: listOf(whole),
});
/** A critical task that evaluators and the log see far apart. */
export type Dispute = ReturnType<typeof dispute>;

export const evaluation = shape({ evaluator: whole, lead: flag, agreement, disputes: listOf(dispute) });
export type EvaluationView = ReturnType<typeof evaluation>;

/** What somebody wrote beside the log. */
export const writtenText = shape({ text, lang: optional(text) });

const remarks = shape({
  partial: flag,
  capped: flag,
  uncapped: optional(real),
  sensitivity: optional(listOf(real)),
});
/** The mean of the dimensions, and what is to be said of it. */
export type Overall = { readonly value: Value } & ReturnType<typeof remarks>;
const overall: Check<Overall> = (found, at) => ({ ...remarks(found, at), value: value(found, at) });

const came = {
  /** Those that this kind of holder can have and that the server counts. */
  measures: mapOf(value),
  dimensions: mapOf(value),
  overall,
  /** Of a seat only. */
  coordination: optional(value),
  flags: listOf(text),
  notForReadiness: optional(listOf(text)),
  seenBefore: optional(flag),
};
const scoreHolder = shape({
  kind: oneOf('exercise', 'agency', 'seat'),
  id: optional(text),
  ...came,
  withoutCrews: mapOf(value),
});
export type ScoreHolder = ReturnType<typeof scoreHolder>;

const ownLine = shape({
  /** What the item is; absent where the seat has no words for it. */
  title: optional(words),
  /** The seat's own number of the message that it is. */
  msg: optional(whole),
  to: optional(words),
  task: optional(words),
  state: text,
  x: optional(real),
  tookMs: optional(whole),
  withinMs: optional(whole),
  credit: optional(whole),
  excusedMs: optional(whole),
  /** Numbers of the seat's own log. */
  entries: listOf(whole),
});
/** An item as the holder of the seat reads it. */
export type OwnLine = ReturnType<typeof ownLine>;
const ownKnown = shape({ ...figures, evidence: optional(listOf(ownLine)) });
export type OwnValue = ReturnType<typeof ownKnown> | { readonly missing: Missing };
const ownValue: Check<OwnValue> = (found, at) =>
  typeof found === 'object' && found !== null && 'missing' in found
    ? { missing: missing(found.missing, `${at}.missing`) }
    : ownKnown(found, at);
const ownScores = shape({
  measures: mapOf(ownValue),
  coordination: optional(ownValue),
  overall: ownValue,
  flags: listOf(text),
  notForReadiness: optional(listOf(text)),
  seenBefore: optional(flag),
});
export type OwnScores = ReturnType<typeof ownScores>;
const contest = shape({
  measure: text,
  item: optional(whole),
  text: optional(text),
  answer: optional(shape({ outcome: text, text: optional(text) })),
});
export type Contest = ReturnType<typeof contest>;

/** What the holder of a seat sees once it is released. */
export const seatScores = shape({
  profile: text,
  seat: optional(ownScores),
  agency: optional(ownScores),
  contests: listOf(contest),
  log: flag,
});
export type SeatScores = ReturnType<typeof seatScores>;

const feedbackForm = shape({
  id: text,
  title: words,
  anonymous: flag,
  closed: flag,
  questions: listOf(
    shape({ id: text, text: words, answer: oneOf('scale-1-5', 'text', 'choice'), choices: listOf(words) }),
  ),
});
export type FeedbackForm = ReturnType<typeof feedbackForm>;
export const feedbackForms = listOf(feedbackForm);
const feedbackResult = shape({
  form: feedbackForm,
  asked: whole,
  count: whole,
  results: optional(
    listOf(
      shape({
        question: text,
        counts: listOf(whole),
        texts: listOf(shape({ text, seat: optional(text) })),
      }),
    ),
  ),
});
/** A form and what was answered to it, as far as it may be shown. */
export type FeedbackResult = ReturnType<typeof feedbackResult>;
export const feedbackResults = listOf(feedbackResult);

/** One step from the items to their value, by its name. */
const STEPS = {
  fell: { x: real, done: whole, watched: whole, share: real },
  lost: { lost: real, of: real },
  tasked: { task: text, worth: real, credit: real },
  divided: { over: real, under: real },
  chosen: { right: whole, wrong: whole, omitted: whole, falseActs: whole },
  rated: { agency: text, task: text, letters: listOf(text), points: real, rescued: flag },
  shared: { allowed: whole, weight: real },
  looped: { message: whole, recipients: whole, acknowledged: whole, closed: flag, share: real },
  paired: { one: text, other: text, planned: whole, realized: optional(whole), share: real },
  before: { baseline: real },
  stood: { at: whole, open: whole, onTime: whole, blocked: whole },
  disrupted: { from: whole, to: whole, lost: real, least: real, most: real },
  covered: { function: text, weight: real, trained: real, depth: whole, share: real },
  part: { part: text, weight: real, value },
  capped: { uncapped: real, limit: real },
  reweighed: { low: real, high: real, sensitivity: listOf(real) },
  ranged: { way: oneOf('wilson', 'bootstrap', 'parts', 'none'), of: whole, interval: optional(listOf(real)) },
} as const;
export type StepKind = keyof typeof STEPS;
export type StepOf<K extends StepKind> = { readonly step: K } & Shape<(typeof STEPS)[K]>;
export type Step = { [K in StepKind]: StepOf<K> }[StepKind];

const step: Check<Step> = (found, at) => {
  const { step: kind } = shape({ step: oneOf(...(Object.keys(STEPS) as StepKind[])) })(found, at);
  return { step: kind, ...shape(STEPS[kind])(found, at) } as Step;
};

/** How one value came about. */
export const explanation = shape({ subject: text, upTo: whole, steps: listOf(step) });
export type Explanation = ReturnType<typeof explanation>;

/** How agencies talked, of which neither more nor less is better. */
export const diagnostics = shape({
  awareness: listOf(shape({ item: text, parties: whole, half: optional(whole), mostly: optional(whole), all: optional(whole) })),
  reciprocity: optional(real),
  reciprocityBeyondChance: optional(real),
  evenness: optional(real),
  burstiness: optional(real),
  centralisation: real,
  precision: optional(real),
  recall: optional(real),
  agencies: listOf(shape({ agency: text, betweenness: real, efficiencyLoss: real, isUnplannedBroker: flag })),
  copiesPerNeed: optional(real),
});
export type Diagnostics = ReturnType<typeof diagnostics>;

export const scores = shape({
  'muster-scores': whole,
  scenario: text,
  profile: text,
  upTo: whole,
  holders: listOf(scoreHolder),
});
export type Scores = ReturnType<typeof scores>;
