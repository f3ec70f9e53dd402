import { useAbout } from '../../lib/about';
import { moment, useExerciseTime } from '../../lib/clock';
import { useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Notice } from '../../lib/parts/Notice';
import { StateTag } from '../../lib/parts/StateTag';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { CloseEvaluation } from './CloseEvaluation';
import { useEvaluating } from './Evaluating';

/** How many evaluators can be chosen between where everybody may be anyone. */
const CHOICE = 3;

/** The time, how far the evaluation is, who looks, and what has not gone yet. */
export function EvaluationBar() {
  const common = useWords();
  const words = useEvaluateWords();
  const { exercise, evaluation, place, go, view, kept, putAway } = useEvaluating();
  const about = useAbout();
  const time = useExerciseTime(exercise.clock);
  const { state, hearing } = exercise;
  const waiting = kept.filter((one) => one.state === 'waiting').length;
  const refused = kept.filter((one) => one.state === 'refused');
  const numbers = Array.from({ length: Math.max(CHOICE, place.evaluator) }, (_, index) => index + 1);
  const stage =
    evaluation.closed !== undefined
      ? words.closed
      : state === 'ended'
        ? words.ended
        : state === 'paused'
          ? words.paused
          : evaluation.started
            ? words.running
            : words.notStarted;
  return (
    <>
      <section className="evaluation-bar" aria-label={words.bar}>
        <StateTag state={state} />
        <span className="evaluation-time mono" role="timer" aria-label={common.clock.title}>
          {hearing.state === 'lost' || hearing.state === 'behind' ? '≈ ' : ''}
          {moment(time)}
        </span>
        <p className="grow">{stage}</p>
        {about.data?.demo ? (
          <label className="evaluation-who">
            {words.who}
            <select
              className="field field-small"
              value={place.evaluator}
              onChange={(event) => go({ evaluator: Number(event.target.value) })}
            >
              {numbers.map((number) => (
                <option key={number} value={number}>
                  {words.evaluator(number, number === 1)}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <p>{words.evaluator(view.evaluator, view.lead)}</p>
        )}
        <CloseEvaluation />
      </section>
      {evaluation.closed !== undefined && evaluation.apart.size > 0 && (
        <div className="evaluation-notices">
          <Notice type="info">
            {words.nowShown}{' '}
            <button type="button" className="linkish" onClick={() => location.reload()}>
              {common.crashed.reload}
            </button>
          </Notice>
        </div>
      )}
      {(waiting > 0 || hearing.state === 'lost' || refused.length > 0) && (
        <div className="evaluation-notices">
          {(waiting > 0 || hearing.state === 'lost') && (
            <Notice type="warning">
              {hearing.state === 'lost' && `${common.clock.lost} `}
              {waiting > 0 && words.waiting(waiting)}
            </Notice>
          )}
          {refused.map((one) => (
            <Notice key={one.id} type="error">
              {words.refused(one.code ?? '', one.values ?? [])}{' '}
              <button type="button" className="linkish" onClick={() => putAway(one.id)}>
                <Icon name="close" /> {words.putAway}
              </button>
            </Notice>
          ))}
        </div>
      )}
    </>
  );
}
