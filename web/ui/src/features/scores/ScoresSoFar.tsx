import { Link } from 'react-router';
import type { LiveExercise } from '../../lib/exercise';
import { Said, useSpeech } from '../../lib/language';
import { Level } from '../../lib/parts/Level';
import { Panel } from '../../lib/parts/Panel';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { Few, IntervalBar, useFigure } from './Figure';
import { evidenceQuery, holdersOf, isKnown } from './holders';
import { useScores } from './useScores';
import './scores.css';

/** The exercise's and its agencies' figures, small, beside the play. */
export function ScoresSoFar({ exercise }: { readonly exercise: LiveExercise }) {
  const speech = useSpeech();
  const { scores: words } = speech.words;
  const figure = useFigure();
  const scores = useScores(exercise.id, exercise.entries.at(-1)?.number);
  const rows = scores.data
    ? holdersOf(scores.data, exercise, speech.language, (text) => speech.of(text).text).filter(
        (holder) => holder.kind !== 'seat',
      )
    : [];
  return (
    <Panel
      className="scores-so-far"
      title={words.title}
      note={`${words.measures.A1}${exercise.state === 'ended' ? '' : `, ${words.soFar}`}`}
    >
      {!scores.data ? (
        scores.error ? (
          <CannotRead what={words.what} error={scores.error} retry={() => void scores.refetch()} />
        ) : (
          <Loading what={words.what} />
        )
      ) : (
        <table className="t tight">
          <caption className="sr-only">{words.measures.A1}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{words.agency}</th>
              <th scope="col">A1</th>
              <th scope="col">{words.interval(speech.percent(0.95))}</th>
              <th scope="col">{words.n}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((holder) => (
              <tr key={holder.id ?? 'exercise'}>
                <th scope="row">
                  {holder.level !== undefined && <Level level={holder.level} />}
                  {holder.kind === 'exercise' ? words.exercise : <Said text={holder.title} />}
                </th>
                <td className="num">
                  <Link
                    className={`figure ${isKnown(holder.value) && holder.value.value < 50 ? 'low' : ''}`}
                    to={`/exercises/${exercise.id}/scores?${evidenceQuery(new URLSearchParams(), holder.id)}`}
                    aria-label={words.figure(
                      holder.kind === 'exercise' ? words.exercise : speech.of(holder.title).text,
                      isKnown(holder.value) ? figure(holder.value) : words.missing[holder.value.missing],
                    )}
                  >
                    {figure(holder.value)}
                  </Link>
                </td>
                <td className="bar">
                  <IntervalBar value={holder.value} />
                </td>
                <td className="num nowrap muted">
                  {isKnown(holder.value) ? holder.value.n : ''} <Few value={holder.value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
