import { useCallback, useMemo, useState } from 'react';
import type { FormEvent } from 'react';
import { moment } from '../../lib/clock';
import { useDraft } from '../../lib/drafts';
import { useSpeech } from '../../lib/language';
import { Told } from '../../lib/parts/Told';
import { plain } from '../../lib/sentence';
import { tell } from '../../lib/words/log';
import { LOG_WORDS } from '../../lib/words/logs';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { useEvaluating } from './Evaluating';
import { emergenciesToJudge, keyOf, toJudge } from './evaluation';
import type { Deed, Emergency, Judgement } from './evaluation';
import { EntryLinks, Field, Written } from './Parts';

/** What this evaluator has looked at and left as it is. The log has no word for that, so it stays on this device. */
export function useAside() {
  const { drafts } = useEvaluating();
  const { draft, change } = useDraft<readonly number[]>(drafts, 'aside', []);
  const all = useMemo(() => new Set(draft), [draft]);
  const put = useCallback((entry: number) => change([...draft, entry]), [change, draft]);
  return { all, put };
}

interface JudgingProps {
  readonly aside: ReturnType<typeof useAside>;
}

/** What waits for a judgement that no rule can make, and what has been judged. */
export function Judging({ aside }: JudgingProps) {
  const { judge: words } = useEvaluateWords();
  const { evaluation } = useEvaluating();
  const waiting = toJudge(evaluation, aside.all);
  const done = [...evaluation.deeds.values()].filter(({ number, kind }) => kind !== 'message-sent' && !waiting.some((one) => one.number === number));
  const emergencies = emergenciesToJudge(evaluation);
  const judgedEmergencies = [...evaluation.emergencies.values()].filter(({ msg }) => evaluation.justified.has(msg));
  const messages = [...evaluation.deeds.values()].filter(({ kind }) => kind === 'message-sent').reverse();
  return (
    <div className="pad">
      <h3>
        {words.actions} {waiting.length > 0 && <span className="count">{waiting.length}</span>}
      </h3>
      {waiting.length === 0 && <p className="muted">{words.noActions}</p>}
      <ul className="cards">
        {waiting.map((deed) => (
          <DeedCard key={deed.number} deed={deed} onAside={() => aside.put(deed.number)} />
        ))}
      </ul>
      <h3>
        {words.emergencies} {emergencies.length > 0 && <span className="count">{emergencies.length}</span>}
      </h3>
      {emergencies.length === 0 && <p className="muted">{words.noEmergencies}</p>}
      <ul className="cards">
        {[...emergencies, ...judgedEmergencies].map((emergency) => (
          <EmergencyCard key={emergency.msg} emergency={emergency} />
        ))}
      </ul>
      <h3>{words.messages}</h3>
      {messages.length === 0 && <p className="muted">{words.noMessages}</p>}
      <ul className="cards">
        {messages.map((deed) => (
          <DeedCard key={deed.number} deed={deed} />
        ))}
      </ul>
      {done.length > 0 && (
        <>
          <h3>{words.judged}</h3>
          <ul className="cards">
            {done.map((deed) => (
              <DeedCard key={deed.number} deed={deed} isAside={aside.all.has(deed.number)} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface DeedCardProps {
  readonly deed: Deed;
  readonly onAside?: () => void;
  readonly isAside?: boolean;
}

function DeedCard({ deed, onAside, isAside }: DeedCardProps) {
  const { language } = useSpeech();
  const { judge: words } = useEvaluateWords();
  const { exercise, evaluation, open, kept } = useEvaluating();
  const [form, setForm] = useState<'judge' | 'tag'>();
  const entry = exercise.entries[deed.number];
  const judgements = evaluation.judgements.get(deed.number) ?? [];
  const tags = deed.msg === undefined ? [] : (evaluation.tags.get(deed.msg) ?? []);
  const going = kept.some(
    ({ act, state }) =>
      state !== 'refused' &&
      ((act.kind === 'action-judged' && act.entry === deed.number) || (act.kind === 'message-tagged' && act.msg === deed.msg)),
  );
  const close = () => setForm(undefined);
  return (
    <li>
      <p className="card-head">
        <span className="grow">{entry && <Told sentence={tell(LOG_WORDS[language], entry.event, exercise.names)} />}</span>
        <EntryLinks entries={[deed.number]} />
      </p>
      <p className="caption">{moment(deed.time)}</p>
      <Words at={deed.text} entry={deed.number} />
      {judgements.map((judgement) => (
        <Judged key={judgement.number} judgement={judgement} />
      ))}
      {tags.map(({ number, items }) => (
        <p key={number} className="caption">
          {words.tags}: {items.map((item) => exercise.names.of(item).text).join(', ')} <EntryLinks entries={[number]} />
        </p>
      ))}
      {isAside && judgements.length === 0 && <p className="caption">{words.asideMeans}</p>}
      {going && <p className="caption">…</p>}
      {open && !going && (
        <p className="card-acts">
          <button type="button" className="btn btn-small" aria-expanded={form === 'judge'} onClick={() => setForm(form === 'judge' ? undefined : 'judge')}>
            {judgements.length > 0 ? words.again : words.judgeThis}
            <span className="sr-only"> {deed.number}</span>
          </button>
          {deed.msg !== undefined && (
            <button type="button" className="btn btn-small" aria-expanded={form === 'tag'} onClick={() => setForm(form === 'tag' ? undefined : 'tag')}>
              {words.openTag}
              <span className="sr-only"> {deed.number}</span>
            </button>
          )}
          {onAside && (
            <button type="button" className="btn btn-small" onClick={onAside}>
              {words.aside}
              <span className="sr-only"> {deed.number}</span>
            </button>
          )}
        </p>
      )}
      {form === 'judge' && open && <JudgeForm deed={deed} onDone={close} />}
      {form === 'tag' && open && deed.msg !== undefined && <TagForm msg={deed.msg} onDone={close} />}
    </li>
  );
}

/** Words that are read when somebody asks for them: reading what people wrote is audited. */
function Words({ at, entry }: { readonly at: string | undefined; readonly entry: number }) {
  const words = useEvaluateWords();
  const [reading, setReading] = useState(false);
  if (at === undefined) return <p className="muted">{words.noWords}</p>;
  return (
    <>
      {reading && <Written at={at} />}
      <button type="button" className="linkish small" aria-expanded={reading} onClick={() => setReading(!reading)}>
        {reading ? words.judge.hide : words.judge.read}
        <span className="sr-only"> {entry}</span>
      </button>
    </>
  );
}

function Judged({ judgement }: { readonly judgement: Judgement }) {
  const words = useEvaluateWords();
  const { judge } = words;
  const { names } = useEvaluating().exercise;
  const { exp, who, credit, severity, by, number, text } = judgement;
  return (
    <>
      <p className="small">
        <b>{words.by(by)}:</b>{' '}
        {exp !== undefined && who !== undefined && credit !== undefined && (
          <Told sentence={judge.judgedMeets(names.expectation(exp), names.of(who), judge.credits[credit] ?? String(credit))} />
        )}
        {severity !== undefined && <Told sentence={judge.judgedUnwanted(judge.severities[severity] ?? String(severity))} />}{' '}
        <EntryLinks entries={[number]} />
      </p>
      {text !== undefined && <Written at={text} />}
    </>
  );
}

interface JudgeDraft {
  readonly how: 'meets' | 'unwanted';
  readonly outcome: string;
  readonly credit: number;
  readonly severity: number;
  readonly text: string;
}

function JudgeForm({ deed, onDone }: { readonly deed: Deed; readonly onDone: () => void }) {
  const { judge } = useEvaluateWords();
  const { exercise, evaluation, drafts, say } = useEvaluating();
  const { names, script } = exercise;
  const agency = script.positions.find(({ id }) => id === deed.seat)?.agency;
  const ours = new Set([agency, ...script.positions.filter((one) => one.agency === agency).map(({ id }) => id)]);
  const outcomes = [...evaluation.outcomes.values()].filter(({ who }) => ours.has(who));
  const { draft, change, done } = useDraft<JudgeDraft>(drafts, `judge/${deed.number}`, {
    how: 'meets',
    outcome: '',
    credit: 1000,
    severity: 1,
    text: '',
  });
  const chosen = outcomes.find(({ who, exp }) => keyOf(who, exp) === draft.outcome);
  const ready = draft.how === 'unwanted' || chosen !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const why = draft.text.trim() === '' ? {} : { text: draft.text.trim() };
    if (draft.how === 'unwanted') say({ kind: 'action-judged', entry: deed.number, severity: draft.severity, ...why });
    else if (chosen) say({ kind: 'action-judged', entry: deed.number, exp: chosen.exp, who: chosen.who, credit: draft.credit, ...why });
    done();
    onDone();
  };
  return (
    <form className="judge-form" onSubmit={submit}>
      <fieldset>
        <legend>{judge.how}</legend>
        {(['meets', 'unwanted'] as const).map((how) => (
          <label key={how}>
            <input type="radio" name={`how-${deed.number}`} checked={draft.how === how} onChange={() => change({ ...draft, how })} />
            {judge[how]}
          </label>
        ))}
      </fieldset>
      {draft.how === 'meets' ? (
        outcomes.length === 0 ? (
          <p className="muted">{judge.noExpectation}</p>
        ) : (
          <>
            <Field label={judge.expectation}>
              {(id) => (
                <select id={id} className="field" value={draft.outcome} onChange={(event) => change({ ...draft, outcome: event.target.value })}>
                  <option value="">–</option>
                  {outcomes.map(({ who, exp }) => (
                    <option key={keyOf(who, exp)} value={keyOf(who, exp)}>
                      {plain(names.expectation(exp))}, {names.of(who).text}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Choice label={judge.credit} options={judge.credits} order={[1000, 500, 0]} value={draft.credit} onChange={(credit) => change({ ...draft, credit })} />
          </>
        )
      ) : (
        <Choice label={judge.severity} options={judge.severities} order={[1, 3, 10]} value={draft.severity} onChange={(severity) => change({ ...draft, severity })} />
      )}
      <Field label={judge.why}>
        {(id) => (
          <textarea id={id} className="field" rows={2} maxLength={10_000} value={draft.text} onChange={(event) => change({ ...draft, text: event.target.value })} />
        )}
      </Field>
      <button type="submit" className="btn btn-small" aria-disabled={!ready}>
        {judge.judge}
      </button>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: Readonly<Record<number, string>>;
  readonly order: readonly number[];
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Choice({ label, options, order, value, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} className="field" value={value} onChange={(event) => onChange(Number(event.target.value))}>
          {order.map((one) => (
            <option key={one} value={one}>
              {options[one]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function TagForm({ msg, onDone }: { readonly msg: number; readonly onDone: () => void }) {
  const { judge } = useEvaluateWords();
  const { exercise, evaluation, say } = useEvaluating();
  const [items, setItems] = useState<readonly string[]>([]);
  const sent = exercise.entries.find(({ event }) => event.kind === 'message-sent' && event.msg === msg)?.event;
  const attached = new Set([
    ...(sent?.kind === 'message-sent' ? sent.items : []),
    ...(evaluation.tags.get(msg) ?? []).flatMap((tag) => tag.items),
  ]);
  const free = exercise.script.guide.items.filter((item) => !attached.has(item));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (items.length === 0) return;
    say({ kind: 'message-tagged', msg, items });
    onDone();
  };
  return (
    <form className="judge-form" onSubmit={submit}>
      <p className="caption">{judge.tagMeans}</p>
      <fieldset className="tag-items">
        <legend>{judge.tagging}</legend>
        {free.map((item) => (
          <label key={item}>
            <input
              type="checkbox"
              checked={items.includes(item)}
              onChange={(event) => setItems(event.target.checked ? [...items, item] : items.filter((other) => other !== item))}
            />
            {exercise.names.of(item).text}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="btn btn-small" aria-disabled={items.length === 0}>
        {judge.tag}
      </button>
    </form>
  );
}

function EmergencyCard({ emergency }: { readonly emergency: Emergency }) {
  const words = useEvaluateWords();
  const { judge } = words;
  const { exercise, evaluation, open, kept, say } = useEvaluating();
  const { names } = exercise;
  const judged = evaluation.justified.get(emergency.msg);
  const going = kept.some(({ act, state }) => state !== 'refused' && act.kind === 'emergency-judged' && act.msg === emergency.msg);
  const [again, setAgain] = useState(false);
  const settle = (justified: boolean) => {
    say({ kind: 'emergency-judged', msg: emergency.msg, justified });
    setAgain(false);
  };
  return (
    <li>
      <p className="card-head">
        <span className="grow">
          <Told sentence={judge.of([names.of(emergency.sender), ': ', ...names.message(emergency.msg)], moment(emergency.time))} />
        </span>
        <EntryLinks entries={[emergency.number, ...(judged ? [judged.number] : [])]} />
      </p>
      <p className="caption">{judge.emergencyWhy}</p>
      <Words at={emergency.reason} entry={emergency.number} />
      {judged && (
        <p className="small">
          <b>{words.by(judged.by)}:</b> {judge.wasJustified(judged.justified)}
        </p>
      )}
      {open && !going && (!judged || again) && (
        <>
          <p className="caption">{judge.unjustifiedMeans}</p>
          <p className="card-acts">
            <button type="button" className="btn btn-small" onClick={() => settle(true)}>
              {judge.justified}
              <span className="sr-only"> {emergency.number}</span>
            </button>
            <button type="button" className="btn btn-small" onClick={() => settle(false)}>
              {judge.unjustified}
              <span className="sr-only"> {emergency.number}</span>
            </button>
          </p>
        </>
      )}
      {open && !going && judged && !again && (
        <button type="button" className="linkish small" onClick={() => setAgain(true)}>
          {judge.again}
          <span className="sr-only"> {emergency.number}</span>
        </button>
      )}
    </li>
  );
}
