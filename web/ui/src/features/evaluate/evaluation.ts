import type { Fold } from '../../lib/feed';
import { tasksOf } from '../../lib/guide';
import type { Expectation } from '../../lib/guide';
import type { EventOf, LogEntry } from '../../lib/log';
import type { Script } from '../../lib/script';
import type { Dispute, Letter } from '../../lib/wire';

/** A rating of a task or target of an agency. */
export interface Rating {
  readonly number: number;
  readonly time: number;
  /** Such as "evaluator:2". */
  readonly by: string;
  readonly answers: readonly boolean[];
  readonly letter: Letter;
  readonly replaces?: number;
  /** Where its words are. */
  readonly text?: string;
}

export interface Note {
  readonly number: number;
  readonly time: number;
  readonly by: string;
  readonly agency: string;
  readonly task?: string;
  readonly text: string;
  readonly observedAt: number;
  readonly entries: readonly number[];
}

/** An expectation that opened, and what became of it so far. */
export interface Outcome {
  readonly exp: string;
  readonly who: string;
  /** The entry that opened it. */
  readonly opened: number;
  readonly at: number;
  readonly within?: number;
  readonly state: 'open' | 'blocked' | 'met' | 'late' | 'missed' | 'failed' | 'withdrawn' | 'impossible' | 'censored';
  /** Thousandths of what was to be done, once it is met. */
  readonly credit?: number;
  /** Why its clock stands. */
  readonly reason?: string;
  readonly excused: number;
  /** From its opening to the act that met it. */
  readonly took?: number;
  /** A contingency was released because it was missed. */
  readonly rescued?: boolean;
  /** Entries that tell of it, rising. */
  readonly entries: readonly number[];
}

/** What somebody wrote or did in words that no rule can judge. */
export interface Deed {
  readonly number: number;
  readonly time: number;
  readonly seat: string;
  readonly kind: 'action-taken' | 'step-done' | 'question-answered' | 'message-sent';
  readonly text?: string;
  readonly msg?: number;
}

export interface Judgement {
  readonly number: number;
  readonly by: string;
  readonly exp?: string;
  readonly who?: string;
  readonly credit?: number;
  readonly severity?: number;
  readonly text?: string;
}

/** A message that was sent as an emergency, against what the agreements say. */
export interface Emergency {
  readonly number: number;
  readonly time: number;
  readonly msg: number;
  readonly sender: string;
  readonly reason: string;
  readonly text?: string;
}

export interface Contest {
  readonly number: number;
  readonly time: number;
  readonly by: string;
  readonly measure: string;
  readonly entries: readonly number[];
  readonly text?: string;
  readonly answer?: { readonly number: number; readonly text?: string; readonly outcome?: string };
}

export interface Settlement {
  readonly number: number;
  readonly letter?: Letter;
  readonly text?: string;
}

/** What the log tells of an evaluation. */
export interface Evaluation {
  readonly started: boolean;
  /** The entry of EndEx. */
  readonly ended?: number;
  /** The entry after which nothing more is rated. */
  readonly closed?: number;
  /** All ratings of a task or target of an agency, by {@link keyOf}, oldest first. */
  readonly ratings: Map<string, Rating[]>;
  /** Who has rated a task or target how this viewer may not see yet, by {@link keyOf}. */
  readonly apart: Map<string, ReadonlySet<string>>;
  readonly notes: Note[];
  /** By expectation and whose, in the order of opening. */
  readonly outcomes: Map<string, Outcome>;
  readonly deeds: Map<number, Deed>;
  /** By the entry that was judged. */
  readonly judgements: Map<number, Judgement[]>;
  readonly emergencies: Map<number, Emergency>;
  /** By message. */
  readonly justified: Map<number, { readonly number: number; readonly by: string; readonly justified: boolean }>;
  /** What was found in the words of messages. */
  readonly tags: Map<number, { readonly number: number; readonly items: readonly string[] }[]>;
  /** Disputes that have been taken up and are not settled, by {@link keyOf}. */
  readonly taken: Set<string>;
  readonly settled: Map<string, Settlement>;
  readonly contests: Contest[];
  readonly erased: Set<string>;
  /** Which statements have reached the log, by who and id. */
  readonly said: Set<string>;
  /** The last entry that can change how far evaluators agree. */
  readonly changed: number;
}

