import type { Fold } from '../../lib/feed';
import type { LogEntry } from '../../lib/log';
import type { Line } from '../../lib/script';
import type { Holding } from '../../lib/wire';

/** How a line of the MSEL stands by the log. */
export interface LineRecord {
  state: 'due' | 'held' | 'skipped' | 'released';
  /** Exercise time of that. */
  at: number;
  msg?: number;
  /** Log entries that tell of it. */
  readonly entries: number[];
}

export interface MessageRecord {
  readonly to: readonly string[];
  readonly delivered: Set<string>;
  readonly acknowledged: Set<string>;
}

export type Outcome = 'open' | 'met' | 'missed' | 'failed' | 'withdrawn' | 'impossible' | 'censored';

/** What the log tells of the lines and seats of an exercise. */
export interface Room {
  readonly lines: Map<string, LineRecord>;
  readonly messages: Map<number, MessageRecord>;
  readonly holders: Map<string, Holding>;
  /** Expectations by id and by whom they are expected of. */
  readonly expectations: Map<string, Map<string, Outcome>>;
  /** Somebody called a safety stop that nobody has cleared. */
  safetyStop: boolean;
}

export const room: Fold<LogEntry, Room> = {
  start: () => ({
    lines: new Map(),
    messages: new Map(),
    holders: new Map(),
    expectations: new Map(),
    safetyStop: false,
  }),
  step(state, { number, time, event }) {
    switch (event.kind) {
      case 'safety-stop-called':
        state.safetyStop = true;
        break;
      case 'safety-stop-cleared':
        state.safetyStop = false;
        break;
      case 'seat-staffed':
        state.holders.set(event.seat, event.holder);
        break;
      case 'inject-due':
      case 'inject-held':
      case 'inject-skipped': {
        const entries = [...(state.lines.get(event.line)?.entries ?? []), number];
        const now = event.kind === 'inject-due' ? 'due' : event.kind === 'inject-held' ? 'held' : 'skipped';
        state.lines.set(event.line, { state: now, at: time, entries });
        break;
      }
      case 'inject-released':
      case 'contingency-released': {
        const before = state.lines.get(event.line);
        const msg = event.kind === 'inject-released' ? event.msg : before?.msg;
        state.lines.set(event.line, {
          state: 'released',
          at: time,
          entries: [...(before?.entries ?? []), number],
          ...(msg === undefined ? {} : { msg }),
        });
        break;
      }
      case 'message-sent': {
        state.messages.set(event.msg, { to: event.to, delivered: new Set(), acknowledged: new Set() });
        const line = event.line === undefined ? undefined : state.lines.get(event.line);
        if (line) line.msg = event.msg;
        break;
      }
      case 'message-delivered':
        state.messages.get(event.msg)?.delivered.add(event.seat);
        break;
      case 'message-acknowledged':
      case 'message-read-back':
        state.messages.get(event.msg)?.acknowledged.add(event.seat);
        break;
      case 'expectation-opened':
        outcome(state, event.exp, event.who, 'open');
        break;
      case 'expectation-met':
        outcome(state, event.exp, event.who, 'met');
        break;
      case 'expectation-missed':
        outcome(state, event.exp, event.who, 'missed');
        break;
      case 'expectation-closed':
        outcome(state, event.exp, event.who, event.state);
        break;
      default:
    }
  },
};

function outcome(state: Room, exp: string, who: string, now: Outcome) {
  const byWhom = state.expectations.get(exp) ?? new Map<string, Outcome>();
  state.expectations.set(exp, byWhom.set(who, now));
}

/** A line's state in one word, with how many of its recipients are so far. */
export interface Standing {
  readonly state: 'planned' | 'due' | 'held' | 'skipped' | 'released' | 'delivered' | 'acknowledged';
  readonly reached: number;
  readonly of: number;
  /** Recipients that did not acknowledge in time and have not yet. */
  readonly late: number;
}

export function standing(line: Line, state: Room): Standing {
  const record = state.lines.get(line.id);
  if (!record) return { state: 'planned', reached: 0, of: 0, late: 0 };
  if (record.state !== 'released') return { state: record.state, reached: 0, of: 0, late: 0 };
  const message = record.msg === undefined ? undefined : state.messages.get(record.msg);
  if (!message) return { state: 'released', reached: 0, of: 0, late: 0 };
  const of = message.to.length;
  const byWhom = [...(state.expectations.get(`${line.id}-ack`) ?? [])];
  const late = byWhom.filter(
    ([seat, now]) => (now === 'missed' || now === 'failed') && !message.acknowledged.has(seat),
  ).length;
  if (message.acknowledged.size > 0 && line.acknowledgeWithin !== undefined) {
    return { state: 'acknowledged', reached: message.acknowledged.size, of, late };
  }
  if (message.delivered.size > 0) return { state: 'delivered', reached: message.delivered.size, of, late };
  return { state: 'released', reached: 0, of, late };
}
