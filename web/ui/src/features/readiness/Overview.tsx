import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { wordFor } from '../../lib/words/en-codes';
import { useDay } from '../../lib/days';
import { Said, useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Level } from '../../lib/parts/Level';
import { ScrollTable } from '../../lib/parts/ScrollTable';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { DIMENSIONS, exportPath, isCurve, overviewNow, readinessOf } from '../../lib/readiness';
import type { Cell, CurveId, Overview, Refresh } from '../../lib/readiness';
import type { Text } from '../../lib/wire';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { useReadinessWords } from '../../lib/words/readinesses';
import { bandOf, BANDS } from './bands';
import { Due, useAddress, useDueMeans } from './parts';
import { Trend } from './Trend';
import { useCurveName, useFigures } from './words';
import './readiness.css';

/** How ready all agencies are: one curve, what is due soonest, and agency by capability. */
export function OverviewPanels() {
  const words = useReadinessWords();
  const day = useDay();
  const { cohort } = useAddress();
  const overview = useQuery({
    queryKey: ['readiness', 'overview', cohort],
    queryFn: () => overviewNow(cohort),
    placeholderData: keepPreviousData,
  });
  if (!overview.data) {
    return overview.error ? (
      <CannotRead what={words.what} error={overview.error} retry={() => void overview.refetch()} />
    ) : (
      <Loading what={words.what} />
    );
  }
  const { data } = overview;
  if (data.agencies.length === 0) {
    return (
      <p className="pad">
        {words.empty} <Link to="/scenarios">{words.toScenarios}</Link>
      </p>
    );
  }
  return (
    <>
      <p className="muted as-of">{words.asOf(day(data.asOf), data.exercises, data.agencies.length)}</p>
      <div className="overview">
        <AgencyTrend overview={data} />
        <RefreshList overview={data} />
        <CapabilityTable overview={data} />
        <AgencyTable overview={data} />
      </div>
      <p className="small muted exports">
        {words.adjustedMeans}{' '}
        <a href={exportPath('office')} download>
          {words.csvOffices}
        </a>{' '}
        <a href={exportPath('cohort')} download>
          {words.csvCohorts}
        </a>{' '}
        {words.csvMeans}
      </p>
    </>
  );
}

/** What the address chooses, or else whatever is due soonest. */
function useChosen({ refresh, agencies }: Overview): { readonly agency: string; readonly of: CurveId } {
  const { query } = useAddress();
  const agency = query.get('agency');
  const of = query.get('of');
  const soonest = refresh[0];
  const known = agencies.find(({ id }) => id === agency)?.id;
  if (known !== undefined) return { agency: known, of: isCurve(of) ? of : 'headline' };
  return soonest
    ? { agency: soonest.agency, of: soonest.dimension }
    : { agency: (agencies.find(({ headline }) => headline) ?? agencies[0]!).id, of: 'headline' };
}

function AgencyTrend({ overview }: { readonly overview: Overview }) {
  const words = useReadinessWords();
  const curveName = useCurveName();
  const { put, cohort } = useAddress();
  const { agency, of } = useChosen(overview);
  const title = overview.agencies.find(({ id }) => id === agency)?.title ?? { en: agency };
  const { data, error, refetch } = useQuery({
    queryKey: ['readiness', 'agencies', agency, of, cohort],
    queryFn: () => readinessOf('agencies', agency, of, cohort),
    placeholderData: keepPreviousData,
  });
  if (!data) {
    return (
      <section className="panel trend" aria-label={words.title}>
        {error ? <CannotRead what={words.what} error={error} retry={() => void refetch()} /> : <Loading what={words.what} />}
      </section>
    );
  }
  return (
    <Trend
      readiness={data}
      title={
        <>
          <Link to={`/readiness/agencies/${agency}`}>
            <Said text={title} />
          </Link>
          , {curveName(of)}
        </>
      }
      controls={
        <select
          className="field field-small"
          aria-label={words.trend.of}
          value={of}
          onChange={(event) => put({ agency, of: event.target.value })}
        >
          {(['headline', ...DIMENSIONS] as const).map((one) => (
            <option key={one} value={one}>
              {curveName(one)}
            </option>
          ))}
        </select>
      }
    />
  );
}

const key = (row: Refresh) => `${row.agency} ${row.dimension}`;

