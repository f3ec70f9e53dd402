import { createContext, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, NavLink } from 'react-router';
import * as api from '../../lib/api';
import { exerciseTime, hms, moment, turnOf, useExerciseTime } from '../../lib/clock';
import type { Heard } from '../../lib/clock';
import { useFeed, useFold } from '../../lib/feed';
import type { FeedState, Hearing } from '../../lib/feed';
import { Said, useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import type { IconName } from '../../lib/parts/Icon';
import { ExerciseStrip, LanguageSwitch, useTitle } from '../../lib/parts/Page';
import { RealEmergency } from '../../lib/parts/RealEmergency';
import { CannotRead, Loading, NotFound } from '../../lib/parts/Waiting';
import { useVoice } from '../../lib/say';
import { useStateAnnouncements } from '../../lib/exercise';
import { readSeatEntry } from '../../lib/wire';
import type { Pause, SeatEntry, SeatView, State } from '../../lib/wire';
import { useDiscussionWords } from '../../lib/words/discussions';
import type { Words } from '../../lib/words/en';
import { ActQueue, browser } from '../../lib/acts';
import type { KeptAct } from '../../lib/acts';
import type { Act } from '../../lib/api';
import { Drafts } from '../../lib/drafts';
import { happened } from './happened';
import { inbox, toDo } from './inbox';
import type { Inbox } from './inbox';
import { known } from './known';
import type { Known } from './known';
import { useScoreWords } from '../../lib/words/scores';
import './play.css';

/** All that the pages of one seat share: who it is, what it has got, what it has done. */
export interface Seat {
  readonly exercise: string;
  readonly view: SeatView;
  readonly entries: readonly SeatEntry[];
  readonly inbox: Inbox;
  readonly known: Known;
  readonly drafts: Drafts;
  readonly acts: readonly KeptAct<Act>[];
  readonly queue: ActQueue<Act>;
  readonly clock: Heard;
  readonly state: State;
  readonly pause: Pause | undefined;
  readonly hearing: Hearing;
  /** The address of one of the seat's pages. */
  readonly to: (page: string) => string;
  /** Does something now, by the exercise clock as this page shows it. */
  readonly act: (act: Act) => void;
}

const SeatContext = createContext<Seat | undefined>(undefined);

export function useSeat(): Seat {
  const seat = useContext(SeatContext);
  if (!seat) throw new Error('No seat around this page.');
  return seat;
}

interface SeatProps {
  readonly exercise: string;
  readonly seat: string;
  readonly children: ReactNode;
}

/** Opens a seat: its feed and its queue of acts live as long as any of its pages is shown. */
export function OpenSeat({ exercise, seat, children }: SeatProps) {
  const words = useWords();
  const view = useQuery({ queryKey: ['seat', exercise, seat], queryFn: () => api.seat(exercise, seat) });
  if (view.data) {
    return (
      <LiveSeat exercise={exercise} seat={seat} view={view.data}>
        {children}
      </LiveSeat>
    );
  }
  const gone = view.error instanceof api.Problem && view.error.status === 404;
  return (
    <div className="phone">
      <header>
        <ExerciseStrip />
      </header>
      {gone ? (
        <NotFound />
      ) : (
        <main id="main" className="scroll" tabIndex={-1}>
          <h1 className="sr-only">{words.play.inbox}</h1>
          {view.error ? (
            <CannotRead what={words.play.what} error={view.error} retry={() => void view.refetch()} />
          ) : (
            <Loading what={words.play.what} />
          )}
        </main>
      )}
    </div>
  );
}

function LiveSeat({ exercise, seat, view, children }: SeatProps & { readonly view: SeatView }) {
  const words = useWords();
  const feed = useFeed(api.seatFeedPath(exercise, seat), readSeatEntry, 1);
  const received = useFold(feed.entries, inbox);
  const knows = useFold(feed.entries, known);
  const drafts = useMemo(() => new Drafts(exercise, seat), [exercise, seat]);
  const queue = useQueue(exercise, seat);
  const acts = useSyncExternalStore(queue.subscribe, queue.acts);
  const clock = useClock(feed, view);
  const state = feed.clock?.state ?? view.state;
  const pause = feed.clock ? feed.clock.pause : view.pause;

  useEffect(() => queue.hold(state === 'paused'), [queue, state]);
  useEffect(() => {
    queue.forget((kept) => happened(kept, received, knows));
  }, [queue, received, knows, acts]);
  useAnnouncements(feed, received, knows, words);

  const value: Seat = {
    exercise,
    view,
    entries: feed.entries,
    inbox: received,
    known: knows,
    drafts,
    acts,
    queue,
    clock,
    state,
    pause,
    hearing: feed.hearing,
    to: (page) => `/exercises/${exercise}/seats/${seat}/${page}`,
    act: (act) => queue.do(act, Math.floor(exerciseTime(clock, performance.now()))),
  };
  return <SeatContext value={value}>{children}</SeatContext>;
}

function useQueue(exercise: string, seat: string): ActQueue<Act> {
  const queue = useMemo(() =>
      new ActQueue<Act>(exercise, seat, {
        ...browser,
        send: (id, act) => api.act(exercise, seat, id, act),
        settledByAlready: () => true,
      }),
    [exercise, seat],
  );
  useEffect(() => {
    queue.open();
    return () => queue.close();
  }, [queue]);
  return queue;
}

function useClock(feed: FeedState<SeatEntry>, view: SeatView): Heard {
  const first = useRef<Heard>({ ...view.clock, at: performance.now() });
  return feed.clock ?? first.current;
}

/** Says aloud what stops or starts play at once, and news when there is a pause. */
function useAnnouncements(feed: FeedState<SeatEntry>, received: Inbox, { phase }: Known, words: Words) {
  const voice = useVoice();
  const said = useDiscussionWords();
  const { of } = useSpeech();
  const page = useRef<typeof phase>(undefined);
  useEffect(() => {
    if (!feed.clock) return;
    if (page.current && phase && phase !== page.current) voice.say('page', said.seat.pageTurned(of(phase.phase.title).text));
    page.current = phase ?? page.current;
  }, [feed.clock, phase, voice, said, of]);
  useStateAnnouncements(feed);
  const known = useRef<number>(undefined);
  useEffect(() => {
    if (!feed.clock) return;
    const before = known.current ?? received.messages.size;
    known.current = received.messages.size;
    if (received.messages.size > before) {
      voice.say('news', words.play.news(received.messages.size - before, toDo(received).length));
    }
  }, [feed.clock, received, voice, words]);
  // A warning runs out, so it does not wait for a pause.
  const warned = [...received.sent.values()].filter((sent) => sent.warnings.some((each) => each.warned)).length;
  const warnedBefore = useRef<number>(undefined);
  useEffect(() => {
    if (!feed.clock) return;
    if (warnedBefore.current !== undefined && warned > warnedBefore.current) voice.sayNow(words.seat.warned.title);
    warnedBefore.current = warned;
  }, [feed.clock, warned, voice, words]);
}

interface FrameProps {
  readonly title: ReactNode;
  readonly under: ReactNode;
  readonly back?: boolean;
  readonly foot?: ReactNode;
  /** What stays above the column. */
  readonly head?: ReactNode;
  /** What floats above the tabs. */
  readonly over?: ReactNode;
  readonly children: ReactNode;
}

/** A page of a seat: strip, seat bar with the clock, one line of connection, one scrolling column, tabs or a main button. */
export function SeatFrame({ title, under, back, foot, head, over, children }: FrameProps) {
  const words = useWords();
  const seat = useSeat();
  return (
    <div className="phone">
      <a className="skip" href="#main">
        {words.skipToMain}
      </a>
      <header>
        <ExerciseStrip stopped={seat.state === 'paused' && seat.pause === 'safety'} />
        <div className="seatbar">
          {back && (
            <Link className="back" to={seat.to('inbox')} aria-label={words.play.back}>
              <Icon name="arrowBack" />
            </Link>
          )}
          <div className="grow">
            <h1>{title}</h1>
            <p>{under}</p>
          </div>
          <SeatClock clock={seat.clock} sure={seat.hearing.state === 'live' || !seat.clock.running} />
        </div>
        <ConnectionLine />
        {seat.state === 'ended' && <AfterEnd />}
      </header>
      {head}
      <main id="main" className="scroll" tabIndex={-1}>
        {children}
        {seat.state !== 'ended' && seat.pause !== 'safety' && (
          <RealEmergency
            onCall={(call) => api.act(seat.exercise, seat.view.seat.id, call, { kind: 'safety-stop-called' })}
          />
        )}
      </main>
      {over}
      {foot ?? <Tabs />}
    </div>
  );
}

/** The ways on after EndEx: what this seat came to, and what its holder has to say. */
function AfterEnd() {
  const { mine, feedback } = useScoreWords();
  const seat = useSeat();
  return (
    <nav className="after-end" aria-label={mine.after}>
      <NavLink to={seat.to('scores')}>{mine.link}</NavLink>
      <NavLink to={seat.to('feedback')}>{feedback.link}</NavLink>
    </nav>
  );
}

function SeatClock({ clock, sure }: { readonly clock: Heard; readonly sure: boolean }) {
  const words = useWords();
  const said = useDiscussionWords();
  const time = useExerciseTime(clock);
  const turn = turnOf(clock);
  return (
    <div className="clock-now">
      <p>{turn === undefined ? words.clock.title : said.clock}</p>
      <p className="mono" role="timer">
        {sure ? '' : '≈ '}
        {turn === undefined ? hms(time) : turn}
      </p>
    </div>
  );
}

/** The one line that says how this page stands with the exercise. */
function ConnectionLine() {
  const words = useWords();
  const seat = useSeat();
  const waiting = seat.acts.filter((kept) => kept.state === 'waiting' && kept.act.kind !== 'message-opened').length;
  const { hearing, clock, state, pause } = seat;
  let line: { icon: IconName; text: string; look: '' | 'off' | 'stopped' };
  if (hearing.state === 'lost') {
    const since = hms(exerciseTime(clock, hearing.since));
    line = { icon: 'warning', text: words.play.lost(since, waiting), look: 'off' };
  } else if (hearing.state === 'behind') {
    line = { icon: 'warning', text: '', look: 'off' };
  } else if (hearing.state === 'connecting') {
    line = { icon: 'hourglass', text: words.play.connecting, look: '' };
  } else if (state === 'ended') {
    line = { icon: 'stop', text: words.play.ended, look: '' };
  } else if (state === 'paused') {
    line = {
      icon: pause === 'safety' ? 'warning' : 'pause',
      text: pause ? words.clock.pausedBecause[pause] : words.clock.paused,
      look: 'stopped',
    };
  } else {
    line = { icon: 'wifi', text: state === 'started' ? words.play.live : words.play.notStarted, look: '' };
  }
  return (
    <div className={`connection ${line.look}`}>
      <Icon name={line.icon} />
      <p className="grow">
        {hearing.state === 'behind' ? <Behind since={hearing.since} clock={clock} /> : line.text}
      </p>
      <LanguageSwitch />
    </div>
  );
}

function Behind({ since, clock }: { readonly since: number; readonly clock: Heard }) {
  const words = useWords();
  useExerciseTime({ ...clock, running: true });
  const seconds = Math.round((performance.now() - since) / 1000);
  return words.play.behind(seconds, moment(exerciseTime(clock, since)));
}

function Tabs() {
  const words = useWords();
  const seat = useSeat();
  const open = openOf(seat).length;
  const { actions, resources, taskForces } = seat.view.desk;
  const hasTasks = actions.length + resources.length + taskForces.length + seat.known.questions.size > 0 || seat.known.phase;
  const tasks = openTasks(seat);
  return (
    <nav className="tabs" aria-label={words.play.places}>
      <NavLink to={seat.to('inbox')}>
        <Icon name="mail" />
        {words.play.inbox}
        {open > 0 && <span className="count">{open}</span>}
      </NavLink>
      <NavLink to={seat.to('know')}>
        <Icon name="lightbulb" />
        {words.seat.know.tab}
      </NavLink>
      <NavLink to={seat.to('contacts')}>
        <Icon name="contacts" />
        {words.seat.contacts.tab}
      </NavLink>
      {hasTasks && (
        <NavLink to={seat.to('tasks')}>
          <Icon name="tasks" />
          {words.seat.tasks.tab}
          {tasks > 0 && <span className="count">{tasks}</span>}
        </NavLink>
      )}
      <NavLink to={seat.to('my-log')}>
        <Icon name="log" />
        {words.play.myLog}
      </NavLink>
    </nav>
  );
}

/** How many things on the tasks page wait for this seat: requests, task forces, questions. */
export function openTasks({ known, view }: Seat): number {
  const own = new Set(view.desk.resources.filter((each) => each.own).map(({ id }) => id));
  const asked = [...known.loans.values()].filter(({ res, state }) => state === 'asked' && own.has(res.id)).length;
  const called = [...known.groups.values()].filter((each) => each.state === 'proposed' && !each.in.has(view.seat.id)).length;
  const questions = [...known.questions.values()].filter(
    ({ event, answers }) => isAsked(event.question.to, view) && !answers.includes(view.seat.id),
  ).length;
  return asked + called + questions + (isToSign({ known, view }) ? 1 : 0);
}

/** Whether what the open phase makes waits for this seat's signature. */
export function isToSign({ known: { phase, signed }, view }: Pick<Seat, 'known' | 'view'>): boolean {
  const me = view.seat.id;
  return (
    phase?.product?.signOff.some(({ id }) => id === me) === true && !signed.get(phase.phase.id)?.some(({ id }) => id === me)
  );
}

/** Whether a question is put to this seat. */
export const isAsked = (to: readonly string[] | undefined, { seat }: SeatView) => to === undefined || to.includes(seat.id);

/** Names the tab, with how much is to do, so that a person who looks elsewhere sees that something came. */
export function useSeatTitle(title: string) {
  const speech = useSpeech();
  const seat = useSeat();
  const open = openOf(seat).length;
  useTitle(`${open > 0 ? `(${open}) ` : ''}${title}: ${speech.of(seat.view.seat.title).text}`);
}

/** What waits for the reader, without what he has just answered. */
export const openOf = ({ inbox, acts }: Seat) =>
  toDo(inbox).filter(
    ({ msg }) =>
      !acts.some(({ act, state }) => act.kind === 'message-acknowledged' && act.msg === msg && state !== 'refused'),
  );

/** The seat and its agency as two lines of the bar. */
export function seatTitle(seat: Seat) {
  return { title: <Said text={seat.view.seat.title} />, under: <Said text={seat.view.agency.title} /> };
}
