import { Link } from 'react-router';
import { hms, span, useExerciseTime } from '../../lib/clock';
import { Said, useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { useTitle } from '../../lib/parts/Page';
import { Told } from '../../lib/parts/Told';
import type { KeptAct } from './acts';
import { closed } from './inbox';
import type { Received } from './inbox';
import { openOf, SeatFrame, seatTitle, useSeat } from './Seat';

/** What waits for this seat, what waits to go, and what is done. */
export function InboxPage() {
  const speech = useSpeech();
  const { words } = speech;
  const seat = useSeat();
  useTitle(`${words.play.inbox}: ${speech.of(seat.view.seat.title).text}`);
  const going = seat.acts.filter((kept) => kept.act.kind === 'message-acknowledged' && kept.state !== 'sent');
  const open = openOf(seat);
  const done = closed(seat.inbox);
  const nothing = seat.inbox.messages.size === 0;
  return (
    <SeatFrame {...seatTitle(seat)}>
      {going.length > 0 && (
        <section aria-labelledby="going">
          <h2 className="sec" id="going">
            {words.play.waitingToGo} <span className="count">{going.length}</span>
          </h2>
          <ul>
            {going.map((kept) => (
              <GoingRow key={kept.id} kept={kept} />
            ))}
          </ul>
        </section>
      )}
      {nothing && seat.view.briefing && (
        <section aria-labelledby="briefing">
          <h2 className="sec" id="briefing">
            {words.play.briefing}
          </h2>
          <p className="pad-x">
            <Said text={seat.view.briefing} />
          </p>
        </section>
      )}
      <section aria-labelledby="to-do">
        <h2 className="sec" id="to-do">
          {words.play.toDo} {open.length > 0 && <span className="count">{open.length}</span>}
        </h2>
        {open.length === 0 ? (
          <p className="pad-x muted">{nothing ? words.play.nothingYet : words.play.nothingToDo}</p>
        ) : (
          <ul>
            {open.map((message) => (
              <ToDoRow key={message.msg} message={message} />
            ))}
          </ul>
        )}
      </section>
      {done.length > 0 && (
        <section aria-labelledby="closed">
          <h2 className="sec" id="closed">
            {words.play.closed}
          </h2>
          <ul>
            {done.map((message) => (
              <ClosedRow key={message.msg} message={message} />
            ))}
          </ul>
        </section>
      )}
    </SeatFrame>
  );
}

function ToDoRow({ message }: { readonly message: Received }) {
  const words = useWords();
  const seat = useSeat();
  const now = useExerciseTime(seat.clock);
  const fresh =
    message.opened === undefined &&
    !seat.acts.some((kept) => kept.act.kind === 'message-opened' && kept.act.msg === message.msg);
  return (
    <li>
      <Link className={`item ${fresh ? 'new' : ''}`} to={seat.to(`message/${message.msg}`)}>
        <span className="dot">{fresh && <span role="img" aria-label={words.play.unread} />}</span>
        <span>
          <span className="subject">
            <Said text={message.title} />
          </span>
          <Origin message={message} />
        </span>
        <span className="wait">
          <span className="mono">{span(Math.max(0, now - message.arrived))}</span>
          {words.play.waits}
        </span>
      </Link>
    </li>
  );
}

function ClosedRow({ message }: { readonly message: Received }) {
  const words = useWords();
  const seat = useSeat();
  return (
    <li>
      <Link className="item" to={seat.to(`message/${message.msg}`)}>
        <span className="dot" />
        <span className="wide">
          <span className="subject">
            <Said text={message.title} />
          </span>
          <Origin message={message} />
          <span className="origin">
            {message.acknowledged === undefined
              ? words.play.readBack(hms(message.readBack ?? 0))
              : words.play.acknowledged(hms(message.acknowledged))}
          </span>
        </span>
      </Link>
    </li>
  );
}

function Origin({ message }: { readonly message: Received }) {
  const words = useWords();
  return (
    <span className="origin">
      <Said text={message.from.title} />, {words.play.over(message.channel)}, {hms(message.arrived)}
    </span>
  );
}

function GoingRow({ kept }: { readonly kept: KeptAct }) {
  const words = useWords();
  const seat = useSeat();
  const speech = useSpeech();
  const message = seat.inbox.messages.get(kept.act.msg);
  const title = message ? [speech.of(message.title)] : [String(kept.act.msg)];
  return (
    <li>
      <div className="item">
        <span className="dot" />
        <span>
          <Link className="subject" to={seat.to(`message/${kept.act.msg}`)}>
            <Told sentence={words.play.acknowledgementOf(title)} />
          </Link>
          <span className="origin">{words.play.doneAt(hms(kept.at))}</span>
          {kept.state === 'refused' && (
            <span className="origin state-bad">
              <Icon name="error" /> {words.play.refused(kept.code ?? '')}{' '}
              <button type="button" className="linkish" onClick={() => seat.queue.forget(({ id }) => id === kept.id)}>
                {words.play.dismiss}
              </button>
            </span>
          )}
        </span>
        {kept.state === 'waiting' && (
          <span className="wait state-warn">
            <span>
              <Icon name="hourglass" /> <WaitsFor />
            </span>
          </span>
        )}
      </div>
    </li>
  );
}

/** What holds a kept act back. */
export function WaitsFor() {
  const words = useWords();
  const seat = useSeat();
  return seat.hearing.state === 'live' && seat.state === 'paused' ? words.play.waitsForPlay : words.play.waitsForSignal;
}
