import { useEffect, useRef, useState } from 'react';
import { exerciseTime, hms, moment, readMoment, span, turnOf, useExerciseTime } from '../../lib/clock';
import type { Heard } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { useVoice } from '../../lib/say';
import { useDiscussionWords } from '../../lib/words/discussions';
import { Dialog } from '../../lib/parts/Dialog';
import type { DialogHandle } from '../../lib/parts/Dialog';
import type { Move } from '../../lib/api';
import type { Moves } from './moves';
import { standing } from './room';
import type { Room } from './room';

const SPEEDS = [1, 2, 5, 10, 30, 60] as const;

interface ClockBarProps {
  readonly exercise: LiveExercise;
  readonly room: Room;
  readonly moves: Moves;
}

/** The exercise clock and the hand on it. */
export function ClockBar({ exercise, room, moves }: ClockBarProps) {
  const words = useWords();
  const { clock, state, view } = exercise;
  const duration = view.scenario.duration;
  const turn = turnOf(clock);
  const bar = useRef<HTMLElement>(null);
  // With EndEx the controls go, and with them the one that was pressed.
  useEffect(() => {
    if (state === 'ended' && document.activeElement === document.body) bar.current?.focus();
  }, [state]);
  const started = state === 'started' || state === 'paused';
  const idle = !view.readOnly && state !== 'ended';
  return (
    <section ref={bar} tabIndex={-1} className={`clock ${state === 'paused' ? 'paused' : ''}`} aria-label={words.clock.title}>
      <div className="clock-time">
        <span className={`clock-state ${state === 'started' ? 'running' : ''}`}>
          {state === 'started' && <Icon name="running" />}
          {state === 'paused' && <Icon name="pause" />}
          {state === 'ended' && <Icon name="stop" />}
          {words.states[state]}
        </span>
        <Time clock={clock} sure={exercise.hearing.state === 'live' || !clock.running} />
        {duration !== undefined && <span className="clock-of mono">{words.control.of(hms(duration))}</span>}
      </div>
      <Facts exercise={exercise} room={room} />
      {idle && (
        <div className="clock-controls" role="group" aria-label={words.control.controls}>
          {turn === undefined && <Speed clock={clock} moves={moves} />}
          {started && turn === undefined && <Jump exercise={exercise} moves={moves} />}
          {started && <End moves={moves} />}
          <MainButton exercise={exercise} safetyStop={room.safetyStop} moves={moves} />
        </div>
      )}
      {duration !== undefined && <Progress clock={clock} duration={duration} />}
    </section>
  );
}

/** What a press does now. It stays one button, so that the focus stays on it when it changes. */
function MainButton({ exercise, safetyStop, moves }: Pick<ClockBarProps, 'exercise' | 'moves'> & { readonly safetyStop: boolean }) {
  const { control, emergency } = useWords();
  const { state, pause } = exercise;
  const what: { readonly does: Move; readonly says: string; readonly icon?: 'pause' | 'play'; readonly byKey: boolean } =
    state === 'started'
      ? { does: { kind: 'clock-paused', reason: 'controller' }, says: control.pause, icon: 'pause', byKey: true }
      : state !== 'paused'
        ? { does: { kind: 'exercise-started' }, says: control.start, icon: 'play', byKey: false }
        : safetyStop
          ? { does: { kind: 'safety-stop-cleared' }, says: emergency.clear, byKey: false }
          : { does: { kind: 'clock-resumed', reason: pause ?? 'controller' }, says: control.resume, icon: 'play', byKey: true };
  return (
    <button
      type="button"
      className={`btn ${state === 'started' ? 'btn-pause' : 'btn-primary'}`}
      aria-keyshortcuts={what.byKey ? 'F8' : undefined}
      onClick={() => void moves.move(what.does)}
    >
      {what.icon && <Icon name={what.icon} />}
      {what.says}
      {what.byKey && (
        <span className="key" aria-hidden="true">
          F8
        </span>
      )}
    </button>
  );
}

