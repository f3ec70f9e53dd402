import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import * as api from '../../lib/api';
import { useWords } from '../../lib/language';
import { Notice } from '../../lib/parts/Notice';
import { ScrollTable } from '../../lib/parts/ScrollTable';
import { CannotRead, Loading, why } from '../../lib/parts/Waiting';
import * as roll from '../../lib/people';
import { useVoice } from '../../lib/say';
import { usePeopleWords } from '../../lib/words/peoples';
import { ErasePerson } from './ErasePerson';
import { PersonForm, TrainingList } from './PersonForm';
import './people.css';

/** Everybody who takes part. Who is edited or erased stands in the address. */
export function PeopleTable() {
  const common = useWords();
  const words = usePeopleWords();
  const voice = useVoice();
  const [query, setQuery] = useSearchParams();
  const people = useQuery({ queryKey: ['people'], queryFn: roll.people });
  const cohorts = useQuery({ queryKey: ['cohorts'], queryFn: roll.cohorts });
  const [told, setTold] = useState<readonly string[]>([]);
  if (!people.data) {
    return people.error ? (
      <CannotRead what={words.what} error={people.error} retry={() => void people.refetch()} />
    ) : (
      <Loading what={words.what} />
    );
  }
  const edited = people.data.find(({ id }) => id === query.get('edit'));
  const erased = people.data.find(({ id }) => id === query.get('erase'));
  const adding = query.has('add');
  const close = () => {
    const opened = query.get('edit') ?? query.get('erase');
    setQuery({}, { replace: true, preventScrollReset: true });
    requestAnimationFrame(() =>
      document.getElementById(opened && people.data.some(({ id }) => id === opened) ? `edit-${opened}` : 'add-person')?.focus(),
    );
  };
  return (
    <>
      <p className="intro">{words.intro}</p>
      {told.length > 0 && (
        <Notice type="info">
          {told.map((line) => (
            <span key={line} className="told">
              {line}
            </span>
          ))}
        </Notice>
      )}
      {(adding || edited) && (
        <PersonForm key={edited?.id ?? 'new'} {...(edited ? { person: edited } : {})} onClose={close} />
      )}
      {erased && (
        <ErasePerson
          key={erased.id}
          person={erased}
          onClose={close}
          onErased={({ name }, { texts, waiting }) => {
            const lines = [
              words.erasure.done(name, texts),
              ...(waiting.length > 0 ? [words.erasure.waiting(waiting.join(', '))] : []),
            ];
            setTold(lines);
            voice.sayNow(lines.join(' '));
            close();
          }}
        />
      )}
      <section className="panel" aria-label={words.title}>
        <header>
          <h2>{words.title}</h2>
          <span className="small muted">{words.count(people.data.length)}</span>
          <span className="grow" />
          <Link
            id="add-person"
            className={`btn btn-small ${adding || edited || erased ? '' : 'btn-primary'}`}
            to="/people?add"
          >
            {words.add}
          </Link>
        </header>
        {people.data.length === 0 ? (
          <p className="pad">{words.empty}</p>
        ) : (
          <ScrollTable name={words.title} className="t people">
            <thead>
              <tr>
                <th scope="col">{words.columns.name}</th>
                <th scope="col">{words.columns.office}</th>
                <th scope="col">{words.columns.training}</th>
                <th scope="col">{words.columns.cohorts}</th>
                <th scope="col">{words.columns.acts}</th>
              </tr>
            </thead>
            <tbody>
              {people.data.map((person) => (
                <tr key={person.id} className={person === edited || person === erased ? 'chosen' : ''}>
                  <th scope="row">{person.name}</th>
                  <td>{person.office ?? <span className="muted">–</span>}</td>
                  <td>
                    <TrainingList content={person} />
                  </td>
                  <td>
                    {(cohorts.data ?? [])
                      .filter((cohort) => cohort.people.includes(person.id))
                      .map(({ name }) => name)
                      .join(', ')}
                  </td>
                  <td className="nowrap acts">
                    <Link
                      to={`/readiness/people/${person.id}`}
                      aria-label={words.of(words.readiness, person.name)}
                    >
                      {words.readiness}
                    </Link>
                    <Link
                      id={`edit-${person.id}`}
                      to={`/people?edit=${person.id}`}
                      aria-label={words.of(words.edit, person.name)}
                    >
                      {words.edit}
                    </Link>
                    <Link to={`/people?erase=${person.id}`} aria-label={words.of(words.erase, person.name)}>
                      {words.erase}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
      </section>
      <WhoSees why={(error) => why(error, common)} />
    </>
  );
}

/** Who is shown what a person came to. */
function WhoSees({ why: told }: { readonly why: (error: unknown) => string }) {
  const { settings, form } = usePeopleWords();
  const voice = useVoice();
  const queries = useQueryClient();
  const now = useQuery({ queryKey: ['settings'], queryFn: roll.settingsNow });
  const changing = useMutation({
    mutationFn: ({ version, to }: { readonly version: number; readonly to: roll.Settings['personScores'] }) =>
      roll.changeSettings(version, to),
    onSuccess: (next) => {
      queries.setQueryData(['settings'], next);
      voice.say('settings', settings.saved);
    },
    onError: () => void now.refetch(),
  });
  if (!now.data) return null;
  const { version, personScores } = now.data;
  const stale = changing.error instanceof api.Problem && changing.error.code === 'stale';
  return (
    <fieldset className="panel who-sees">
      <legend>{settings.title}</legend>
      <p className="caption">{settings.text}</p>
      {(['commanders', 'trainers'] as const).map((to) => (
        <label key={to}>
          <input
            type="radio"
            name="person-scores"
            checked={personScores === to}
            onChange={() => changing.mutate({ version, to })}
          />{' '}
          {settings[to]}
        </label>
      ))}
      {changing.error && (
        <p className="state state-bad" role="alert">
          {stale ? settings.stale : form.failed(told(changing.error))}
        </p>
      )}
    </fieldset>
  );
}
