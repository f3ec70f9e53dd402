import { useCallback, useRef, useState } from 'react';
import * as api from '../../lib/api';
import { moment } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { useSpeech } from '../../lib/language';
import type { LogEntry } from '../../lib/log';
import { why } from '../../lib/parts/Waiting';
import { useVoice } from '../../lib/say';
import { plain } from '../../lib/sentence';
import type { InjectWords } from '../../lib/words/en-injects';
import { useInjectWords } from '../../lib/words/injects';
import { tell } from '../../lib/words/log';
import { LOG_WORDS } from '../../lib/words/logs';

/** A controller's hand on the exercise. */
export interface Moves {
  /** Makes a move; resolves to whether it was accepted. */
  readonly move: (event: api.Move) => Promise<boolean>;
  /** A move is under way and not yet answered. */
  readonly moving: boolean;
  /** Why the last move was not done. */
  readonly notice: string | undefined;
  readonly dismiss: () => void;
}

const TRIES = 3;

/** How long to wait for an entry that the server's answer names. */
const OVERTAKING_MS = 1_500;

/** Moves carry the last entry on this screen: one that is made on an older view of things is refused by the server. */
export function useMoves({ id: exercise, entries, names }: LiveExercise): Moves {
  const { words, language } = useSpeech();
  const injects = useInjectWords();
  const seen = entries.at(-1)?.number;
  const known = useRef(entries);
  known.current = entries;
  const voice = useVoice();
  const [moving, setMoving] = useState(0);
  const [notice, setNotice] = useState<string>();
  // The clock tells of a move before its entry has come: what was answered has been seen as well.
  const answered = useRef(-1);
  const move = useCallback(
    async (event: api.Move) => {
      setMoving((count) => count + 1);
      setNotice(undefined);
      try {
        const shown = Math.max(seen ?? -1, answered.current);
        const { number } = await insist(exercise, shown < 0 ? undefined : shown, event);
        answered.current = Math.max(answered.current, number);
        return true;
      } catch (error) {
        const overtaken =
          error instanceof api.Problem && error.code === 'stale' ? await entryOf(() => known.current, Number(error.values[0])) : undefined;
        const said = overtaken
          ? `${injects.overtaken}: ${plain(tell(LOG_WORDS[language], overtaken.event, names))}, ${injects.overtakenBy(actor(overtaken, injects), moment(overtaken.time))}.`
          : error instanceof api.Problem && error.code !== undefined
            ? words.control.refused(error.code, error.code === 'bad-disruption' ? [] : error.values)
            : words.control.notDone(why(error, words));
        setNotice(said);
        voice.sayNow(said);
        return false;
      } finally {
        setMoving((count) => count - 1);
      }
    },
    [exercise, seen, words, voice, injects, language, names],
  );
  return { move, moving: moving > 0, notice, dismiss: () => setNotice(undefined) };
}

/** Who made the entry, as controllers call each other. */
function actor({ input }: LogEntry, words: InjectWords): string {
  const number = input && /^control:(\d+)$/.exec(input.by)?.[1];
  if (number !== undefined) return words.controller(number);
  return input ? words.driver : words.rules;
}

/** The entry that changed what a move was about; it may still be on its way to this screen. */
async function entryOf(entries: () => readonly LogEntry[], number: number): Promise<LogEntry | undefined> {
  for (const until = performance.now() + OVERTAKING_MS; ; ) {
    const found = entries().findLast((entry) => entry.number === number);
    if (found || performance.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Asks again with the same id when there was no answer: the server does it once. */
async function insist(exercise: string, seen: number | undefined, event: api.Move) {
  const id = api.newId();
  for (let tried = 1; ; tried++) {
    try {
      return await api.control(exercise, id, seen, event);
    } catch (error) {
      if (tried === TRIES || !(error instanceof api.NoAnswer)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * tried));
    }
  }
}
