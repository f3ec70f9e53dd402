import { useCallback, useEffect } from 'react';
import { moment } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { Panel, usePanelKeys } from '../../lib/parts/Panel';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { Contests } from './Contests';
import { EvaluationBar } from './EvaluationBar';
import { EvaluatingProvider, readPlace, SIDES, useEvaluating, useView, writePlace } from './Evaluating';
import type { Side } from './Evaluating';
import { disputesOf, emergenciesToJudge, toJudge } from './evaluation';
import { GuidePanel } from './GuidePanel';
import { Judging, useAside } from './Judging';
import { Notes } from './Notes';
import { NOTE_FIELD } from './notes';
import { Settling } from './Settling';
import { StreamPanel } from './StreamPanel';
import { TaskPanel } from './TaskPanel';
import './evaluate.css';

interface EvaluatePageProps {
  readonly exercise: LiveExercise;
  readonly query: URLSearchParams;
  readonly onQuery: (query: URLSearchParams) => void;
}

/** Where an evaluator rates by the guide, notes what he sees, and judges what no rule can. Fits one window. */
export function EvaluatePage({ exercise, query, onQuery }: EvaluatePageProps) {
  const words = useEvaluateWords();
  const place = readPlace(
    query,
    exercise.script.agencies.map(({ id }) => id),
  );
  const view = useView(exercise.id, place.evaluator, exercise.state === 'started');
  const { refetch } = view;
  const refresh = useCallback(() => void refetch(), [refetch]);
  if (!view.data) {
    return (
      <main id="main" className="read" tabIndex={-1}>
        <h1 className="sr-only">{words.title}</h1>
        {view.error ? <CannotRead what={words.what} error={view.error} retry={refresh} /> : <Loading what={words.what} />}
      </main>
    );
  }
  return (
    <EvaluatingProvider
      key={view.data.evaluator}
      exercise={exercise}
      view={view.data}
      refresh={refresh}
      place={place}
      go={(to) => onQuery(writePlace(query, { ...place, ...to }))}
    >
      <main id="main" className="evaluation" tabIndex={-1}>
        <h1 className="sr-only">{words.title}</h1>
        <EvaluationBar />
        <div className="evaluation-panels">
          <GuidePanel />
          <div className="evaluation-middle">
            <TaskPanel />
            <StreamPanel />
          </div>
          <SidePanel />
        </div>
      </main>
    </EvaluatingProvider>
  );
}

function SidePanel() {
  const words = useEvaluateWords();
  const { evaluation, view, place, go } = useEvaluating();
  const aside = useAside();
  usePanelKeys();
  useNoteKey();
  const waiting: Readonly<Record<Side, number>> = {
    notes: 0,
    judge: toJudge(evaluation, aside.all).length + emergenciesToJudge(evaluation).length,
    settle: view.lead ? disputesOf(view.disputes, evaluation).open.length : 0,
    contests: evaluation.contests.filter(({ answer }) => !answer).length,
  };
  return (
    <Panel
      title={words.side[place.side]}
      className="evaluation-side"
      controls={
        <div className="segments" role="group" aria-label={words.side.label}>
          {SIDES.map((side) => (
            <button key={side} type="button" aria-pressed={side === place.side} onClick={() => go({ side })}>
              {words.side[side]}
              {waiting[side] > 0 && <span className="count">{waiting[side]}</span>}
            </button>
          ))}
        </div>
      }
    >
      {place.side === 'notes' && <Notes />}
      {place.side === 'judge' && <Judging aside={aside} />}
      {place.side === 'settle' && <Settling />}
      {place.side === 'contests' && <Contests />}
    </Panel>
  );
}

/** Alt+N: a note of this moment. */
function useNoteKey() {
  const { place, go, note, now } = useEvaluating();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyN') return;
      event.preventDefault();
      if (place.side !== 'notes') go({ side: 'notes' });
      if (note.draft.text === '') note.change({ ...note.draft, observed: moment(now()) });
      // The field may only come with the next drawing.
      requestAnimationFrame(() => document.getElementById(NOTE_FIELD)?.focus());
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
