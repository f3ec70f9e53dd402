import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import * as api from '../../lib/api';
import { TURN, turnOf } from '../../lib/clock';
import { Drafts, useDraft } from '../../lib/drafts';
import type { LiveExercise } from '../../lib/exercise';
import { useFold } from '../../lib/feed';
import { Said, useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Panel } from '../../lib/parts/Panel';
import { useVoice } from '../../lib/say';
import type { Line, Phase, Question } from '../../lib/script';
import { useDiscussionWords } from '../../lib/words/discussions';
import { answerKey, choiceKey, discussion, nextPhase } from './discussion';
import type { Answer, Discussion } from './discussion';
import type { Moves } from './moves';
import type { Room } from './room';

interface DiscussionProps {
  readonly exercise: LiveExercise;
  readonly room: Room;
  readonly moves: Moves;
  /** What else stands in the head. */
  readonly controls: ReactNode;
}

/** The open page of a discussion exercise as its facilitator leads it: what it says, who answered what, and Next. */
export function DiscussionPanel({ exercise, room, moves, controls }: DiscussionProps) {
  const words = useDiscussionWords();
  const speech = useSpeech();
  const now = useFold(exercise.entries, discussion);
  const turn = turnOf(exercise.clock);
  const [chosen, setChosen] = useState<string>();
  const { phases } = exercise.script;
  const seen = phases.filter(({ id }) => now.opened.some(({ phase }) => phase === id));
  const shown = seen.find(({ id }) => id === (chosen ?? now.open)) ?? seen.find(({ id }) => id === now.open) ?? seen.at(-1);
  const select = useId();
  useTurnAnnouncements(now, phases);
  useEffect(() => setChosen(undefined), [now.open]);
  const titleOf = ({ title }: Phase) => speech.of(title).text;
  return (
    <Panel
      className="network discussion"
      title={words.title}
      {...(turn !== undefined && exercise.state !== 'created' && exercise.state !== 'staffed' ? { note: words.turn(turn) } : {})}
      controls={
        <>
          {controls}
          <Next exercise={exercise} now={now} moves={moves} />
        </>
      }
    >
      {seen.length === 0 || !shown ? (
        <p className="pad muted">{words.notBegun}</p>
      ) : (
        <article className="pad">
          {seen.length > 1 && (
            <p className="row-fields">
              <label htmlFor={select}>{words.shown}</label>
              <select id={select} className="field" value={shown.id} onChange={(event) => setChosen(event.target.value)}>
                {seen.map((phase) => (
                  <option key={phase.id} value={phase.id}>
                    {phase.id === now.open ? words.now(titleOf(phase)) : titleOf(phase)}
                  </option>
                ))}
              </select>
            </p>
          )}
          <h3>
            <Said text={shown.title} />
          </h3>
          {shown.text && (
            <p className="phase-text">
              <Said text={shown.text} />
            </p>
          )}
          <Page exercise={exercise} room={room} moves={moves} now={now} phase={shown} />
        </article>
      )}
    </Panel>
  );
}