function Time({ clock, sure }: { readonly clock: Heard; readonly sure: boolean }) {
  const { words } = useSpeech();
  const said = useDiscussionWords();
  const voice = useVoice();
  const time = useExerciseTime(clock);
  const turn = turnOf(clock);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey && event.code === 'KeyT') {
        event.preventDefault();
        voice.sayNow(turn === undefined ? words.clock.reading(moment(exerciseTime(clock, performance.now()))) : said.turn(turn));
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [clock, voice, words, turn, said]);
  return (
    <span className="clock-big mono" role="timer" aria-label={words.clock.title} aria-keyshortcuts="Alt+T">
      {sure ? '' : '≈ '}
      {turn === undefined ? moment(time) : said.turn(turn)}
    </span>
  );
}

function Progress({ clock, duration }: { readonly clock: Heard; readonly duration: number }) {
  const time = useExerciseTime(clock);
  return (
    <div className="clock-progress" aria-hidden="true">
      <span style={{ width: `${Math.min(100, (100 * time) / duration)}%` }} />
    </div>
  );
}

function Facts({ exercise, room }: { readonly exercise: LiveExercise; readonly room: Room }) {
  const words = useWords();
  const { facts } = words.control;
  const { state, pause } = exercise;
  if (state === 'paused') {
    return (
      <dl className="clock-facts">
        <div>
          <dt>{facts.paused}</dt>
          <dd>{pause && words.control.by[pause]}</dd>
        </div>
        <div>
          <dt>{facts.meanwhile}</dt>
          <dd>{pause === 'store' ? <StoreWait /> : words.control.meanwhile[pause ?? 'controller']}</dd>
        </div>
      </dl>
    );
  }
  const seats = exercise.view.seats ?? [];
  const held = (holder: string) => seats.filter((seat) => (room.holders.get(seat.id) ?? seat.holder) === holder).length;
  return (
    <dl className="clock-facts">
      <div className="secondary">
        <dt>{facts.wallClock}</dt>
        <dd className="mono">
          <WallClock />
        </dd>
      </div>
      {state !== 'ended' && turnOf(exercise.clock) === undefined && (
        <div>
          <dt>{facts.next}</dt>
          <dd>
            <Next exercise={exercise} room={room} />
          </dd>
        </div>
      )}
      <div className="secondary">
        <dt>{facts.seats}</dt>
        <dd>{words.control.seatsHeld(held('person'), held('crew'), held('empty'))}</dd>
      </div>
    </dl>
  );
}

function WallClock() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const { language } = useSpeech();
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }).format(
    now,
  );
}

/** Counts from when this screen heard that the store does not answer. */
function StoreWait() {
  const words = useWords();
  const [since] = useState(() => performance.now());
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return words.control.storeWait(span(now - since));
}

/** The next line that the clock will play. */
function Next({ exercise, room }: { readonly exercise: LiveExercise; readonly room: Room }) {
  const words = useWords();
  const now = useExerciseTime(exercise.clock);
  const next = exercise.script.lines
    .flatMap((line) => (line.trigger.kind === 'at' ? [{ line, at: line.trigger.time }] : []))
    .filter(({ line, at }) => at >= now && standing(line, room).state === 'planned')
    .sort((a, b) => a.at - b.at)[0];
  if (!next) return words.control.noneNext;
  return (
    <>
      <b>{next.line.number}</b> {words.control.inTime(span(next.at - now))}
    </>
  );
}

