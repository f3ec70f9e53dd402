import type { Sent } from '../../lib/exercise';
import type { Event, Kind, LogEntry, Unread } from '../../lib/log';

/** What a reader may want to see of the log. */
export const GROUPS = ['all', 'messages', 'injects', 'clock', 'staffing', 'links', 'expectations'] as const;
export type Group = (typeof GROUPS)[number];

/** Groups by the first word of a kind. Kinds of no group stand under "all" only. */
const BY_FIRST_WORD: Readonly<Record<string, Group>> = {
  exercise: 'clock',
  clock: 'clock',
  speed: 'clock',
  phase: 'clock',
  safety: 'clock',
  seat: 'staffing',
  role: 'staffing',
  training: 'staffing',
  roll: 'staffing',
  presence: 'staffing',
  inject: 'injects',
  contingency: 'injects',
  message: 'messages',
  disclosure: 'messages',
  link: 'links',
  pace: 'links',
  disruption: 'links',
  access: 'links',
  power: 'links',
  shortage: 'links',
  agreement: 'links',
  notice: 'links',
  expectation: 'expectations',
  decision: 'expectations',
  action: 'expectations',
  step: 'expectations',
};
const EXCEPTIONS: { readonly [K in Kind]?: Group } = {
  'controller-spoke': 'injects',
  'clock-skewed': 'links',
  'clock-corrected': 'links',
  'agency-down': 'links',
  'agency-up': 'links',
  'sender-forged': 'messages',
  'language-hindered': 'messages',
  'action-judged': 'all',
};

export function groupOf(kind: Kind | 'unread'): Group {
  if (kind === 'unread') return 'all';
  return EXCEPTIONS[kind] ?? BY_FIRST_WORD[kind.split('-', 1)[0]!] ?? 'all';
}

/** Whether an entry is about a seat: it acted, it was acted upon, or it sent or got the message. */
export function concerns(entry: LogEntry, seat: string, messages: ReadonlyMap<number, Sent>): boolean {
  const event: Readonly<Record<string, unknown>> = { ...entry.event };
  const named = [event.seat, event.who, event.by, event.sender, event.from, event.to].flat();
  if (named.includes(seat)) return true;
  if ('seat' in event || typeof event.msg !== 'number') return false;
  const sent = messages.get(event.msg);
  return sent !== undefined && (sent.sender === seat || sent.to.includes(seat));
}

/** How an entry is marked: something failed, something is degraded, or a rule closed the way. */
export type Mark = 'bad' | 'warn' | 'legal' | undefined;

export function markOf(event: Event | Unread): Mark {
  switch (event.kind) {
    case 'message-lost':
    case 'message-failed':
    case 'expectation-missed':
    case 'link-cut':
    case 'agency-down':
    case 'access-lost':
    case 'power-lost':
    case 'safety-stop-called':
    case 'unread':
      return 'bad';
    case 'link-degraded':
    case 'message-held':
    case 'expectation-blocked':
    case 'shortage-began':
    case 'seat-absent':
      return 'warn';
    case 'message-stopped':
    case 'agreement-suspended':
    case 'agreement-revoked':
    case 'agreement-expired':
      return 'legal';
    case 'disclosure-judged':
      return event.verdict.startsWith('deny') ? 'legal' : undefined;
    default:
      return undefined;
  }
}
