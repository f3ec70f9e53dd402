import { useParams, useSearchParams } from 'react-router';
import { ControlRoom } from '../features/control/ControlRoom';
import { ScoresSoFar } from '../features/scores/ScoresSoFar';
import { useWords } from '../lib/language';
import { InExercise } from './in-exercise';

export function Component() {
  const { exercise: id = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const words = useWords();
  return (
    <InExercise key={id} id={id} title={words.control.room} className="watched">
      {(exercise) => (
        <ControlRoom
          exercise={exercise}
          query={query}
          onQuery={(next) => setQuery(next, { replace: true })}
          scores={<ScoresSoFar exercise={exercise} />}
        />
      )}
    </InExercise>
  );
}