function Next({ exercise, now, moves }: Pick<DiscussionProps, 'exercise' | 'moves'> & { readonly now: Discussion }) {
  const words = useDiscussionWords();
  const speech = useSpeech();
  const turn = turnOf(exercise.clock);
  const going = exercise.state === 'started' && !exercise.view.readOnly && turn !== undefined;
  const { move } = moves;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F9' || event.repeat || !going) return;
      event.preventDefault();
      void move({ kind: 'clock-jumped', to: turn * TURN, mode: 'play' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [going, turn, move]);
  if (!going) return null;
  const next = nextPhase(exercise.script, now);
  return (
    <button
      type="button"
      className={`btn ${next ? 'btn-primary' : ''}`}
      aria-keyshortcuts="F9"
      aria-disabled={moves.moving}
      onClick={() => {
        if (!moves.moving) void move({ kind: 'clock-jumped', to: turn * TURN, mode: 'play' });
      }}
    >
      {next ? words.next(speech.of(next.title).text) : words.nextTurn}
      <span className="key" aria-hidden="true">
        {words.nextKey}
      </span>
    </button>
  );
}

interface PageProps extends Pick<DiscussionProps, 'exercise' | 'room' | 'moves'> {
  readonly now: Discussion;
  readonly phase: Phase;
}

function Page({ exercise, room, moves, now, phase }: PageProps) {
  const words = useDiscussionWords();
  const drafts = useMemo(() => new Drafts(exercise.id, 'table'), [exercise.id]);
  const writable = exercise.state === 'started' && !exercise.view.readOnly;
  const decisions = decisionsIn(exercise, room, now, phase);
  return (
    <>
      {exercise.state === 'paused' && <p className="caption">{words.stands}</p>}
      {phase.questions.map((question) => (
        <QuestionBlock
          key={question.id}
          exercise={exercise}
          room={room}
          moves={moves}
          now={now}
          phase={phase}
          question={question}
          drafts={drafts}
          writable={writable}
        />
      ))}
      {decisions.length > 0 && (
        <section aria-labelledby={`h-${phase.id}-decisions`}>
          <h4 id={`h-${phase.id}-decisions`}>{words.decisions}</h4>
          {decisions.map(({ line, to }) => (
            <Choices key={line.id} exercise={exercise} moves={moves} now={now} line={line} to={to} writable={writable} />
          ))}
        </section>
      )}
      {phase.product && (
        <Product exercise={exercise} moves={moves} now={now} phase={phase} product={phase.product} writable={writable} />
      )}
    </>
  );
}

/** The lines of a phase that put a choice before somebody. */
function decisionsIn({ messages, script }: LiveExercise, room: Room, now: Discussion, phase: Phase) {
  const opened = now.opened.findLast((one) => one.phase === phase.id);
  const after = opened && now.opened[now.opened.indexOf(opened) + 1];
  return script.lines.flatMap((line): { readonly line: Line; readonly to: readonly string[] }[] => {
    const record = room.lines.get(line.id);
    const message = record?.msg === undefined ? undefined : messages.get(record.msg);
    const here = record && opened && record.at >= opened.at && (!after || record.at < after.at);
    return line.decision && message && here ? [{ line, to: message.to }] : [];
  });
}

interface QuestionProps extends PageProps {
  readonly question: Question;
  readonly drafts: Drafts;
  readonly writable: boolean;
}

function QuestionBlock({ exercise, room, moves, now, phase, question, drafts, writable }: QuestionProps) {
  const words = useDiscussionWords();
  const id = useId();
  const answered = question.to.filter((seat) => now.answers.has(answerKey(phase.id, question.id, seat))).length;
  return (
    <section aria-labelledby={id} className="question">
      <h4 id={id}>
        <Said text={question.text} />
      </h4>
      <p className="caption">
        {words.answered(answered, question.to.length)}
        {question.discuss !== undefined && `, ${words.discuss(question.discuss / 60_000)}`}
      </p>
      {question.notes && (
        <p className="look-for">
          <b>{words.lookFor}: </b>
          <Said text={question.notes} />
        </p>
      )}
      <ul className="answers">
        {question.to.map((seat) => (
          <AnswerRow
            key={seat}
            exercise={exercise}
            moves={moves}
            phase={phase}
            question={question}
            seat={seat}
            crew={room.holders.get(seat) === 'crew'}
            answer={now.answers.get(answerKey(phase.id, question.id, seat))}
            drafts={drafts}
            writable={writable}
          />
        ))}
      </ul>
    </section>
  );
}

interface AnswerProps extends Pick<QuestionProps, 'exercise' | 'moves' | 'phase' | 'question' | 'drafts' | 'writable'> {
  readonly seat: string;
  readonly crew: boolean;
  readonly answer: Answer | undefined;
}

function AnswerRow({ exercise, moves, phase, question, seat, crew, answer, drafts, writable }: AnswerProps) {
  const words = useDiscussionWords();
  const speech = useSpeech();
  const name = exercise.names.of(seat).text;
  const { draft, change, done } = useDraft(drafts, answerKey(phase.id, question.id, seat), '');
  const [open, setOpen] = useState(draft !== '');
  const field = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const asked = speech.of(question.text).text;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (draft.trim() === '' || moves.moving) return;
    const kept = await moves.move({
      kind: 'question-answered',
      phase: phase.id,
      question: question.id,
      seat,
      text: draft.trim(),
      lang: speech.language,
    });
    if (!kept) return;
    change('');
    done();
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <li>
      <p className="answer">
        <b>{name}</b>
        {answer === undefined ? (
          <span className="muted"> {crew ? words.crew : words.noAnswer}</span>
        ) : (
          <>
            {': '}
            {answer.ref === undefined ? <Icon name="check" /> : <Written exercise={exercise.id} reference={answer.ref} />}
            {answer.times > 1 && <span className="muted"> ({words.again})</span>}
          </>
        )}{' '}
        {writable && (
          <button
            ref={opener}
            type="button"
            className="linkish"
            aria-expanded={open}
            aria-label={words.writeDownFor(name, asked)}
            onClick={() => setOpen(!open)}
          >
            {words.writeDown}
          </button>
        )}
      </p>
      {open && writable && (
        <form onSubmit={(event) => void submit(event)}>
          <label className="sr-only" htmlFor={field}>
            {words.whatIsSaid(name)}
          </label>
          <textarea
            id={field}
            className="field"
            rows={2}
            maxLength={10_000}
            autoFocus
            value={draft}
            onChange={(event) => change(event.target.value)}
          />
          <button type="submit" className="btn btn-small" aria-disabled={draft.trim() === '' || moves.moving}>
            {words.keep}
          </button>
        </form>
      )}
    </li>
  );
}

