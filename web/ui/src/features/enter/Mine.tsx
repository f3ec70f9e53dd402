import { Link } from 'react-router';
import { useSpeech } from '../../lib/language';
import type { Me } from '../../lib/me';
import { useTitle } from '../../lib/parts/Page';
import { useEnterWords } from '../../lib/words/enters';
import './enter.css';

const JUDGING = ['evaluator', 'lead-evaluator'];
const STEERING = ['director', 'controller', 'facilitator', 'safety-controller', 'oversight-reader'];

/** Where somebody can go who has signed in. */
export function Mine({ me }: { readonly me: Me }) {
  const speech = useSpeech();
  const { mine } = useEnterWords();
  useTitle(mine.title, false);
  return (
    <main id="main" className="read enter" tabIndex={-1}>
      <h1>{mine.title}</h1>
      {me.exercises.length === 0 && <p>{mine.none}</p>}
      <ul className="panel mine">
        {me.exercises.map(({ id, name, roles, seat }) => (
          <li key={id}>
            <h2>{name}</h2>
            {seat && <Link to={`/exercises/${id}/seats/${seat.id}/inbox`}>{mine.seat(speech.of(seat.title).text)}</Link>}
            {roles.some((role) => STEERING.includes(role)) && <Link to={`/exercises/${id}/room`}>{mine.room}</Link>}
            {roles.some((role) => JUDGING.includes(role)) && <Link to={`/exercises/${id}/evaluate`}>{mine.evaluate}</Link>}
          </li>
        ))}
        {me.roles.some((role) => role === 'admin' || role === 'trainer') && (
          <li>
            <Link to="/scenarios">{mine.scenarios}</Link>
          </li>
        )}
      </ul>
    </main>
  );
}