function RefreshList({ overview }: { readonly overview: Overview }) {
  const speech = useSpeech();
  const words = useReadinessWords();
  const dueMeans = useDueMeans();
  const { put, first } = useAddress();
  const { main, beside, range } = useFigures(first);
  const chosen = useChosen(overview);
  const { title, columns, empty, open, otherScored } = words.refresh;
  const overdue = overview.refresh.filter(({ days }) => days < 0).length;
  const levels = new Map(overview.agencies.map(({ id, level }) => [id, level]));
  return (
    <section className="panel refresh" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {overdue > 0 && <span className="tag tag-bad">{words.overdue(overdue)}</span>}
        <span className="grow" />
        <span className="small muted">{dueMeans(overview.profile)}</span>
      </header>
      {overview.refresh.length === 0 ? (
        <p className="pad muted">{empty}</p>
      ) : (
        <ScrollTable name={title} box="body">
          <thead>
            <tr>
              <th scope="col">{columns.agency}</th>
              <th scope="col">{columns.dimension}</th>
              <th scope="col" className="num">{columns.now}</th>
              <th scope="col" className="num">{first === 'scored' ? columns.other : otherScored}</th>
              <th scope="col" className="num">{columns.interval}</th>
              <th scope="col" className="num">{columns.due}</th>
            </tr>
          </thead>
          <tbody>
            {overview.refresh.map((row) => {
              const on = row.agency === chosen.agency && row.dimension === chosen.of;
              return (
                <tr key={key(row)} className={on ? 'chosen' : ''}>
                  <th scope="row">
                    <Level level={levels.get(row.agency) ?? ''} />
                    <Said text={row.title} />
                  </th>
                  <td>{words.dimensions[row.dimension]}</td>
                  <td className="num">
                    <button
                      type="button"
                      className="figure"
                      aria-pressed={on}
                      aria-label={`${open(speech.of(row.title).text, words.dimensions[row.dimension]!)}: ${main(row.estimate, 0)}`}
                      onClick={() => put({ agency: row.agency, of: row.dimension })}
                    >
                      {main(row.estimate, 0)}
                    </button>
                  </td>
                  <td className="num muted">{beside(row.estimate, 0)}</td>
                  <td className="num muted">{range(row.estimate, 0)}</td>
                  <td className="num">
                    <Due due={row.due} asOf={overview.asOf} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </ScrollTable>
      )}
    </section>
  );
}

interface Pressed {
  readonly agency: string;
  readonly capability: string;
}

/** Agency by capability: a table of buttons. A pressed one says below what it stands on. */
function CapabilityTable({ overview }: { readonly overview: Overview }) {
  const speech = useSpeech();
  const words = useReadinessWords();
  const { capabilities: names } = useEvaluateWords();
  const { first } = useAddress();
  const { main, besideSaid, figure } = useFigures(first);
  const [pressed, setPressed] = useState<Pressed>();
  const { title, press, empty, cell: said, detail, open, bands, wide } = words.capabilities;
  const levels = new Map(overview.agencies.map(({ id, level }) => [id, level]));
  const rows = byTitle(overview.capabilities.rows, speech);
  const name = (capability: string) => wordFor(names, capability);
  const chosenRow = rows.find(({ agency }) => agency === pressed?.agency);
  const chosen = pressed && chosenRow?.cells[pressed.capability];
  return (
    <section className="panel heat" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="small muted">{press}</span>
        <span className="grow" />
        <ul className="heat-key caption" aria-hidden="true">
          {BANDS.map(({ id, example }) => (
            <li key={id}>
              <span className={`swatch heat-${id}`}>{example}</span> {bands[id]}
            </li>
          ))}
          <li>~ {wide}</li>
          <li>
            {words.none} {words.noEvidence}
          </li>
        </ul>
      </header>
      {rows.length === 0 || overview.capabilities.names.length === 0 ? (
        <p className="pad muted">{empty}</p>
      ) : (
        <ScrollTable name={title} className="heat-table">
          <thead>
            <tr>
              <th scope="col">{words.agencies.columns.agency}</th>
              {overview.capabilities.names.map((capability) => (
                <th key={capability} scope="col">
                  {name(capability)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.agency}>
                <th scope="row">
                  <Level level={levels.get(row.agency) ?? ''} />
                  <Link to={`/readiness/agencies/${row.agency}`}>
                    <Said text={row.title} />
                  </Link>
                </th>
                {overview.capabilities.names.map((capability) => {
                  const cell = row.cells[capability];
                  const value = cell && heatValue(cell, first);
                  if (!cell) {
                    return (
                      <td key={capability}>
                        <span className="muted">{words.none}</span>
                        <span className="sr-only"> {words.noEvidence}</span>
                      </td>
                    );
                  }
                  const on = pressed?.agency === row.agency && pressed.capability === capability;
                  const told = `${main(cell, 0)}, ${besideSaid(cell)}${cell.wide ? `, ${wide}` : ''}`;
                  return (
                    <td key={capability}>
                      <button
                        type="button"
                        className={`heat-cell heat-${value === undefined ? 'none' : bandOf(value)}`}
                        aria-pressed={on}
                        aria-label={said(speech.of(row.title).text, name(capability), told)}
                        onClick={() => setPressed(on ? undefined : { agency: row.agency, capability })}
                      >
                        <span className="heat-main">
                          {cell.wide ? '~ ' : ''}
                          {main(cell, 0)}
                        </span>{' '}
                        <span className="heat-other">{first === 'scored' ? figure(cell.adjusted, 0) : figure(cell.value, 0)}</span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      <div className="heat-detail" role="status">
        {pressed && chosen && chosenRow && (
          <p>
            <b>
              <Said text={chosenRow.title} />, {name(pressed.capability)}:
            </b>{' '}
            {detail(main(chosen), besideSaid(chosen), chosen.low === undefined || chosen.high === undefined ? undefined : words.range(figure(chosen.low), figure(chosen.high)), chosen.n)}{' '}
            {chosen.wide && `${wide}. `}
            <Link to={`/readiness/agencies/${pressed.agency}`}>{open}</Link>
          </p>
        )}
      </div>
    </section>
  );
}

const heatValue = (cell: Cell, first: 'scored' | 'adjusted') => (first === 'scored' ? cell.value : cell.adjusted);

/** All agencies with their four dimensions, in alphabetical order. */
function AgencyTable({ overview }: { readonly overview: Overview }) {
  const speech = useSpeech();
  const words = useReadinessWords();
  const day = useDay();
  const { first } = useAddress();
  const { main, beside } = useFigures(first);
  const { title, columns } = words.agencies;
  return (
    <section className="panel agencies" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="grow" />
        <span className="caption">
          {words[first]} / {first === 'scored' ? words.adjustedShort : words.scored}
        </span>
      </header>
      <ScrollTable name={title}>
        <thead>
          <tr>
            <th scope="col">{columns.agency}</th>
            <th scope="col" className="num">{words.headline}</th>
            {DIMENSIONS.map((dimension) => (
              <th key={dimension} scope="col" className="num">
                {words.dimensions[dimension]}
              </th>
            ))}
            <th scope="col" className="num">{columns.drills}</th>
            <th scope="col" className="num">{columns.last}</th>
          </tr>
        </thead>
        <tbody>
          {byTitle(overview.agencies, speech).map((agency) => (
            <tr key={agency.id}>
              <th scope="row">
                <Level level={agency.level} />
                <Link to={`/readiness/agencies/${agency.id}`}>
                  <Said text={agency.title} />
                </Link>
              </th>
              {[agency.headline, ...DIMENSIONS.map((dimension) => agency.dimensions[dimension])].map((estimate, index) => (
                <td key={index} className="num">
                  {estimate ? (
                    <>
                      <b>{main(estimate, 0)}</b> <span className="muted">/ {beside(estimate, 0)}</span>
                      {estimate.value < overview.profile.target && (
                        <span className="under">
                          <Icon name="arrowDown" />
                          <span className="sr-only">{words.trend.target(speech.number(overview.profile.target))}</span>
                        </span>
                      )}
                    </>
                  ) : (
                    <span className="muted">{words.none}</span>
                  )}
                </td>
              ))}
              <td className="num">{agency.drills}</td>
              <td className="num">{agency.last === undefined ? words.none : day(agency.last)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}

function byTitle<T extends { readonly title: Text }>(rows: readonly T[], speech: ReturnType<typeof useSpeech>): readonly T[] {
  const title = (row: T) => speech.of(row.title).text;
  return rows.toSorted((one, other) => title(one).localeCompare(title(other), speech.language));
}
