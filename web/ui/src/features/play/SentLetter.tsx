import { Link } from 'react-router';
import { hms, span, useExerciseTime } from '../../lib/clock';
import { Said, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Tlp } from '../../lib/parts/Tlp';
import { wordFor } from '../../lib/words/en-codes';
import { withdrawable } from './inbox';
import type { Sent } from './inbox';
import { Answers, Body, Fact, Items, Spoken } from './MessagePage';
import { useSeat } from './Seat';
import { Subject } from './words';

/** A message of this seat: what it said, and what the seat knows of its fate. */
export function SentLetter({ sent }: { readonly sent: Sent }) {
  const words = useWords();
  return (
    <article className="letter">
      <h2>
        <Subject message={sent} />
      </h2>
      <Warned sent={sent} />
      <dl>
        <Fact of={words.seat.write.to}>
          {sent.to.map((place, index) => (
            <span key={place.id}>
              {index > 0 && ', '}
              <Said text={place.title} />
            </span>
          ))}
        </Fact>
        <Fact of={words.seat.sent.at}>
          {hms(sent.at)}
          {sent.channel !== undefined && `, ${words.play.by(sent.channel)}`}
          {sent.via === 'best' && `, ${words.seat.write.best}`}
        </Fact>
        <Answers msg={sent.replyTo} />
        <Fact of={words.play.kind}>{wordFor(words.codes.messageTypes, sent.type)}</Fact>
        <Fact of={words.seat.write.purpose}>{wordFor(words.codes.purposes, sent.purpose)}</Fact>
        <Fact of={words.play.label}>
          <Tlp label={sent.tlp} />
        </Fact>
        {sent.emergency && <Fact of={words.seat.write.emergency}>{words.seat.write.claimed}</Fact>}
        <Spoken lang={sent.lang} />
      </dl>
      <Body message={sent} />
      <Items items={sent.items} />
      <section className="enclosed">
        <h3>{words.seat.sent.fate}</h3>
        <Fate sent={sent} />
      </section>
    </article>
  );
}

/** What a sender can know: who acknowledged, what failed as a sender would notice, whether it was stopped. */
export function Fate({ sent }: { readonly sent: Sent }) {
  const words = useWords();
  return (
    <ul className="fate">
      {sent.stopped && (
        <li className="state-legal">
          <Icon name="stop" />
          <span>{words.seat.sent.stopped[sent.stopped.reason](hms(sent.stopped.at))}</span>
        </li>
      )}
      {sent.failures.map(({ who, channel, at }) => (
        <li key={`${who.id}-${at}`} className="state-bad">
          <Icon name="error" />
          <span>
            {words.seat.sent.failed(wordFor(words.codes.channels, channel), hms(at))} <Said text={who.title} />
          </span>
        </li>
      ))}
      {sent.acknowledgements.map(({ who, at }) => (
        <li key={`${who.id}-${at}`}>
          <Icon name="check" />
          <span>
            {words.seat.sent.acknowledged(hms(at))} <Said text={who.title} />
          </span>
        </li>
      ))}
      {!sent.stopped && sent.failures.length + sent.acknowledgements.length === 0 && (
        <li className="muted">
          <span>{words.seat.sent.silent}</span>
        </li>
      )}
      {sent.closed !== undefined && (
        <li>
          <Icon name="check" />
          <span>{words.seat.message.closedAt(hms(sent.closed))}</span>
        </li>
      )}
    </ul>
  );
}

/** What no agreement permits, for how long it can still be taken back, and what may cure it. */
function Warned({ sent }: { readonly sent: Sent }) {
  const words = useWords();
  const seat = useSeat();
  const now = useExerciseTime(seat.clock);
  const until = withdrawable(sent);
  const open = until !== undefined && now < until && seat.state !== 'ended';
  const denied = sent.warnings.filter(({ verdict }) => verdict.startsWith('deny'));
  if (denied.length === 0) return null;
  return (
    <div className="warnbox">
      <p className="head-line">
        <Icon name="warning" />
        {words.seat.warned.title}
      </p>
      <ul>
        {denied.map(({ item, to, verdict }) => (
          <li key={`${item.id}-${to.id}`}>
            <Said text={item.title} /> → <Said text={to.title} />: {wordFor(words.codes.verdicts, verdict)}.{' '}
            {words.seat.warned.cures[verdict] ?? words.seat.warned.cure}
          </li>
        ))}
      </ul>
      {open && <p>{words.seat.warned.goes(span(until - now))}</p>}
    </div>
  );
}

export function SentFoot({ sent }: { readonly sent: Sent }) {
  const words = useWords();
  const seat = useSeat();
  const now = useExerciseTime(seat.clock);
  const until = withdrawable(sent);
  if (seat.state === 'ended') return <></>;
  const kept = (kind: string) =>
    seat.acts.some(({ act, state }) => state !== 'refused' && act.kind === kind && 'msg' in act && act.msg === sent.msg);
  if (until !== undefined && now < until) {
    const over = kept('message-stopped');
    return (
      <footer className="bottom">
        <button
          type="button"
          className={`btn big ${over ? '' : 'btn-primary'}`}
          aria-disabled={over}
          onClick={() => !over && seat.act({ kind: 'message-stopped', msg: sent.msg })}
        >
          {over ? words.play.sent : words.seat.warned.withdraw}
        </button>
        <p className="caption">{words.seat.warned.orLet}</p>
      </footer>
    );
  }
  const closed = sent.closed !== undefined || kept('message-closed');
  const reusable = sent.failures.length > 0 || sent.stopped !== undefined;
  return (
    <footer className="bottom">
      <div className="two">
        <Link className={`btn big ${reusable ? 'btn-primary' : ''}`} to={seat.to(`write?again=${sent.msg}`)}>
          {words.seat.sent.again}
        </Link>
        <button
          type="button"
          className="btn big"
          aria-disabled={closed || sent.stopped !== undefined}
          onClick={() => !closed && sent.stopped === undefined && seat.act({ kind: 'message-closed', msg: sent.msg })}
        >
          {sent.closed !== undefined ? words.seat.message.closedAt(hms(sent.closed)) : words.seat.message.close}
        </button>
      </div>
    </footer>
  );
}
