import { useParams, useSearchParams } from 'react-router';
import { ScoresPage } from '../features/scores/ScoresPage';
import { useWords } from '../lib/language';
import { InExercise } from './in-exercise';

export function Component() {
  const { exercise: id = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const words = useWords();
  return (
    <InExercise key={id} id={id} title={words.scores.title} className="fitted">
      {(exercise) => (
        <ScoresPage
          exercise={exercise}
          query={query}
          onQuery={(next, replace) => setQuery(next, { replace, preventScrollReset: true })}
        />
      )}
    </InExercise>
  );
}
