import { useMemo, useState } from 'react';
import type { Target, Task } from '../../lib/guide';
import { tasksOf } from '../../lib/guide';
import { Said, useSpeech } from '../../lib/language';
import { Panel } from '../../lib/parts/Panel';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { wordFor } from '../../lib/words/en-codes';
import { useEvaluating } from './Evaluating';
import { keyOf, standing, tally, wantedOf } from './evaluation';
import type { Wanted } from './evaluation';
import { LetterBox } from './LetterBox';

/** The evaluation guide of one agency: objectives, targets and tasks, with what the log shows of each and its letters. */
export function GuidePanel() {
  const speech = useSpeech();
  const words = useEvaluateWords();
  const { guide } = words;
  const { exercise, evaluation, place, go } = useEvaluating();
  const { script } = exercise;
  const [all, setAll] = useState(false);
  const wanted = useMemo(() => wantedOf(place.agency, script, evaluation), [place.agency, script, evaluation]);
  const shown = script.guide.objectives
    .map((objective) => ({
      ...objective,
      capabilities: objective.capabilities
        .map(({ core, targets }) => ({
          core,
          targets: targets
            .map((target) => ({ ...target, tasks: target.tasks.filter(({ id }) => all || wanted.has(id)) }))
            .filter(({ tasks }) => tasks.length > 0),
        }))
        .filter(({ targets }) => targets.length > 0),
    }))
    .filter(({ capabilities }) => capabilities.length > 0);
  return (
    <Panel
      title={guide.title}
      className="evaluation-guide"
      controls={
        <>
          <select
            className="field field-small"
            aria-label={guide.agency}
            value={place.agency}
            onChange={(event) => go({ agency: event.target.value })}
          >
            {script.agencies.map((agency) => (
              <option key={agency.id} value={agency.id}>
                {speech.of(agency.title).text}
              </option>
            ))}
          </select>
          <div className="segments" role="group" aria-label={guide.show}>
            <button type="button" aria-pressed={!all} onClick={() => setAll(false)}>
              {guide.expected}
            </button>
            <button type="button" aria-pressed={all} onClick={() => setAll(true)}>
              {guide.all}
            </button>
          </div>
        </>
      }
    >
      {shown.length === 0 && <p className="pad muted">{tasksOf(script.guide).length === 0 ? guide.noTasks : guide.empty}</p>}
      {shown.map((objective) => (
        <section key={objective.id} className="guide-objective">
          <h3>
            <Said text={objective.text} />
          </h3>
          {objective.capabilities.map(({ core, targets }) => (
            <div key={core}>
              <p className="caption guide-core">{wordFor(words.capabilities, core)}</p>
              <ul>
                {targets.map((target) => (
                  <li key={target.id}>
                    <TargetRow target={target} />
                    <ul className="guide-tasks">
                      {target.tasks.map((task) => (
                        <li key={task.id}>
                          <TaskRow task={task} wanted={wanted.get(task.id) ?? []} />
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </Panel>
  );
}

function TargetRow({ target }: { readonly target: Target }) {
  const { guide } = useEvaluateWords();
  const { place, go } = useEvaluating();
  return (
    <button
      type="button"
      className="guide-row guide-target"
      aria-current={place.what === target.id ? 'true' : undefined}
      onClick={() => go({ what: target.id })}
    >
      <span className="grow">
        <span className="caption">{guide.target}</span> <Said text={target.text} />
      </span>
      <Letters what={target.id} />
    </button>
  );
}

function TaskRow({ task, wanted }: { readonly task: Task; readonly wanted: readonly Wanted[] }) {
  const { guide } = useEvaluateWords();
  const { place, go } = useEvaluating();
  const counts = tally(wanted);
  const told = (['met', 'late', 'missed', 'blocked', 'open', 'without', 'toCome'] as const).filter((state) => counts[state] > 0);
  return (
    <button
      type="button"
      className="guide-row"
      aria-current={place.what === task.id ? 'true' : undefined}
      onClick={() => go({ what: task.id })}
    >
      <span className="grow">
        <Said text={task.text} /> {task.critical && <span className="tag tag-line">{guide.critical}</span>}{' '}
        {task.rights && <span className="tag">{guide.rights}</span>}
        <span className="caption guide-tally">
          {told.length === 0 && guide.nothing}
          {told.map((state) => (
            <span key={state} className={state === 'missed' || state === 'late' ? 'state-bad' : state === 'blocked' ? 'state-warn' : ''}>
              {state === 'missed' && '✕ '}
              {state === 'blocked' && '▲ '}
              {guide.tally[state](counts[state])}
            </span>
          ))}
        </span>
      </span>
      <Letters what={task.id} />
    </button>
  );
}

/** The letters that this evaluator may see; a dash while there is none of his own. */
function Letters({ what }: { readonly what: string }) {
  const words = useEvaluateWords();
  const { evaluation, place, me, seesOthers } = useEvaluating();
  const last = standing(evaluation.ratings.get(keyOf(place.agency, what)) ?? []);
  const seen = last.filter(({ by }) => seesOthers || by === me);
  return (
    <span className="guide-letters">
      {seen.length === 0 ? (
        <>
          <span aria-hidden="true">–</span>
          <span className="sr-only">{words.guide.unrated}</span>
        </>
      ) : (
        seen.map((rating) => <LetterBox key={rating.by} letter={rating.letter} />)
      )}
    </span>
  );
}
