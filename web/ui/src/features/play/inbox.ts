import type { Fold } from '../../lib/feed';
import type { SeatEntry, SeatEventOf } from '../../lib/wire';

/** A message as this seat has it. Times are exercise times. */
export interface Received extends SeatEventOf<'message-delivered'> {
  readonly arrived: number;
  opened?: number;
  acknowledged?: number;
  readBack?: number;
}

/** What a seat has received, by the seat's own numbers. */
export interface Inbox {
  readonly messages: Map<number, Received>;
}

export const inbox: Fold<SeatEntry, Inbox> = {
  start: () => ({ messages: new Map() }),
  step({ messages }, { time, event }) {
    if (event.kind === 'message-delivered') {
      // Several ways may bring one message twice; the first arrival counts.
      if (!messages.has(event.msg)) messages.set(event.msg, { ...event, arrived: time });
      return;
    }
    if (
      event.kind !== 'message-opened' &&
      event.kind !== 'message-acknowledged' &&
      event.kind !== 'message-read-back'
    ) {
      return;
    }
    const message = messages.get(event.msg);
    if (!message) return;
    const changed = { ...message };
    if (event.kind === 'message-opened') changed.opened ??= time;
    else if (event.kind === 'message-acknowledged') changed.acknowledged ??= time;
    else changed.readBack ??= time;
    messages.set(event.msg, changed);
  },
};

export const isAnswered = (message: Received) => (message.acknowledged ?? message.readBack) !== undefined;

/** Messages that wait for this seat, longest waiting first. New ones come last, so that none moves under the finger. */
export const toDo = ({ messages }: Inbox): readonly Received[] =>
  [...messages.values()].filter((message) => !isAnswered(message)).sort((a, b) => a.arrived - b.arrived);

/** Messages that are closed for this seat, latest first. */
export const closed = ({ messages }: Inbox): readonly Received[] =>
  [...messages.values()].filter(isAnswered).sort((a, b) => b.arrived - a.arrived);
