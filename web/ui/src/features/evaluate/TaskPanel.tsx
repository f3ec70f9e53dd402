import { useMemo } from 'react';
import { moment } from '../../lib/clock';
import { tasksOf, targetsOf } from '../../lib/guide';
import type { Target, Task } from '../../lib/guide';
import { Said, useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Panel } from '../../lib/parts/Panel';
import { Told } from '../../lib/parts/Told';
import { wordFor } from '../../lib/words/en-codes';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { useEvaluating } from './Evaluating';
import { keyOf, standing, wantedOf } from './evaluation';
import type { Outcome, Rating, Wanted } from './evaluation';
import { LetterBox } from './LetterBox';
import { EntryLinks, Written } from './Parts';
import { RatingForm } from './RatingForm';

/** One task or target of the agency: what is expected, what happened, who rated it how, and this evaluator's four answers. */
export function TaskPanel() {
  const words = useEvaluateWords();
  const { of } = useSpeech();
  const { exercise, place } = useEvaluating();
  const { script } = exercise;
  const task = tasksOf(script.guide).find(({ id }) => id === place.what);
  const target = targetsOf(script.guide).find(({ id }) => id === place.what);
  const agency = script.agencies.find(({ id }) => id === place.agency);
  const rated = task ?? target;
  return (
    <Panel title={target ? words.task.target : words.task.title} note={agency && of(agency.title).text} className="evaluation-task">
      {rated ? (
        <div className="pad">
          <h3 className="task-text">
            <Said text={rated.text} />
          </h3>
          {task && <Facts task={task} />}
          {target && <TasksOf target={target} />}
          {task && <ExpectedOf task={task} />}
          <Ratings what={rated.id} />
          <RatingForm key={keyOf(place.agency, rated.id)} kind={task ? 'task' : 'target'} what={rated.id} />
        </div>
      ) : (
        <p className="pad muted">{words.task.choose}</p>
      )}
    </Panel>
  );
}

function Facts({ task }: { readonly task: Task }) {
  const { number } = useSpeech();
  const words = useEvaluateWords();
  return (
    <>
      <p className="caption">
        {task.critical && <span className="tag tag-line">{words.guide.critical}</span>}{' '}
        {task.rights && <span className="tag">{words.guide.rights}</span>}{' '}
        {task.source !== undefined && `${words.task.source}: ${task.source}. `}
        {words.task.weight} {number(task.weight, task.weight % 1 ? 1 : 0)}.
      </p>
      {task.lookFor && (
        <p className="look-for">
          <b>{words.task.lookFor}:</b> <Said text={task.lookFor} />
        </p>
      )}
    </>
  );
}

