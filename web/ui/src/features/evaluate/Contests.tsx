import { useState } from 'react';
import type { FormEvent } from 'react';
import { moment } from '../../lib/clock';
import { useDraft } from '../../lib/drafts';
import { Told } from '../../lib/parts/Told';
import { wordFor } from '../../lib/words/en-codes';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { useMeasureWords } from '../../lib/words/measures';
import { useEvaluating } from './Evaluating';
import type { Contest } from './evaluation';
import { EntryLinks, Field, Written } from './Parts';

/** What participants say of their scores, and what they are answered. It goes on after the evaluation is closed. */
export function Contests() {
  const { contests: words, settle } = useEvaluateWords();
  const { evaluation, lead } = useEvaluating();
  const all = evaluation.contests;
  const open = all.filter(({ answer }) => !answer);
  const answered = all.filter(({ answer }) => answer).reverse();
  return (
    <div className="pad">
      {all.length === 0 && <p className="muted">{words.none}</p>}
      {open.length > 0 && !lead && <p className="muted">{settle.ofTheLead}</p>}
      <ul className="cards">
        {open.map((contest) => (
          <ContestCard key={contest.number} contest={contest} />
        ))}
      </ul>
      {answered.length > 0 && (
        <>
          <h3>{words.answered}</h3>
          <ul className="cards">
            {answered.map((contest) => (
              <ContestCard key={contest.number} contest={contest} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface AnswerDraft {
  readonly outcome: '' | 'stands' | 'changed';
  readonly text: string;
}

function ContestCard({ contest }: { readonly contest: Contest }) {
  const { contests: words } = useEvaluateWords();
  const measures = useMeasureWords();
  const { exercise, lead, drafts, kept, say } = useEvaluating();
  const { draft, change, done } = useDraft<AnswerDraft>(drafts, `contest/${contest.number}`, { outcome: '', text: '' });
  const [asked, setAsked] = useState(false);
  const { measure, entries, text, answer, by } = contest;
  const going = kept.some(
    ({ act, state }) =>
      state !== 'refused' && act.kind === 'contest-answered' && act.measure === measure && act.entries.join() === entries.join(),
  );
  const ready = draft.outcome !== '' && draft.text.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (draft.outcome === '' || !ready) return;
    say({ kind: 'contest-answered', measure, entries, outcome: draft.outcome, text: draft.text.trim() });
    done();
  };
  const who = exercise.names.of(by.replace(/^seat:/, ''));
  return (
    <li>
      <p className="card-head">
        <b className="grow">
          <Told sentence={words.of(`${measure} ${wordFor(measures.names, measure)}`, [who])} />
        </b>
        <EntryLinks entries={[contest.number]} />
      </p>
      <p className="caption">
        {moment(contest.time)}
        {entries.length > 0 && `. ${words.evidence}:`}
      </p>
      <EntryLinks entries={entries} />
      {text !== undefined && (
        <>
          <p className="caption">{words.says}</p>
          <Written at={text} />
        </>
      )}
      {answer && (
        <>
          <p>
            <b>{wordFor(words.outcomes, answer.outcome ?? '')}</b> <EntryLinks entries={[answer.number]} />
          </p>
          {answer.text !== undefined && <Written at={answer.text} />}
        </>
      )}
      {!answer && lead && !going && (
        <form className="judge-form" onSubmit={submit}>
          <fieldset>
            <legend>{words.outcome}</legend>
            {(['stands', 'changed'] as const).map((outcome) => (
              <label key={outcome}>
                <input
                  type="radio"
                  name={`outcome-${contest.number}`}
                  checked={draft.outcome === outcome}
                  onChange={() => change({ ...draft, outcome })}
                />
                {words.outcomes[outcome]}
              </label>
            ))}
          </fieldset>
          {draft.outcome === 'changed' && <p className="caption">{words.changedMeans}</p>}
          <Field label={words.text} error={asked && !ready ? words.need : undefined}>
            {(id, about) => (
              <textarea
                id={id}
                className="field"
                rows={3}
                maxLength={10_000}
                aria-describedby={about}
                value={draft.text}
                onChange={(event) => change({ ...draft, text: event.target.value })}
              />
            )}
          </Field>
          <button type="submit" className="btn btn-small" aria-disabled={!ready}>
            {words.answer}
          </button>
        </form>
      )}
    </li>
  );
}
