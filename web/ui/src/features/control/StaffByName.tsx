import { useId, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useSpeech } from '../../lib/language';
import { Dialog } from '../../lib/parts/Dialog';
import type { DialogHandle } from '../../lib/parts/Dialog';
import * as roll from '../../lib/people';
import type { Person } from '../../lib/people';
import type { SeatOfView } from '../../lib/wire';
import { usePeopleWords } from '../../lib/words/peoples';

/** The people who hold seats of an exercise now, by seat. Asked again whenever the log tells of staffing. */
export function useSeated(exercise: string, staffings: number): ReadonlyMap<string, roll.Named | undefined> {
  const { data } = useQuery({
    queryKey: ['seated', exercise, staffings],
    queryFn: () => roll.seatedIn(exercise),
    placeholderData: (before) => before,
  });
  return new Map((data ?? []).map(({ seat, person }) => [seat, person]));
}

interface StaffByNameProps {
  readonly seat: SeatOfView;
  readonly cohort: string | undefined;
  readonly onStaff: (person: Person, seen: boolean) => void;
}

/** Puts somebody whom the server knows by name into a seat; those of the exercise's cohort come first. */
export function StaffByName({ seat, cohort, onStaff }: StaffByNameProps) {
  const speech = useSpeech();
  const { staffing } = usePeopleWords();
  const ids = useId();
  const dialog = useRef<DialogHandle>(null);
  const [asked, setAsked] = useState(false);
  const [id, setId] = useState('');
  const [seen, setSeen] = useState(false);
  const people = useQuery({ queryKey: ['people'], queryFn: roll.people, enabled: asked });
  const cohorts = useQuery({ queryKey: ['cohorts'], queryFn: roll.cohorts, enabled: asked && cohort !== undefined });
  const name = speech.of(seat.title).text;
  const members = cohorts.data?.find((one) => one.id === cohort)?.people ?? [];
  const inIt = (people.data ?? []).filter((person) => members.includes(person.id));
  const others = (people.data ?? []).filter((person) => !members.includes(person.id));
  const chosen = people.data?.find((person) => person.id === id);
  const options = (list: readonly Person[]) =>
    list.map((person) => (
      <option key={person.id} value={person.id}>
        {person.office === undefined ? person.name : `${person.name}, ${person.office}`}
      </option>
    ));
  return (
    <>
      <button
        type="button"
        className="btn btn-small"
        aria-label={speech.words.control.seats.of(staffing.by, name)}
        onClick={() => dialog.current?.open()}
      >
        {staffing.by}
      </button>
      <Dialog
        ref={dialog}
        title={staffing.title(name)}
        text={people.data?.length === 0 ? staffing.none : staffing.text}
        act={staffing.go}
        onOpen={() => {
          setAsked(true);
          setId('');
          setSeen(false);
        }}
        onAct={() => {
          if (!chosen) {
            document.getElementById(`${ids}person`)?.focus();
            return false;
          }
          onStaff(chosen, seen);
          return true;
        }}
      >
        <p className="dialog-row">
          <label htmlFor={`${ids}person`}>{staffing.person}</label>
          <select
            id={`${ids}person`}
            className="field"
            required
            value={id}
            onChange={(event) => setId(event.target.value)}
          >
            <option value="">{staffing.choose}</option>
            {inIt.length > 0 ? (
              <>
                <optgroup label={staffing.ofCohort}>{options(inIt)}</optgroup>
                <optgroup label={staffing.others}>{options(others)}</optgroup>
              </>
            ) : (
              options(others)
            )}
          </select>
        </p>
        <p className="dialog-row">
          <label>
            <input type="checkbox" checked={seen} onChange={(event) => setSeen(event.target.checked)} /> {staffing.seen}
          </label>
        </p>
      </Dialog>
    </>
  );
}
