import { useEffect, useId, useState } from 'react';
import type { FormEvent } from 'react';
import { useDraft } from '../../lib/drafts';
import { useWords } from '../../lib/language';
import { useVoice } from '../../lib/say';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { useEvaluating } from './Evaluating';
import { keyOf, standing } from './evaluation';
import { LetterBox } from './LetterBox';
import { Field } from './Parts';
import { isComplete, QUESTIONS, turned, UNANSWERED, verdict } from './rating';
import type { Answers } from './rating';

interface RatingDraft {
  readonly answers: Answers;
  readonly text: string;
}

const EMPTY: RatingDraft = { answers: UNANSWERED, text: '' };

interface RatingFormProps {
  readonly kind: 'task' | 'target';
  readonly what: string;
}

/** Four questions to answer with yes or no. The letter follows from them and is never typed. */
export function RatingForm({ kind, what }: RatingFormProps) {
  const { rating: words } = useEvaluateWords();
  const { evaluation, place, me, open, kept, drafts } = useEvaluating();
  const { draft, change, done } = useDraft<RatingDraft>(drafts, `rate/${place.agency}/${what}`, EMPTY);
  const mine = standing(evaluation.ratings.get(keyOf(place.agency, what)) ?? []).find(({ by }) => by === me);
  const begun = draft.text !== '' || draft.answers.some((answer) => answer !== undefined && answer !== null);
  const [changing, setChanging] = useState(begun);
  const going = kept.some(
    ({ state, act }) =>
      state !== 'refused' &&
      'answers' in act &&
      act.agency === place.agency &&
      (act.kind === 'task-rated' ? act.task : act.target) === what,
  );
  if (!open) return null;
  if (going) return <p className="muted">{words.going}</p>;
  if (mine && !changing) {
    return (
      <p>
        <button
          type="button"
          className="btn"
          onClick={() => {
            change({ answers: mine.answers, text: '' });
            setChanging(true);
          }}
        >
          {words.start}
        </button>{' '}
        <span className="caption">{words.kept}</span>
      </p>
    );
  }
  return (
    <Questions
      draft={{ ...draft, answers: draft.answers.map((answer) => answer ?? undefined) }}
      change={change}
      again={mine !== undefined}
      onDone={() => {
        change(EMPTY);
        done();
        setChanging(false);
        // The form goes, and the reader is left with what he said.
        document.getElementById('h-ratings')?.focus();
      }}
      statement={{ kind, what, ...(mine ? { replaces: mine.number } : {}) }}
    />
  );
}

interface QuestionsProps {
  readonly draft: RatingDraft;
  readonly change: (draft: RatingDraft) => void;
  readonly again: boolean;
  /** The form is needed no more: it was sent, or given up. */
  readonly onDone: () => void;
  readonly statement: { readonly kind: 'task' | 'target'; readonly what: string; readonly replaces?: number };
}

function Questions({ draft, change, again, onDone, statement }: QuestionsProps) {
  const { cancel } = useWords();
  const { rating, letters } = useEvaluateWords();
  const { place, say } = useEvaluating();
  const voice = useVoice();
  const id = useId();
  const [asked, setAsked] = useState(false);
  const { answers } = draft;
  const result = verdict(answers);
  const missing = answers.filter((answer) => answer === undefined).length;
  const told =
    result.letter === undefined
      ? rating.undecided(result.open.length)
      : rating.verdict(
          result.letter,
          letters[result.letter],
          result.because.length === 0 ? [rating.because.none] : result.because.map((question) => rating.because[question]),
        );
  const answer = (next: Answers) => {
    change({ ...draft, answers: next });
    const then = verdict(next);
    if (then.letter !== undefined && then.letter !== result.letter) voice.say('letter', `${then.letter}, ${letters[then.letter]}.`);
  };
  useAnswerKeys((question) => answer(turned(answers, question)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isComplete(answers) || result.letter === undefined) return;
    const { kind, what, replaces } = statement;
    const rated = {
      agency: place.agency,
      answers,
      letter: result.letter,
      ...(replaces === undefined ? {} : { replaces }),
      ...(draft.text.trim() === '' ? {} : { text: draft.text.trim() }),
    };
    say(kind === 'task' ? { kind: 'task-rated', task: what, ...rated } : { kind: 'target-rated', target: what, ...rated });
    voice.say('rated', rating.said(result.letter));
    onDone();
  };
  return (
    <form className="rating-form" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>{rating.title}</h4>
      {QUESTIONS.map((question, index) => (
        <fieldset key={question}>
          <legend>
            {index + 1}. {rating.questions[question]}{' '}
            <kbd className="caption" aria-hidden="true">
              {rating.key(index + 1)}
            </kbd>
          </legend>
          {([true, false] as const).map((value) => (
            <label key={String(value)}>
              <input
                type="radio"
                name={`${id}-${question}`}
                checked={answers[index] === value}
                aria-keyshortcuts={rating.key(index + 1)}
                onChange={() => answer(answers.map((before, at) => (at === index ? value : before)))}
              />
              {value ? rating.yes : rating.no}
            </label>
          ))}
        </fieldset>
      ))}
      <p className="verdict">
        {result.letter !== undefined && <LetterBox letter={result.letter} large />}
        <span id={`${id}-verdict`}>{told}</span>
      </p>
      <Field label={rating.text}>
        {(field) => (
          <textarea
            id={field}
            className="field"
            rows={2}
            maxLength={10_000}
            value={draft.text}
            onChange={(event) => change({ ...draft, text: event.target.value })}
          />
        )}
      </Field>
      <p className="rating-acts">
        <button
          type="submit"
          className={missing === 0 ? 'btn btn-primary' : 'btn'}
          aria-disabled={missing > 0}
          aria-describedby={`${id}-missing`}
        >
          {again ? rating.again : rating.rate}
        </button>
        {again && (
          <button type="button" className="btn" onClick={onDone}>
            {cancel}
          </button>
        )}
        <span id={`${id}-missing`} className={asked && missing > 0 ? 'error-text small' : 'caption'}>
          {missing > 0 ? rating.complete(missing) : again && rating.kept}
        </span>
      </p>
    </form>
  );
}

/** Alt+1 to Alt+4 turn the answers. */
function useAnswerKeys(turn: (question: number) => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const digit = /^Digit([1-4])$/.exec(event.code)?.[1];
      if (!event.altKey || event.ctrlKey || event.metaKey || digit === undefined) return;
      event.preventDefault();
      turn(Number(digit) - 1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
