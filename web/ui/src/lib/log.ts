import { anything, flag, listOf, Misfit, object, oneOf, optional, shape, text, whole } from './check';
import type { Check, Shape } from './check';

/** A text kept beside the log: the log itself holds only where it is and what it commits to. */
const textRef = shape({ ref: text, commit: text });
const level = oneOf('primary', 'alternate', 'contingency', 'emergency');
const holder = oneOf('person', 'crew', 'empty');
const tlp = oneOf('clear', 'green', 'amber', 'amber-strict', 'red');
const letter = oneOf('P', 'S', 'M', 'U');
const pauseReason = oneOf('controller', 'store', 'restart', 'safety');

const line = { line: text, reason: optional(text) };
const trouble = { msg: whole, to: text, link: text, reason: text };
const byRecipient = { msg: whole, seat: text };
const linkChange = { link: text, factor: optional(whole), loss: optional(whole), capacity: optional(whole) };
const disruption = { disruption: text, type: text, hits: listOf(text) };
const target = { target: text, value: optional(whole) };
const agreement = { agreement: text, allow: optional(listOf(text)), deny: optional(listOf(text)) };
const resource = {
  res: text,
  count: whole,
  purpose: text,
  request: whole,
  seat: optional(text),
  verdict: optional(text),
};
const rating = { agency: text, answers: listOf(flag), letter, replaces: optional(whole), text: optional(textRef) };
const adjudication = { task: text, agency: text, letter: optional(letter), text: optional(textRef) };
const contest = { measure: text, entries: listOf(whole), text: optional(textRef), outcome: optional(text) };

/**
 * Every kind of event that an exercise's log can hold, with its keys: the screen's mirror of the engine's sealed list.
 * Ids are the script's; times are whole milliseconds of exercise time, shares are permille.
 */
