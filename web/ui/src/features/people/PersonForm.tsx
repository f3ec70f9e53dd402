import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as api from '../../lib/api';
import { today, useDay } from '../../lib/days';
import { useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { why } from '../../lib/parts/Waiting';
import * as roll from '../../lib/people';
import type { Person, PersonContent } from '../../lib/people';
import { useVoice } from '../../lib/say';
import { usePeopleWords } from '../../lib/words/peoples';
import { draftOf, newRow, readDraft } from './draft';
import type { Draft, Row } from './draft';
import { merge, take } from './merge';
import type { Merged, PersonField } from './merge';
import { useFunctions } from './useFunctions';

interface PersonFormProps {
  /** Who is changed; nobody when one is added. */
  readonly person?: Person;
  readonly onClose: () => void;
}

/** Adds a person, or changes one. When somebody else was faster, both versions are shown and the reader decides. */
export function PersonForm({ person, onClose }: PersonFormProps) {
  const speech = useSpeech();
  const words = usePeopleWords();
  const { form, conflict } = words;
  const voice = useVoice();
  const queries = useQueryClient();
  const ids = useId();
  const functions = useFunctions(true);
  // Kept until the server has answered, so that saving again after a lost answer adds nobody twice.
  const [newPerson] = useState(api.newId);
  const [base, setBase] = useState(person);
  const [draft, setDraft] = useState(() => draftOf(person));
  const [faults, setFaults] = useState<ReturnType<typeof readDraft>['faults']>([]);
  const [clash, setClash] = useState<{ readonly merged: Merged; readonly mine: PersonContent; readonly theirs: Person }>();
  const heading = useRef<HTMLHeadingElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (faults.length > 0) summary.current?.focus();
  }, [faults]);

  const saving = useMutation({
    mutationFn: (content: PersonContent) =>
      base ? roll.changePerson(base.id, base.version, content) : roll.addPerson(newPerson, content),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: ['people'] });
      voice.say('people', form.saved(name));
      onClose();
    },
    onError: async (error, mine) => {
      if (!(base && error instanceof api.Problem && error.code === 'stale')) return;
      const theirs = await roll.personNow(base.id);
      const merged = merge(base, mine, theirs);
      setClash({ merged, mine, theirs });
      setDraft(draftOf(merged.content));
      setBase(theirs);
      heading.current?.focus();
    },
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft, today());
    setFaults(read.faults);
    if (read.faults.length === 0 && !saving.isPending) saving.mutate(read.content);
  };
  const choose = (field: PersonField, from: PersonContent) =>
    setDraft((now) => {
      const chosen = draftOf(take({ name: '', training: [] }, field, from));
      return { ...now, [field]: chosen[field] } as Draft;
    });
  const change = (row: Row, to: Partial<Row>) =>
    setDraft({ ...draft, training: draft.training.map((one) => (one === row ? { ...row, ...to } : one)) });
  const wrong = (field: string) => faults.some((one) => one.field === field);
  const said = (field: string) => (wrong(field) ? `${ids}wrong` : undefined);
  const stale = saving.error instanceof api.Problem && saving.error.code === 'stale';
  return (
    <section className="panel person-form" aria-labelledby={`${ids}title`}>
      <header>
        <h2 id={`${ids}title`} ref={heading} tabIndex={-1}>
          {person ? form.edit(person.name) : form.add}
        </h2>
      </header>
      <form className="pad" onSubmit={save} noValidate>
        {clash && (
          <Clash merged={clash.merged} mine={clash.mine} theirs={clash.theirs} onChoose={choose} />
        )}
        {faults.length > 0 && (
          <div ref={summary} tabIndex={-1} className="faults" id={`${ids}wrong`}>
            <p className="state state-bad">
              <Icon name="error" />
              {form.wrong}
            </p>
            <ul>
              {faults.map((fault, index) => (
                <li key={index}>
                  <a href={`#${ids}${fault.field}`}>{fault.said(form)}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="form-pair">
          <p>
            <label htmlFor={`${ids}name`}>{form.name}</label>
            <input
              id={`${ids}name`}
              className="field"
              value={draft.name}
              maxLength={120}
              required
              autoComplete="off"
              aria-invalid={wrong('name')}
              aria-describedby={said('name')}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          </p>
          <p>
            <label htmlFor={`${ids}office`}>{form.office}</label>
            <input
              id={`${ids}office`}
              className="field"
              value={draft.office}
              maxLength={120}
              autoComplete="off"
              aria-describedby={`${ids}officeHint`}
              onChange={(event) => setDraft({ ...draft, office: event.target.value })}
            />
            <span className="caption" id={`${ids}officeHint`}>
              {form.officeHint}
            </span>
          </p>
        </div>
        <fieldset aria-describedby={`${ids}trainingHint`}>
          <legend>{form.training}</legend>
          <p className="caption" id={`${ids}trainingHint`}>
            {form.trainingHint}
          </p>
          {draft.training.length === 0 && <p className="muted">{form.noTraining}</p>}
          <div className="training">
            {draft.training.map((row, index) => (
              <div key={row.key} role="group" aria-label={form.row(index + 1)}>
                <p>
                  <label htmlFor={`${ids}function${row.key}`}>{form.function}</label>
                  <input
                    id={`${ids}function${row.key}`}
                    className="field"
                    list={`${ids}functions`}
                    value={row.function}
                    maxLength={64}
                    autoComplete="off"
                    aria-invalid={wrong(`function${row.key}`)}
                    aria-describedby={said(`function${row.key}`)}
                    onChange={(event) => change(row, { function: event.target.value })}
                  />
                </p>
                <p>
                  <label htmlFor={`${ids}on${row.key}`}>{form.on}</label>
                  <input
                    id={`${ids}on${row.key}`}
                    className="field"
                    type="date"
                    max={today()}
                    value={row.on}
                    aria-invalid={wrong(`on${row.key}`)}
                    aria-describedby={said(`on${row.key}`)}
                    onChange={(event) => change(row, { on: event.target.value })}
                  />
                </p>
                <p>
                  <label htmlFor={`${ids}percent${row.key}`}>{form.percent}</label>
                  <input
                    id={`${ids}percent${row.key}`}
                    className="field percent"
                    inputMode="decimal"
                    value={row.percent}
                    maxLength={6}
                    aria-invalid={wrong(`percent${row.key}`)}
                    aria-describedby={said(`percent${row.key}`)}
                    onChange={(event) => change(row, { percent: event.target.value })}
                  />
                </p>
                <button
                  type="button"
                  className="btn"
                  aria-label={form.removeRow(index + 1)}
                  onClick={() => setDraft({ ...draft, training: draft.training.filter((one) => one !== row) })}
                >
                  <Icon name="close" />
                </button>
              </div>
            ))}
          </div>
          <datalist id={`${ids}functions`}>
            {[...functions].map(([id, title]) => (
              <option key={id} value={id}>
                {title.text}
              </option>
            ))}
          </datalist>
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setDraft({ ...draft, training: [...draft.training, newRow(today())] })}
          >
            {form.addRow}
          </button>
        </fieldset>
        {saving.error && !stale && (
          <p className="state state-bad" role="alert">
            <Icon name="error" />
            {form.failed(why(saving.error, speech.words))}
          </p>
        )}
        <div className="dialog-acts">
          <button type="submit" className="btn btn-primary" aria-disabled={saving.isPending}>
            {form.save}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {speech.words.cancel}
          </button>
        </div>
        {stale && <p className="sr-only" role="alert">{conflict.title}</p>}
      </form>
    </section>
  );
}

interface ClashProps {
  readonly merged: Merged;
  readonly mine: PersonContent;
  readonly theirs: Person;
  readonly onChoose: (field: PersonField, from: PersonContent) => void;
}

/** Both versions side by side: what was taken over, and what is to be chosen. */
function Clash({ merged, mine, theirs, onChoose }: ClashProps) {
  const { conflict } = usePeopleWords();
  const name = useId();
  return (
    <div className="clash">
      <p className="state state-warn">
        <Icon name="warning" />
        {conflict.title}
      </p>
      <p>{conflict.text}</p>
      {merged.taken.length > 0 && (
        <p>{conflict.taken(merged.taken.map((field) => conflict.fields[field]).join(', '))}</p>
      )}
      {merged.open.length > 0 && (
        <table className="t">
          <thead>
            <tr>
              <th scope="col">{conflict.field}</th>
              <th scope="col">{conflict.mine}</th>
              <th scope="col">{conflict.theirs}</th>
            </tr>
          </thead>
          <tbody>
            {merged.open.map((field) => (
              <tr key={field}>
                <th scope="row">{conflict.fields[field]}</th>
                {([['mine', mine], ['theirs', theirs]] as const).map(([whose, content]) => (
                  <td key={whose}>
                    <label>
                      <input
                        type="radio"
                        name={`${name}${field}`}
                        defaultChecked={whose === 'mine'}
                        onChange={() => onChoose(field, content)}
                      />{' '}
                      <span className="sr-only">{conflict[whose]}: </span>
                      <FieldText field={field} content={content} />
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function FieldText({ field, content }: { readonly field: PersonField; readonly content: PersonContent }) {
  const { conflict } = usePeopleWords();
  if (field !== 'training') return content[field] ?? <span className="muted">{conflict.nothing}</span>;
  return content.training.length === 0 ? <span className="muted">{conflict.nothing}</span> : <TrainingList content={content} />;
}

/** What somebody is trained for, in words. */
export function TrainingList({ content }: { readonly content: PersonContent }) {
  const speech = useSpeech();
  const words = usePeopleWords();
  const day = useDay();
  const functions = useFunctions(content.training.length > 0);
  if (content.training.length === 0) return <span className="muted">{words.untrained}</span>;
  return (
    <ul className="trained">
      {content.training.map((row) => (
        <li key={row.function}>
          {words.trained(
            functions.get(row.function)?.text ?? row.function,
            speech.percent(row.permille / 1000, row.permille % 10 ? 1 : 0),
            day(row.on),
          )}
        </li>
      ))}
    </ul>
  );
}
