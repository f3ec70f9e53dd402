import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Problem } from '../../lib/api';
import { useDay } from '../../lib/days';
import { Said, useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Notice } from '../../lib/parts/Notice';
import { ScrollTable } from '../../lib/parts/ScrollTable';
import { CannotRead, Loading, NotFound } from '../../lib/parts/Waiting';
import { CURVES, DIMENSIONS, isCurve, isMeasure, readinessOf } from '../../lib/readiness';
import type { CurveId, Drill, Kind, Readiness } from '../../lib/readiness';
import { MEASURES } from '../../lib/wire';
import { useMeasureWords } from '../../lib/words/measures';
import { useReadinessWords } from '../../lib/words/readinesses';
import { Choices, Due, EstimateBar, useAddress } from './parts';
import { estimateOf, Trend } from './Trend';
import { useCurveName, useFigures } from './words';
import './readiness.css';

interface WhoseProps {
  readonly kind: Kind;
  readonly id: string;
  /** Tells the name of whoever it is, once known. */
  readonly onName: (name: string) => void;
}

/** How ready one person, agency, position or cohort is, down to the drills that say so. */
export function Whose({ kind, id, onName }: WhoseProps) {
  const speech = useSpeech();
  const words = useReadinessWords();
  const { query, cohort } = useAddress();
  const asked = query.get('of');
  const of: CurveId = isCurve(asked) ? asked : 'headline';
  const filtered = kind === 'agencies' || kind === 'positions' ? cohort : undefined;
  const { data, error, refetch } = useQuery({
    queryKey: ['readiness', kind, id, of, filtered],
    queryFn: async () => {
      const found = await readinessOf(kind, id, of, filtered);
      onName(found.of.name ?? speech.of(found.of.title ?? { en: found.of.id }).text);
      return found;
    },
    placeholderData: keepPreviousData,
  });
  if (!data) {
    if (error instanceof Problem && error.status === 404) return <NotFound />;
    return (
      <main id="main" className="read" tabIndex={-1}>
        {error ? <CannotRead what={words.what} error={error} retry={() => void refetch()} /> : <Loading what={words.what} />}
      </main>
    );
  }
  const { name, title, agency } = data.of;
  return (
    <main id="main" className="read wide" tabIndex={-1}>
      <div className="top">
        <h1>{name ?? <Said text={title ?? { en: data.of.id }} />}</h1>
        <span className="muted">
          {words.kinds[kind]}
          {agency && (
            <>
              , <Said text={agency.title} />
            </>
          )}
        </span>
        <span className="grow" />
        <Choices cohorts={filtered !== undefined || kind === 'agencies' || kind === 'positions'} />
      </div>
      {kind === 'people' && <Notice type="info">{words.persons.notice}</Notice>}
      <div className="stack">
        <CurveOf readiness={data} />
        <Figures readiness={data} />
        <Steps readiness={data} />
        <Drills kind={kind} id={id} readiness={data} />
      </div>
      <p className="small muted exports">{words.adjustedMeans}</p>
    </main>
  );
}

function CurveOf({ readiness }: { readonly readiness: Readiness }) {
  const words = useReadinessWords();
  const curveName = useCurveName();
  const { put } = useAddress();
  const { of } = readiness.curve;
  return (
    <Trend
      readiness={readiness}
      title={curveName(of)}
      controls={
        <select
          className="field field-small"
          aria-label={words.trend.of}
          value={of}
          onChange={(event) => put({ of: event.target.value === 'headline' ? undefined : event.target.value })}
        >
          {CURVES.filter((one) => one === of || !isMeasure(one) || readiness.measures[one]).map((one) => (
            <option key={one} value={one}>
              {curveName(one)}
            </option>
          ))}
        </select>
      }
    />
  );
}

