import type { Unread } from '../log';
import type { Named, Sentence } from '../sentence';
import type { SeatEventOf, SeatKind, Text } from '../wire';

/** What a sentence of a seat's own log can use besides the event. */
export interface Told {
  /** Names the message. */
  readonly title: Sentence;
  /** Says that the event is about this very seat, or by it. */
  readonly own: boolean;
  readonly name: (text: Text) => Named;
}

/** How a seat's own log tells each kind of event. */
export type SeatLogWords = {
  readonly [K in SeatKind]: (event: SeatEventOf<K>, told: Told) => Sentence;
} & { readonly unread: (event: Unread) => Sentence };

/** The kinds that are told beside the basic ones of clock, staffing and messages that arrive. */
export type SeatDeeds = Exclude<
  SeatKind,
  | 'exercise-started'
  | 'clock-paused'
  | 'clock-resumed'
  | 'speed-set'
  | 'clock-jumped'
  | 'exercise-ended'
  | 'safety-stop-called'
  | 'safety-stop-cleared'
  | 'seat-staffed'
  | 'message-delivered'
  | 'message-opened'
  | 'message-acknowledged'
  | 'message-read-back'
  | 'message-overheard'
>;

/** A word for each state of a request for a resource. */
export type LoanStates = Readonly<
  Record<'asked' | 'granted' | 'refused' | 'arrived' | 'returned' | 'redirected' | 'lost', string>
>;

/** A word for each state of a task force. */
export type GroupStates = Readonly<Record<'none' | 'proposed' | 'formed' | 'dissolved', string>>;
