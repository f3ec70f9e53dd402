import type { Letter } from '../../lib/wire';
import { useEvaluateWords } from '../../lib/words/evaluates';

/** A letter with its name for those who cannot see the box. */
export function LetterBox({ letter, large }: { readonly letter: Letter; readonly large?: boolean }) {
  const words = useEvaluateWords();
  return (
    <span className={`letter letter-${letter} ${large ? 'letter-large' : ''}`}>
      <abbr title={words.letters[letter]}>{letter}</abbr>
    </span>
  );
}
