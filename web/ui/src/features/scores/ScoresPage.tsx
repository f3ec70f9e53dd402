import { useEffect, useRef } from 'react';
import * as api from '../../lib/api';
import type { LiveExercise } from '../../lib/exercise';
import { useFold } from '../../lib/feed';
import { useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { StateTag } from '../../lib/parts/StateTag';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { useScoreWords } from '../../lib/words/scores';
import { EvidenceDrawer } from './EvidenceDrawer';
import { Feedback } from './Feedback';
import { figureId } from './FigureButton';
import { evidenceQuery, holdersOf, subjectOf, subjectsOf, valueOf } from './holders';
import type { Holder, SubjectId } from './holders';
import { HolderTable } from './HolderTable';
import { Release, released } from './Release';
import { Spread } from './Spread';
import { Talk } from './Talk';
import { useScores } from './useScores';
import { WholeExercise } from './WholeExercise';
import './scores.css';

interface ScoresPageProps {
  readonly exercise: LiveExercise;
  readonly query: URLSearchParams;
  readonly onQuery: (query: URLSearchParams, replace: boolean) => void;
}

/** Figures with interval and count; each opens its evidence beside the tables. What is open stands in the address. */
export function ScoresPage({ exercise, query, onQuery }: ScoresPageProps) {
  const speech = useSpeech();
  const { words } = speech;
  const score = useScoreWords();
  const scores = useScores(exercise.id, exercise.entries.at(-1)?.number);
  const releases = useFold(exercise.entries, released);
  const opener = useRef<HTMLElement>(null);
  const live = exercise.state !== 'ended';
  const holders = scores.data
    ? holdersOf(scores.data, exercise, speech.language, (text) => speech.of(text).text)
    : [];
  const holder = holders.find((one) => (one.id ?? null) === query.get('of'));
  const subject = subjectOf(query.get('measure'));
  const evidence = holder && subject && valueOf(holder, subject) ? { holder, subject } : undefined;
  const chosen = evidence ?? (holder && holder.kind !== 'exercise' ? { holder, subject: undefined } : undefined);

  const show = (whose: Holder, of: SubjectId) => {
    if (document.activeElement instanceof HTMLElement) opener.current = document.activeElement;
    onQuery(evidenceQuery(query, whose.id, of), evidence !== undefined);
  };
  const open = (whose: Holder | undefined) => onQuery(evidenceQuery(query, whose?.id, undefined), true);
  const close = () => {
    const next = address();
    // The figure last shown, which after walking is not the one that opened the drawer.
    const figure = document.getElementById(figureId(next.get('of'), next.get('measure')));
    // The holder's row stays open.
    next.delete('measure');
    onQuery(next, true);
    (figure ?? opener.current)?.focus();
  };
  // To the next holder that has it, or to the next that the holder has.
  const walk = (step: 1 | -1) => {
    const from = address();
    const of = subjectOf(from.get('measure'));
    const having = holders.filter((one) => of && valueOf(one, of));
    const next = having[having.findIndex((one) => (one.id ?? null) === from.get('of')) + step];
    if (of && next) onQuery(evidenceQuery(from, next.id, of), true);
  };
  const turn = (step: 1 | -1) => {
    const from = address();
    const whose = holders.find((one) => (one.id ?? null) === from.get('of'));
    const having = whose ? subjectsOf(whose) : [];
    const next = having[having.indexOf(subjectOf(from.get('measure'))!) + step];
    if (whose && next) onQuery(evidenceQuery(from, whose.id, next), true);
  };
  // An address that opens something far down brings it into sight, once.
  const ready = holders.length > 0;
  useEffect(() => {
    const from = address();
    if (!ready || !from.has('of')) return;
    const shown = document.getElementById(figureId(from.get('of'), from.get('measure') ?? 'overall'));
    // Only the column scrolls; the page around it stays where it is.
    const column = shown?.closest('.left');
    if (shown && column) column.scrollTop += shown.getBoundingClientRect().top - column.clientHeight / 2;
  }, [ready]);
  const having = holders.filter((one) => evidence && valueOf(one, evidence.subject));
  const group = (kind: Holder['kind']) => holders.filter((one) => one.kind === kind);
  const without = query.get('crews') === 'without';
  const rows = { chosen, live, without, onShow: show };
  const whole = group('exercise')[0];
  return (
    <div className={`columns ${evidence ? 'with-drawer' : ''}`}>
      <main id="main" className="left" tabIndex={-1}>
        <div className="top">
          <h1>{words.scores.title}</h1>
          <StateTag state={exercise.state} />
          {!live && !releases.scores.has('seats') && <span className="tag tag-line">{score.release.none}</span>}
          {scores.data && (
            <span className="muted">
              {live ? `${words.scores.soFar}, ` : ''}
              {words.scores.upTo(scores.data.upTo)}
            </span>
          )}
          <span className="grow" />
          <a className="btn btn-small" href={api.scoresFilePath(exercise.id)} download title={score.csvMeans}>
            <Icon name="download" />
            CSV
          </a>
          <div className="segments" role="group" aria-label={score.crews.title}>
            {[false, true].map((wanted) => (
              <button
                key={String(wanted)}
                type="button"
                aria-pressed={without === wanted}
                onClick={() => {
                  const next = address();
                  if (wanted) next.set('crews', 'without');
                  else next.delete('crews');
                  onQuery(next, true);
                }}
              >
                {wanted ? score.crews.without : score.crews.with}
              </button>
            ))}
          </div>
        </div>
        {!scores.data ? (
          scores.error ? (
            <CannotRead what={words.scores.what} error={scores.error} retry={() => void scores.refetch()} />
          ) : (
            <Loading what={words.scores.what} />
          )
        ) : (
          <>
            {without && <p className="pad-x small muted">{score.crews.note}</p>}
            {live && <p className="pad-x small muted">{score.soFarMeans}</p>}
            {whole && <WholeExercise holder={whole} {...rows} />}
            <HolderTable
              title={words.scores.agencies}
              column={words.scores.agency}
              holders={group('agency')}
              headline="overall"
              onOpen={open}
              {...rows}
            />
            <HolderTable
              title={words.scores.participants}
              column={words.scores.seat}
              note={words.scores.personal}
              holders={group('seat')}
              headline="coordination"
              onOpen={open}
              {...rows}
            />
            {group('agency').length > 1 && <Spread holders={group('agency')} live={live} />}
            <Talk exercise={exercise} upTo={scores.data.upTo} />
            <Feedback exercise={exercise} />
            <Release exercise={exercise} releases={releases} />
          </>
        )}
      </main>
      {evidence && scores.data && (
        <EvidenceDrawer
          exercise={exercise}
          holder={evidence.holder}
          subject={evidence.subject}
          subjects={subjectsOf(evidence.holder)}
          live={live}
          profile={scores.data.profile}
          upTo={scores.data.upTo}
          onWalk={walk}
          onTurn={turn}
          onSubject={(next) => onQuery(evidenceQuery(address(), evidence.holder.id, next), true)}
          first={evidence.holder === having[0]}
          last={evidence.holder === having.at(-1)}
          onClose={close}
        />
      )}
    </div>
  );
}

/** The query of the address. A second press of a key can come before the page has drawn where the first one went. */
const address = () => new URLSearchParams(window.location.search);
