import type { Sent } from '../../lib/exercise';
import type { Event, Kind, LogEntry, Unread } from '../../lib/log';
import type { Line } from '../../lib/script';

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

/** Whether an entry is about a message: by its number, or by what is expected of those who got it. */
export function ofMessage({ event }: LogEntry, msg: number, messages: ReadonlyMap<number, Sent>): boolean {
  if ('msg' in event && event.msg === msg) return true;
  if ('exp' in event && event.exp === `msg-${msg}-ack`) return true;
  const line = messages.get(msg)?.line;
  return line !== undefined && (('line' in event && event.line === line) || ('exp' in event && event.exp === `${line}-ack`));
}

/** Whether an entry is about a line of the script: its release, its messages, what it expects. */
export function ofLine({ event }: LogEntry, line: Line, messages: ReadonlyMap<number, Sent>): boolean {
  if ('line' in event && event.line === line.id) return true;
  if ('exp' in event && event.exp !== undefined && (event.exp === `${line.id}-ack` || line.expects.includes(event.exp))) return true;
  return 'msg' in event && event.msg !== undefined && messages.get(event.msg)?.line === line.id;
}

/** The entries because of which one came, nearest first. */
export function causesOf(entry: LogEntry, entries: readonly LogEntry[], most = 12): readonly LogEntry[] {
  const chain: LogEntry[] = [];
  // Numbers are places: the n-th entry has number n. A cause lies before what it caused, so this comes to an end.
  for (let now = entry; now.cause !== undefined && now.cause < now.number && chain.length < most; ) {
    const cause = entries[now.cause];
    if (!cause) break;
    chain.push(cause);
    now = cause;
  }
  return chain;
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
