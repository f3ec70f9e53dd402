import { useEffect } from 'react';
import { exerciseTime, hms } from '../../lib/clock';
import { Said, useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { useTitle } from '../../lib/parts/Page';
import { Tlp } from '../../lib/parts/Tlp';
import { wordFor } from '../../lib/words/en-codes';
import { isAnswered } from './inbox';
import type { Received } from './inbox';
import { WaitsFor } from './InboxPage';
import { SeatFrame, useSeat } from './Seat';

/** One message: who sent it, how and when it came, what it says, and the one press that acknowledges it. */
export function MessagePage({ msg }: { readonly msg: number }) {
  const speech = useSpeech();
  const { words } = speech;
  const seat = useSeat();
  const message = seat.inbox.messages.get(msg);
  const title = message ? speech.of(message.title).text : words.play.message;
  useTitle(`${title}: ${speech.of(seat.view.seat.title).text}`);

  const opens = message !== undefined && message.opened === undefined && seat.state !== 'ended';
  useEffect(() => {
    if (opens) seat.queue.do({ kind: 'message-opened', msg }, Math.floor(exerciseTime(seat.clock, performance.now())));
    // The clock is read when the message is opened, not each time it ticks.
  }, [opens, msg, seat.queue]);

  return (
    <SeatFrame
      title={words.play.message}
      under={<Said text={seat.view.seat.title} />}
      back
      foot={message ? <Answer message={message} /> : <></>}
    >
      {message ? (
        <Letter message={message} />
      ) : (
        <p className="pad-x muted">
          {seat.hearing.state === 'connecting' ? words.play.connecting : words.play.noMessage}
        </p>
      )}
    </SeatFrame>
  );
}

function Letter({ message }: { readonly message: Received }) {
  const speech = useSpeech();
  const { words } = speech;
  const spoken = message.lang && new Intl.DisplayNames(speech.language, { type: 'language' }).of(message.lang);
  const body = speech.of(message.text);
  return (
    <article className="letter">
      <h2>
        <Said text={message.title} />
      </h2>
      <dl>
        <div>
          <dt>{words.play.from}</dt>
          <dd>
            <Said text={message.from.title} />
          </dd>
        </div>
        <div>
          <dt>{words.play.arrived}</dt>
          <dd>
            {hms(message.arrived)}, {words.play.by(message.channel)}
          </dd>
        </div>
        <div>
          <dt>{words.play.kind}</dt>
          <dd>{wordFor(words.codes.messageTypes, message.type)}</dd>
        </div>
        <div>
          <dt>{words.play.label}</dt>
          <dd>
            <Tlp label={message.tlp} />
          </dd>
        </div>
        {spoken && (
          <div>
            <dt>{words.play.spoken}</dt>
            <dd>{spoken}</dd>
          </div>
        )}
      </dl>
      <p className="text" lang={body.lang}>
        <Framed text={body.text} />
      </p>
    </article>
  );
}

const FRAME = /((?:EXERCISE|EJERCICIO)(?:[ .,:]+(?:EXERCISE|EJERCICIO))*[.:]?)/;

/** A text whose EXERCISE at its ends stands out. */
function Framed({ text }: { readonly text: string }) {
  return text.split(FRAME).map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part));
}

function Answer({ message }: { readonly message: Received }) {
  const words = useWords();
  const seat = useSeat();
  const kept = seat.acts.find(({ act }) => act.kind === 'message-acknowledged' && act.msg === message.msg);
  const answered = isAnswered(message);
  const refused = kept?.state === 'refused';
  const over = answered || (kept !== undefined && !refused) || seat.state === 'ended';
  const press = () => {
    if (over) return;
    if (kept) seat.queue.forget(({ id }) => id === kept.id);
    seat.queue.do(
      { kind: 'message-acknowledged', msg: message.msg },
      Math.floor(exerciseTime(seat.clock, performance.now())),
    );
  };
  return (
    <div className="bottom">
      {refused && (
        <p className="state state-bad">
          <Icon name="error" />
          {words.play.refused(kept.code ?? '')}
        </p>
      )}
      {/* One button throughout, so that the focus stays where it is when the press has been done. */}
      <button type="button" className={`btn big ${over ? '' : 'btn-primary'}`} aria-disabled={over} onClick={press}>
        {answered ? (
          <>
            <Icon name="check" />
            {message.acknowledged === undefined
              ? words.play.readBack(hms(message.readBack ?? 0))
              : words.play.acknowledged(hms(message.acknowledged))}
          </>
        ) : kept?.state === 'waiting' ? (
          <>
            <Icon name="hourglass" />
            <WaitsFor />
          </>
        ) : kept?.state === 'sent' ? (
          <span className="sent">
            <Icon name="check" /> {words.play.sent}
          </span>
        ) : seat.state === 'ended' ? (
          words.play.ended
        ) : (
          <>
            <Icon name="check" />
            {words.play.acknowledge}
          </>
        )}
      </button>
    </div>
  );
}
