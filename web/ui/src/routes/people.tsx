import { useLocation } from 'react-router';
import { CohortTable } from '../features/people/CohortTable';
import { PeopleTable } from '../features/people/PeopleTable';
import { Page, Places, useTitle } from '../lib/parts/Page';
import { usePeopleWords } from '../lib/words/peoples';

/** People, and the cohorts that they train in. */
export function Component() {
  const words = usePeopleWords();
  const cohorts = useLocation().pathname === '/cohorts';
  const title = cohorts ? words.cohorts : words.title;
  useTitle(title, false);
  return (
    <Page strip={false}>
      <main id="main" className="read" tabIndex={-1}>
        <div className="top">
          <h1>{title}</h1>
          <Places
            name={words.places}
            places={[
              ['/people', words.title],
              ['/cohorts', words.cohorts],
            ]}
          />
        </div>
        {cohorts ? <CohortTable /> : <PeopleTable />}
      </main>
    </Page>
  );
}
