import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import * as api from '../../lib/api';
import { moment } from '../../lib/clock';
import { Said, useWords } from '../../lib/language';
import { StateTag } from '../../lib/parts/StateTag';
import { CannotRead, Loading } from '../../lib/parts/Waiting';

/** Every exercise that this server knows: not started, running, paused, ended. */
export function Exercises() {
  const words = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['exercises'],
    queryFn: api.exercises,
    refetchInterval: 5_000,
  });
  if (!data) {
    return error ? (
      <CannotRead what={words.exercises.what} error={error} retry={() => void refetch()} />
    ) : (
      <Loading what={words.exercises.what} />
    );
  }
  if (data.length === 0) {
    return (
      <p className="pad">
        {words.exercises.empty} <Link to="/scenarios">{words.exercises.choose}</Link>
      </p>
    );
  }
  const columns = words.exercises.columns;
  return (
    <div className="panel scroll-x" tabIndex={0} role="region" aria-label={words.exercises.title}>
      <table className="t">
        <caption className="sr-only">{words.exercises.title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.scenario}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col" className="num">
              {columns.time}
            </th>
            <th scope="col" className="num">
              {columns.seed}
            </th>
            <th scope="col">{columns.open}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((exercise) => (
            <tr key={exercise.id}>
              <th scope="row">
                <Link to={`/exercises/${exercise.id}/room`}>{exercise.name}</Link>
              </th>
              <td>
                <Said text={exercise.scenario.title} />
              </td>
              <td className="nowrap">
                <StateTag state={exercise.state} />{' '}
                {exercise.readOnly && <span className="tag tag-line">{words.exercises.readOnly}</span>}
              </td>
              <td className="num mono">{moment(exercise.clock.now)}</td>
              <td className="num">{exercise.seed}</td>
              <td className="nowrap">
                <Link to={`/exercises/${exercise.id}/room`}>{words.nav.room}</Link>{' '}
                <Link to={`/exercises/${exercise.id}/scores`}>{words.nav.scores}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
