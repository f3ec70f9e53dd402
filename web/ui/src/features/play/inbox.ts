import type { Fold } from '../../lib/feed';
import type { SeatEntry, SeatEventOf } from '../../lib/wire';

/** A message as this seat has it. Times are exercise times. */
export interface Received extends SeatEventOf<'message-delivered'> {
  readonly arrived: number;
  opened?: number;
  acknowledged?: number;
  readBack?: number;
  /** When its sender closed the exchange. */
  closed?: number;
  /** What this seat chose, if it was asked to choose. */
  chosen?: string;
}

/** What somebody did at a time. */
export interface By {
  readonly at: number;
  readonly who: SeatEventOf<'message-failed'>['to'];
}

/** A message of this seat, with what the seat knows of its fate. It never knows the way that the message took. */
export interface Sent extends SeatEventOf<'message-sent'> {
  readonly at: number;
  readonly failures: readonly (By & { readonly link: string; readonly channel: string })[];
  readonly acknowledgements: readonly By[];
  readonly warnings: readonly SeatEventOf<'disclosure-judged'>[];
  stopped?: { readonly at: number; readonly reason: 'verdict' | 'withdrawn' };
  closed?: number;
}

/** What a seat has received, overheard and sent, by the seat's own numbers. */
export interface Inbox {
  readonly messages: Map<number, Received>;
  readonly sent: Map<number, Sent>;
  readonly overheard: Map<number, SeatEventOf<'message-overheard'> & { readonly at: number }>;
}

export const inbox: Fold<SeatEntry, Inbox> = {
  start: () => ({ messages: new Map(), sent: new Map(), overheard: new Map() }),
  step({ messages, sent, overheard }, { time, event }) {
    const change = (msg: number, how: (message: Received) => void) => {
      const message = messages.get(msg);
      if (!message) return;
      const changed = { ...message };
      how(changed);
      messages.set(msg, changed);
    };
    const changeSent = (msg: number, how: (message: Sent) => Partial<Sent>) => {
      const message = sent.get(msg);
      if (message) sent.set(msg, { ...message, ...how(message) });
    };
    switch (event.kind) {
      case 'message-delivered':
        // Several ways may bring one message twice; the first arrival counts.
        if (!messages.has(event.msg)) messages.set(event.msg, { ...event, arrived: time });
        return;
      case 'message-overheard':
        overheard.set(event.msg, { ...event, at: time });
        return;
      case 'message-sent':
        sent.set(event.msg, { ...event, at: time, failures: [], acknowledgements: [], warnings: [] });
        return;
      case 'message-opened':
        return change(event.msg, (message) => (message.opened ??= time));
      case 'message-acknowledged':
      case 'message-read-back': {
        const field = event.kind === 'message-acknowledged' ? 'acknowledged' : 'readBack';
        if (sent.has(event.msg) && event.by) {
          const who = event.by;
          return changeSent(event.msg, (message) => ({
            acknowledgements: [...message.acknowledgements, { at: time, who }],
          }));
        }
        return change(event.msg, (message) => (message[field] ??= time));
      }
      case 'message-closed':
        changeSent(event.msg, () => ({ closed: time }));
        return change(event.msg, (message) => (message.closed ??= time));
      case 'message-failed':
        return changeSent(event.msg, (message) => ({
          failures: [...message.failures, { at: time, who: event.to, link: event.link, channel: event.channel }],
        }));
      case 'message-stopped':
        return changeSent(event.msg, () => ({ stopped: { at: time, reason: event.reason } }));
      case 'disclosure-judged':
        return changeSent(event.msg, (message) => ({ warnings: [...message.warnings, event] }));
      case 'decision-made':
        for (const message of messages.values()) {
          if (message.decision?.id === event.dec.id) change(message.msg, (one) => (one.chosen = event.option.id));
        }
        return;
      default:
    }
  },
};

export const isAnswered = (message: Received) => (message.acknowledged ?? message.readBack) !== undefined;

/** Messages that wait for this seat, longest waiting first. New ones come last, so that none moves under the finger. */
export const toDo = ({ messages }: Inbox): readonly Received[] =>
  [...messages.values()].filter((message) => !isAnswered(message)).sort((a, b) => a.arrived - b.arrived);

/** Messages that are closed for this seat, latest first. */
export const closed = ({ messages }: Inbox): readonly Received[] =>
  [...messages.values()].filter(isAnswered).sort((a, b) => b.arrived - a.arrived);

/** What this seat has sent, latest first. */
export const outbox = ({ sent }: Inbox): readonly Sent[] => [...sent.values()].sort((a, b) => b.at - a.at);

/** How long a message that its sender was warned of stays with him, in exercise time. */
export const SECOND_THOUGHTS = 30_000;

/** Until when the sender can withdraw a message that he was warned of; undefined when he can't. */
export const withdrawable = (message: Sent): number | undefined =>
  message.stopped === undefined && message.warnings.some(({ warned }) => warned) ? message.at + SECOND_THOUGHTS : undefined;

/** When this seat's own message last failed on a link, by link. It is all that a seat knows of the state of a link. */
export function failedAt({ sent }: Inbox): ReadonlyMap<string, number> {
  const failed = new Map<string, number>();
  for (const message of sent.values()) {
    for (const { link, at } of message.failures) failed.set(link, Math.max(at, failed.get(link) ?? 0));
    // What was acknowledged over a link after that has cured it.
    if (message.acknowledgements.length > 0 && (failed.get(message.via) ?? Infinity) < message.at) failed.delete(message.via);
  }
  return failed;
}