type Changing = { -readonly [K in keyof Evaluation]: Evaluation[K] };

/** The key of a task or target of an agency, and of an expectation of somebody. */
export const keyOf = (place: string, what: string) => `${place} ${what}`;

/** The key of a statement in {@link Evaluation.said}. */
export const saidBy = (by: string, id: string) => `${by} ${id}`;

/** What repeats is named in the log with its turn: e-sitrep.2. */
const once = (id: string) => id.replace(/\.\d+$/, '');

/** @param isSeat whether a sender is a seat, whose words somebody wrote in play */
export const evaluationOf = (isSeat: (id: string) => boolean): Fold<LogEntry, Evaluation> => ({
  start: () => ({
    started: false,
    ratings: new Map(),
    apart: new Map(),
    notes: [],
    outcomes: new Map(),
    deeds: new Map(),
    judgements: new Map(),
    emergencies: new Map(),
    justified: new Map(),
    tags: new Map(),
    taken: new Set(),
    settled: new Map(),
    contests: [],
    erased: new Set(),
    said: new Set(),
    changed: -1,
  }),
  step: (state, entry) => take(state as Changing, entry, isSeat),
});

function take(state: Changing, entry: LogEntry, isSeat: (id: string) => boolean) {
  const { number, time, input, event } = entry;
  const by = input?.by ?? '';
  if (by.startsWith('evaluator:') && input) {
    state.said.add(saidBy(by, input.id));
    state.changed = number;
  }
  switch (event.kind) {
    case 'exercise-started':
      state.started = true;
      break;
    case 'exercise-ended':
      state.ended = number;
      state.changed = number;
      break;
    case 'evaluation-closed':
      state.closed = number;
      break;
    case 'task-rated':
      rate(state, keyOf(event.agency, event.task), entry, event);
      break;
    case 'target-rated':
      rate(state, keyOf(event.agency, event.target), entry, event);
      break;
    case 'withheld': {
      if (event.agency === undefined || event.what === undefined) break;
      const key = keyOf(event.agency, event.what);
      state.apart.set(key, new Set([...(state.apart.get(key) ?? []), by]));
      break;
    }
    case 'observation-noted':
      state.notes.push({
        number,
        time,
        by,
        agency: event.agency,
        ...(event.task === undefined ? {} : { task: event.task }),
        text: event.text.ref,
        observedAt: event.observedAt,
        entries: event.entries,
      });
      break;
    case 'expectation-opened': {
      const { exp, who, within } = event;
      state.outcomes.set(keyOf(who, exp), {
        exp,
        who,
        opened: number,
        at: time,
        ...(within === undefined ? {} : { within }),
        state: 'open',
        excused: 0,
        entries: [number],
      });
      break;
    }
    case 'expectation-blocked':
      become(state, entry, event, (before) => ({ state: before.state === 'open' ? 'blocked' : before.state, reason: event.reason }));
      break;
    case 'expectation-unblocked':
      become(state, entry, event, (before) => ({ state: before.state === 'blocked' ? 'open' : before.state }));
      break;
    case 'expectation-missed':
      become(state, entry, event, () => ({ state: 'missed', excused: event.excused }));
      break;
    case 'expectation-met':
      become(state, entry, event, (before) => ({
        state: before.state === 'missed' || before.state === 'late' ? 'late' : 'met',
        credit: event.credit,
        excused: event.excused,
        took: event.at - before.at,
        entries: [...before.entries, event.act],
      }));
      break;
    case 'expectation-closed':
      become(state, entry, event, (before) => ({
        state: event.state === 'met' ? (before.state === 'missed' || before.state === 'late' ? 'late' : 'met') : event.state,
        excused: event.excused,
        ...(event.credit === undefined ? {} : { credit: event.credit }),
      }));
      break;
    case 'contingency-released':
      for (const [key, outcome] of state.outcomes) {
        if (outcome.exp === event.rescues) {
          state.outcomes.set(key, { ...outcome, rescued: true, entries: rising([...outcome.entries, number]) });
        }
      }
      break;
    case 'action-taken':
    case 'step-done':
      if (event.text || event.action === 'other') {
        state.deeds.set(number, { number, time, seat: event.seat, kind: event.kind, ...words(event) });
      }
      break;
    case 'question-answered':
      if (event.text) state.deeds.set(number, { number, time, seat: event.seat, kind: event.kind, ...words(event) });
      break;
    case 'message-sent': {
      const { msg, sender, emergency } = event;
      if (!isSeat(sender) || event.line !== undefined) break;
      if (event.text) state.deeds.set(number, { number, time, seat: sender, kind: event.kind, msg, ...words(event) });
      if (emergency) state.emergencies.set(msg, { number, time, msg, sender, reason: emergency.ref, ...words(event) });
      break;
    }
    case 'message-tagged':
      state.tags.set(event.msg, [...(state.tags.get(event.msg) ?? []), { number, items: event.items }]);
      break;
    case 'action-judged': {
      const { exp, who, credit, severity } = event;
      const judgement: Judgement = {
        number,
        by,
        ...(exp === undefined ? {} : { exp }),
        ...(who === undefined ? {} : { who }),
        ...(credit === undefined ? {} : { credit }),
        ...(severity === undefined ? {} : { severity }),
        ...words(event),
      };
      state.judgements.set(event.entry, [...(state.judgements.get(event.entry) ?? []), judgement]);
      break;
    }
    case 'emergency-judged':
      state.justified.set(event.msg, { number, by, justified: event.justified });
      break;
    case 'adjudication-opened':
      state.taken.add(keyOf(event.agency, event.task));
      break;
    case 'adjudication-closed': {
      const key = keyOf(event.agency, event.task);
      state.taken.delete(key);
      state.settled.set(key, { number, ...(event.letter === undefined ? {} : { letter: event.letter }), ...words(event) });
      break;
    }
    case 'score-contested':
      state.contests.push({ number, time, by, measure: event.measure, entries: event.entries, ...words(event) });
      break;
    case 'contest-answered': {
      // The oldest that is open is the one: the same cannot be contested twice at a time.
      const at = state.contests.findIndex(
        ({ measure, entries, answer }) => !answer && measure === event.measure && entries.join() === event.entries.join(),
      );
      const contest = state.contests[at];
      if (contest) {
        const outcome = event.outcome === undefined ? {} : { outcome: event.outcome };
        state.contests[at] = { ...contest, answer: { number, ...outcome, ...words(event) } };
      }
      break;
    }
    case 'text-erased':
      state.erased.add(event.ref);
      break;
    default:
  }
}

