import { useParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { StructureTables } from '../features/library/StructureTables';
import * as api from '../lib/api';
import { useSpeech } from '../lib/language';
import { Page, useTitle } from '../lib/parts/Page';
import { CannotRead, Loading, NotFound } from '../lib/parts/Waiting';
import { readScript } from '../lib/script';
import { useStructureWords } from '../lib/words/structures';

export function Component() {
  const id = useParams().scenario!;
  const speech = useSpeech();
  const words = useStructureWords();
  const scenario = useQuery({
    queryKey: ['scenario', id],
    queryFn: async () => {
      const { summary, tree } = await api.scenario(id);
      return { summary, script: readScript(tree) };
    },
    staleTime: Infinity,
  });
  const structure = useQuery({ queryKey: ['structure', id], queryFn: () => api.structure(id), staleTime: Infinity });
  const error = scenario.error ?? structure.error;
  const gone = error instanceof api.Problem && error.status === 404;
  const name = scenario.data && speech.of(scenario.data.summary.title);
  useTitle(gone ? speech.words.notFound.title : name ? `${words.title}: ${name.text}` : words.title, !gone);
  if (gone) {
    return (
      <Page>
        <NotFound />
      </Page>
    );
  }
  return (
    <Page>
      <main id="main" className="read" tabIndex={-1}>
        <div className="top">
          <h1>
            {words.title}
            {name && (
              <>
                : <span lang={name.lang}>{name.text}</span>
              </>
            )}
          </h1>
        </div>
        {scenario.data && structure.data ? (
          <StructureTables script={scenario.data.script} structure={structure.data} />
        ) : error ? (
          <CannotRead
            what={words.what}
            error={error}
            retry={() => {
              void scenario.refetch();
              void structure.refetch();
            }}
          />
        ) : (
          <Loading what={words.what} />
        )}
      </main>
    </Page>
  );
}
