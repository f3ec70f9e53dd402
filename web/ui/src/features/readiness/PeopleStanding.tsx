import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Problem } from '../../lib/api';
import { useDay } from '../../lib/days';
import { Notice } from '../../lib/parts/Notice';
import { ScrollTable } from '../../lib/parts/ScrollTable';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { DIMENSIONS, peopleNow } from '../../lib/readiness';
import { useReadinessWords } from '../../lib/words/readinesses';
import { Due, useAddress } from './parts';
import { useFigures } from './words';
import './readiness.css';

/** The readiness of persons: by due date, then name, never by value. */
export function PeopleStandings() {
  const words = useReadinessWords();
  const day = useDay();
  const { first, cohort } = useAddress();
  const { main, beside, range } = useFigures(first);
  const { data, error, refetch } = useQuery({
    queryKey: ['readiness', 'people', cohort],
    queryFn: () => peopleNow(cohort),
  });
  const { persons } = words;
  if (!data) {
    if (error instanceof Problem && error.status === 404) return <p className="pad">{persons.withheld}</p>;
    return error ? (
      <CannotRead what={words.what} error={error} retry={() => void refetch()} />
    ) : (
      <Loading what={words.what} />
    );
  }
  return (
    <>
      <Notice type="info">{persons.notice}</Notice>
      <section className="panel" aria-label={persons.title}>
        <header>
          <h2>{persons.title}</h2>
          <span className="small muted">{persons.order}</span>
        </header>
        {data.people.length === 0 ? (
          <p className="pad">
            {persons.empty} <Link to="/people">{persons.add}</Link>
          </p>
        ) : (
          <ScrollTable name={persons.title}>
            <thead>
              <tr>
                <th scope="col">{persons.columns.name}</th>
                <th scope="col">{persons.columns.office}</th>
                <th scope="col" className="num">{words.headline}</th>
                <th scope="col" className="num">{first === 'scored' ? words.adjustedShort : words.scored}</th>
                <th scope="col" className="num">{words.interval}</th>
                {DIMENSIONS.map((dimension) => (
                  <th key={dimension} scope="col" className="num">
                    {words.dimensions[dimension]}
                  </th>
                ))}
                <th scope="col" className="num">{persons.columns.drills}</th>
                <th scope="col" className="num">{persons.columns.last}</th>
                <th scope="col" className="num">{words.refreshDue}</th>
              </tr>
            </thead>
            <tbody>
              {data.people.map(({ person, headline, dimensions, drills, last }) => (
                <tr key={person.id}>
                  <th scope="row">
                    <Link to={`/readiness/people/${person.id}`}>{person.name}</Link>
                  </th>
                  <td>{person.office ?? <span className="muted">{words.none}</span>}</td>
                  <td className="num">{headline ? <b>{main(headline)}</b> : words.none}</td>
                  <td className="num muted">{headline ? beside(headline) : words.none}</td>
                  <td className="num muted">{headline ? range(headline) : words.none}</td>
                  {DIMENSIONS.map((dimension) => {
                    const of = dimensions[dimension];
                    return (
                      <td key={dimension} className="num">
                        {of ? (
                          <>
                            {main(of, 0)} <span className="muted">/ {beside(of, 0)}</span>
                          </>
                        ) : (
                          words.none
                        )}
                      </td>
                    );
                  })}
                  <td className="num">{drills}</td>
                  <td className="num">{last === undefined ? words.none : day(last)}</td>
                  <td className="num">
                    <Due due={headline?.due} asOf={data.asOf} dated />
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
      </section>
    </>
  );
}
