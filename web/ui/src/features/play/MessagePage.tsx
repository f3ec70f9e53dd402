import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { hms } from '../../lib/clock';
import { Said, useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Tlp } from '../../lib/parts/Tlp';
import { Told } from '../../lib/parts/Told';
import type { Item, SeatEventOf, Text } from '../../lib/wire';
import { wordFor } from '../../lib/words/en-codes';
import { isAnswered } from './inbox';
import type { Received } from './inbox';
import { Refusal, WaitsFor } from './InboxPage';
import { SeatFrame, useSeat, useSeatTitle } from './Seat';
import { SentFoot, SentLetter } from './SentLetter';
import { Subject, useNames } from './words';

/** One message: who sent it, how and when it came, what it says, and what can be done about it. */
export function MessagePage({ msg }: { readonly msg: number }) {
  const speech = useSpeech();
  const { words } = speech;
  const seat = useSeat();
  const message = seat.inbox.messages.get(msg);
  const sent = seat.inbox.sent.get(msg);
  const overheard = seat.inbox.overheard.get(msg);
  const title = message?.title ?? sent?.title;
  useSeatTitle(title ? speech.of(title).text : words.play.message);

  const opens = message !== undefined && message.opened === undefined && seat.state !== 'ended';
  useEffect(() => {
    if (opens) seat.act({ kind: 'message-opened', msg });
    // The clock is read when the message is opened, not each time it ticks.
  }, [opens, msg, seat.queue]);

  return (
    <SeatFrame
      title={sent && !message ? words.seat.sent.one : words.play.message}
      under={<Said text={seat.view.seat.title} />}
      back
      foot={message ? <Answer message={message} /> : sent ? <SentFoot sent={sent} /> : <></>}
    >
      {message ? (
        <Letter message={message} />
      ) : sent ? (
        <SentLetter sent={sent} />
      ) : overheard ? (
        <Overheard message={overheard} />
      ) : (
        <p className="pad-x muted">
          {seat.hearing.state === 'connecting' ? words.play.connecting : words.play.noMessage}
        </p>
      )}
    </SeatFrame>
  );
}

function Letter({ message }: { readonly message: Received }) {
  const words = useWords();
  const seat = useSeat();
  return (
    <article className="letter">
      <h2>
        <Subject message={message} />
      </h2>
      <dl>
        <Fact of={words.play.from}>
          <Said text={message.from.title} />
        </Fact>
        <Fact of={words.play.arrived}>
          {hms(message.arrived)}, {words.play.by(message.channel)}
        </Fact>
        <Answers msg={message.replyTo} />
        <Fact of={words.play.kind}>{wordFor(words.codes.messageTypes, message.type)}</Fact>
        <Fact of={words.play.label}>
          <Tlp label={message.tlp} />
        </Fact>
        <Spoken lang={message.lang} />
      </dl>
      <Body message={message} />
      <Items items={message.items} />
      {message.asks && (
        <p className="asks">
          <Icon name="tasks" />
          <span>
            {words.seat.tasks.asksFor(message.asks.count)} <Said text={message.asks.res.title} />,{' '}
            {wordFor(words.codes.purposes, message.asks.purpose)}. <Link to={seat.to('tasks')}>{words.seat.tasks.open}</Link>
          </span>
        </p>
      )}
      {message.chosen !== undefined && message.decision && (
        <p className="asks">
          <Icon name="check" />
          <span>
            {words.seat.decide.chosen}{' '}
            <Said text={message.decision.options.find(({ id }) => id === message.chosen)?.text ?? {}} />
          </span>
        </p>
      )}
      {message.closed !== undefined && <p className="muted small">{words.seat.message.closedAt(hms(message.closed))}</p>}
      <Repeat message={message} />
    </article>
  );
}

/** To read a message back is to acknowledge it by repeating it, as one does by voice. */
function Repeat({ message }: { readonly message: Received }) {
  const words = useWords();
  const seat = useSeat();
  if (isAnswered(message) || seat.state === 'ended' || message.opened === undefined) return null;
  const kept = seat.acts.some(
    ({ act, state }) =>
      state !== 'refused' &&
      (act.kind === 'message-read-back' || act.kind === 'message-acknowledged') &&
      act.msg === message.msg,
  );
  return kept ? null : (
    <p className="repeat">
      <button type="button" className="linkish" onClick={() => seat.act({ kind: 'message-read-back', msg: message.msg })}>
        {words.seat.message.readBack}
      </button>
    </p>
  );
}

