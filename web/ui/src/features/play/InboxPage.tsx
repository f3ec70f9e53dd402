import { Link, useNavigate } from 'react-router';
import { hms, span, turnOf, useExerciseTime } from '../../lib/clock';
import { Said, useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Told } from '../../lib/parts/Told';
import type { Sentence } from '../../lib/sentence';
import { useDiscussionWords } from '../../lib/words/discussions';
import { wordFor } from '../../lib/words/en-codes';
import type { KeptAct } from '../../lib/acts';
import type { Act } from '../../lib/api';
import { again, draftName } from './compose';
import type { Draft } from './drafts';
import { closed, outbox, withdrawable } from './inbox';
import type { Received, Sent } from './inbox';
import { openOf, openTasks, SeatFrame, seatTitle, useSeat, useSeatTitle } from './Seat';
import { Section } from './Section';
import { Subject, useNames } from './words';

/** What waits for this seat, what waits to go, and what is done. */
export function InboxPage() {
  const words = useWords();
  const seat = useSeat();
  useSeatTitle(words.play.inbox);
  const going = seat.acts.filter((kept) => kept.act.kind !== 'message-opened' && kept.state !== 'sent');
  const open = openOf(seat);
  const done = closed(seat.inbox);
  const warned = outbox(seat.inbox).filter((sent) => withdrawable(sent) !== undefined);
  const nothing = seat.inbox.messages.size === 0;
  return (
    <SeatFrame {...seatTitle(seat)} head={<BoxTabs />} over={<WriteButton />}>
      {going.length > 0 && (
        <Section title={words.play.waitingToGo} count={going.length}>
          <ul>
            {going.map((kept) => (
              <GoingRow key={kept.id} kept={kept} />
            ))}
          </ul>
        </Section>
      )}
      <OpenPage />
      <Warnings warned={warned} />
      <DraftRows />
      {nothing && seat.view.briefing && (
        <Section title={words.play.briefing}>
          <p className="pad-x">
            <Said text={seat.view.briefing} />
          </p>
        </Section>
      )}
      <Section title={words.play.toDo} count={open.length}>
        {open.length === 0 ? (
          <p className="pad-x muted">{nothing ? words.play.nothingYet : words.play.nothingToDo}</p>
        ) : (
          <ul>
            {open.map((message) => (
              <ToDoRow key={message.msg} message={message} />
            ))}
          </ul>
        )}
      </Section>
      {done.length > 0 && (
        <Section title={words.play.closed}>
          <ul>
            {done.map((message) => (
              <ClosedRow key={message.msg} message={message} />
            ))}
          </ul>
        </Section>
      )}
      {seat.inbox.overheard.size > 0 && (
        <Section title={words.seat.message.overheard}>
          <ul>
            {[...seat.inbox.overheard.values()].reverse().map((message) => (
              <li key={message.msg}>
                <Link className="item" to={seat.to(`message/${message.msg}`)}>
                  <span className="dot" />
                  <span className="wide">
                    <span className="subject">
                      <Subject message={message} />
                    </span>
                    <span className="origin">
                      <Said text={message.from.title} />, {hms(message.at)}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </SeatFrame>
  );
}

/** In turns: the page that is open, and how much of it waits for this seat. */
function OpenPage() {
  const words = useDiscussionWords();
  const speech = useSpeech();
  const seat = useSeat();
  const { phase } = seat.known;
  if (!phase || turnOf(seat.clock) === undefined) return null;
  return (
    <Link className="item open-page" to={seat.to('tasks')}>
      <span className="dot" />
      <span className="wide">
        <span className="subject">{words.seat.page(phase.turn, speech.of(phase.phase.title).text)}</span>
        <span className="origin">{words.seat.toPage(openTasks(seat))}</span>
      </span>
    </Link>
  );
}

/** Received on one side, sent on the other. */
export function BoxTabs() {
  const words = useWords();
  const seat = useSeat();
  const sent = seat.inbox.sent.size;
  const here = location.pathname.endsWith('/sent');
  return (
    <nav className="boxes" aria-label={words.seat.sent.boxes}>
      <Link to={seat.to('inbox')} aria-current={here ? undefined : 'page'}>
        {words.seat.sent.received}
      </Link>
      <Link to={seat.to('sent')} aria-current={here ? 'page' : undefined}>
        {words.seat.sent.title} {sent > 0 && <span className="count">{sent}</span>}
      </Link>
    </nav>
  );
}

export function WriteButton() {
  const words = useWords();
  const seat = useSeat();
  if (seat.state === 'ended') return null;
  return (
    <nav className="over" aria-label={words.seat.write.new}>
      <Link className="btn btn-primary write" to={seat.to('write')}>
        <Icon name="edit" />
        {words.seat.write.button}
      </Link>
    </nav>
  );
}

/** Messages that this seat was warned of and can still take back. */
function Warnings({ warned }: { readonly warned: readonly Sent[] }) {
  const words = useWords();
  const seat = useSeat();
  const now = useExerciseTime(seat.clock);
  const open = warned.filter((sent) => now < withdrawable(sent)!);
  if (open.length === 0) return null;
  return (
    <Section title={words.seat.warned.title} count={open.length}>
      <ul>
        {open.map((sent) => (
          <li key={sent.msg}>
            <Link className="item" to={seat.to(`message/${sent.msg}`)}>
              <span className="dot" />
              <span>
                <span className="subject">
                  <Subject message={sent} />
                </span>
                <span className="origin state-bad">
                  <Icon name="warning" /> {words.seat.warned.row}
                </span>
              </span>
              <span className="wait">
                <span className="mono">{span(withdrawable(sent)! - now)}</span>
                {words.seat.warned.left}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DraftRows() {
  const words = useWords();
  const speech = useSpeech();
  const seat = useSeat();
  const names = useNames();
  const drafts = seat.drafts.names('write/');
  if (drafts.length === 0 || seat.state === 'ended') return null;
  return (
    <Section title={words.seat.write.drafts} count={drafts.length}>
      <ul>
        {drafts.map((name) => {
          const draft = seat.drafts.read<Draft>(name);
          const [, about, msg] = /^write\/(reply|pass)-(\d+)$/.exec(name) ?? [];
          const to = draft?.to.filter(Boolean).map((place) => speech.of(names.place(place)).text);
          return (
            <li key={name}>
              <Link className="item" to={seat.to(about ? `write?${about}=${msg}` : 'write')}>
                <span className="dot">
                  <Icon name="edit" />
                </span>
                <span className="wide">
                  <span className="subject">
                    {wordFor(words.codes.messageTypes, draft?.type ?? '')}
                    {to && to.length > 0 ? `: ${to.join(', ')}` : ''}
                  </span>
                  <span className="origin cut">{draft?.text || words.seat.write.noText}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function ToDoRow({ message }: { readonly message: Received }) {
  const words = useWords();
  const seat = useSeat();
  const now = useExerciseTime(seat.clock);
  const fresh =
    message.opened === undefined &&
    !seat.acts.some(({ act }) => act.kind === 'message-opened' && act.msg === message.msg);
  return (
    <li>
      <Link className={`item ${fresh ? 'new' : ''}`} to={seat.to(`message/${message.msg}`)}>
        <span className="dot">{fresh && <span role="img" aria-label={words.play.unread} />}</span>
        <span>
          <span className="subject">
            <Subject message={message} />
          </span>
          <Origin message={message} />
          {message.decision && message.chosen === undefined && (
            <span className="origin">{words.seat.decide.asked}</span>
          )}
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
            <Subject message={message} />
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

/** What a kept act is, and the page on which it was done. */
export function useKept(): (kept: KeptAct<Act>) => { readonly what: Sentence; readonly page: string } {
  const { words } = useSpeech();
  const names = useNames();
  return ({ act }) => {
    const { going } = words.seat;
    switch (act.kind) {
      case 'message-opened':
      case 'message-acknowledged':
      case 'message-read-back':
        return { what: words.play.acknowledgementOf(names.message(act.msg)), page: `message/${act.msg}` };
      case 'message-closed':
        return { what: going.closing(names.message(act.msg)), page: `message/${act.msg}` };
      case 'message-stopped':
        return { what: going.withdrawal(names.message(act.msg)), page: `message/${act.msg}` };
      case 'message-sent':
        return {
          what: going.message(wordFor(words.codes.messageTypes, act.type), act.to.map((place) => names.said(names.place(place)))),
          page: 'sent',
        };
      case 'decision-made':
        return { what: going.decision, page: 'inbox' };
      case 'action-taken':
      case 'step-done':
        return { what: going.action(names.action(act.action)), page: 'tasks' };
      case 'resource-requested':
        return { what: going.request(names.resource(act.res)), page: 'tasks' };
      case 'resource-granted':
      case 'resource-refused':
      case 'resource-returned':
        return { what: going.loan(names.resource(act.res)), page: 'tasks' };
      case 'task-force-proposed':
      case 'membership-confirmed':
      case 'task-force-dissolved':
        return { what: going.group(names.group(act.tf)), page: 'tasks' };
      case 'review-started':
        return { what: going.review(names.item(act.item)), page: 'know' };
      case 'item-purged':
        return { what: going.purge(names.item(act.item)), page: 'know' };
      case 'agreement-signed':
        return { what: going.signature, page: 'tasks' };
      case 'question-answered':
        return { what: going.answer, page: 'tasks' };
      case 'seat-noted':
        return { what: going.note, page: 'my-log' };
    }
  };
}

function GoingRow({ kept }: { readonly kept: KeptAct<Act> }) {
  const words = useWords();
  const seat = useSeat();
  const navigate = useNavigate();
  const { what, page } = useKept()(kept);
  const { act } = kept;
  const putAway = () => seat.queue.forget(({ id }) => id === kept.id);
  const change = () => {
    if (act.kind !== 'message-sent') return;
    const about = {
      ...(act.replyTo === undefined ? {} : { replyTo: act.replyTo }),
      ...(act.forwards === undefined ? {} : { forwards: act.forwards }),
    };
    seat.drafts.keep(draftName(about), again(act));
    putAway();
    void navigate(
      seat.to(act.replyTo !== undefined ? `write?reply=${act.replyTo}` : act.forwards !== undefined ? `write?pass=${act.forwards}` : 'write'),
    );
  };
  return (
    <li>
      <div className="item">
        <span className="dot" />
        <span>
          <Link className="subject" to={seat.to(page)}>
            <Told sentence={what} />
          </Link>
          <span className="origin">{words.play.doneAt(hms(kept.at))}</span>
          {kept.state === 'refused' && (
            <span className="origin state-bad">
              <Icon name="error" /> <Refusal kept={kept} />{' '}
              {act.kind === 'message-sent' && (
                <>
                  <button type="button" className="linkish" onClick={change}>
                    {words.seat.write.change}
                  </button>{' '}
                </>
              )}
              <button type="button" className="linkish" onClick={putAway}>
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

/** Why an act was refused, with the names of what it is about. */
export function Refusal({ kept }: { readonly kept: KeptAct<Act> }) {
  const words = useWords();
  const names = useNames();
  const about = (kept.values ?? []).map(names.any).filter((name) => name !== undefined);
  return (
    <>
      {words.play.refused(kept.code ?? '')}
      {about.length > 0 && (
        <>
          {' ['}
          <Told sentence={about.flatMap((name, index) => (index === 0 ? [name] : [', ', name]))} />
          {']'}
        </>
      )}
    </>
  );
}

/** What holds a kept act back. */
export function WaitsFor() {
  const words = useWords();
  const seat = useSeat();
  return seat.hearing.state === 'live' && seat.state === 'paused' ? words.play.waitsForPlay : words.play.waitsForSignal;
}