function Speed({ clock, moves }: { readonly clock: Heard; readonly moves: Moves }) {
  const speech = useSpeech();
  const { words } = speech;
  const speeds: number[] = SPEEDS.map((speed) => speed * 1000);
  // Arrow keys walk through the list faster than the server answers: one move is under way, and the last choice goes next.
  const [wanted, setWanted] = useState<number>();
  const next = useRef<number>(undefined);
  const going = useRef(false);
  const choose = async (permille: number) => {
    setWanted(permille);
    next.current = permille;
    if (going.current) return;
    going.current = true;
    while (next.current !== undefined) {
      const one: number = next.current;
      next.current = undefined;
      await moves.move({ kind: 'speed-set', permille: one });
    }
    going.current = false;
    setWanted(undefined);
  };
  const shown = wanted ?? clock.permille;
  if (!speeds.includes(shown)) speeds.push(shown);
  return (
    <select
      className="field"
      aria-label={words.control.speed}
      value={shown}
      onChange={(event) => void choose(Number(event.target.value))}
    >
      {speeds.map((permille) => (
        <option key={permille} value={permille}>
          {words.control.times(speech.number(permille / 1000, permille % 1000 === 0 ? 0 : 1))}
        </option>
      ))}
    </select>
  );
}

function Jump({ exercise, moves }: { readonly exercise: LiveExercise; readonly moves: Moves }) {
  const words = useWords();
  const { jumpDialog } = words.control;
  const dialog = useRef<DialogHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const [to, setTo] = useState('');
  const [mode, setMode] = useState<'skip' | 'play'>('play');
  const [bad, setBad] = useState<string>();
  const [now, setNow] = useState(0);
  const end = exercise.view.scenario.duration;
  const read = readMoment(to);
  const suggested = Math.min(Math.floor(now / 60_000) * 60_000 + 300_000, end ?? Infinity);
  return (
    <>
      <button type="button" className="btn" onClick={() => dialog.current?.open()}>
        {words.control.jump}
      </button>
      <Dialog
        ref={dialog}
        title={jumpDialog.title}
        text={jumpDialog.text}
        act={jumpDialog.go}
        onOpen={() => {
          setNow(exerciseTime(exercise.clock, performance.now()));
          setTo('');
          setBad(undefined);
        }}
        onAct={() => {
          const time = readMoment(to);
          if (time === undefined || time <= exerciseTime(exercise.clock, performance.now()) || time > (end ?? Infinity)) {
            setBad(to.trim());
            field.current?.focus();
            return false;
          }
          void moves.move({ kind: 'clock-jumped', to: time, mode });
          return true;
        }}
      >
        <div className="dialog-row">
          <label htmlFor="jump-to">{jumpDialog.to}</label>
          <input
            id="jump-to"
            ref={field}
            className="field mono"
            data-focus
            value={to}
            placeholder={moment(suggested)}
            aria-invalid={bad !== undefined}
            aria-describedby="jump-hint"
            onChange={(event) => setTo(event.target.value)}
          />
          <p id="jump-hint" className={bad === undefined ? 'caption' : 'error-text'}>
            {bad !== undefined && `${jumpDialog.bad(bad, moment(suggested))} `}
            {bad === undefined && read !== undefined
              ? jumpDialog.reads(moment(read))
              : jumpDialog.hint(moment(now), end === undefined ? undefined : moment(end), moment(suggested))}
          </p>
        </div>
        <fieldset className="dialog-row">
          <legend>{jumpDialog.mode}</legend>
          {(['play', 'skip'] as const).map((choice) => (
            <label key={choice} className="choice">
              <input type="radio" name="jump-mode" checked={mode === choice} onChange={() => setMode(choice)} />
              {jumpDialog[choice]}
            </label>
          ))}
        </fieldset>
      </Dialog>
    </>
  );
}

function End({ moves }: { readonly moves: Moves }) {
  const words = useWords();
  const dialog = useRef<DialogHandle>(null);
  return (
    <>
      <button type="button" className="btn" onClick={() => dialog.current?.open()}>
        {words.control.end}
      </button>
      <Dialog
        ref={dialog}
        title={words.control.endDialog.title}
        text={words.control.endDialog.text}
        act={words.control.endDialog.go}
        onAct={() => {
          void moves.move({ kind: 'exercise-ended', reason: 'director' });
          return true;
        }}
      />
    </>
  );
}
