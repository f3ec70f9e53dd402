import { useState } from 'react';
import type { FormEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import * as api from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { Said, useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { useTitle } from '../../lib/parts/Page';
import { CannotRead, Loading, why } from '../../lib/parts/Waiting';
import { useVoice } from '../../lib/say';
import type { FeedbackForm } from '../../lib/wire';
import { useScoreWords } from '../../lib/words/scores';
import { SeatFrame, seatTitle, useSeat } from './Seat';
import { Field } from './WritePage';

/** The forms that ask this seat's holder what he made of the exercise. */
export function FeedbackPage() {
  const speech = useSpeech();
  const { feedback } = useScoreWords();
  const seat = useSeat();
  const closings = seat.entries.filter(({ event }) => event.kind === 'feedback-closed').length;
  const forms = useQuery({
    queryKey: ['feedback-forms', seat.exercise, seat.view.seat.id, seat.state, closings],
    queryFn: () => api.feedbackForms(seat.exercise, seat.view.seat.id),
    placeholderData: (before) => before,
  });
  useTitle(`${feedback.title}: ${speech.of(seat.view.seat.title).text}`);
  return (
    <SeatFrame {...seatTitle(seat)}>
      <div className="my-scores">
        <h2 className="page-title">{feedback.title}</h2>
        {seat.state !== 'ended' ? (
          <p>{feedback.notYet}</p>
        ) : forms.data ? (
          forms.data.length === 0 ? (
            <p>{feedback.noForms}</p>
          ) : (
            forms.data.map((form) => <Form key={form.id} form={form} />)
          )
        ) : forms.error ? (
          <CannotRead what={feedback.what} error={forms.error} retry={() => void forms.refetch()} />
        ) : (
          <Loading what={feedback.what} />
        )}
      </div>
    </SeatFrame>
  );
}

interface Answered {
  /** Under which it is sent, so that it is one answer however often. */
  readonly id: string;
  readonly answers: Readonly<Record<string, string>>;
  /** Sent and taken. What was answered is then forgotten here, too. */
  readonly sent: boolean;
}

const SCALE = ['1', '2', '3', '4', '5'];

function Form({ form }: { readonly form: FeedbackForm }) {
  const speech = useSpeech();
  const { words } = speech;
  const { feedback } = useScoreWords();
  const seat = useSeat();
  const voice = useVoice();
  const { draft, change } = useDraft<Answered>(seat.drafts, `feedback/${form.id}`, { id: '', answers: {}, sent: false });
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);
  const set = (question: string, answer: string) => change({ ...draft, answers: { ...draft.answers, [question]: answer } });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const answers = Object.fromEntries(Object.entries(draft.answers).filter(([, answer]) => answer.trim() !== ''));
    if (Object.keys(answers).length === 0) {
      setProblem(feedback.empty);
      return;
    }
    const id = draft.id === '' ? api.newId() : draft.id;
    change({ ...draft, id });
    setProblem(undefined);
    setSending(true);
    try {
      await api.giveFeedback(seat.exercise, form.id, id, seat.view.seat.id, answers);
      change({ id: '', answers: {}, sent: true });
      voice.say('feedback', feedback.thanks);
    } catch (error) {
      if (error instanceof api.Problem && error.code === 'already') change({ id: '', answers: {}, sent: true });
      else setProblem(feedback.failed(why(error, words)));
    } finally {
      setSending(false);
    }
  };
  return (
    <div>
      <h3 className="sec">
        <Said text={form.title} />
      </h3>
      <p className="small muted">{form.anonymous ? feedback.anonymous : feedback.named}</p>
      {draft.sent ? (
        <p className="sent">
          <Icon name="check" /> {feedback.thanks}
        </p>
      ) : form.closed ? (
        <p>{feedback.closed}</p>
      ) : (
        <form className="feedback" onSubmit={(event) => void send(event)}>
          {form.questions.map((question) =>
            question.answer === 'text' ? (
              <Field key={question.id} label={speech.of(question.text).text}>
                {(id, describedBy) => (
                  <textarea
                    id={id}
                    className="inp"
                    rows={3}
                    maxLength={2_000}
                    aria-describedby={describedBy}
                    value={draft.answers[question.id] ?? ''}
                    onChange={(event) => set(question.id, event.target.value)}
                  />
                )}
              </Field>
            ) : (
              <fieldset key={question.id}>
                <legend>
                  <Said text={question.text} />
                </legend>
                <div className={question.answer === 'choice' ? 'choices' : 'scale'}>
                  {(question.answer === 'choice' ? question.choices.map((_, index) => String(index + 1)) : SCALE).map((answer, index) => (
                    <label key={answer}>
                      <input
                        type="radio"
                        name={`${form.id} ${question.id}`}
                        value={answer}
                        checked={draft.answers[question.id] === answer}
                        onChange={() => set(question.id, answer)}
                      />
                      <span>{question.answer === 'choice' ? <Said text={question.choices[index]!} /> : answer}</span>
                    </label>
                  ))}
                </div>
                {question.answer !== 'choice' && (
                  <p className="small muted ends">
                    <span>{feedback.scale.low}</span>
                    <span>{feedback.scale.high}</span>
                  </p>
                )}
              </fieldset>
            ),
          )}
          {problem !== undefined && (
            <p className="state state-bad" role="alert">
              <Icon name="error" />
              {problem}
            </p>
          )}
          <button type="submit" className="btn btn-primary wide" aria-disabled={sending}>
            {feedback.send}
          </button>
        </form>
      )}
    </div>
  );
}
