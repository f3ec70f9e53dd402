import { useWords } from '../lib/language';
import { Page, useTitle } from '../lib/parts/Page';
import { NotFound } from '../lib/parts/Waiting';

/** Also what a page says that exists but that this reader may not have. */
export function Component() {
  const words = useWords();
  useTitle(words.notFound.title, false);
  return (
    <Page>
      <NotFound />
    </Page>
  );
}
