import { useParams, useSearchParams } from 'react-router';
import { LogPanel, readLogView, writeLogView } from '../features/control/LogPanel';
import { useWords } from '../lib/language';
import { InExercise } from './in-exercise';
import '../features/control/control.css';

export function Component() {
  const { exercise: id = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const words = useWords();
  return (
    <InExercise key={id} id={id} title={words.control.log.title} className="watched">
      {(exercise) => (
        <main id="main" className="log-page" tabIndex={-1}>
          <h1 className="sr-only">{words.control.log.title}</h1>
          <LogPanel
            exercise={exercise}
            view={readLogView(query)}
            onView={(view) => setQuery(writeLogView(query, view), { replace: true })}
          />
        </main>
      )}
    </InExercise>
  );
}