export const EVENTS = {
  // Life and clock
  'exercise-created': {
    log: whole,
    rules: whole,
    scenario: text,
    language: whole,
    seed: whole,
    replication: whole,
    profile: text,
    profileHash: optional(text),
  },
  'exercise-started': {},
  'clock-paused': { reason: pauseReason },
  'clock-resumed': { reason: pauseReason },
  'speed-set': { permille: whole },
  'clock-jumped': { to: whole, mode: oneOf('skip', 'play') },
  'phase-opened': { phase: text, turn: optional(whole) },
  'phase-closed': { phase: text, turn: optional(whole) },
  'question-asked': { phase: text, question: text, text: optional(textRef) },
  'question-answered': { phase: text, question: text, seat: text, text: optional(textRef) },
  'safety-stop-called': { text: optional(textRef) },
  'safety-stop-cleared': { text: optional(textRef) },
  'exercise-ended': { reason: oneOf('director', 'duration') },
  'exercise-forked': { parentHead: text },
  // Staffing
  'seat-staffed': { seat: text, holder, person: optional(text), seen: optional(flag) },
  'seat-handed-over': { seat: text, from: text, to: text, reason: text },
  'role-assigned': { person: text, role: text, agencies: listOf(text) },
  'role-ended': { person: text, role: text, agencies: listOf(text) },
  'training-cited': { seat: text, function: text, permille: whole, asOf: text },
  'roll-called': { seat: text },
  'presence-confirmed': { seat: text },
  'seat-absent': { seat: text, deputy: optional(text) },
  'seat-returned': { seat: text, deputy: optional(text) },
  // Injects
  'inject-due': line,
  'inject-held': line,
  'inject-skipped': line,
  'inject-edited': { line: text, tree: anything },
  'inject-added': { line: text, tree: anything },
  'inject-released': { line: text, msg: optional(whole) },
  'contingency-released': { line: text, rescues: text },
  'controller-spoke': { as: text, msg: whole },
  // Messages and network
  'message-sent': {
    msg: whole,
    sender: text,
    to: listOf(text),
    type: text,
    via: text,
    items: listOf(text),
    tlp,
    purpose: text,
    replyTo: optional(whole),
    forwards: optional(whole),
    closing: flag,
    text: optional(textRef),
    lang: optional(text),
    line: optional(text),
    emergency: optional(textRef),
    cites: optional(listOf(text)),
  },
  'disclosure-judged': {
    msg: whole,
    item: text,
    to: text,
    verdict: text,
    agreement: optional(text),
    severity: whole,
    stopped: flag,
    warned: flag,
    noticed: flag,
  },
  'message-stopped': { msg: whole, reason: oneOf('verdict', 'withdrawn') },
  'message-routed': {
    msg: whole,
    hop: whole,
    link: text,
    level: optional(level),
    queuedUntil: optional(whole),
    arrivesAt: optional(whole),
  },
  'message-held': trouble,
  'message-lost': trouble,
  'message-failed': { msg: whole, to: text, link: text },
  'message-delivered': {
    msg: whole,
    seat: text,
    link: optional(text),
    level: optional(level),
    distorted: optional(flag),
  },
  'message-overheard': { msg: whole, agency: text },
  'message-opened': byRecipient,
  'message-acknowledged': byRecipient,
  'message-read-back': byRecipient,
  'message-closed': byRecipient,
  'message-tagged': { msg: whole, items: listOf(text) },
  'message-in-flight': { msg: whole },
  'link-cut': { ...linkChange, disruption: text },
  'link-restored': { ...linkChange, disruption: optional(text) },
  'link-degraded': { ...linkChange, disruption: text },
  'pace-switched': { plan: text, from: level, to: level, seat: text },
  // Disruptions
  'disruption-started': disruption,
  'disruption-ended': disruption,
  'disruption-thrown': { disruption: text, tree: anything },
  'disruption-lifted': { disruption: text },
  'false-item-planted': { item: text, agency: text },
  'false-item-detected': { item: text, agency: text, seat: text },
  'false-item-corrected': { item: text, agency: text, seat: text },
  'sender-forged': { msg: whole, as: text, noticed: flag },
  'language-hindered': { msg: whole, factor: whole, distorted: flag },
  'agency-down': target,
  'agency-up': target,
  'access-lost': target,
  'access-restored': target,
  'power-lost': target,
  'power-restored': target,
  'shortage-began': target,
  'shortage-ended': target,
  'clock-skewed': { agency: text, offset: whole },
  'clock-corrected': { agency: text, offset: whole },
  // Agreements
  'agreement-activated': agreement,
  'agreement-suspended': agreement,
  'agreement-restored': agreement,
  'agreement-amended': agreement,
  'agreement-revoked': agreement,
  'agreement-expired': agreement,
  'notice-served': { agreement: text, agency: text },
  'agreement-signed': { agreement: text, party: text, seat: text },
  // Information, resources, task forces
  'item-available': { item: text, agency: text },
  'item-known': { item: text, agency: text, seat: optional(text), msg: optional(whole), since: optional(whole) },
  'review-started': { item: text, agency: text, seat: text },
  'item-made': { item: text, agency: text },
  'item-purged': { item: text, agency: text, seat: text },
  'resource-requested': resource,
  'resource-granted': resource,
  'resource-refused': resource,
  'resource-returned': resource,
  'resource-redirected': resource,
  'resource-arrived': { res: text, request: whole },
  'resource-lost': { res: text, request: whole },
  'task-force-proposed': { tf: text, seat: text },
  'membership-confirmed': { tf: text, seat: text },
  'task-force-formed': { tf: text },
  'task-force-dissolved': { tf: text, seat: text },
  // Expectations, decisions, tasks
  'expectation-opened': {
    exp: text,
    who: text,
    within: optional(whole),
    clock: oneOf('delivered', 'trigger', 'known'),
  },
  'expectation-blocked': {
    exp: text,
    who: text,
    reason: oneOf('no-path', 'absent', 'agency-down', 'legal'),
    because: listOf(whole),
  },
  'expectation-unblocked': { exp: text, who: text, because: listOf(whole) },
  'expectation-met': { exp: text, who: text, by: text, credit: whole, excused: whole, at: whole, act: whole },
  'expectation-missed': { exp: text, who: text, excused: whole },
  'expectation-closed': {
    exp: text,
    who: text,
    state: oneOf('met', 'failed', 'withdrawn', 'impossible', 'censored'),
    excused: whole,
    credit: optional(whole),
  },
  'decision-made': { dec: text, option: text, seat: text },
  'action-taken': {
    action: text,
    step: optional(text),
    where: optional(text),
    seat: text,
    text: optional(textRef),
  },
  'step-done': { action: text, step: optional(text), where: optional(text), seat: text, text: optional(textRef) },
  // Evaluation and feedback
  'observation-noted': {
    agency: text,
    task: optional(text),
    text: textRef,
    observedAt: whole,
    entries: listOf(whole),
  },
  'task-rated': { ...rating, task: text },
  'target-rated': { ...rating, target: text },
  'action-judged': {
    entry: whole,
    exp: optional(text),
    who: optional(text),
    credit: optional(whole),
    severity: optional(whole),
    text: optional(textRef),
  },
  'emergency-judged': { msg: whole, justified: flag },
  'adjudication-opened': adjudication,
  'adjudication-closed': adjudication,
  'evaluation-closed': {},
  'scores-released': { upTo: whole, to: text },
  'log-released': { upTo: whole, to: text },
  'score-contested': contest,
  'contest-answered': contest,
  'feedback-closed': { form: text, count: whole },
  // Control, private, integrity
  'controller-noted': { text: textRef },
  'seat-noted': { text: textRef, seat: text },
  'text-erased': { ref: text, reason: text },
  'person-erased': { person: text, reason: text },
  'chain-sealed': { upTo: whole, head: text, signature: text },
  'engine-changed': { from: whole, to: whole },
  /** Stands where the log has what this viewer may not see, or not yet. */
  withheld: { agency: optional(text), what: optional(text) },
} satisfies Readonly<Record<string, Readonly<Record<string, Check<unknown>>>>>;

