import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { exerciseTime, hms, moment, useExerciseTime } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { useFold } from '../../lib/feed';
import { useSpeech, useWords } from '../../lib/language';
import { Notice } from '../../lib/parts/Notice';
import { usePanelKeys } from '../../lib/parts/Panel';
import { useVoice } from '../../lib/say';
import { plain } from '../../lib/sentence';
import { tell } from '../../lib/words/log';
import { LOG_WORDS } from '../../lib/words/logs';
import { useDiscussionWords } from '../../lib/words/discussions';
import { ClockBar } from './ClockBar';
import { DiscussionPanel } from './DiscussionPanel';
import { LogPanel, readLogView, writeLogView } from './LogPanel';
import { LeftPanel, readLeft, writeLeft } from './LeftPanel';
import { useMoves } from './moves';
import { MselPanel, readMselView, writeMselView } from './MselPanel';
import { NetworkPanel, readNetworkView, writeNetworkView } from './network/NetworkPanel';
import { room } from './room';
import './control.css';

interface ControlRoomProps {
  readonly exercise: LiveExercise;
  /** The page's query: the chosen line and what of the log is shown. */
  readonly query: URLSearchParams;
  readonly onQuery: (query: URLSearchParams) => void;
  /** The scores so far, which another feature draws. */
  readonly scores: ReactNode;
}

/** The room from which an exercise is watched and steered. Fits one window; its panels scroll inside. */
export function ControlRoom({ exercise, query, onQuery, scores }: ControlRoomProps) {
  const now = useFold(exercise.entries, room);
  const moves = useMoves(exercise);
  const words = useWords();
  const inTurns = exercise.clock.permille === 0;
  const middle = query.get('middle') === 'network' ? 'network' : 'discussion';
  const switcher = inTurns && (
    <MiddleSwitch
      shown={middle}
      onShow={(next) => {
        const changed = new URLSearchParams(query);
        changed.set('middle', next);
        onQuery(changed);
      }}
    />
  );
  usePanelKeys();
  useClockKey(exercise, moves.move);
  useLateAnnouncements(exercise);
  return (
    <main id="main" className="control-room" tabIndex={-1}>
      <h1 className="sr-only">{words.control.room}</h1>
      <ClockBar exercise={exercise} room={now} moves={moves} />
      <Notices exercise={exercise} notice={moves.notice} onDismiss={moves.dismiss} />
      <div className="room">
        <LeftPanel
          exercise={exercise}
          room={now}
          moves={moves}
          shown={readLeft(query, exercise)}
          onShow={(shown) => onQuery(writeLeft(query, shown))}
          onEntry={(entry) => onQuery(writeLogView(query, { ...readLogView(query), entry }))}
          onChoose={(chosen) => onQuery(writeNetworkView(query, { ...readNetworkView(query), chosen }))}
        />
        {inTurns && middle === 'discussion' ? (
          <DiscussionPanel exercise={exercise} room={now} moves={moves} controls={switcher} />
        ) : (
          <NetworkPanel
            exercise={exercise}
            room={now}
            moves={moves}
            view={readNetworkView(query)}
            onView={(view) => onQuery(writeNetworkView(query, view))}
            controls={switcher}
          />
        )}
        <LogPanel
          exercise={exercise}
          view={readLogView(query)}
          onView={(view) => onQuery(writeLogView(query, view))}
        />
        <MselPanel
          exercise={exercise}
          room={now}
          moves={moves}
          chosen={query.get('line') ?? undefined}
          view={readMselView(query, inTurns)}
          onView={(view) => onQuery(writeMselView(query, view))}
          onChoose={(line) => {
            const next = new URLSearchParams(query);
            if (line === undefined) next.delete('line');
            else next.set('line', line);
            onQuery(next);
          }}
        />
        {scores}
      </div>
    </main>
  );
}

interface MiddleProps {
  readonly shown: 'discussion' | 'network';
  readonly onShow: (shown: 'discussion' | 'network') => void;
}

/** In turns the discussion stands in the middle, and the network on demand. */
function MiddleSwitch({ shown, onShow }: MiddleProps) {
  const words = useDiscussionWords();
  return (
    <div className="segments" role="group" aria-label={words.show}>
      <button type="button" aria-pressed={shown === 'discussion'} onClick={() => onShow('discussion')}>
        {words.title}
      </button>
      <button type="button" aria-pressed={shown === 'network'} onClick={() => onShow('network')}>
        {words.network}
      </button>
    </div>
  );
}

interface NoticesProps {
  readonly exercise: LiveExercise;
  readonly notice: string | undefined;
  readonly onDismiss: () => void;
}

/** What the controller must know about this screen itself. */
function Notices({ exercise, notice, onDismiss }: NoticesProps) {
  const words = useWords();
  const { hearing, clock, view } = exercise;
  return (
    <div className="notices">
      {hearing.state === 'lost' && (
        <Notice type="warning">{words.control.lost(hms(exerciseTime(clock, hearing.since)))}</Notice>
      )}
      {hearing.state === 'behind' && (
        <Notice type="warning">
          <Behind exercise={exercise} since={hearing.since} />
        </Notice>
      )}
      {view.readOnly && <Notice type="info">{words.control.readOnly}</Notice>}
      {notice !== undefined && (
        <Notice type="error">
          {notice}{' '}
          <button type="button" className="linkish" onClick={onDismiss}>
            {words.control.dismiss}
          </button>
        </Notice>
      )}
    </div>
  );
}

function Behind({ exercise, since }: { readonly exercise: LiveExercise; readonly since: number }) {
  const words = useWords();
  useExerciseTime({ ...exercise.clock, running: true });
  const seconds = Math.round((performance.now() - since) / 1000);
  return words.control.behind(seconds, moment(exerciseTime(exercise.clock, since)));
}

/** Says at once who missed what, from when the page has caught up. */
function useLateAnnouncements({ entries, names, hearing }: LiveExercise) {
  const voice = useVoice();
  const { language } = useSpeech();
  const told = useRef<number>(undefined);
  useEffect(() => {
    if (told.current === undefined) {
      if (hearing.state === 'live') told.current = entries.length;
      return;
    }
    const late = entries.slice(told.current).filter((entry) => entry.event.kind === 'expectation-missed');
    told.current = entries.length;
    if (late.length > 0) {
      voice.sayNow(late.map((entry) => `${plain(tell(LOG_WORDS[language], entry.event, names))}.`).join(' '));
    }
  }, [entries, names, hearing.state, voice, language]);
}

/** F8 pauses and resumes. */
function useClockKey({ state, pause, view }: LiveExercise, move: ReturnType<typeof useMoves>['move']) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.repeat || view.readOnly) return;
      event.preventDefault();
      if (state === 'started') void move({ kind: 'clock-paused', reason: 'controller' });
      else if (state === 'paused') void move({ kind: 'clock-resumed', reason: pause ?? 'controller' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [state, pause, view.readOnly, move]);
}
