import { useRef } from 'react';
import type { LiveExercise } from '../../lib/exercise';
import { Said, useSpeech } from '../../lib/language';
import { Level } from '../../lib/parts/Level';
import { StateTag } from '../../lib/parts/StateTag';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { EvidenceDrawer } from './EvidenceDrawer';
import { Few, IntervalBar, LowMark, MissingText, RangeText, useFigure } from './Figure';
import { useMeasureWords } from '../../lib/words/measures';
import type { MeasureId } from '../../lib/wire';
import { evidenceQuery, holdersOf, isKnown, measuresIn } from './holders';
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
  const measures = scores.data ? measuresIn(scores.data) : [];
  const measure = measures.find((one) => one === query.get('measure'));
  const at = measure ? holders.findIndex((holder) => (holder.id ?? null) === query.get('of')) : -1;
  const holder = holders[at];
  const chosen = measure && holder?.measures[measure] ? { holder, measure } : undefined;

  const show = (whose: Holder, of: MeasureId) => {
    if (document.activeElement instanceof HTMLElement) opener.current = document.activeElement;
    onQuery(evidenceQuery(query, whose.id, of), chosen !== undefined);
  };
  const close = () => {
    const next = address();
    // The figure last shown, which after walking is not the one that opened the drawer.
    const figure = document.getElementById(figureId(next.get('of'), next.get('measure')));
    next.delete('of');
    next.delete('measure');
    onQuery(next, true);
    (figure ?? opener.current)?.focus();
  };
  // To the next holder that has the measure, or the next measure that the holder has.
  const walk = (step: 1 | -1) => {
    const from = address();
    const of = measures.find((one) => one === from.get('measure'));
    const having = holders.filter((one) => of && one.measures[of]);
    const next = having[having.findIndex((one) => (one.id ?? null) === from.get('of')) + step];
    if (of && next) onQuery(evidenceQuery(from, next.id, of), true);
  };
  const turn = (step: 1 | -1) => {
    const from = address();
    const whose = holders.find((one) => (one.id ?? null) === from.get('of'));
    const having = measures.filter((one) => whose?.measures[one]);
    const next = having[having.findIndex((one) => one === from.get('measure')) + step];
    if (whose && next) onQuery(evidenceQuery(from, whose.id, next), true);
  };
  const having = holders.filter((one) => chosen && one.measures[chosen.measure]);
  const group = (kind: Holder['kind']) => holders.filter((holder) => holder.kind === kind);
  const rows = { measures, chosen, onShow: show };
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
          holder={chosen.holder}
          measure={chosen.measure}
          measures={measures.filter((one) => chosen.holder.measures[one])}
          profile={scores.data.profile}
          upTo={scores.data.upTo}
          onWalk={walk}
          onTurn={turn}
          onMeasure={(next) => onQuery(evidenceQuery(address(), chosen.holder.id, next), true)}
          first={chosen.holder === having[0]}
          last={chosen.holder === having.at(-1)}
          onClose={close}
        />
      )}
    </div>
  );
}

/** The query of the address. A second press of a key can come before the page has drawn where the first one went. */
const address = () => new URLSearchParams(window.location.search);

const figureId = (holder: string | null | undefined, measure: string | null) => `figure-${measure}-${holder ?? ''}`;

interface RowProps {
  readonly measures: readonly MeasureId[];
  readonly chosen: { readonly holder: Holder; readonly measure: MeasureId } | undefined;
  readonly onShow: (holder: Holder, measure: MeasureId) => void;
}

interface FigureButtonProps extends Omit<RowProps, 'measures'> {
  readonly holder: Holder;
  readonly measure: MeasureId;
}

function FigureButton({ holder, measure, chosen, onShow }: FigureButtonProps) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const words = useMeasureWords();
  const figure = useFigure();
  const value = holder.measures[measure];
  if (!value) return <span className="muted">{scores.missingFigure}</span>;
  const name = holder.kind === 'exercise' ? scores.exercise : speech.of(holder.title).text;
  const said = isKnown(value) ? figure(value) : scores.missing[value.missing];
  const on = chosen?.holder === holder && chosen.measure === measure;
  return (
    <button
      type="button"
      id={figureId(holder.id, measure)}
      className={`figure ${on ? 'on' : ''} ${isKnown(value) && value.value < 50 ? 'low' : ''}`}
      aria-label={words.figure(name, measure, said)}
      aria-expanded={on}
      onClick={() => onShow(holder, measure)}
    >
      {figure(value)}
    </button>
  );
}

/** The exercise's own figures, each with its interval and count. */
function WholeExercise({ holder, measures, ...rows }: RowProps & { readonly holder: Holder }) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const words = useMeasureWords();
  return (
    <section className="panel whole" aria-label={scores.exercise}>
      <p className="caption whole-head">
        {scores.exercise}, {scores.pooled} ({scores.interval(speech.percent(0.95))})
      </p>
      <ul>
        {measures.map((measure) => {
          const value = holder.measures[measure];
          return (
            value && (
              <li key={measure}>
                <p className="caption">
                  {measure} {words.names[measure]}
                </p>
                <p className="big">
                  <FigureButton holder={holder} measure={measure} {...rows} />
                  {isKnown(value) && value.band !== undefined && (
                    <span className="band">{scores.bands[value.band] ?? value.band}</span>
                  )}
                </p>
                <IntervalBar value={value} />
                <p className="small">
                  {isKnown(value) ? (
                    <>
                      <RangeText value={value} />, {scores.items(value.n)} <Few value={value} />
                    </>
                  ) : (
                    <MissingText value={value} />
                  )}
                </p>
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

interface HolderTableProps extends RowProps {
  readonly title: string;
  readonly column: string;
  readonly note?: string;
  readonly holders: readonly Holder[];
}

function HolderTable({ title, column, note, holders, measures, ...rows }: HolderTableProps) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const words = useMeasureWords();
  if (holders.length === 0) return null;
  const columns = measures.filter((measure) => holders.some((holder) => holder.measures[measure]));
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
            {title}, {words.table}
          </caption>
          <thead>
            <tr>
              <th scope="col">{column}</th>
              {columns.map((measure) => (
                <th key={measure} scope="col" className="num" title={words.names[measure]}>
                  {measure}
                  <span className="sr-only"> {words.names[measure]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {holders.map((holder) => (
              <tr key={holder.id} className={holder === rows.chosen?.holder ? 'chosen' : ''}>
                <th scope="row">
                  {holder.level !== undefined && <Level level={holder.level} />}
                  <Said text={holder.title} />
                  {holder.agency && (
                    <span className="of-agency">
                      <Said text={holder.agency} />
                    </span>
                  )}
                </th>
                {columns.map((measure) => {
                  const value = holder.measures[measure];
                  return (
                    <td key={measure} className="num nowrap">
                      {value && (
                        <span className="state-bad">
                          <LowMark value={value} />
                        </span>
                      )}{' '}
                      <FigureButton holder={holder} measure={measure} {...rows} />
                      <span className="caption counted">
                        {value && isKnown(value) ? `${words.count(value.n)}${value.few ? `, ${scores.few}` : ''}` : ''}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
