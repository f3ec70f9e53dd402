import { Exercises } from '../features/library/Exercises';
import { useWords } from '../lib/language';
import { Page, useTitle } from '../lib/parts/Page';

export function Component() {
  const words = useWords();
  useTitle(words.exercises.title);
  return (
    <Page>
      <main id="main" className="read" tabIndex={-1}>
        <div className="top">
          <h1>{words.exercises.title}</h1>
        </div>
        <Exercises />
      </main>
    </Page>
  );
}
