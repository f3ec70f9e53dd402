import { listOf, Misfit } from './check';
import type { Check } from './check';
import { readEntry } from './log';
import type { LogEntry } from './log';
import * as wire from './wire';

/** An answer that says no. Carries the problem document (RFC 9457) when the server sent one. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    /** Why a lawful request was refused, such as "paused". */
    readonly code?: string,
    readonly values: readonly string[] = [],
  ) {
    super(`${status} ${detail}`);
    this.name = 'Problem';
  }
}

/** The server could not be reached, or its answer was cut short. The request may or may not have been carried out. */
export class NoAnswer extends Error {
  constructor() {
    super('no answer');
    this.name = 'NoAnswer';
  }
}

const PATIENCE = 15_000;

/** How something is asked for that is not just read or sent. */
interface Asking {
  readonly method?: 'PUT' | 'DELETE';
  /** The version that is changed: the server refuses where another has come meanwhile. */
  readonly version?: number;
}

export async function ask<T>(path: string, read: Check<T>, body?: unknown, asking: Asking = {}): Promise<T> {
  let response: Response;
  let said: unknown;
  try {
    response = await fetch(path, {
      ...(asking.method === undefined && body === undefined ? {} : { method: asking.method ?? 'POST' }),
      ...(body === undefined && asking.version === undefined ? {} : { headers: headers(body, asking) }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    said = await response.text();
  } catch {
    throw new NoAnswer();
  }
  let found: unknown;
  try {
    found = response.status === 204 ? undefined : JSON.parse(said as string);
  } catch {
    throw new Problem(response.status, response.ok ? 'The answer is no JSON.' : response.statusText);
  }
  if (!response.ok) throw problem(response.status, found);
  try {
    return read(found, '');
  } catch (misfit) {
    if (misfit instanceof Misfit) throw new Problem(response.status, misfit.message);
    throw misfit;
  }
}

const headers = (body: unknown, { version }: Asking): Record<string, string> => ({
  ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
});

function problem(status: number, found: unknown): Problem {
  const { detail, title, code, values } = (found ?? {}) as Record<string, unknown>;
  const words = typeof detail === 'string' ? detail : typeof title === 'string' ? title : '';
  return new Problem(
    status,
    words,
    typeof code === 'string' ? code : undefined,
    Array.isArray(values) ? values.map(String) : [],
  );
}

export const path = (...parts: readonly (string | number)[]) => `/api/${parts.map(encodeURIComponent).join('/')}`;

export const about = () => ask(path('about'), wire.about);
export const scenarios = () => ask(path('scenarios'), listOf(wire.scenarioSummary));
export const scenario = (id: string) => ask(path('scenarios', id), wire.scenarioView);
export const structure = (id: string) => ask(path('scenarios', id, 'structure'), wire.structure);
export const exercises = () => ask(path('exercises'), listOf(wire.exerciseView));
export const exercise = (id: string) => ask(path('exercises', id), wire.exerciseView);
export const script = async (id: string) => (await ask(path('exercises', id, 'scenario'), wire.scriptTree)).tree;
export const scores = (id: string) => ask(path('exercises', id, 'scores'), wire.scores);
/** @param holder an agency or seat, or undefined for the exercise */
export const explain = (id: string, holder: string | undefined, subject: string) =>
  ask(
    `${path('exercises', id, 'scores', 'explain')}?measure=${subject}${holder === undefined ? '' : `&holder=${encodeURIComponent(holder)}`}`,
    wire.explanation,
  );
export const scoresFilePath = (id: string) => path('exercises', id, 'scores.csv');
export const diagnostics = (id: string) => ask(path('exercises', id, 'scores', 'diagnostics'), wire.diagnostics);
/** What a seat came to; not found until it is released. */
export const seatScores = (exercise: string, seat: string) =>
  ask(path('exercises', exercise, 'seats', seat, 'scores'), wire.seatScores);
export const seatLogPath = (exercise: string, seat: string) => path('exercises', exercise, 'seats', seat, 'log.jsonl');
/** Says that a score is wrong. @param item its place among the evidence, from 1; all of them when left out */
export const contest = (exercise: string, seat: string, id: string, measure: string, item: number | undefined, said: string) =>
  ask(path('exercises', exercise, 'seats', seat, 'acts'), wire.acted, {
    id,
    event: { kind: 'score-contested', measure, ...(item === undefined ? {} : { item }), text: said },
  });
export const feedbackForms = (exercise: string, seat: string) => ask(path('feedback', exercise, 'seats', seat), wire.feedbackForms);
export const giveFeedback = (exercise: string, form: string, id: string, seat: string, answers: Readonly<Record<string, string>>) =>
  ask(path('feedback', exercise, form), wire.acted, { id, seat, answers });
export const feedback = (exercise: string) => ask(path('exercises', exercise, 'feedback'), wire.feedbackResults);
export const seat = (exercise: string, seat: string) => ask(path('exercises', exercise, 'seats', seat), wire.seatView);

export interface NewExercise {
  readonly id: string;
  readonly scenario: string;
  readonly seed?: number;
  readonly name?: string;
  /** Who trains together in it. */
  readonly cohort?: string;
  /** Whoever plays may look behind it too, so it enters nobody's readiness. */
  readonly solo?: boolean;
}

export const create = (wanted: NewExercise) => ask(path('exercises'), wire.exerciseView, wanted);

/** What a controller can do to the clock, to seats and to the network, and what a facilitator writes down for a seat. */
export type Move =
  | { readonly kind: 'exercise-started' }
  | { readonly kind: 'clock-paused'; readonly reason: 'controller' }
  | { readonly kind: 'clock-resumed'; readonly reason: wire.Pause }
  | { readonly kind: 'speed-set'; readonly permille: number }
  | { readonly kind: 'clock-jumped'; readonly to: number; readonly mode: 'skip' | 'play' }
  | { readonly kind: 'exercise-ended'; readonly reason: 'director' }
  | {
      readonly kind: 'seat-staffed';
      readonly seat: string;
      readonly holder: wire.Holding;
      readonly person?: string;
      /** He has read this script before. */
      readonly seen?: boolean;
    }
  | { readonly kind: 'disruption-thrown'; readonly disruption: string; readonly tree: Readonly<Record<string, unknown>> }
  | { readonly kind: 'disruption-lifted'; readonly disruption: string }
  | { readonly kind: 'safety-stop-called' }
  | { readonly kind: 'safety-stop-cleared' }
  | { readonly kind: 'scores-released' | 'log-released'; readonly upTo: number; readonly to: ReleasedTo }
  | { readonly kind: 'feedback-closed'; readonly form: string }
  | { readonly kind: 'inject-released' | 'inject-held' | 'inject-skipped'; readonly line: string; readonly reason?: 'controller' }
  | {
      readonly kind: 'question-answered';
      readonly phase: string;
      readonly question: string;
      readonly seat: string;
      readonly text: string;
      readonly lang: string;
    }
  | { readonly kind: 'decision-made'; readonly dec: string; readonly option: string; readonly seat: string }
  | { readonly kind: 'agreement-signed'; readonly agreement: string; readonly party: string; readonly seat: string };

/** Whom scores or a log can be released to. */
export type ReleasedTo = 'seats' | 'agencies' | 'commanders';

export const control = (exercise: string, id: string, seen: number | undefined, event: Move) =>
  ask(path('exercises', exercise, 'control'), wire.controlled, seen === undefined ? { id, event } : { id, seen, event });

/** What a seat sends. Numbers of messages are the seat's own. */
export interface Sending {
  readonly kind: 'message-sent';
  readonly to: readonly string[];
  readonly type: string;
  /** "best" or a link. */
  readonly via: string;
  readonly items: readonly string[];
  readonly tlp: string;
  readonly purpose: string;
  readonly replyTo?: number;
  readonly forwards?: number;
  readonly closing?: boolean;
  readonly text?: string;
  readonly lang?: string;
  /** Why it is an emergency. */
  readonly emergency?: string;
  readonly cites?: readonly string[];
}

/** What a seat does with a message that it has, or that it sent. `msg` is the seat's own number of it. */
export interface OnMessage {
  readonly kind:
    | 'message-opened'
    | 'message-acknowledged'
    | 'message-read-back'
    | 'message-closed'
    | 'message-stopped';
  readonly msg: number;
}

/** What a seat can do. */
export type Act =
  | OnMessage
  | Sending
  | { readonly kind: 'decision-made'; readonly dec: string; readonly option: string }
  | { readonly kind: 'action-taken'; readonly action: string; readonly where?: string; readonly text?: string }
  | {
      readonly kind: 'step-done';
      readonly action: string;
      readonly step: string;
      readonly where?: string;
      readonly text?: string;
    }
  | { readonly kind: 'resource-requested'; readonly res: string; readonly count: number; readonly purpose: string }
  | {
      readonly kind: 'resource-granted' | 'resource-refused' | 'resource-returned';
      readonly res: string;
      readonly count: number;
      readonly purpose: string;
      readonly request: number;
    }
  | {
      readonly kind: 'task-force-proposed' | 'membership-confirmed' | 'task-force-dissolved';
      readonly tf: string;
    }
  | { readonly kind: 'review-started' | 'item-purged'; readonly item: string }
  | {
      readonly kind: 'question-answered';
      readonly phase: string;
      readonly question: string;
      readonly text: string;
    }
  | { readonly kind: 'agreement-signed'; readonly agreement: string }
  | { readonly kind: 'seat-noted'; readonly text: string };

/** What an evaluator says. Numbers of messages and entries are the exercise's. */
export type Statement =
  | {
      readonly kind: 'observation-noted';
      readonly agency: string;
      readonly task?: string;
      readonly text: string;
      /** Exercise time in ms. */
      readonly observedAt: number;
      readonly entries: readonly number[];
    }
  | ({ readonly kind: 'task-rated'; readonly task: string } & Rated)
  | ({ readonly kind: 'target-rated'; readonly target: string } & Rated)
  | {
      readonly kind: 'action-judged';
      readonly entry: number;
      readonly exp?: string;
      readonly who?: string;
      readonly credit?: number;
      readonly severity?: number;
      readonly text?: string;
    }
  | { readonly kind: 'emergency-judged'; readonly msg: number; readonly justified: boolean }
  | { readonly kind: 'message-tagged'; readonly msg: number; readonly items: readonly string[] }
  | { readonly kind: 'adjudication-opened'; readonly agency: string; readonly task: string }
  | {
      readonly kind: 'adjudication-closed';
      readonly agency: string;
      readonly task: string;
      readonly letter: wire.Letter;
      readonly text: string;
    }
  | {
      readonly kind: 'contest-answered';
      readonly measure: string;
      readonly entries: readonly number[];
      readonly text: string;
      readonly outcome: 'stands' | 'changed';
    }
  | { readonly kind: 'evaluation-closed' };

interface Rated {
  readonly agency: string;
  readonly answers: readonly boolean[];
  readonly letter: wire.Letter;
  /** The entry of the same evaluator's former rating. */
  readonly replaces?: number;
  readonly text?: string;
}

const evaluationPath = (exercise: string, evaluator: number) =>
  `${path('exercises', exercise, 'evaluation')}?as=${evaluator}`;

export const evaluation = (exercise: string, evaluator: number) =>
  ask(evaluationPath(exercise, evaluator), wire.evaluation);

export const evaluate = (exercise: string, evaluator: number, id: string, event: Statement) =>
  ask(evaluationPath(exercise, evaluator), wire.controlled, { id, event });

/**
 * What somebody wrote, under the ref by which the log names it.
 * @param evaluator which one reads it; undefined for a controller
 */
export const written = (exercise: string, evaluator: number | undefined, ref: string) =>
  ask(`${path('exercises', exercise, 'texts', ref)}${evaluator === undefined ? '' : `?as=${evaluator}`}`, wire.writtenText);

type SafetyStop = { readonly kind: 'safety-stop-called' };

export const act = (exercise: string, seat: string, id: string, event: Act | SafetyStop) =>
  ask(path('exercises', exercise, 'seats', seat, 'acts'), wire.acted, { id, event });

export const feedPath = (exercise: string) => path('exercises', exercise, 'feed');
export const seatFeedPath = (exercise: string, seat: string) => path('exercises', exercise, 'seats', seat, 'feed');
export const logFilePath = (exercise: string) => path('exercises', exercise, 'log.jsonl');

/** The stored log in pieces, oldest first. */
export async function log(exercise: string): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = [];
  for (;;) {
    const piece = await ask(`${path('exercises', exercise, 'log')}?from=${entries.length}&limit=500`, listOf(readEntry));
    entries.push(...piece);
    if (piece.length < 500) return entries;
  }
}

/** A new id for a request, so that a retry after a lost answer is never a second act. Works without a secure context. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
