import { useState } from 'react';
import { Link } from 'react-router';
import type { LiveExercise } from '../../lib/exercise';
import { Said, useSpeech } from '../../lib/language';
import { Level } from '../../lib/parts/Level';
import { Panel } from '../../lib/parts/Panel';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { Few, IntervalBar, useFigure } from './Figure';
import { isLow } from './grade';
import type { MeasureId, Value } from '../../lib/wire';
import { useMeasureWords } from '../../lib/words/measures';
import { evidenceQuery, holdersOf, isKnown, measuresIn } from './holders';
import type { Holder } from './holders';
import { useScores } from './useScores';
import './scores.css';

/** The exercise's and its agencies' figures, small, beside the play. */
export function ScoresSoFar({ exercise }: { readonly exercise: LiveExercise }) {
  const speech = useSpeech();
  const { scores: words } = speech.words;
  const names = useMeasureWords();
  const [wanted, setWanted] = useState<MeasureId>('A1');
  const figure = useFigure();
  const scores = useScores(exercise.id, exercise.entries.at(-1)?.number);
  const rows = scores.data
    ? holdersOf(scores.data, exercise, speech.language, (text) => speech.of(text).text).filter(
        (holder) => holder.kind !== 'seat',
      )
    : [];
  const measures = scores.data ? measuresIn(scores.data) : [];
  const measure = measures.includes(wanted) ? wanted : (measures[0] ?? 'A1');
  const valueOf = (holder: Holder): Value => holder.measures[measure] ?? { missing: 'no-items' };
  return (
    <Panel
      className="scores-so-far"
      title={words.title}
      note={exercise.state === 'ended' ? undefined : words.soFar}
      controls={
        measures.length > 1 && (
          <select
            className="field field-small"
            aria-label={names.measure}
            value={measure}
            onChange={(event) => setWanted(event.target.value as MeasureId)}
          >
            {measures.map((one) => (
              <option key={one} value={one}>
                {one} {names.names[one]}
              </option>
            ))}
          </select>
        )
      }
    >
      {!scores.data ? (
        scores.error ? (
          <CannotRead what={words.what} error={scores.error} retry={() => void scores.refetch()} />
        ) : (
          <Loading what={words.what} />
        )
      ) : (
        <table className="t tight">
          <caption className="sr-only">{names.names[measure]}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{words.agency}</th>
              <th scope="col">{measure}</th>
              <th scope="col">{words.interval(speech.percent(0.95))}</th>
              <th scope="col">{words.n}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((holder) => {
              const value = valueOf(holder);
              return (
              <tr key={holder.id ?? 'exercise'}>
                <th scope="row">
                  {holder.level !== undefined && <Level level={holder.level} />}
                  {holder.kind === 'exercise' ? words.exercise : <Said text={holder.title} />}
                </th>
                <td className="num">
                  <Link
                    className={`figure ${isKnown(value) && isLow(value, exercise.state !== 'ended') ? 'low' : ''}`}
                    to={`/exercises/${exercise.id}/scores?${evidenceQuery(new URLSearchParams(), holder.id, measure)}`}
                    aria-label={names.figure(
                      holder.kind === 'exercise' ? words.exercise : speech.of(holder.title).text,
                      measure,
                      isKnown(value) ? figure(value) : words.missing[value.missing],
                    )}
                  >
                    {figure(value)}
                  </Link>
                </td>
                <td className="bar">
                  <IntervalBar value={value} low={isKnown(value) && isLow(value, exercise.state !== 'ended')} />
                </td>
                <td className="num nowrap muted">
                  {isKnown(value) ? value.n : ''} <Few value={value} />
                </td>
              </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
