import { useRef } from 'react';
import type { LiveExercise } from '../../lib/exercise';
import { useSpeech } from '../../lib/language';
import { Dialog } from '../../lib/parts/Dialog';
import type { DialogHandle } from '../../lib/parts/Dialog';
import { useVoice } from '../../lib/say';
import type { Line } from '../../lib/script';
import { useInjectWords } from '../../lib/words/injects';
import type { Moves } from './moves';
import type { Standing } from './room';

interface LineMovesProps {
  readonly exercise: LiveExercise;
  readonly line: Line;
  readonly now: Standing;
  readonly moves: Moves;
}

type Kind = 'inject-released' | 'inject-held' | 'inject-skipped';

/** Release now, hold, skip: what a controller can do with a line that has not been played. */
export function LineMoves({ exercise, line, now, moves }: LineMovesProps) {
  const words = useInjectWords();
  const speech = useSpeech();
  const voice = useVoice();
  const skipping = useRef<DialogHandle>(null);
  const begun = exercise.state === 'started' || exercise.state === 'paused';
  const open = now.state === 'planned' || now.state === 'due' || now.state === 'held';
  if (!begun || !open || exercise.view.readOnly) return null;
  const stands = exercise.state === 'paused';
  const title = speech.of(line.title).text;
  const does = (kind: Kind) => {
    if (stands || moves.moving) return;
    void moves.move({ kind, line: line.id, ...(kind === 'inject-released' ? {} : { reason: 'controller' }) }).then((done) => {
      if (done) voice.say('line', words.done[kind](title));
    });
  };
  const button = (says: string, look: string, act: () => void) => (
    <button
      type="button"
      className={`btn btn-small ${look}`}
      aria-label={words.of(says, title)}
      aria-disabled={stands}
      onClick={() => {
        if (!stands) act();
      }}
    >
      {says}
    </button>
  );
  return (
    <div className="line-moves" role="group" aria-label={words.moves}>
      {button(words.release, 'btn-primary', () => does('inject-released'))}
      {now.state !== 'held' && button(words.hold, '', () => does('inject-held'))}
      {button(words.skip, '', () => skipping.current?.open())}
      {stands && <span className="caption">{words.stands}</span>}
      <Dialog
        ref={skipping}
        title={`${words.skipTitle}: ${title}`}
        text={words.skipText}
        act={words.skip}
        onAct={() => {
          does('inject-skipped');
          return true;
        }}
      />
    </div>
  );
}
