import { useNavigate } from 'react-router';
import { Library } from '../features/library/Library';
import { useWords } from '../lib/language';
import { Page, useTitle } from '../lib/parts/Page';

export function Component() {
  const words = useWords();
  const navigate = useNavigate();
  useTitle(words.library.title);
  return (
    <Page>
      <main id="main" className="read" tabIndex={-1}>
        <div className="top">
          <h1>{words.library.title}</h1>
        </div>
        <Library onCreated={(exercise) => void navigate(`/exercises/${exercise}/room`)} />
      </main>
    </Page>
  );
}