export type Kind = keyof typeof EVENTS;
export type EventOf<K extends Kind> = { readonly kind: K } & Shape<(typeof EVENTS)[K]>;
/** Something that happened in play. A closed list, so that the compiler checks every switch over its kinds. */
export type Event = { [K in Kind]: EventOf<K> }[Kind];

/** An event that this screen cannot read, kept so that the log shows a line for it instead of a hole. */
export interface Unread {
  readonly kind: 'unread';
  readonly was: string;
  readonly because: string;
}

export interface LogEntry {
  readonly number: number;
  /** Exercise time in ms. */
  readonly time: number;
  readonly source: 'in' | 'crew' | 'engine';
  readonly cause?: number;
  readonly input?: { readonly by: string; readonly id: string; readonly seen?: number };
  readonly event: Event | Unread;
}

const frame = shape({
  number: whole,
  time: whole,
  source: oneOf('in', 'crew', 'engine'),
  cause: optional(whole),
  input: optional(shape({ by: text, id: text, seen: optional(whole) })),
  event: anything,
});

/** Reads an entry of the log. Throws if its frame is wrong; an unreadable event inside becomes {@link Unread}. */
export function readEntry(found: unknown): LogEntry {
  const entry = frame(found, '');
  return { ...entry, event: readEvent(entry.event, EVENTS) };
}

type Kinds = Readonly<Record<string, Readonly<Record<string, Check<unknown>>>>>;

/** Reads an event of one of the given kinds. */
export function readEvent<K extends Kinds>(
  found: unknown,
  kinds: K,
): { [N in keyof K & string]: { readonly kind: N } & Shape<K[N]> }[keyof K & string] | Unread {
  let was = '?';
  try {
    was = text(object(found, 'event').kind, 'event.kind');
    const fields = Object.hasOwn(kinds, was) ? kinds[was] : undefined;
    if (!fields) return { kind: 'unread', was, because: 'unknown kind' };
    return { kind: was, ...shape(fields)(found, 'event') } as never;
  } catch (misfit) {
    if (!(misfit instanceof Misfit)) throw misfit;
    return { kind: 'unread', was, because: misfit.message };
  }
}
