import { useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import * as api from '../../lib/api';
import { Said, useWords } from '../../lib/language';
import { Notice } from '../../lib/parts/Notice';
import { CannotRead, Loading, why } from '../../lib/parts/Waiting';
import { cohorts as cohortsNow } from '../../lib/people';
import { useVoice } from '../../lib/say';
import type { ScenarioSummary } from '../../lib/wire';
import { usePeopleWords } from '../../lib/words/peoples';
import { useStructureWords } from '../../lib/words/structures';
import './library.css';

/** The scenario that a newcomer is invited to play first. */
const FIRST = 'first-notice';

/** The library: one row a scenario, each can be played. */
export function Library({ onCreated }: { readonly onCreated: (exercise: string) => void }) {
  const words = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['scenarios'], queryFn: api.scenarios });
  if (!data) {
    return error ? (
      <CannotRead what={words.library.what} error={error} retry={() => void refetch()} />
    ) : (
      <Loading what={words.library.what} />
    );
  }
  if (data.length === 0) return <p className="pad">{words.library.empty}</p>;
  const invited = data.find((scenario) => scenario.id === FIRST) ?? data[0];
  return (
    <ul className="scenarios">
      {data.map((scenario) => (
        <ScenarioRow key={scenario.id} scenario={scenario} invited={scenario === invited} onCreated={onCreated} />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly scenario: ScenarioSummary;
  readonly invited: boolean;
  readonly onCreated: (exercise: string) => void;
}

function ScenarioRow({ scenario, invited, onCreated }: RowProps) {
  const words = useWords();
  const structures = useStructureWords();
  const voice = useVoice();
  const ids = useId();
  // Kept until the server has answered, so that pressing again after a lost answer creates nothing twice.
  const request = useRef(api.newId());
  const [name, setName] = useState('');
  const [seed, setSeed] = useState('');
  const [cohort, setCohort] = useState('');
  const [solo, setSolo] = useState(false);
  const [asked, setAsked] = useState(false);
  const { creation: choices } = usePeopleWords();
  const cohorts = useQuery({ queryKey: ['cohorts'], queryFn: cohortsNow, enabled: asked });
  const badSeed = seed.trim() !== '' && !/^\d{1,15}$/.test(seed.trim());
  const creation = useMutation({
    mutationFn: () =>
      api.create({
        id: request.current,
        scenario: scenario.id,
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        ...(seed.trim() === '' ? {} : { seed: Number(seed) }),
        ...(cohort === '' ? {} : { cohort }),
        ...(solo ? { solo } : {}),
      }),
    onSuccess: ({ id }) => onCreated(id),
    onError: (error) => voice.sayNow(words.library.failed(why(error, words))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (badSeed) document.getElementById(`${ids}seed`)?.focus();
    else if (!creation.isPending) creation.mutate();
  };
  const facts = words.library.facts;
  const minutes = Math.round((scenario.duration ?? 0) / 60_000);
  return (
    <li className="panel scenario">
      <div className="about">
        <h2 id={`${ids}title`}>
          <Said text={scenario.title} />
        </h2>
        {scenario.summary && (
          <p>
            <Said text={scenario.summary} />
          </p>
        )}
        <dl className="facts">
          <Fact name={facts.type}>{words.exerciseTypes[scenario.exerciseType] ?? scenario.exerciseType}</Fact>
          <Fact name={facts.length}>
            {scenario.duration === undefined
              ? words.library.openEnded
              : words.length(Math.floor(minutes / 60), minutes % 60)}
          </Fact>
          <Fact name={facts.agencies}>{scenario.agencies}</Fact>
          <Fact name={facts.seats}>{scenario.positions}</Fact>
          <Fact name={facts.lines}>{scenario.lines}</Fact>
          <Fact name={facts.links}>{scenario.links}</Fact>
          <Fact name={facts.languages}>{scenario.languages.join(', ')}</Fact>
          <Fact name={facts.warnings}>{words.library.warnings(scenario.warnings)}</Fact>
        </dl>
        <p className="ways">
          <Link to={`/scenarios/${encodeURIComponent(scenario.id)}/structure`} aria-describedby={`${ids}title`}>
            {structures.show}
          </Link>
        </p>
      </div>
        <form onSubmit={submit} aria-labelledby={`${ids}title`}>
          {scenario.duration === undefined && <p className="caption">{words.library.turns}</p>}
          <button
            type="submit"
            className={`btn ${invited ? 'btn-primary' : ''}`}
            aria-disabled={creation.isPending}
            aria-describedby={`${ids}title`}
          >
            {creation.isPending ? words.library.playing : scenario.duration === undefined ? words.library.lead : words.library.play}
          </button>
          <details onToggle={(event) => event.currentTarget.open && setAsked(true)}>
            <summary>{words.library.options}</summary>
            <div className="dialog-row">
              <label htmlFor={`${ids}name`}>{words.library.name}</label>
              <input
                id={`${ids}name`}
                className="field"
                value={name}
                maxLength={80}
                aria-describedby={`${ids}nameHint`}
                onChange={(event) => setName(event.target.value)}
              />
              <p className="caption" id={`${ids}nameHint`}>
                {words.library.nameHint}
              </p>
            </div>
            <div className="dialog-row">
              <label htmlFor={`${ids}seed`}>{words.library.seed}</label>
              <input
                id={`${ids}seed`}
                className="field"
                inputMode="numeric"
                value={seed}
                aria-invalid={badSeed}
                aria-describedby={`${ids}seedHint`}
                onChange={(event) => setSeed(event.target.value)}
              />
              <p className={badSeed ? 'error-text' : 'caption'} id={`${ids}seedHint`}>
                {badSeed ? words.library.badSeed(seed.trim()) : words.library.seedHint}
              </p>
            </div>
            {cohorts.data && cohorts.data.length > 0 && (
              <div className="dialog-row">
                <label htmlFor={`${ids}cohort`}>{choices.cohort}</label>
                <select
                  id={`${ids}cohort`}
                  className="field"
                  value={cohort}
                  aria-describedby={`${ids}cohortHint`}
                  onChange={(event) => setCohort(event.target.value)}
                >
                  <option value="">{choices.noCohort}</option>
                  {cohorts.data.map(({ id, name: title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
                </select>
                <p className="caption" id={`${ids}cohortHint`}>
                  {choices.cohortHint}
                </p>
              </div>
            )}
            <div className="dialog-row">
              <label>
                <input
                  type="checkbox"
                  checked={solo}
                  aria-describedby={`${ids}soloHint`}
                  onChange={(event) => setSolo(event.target.checked)}
                />{' '}
                {choices.solo}
              </label>
              <p className="caption" id={`${ids}soloHint`}>
                {choices.soloHint}
              </p>
            </div>
          </details>
          {creation.error && (
            <Notice type="error">{words.library.failed(why(creation.error, words))}</Notice>
          )}
        </form>
    </li>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