/** The tasks of a target with their letters, since those are what it is made of. */
function TasksOf({ target }: { readonly target: Target }) {
  const words = useEvaluateWords();
  const { evaluation, place, me, seesOthers, go } = useEvaluating();
  return (
    <section aria-labelledby="h-tasks">
      <h4 id="h-tasks">{words.task.tasks}</h4>
      <ul>
        {target.tasks.map((task) => (
          <li key={task.id} className="apart">
            <button type="button" className="linkish" onClick={() => go({ what: task.id })}>
              <Said text={task.text} />
            </button>
            {standing(evaluation.ratings.get(keyOf(place.agency, task.id)) ?? [])
              .filter(({ by }) => seesOthers || by === me)
              .map((rating) => (
                <LetterBox key={rating.by} letter={rating.letter} />
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExpectedOf({ task }: { readonly task: Task }) {
  const words = useEvaluateWords();
  const { exercise, evaluation, place } = useEvaluating();
  const { script } = exercise;
  const wanted = useMemo(
    () => wantedOf(place.agency, script, evaluation).get(task.id) ?? [],
    [place.agency, script, evaluation, task.id],
  );
  return (
    <section aria-labelledby="h-expected">
      <h4 id="h-expected">{words.task.expected}</h4>
      {wanted.length === 0 && <p className="muted">{words.task.none}</p>}
      <ul className="expected">
        {wanted.flatMap((one) =>
          one.outcomes.length === 0
            ? [<ToCome key={one.expectation.id} wanted={one} />]
            : one.outcomes.map((outcome) => <Came key={keyOf(outcome.who, outcome.exp)} outcome={outcome} />),
        )}
      </ul>
    </section>
  );
}

function ToCome({ wanted: { expectation } }: { readonly wanted: Wanted }) {
  const words = useEvaluateWords();
  const { names } = useEvaluating().exercise;
  return (
    <li>
      <span className="expected-state muted">{words.task.toCome}</span>
      <span className="grow">
        <Told sentence={names.expectation(expectation.id)} />
        <span className="caption whose">
          {expectation.who === 'all' ? null : <Told sentence={[names.of(expectation.who), ', ']} />}
          {expectation.within !== undefined && words.task.within(expectation.within)}
        </span>
      </span>
    </li>
  );
}

const BAD: ReadonlySet<Outcome['state']> = new Set(['late', 'missed', 'failed'] as const);

function Came({ outcome }: { readonly outcome: Outcome }) {
  const common = useSpeech().words;
  const words = useEvaluateWords();
  const { names } = useEvaluating().exercise;
  const { state, credit, within, took, excused, reason } = outcome;
  const mark = BAD.has(state) ? 'state-bad' : state === 'blocked' ? 'state-warn' : '';
  return (
    <li>
      <span className={`expected-state ${mark}`}>
        {BAD.has(state) && <b aria-hidden="true">✕ </b>}
        {state === 'blocked' && <b aria-hidden="true">▲ </b>}
        {state === 'met' && <Icon name="check" />}
        {words.task.states[state]}
      </span>
      <span className="grow">
        <Told sentence={names.expectation(outcome.exp)} />
        <span className="caption whose">
          <Told sentence={[names.of(outcome.who)]} />
          {[
            within === undefined ? undefined : words.task.within(within),
            took === undefined ? undefined : words.task.took(took),
            excused > 0 ? words.task.excused(excused) : undefined,
            state === 'blocked' && reason !== undefined ? wordFor(common.codes.excuses, reason) : undefined,
            credit === undefined || credit === 1000 ? undefined : credit === 0 ? words.task.nothingRight : words.task.partly,
            outcome.rescued ? words.task.rescued : undefined,
          ]
            .filter((one) => one !== undefined)
            .map((one) => `, ${one}`)}
        </span>
      </span>
      <EntryLinks entries={outcome.entries} />
    </li>
  );
}

/** Every rating that may be seen, the last of each evaluator first and what it replaced under it. */
function Ratings({ what }: { readonly what: string }) {
  const words = useEvaluateWords();
  const { evaluation, place, me, seesOthers } = useEvaluating();
  const all = evaluation.ratings.get(keyOf(place.agency, what)) ?? [];
  const last = standing(all);
  const settled = evaluation.settled.get(keyOf(place.agency, what));
  const seen = last.filter(({ by }) => seesOthers || by === me);
  const apart = new Set([
    ...last.filter((rating) => !seen.includes(rating)).map(({ by }) => by),
    ...(evaluation.apart.get(keyOf(place.agency, what)) ?? []),
  ]);
  return (
    <section aria-labelledby="h-ratings">
      <h4 id="h-ratings" tabIndex={-1}>
        {words.rating.ratings}
      </h4>
      {all.length === 0 && apart.size === 0 && <p className="muted">{words.rating.none}</p>}
      <ul className="ratings">
        {seen.map((rating) => (
          <li key={rating.by}>
            <RatingOf rating={rating} />
            {all
              .filter((former) => former.by === rating.by && former.number !== rating.number)
              .reverse()
              .map((former) => (
                <div key={former.number} className="former">
                  <RatingOf rating={former} former />
                </div>
              ))}
          </li>
        ))}
      </ul>
      {seesOthers && settled && (
        <p className="apart">
          {settled.letter && <LetterBox letter={settled.letter} />} <b className="grow">{words.settle.settled(settled.letter)}</b>
          <EntryLinks entries={[settled.number]} />
        </p>
      )}
      {seesOthers && settled?.text !== undefined && <Written at={settled.text} />}
      {apart.size > 0 && <p className="caption">{words.rating.apart([...apart].map(words.by))}</p>}
    </section>
  );
}

function RatingOf({ rating, former }: { readonly rating: Rating; readonly former?: boolean }) {
  const words = useEvaluateWords();
  const { me } = useEvaluating();
  return (
    <>
      <p className="rating">
        <LetterBox letter={rating.letter} />
        <span className="grow">
          {former && <b>{words.rating.former}: </b>}
          {words.letters[rating.letter]}
          <span className="caption whose">
            {words.by(rating.by)}
            {rating.by === me && ` (${words.you})`}, {moment(rating.time)}
            {rating.replaces !== undefined && `, ${words.rating.replaces(rating.replaces)}`}
          </span>
        </span>
        <EntryLinks entries={[rating.number]} />
      </p>
      {rating.text !== undefined && <Written at={rating.text} />}
    </>
  );
}
