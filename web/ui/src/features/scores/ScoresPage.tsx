import { useRef } from 'react';
import type { LiveExercise } from '../../lib/exercise';
import { Said, useSpeech } from '../../lib/language';
import { Level } from '../../lib/parts/Level';
import { StateTag } from '../../lib/parts/StateTag';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { EvidenceDrawer } from './EvidenceDrawer';
import { Few, IntervalBar, LowMark, MissingText, RangeText, useFigure } from './Figure';
import { evidenceQuery, holdersOf, isKnown, MEASURE } from './holders';
import type { Holder } from './holders';
import { useScores } from './useScores';
import './scores.css';

interface ScoresPageProps {
  readonly exercise: LiveExercise;
  readonly query: URLSearchParams;
  readonly onQuery: (query: URLSearchParams, replace: boolean) => void;
}

/** Figures with interval and count; each opens its evidence beside the table. */
export function ScoresPage({ exercise, query, onQuery }: ScoresPageProps) {
  const speech = useSpeech();
  const { words } = speech;
  const scores = useScores(exercise.id, exercise.entries.at(-1)?.number);
  const opener = useRef<HTMLElement>(null);
  const holders = scores.data
    ? holdersOf(scores.data, exercise, speech.language, (text) => speech.of(text).text)
    : [];
  const open = query.get('measure') === MEASURE;
  const at = open ? holders.findIndex((holder) => (holder.id ?? null) === query.get('of')) : -1;
  const chosen = at < 0 ? undefined : holders[at];

  const show = (holder: Holder) => {
    if (document.activeElement instanceof HTMLElement) opener.current = document.activeElement;
    onQuery(evidenceQuery(query, holder.id), chosen !== undefined);
  };
  const close = () => {
    const next = address();
    // The figure last shown, which after walking is not the one that opened the drawer.
    const figure = document.getElementById(figureId(next.get('of')));
    next.delete('of');
    next.delete('measure');
    onQuery(next, true);
    (figure ?? opener.current)?.focus();
  };
  const walk = (step: 1 | -1) => {
    const from = address();
    const next = holders[holders.findIndex((holder) => (holder.id ?? null) === from.get('of')) + step];
    if (next) onQuery(evidenceQuery(from, next.id), true);
  };
  const group = (kind: Holder['kind']) => holders.filter((holder) => holder.kind === kind);
  const rows = { chosen, onShow: show };
  const whole = group('exercise')[0];
  return (
    <div className={`columns ${chosen ? 'with-drawer' : ''}`}>
      <main id="main" className="left" tabIndex={-1}>
        <div className="top">
          <h1>{words.scores.title}</h1>
          <StateTag state={exercise.state} />
          {scores.data && (
            <span className="muted">
              {exercise.state === 'ended' ? '' : `${words.scores.soFar}, `}
              {words.scores.upTo(scores.data.upTo)}
            </span>
          )}
        </div>
        {!scores.data ? (
          scores.error ? (
            <CannotRead what={words.scores.what} error={scores.error} retry={() => void scores.refetch()} />
          ) : (
            <Loading what={words.scores.what} />
          )
        ) : (
          <>
            {whole && <WholeExercise holder={whole} {...rows} />}
            <HolderTable title={words.scores.agencies} column={words.scores.agency} holders={group('agency')} {...rows} />
            <HolderTable
              title={words.scores.participants}
              column={words.scores.seat}
              note={words.scores.personal}
              holders={group('seat')}
              {...rows}
            />
          </>
        )}
      </main>
      {chosen && scores.data && (
        <EvidenceDrawer
          exercise={exercise}
          holder={chosen}
          profile={scores.data.profile}
          upTo={scores.data.upTo}
          onWalk={walk}
          first={at === 0}
          last={at === holders.length - 1}
          onClose={close}
        />
      )}
    </div>
  );
}

/** The query of the address. A second press of a key can come before the page has drawn where the first one went. */
const address = () => new URLSearchParams(window.location.search);

const figureId = (holder: string | null | undefined) => `figure-${holder ?? ''}`;