const words = (event: { readonly text?: { readonly ref: string } }) => (event.text ? { text: event.text.ref } : {});

function rate(state: Changing, key: string, { number, time, input }: LogEntry, event: EventOf<'task-rated' | 'target-rated'>) {
  const { answers, letter, replaces } = event;
  const rating: Rating = {
    number,
    time,
    by: input?.by ?? '',
    answers,
    letter,
    ...(replaces === undefined ? {} : { replaces }),
    ...words(event),
  };
  state.ratings.set(key, [...(state.ratings.get(key) ?? []), rating]);
}

const rising = (entries: readonly number[]) => [...new Set(entries)].sort((a, b) => a - b);

function become(
  state: Changing,
  { number }: LogEntry,
  { exp, who }: { readonly exp: string; readonly who: string },
  change: (before: Outcome) => Partial<Outcome>,
) {
  const before = state.outcomes.get(keyOf(who, exp));
  if (!before) return;
  const after = { ...before, ...change(before) };
  state.outcomes.set(keyOf(who, exp), { ...after, entries: rising([...after.entries, number]) });
}

/** The last rating of each evaluator, in the order of their keys. */
export function standing(ratings: readonly Rating[]): readonly Rating[] {
  const last = new Map(ratings.map((rating) => [rating.by, rating]));
  return [...last.values()].sort((a, b) => a.by.localeCompare(b.by, 'en', { numeric: true }));
}

