import { Link } from 'react-router';
import { hms, useExerciseTime } from '../../lib/clock';
import { Said, useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { outbox, withdrawable } from './inbox';
import type { Sent } from './inbox';
import { BoxTabs, WriteButton } from './InboxPage';
import { SeatFrame, seatTitle, useSeat, useSeatTitle } from './Seat';
import { Subject } from './words';

/** What this seat has sent, latest first, with what it knows of each. */
export function SentPage() {
  const words = useWords();
  const seat = useSeat();
  useSeatTitle(words.seat.sent.title);
  const all = outbox(seat.inbox);
  return (
    <SeatFrame {...seatTitle(seat)} head={<BoxTabs />} over={<WriteButton />}>
      <h2 className="sr-only">{words.seat.sent.title}</h2>
      {all.length === 0 ? (
        <p className="pad-x muted first">{words.seat.sent.none}</p>
      ) : (
        <ul>
          {all.map((sent) => (
            <li key={sent.msg}>
              <Link className="item" to={seat.to(`message/${sent.msg}`)}>
                <span className="dot" />
                <span className="wide">
                  <span className="subject">
                    <Subject message={sent} />
                  </span>
                  <span className="origin">
                    {sent.to.map((place, index) => (
                      <span key={place.id}>
                        {index > 0 && ', '}
                        <Said text={place.title} />
                      </span>
                    ))}
                    , {hms(sent.at)}
                  </span>
                  <Short sent={sent} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </SeatFrame>
  );
}

function Short({ sent }: { readonly sent: Sent }) {
  const { words } = useSpeech();
  const now = useExerciseTime(useSeat().clock);
  const until = withdrawable(sent);
  const { stopped, failures, acknowledgements } = sent;
  if (stopped) {
    return (
      <span className="origin state-legal">
        <Icon name="stop" /> {words.seat.sent.stopped[stopped.reason](hms(stopped.at))}
      </span>
    );
  }
  if (until !== undefined && now < until) {
    return (
      <span className="origin state-bad">
        <Icon name="warning" /> {words.seat.warned.row}
      </span>
    );
  }
  if (failures.length > 0) {
    return (
      <span className="origin state-bad">
        <Icon name="error" /> {words.seat.sent.failures(failures.length)}
      </span>
    );
  }
  return (
    <span className="origin">
      {acknowledgements.length > 0
        ? words.seat.sent.acknowledgedBy(acknowledgements.length, sent.to.length)
        : words.seat.sent.silent}
    </span>
  );
}