/** What somebody wrote, which stands beside the log. */
function Written({ exercise, reference }: { readonly exercise: string; readonly reference: string }) {
  const words = useDiscussionWords();
  const { data, error } = useQuery({
    queryKey: ['written', exercise, reference],
    queryFn: () => api.written(exercise, undefined, reference),
    staleTime: Infinity,
  });
  if (data) return <Said text={data.lang === undefined ? { '': data.text } : { [data.lang]: data.text }} />;
  if (!error) return '…';
  return <span className="muted">{error instanceof api.Problem && error.status === 404 ? words.erased : words.unread}</span>;
}

interface ChoicesProps extends Pick<PageProps, 'exercise' | 'moves' | 'now'> {
  readonly line: Line;
  readonly to: readonly string[];
  readonly writable: boolean;
}

function Choices({ exercise, moves, now, line, to, writable }: ChoicesProps) {
  const words = useDiscussionWords();
  const { decision } = line;
  if (!decision) return null;
  const question = exercise.names.of(decision.id).text;
  return (
    <>
      <p className="asked">{question}</p>
      <ul className="answers">
        {to.map((seat) => {
          const option = now.choices.get(choiceKey(decision.id, seat));
          const name = exercise.names.of(seat).text;
          return (
            <li key={seat}>
              <p className="answer">
                <b>{name}</b>{' '}
                {option === undefined ? (
                  <span className="muted">{words.notChosen}</span>
                ) : (
                  words.chose(exercise.names.part(decision.id, option).text)
                )}
              </p>
              {writable && (
                <ChoiceField
                  label={words.choiceOf(name, question)}
                  options={decision.options.filter((each) => each !== option)}
                  titleOf={(each) => exercise.names.part(decision.id, each).text}
                  onPick={(picked) => void moves.move({ kind: 'decision-made', dec: decision.id, option: picked, seat })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly titleOf: (option: string) => string;
  readonly onPick: (option: string) => void;
}

/** Picking alone writes nothing down: arrow keys walk through the list. */
function ChoiceField({ label, options, titleOf, onPick }: ChoiceFieldProps) {
  const words = useDiscussionWords();
  const [picked, setPicked] = useState('');
  return (
    <span className="row-fields">
      <select className="field" aria-label={label} value={picked} onChange={(event) => setPicked(event.target.value)}>
        <option value="">{words.pick}</option>
        {options.map((each) => (
          <option key={each} value={each}>
            {titleOf(each)}
          </option>
        ))}
      </select>
      {picked !== '' && (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => {
            onPick(picked);
            setPicked('');
          }}
        >
          {words.keep}
        </button>
      )}
    </span>
  );
}

interface ProductProps extends Pick<PageProps, 'exercise' | 'moves' | 'now' | 'phase'> {
  readonly product: NonNullable<Phase['product']>;
  readonly writable: boolean;
}

function Product({ exercise, moves, now, phase, product, writable }: ProductProps) {
  const words = useDiscussionWords();
  const id = useId();
  const signed = now.signed.get(phase.id) ?? new Set();
  const agencyOf = (seat: string) => exercise.script.positions.find((each) => each.id === seat)?.agency ?? '';
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>
        {words.product}: <Said text={product.title} />
      </h4>
      <p className="caption">{words.signs(product.signOff.filter((seat) => signed.has(seat)).length, product.signOff.length)}</p>
      <ul className="answers">
        {product.signOff.map((seat) => {
          const name = exercise.names.of(seat).text;
          return (
            <li key={seat}>
              <p className="answer">
                <b>{name}</b>{' '}
                {signed.has(seat) ? (
                  <>
                    <Icon name="check" /> {words.signed}
                  </>
                ) : (
                  <span className="muted">{words.notSigned}</span>
                )}{' '}
                {writable && !signed.has(seat) && (
                  <button
                    type="button"
                    className="linkish"
                    aria-label={words.signForSeat(name)}
                    onClick={() =>
                      void moves.move({ kind: 'agreement-signed', agreement: phase.id, party: agencyOf(seat), seat })
                    }
                  >
                    {words.signFor}
                  </button>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Says which page has been opened, from when this screen has caught up. */
function useTurnAnnouncements({ opened }: Discussion, phases: readonly Phase[]) {
  const voice = useVoice();
  const words = useDiscussionWords();
  const speech = useSpeech();
  const told = useRef<number>(undefined);
  useEffect(() => {
    const last = opened.at(-1);
    const before = told.current;
    told.current = opened.length;
    if (before === undefined || !last || opened.length <= before) return;
    const title = phases.find(({ id }) => id === last.phase)?.title;
    if (title) voice.say('turn', words.opened(last.turn ?? 1, speech.of(title).text));
  }, [opened, opened.length, phases, voice, words, speech]);
}
