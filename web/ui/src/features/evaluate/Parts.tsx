import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import * as api from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Labelled } from '../../lib/parts/Labelled';
import type { LabelledProps } from '../../lib/parts/Labelled';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { useEvaluating } from './Evaluating';

/** A labelled control of the evaluator's place. */
export const Field = (props: LabelledProps) => <Labelled className="evaluation-field" {...props} />;

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
