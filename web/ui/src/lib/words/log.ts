import type { Event, EventOf, Kind, Unread } from '../log';
import type { Named, Sentence } from '../sentence';

/** Finds the names that the script gives to ids. */
export interface Names {
  readonly of: (id: string) => Named;
  /** What is only named within something else: an option of a decision, a question of a phase. */
  readonly part: (of: string, id: string) => Named;
  /** A message by its number: the title of its line, or its kind and number. */
  readonly message: (msg: number) => Sentence;
  readonly expectation: (id: string) => Sentence;
}

/** A sentence for each kind of event. A language that lacks one does not compile. */
export type LogWords = { readonly [K in Kind]: (event: EventOf<K>, names: Names) => Sentence } & {
  readonly unread: (event: Unread, names: Names) => Sentence;
};

export const tell = (words: LogWords, event: Event | Unread, names: Names): Sentence =>
  (words[event.kind] as (event: Event | Unread, names: Names) => Sentence)(event, names);

/** A step of an action, which has no name but its id. */
export const stepName = (id: string) => id.replaceAll('-', ' ');
