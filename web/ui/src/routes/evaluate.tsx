import { useParams, useSearchParams } from 'react-router';
import { EvaluatePage } from '../features/evaluate/EvaluatePage';
import { useEvaluateWords } from '../lib/words/evaluates';
import { InExercise } from './in-exercise';

export function Component() {
  const { exercise: id = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const words = useEvaluateWords();
  return (
    <InExercise key={id} id={id} title={words.title} className="evaluating">
      {(exercise) => (
        <EvaluatePage
          exercise={exercise}
          query={query}
          onQuery={(next) => setQuery(next, { replace: true, preventScrollReset: true })}
        />
      )}
    </InExercise>
  );
}
