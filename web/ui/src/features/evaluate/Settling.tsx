import { useState } from 'react';
import type { FormEvent } from 'react';
import { useDraft } from '../../lib/drafts';
import { useSpeech } from '../../lib/language';
import { Told } from '../../lib/parts/Told';
import type { Agreement, Dispute, Letter } from '../../lib/wire';
import { wordFor } from '../../lib/words/en-codes';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { useEvaluating } from './Evaluating';
import { disputesOf, keyOf } from './evaluation';
import { LetterBox } from './LetterBox';
import { EntryLinks, Field, Written } from './Parts';
import { LETTERS } from './rating';

/** How far the evaluators agree, and where they and the log do not. */
export function Settling() {
  const { settle } = useEvaluateWords();
  const { evaluation, view, lead } = useEvaluating();
  const { open, settled } = disputesOf(view.disputes, evaluation);
  return (
    <div className="pad">
      <h3>{settle.agreement}</h3>
      <Agreeing agreement={view.agreement} />
      {lead ? (
        <>
          <h3>
            {settle.disputes} {open.length > 0 && <span className="count">{open.length}</span>}
          </h3>
          {open.length === 0 && <p className="muted">{settle.noDisputes}</p>}
          <ul className="cards">
            {open.map((dispute) => (
              <DisputeCard key={keyOf(dispute.agency, dispute.task)} dispute={dispute} />
            ))}
          </ul>
          {settled.length > 0 && (
            <>
              <h3>{settle.settledAll}</h3>
              <ul className="cards">
                {settled.map((dispute) => (
                  <DisputeCard key={keyOf(dispute.agency, dispute.task)} dispute={dispute} />
                ))}
              </ul>
            </>
          )}
        </>
      ) : (
        <p className="muted">{settle.ofTheLead}</p>
      )}
    </div>
  );
}

function Agreeing({ agreement }: { readonly agreement: Agreement }) {
  const { number, percent } = useSpeech();
  const { settle } = useEvaluateWords();
  const { rated, common, observed, alpha, low, high, ac1, kappa } = agreement;
  const figure = (value: number | undefined) => (value === undefined ? settle.none : number(value, 2));
  const rows = [
    [settle.observed, observed === undefined ? settle.none : percent(observed), settle.observedMeans],
    [
      settle.alpha,
      alpha === undefined
        ? settle.none
        : `${number(alpha, 2)}, ${low === undefined || high === undefined ? settle.noRange : settle.range(number(low, 2), number(high, 2))}`,
      settle.alphaMeans,
    ],
    [settle.ac1, figure(ac1), settle.ac1Means],
    [settle.kappa, figure(kappa), settle.kappaMeans],
  ] as const;
  return (
    <>
      <p className="standing">{wordFor(settle.standings, agreement.standing)}</p>
      <dl className="agreement">
        <dt>{settle.rated}</dt>
        <dd>{rated}</dd>
        <dt>{settle.common}</dt>
        <dd>{common}</dd>
        {rows.map(([name, value, means]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            <dd className="caption">{means}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface SettleDraft {
  readonly letter: Letter | '';
  readonly text: string;
}

function DisputeCard({ dispute }: { readonly dispute: Dispute }) {
  const { percent } = useSpeech();
  const { settle, letters } = useEvaluateWords();
  const { exercise, evaluation, open, kept, drafts, say, go } = useEvaluating();
  const { names } = exercise;
  const { agency, task, accomplished, automatic, proposed } = dispute;
  const key = keyOf(agency, task);
  const last = evaluation.settled.get(key);
  const { draft, change, done } = useDraft<SettleDraft>(drafts, `settle/${key}`, { letter: '', text: '' });
  const [asked, setAsked] = useState(false);
  const [again, setAgain] = useState(false);
  const going = kept.some(
    ({ act, state }) => state !== 'refused' && act.kind === 'adjudication-closed' && act.agency === agency && act.task === task,
  );
  const isOpen = disputesOf([dispute], evaluation).open.length > 0;
  const ready = draft.letter !== '' && draft.text.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (draft.letter === '' || !ready) return;
    say(
      ...(evaluation.taken.has(key) ? [] : [{ kind: 'adjudication-opened', agency, task } as const]),
      { kind: 'adjudication-closed', agency, task, letter: draft.letter, text: draft.text.trim() },
    );
    change({ letter: '', text: '' });
    done();
    setAsked(false);
    setAgain(false);
  };
  return (
    <li>
      <p className="card-head">
        <b className="grow">
          <Told sentence={[names.of(task), ', ', names.of(agency)]} />
        </b>
        <button type="button" className="linkish small" onClick={() => go({ agency, what: task })}>
          {settle.look}
        </button>
      </p>
      <p className="apart">
        <LetterBox letter={automatic} /> {settle.log(percent(accomplished / 100), automatic)}
      </p>
      <p className="apart">
        <LetterBox letter={proposed} /> {settle.evaluators(proposed)}
      </p>
      <EntryLinks entries={dispute.entries} />
      {last && (
        <>
          <p className="apart">
            {last.letter && <LetterBox letter={last.letter} />} <b>{settle.settled(last.letter)}</b> <EntryLinks entries={[last.number]} />
          </p>
          {last.text !== undefined && <Written at={last.text} />}
        </>
      )}
      {open && !going && !isOpen && !again && (
        <button type="button" className="linkish small" onClick={() => setAgain(true)}>
          {settle.again}
        </button>
      )}
      {open && !going && (isOpen || again) && (
        <form className="judge-form" onSubmit={submit}>
          <Field label={settle.final} hint={settle.shown}>
            {(id, about) => (
              <select
                id={id}
                className="field"
                aria-describedby={about}
                value={draft.letter}
                onChange={(event) => change({ ...draft, letter: event.target.value as Letter | '' })}
              >
                <option value="">–</option>
                {LETTERS.map((letter) => (
                  <option key={letter} value={letter}>
                    {letter}, {letters[letter]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={settle.reason} error={asked && !ready ? settle.needReason : undefined}>
            {(id, about) => (
              <textarea
                id={id}
                className="field"
                rows={2}
                maxLength={10_000}
                aria-describedby={about}
                value={draft.text}
                onChange={(event) => change({ ...draft, text: event.target.value })}
              />
            )}
          </Field>
          <button type="submit" className="btn btn-small" aria-disabled={!ready}>
            {settle.settle}
          </button>
        </form>
      )}
    </li>
  );
}
