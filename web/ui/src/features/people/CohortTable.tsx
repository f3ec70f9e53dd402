import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import * as api from '../../lib/api';
import { useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { ScrollTable } from '../../lib/parts/ScrollTable';
import { CannotRead, Loading, why } from '../../lib/parts/Waiting';
import * as roll from '../../lib/people';
import type { Cohort, Person } from '../../lib/people';
import { useVoice } from '../../lib/say';
import { usePeopleWords } from '../../lib/words/peoples';
import { mergeCohort } from './merge';
import './people.css';

/** Those who train together. Which cohort is edited stands in the address. */
export function CohortTable() {
  const words = usePeopleWords();
  const [query, setQuery] = useSearchParams();
  const people = useQuery({ queryKey: ['people'], queryFn: roll.people });
  const cohorts = useQuery({ queryKey: ['cohorts'], queryFn: roll.cohorts });
  if (!people.data || !cohorts.data) {
    const error = people.error ?? cohorts.error;
    return error ? (
      <CannotRead
        what={words.cohort.what}
        error={error}
        retry={() => {
          void people.refetch();
          void cohorts.refetch();
        }}
      />
    ) : (
      <Loading what={words.cohort.what} />
    );
  }
  const edited = cohorts.data.find(({ id }) => id === query.get('edit'));
  const adding = query.has('add');
  const names = new Map(people.data.map(({ id, name }) => [id, name]));
  const close = () => {
    const opened = query.get('edit');
    setQuery({}, { replace: true, preventScrollReset: true });
    requestAnimationFrame(() => (document.getElementById(`edit-${opened}`) ?? document.getElementById('add-cohort'))?.focus());
  };
  return (
    <>
      <p className="intro">{words.cohort.intro}</p>
      {(adding || edited) && (
        <CohortForm
          key={edited?.id ?? 'new'}
          people={people.data}
          {...(edited ? { cohort: edited } : {})}
          onClose={close}
        />
      )}
      <section className="panel" aria-label={words.cohort.title}>
        <header>
          <h2>{words.cohort.title}</h2>
          <span className="grow" />
          {people.data.length > 0 && (
            <Link
              id="add-cohort"
              className={`btn btn-small ${adding || edited ? '' : 'btn-primary'}`}
              to="/cohorts?add"
            >
              {words.cohort.add}
            </Link>
          )}
        </header>
        {people.data.length === 0 ? (
          <p className="pad">
            {words.cohort.noPeople} <Link to="/people?add">{words.cohort.addPeople}</Link>
          </p>
        ) : cohorts.data.length === 0 ? (
          <p className="pad">{words.cohort.empty}</p>
        ) : (
          <ScrollTable name={words.cohort.title} className="t people">
            <thead>
              <tr>
                <th scope="col">{words.cohort.columns.name}</th>
                <th scope="col">{words.cohort.columns.people}</th>
                <th scope="col">{words.cohort.columns.acts}</th>
              </tr>
            </thead>
            <tbody>
              {cohorts.data.map((cohort) => (
                <tr key={cohort.id} className={cohort === edited ? 'chosen' : ''}>
                  <th scope="row">{cohort.name}</th>
                  <td>
                    {cohort.people.length === 0 ? (
                      <span className="muted">{words.cohort.nobody}</span>
                    ) : (
                      `${words.count(cohort.people.length)}: ${cohort.people.map((id) => names.get(id) ?? id).join(', ')}`
                    )}
                  </td>
                  <td className="nowrap acts">
                    <Link to={`/readiness/cohorts/${cohort.id}`} aria-label={words.of(words.readiness, cohort.name)}>
                      {words.readiness}
                    </Link>
                    <Link
                      id={`edit-${cohort.id}`}
                      to={`/cohorts?edit=${cohort.id}`}
                      aria-label={words.of(words.cohort.edit, cohort.name)}
                    >
                      {words.cohort.edit}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
      </section>
    </>
  );
}

interface CohortFormProps {
  readonly people: readonly Person[];
  readonly cohort?: Cohort;
  readonly onClose: () => void;
}

function CohortForm({ people, cohort, onClose }: CohortFormProps) {
  const common = useWords();
  const words = usePeopleWords();
  const voice = useVoice();
  const queries = useQueryClient();
  const ids = useId();
  const [newCohort] = useState(api.newId);
  const [base, setBase] = useState(cohort);
  const [name, setName] = useState(cohort?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(cohort?.people ?? []);
  const [wanted, setWanted] = useState('');
  const [noName, setNoName] = useState(false);
  const [theirs, setTheirs] = useState<Cohort>();
  const [asked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const done = async (said: string) => {
    await queries.invalidateQueries({ queryKey: ['cohorts'] });
    voice.say('cohorts', said);
    onClose();
  };
  const stale = async (error: Error) => {
    if (!(base && error instanceof api.Problem && error.code === 'stale')) return;
    const now = (await roll.cohorts()).find(({ id }) => id === base.id);
    if (!now) return;
    const merged = mergeCohort(base, { name: name.trim(), people: chosen }, now);
    setTheirs(now);
    setBase(now);
    setName(merged.name);
    setChosen(merged.people);
    setAsked(false);
    heading.current?.focus();
    voice.sayNow(words.conflict.title);
  };
  const saving = useMutation({
    mutationFn: () =>
      base
        ? roll.changeCohort(base.id, base.version, name.trim(), chosen)
        : roll.addCohort(newCohort, name.trim(), chosen),
    onSuccess: (saved) => done(words.form.saved(saved.name)),
    onError: stale,
  });
  const removing = useMutation({
    mutationFn: () => roll.removeCohort(base!.id, base!.version),
    onSuccess: () => done(words.cohort.removed(base!.name)),
    onError: stale,
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const empty = name.trim() === '';
    setNoName(empty);
    if (empty) document.getElementById(`${ids}name`)?.focus();
    else if (!saving.isPending) saving.mutate();
  };
  const error = saving.error ?? removing.error;
  const clashed = error instanceof api.Problem && error.code === 'stale';
  const find = wanted.trim().toLowerCase();
  const shown = people.filter(({ name: whose, office = '' }) => `${whose} ${office}`.toLowerCase().includes(find));
  return (
    <section className="panel person-form" aria-labelledby={`${ids}title`}>
      <header>
        <h2 id={`${ids}title`} ref={heading} tabIndex={-1}>
          {cohort ? words.cohort.formEdit(cohort.name) : words.cohort.formAdd}
        </h2>
      </header>
      <form className="pad" onSubmit={save} noValidate>
        {theirs && (
          <div className="clash">
            <p className="state state-warn">
              <Icon name="warning" />
              {words.conflict.title}
            </p>
            <p>
              {words.conflict.cohort} {theirs.name !== name && words.conflict.otherName(theirs.name)}
            </p>
          </div>
        )}
        <p>
          <label htmlFor={`${ids}name`}>{words.cohort.name}</label>
          <input
            id={`${ids}name`}
            className="field"
            value={name}
            maxLength={120}
            required
            autoComplete="off"
            aria-invalid={noName}
            aria-describedby={noName ? `${ids}noName` : undefined}
            onChange={(event) => setName(event.target.value)}
          />
          {noName && (
            <span className="error-text" id={`${ids}noName`} role="alert">
              {words.cohort.noName}
            </span>
          )}
        </p>
        <fieldset>
          <legend>{words.cohort.people}</legend>
          <p className="find">
            <label htmlFor={`${ids}find`}>{words.cohort.find}</label>
            <input
              id={`${ids}find`}
              className="field"
              type="search"
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />
            <span className="caption">{words.cohort.chosen(chosen.length)}</span>
          </p>
          <ul className="members">
            {shown.length === 0 && <li className="muted">{words.cohort.noMatch}</li>}
            {shown.map((person) => (
              <li key={person.id}>
                <label>
                  <input
                    type="checkbox"
                    checked={chosen.includes(person.id)}
                    onChange={(event) =>
                      setChosen(
                        event.target.checked ? [...chosen, person.id] : chosen.filter((id) => id !== person.id),
                      )
                    }
                  />{' '}
                  {person.name} {person.office !== undefined && <span className="caption">{person.office}</span>}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        {error && !clashed && (
          <p className="state state-bad" role="alert">
            <Icon name="error" />
            {words.form.failed(why(error, common))}
          </p>
        )}
        <div className="dialog-acts">
          <button type="submit" className="btn btn-primary" aria-disabled={saving.isPending}>
            {words.form.save}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {common.cancel}
          </button>
          {base && (
            <>
              <span className="grow" />
              <button type="button" className="btn" aria-expanded={asked} onClick={() => setAsked(!asked)}>
                {words.cohort.remove}
              </button>
            </>
          )}
        </div>
        {asked && base && (
          <p className="ask">
            {words.cohort.removeAsk(base.name)}{' '}
            <button type="button" className="btn btn-danger" onClick={() => removing.mutate()}>
              {words.cohort.removeSure}
            </button>
          </p>
        )}
      </form>
    </section>
  );
}