interface RowProps {
  readonly chosen: Holder | undefined;
  readonly onShow: (holder: Holder) => void;
}

function FigureButton({ holder, chosen, onShow }: RowProps & { readonly holder: Holder }) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const figure = useFigure();
  const name = holder.kind === 'exercise' ? scores.exercise : speech.of(holder.title).text;
  const said = isKnown(holder.value) ? figure(holder.value) : scores.missing[holder.value.missing];
  const on = holder === chosen;
  return (
    <button
      type="button"
      id={figureId(holder.id)}
      className={`figure ${on ? 'on' : ''} ${isKnown(holder.value) && holder.value.value < 50 ? 'low' : ''}`}
      aria-label={scores.figure(name, said)}
      aria-expanded={on}
      onClick={() => onShow(holder)}
    >
      {figure(holder.value)}
    </button>
  );
}

function WholeExercise({ holder, ...rows }: RowProps & { readonly holder: Holder }) {
  const speech = useSpeech();
  const { scores } = speech.words;
  return (
    <section className="panel whole" aria-label={scores.exercise}>
      <div>
        <p className="caption">
          {scores.exercise}, {scores.pooled}
        </p>
        <p className="big">
          <FigureButton holder={holder} {...rows} />
          {isKnown(holder.value) && holder.value.band !== undefined && (
            <span className="band">{scores.bands[holder.value.band] ?? holder.value.band}</span>
          )}
        </p>
      </div>
      <div>
        <p className="caption">A1 {scores.measures.A1}</p>
        <p>
          {isKnown(holder.value) ? (
            <>
              <RangeText value={holder.value} /> <span className="muted">({scores.interval(speech.percent(0.95))})</span>
            </>
          ) : (
            <MissingText value={holder.value} />
          )}
        </p>
        <IntervalBar value={holder.value} />
      </div>
      <div>
        <p className="caption">{scores.n}</p>
        <p>
          {isKnown(holder.value) ? speech.number(holder.value.n) : scores.missingFigure} <Few value={holder.value} />
        </p>
      </div>
    </section>
  );
}

interface HolderTableProps extends RowProps {
  readonly title: string;
  readonly column: string;
  readonly note?: string;
  readonly holders: readonly Holder[];
}

function HolderTable({ title, column, note, holders, ...rows }: HolderTableProps) {
  const speech = useSpeech();
  const { scores } = speech.words;
  if (holders.length === 0) return null;
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="small muted">{note ?? scores.press}</span>
        <span className="grow" />
        <span className="caption">{scores.scale}</span>
      </header>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={title}>
        <table className="t">
          <caption className="sr-only">
            {title}, A1 {scores.measures.A1}
          </caption>
          <thead>
            <tr>
              <th scope="col">{column}</th>
              <th scope="col" className="num">
                A1<span className="sr-only"> {scores.measures.A1}</span>
              </th>
              <th scope="col" colSpan={2}>
                {scores.interval(speech.percent(0.95))}
              </th>
              <th scope="col" className="num">
                {scores.n}
              </th>
            </tr>
          </thead>
          <tbody>
            {holders.map((holder) => (
              <tr key={holder.id} className={holder === rows.chosen ? 'chosen' : ''}>
                <th scope="row">
                  {holder.level !== undefined && <Level level={holder.level} />}
                  <Said text={holder.title} />
                  {holder.agency && (
                    <span className="of-agency">
                      <Said text={holder.agency} />
                    </span>
                  )}
                </th>
                <td className="num nowrap">
                  <span className="state-bad">
                    <LowMark value={holder.value} />
                  </span>{' '}
                  <FigureButton holder={holder} {...rows} />
                </td>
                {isKnown(holder.value) ? (
                  <>
                    <td className="bar">
                      <IntervalBar value={holder.value} />
                    </td>
                    <td className="nowrap">
                      <RangeText value={holder.value} />
                    </td>
                    <td className="num nowrap">
                      <Few value={holder.value} /> {speech.number(holder.value.n)}
                    </td>
                  </>
                ) : (
                  <td colSpan={3}>
                    <MissingText value={holder.value} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