function Overheard({ message }: { readonly message: SeatEventOf<'message-overheard'> & { readonly at: number } }) {
  const words = useWords();
  return (
    <article className="letter">
      <h2>
        <Subject message={message} />
      </h2>
      <p className="muted">{words.seat.message.overheardOnly}</p>
      <dl>
        <Fact of={words.play.from}>
          <Said text={message.from.title} />
        </Fact>
        <Fact of={words.play.arrived}>{hms(message.at)}</Fact>
        <Fact of={words.play.label}>
          <Tlp label={message.tlp} />
        </Fact>
        <Spoken lang={message.lang} />
      </dl>
      <Body message={message} />
      <Items items={message.items} />
    </article>
  );
}

export function Fact({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{of}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Spoken({ lang }: { readonly lang: string | undefined }) {
  const speech = useSpeech();
  return (
    lang && (
      <Fact of={speech.words.play.spoken}>{new Intl.DisplayNames(speech.language, { type: 'language' }).of(lang)}</Fact>
    )
  );
}

/** The message that one answers, with a way back to it. */
export function Answers({ msg }: { readonly msg: number | undefined }) {
  const words = useWords();
  const seat = useSeat();
  const names = useNames();
  return (
    msg !== undefined && (
      <Fact of={words.seat.message.answers}>
        <Link to={seat.to(`message/${msg}`)}>
          <Told sentence={names.message(msg)} />
        </Link>
      </Fact>
    )
  );
}

export function Items({ items }: { readonly items: readonly Item[] }) {
  const words = useWords();
  return (
    items.length > 0 && (
      <section className="enclosed">
        <h3>{words.seat.message.items}</h3>
        <ul>
          {items.map((item) => (
            <li key={item.id}>
              <span className="grow">
                <Said text={item.title} />
                <span className="origin">
                  <Said text={item.category.title} />
                </span>
              </span>
              <Tlp label={item.tlp} />
            </li>
          ))}
        </ul>
      </section>
    )
  );
}

export function Body({ message }: { readonly message: { readonly text?: Text; readonly erased?: boolean } }) {
  const speech = useSpeech();
  if (message.erased) return <p className="text muted">{speech.words.seat.message.erased}</p>;
  if (!message.text || Object.keys(message.text).length === 0) return null;
  const body = speech.of(message.text);
  return (
    <p className="text" lang={body.lang}>
      <Framed text={body.text} />
    </p>
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
  const ended = seat.state === 'ended';
  const over = answered || (kept !== undefined && !refused) || ended;
  const undecided = message.decision !== undefined && message.chosen === undefined;
  // One recommended press at a time: first the acknowledgement, then the choice, then the answer.
  const primary = !over ? 'acknowledge' : undecided ? 'decide' : 'none';
  const press = () => {
    if (over) return;
    if (kept) seat.queue.forget(({ id }) => id === kept.id);
    seat.act({ kind: 'message-acknowledged', msg: message.msg });
  };
  return (
    <footer className="bottom">
      {refused && (
        <p className="state state-bad">
          <Icon name="error" />
          <span>
            <Refusal kept={kept} />
          </span>
        </p>
      )}
      {/* One button throughout, so that the focus stays where it is when the press has been done. */}
      <button
        type="button"
        className={`btn big ${primary === 'acknowledge' ? 'btn-primary' : ''}`}
        aria-disabled={over}
        onClick={press}
      >
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
        ) : ended ? (
          words.play.ended
        ) : (
          <>
            <Icon name="check" />
            {words.play.acknowledge}
          </>
        )}
      </button>
      {!ended && (
        <div className={message.decision ? 'three' : 'two'}>
          <Link className="btn big" to={seat.to(`write?reply=${message.msg}`)}>
            {words.seat.message.reply}
          </Link>
          <Link className="btn big" to={seat.to(`write?pass=${message.msg}`)}>
            {words.seat.message.pass}
          </Link>
          {message.decision && (
            <Link className={`btn big ${primary === 'decide' ? 'btn-primary' : ''}`} to={seat.to(`decide/${message.msg}`)}>
              {message.chosen === undefined ? words.seat.decide.button : words.seat.decide.change}
            </Link>
          )}
        </div>
      )}
    </footer>
  );
}