/** The headline, four dimensions and twelve measures, each with its interval and count. */
function Figures({ readiness }: { readonly readiness: Readiness }) {
  const speech = useSpeech();
  const words = useReadinessWords();
  const curveName = useCurveName();
  const { put, first } = useAddress();
  const { main, beside, range } = useFigures(first);
  const { figures, press, columns, waiting, noEstimate, figure } = words.of;
  const rows: readonly CurveId[] = [
    'headline',
    ...DIMENSIONS.flatMap((dimension) => [dimension, ...MEASURES.filter((measure) => measure.startsWith(dimension))]),
  ];
  return (
    <section className="panel" aria-label={figures}>
      <header>
        <h2>{figures}</h2>
        <span className="small muted">{press}</span>
      </header>
      <ScrollTable name={figures} className="t figures-table">
        <thead>
          <tr>
            <th scope="col">{columns.what}</th>
            <th scope="col" className="num">{first === 'scored' ? columns.value : words.adjustedShort}</th>
            <th scope="col" className="num">{first === 'scored' ? columns.other : words.scored}</th>
            <th scope="col">{columns.bar}</th>
            <th scope="col" className="num">{columns.interval}</th>
            <th scope="col" className="num">{columns.n}</th>
            <th scope="col" className="num">{columns.due}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const estimate = estimateOf(readiness, row);
            const wait = readiness.measures[row]?.waiting ?? 0;
            const on = readiness.curve.of === row;
            return (
              <tr key={row} className={`${on ? 'chosen' : ''} ${isMeasure(row) ? 'measure' : 'pooled'}`}>
                <th scope="row">
                  {row === 'headline' ? curveName(row) : isMeasure(row) ? curveName(row) : `${row} ${curveName(row)}`}
                  {wait > 0 && <span className="caption waits">{waiting(wait, readiness.profile.leastItems)}</span>}
                </th>
                {estimate ? (
                  <>
                    <td className="num">
                      <button
                        type="button"
                        className="figure"
                        aria-pressed={on}
                        aria-label={figure(curveName(row), main(estimate))}
                        onClick={() => put({ of: row === 'headline' ? undefined : row })}
                      >
                        {main(estimate)}
                      </button>
                    </td>
                    <td className="num muted">{beside(estimate)}</td>
                    <td>
                      <EstimateBar of={estimate} target={readiness.profile.target} />
                    </td>
                    <td className="num">{range(estimate)}</td>
                    <td className="num">{speech.number(estimate.n)}</td>
                    <td className="num">
                      <Due due={estimate.due} asOf={readiness.asOf} dated />
                    </td>
                  </>
                ) : (
                  <>
                    <td className="num">{words.none}</td>
                    <td colSpan={5} className="muted">
                      {noEstimate}
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
    </section>
  );
}

/** What each drill did to the estimate of one measure, so that anybody can work it out again. */
function Steps({ readiness }: { readonly readiness: Readiness }) {
  const words = useReadinessWords();
  const curveName = useCurveName();
  const day = useDay();
  const { first } = useAddress();
  const { figure, range } = useFigures(first);
  const { of } = readiness.curve;
  const steps = readiness.measures[of]?.steps ?? [];
  const { stepColumns, stepsOf, seenShort } = words.of;
  if (steps.length === 0) return null;
  return (
    <details className="panel steps">
      <summary>{stepsOf(curveName(of))}</summary>
      <ScrollTable name={words.of.steps} caption={stepsOf(curveName(of))}>
        <thead>
          <tr>
            <th scope="col">{stepColumns.on}</th>
            <th scope="col" className="num">{stepColumns.shown}</th>
            <th scope="col" className="num">{stepColumns.n}</th>
            <th scope="col" className="num">{stepColumns.noise}</th>
            <th scope="col" className="num">{stepColumns.before}</th>
            <th scope="col" className="num">{stepColumns.after}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.on}>
              <th scope="row">{day(step.on)}</th>
              <td className="num">{figure(step.value)}</td>
              <td className="num">{step.n}</td>
              <td className="num">
                {figure(step.noise)}
                {step.seenBefore && <span className="caption waits">{seenShort}</span>}
              </td>
              {[step.before, step.after].map((spread, index) => (
                <td key={index} className="num">
                  {figure(spread.value)} <span className="muted">({range(spread)})</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </details>
  );
}

/** Every drill, with what kept it out. Each figure opens its evidence in the exercise's scores. */
function Drills({ kind, id, readiness }: { readonly kind: Kind; readonly id: string; readonly readiness: Readiness }) {
  const words = useReadinessWords();
  const measures = useMeasureWords();
  const day = useDay();
  const { first } = useAddress();
  const { figure } = useFigures(first);
  const { drills, drillsEmpty, drillColumns } = words.of;
  const shown = MEASURES.filter((measure) => readiness.drills.some((drill) => drill.measures[measure]));
  const seats = readiness.drills.some(({ seat }) => seat);
  return (
    <section className="panel" aria-label={drills}>
      <header>
        <h2>{drills}</h2>
        <span className="grow" />
        <span className="caption">{words.of.fewMeans(readiness.profile.leastItems)}</span>
      </header>
      {readiness.drills.length === 0 ? (
        <p className="pad muted">{drillsEmpty}</p>
      ) : (
        <ScrollTable name={drills} className="t drills">
          <thead>
            <tr>
              <th scope="col">{drillColumns.on}</th>
              <th scope="col">{drillColumns.exercise}</th>
              {seats && <th scope="col">{drillColumns.seat}</th>}
              <th scope="col">{drillColumns.standing}</th>
              {shown.map((measure) => (
                <th key={measure} scope="col" className="num" title={measures.names[measure]}>
                  {measure}
                  <span className="sr-only"> {measures.names[measure]}</span>
                </th>
              ))}
              <th scope="col">{drillColumns.difficulty}</th>
            </tr>
          </thead>
          <tbody>
            {readiness.drills.toReversed().map((drill) => (
              <tr key={`${drill.exercise.id} ${drill.seat?.id ?? ''}`}>
                <th scope="row" className="nowrap">
                  {day(drill.on)}
                </th>
                <td>
                  <Link to={scoresOf(kind, id, drill)}>{drill.exercise.name}</Link>
                </td>
                {seats && <td>{drill.seat && <Said text={drill.seat.title} />}</td>}
                <td className="standing">
                  <Standing drill={drill} />
                </td>
                {shown.map((measure) => {
                  const value = drill.measures[measure];
                  return (
                    <td key={measure} className="num">
                      {value === undefined || 'missing' in value ? (
                        <span className="muted">{words.none}</span>
                      ) : (
                        <>
                          <Link
                            to={`${scoresOf(kind, id, drill)}&measure=${measure}`}
                            aria-label={words.of.evidence(drill.exercise.name, measure, figure(value.value, 0))}
                          >
                            {figure(first === 'adjusted' ? value.adjusted : value.value, 0)}
                          </Link>
                          <span className="caption waits">
                            {figure(first === 'adjusted' ? value.value : value.adjusted, 0)} · n {value.n}
                            {value.few ? ` ${words.of.few}` : ''}
                          </span>
                        </>
                      )}
                    </td>
                  );
                })}
                <td className="small">
                  {drill.difficulty ? (
                    words.of.difficulty(
                      figure(drill.difficulty.expected, 0),
                      figure(drill.difficulty.usual, 0),
                      drill.difficulty.n,
                    )
                  ) : (
                    <span className="muted">{words.none}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  );
}

/** Whether a drill counts, and if not, why. */
function Standing({ drill }: { readonly drill: Drill }) {
  const { of } = useReadinessWords();
  return (
    <>
      {drill.counts ? (
        <span className="state">
          <Icon name="check" />
          {of.counts}
        </span>
      ) : (
        <span>
          <b>{of.keptOutFor}</b> {drill.keptOut.map((reason) => of.keptOut[reason]).join('; ')}.
        </span>
      )}
      {drill.seenBefore && <span className="caption waits">{of.seenBefore}</span>}
    </>
  );
}

/** Where the figures of a drill open: the scores page of its exercise, at this holder. */
function scoresOf(kind: Kind, id: string, drill: Drill): string {
  const holder = drill.seat?.id ?? (kind === 'agencies' || kind === 'positions' ? id : '');
  return `/exercises/${drill.exercise.id}/scores?of=${encodeURIComponent(holder)}`;
}
