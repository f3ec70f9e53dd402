import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as api from '../../lib/api';
import { useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { why } from '../../lib/parts/Waiting';
import { erasePerson } from '../../lib/people';
import type { Erased, Person } from '../../lib/people';
import { usePeopleWords } from '../../lib/words/peoples';

interface ErasePersonProps {
  readonly person: Person;
  readonly onErased: (person: Person, erased: Erased) => void;
  readonly onClose: () => void;
}

/** Erases a person, once the name is typed. */
export function ErasePerson({ person, onErased, onClose }: ErasePersonProps) {
  const words = useWords();
  const { erasure } = usePeopleWords();
  const queries = useQueryClient();
  const ids = useId();
  const [name, setName] = useState('');
  const [differs, setDiffers] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const erasing = useMutation({
    mutationFn: () => erasePerson(person.id, name.trim()),
    onSuccess: (erased) => {
      void queries.invalidateQueries({ queryKey: ['people'] });
      void queries.invalidateQueries({ queryKey: ['cohorts'] });
      onErased(person, erased);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const other = name.trim() !== person.name;
    setDiffers(other);
    if (other) document.getElementById(`${ids}name`)?.focus();
    else if (!erasing.isPending) erasing.mutate();
  };
  const inPlay = erasing.error instanceof api.Problem && erasing.error.code === 'in-play';
  return (
    <section className="panel person-form" aria-labelledby={`${ids}title`}>
      <header>
        <h2 id={`${ids}title`} ref={heading} tabIndex={-1}>
          {erasure.title(person.name)}
        </h2>
      </header>
      <form className="pad" onSubmit={submit} noValidate>
        <p>{erasure.text}</p>
        <p>
          <label htmlFor={`${ids}name`}>{erasure.type(person.name)}</label>
          <input
            id={`${ids}name`}
            className="field"
            value={name}
            autoComplete="off"
            aria-invalid={differs}
            aria-describedby={differs ? `${ids}differs` : undefined}
            onChange={(event) => setName(event.target.value)}
          />
          {differs && (
            <span className="error-text" id={`${ids}differs`} role="alert">
              {erasure.differs}
            </span>
          )}
        </p>
        {erasing.error && (
          <p className="state state-bad" role="alert">
            <Icon name="error" />
            {inPlay
              ? erasure.inPlay((erasing.error as api.Problem).values.join(', '))
              : erasure.failed(why(erasing.error, words))}
          </p>
        )}
        <div className="dialog-acts">
          <button type="submit" className="btn btn-danger" aria-disabled={erasing.isPending}>
            {erasure.go}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </section>
  );
}
