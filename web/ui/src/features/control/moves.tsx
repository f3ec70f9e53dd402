import { useCallback, useRef, useState } from 'react';
import * as api from '../../lib/api';
import { useWords } from '../../lib/language';
import { why } from '../../lib/parts/Waiting';
import { useVoice } from '../../lib/say';

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

/** @param seen the last entry on this screen: a move made on an older view of things is refused by the server */
export function useMoves(exercise: string, seen: number | undefined): Moves {
  const words = useWords();
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
        const known = Math.max(seen ?? -1, answered.current);
        const { number } = await insist(exercise, known < 0 ? undefined : known, event);
        answered.current = Math.max(answered.current, number);
        return true;
      } catch (error) {
        const said =
          error instanceof api.Problem && error.code !== undefined
            ? words.control.refused(error.code, error.values)
            : words.control.notDone(why(error, words));
        setNotice(said);
        voice.sayNow(said);
        return false;
      } finally {
        setMoving((count) => count - 1);
      }
    },
    [exercise, seen, words, voice],
  );
  return { move, moving: moving > 0, notice, dismiss: () => setNotice(undefined) };
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
