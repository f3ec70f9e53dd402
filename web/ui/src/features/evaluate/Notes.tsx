import { useState } from 'react';
import type { FormEvent } from 'react';
import { moment } from '../../lib/clock';
import { tasksOf } from '../../lib/guide';
import { useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Told } from '../../lib/parts/Told';
import { useVoice } from '../../lib/say';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { useEvaluating } from './Evaluating';
import type { Note } from './evaluation';
import { EMPTY_NOTE, linked, NOTE_FIELD, observedAt } from './notes';
import { EntryLinks, Field, Written } from './Parts';

/** What an evaluator saw, with when he saw it beside when he wrote it down. */
export function Notes() {
  const words = useEvaluateWords();
  const { evaluation, open, kept, me, seesOthers } = useEvaluating();
  const going = kept.flatMap(({ id, act, state }) => (act.kind === 'observation-noted' && state !== 'refused' ? [{ id, act }] : []));
  const newest = evaluation.notes.toReversed();
  const others = seesOthers ? newest.filter(({ by }) => by !== me) : [];
  const mine = newest.filter(({ by }) => by === me);
  return (
    <div className="pad">
      {open && <NoteForm />}
      <h3>{words.notes.list}</h3>
      {mine.length === 0 && going.length === 0 && <p className="muted">{words.notes.none}</p>}
      <ul className="cards">
        {going.map(({ id, act }) => (
          <li key={id}>
            <p className="written">{act.text}</p>
            <p className="caption">
              <Icon name="hourglass" /> {words.notes.waits}
            </p>
          </li>
        ))}
        {mine.map((note) => (
          <Noted key={note.number} note={note} />
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3>{words.notes.others}</h3>
          <ul className="cards">
            {others.map((note) => (
              <Noted key={note.number} note={note} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function NoteForm() {
  const { of } = useSpeech();
  const { notes } = useEvaluateWords();
  const { exercise, place, note, now, say } = useEvaluating();
  const voice = useVoice();
  const { draft, change, done } = note;
  const [wrong, setWrong] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = draft.text.trim();
    if (text === '') return;
    const at = observedAt(draft.observed, now());
    if (at === undefined) {
      setWrong(notes.bad(draft.observed, moment(now())));
      document.getElementById('note-observed')?.focus();
      return;
    }
    say({
      kind: 'observation-noted',
      agency: place.agency,
      ...(draft.task === '' ? {} : { task: draft.task }),
      text,
      observedAt: at,
      entries: draft.entries,
    });
    change(EMPTY_NOTE);
    done();
    setWrong(undefined);
    voice.say('note', notes.kept);
    document.getElementById(NOTE_FIELD)?.focus();
  };
  return (
    <form className="note-form" onSubmit={submit} noValidate>
      <label htmlFor={NOTE_FIELD}>
        {notes.text}{' '}
        <kbd className="caption" aria-hidden="true">
          {notes.key}
        </kbd>
      </label>
      <textarea
        id={NOTE_FIELD}
        className="field"
        rows={3}
        maxLength={10_000}
        aria-keyshortcuts="Alt+N"
        value={draft.text}
        onChange={(event) =>
          // The moment at which somebody begins to write is the one he writes of.
          change({ ...draft, text: event.target.value, observed: draft.observed || moment(now()) })
        }
      />
      <div className="note-row">
        <div className="evaluation-field">
          <label htmlFor="note-observed">{notes.observed}</label>
          <span className="note-observed">
            <input
              id="note-observed"
              className={`field mono ${wrong === undefined ? '' : 'wrong'}`}
              size={11}
              value={draft.observed}
              placeholder="T+00:00:00"
              aria-invalid={wrong !== undefined}
              aria-describedby={wrong === undefined ? undefined : 'note-wrong'}
              onChange={(event) => {
                setWrong(undefined);
                change({ ...draft, observed: event.target.value });
              }}
            />
            <button type="button" className="btn btn-small" onClick={() => change({ ...draft, observed: moment(now()) })}>
              {notes.now}
            </button>
          </span>
        </div>
        <Field label={notes.about}>
          {(id) => (
            <select id={id} className="field" value={draft.task} onChange={(event) => change({ ...draft, task: event.target.value })}>
              <option value="">{notes.anyTask}</option>
              {tasksOf(exercise.script.guide).map((task) => (
                <option key={task.id} value={task.id}>
                  {of(task.text).text}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {wrong !== undefined && (
        <p id="note-wrong" className="error-text small">
          {wrong}
        </p>
      )}
      <p className="note-links">
        <span className="caption">{draft.entries.length === 0 ? notes.noLinks : `${notes.links}:`}</span>{' '}
        {draft.entries.map((entry) => (
          <button
            key={entry}
            type="button"
            className="btn btn-small mono"
            aria-label={notes.unlink(entry)}
            onClick={() => change(linked(draft, entry))}
          >
            {entry} <Icon name="close" />
          </button>
        ))}
      </p>
      <button type="submit" className="btn" aria-disabled={draft.text.trim() === ''}>
        {notes.keep}
      </button>
    </form>
  );
}

function Noted({ note }: { readonly note: Note }) {
  const { notes, by } = useEvaluateWords();
  const { exercise, me } = useEvaluating();
  const { names } = exercise;
  return (
    <li>
      <Written at={note.text} />
      <p className="caption">
        <Told sentence={[names.of(note.agency), ...(note.task === undefined ? [] : [', ', names.of(note.task)])]} />
      </p>
      <p className="caption">
        {note.by !== me && `${by(note.by)}. `}
        {notes.at(moment(note.observedAt), moment(note.time))}
      </p>
      <EntryLinks entries={[...note.entries, note.number]} />
    </li>
  );
}
