import { useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { ComparisonPanels } from '../features/readiness/Comparison';
import { CrossTrainingPanels } from '../features/readiness/CrossTraining';
import { OverviewPanels } from '../features/readiness/Overview';
import { Choices } from '../features/readiness/parts';
import { PeopleStandings } from '../features/readiness/PeopleStanding';
import { Whose } from '../features/readiness/Whose';
import { Page, Places, useTitle } from '../lib/parts/Page';
import { NotFound } from '../lib/parts/Waiting';
import { KINDS } from '../lib/readiness';
import { useReadinessWords } from '../lib/words/readinesses';

/** How ready agencies and people are, who can sit where, and drills side by side. */
export function Component() {
  const words = useReadinessWords();
  const { pathname } = useLocation();
  const pages = {
    '/readiness': { title: words.title, body: <OverviewPanels />, choices: <Choices /> },
    '/readiness/people': { title: words.persons.title, body: <PeopleStandings />, choices: <Choices /> },
    '/compare': { title: words.comparison.title, body: <ComparisonPanels />, choices: null },
    '/cross-training': { title: words.cross.title, body: <CrossTrainingPanels />, choices: null },
  };
  const page = pages[pathname.replace(/\/$/, '') as keyof typeof pages];
  useTitle(page.title, false);
  return (
    <Page strip={false}>
      <main id="main" className="read wide" tabIndex={-1}>
        <div className="top">
          <h1>{page.title}</h1>
          <Places
            name={words.places}
            places={[
              ['/readiness', words.overview],
              ['/readiness/people', words.people],
              ['/cross-training', words.cross.title],
              ['/compare', words.compare],
            ]}
          />
          <span className="grow" />
          {page.choices}
        </div>
        {page.body}
      </main>
    </Page>
  );
}

/** How ready one person, agency, position or cohort is. */
export function Of() {
  const words = useReadinessWords();
  const { kind, id = '' } = useParams();
  const [name, setName] = useState<string>();
  const known = KINDS.find((one) => one === kind);
  useTitle(name === undefined ? words.title : `${words.title}: ${name}`, false);
  return (
    <Page strip={false}>
      {known ? <Whose key={`${known}/${id}`} kind={known} id={id} onName={setName} /> : <NotFound />}
    </Page>
  );
}
