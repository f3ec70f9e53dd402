import { useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import * as api from '../../lib/api';
import type { LiveExercise } from '../../lib/exercise';
import { Said, useSpeech } from '../../lib/language';
import { Dialog } from '../../lib/parts/Dialog';
import type { DialogHandle } from '../../lib/parts/Dialog';
import { Icon } from '../../lib/parts/Icon';
import { Told } from '../../lib/parts/Told';
import { CannotRead, why } from '../../lib/parts/Waiting';
import type { FeedbackResult } from '../../lib/wire';
import { useScoreWords } from '../../lib/words/scores';

const LEAST_TOGETHER = 5;

/** What participants said of the exercise: beside its scores, never inside them. */
export function Feedback({ exercise }: { readonly exercise: LiveExercise }) {
  const { feedback } = useScoreWords();
  const closings = exercise.entries.filter(({ event }) => event.kind === 'feedback-closed').length;
  const found = useQuery({
    queryKey: ['feedback', exercise.id, closings],
    queryFn: () => api.feedback(exercise.id),
    placeholderData: (before) => before,
    refetchInterval: 15_000,
  });
  if (found.data?.length === 0) return null;
  return (
    <section className="panel feedback-results" aria-label={feedback.title}>
      <header>
        <h2>{feedback.title}</h2>
        <span className="small muted">{feedback.beside}</span>
      </header>
      {found.data ? (
        found.data.map((result) => <Form key={result.form.id} exercise={exercise} result={result} onClosed={() => void found.refetch()} />)
      ) : found.error ? (
        <CannotRead what={feedback.what} error={found.error} retry={() => void found.refetch()} />
      ) : null}
    </section>
  );
}

interface FormProps {
  readonly exercise: LiveExercise;
  readonly result: FeedbackResult;
  readonly onClosed: () => void;
}

function Form({ exercise, result: { form, asked, count, results }, onClosed }: FormProps) {
  const { words } = useSpeech();
  const { feedback } = useScoreWords();
  const dialog = useRef<DialogHandle>(null);
  const [failed, setFailed] = useState<string>();
  const few = form.anonymous && count < LEAST_TOGETHER;
  const close = () => {
    setFailed(undefined);
    api
      .control(exercise.id, api.newId(), undefined, { kind: 'feedback-closed', form: form.id })
      .then(onClosed)
      .catch((error: unknown) => setFailed(feedback.failed(why(error, words))));
  };
  return (
    <div className="pad">
      <h3>
        <Said text={form.title} />
      </h3>
      <p className="small">
        {feedback.count(count, asked)}, {form.closed ? feedback.isClosed : feedback.isOpen}.{' '}
        {!results && (form.closed ? feedback.held : feedback.afterClosing)}{' '}
        {!form.closed && few && <span className="muted">{feedback.held}</span>}
      </p>
      {failed && (
        <p className="state state-bad">
          <Icon name="error" />
          {failed}
        </p>
      )}
      {exercise.state === 'ended' && !form.closed && (
        <button type="button" className="btn btn-small" onClick={() => dialog.current?.open()}>
          {feedback.close}
        </button>
      )}
      {results?.map(({ question, counts, texts }) => {
        const asked = form.questions.find(({ id }) => id === question);
        if (!asked) return null;
        return counts.length > 0 ? (
          <table key={question} className="t tight">
            <caption>
              <Said text={asked.text} />
            </caption>
            <thead>
              <tr>
                <th scope="col">{feedback.choice}</th>
                <th scope="col" className="num">
                  {feedback.times}
                </th>
              </tr>
            </thead>
            <tbody>
              {counts.map((times, place) => (
                <tr key={place}>
                  <th scope="row">{asked.choices[place] ? <Said text={asked.choices[place]} /> : place + 1}</th>
                  <td className="num">{times}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <div key={question}>
            <p className="small">
              <b>
                <Said text={asked.text} />
              </b>
            </p>
            {texts.length === 0 ? (
              <p className="small muted">{feedback.nothing}</p>
            ) : (
              <ul className="said">
                {texts.map(({ text, seat }, index) => (
                  <li key={index}>
                    {text}
                    {seat !== undefined && (
                      <span className="caption">
                        {' '}
                        <Told sentence={[exercise.names.of(seat)]} />
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
      <Dialog
        ref={dialog}
        title={feedback.closeSure}
        text={`${feedback.closeText(count)} ${few ? feedback.closeFew : ''}`}
        act={feedback.closeSure}
        onAct={() => {
          close();
          return true;
        }}
      />
    </div>
  );
}
