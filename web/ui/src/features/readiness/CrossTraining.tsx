import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import * as api from '../../lib/api';
import { useDay } from '../../lib/days';
import { Said, useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { crossTrainingFor } from '../../lib/readiness';
import type { CrossTraining, TrainedFunction } from '../../lib/readiness';
import { useReadinessWords } from '../../lib/words/readinesses';
import { useAddress } from './parts';
import './readiness.css';

const VIEWS = ['byFunction', 'byPerson', 'byOffice'] as const;

/** Who can sit where today, for the functions that a script asks for. */
export function CrossTrainingPanels() {
  const speech = useSpeech();
  const words = useReadinessWords();
  const { cross } = words;
  const { query, put, cohort } = useAddress();
  const scenarios = useQuery({ queryKey: ['scenarios'], queryFn: api.scenarios });
  const scenario = query.get('scenario') ?? scenarios.data?.[0]?.id;
  const trained = useQuery({
    queryKey: ['cross-training', scenario, cohort],
    queryFn: () => crossTrainingFor(scenario!, cohort),
    enabled: scenario !== undefined,
    placeholderData: keepPreviousData,
  });
  const view = VIEWS.find((one) => one === query.get('by')) ?? 'byFunction';
  const error = scenarios.error ?? trained.error;
  if (scenarios.data?.length === 0) return <p className="pad">{cross.noScenarios}</p>;
  return (
    <>
      <div className="choices cross-choices">
        <label>
          {cross.scenario}{' '}
          <select className="field" value={scenario ?? ''} onChange={(event) => put({ scenario: event.target.value })}>
            {(scenarios.data ?? []).map(({ id, title }) => (
              <option key={id} value={id}>
                {speech.of(title).text}
              </option>
            ))}
          </select>
        </label>
        <div className="segments" role="group" aria-label={cross.by}>
          {VIEWS.map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => put({ by: one })}>
              {cross[one]}
            </button>
          ))}
        </div>
        <button type="button" className="btn btn-small" onClick={() => window.print()}>
          {words.print}
        </button>
      </div>
      {trained.data ? (
        <>
          <p className="intro">{cross.intro(trained.data.refreshMonths)}</p>
          {trained.data.people.length === 0 && (
            <p className="pad">
              {cross.noPeople} <Link to="/people?add">{cross.addPeople}</Link>
            </p>
          )}
          <section className="panel" aria-label={cross.title}>
            <header>
              <h2>
                <Said text={trained.data.scenario.title} />
              </h2>
              <span className="grow" />
              <ul className="heat-key caption" aria-hidden="true">
                {(['current', 'to-refresh', 'missing'] as const).map((state) => (
                  <li key={state}>
                    <Square state={state} /> {cross.states[state]}
                  </li>
                ))}
              </ul>
            </header>
            {trained.data.functions.length === 0 ? (
              <p className="pad muted">{cross.noFunctions}</p>
            ) : (
              <div className="scroll-x" tabIndex={0} role="group" aria-label={cross.title}>
                {view === 'byFunction' && <ByFunction of={trained.data} />}
                {view === 'byPerson' && <ByPerson of={trained.data} />}
                {view === 'byOffice' && <ByOffice of={trained.data} />}
              </div>
            )}
          </section>
        </>
      ) : error ? (
        <CannotRead what={cross.what} error={error} retry={() => void trained.refetch()} />
      ) : (
        <Loading what={cross.what} />
      )}
    </>
  );
}

type State = 'current' | 'to-refresh' | 'missing';

/** A square: full, half or an outline, so that it reads without color. The word always stands beside it or in the key. */
function Square({ state }: { readonly state: State }) {
  return (
    <svg className={`square square-${state}`} viewBox="0 0 14 14" aria-hidden="true">
      <rect x="1" y="1" width="12" height="12" rx="2" />
      {state === 'to-refresh' && <path d="M1 13V3a2 2 0 0 1 2-2h10z" />}
    </svg>
  );
}

/** One square for each who can sit there or could again, and one for each who is missing. */
const squaresOf = ({ people, missing }: TrainedFunction): readonly State[] => [
  ...people.filter(({ state }) => state === 'current').map(() => 'current' as const),
  ...people.filter(({ state }) => state === 'to-refresh').map(() => 'to-refresh' as const),
  ...Array.from({ length: missing }, () => 'missing' as const),
];

