import { useId } from 'react';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import * as api from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { useEvaluating } from './Evaluating';

interface FieldProps {
  readonly label: ReactNode;
  /** What the field must hear, such as that something is missing. */
  readonly error?: string | undefined;
  readonly hint?: string;
  readonly children: (id: string, describedBy: string | undefined) => ReactNode;
}

/** A field with its name, and what is to be said about it. */
export function Field({ label, error, hint, children }: FieldProps) {
  const id = useId();
  const about = error ?? hint;
  return (
    <div className="evaluation-field">
      <label htmlFor={id}>{label}</label>
      {children(id, about === undefined ? undefined : `${id}-about`)}
      {about !== undefined && (
        <p id={`${id}-about`} className={error === undefined ? 'caption' : 'error-text small'}>
          {about}
        </p>
      )}
    </div>
  );
}

/** Links to entries of the log. */
export function EntryLinks({ entries }: { readonly entries: readonly number[] }) {
  const words = useEvaluateWords();
  const { exercise } = useEvaluating();
  return (
    <span className="entry-links">
      {entries.map((entry) => (
        <Link key={entry} className="mono" to={`/exercises/${exercise.id}/log?entry=${entry}`} aria-label={words.task.entry(entry)}>
          {entry}
        </Link>
      ))}
    </span>
  );
}

/** What somebody wrote, fetched when it is shown: the log holds only where it is. */
export function Written({ at }: { readonly at: string }) {
  const words = useEvaluateWords();
  const { language } = useSpeech();
  const { exercise, evaluation, place } = useEvaluating();
  const erased = evaluation.erased.has(at);
  const text = useQuery({
    queryKey: ['written', exercise.id, at],
    queryFn: () => api.written(exercise.id, place.evaluator, at),
    staleTime: Infinity,
    enabled: !erased,
  });
  if (erased || (text.error instanceof api.Problem && text.error.status === 404)) return <p className="muted">{words.erased}</p>;
  if (text.error) return <CannotRead what={words.text} error={text.error} retry={() => void text.refetch()} />;
  if (!text.data) return <Loading what={words.text} />;
  const { lang } = text.data;
  return (
    <p className="written" {...(lang === undefined || lang === language ? {} : { lang })}>
      {text.data.text}
    </p>
  );
}
