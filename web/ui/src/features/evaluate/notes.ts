import { readMoment } from '../../lib/clock';

/** The id of the field in which a note is written, so that a key finds it. */
export const NOTE_FIELD = 'note-text';

/** A note that is being written. */
export interface NoteDraft {
  readonly text: string;
  /** As it is written, such as "T+00:12:30"; empty until somebody begins to write. */
  readonly observed: string;
  readonly task: string;
  readonly entries: readonly number[];
}

export const EMPTY_NOTE: NoteDraft = { text: '', observed: '', task: '', entries: [] };

/** Links an entry, or takes its link away. */
export const linked = (note: NoteDraft, entry: number): NoteDraft => ({
  ...note,
  entries: note.entries.includes(entry)
    ? note.entries.filter((other) => other !== entry)
    : [...note.entries, entry].sort((a, b) => a - b),
});

/** The moment at which something was observed, in ms; undefined if it is no moment up to now. */
export function observedAt(written: string, now: number): number | undefined {
  const at = readMoment(written);
  return at === undefined || at > now ? undefined : at;
}
