import type { LiveExercise } from '../../lib/exercise';
import { Said, useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Level } from '../../lib/parts/Level';
import type { Named } from '../../lib/people';
import { useVoice } from '../../lib/say';
import type { Holding, SeatOfView } from '../../lib/wire';
import { usePeopleWords } from '../../lib/words/peoples';
import type { Moves } from './moves';
import type { Room } from './room';
import { StaffByName, useSeated } from './StaffByName';

interface SeatsProps {
  readonly exercise: LiveExercise;
  readonly room: Room;
  readonly moves: Moves;
}

/** Who holds which seat, and how to change that. */
export function Seats({ exercise, room, moves }: SeatsProps) {
  const staffings = exercise.entries.filter(({ event }) => event.kind === 'seat-staffed').length;
  const seated = useSeated(exercise.id, staffings);
  return (
    <ul>
      {(exercise.view.seats ?? []).map((seat) => (
        <SeatRow
          key={seat.id}
          exercise={exercise}
          seat={seat}
          holder={room.holders.get(seat.id) ?? seat.holder}
          person={seated.get(seat.id)?.name}
          moves={moves}
        />
      ))}
    </ul>
  );
}

interface SeatRowProps {
  readonly exercise: LiveExercise;
  readonly seat: SeatOfView;
  readonly holder: Holding;
  /** The name of whoever holds it, where that is known. */
  readonly person: string | undefined;
  readonly moves: Moves;
}

function SeatRow({ exercise, seat, holder, person, moves }: SeatRowProps) {
  const speech = useSpeech();
  const voice = useVoice();
  const { seats } = speech.words.control;
  const { staffing } = usePeopleWords();
  const name = speech.of(seat.title).text;
  const staff = async (next: Holding) => {
    const done = await moves.move({ kind: 'seat-staffed', seat: seat.id, holder: next });
    if (done) voice.say('staffing', seats.done(name, speech.words.codes.holders[next]));
  };
  const staffByName = async ({ id, name: whose }: Named, seen: boolean) => {
    const done = await moves.move({
      kind: 'seat-staffed',
      seat: seat.id,
      holder: 'person',
      person: id,
      ...(seen ? { seen } : {}),
    });
    if (done) voice.say('staffing', staffing.done(name, whose));
  };
  const page = `/exercises/${exercise.id}/seats/${seat.id}/inbox`;
  const open = exercise.state !== 'ended' && !exercise.view.readOnly;
  return (
    <li className="seat">
      <Level level={seat.agency.level} />
      <div className="grow">
        <p className="seat-title">
          <Said text={seat.title} />
        </p>
        <p className="caption">
          <Said text={seat.agency.title} />
        </p>
      </div>
      <p className={`small ${holder === 'empty' ? 'state state-warn' : 'muted'}`}>
        {holder === 'person' && <Icon name="person" />}
        {holder === 'empty' && <Icon name="warning" />}
        {holder === 'person' && person !== undefined ? person : seats.holders[holder]}
      </p>
      <div className="acts">
        {holder === 'person' && (
          <a
            className="btn btn-small"
            href={page}
            target="_blank"
            rel="noopener"
            aria-label={`${seats.of(seats.open, name)}, ${seats.newTab}`}
          >
            {seats.open}
            <Icon name="launch" />
          </a>
        )}
        {open && holder !== 'person' && (
          <button
            type="button"
            className="btn btn-small"
            aria-label={`${seats.of(seats.take, name)}, ${seats.newTab}`}
            onClick={() => {
              // Within the press itself, or the browser would hold the new tab back.
              window.open(page, '_blank', 'noopener');
              void staff('person');
            }}
          >
            {seats.take}
            <Icon name="launch" />
          </button>
        )}
        {open && (
          <StaffByName
            seat={seat}
            cohort={exercise.view.cohort}
            onStaff={(whom, seen) => void staffByName(whom, seen)}
          />
        )}
        {open && holder !== 'crew' && (
          <button
            type="button"
            className="btn btn-small"
            aria-label={seats.of(seats.simulate, name)}
            onClick={() => void staff('crew')}
          >
            {seats.simulate}
          </button>
        )}
        {open && holder !== 'empty' && (
          <button
            type="button"
            className="btn btn-small"
            aria-label={seats.of(seats.empty, name)}
            onClick={() => void staff('empty')}
          >
            {seats.empty}
          </button>
        )}
      </div>
    </li>
  );
}