/** What is expected for a task, and what became of it wherever it opened. */
export interface Wanted {
  readonly expectation: Expectation;
  readonly outcomes: readonly Outcome[];
}

/** What the script expects of an agency and its seats, by task. Tasks of which nothing is expected are left out. */
export function wantedOf(agency: string, script: Script, { outcomes }: Evaluation): ReadonlyMap<string, readonly Wanted[]> {
  const agencyOf = new Map(script.positions.map((position) => [position.id, position.agency]));
  const isOurs = (who: string) => who === agency || agencyOf.get(who) === agency;
  const opened = groupedBy(
    [...outcomes.values()].filter(({ who }) => isOurs(who)),
    ({ exp }) => once(exp),
  );
  const wanted = script.guide.expectations
    .filter(({ who, task }) => task !== undefined && (who === 'all' || isOurs(who)))
    .map((expectation) => ({ expectation, outcomes: opened.get(expectation.id) ?? [] }));
  return groupedBy(wanted, ({ expectation }) => expectation.task!);
}

function groupedBy<T>(list: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

/** How many of what is expected are how far: an expectation that never opened is to come. */
export function tally(wanted: readonly Wanted[]) {
  const states = wanted.flatMap(({ outcomes }) => (outcomes.length ? outcomes.map(({ state }) => state) : ['to-come' as const]));
  const of = (...these: readonly (typeof states)[number][]) => states.filter((state) => these.includes(state)).length;
  return {
    met: of('met'),
    late: of('late'),
    missed: of('missed', 'failed'),
    blocked: of('blocked'),
    open: of('open'),
    /** Withdrawn, impossible, or cut short by EndEx. */
    without: of('withdrawn', 'impossible', 'censored'),
    toCome: of('to-come'),
  };
}

/** Words of seats that nobody has judged and that this evaluator has not set aside, oldest first. Messages are read at will. */
export function toJudge({ deeds, judgements }: Evaluation, aside: ReadonlySet<number>): readonly Deed[] {
  return [...deeds.values()].filter(
    ({ number, kind }) => kind !== 'message-sent' && !judgements.has(number) && !aside.has(number),
  );
}

export const emergenciesToJudge = ({ emergencies, justified }: Evaluation): readonly Emergency[] =>
  [...emergencies.values()].filter(({ msg }) => !justified.has(msg));

/** Critical tasks that are expected of an agency and that nobody has rated. */
export function unratedCritical(script: Script, evaluation: Evaluation) {
  const critical = tasksOf(script.guide).filter((task) => task.critical);
  return script.agencies.flatMap(({ id: agency }) => {
    const wanted = wantedOf(agency, script, evaluation);
    return critical
      .filter(({ id }) => wanted.has(id) && !evaluation.ratings.has(keyOf(agency, id)))
      .map(({ id: task }) => ({ agency, task }));
  });
}

/** Which disputes are to be settled, and which have been. One is open again when somebody rates after it was settled. */
export function disputesOf(disputes: readonly Dispute[], { ratings, settled }: Evaluation) {
  const isSettled = ({ agency, task }: Dispute) => {
    const key = keyOf(agency, task);
    const last = settled.get(key);
    return last !== undefined && !(ratings.get(key) ?? []).some(({ number }) => number > last.number);
  };
  return { open: disputes.filter((dispute) => !isSettled(dispute)), settled: disputes.filter(isSettled) };
}