function ByFunction({ of }: { readonly of: CrossTraining }) {
  const speech = useSpeech();
  const { cross } = useReadinessWords();
  const day = useDay();
  return (
    <table className="t cross">
      <caption className="sr-only">{cross.byFunction}</caption>
      <thead>
        <tr>
          <th scope="col">{cross.columns.function}</th>
          <th scope="col">{cross.columns.people}</th>
          <th scope="col" className="num">{cross.columns.depth}</th>
          <th scope="col" className="num">{cross.columns.can}</th>
        </tr>
      </thead>
      <tbody>
        {of.functions.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Said text={one.title} />
              <span className="caption waits">
                {cross.positions(one.positions.map(({ title }) => speech.of(title).text).join(', '))}
              </span>
            </th>
            <td>
              <span className="squares">
                {squaresOf(one).map((state, index) => (
                  <Square key={index} state={state} />
                ))}
              </span>
              <ul className="caption">
                {one.people.map(({ person, state, on, due, permille }) => (
                  <li key={person.id}>
                    {cross.of(cross.states[state], person.name)} ({permille === undefined ? '' : `${speech.percent(permille / 1000)}, `}
                    {cross.since(day(on), day(due))})
                  </li>
                ))}
              </ul>
            </td>
            <td className="num">{one.depth}</td>
            <td className="num">
              <span className={one.current < one.depth && one.missing > 0 ? 'state state-bad' : 'state'}>
                {one.current < one.depth && one.missing > 0 && <Icon name="error" />}
                {cross.can(one.current, one.depth)}
              </span>
              <span className="caption waits">
                {[one.toRefresh > 0 ? cross.toRefresh(one.toRefresh) : '', one.missing > 0 ? cross.missing(one.missing) : '']
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ByPerson({ of }: { readonly of: CrossTraining }) {
  const { cross } = useReadinessWords();
  const day = useDay();
  return (
    <table className="t cross">
      <caption className="sr-only">{cross.byPerson}</caption>
      <thead>
        <tr>
          <th scope="col">{cross.columns.person}</th>
          <th scope="col">{cross.columns.office}</th>
          {of.functions.map(({ id, title }) => (
            <th key={id} scope="col">
              <Said text={title} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.people.map(({ person, functions }) => (
          <tr key={person.id}>
            <th scope="row">
              <Link to={`/readiness/people/${person.id}`}>{person.name}</Link>
            </th>
            <td>{person.office ?? <span className="muted">{cross.noOffice}</span>}</td>
            {of.functions.map(({ id }) => {
              const has = functions[id];
              const state = has?.state ?? 'missing';
              return (
                <td key={id} className="nowrap">
                  <Square state={state} /> {cross.states[state]}
                  {has?.on !== undefined && has.due !== undefined && (
                    <span className="caption waits">{cross.since(day(has.on), day(has.due))}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ByOffice({ of }: { readonly of: CrossTraining }) {
  const { cross } = useReadinessWords();
  return (
    <table className="t cross">
      <caption className="sr-only">{cross.byOffice}</caption>
      <thead>
        <tr>
          <th scope="col">{cross.columns.office}</th>
          <th scope="col" className="num">{cross.columns.count}</th>
          {of.functions.map(({ id, title }) => (
            <th key={id} scope="col">
              <Said text={title} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.offices.map(({ office, people, functions }) => (
          <tr key={office ?? ''}>
            <th scope="row">{office ?? cross.noOffice}</th>
            <td className="num">{people}</td>
            {of.functions.map(({ id }) => {
              const { current = 0, toRefresh = 0 } = functions[id] ?? {};
              return (
                <td key={id} className="nowrap">
                  {current + toRefresh === 0 ? (
                    <>
                      <Square state="missing" /> {cross.states.missing}
                    </>
                  ) : (
                    <>
                      {current > 0 && (
                        <>
                          <Square state="current" /> {current} {cross.states.current}
                        </>
                      )}{' '}
                      {toRefresh > 0 && (
                        <>
                          <Square state="to-refresh" /> {cross.toRefresh(toRefresh)}
                        </>
                      )}
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
