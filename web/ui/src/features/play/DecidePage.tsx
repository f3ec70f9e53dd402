import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { Said, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Told } from '../../lib/parts/Told';
import { useDraft } from '../../lib/drafts';
import { Refusal } from './InboxPage';
import { SeatFrame, useSeat, useSeatTitle } from './Seat';
import { useNames } from './words';

/** The choice that a message puts before this seat. Nothing here tells which option is right. */
export function DecidePage({ msg }: { readonly msg: number }) {
  const words = useWords();
  const { decide } = words.seat;
  const seat = useSeat();
  const names = useNames();
  const navigate = useNavigate();
  const name = useId();
  const message = seat.inbox.messages.get(msg);
  const decision = message?.decision;
  useSeatTitle(decide.title);
  const { draft, change, done } = useDraft(seat.drafts, `decide/${msg}`, message?.chosen ?? '');
  const [missing, setMissing] = useState(false);
  const refused = seat.acts.find(({ act, state }) => act.kind === 'decision-made' && act.dec === decision?.id && state === 'refused');
  const ended = seat.state === 'ended';
  if (!decision) {
    return (
      <SeatFrame title={decide.title} under={<Said text={seat.view.seat.title} />} back foot={<></>}>
        <p className="pad-x muted first">
          {seat.hearing.state === 'connecting' ? words.play.connecting : decide.none}
        </p>
      </SeatFrame>
    );
  }
  const press = () => {
    if (ended) return;
    if (draft === '') {
      setMissing(true);
      return;
    }
    if (refused) seat.queue.forget(({ id }) => id === refused.id);
    seat.act({ kind: 'decision-made', dec: decision.id, option: draft });
    done();
    void navigate(seat.to(`message/${msg}`), { replace: true });
  };
  return (
    <SeatFrame
      title={decide.title}
      under={<Said text={seat.view.seat.title} />}
      back
      foot={
        <footer className="bottom">
          {refused && (
            <p className="state state-bad">
              <Icon name="error" />
              <span>
                <Refusal kept={refused} />
              </span>
            </p>
          )}
          <button type="button" className={`btn big ${ended ? '' : 'btn-primary'}`} aria-disabled={ended} onClick={press}>
            {ended ? words.play.ended : message.chosen === undefined ? decide.go : decide.goAgain}
          </button>
        </footer>
      }
    >
      <div className="letter">
        <p className="quoted">
          {decide.about} <Told sentence={names.message(msg)} />
        </p>
        <fieldset className={`pace options ${missing && draft === '' ? 'wrong' : ''}`}>
          <legend>
            <Said text={decision.question} />
          </legend>
          <div className="choices">
            {decision.options.map((option) => (
              <label key={option.id}>
                <input type="radio" name={name} checked={draft === option.id} onChange={() => change(option.id)} />
                <span className="wide-choice">
                  <Said text={option.text} />
                </span>
              </label>
            ))}
          </div>
          {missing && draft === '' && (
            <p className="error-text small" role="presentation">
              {decide.choose}
            </p>
          )}
        </fieldset>
        <p className="caption">{decide.last}</p>
      </div>
    </SeatFrame>
  );
}
