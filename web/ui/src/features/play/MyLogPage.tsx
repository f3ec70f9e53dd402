import type { FormEvent } from 'react';
import { hms } from '../../lib/clock';
import { Said, useSpeech } from '../../lib/language';
import { Told } from '../../lib/parts/Told';
import type { Named, Sentence } from '../../lib/sentence';
import type { SeatEntry, Text } from '../../lib/wire';
import type { SeatLogWords } from '../../lib/words/seat';
import { useDraft } from '../../lib/drafts';
import { SeatFrame, useSeat, useSeatTitle } from './Seat';
import { useNames } from './words';
import { Field } from './WritePage';

/** What this seat got and did, in order, and its own notes. */
export function MyLogPage() {
  const speech = useSpeech();
  const { words } = speech;
  const seat = useSeat();
  const names = useNames();
  useSeatTitle(words.play.myLog);

  const about = (event: SeatEntry['event']): About => ({
    title: 'msg' in event && event.msg !== undefined ? names.message(event.msg) : [],
    own: ('seat' in event && event.seat === seat.view.seat.id) || ('by' in event && event.by?.id === seat.view.seat.id),
    name: names.said,
  });
  const wordsOf = (event: SeatEntry['event']) =>
    event.kind === 'seat-noted' ||
    event.kind === 'score-contested' ||
    event.kind === 'contest-answered' || event.kind === 'action-taken' || event.kind === 'step-done' || event.kind === 'question-answered'
      ? event.text
      : undefined;
  return (
    <SeatFrame title={words.play.myLog} under={<Said text={seat.view.seat.title} />}>
      {seat.state !== 'ended' && <Note />}
      {seat.entries.length === 0 ? (
        <p className="pad-x muted">{words.play.emptyLog}</p>
      ) : (
        <ol className="my-log">
          {seat.entries.map((entry) => {
            const written = wordsOf(entry.event);
            return (
              <li key={entry.number} id={`entry-${entry.number}`}>
                <span className="mono">{hms(entry.time)}</span>
                <span>
                  <Told sentence={tellSeat(words.play.log, entry.event, about(entry.event))} />
                  {written && (
                    <span className="written">
                      <Said text={written} />
                    </span>
                  )}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </SeatFrame>
  );
}

function Note() {
  const { words } = useSpeech();
  const seat = useSeat();
  const { draft, change, done } = useDraft(seat.drafts, 'note', '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.trim() === '') return;
    seat.act({ kind: 'seat-noted', text: draft.trim() });
    change('');
    done();
  };
  const waiting = seat.acts.filter(({ act, state }) => act.kind === 'seat-noted' && state === 'waiting').length;
  return (
    <form className="note" onSubmit={submit}>
      <Field label={words.seat.note.label} hint={waiting > 0 ? words.seat.note.waiting(waiting) : words.seat.note.hint}>
        {(id, describedBy) => (
          <textarea
            id={id}
            className="inp"
            rows={2}
            maxLength={10_000}
            aria-describedby={describedBy}
            value={draft}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="btn" aria-disabled={draft.trim() === ''}>
        {words.seat.note.add}
      </button>
    </form>
  );
}

interface About {
  readonly title: Sentence;
  readonly own: boolean;
  readonly name: (text: Text) => Named;
}

const tellSeat = (words: SeatLogWords, event: SeatEntry['event'], about: About): Sentence =>
  (words[event.kind] as (event: SeatEntry['event'], about: About) => Sentence)(event, about);
