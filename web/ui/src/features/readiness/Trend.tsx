import { lazy, Suspense } from 'react';
import { device } from '../../lib/device';
import { useDay } from '../../lib/days';
import { useSpeech } from '../../lib/language';
import { Loading } from '../../lib/parts/Waiting';
import type { CurveId, Estimate, Readiness } from '../../lib/readiness';
import { useReadinessWords } from '../../lib/words/readinesses';
import { ScrollTable } from '../../lib/parts/ScrollTable';
import { Due, useAddress, useDueMeans } from './parts';
import { trendRows } from './rows';
import { useCurveName, useFigures } from './words';

const TrendChart = lazy(async () => ({ default: (await import('./TrendChart')).TrendChart }));

const KEPT = 'muster.trend-as';

/** The estimate that a curve ends in today. */
export function estimateOf(readiness: Readiness, of: CurveId): Estimate | undefined {
  if (of === 'headline') return readiness.headline;
  return readiness.dimensions[of] ?? readiness.measures[of]?.estimate;
}

interface TrendProps {
  readonly title: React.ReactNode;
  readonly readiness: Readiness;
  readonly controls?: React.ReactNode;
}

/** How readiness rose by drills and falls without, as a picture or as the table that says the same. */
export function Trend({ title, readiness, controls }: TrendProps) {
  const speech = useSpeech();
  const words = useReadinessWords();
  const { query, put, first } = useAddress();
  const day = useDay();
  const dueMeans = useDueMeans();
  const curveName = useCurveName();
  const { figure, main, besideSaid, range } = useFigures(first);
  const as = query.get('as') ?? device.getItem(KEPT) ?? 'picture';
  const { curve, profile, asOf } = readiness;
  const estimate = estimateOf(readiness, curve.of);
  const counting = curve.dots.filter(({ counts }) => counts).length;
  const last = readiness.drills.at(-1)?.on;
  const months = halfLife(curve.of, profile.halfLives);
  return (
    <section className="panel trend" aria-label={curveName(curve.of)}>
      <header>
        <h2>{title}</h2>
        {months !== undefined && (
          <span className="small muted">
            {words.halfLife(speech.number(months, Number.isInteger(months) ? 0 : 1))}
          </span>
        )}
        <span className="grow" />
        {controls}
        <div className="segments" role="group" aria-label={words.trend.as}>
          {(['picture', 'table'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={as === one}
              onClick={() => {
                device.setItem(KEPT, one);
                put({ as: one });
              }}
            >
              {words.trend[one]}
            </button>
          ))}
        </div>
      </header>
      <div className="trend-body">
        <dl className="now">
          <dt>{words.today}</dt>
          <dd>
            {estimate ? (
              <>
                <span className="now-figure">{main(estimate)}</span>
                <span className="small muted">{besideSaid(estimate)}</span>
              </>
            ) : (
              <span className="muted">{words.of.noEstimate}</span>
            )}
          </dd>
          {estimate && (
            <>
              <dt>{words.interval}</dt>
              <dd>
                {range(estimate)}, {words.items(estimate.n)}
              </dd>
            </>
          )}
          {last !== undefined && (
            <>
              <dt>{words.lastDrill}</dt>
              <dd>{day(last)}</dd>
            </>
          )}
          {estimate && (
            <>
              <dt>{words.refreshDue}</dt>
              <dd>
                {estimate.due === undefined ? (
                  <span className="muted">{words.never}</span>
                ) : (
                  <>
                    <b>{day(estimate.due)}</b> <Due due={estimate.due} asOf={asOf} />
                  </>
                )}
                <span className="caption">{dueMeans(profile)}</span>
              </dd>
            </>
          )}
        </dl>
        {curve.points.length === 0 && curve.dots.length === 0 ? (
          <p className="pad muted">{words.trend.empty}</p>
        ) : as === 'table' ? (
          <ScrollTable name={words.trend.table} caption={curveName(curve.of)}>
            <thead>
              <tr>
                <th scope="col">{words.trend.columns.on}</th>
                <th scope="col" className="num">{words.trend.columns.drill}</th>
                <th scope="col" className="num">{words.trend.columns.value}</th>
                <th scope="col" className="num">{words.trend.columns.adjusted}</th>
                <th scope="col" className="num">{words.trend.columns.interval}</th>
                <th scope="col">{words.trend.columns.note}</th>
              </tr>
            </thead>
            <tbody>
              {trendRows(curve, asOf, estimate?.due).map((row, index) => (
                <tr key={index}>
                  <th scope="row" className="nowrap">{day(row.on)}</th>
                  <td className="num">{row.drills.map((dot) => figure(dot.value)).join(', ')}</td>
                  <td className="num">{figure(row.point?.value)}</td>
                  <td className="num">{figure(row.point?.adjusted)}</td>
                  <td className="num">{row.point ? range(row.point) : words.none}</td>
                  <td>
                    {[
                      row.due ? words.refreshDue : '',
                      row.when === undefined ? '' : words.trend[row.when],
                      row.drills.some((dot) => !dot.counts) ? words.trend.keptOut : '',
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        ) : (
          <div>
            <Suspense fallback={<Loading what={words.trend.loading} />}>
              <TrendChart
                curve={curve}
                asOf={asOf}
                target={profile.target}
                due={estimate?.due}
                first={first}
                said={words.trend.text(
                  curveName(curve.of),
                  estimate ? `${main(estimate)}, ${range(estimate)}` : words.of.noEstimate,
                  counting,
                  estimate?.due === undefined ? '' : words.trend.dueText(day(estimate.due)),
                )}
              />
            </Suspense>
            <TrendKey kept={counting < curve.dots.length} />
          </div>
        )}
      </div>
    </section>
  );
}

/** How fast a curve falls; a dimension mixes measures, some of which fall faster. */
function halfLife(of: CurveId, { accuracy, speed, other }: Readiness['profile']['halfLives']): number | undefined {
  switch (of) {
    case 'headline':
    case 'A':
    case 'B':
    case 'C':
    case 'D':
      return of === 'A' ? speed : undefined;
    case 'B2':
    case 'C2':
      return accuracy;
    case 'A1':
    case 'A2':
    case 'D1':
      return speed;
    case 'B1':
    case 'B3':
    case 'C1':
    case 'C3':
    case 'C4':
    case 'D2':
    case 'D3':
      return other;
  }
}

/** What the picture's marks stand for. */
function TrendKey({ kept }: { readonly kept: boolean }) {
  const { key } = useReadinessWords().trend;
  return (
    <ul className="trend-key caption">
      <li>
        <svg viewBox="0 0 24 12" aria-hidden="true">
          <line className="line" x1="0" x2="24" y1="6" y2="6" />
        </svg>
        {key.line}
      </li>
      <li>
        <svg viewBox="0 0 24 12" aria-hidden="true">
          <rect className="band" width="24" height="12" />
        </svg>
        {key.band}
      </li>
      <li>
        <svg viewBox="0 0 24 12" aria-hidden="true">
          <line className="line ahead" x1="0" x2="24" y1="6" y2="6" />
        </svg>
        {key.ahead}
      </li>
      <li>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <circle className="dot" cx="6" cy="6" r="4" />
        </svg>
        {key.dot}
      </li>
      {kept && (
        <li>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path className="dot out" d="M6 1l5 5-5 5-5-5z" />
          </svg>
          {key.out}
        </li>
      )}
    </ul>
  );
}
