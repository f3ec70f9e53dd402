import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import * as api from '../../lib/api';
import { useDay } from '../../lib/days';
import { Said, useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { ScrollTable } from '../../lib/parts/ScrollTable';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { compare } from '../../lib/readiness';
import type { Comparison } from '../../lib/readiness';
import { MEASURES } from '../../lib/wire';
import { useMeasureWords } from '../../lib/words/measures';
import { useReadinessWords } from '../../lib/words/readinesses';
import './readiness.css';

const MOST = 20;

/** Drills side by side, where that is fair; where it is not, why. The chosen ones stand in the address. */
export function ComparisonPanels() {
  const words = useReadinessWords();
  const { comparison } = words;
  const [query, setQuery] = useSearchParams();
  const chosen = query.getAll('exercise');
  const exercises = useQuery({ queryKey: ['exercises'], queryFn: api.exercises });
  const compared = useQuery({
    queryKey: ['comparison', ...chosen],
    queryFn: () => compare(chosen),
    enabled: chosen.length >= 2,
  });
  if (!exercises.data) {
    return exercises.error ? (
      <CannotRead what={comparison.what} error={exercises.error} retry={() => void exercises.refetch()} />
    ) : (
      <Loading what={comparison.what} />
    );
  }
  const ended = exercises.data.filter(({ state }) => state === 'ended');
  const choose = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((one) => one !== id);
    setQuery(new URLSearchParams(next.map((one) => ['exercise', one])), { replace: true, preventScrollReset: true });
  };
  return (
    <>
      <p className="intro">{comparison.intro}</p>
      <fieldset className="panel chooser">
        <legend>{comparison.ended}</legend>
        {ended.length === 0 ? (
          <p className="muted">{comparison.none}</p>
        ) : (
          <ul>
            {ended.map(({ id, name, scenario, seed }) => {
              const on = chosen.includes(id);
              return (
                <li key={id}>
                  <label>
                    <input
                      type="checkbox"
                      checked={on}
                      disabled={!on && chosen.length >= MOST}
                      onChange={(event) => choose(id, event.target.checked)}
                    />{' '}
                    {name}{' '}
                    <span className="caption">
                      <Said text={scenario.title} />, {seed}
                    </span>
                  </label>
                </li>
              );
            })}
          </ul>
        )}
      </fieldset>
      <div role="status">
        {ended.length > 0 && <p className="pad muted">{chosen.length < 2 ? comparison.two : comparison.chosen(chosen.length)}</p>}
        {compared.data && !compared.data.comparable && (
          <div className="pad">
            <p className="state state-warn">
              <Icon name="warning" />
              {comparison.cannot}
            </p>
            <ul className="reasons">
              {compared.data.differs.map((reason) => (
                <li key={reason}>{comparison.differs[reason]}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {compared.error && chosen.length >= 2 && (
        <CannotRead what={comparison.what} error={compared.error} retry={() => void compared.refetch()} />
      )}
      {compared.data?.comparable && <SideBySide of={compared.data} />}
    </>
  );
}

function SideBySide({ of }: { readonly of: Comparison }) {
  const speech = useSpeech();
  const words = useReadinessWords();
  const measureWords = useMeasureWords();
  const day = useDay();
  const { comparison } = words;
  const holders = new Map(
    of.exercises.flatMap(({ values = [] }) => values.map((one) => [`${one.kind} ${one.id ?? ''}`, one] as const)),
  );
  return (
    <section className="panel" aria-label={comparison.title}>
      <header>
        <h2>{comparison.title}</h2>
        <span className="small muted">{of.sameSeed ? comparison.sameSeed : comparison.otherSeed}</span>
        <span className="grow" />
        <span className="caption">{comparison.few}</span>
      </header>
      <ScrollTable name={comparison.title}>
        <thead>
          <tr>
            <th scope="col">{comparison.columns.holder}</th>
            <th scope="col">{comparison.columns.measure}</th>
            {of.exercises.map(({ id, name, on }) => (
              <th key={id} scope="col" className="num">
                <Link to={`/exercises/${id}/scores`}>{name}</Link>
                {on !== undefined && <span className="caption waits">{day(on)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {[...holders].map(([key, holder]) => {
          const values = of.exercises.map(({ values: all = [] }) =>
            all.find((one) => `${one.kind} ${one.id ?? ''}` === key),
          );
          const measures = MEASURES.filter((measure) => values.some((one) => one?.measures[measure]));
          return (
            <tbody key={key}>
              <tr className="pooled">
                <th scope="row">
                  {holder.kind === 'exercise' ? comparison.exercise : <Said text={holder.title ?? { en: holder.id ?? '' }} />}
                </th>
                <td>{comparison.overall}</td>
                {values.map((one, index) => (
                  <td key={index} className="num">
                    {one?.overall === undefined ? words.none : speech.number(one.overall, 1)}
                  </td>
                ))}
              </tr>
              {measures.map((measure) => (
                <tr key={measure}>
                  <td />
                  <td>
                    {measure} {measureWords.names[measure]}
                  </td>
                  {values.map((one, index) => {
                    const value = one?.measures[measure];
                    return (
                      <td key={index} className="num">
                        {value === undefined ? (
                          words.none
                        ) : (
                          <>
                            {speech.number(value.value, 1)}
                            <span className="caption waits">
                              {value.low !== undefined &&
                                value.high !== undefined &&
                                `${words.range(speech.number(value.low), speech.number(value.high))}, `}
                              n {value.n}
                            </span>
                          </>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          );
        })}
      </ScrollTable>
    </section>
  );
}
