import { Page } from '../lib/parts/Page';
import { NotFound } from '../lib/parts/Waiting';

/** Also what a page says that exists but that this reader may not have. */
export function Component() {
  return (
    <Page>
      <NotFound />
    </Page>
  );
}
