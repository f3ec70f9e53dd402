import { useState } from 'react';
import type { FormEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import * as api from '../../lib/api';
import { span } from '../../lib/clock';
import { useDraft } from '../../lib/drafts';
import { Said, useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { useTitle } from '../../lib/parts/Page';
import { CannotRead, Loading, why } from '../../lib/parts/Waiting';
import { useVoice } from '../../lib/say';
import { MEASURES } from '../../lib/wire';
import type { Contest, MeasureId, OwnLine, OwnScores, OwnValue } from '../../lib/wire';
import { wordFor } from '../../lib/words/en-codes';
import { useMeasureWords } from '../../lib/words/measures';
import { useScoreWords } from '../../lib/words/scores';
import { SeatFrame, seatTitle, useSeat } from './Seat';
import { Section } from './Section';
import { Field } from './WritePage';

/** What this seat came to, once it is released: figures with count and interval, items in its own words, and contests. */
export function MyScoresPage() {
  const speech = useSpeech();
  const { mine } = useScoreWords();
  const seat = useSeat();
  const { id } = seat.view.seat;
  // What is released or answered comes by the feed, and then there is more to read.
  const news = seat.entries.filter(({ event }) => NEWS.has(event.kind)).length;
  const found = useQuery({
    queryKey: ['seat-scores', seat.exercise, id, news],
    queryFn: () => api.seatScores(seat.exercise, id),
    placeholderData: (before) => before,
    retry: false,
  });
  useTitle(`${mine.title}: ${speech.of(seat.view.seat.title).text}`);
  const hidden = found.error instanceof api.Problem && found.error.status === 404;
  return (
    <SeatFrame {...seatTitle(seat)}>
      <div className="my-scores">
        <h2 className="page-title">{mine.title}</h2>
        {found.data ? (
          <>
            <p className="muted">{mine.intro}</p>
            {found.data.seat && (
              <Figures scores={found.data.seat} contests={found.data.contests} />
            )}
            {found.data.agency && (
              <Section title={`${mine.agency}: ${speech.of(seat.view.agency.title).text}`}>
                <Figures scores={found.data.agency} />
              </Section>
            )}
            {found.data.log && (
              <p>
                <a className="btn" href={api.seatLogPath(seat.exercise, id)} download>
                  <Icon name="download" />
                  {mine.readLog}
                </a>
              </p>
            )}
          </>
        ) : hidden ? (
          <p>{mine.notYet}</p>
        ) : found.error ? (
          <CannotRead what={mine.what} error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading what={mine.what} />
        )}
      </div>
    </SeatFrame>
  );
}

const NEWS = new Set(['scores-released', 'log-released', 'score-contested', 'contest-answered']);

interface FiguresProps {
  readonly scores: OwnScores;
  /** What was said against it; absent where nothing can be. */
  readonly contests?: readonly Contest[];
}

function Figures({ scores, contests }: FiguresProps) {
  const speech = useSpeech();
  const words = useScoreWords();
  const { flags, notForReadiness = [], seenBefore } = scores;
  const remarks = [
    ...flags.map((flag) => words.flags[flag] ?? flag),
    ...(notForReadiness.length > 0
      ? [`${words.outOfReadiness}: ${notForReadiness.map((reason) => words.notForReadiness[reason] ?? reason).join(', ')}`]
      : []),
    ...(seenBefore ? [words.seenBefore] : []),
  ];
  return (
    <>
      <dl className="my-heads">
        {scores.coordination && (
          <div>
            <dt>{words.subjects.coordination}</dt>
            <dd>
              <Figure value={scores.coordination} />
            </dd>
          </div>
        )}
        <div>
          <dt>{words.subjects.overall}</dt>
          <dd>
            <Figure value={scores.overall} />
          </dd>
        </div>
      </dl>
      {remarks.length > 0 && <p className="small">{remarks.join('. ')}.</p>}
      <h3 className="sec">{words.mine.measures}</h3>
      <ul className="my-measures">
        {MEASURES.map((measure) => {
          const value = scores.measures[measure];
          return (
            value && (
              <li key={measure}>
                <Measure
                  measure={measure}
                  value={value}
                  {...(contests ? { contests: contests.filter((each) => each.measure === measure) } : {})}
                />
              </li>
            )
          );
        })}
      </ul>
      <p className="caption">{speech.words.scores.personal}</p>
    </>
  );
}

/** A figure with its count and interval, or why there is none. */
function Figure({ value }: { readonly value: OwnValue }) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const words = useScoreWords();
  if ('missing' in value) {
    return (
      <>
        <b className="my-figure">{scores.missingFigure}</b> <span className="small muted">{scores.missing[value.missing]}</span>
      </>
    );
  }
  const [low, high] = value.interval ?? [];
  return (
    <>
      <b className="my-figure">{speech.number(value.value, 1)}</b>{' '}
      <span className="small muted">
        {low !== undefined && high !== undefined ? scores.range(speech.number(low, 1), speech.number(high, 1)) : words.noInterval.none},{' '}
        {words.mine.items(value.n)}
        {value.few && `, ${scores.few}`}
      </span>
    </>
  );
}

interface MeasureProps {
  readonly measure: MeasureId;
  readonly value: OwnValue;
  readonly contests?: readonly Contest[];
}

function Measure({ measure, value, contests }: MeasureProps) {
  const names = useMeasureWords();
  const { mine } = useScoreWords();
  const evidence = 'missing' in value ? [] : (value.evidence ?? []);
  const head = (
    <>
      <span className="my-measure-name">
        {measure} {names.names[measure]}
      </span>
      <span>
        <Figure value={value} />
      </span>
    </>
  );
  if (evidence.length === 0) return <div className="my-measure">{head}</div>;
  return (
    <details>
      <summary className="my-measure">{head}</summary>
      <ol className="my-items">
        {evidence.map((line, index) => (
          <li key={index}>
            <Item line={line} />
            {contests && (
              <Contested
                measure={measure}
                item={index + 1}
                about={`${measure} ${names.names[measure]}`}
                contest={contests.findLast((each) => each.item === index + 1)}
              />
            )}
          </li>
        ))}
      </ol>
      {contests && (
        <Contested
          measure={measure}
          item={undefined}
          about={`${measure} ${names.names[measure]}`}
          contest={contests.findLast((each) => each.item === undefined)}
          button={mine.contestWhole}
        />
      )}
    </details>
  );
}

/** One item: what it was, how it ended, what of the time was excused, and where it stands in the seat's own log. */
function Item({ line }: { readonly line: OwnLine }) {
  const speech = useSpeech();
  const { mine } = useScoreWords();
  const names = useMeasureWords();
  const seat = useSeat();
  const { state, tookMs, withinMs, excusedMs, entries } = line;
  return (
    <div>
      <p className="my-item-name">
        {line.title ? <Said text={line.title} /> : line.msg !== undefined ? mine.message(line.msg) : mine.unnamed}
        {line.to && <> {mine.to(speech.of(line.to).text)}</>}
      </p>
      <p className="small muted">
        {[
          wordFor(names.states, state),
          ...(tookMs !== undefined && withinMs !== undefined ? [mine.took(span(tookMs), span(withinMs))] : []),
          ...(excusedMs ? [mine.excused(span(excusedMs))] : []),
        ].join(', ')}
        {entries.length > 0 && (
          <>
            {'. '}
            {speech.words.play.myLog}:{' '}
            {entries.map((entry) => (
              <Link key={entry} className="own-entry" to={`${seat.to('my-log')}#entry-${entry}`}>
                {entry}
              </Link>
            ))}
          </>
        )}
      </p>
    </div>
  );
}

interface ContestedProps {
  readonly measure: MeasureId;
  readonly item: number | undefined;
  /** The measure in words. */
  readonly about: string;
  readonly contest: Contest | undefined;
  readonly button?: string;
}

/** What was said against an item and what was answered, or the way to say something. */
function Contested({ measure, item, about, contest, button }: ContestedProps) {
  const { words } = useSpeech();
  const { mine } = useScoreWords();
  const seat = useSeat();
  const voice = useVoice();
  const { draft, change, done } = useDraft(seat.drafts, `contest/${measure}/${item ?? 'all'}`, { id: '', text: '' });
  const [open, setOpen] = useState(draft.text !== '');
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);
  if (contest) {
    return (
      <div className="my-contest">
        <p className="small">
          <b>{mine.contested}:</b> {contest.text ?? mine.erased}
        </p>
        <p className="small">
          {contest.answer ? (
            <>
              <b>{contest.answer.outcome === 'changed' ? mine.changed : mine.stands}</b> {contest.answer.text ?? mine.erased}
            </>
          ) : (
            mine.waiting
          )}
        </p>
      </div>
    );
  }
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const text = draft.text.trim();
    if (text === '') {
      setProblem(mine.empty);
      return;
    }
    // Under the same id until it is answered, so that it is never sent twice.
    const id = draft.id === '' ? api.newId() : draft.id;
    change({ ...draft, id });
    setProblem(undefined);
    setSending(true);
    try {
      await api.contest(seat.exercise, seat.view.seat.id, id, measure, item, text);
      done();
      setOpen(false);
      voice.say('contest', mine.sent);
    } catch (error) {
      setProblem(mine.failed(why(error, words)));
    } finally {
      setSending(false);
    }
  };
  if (!open) {
    return (
      <button
        type="button"
        className="linkish"
        aria-label={`${button ?? mine.contest} ${item === undefined ? measure : `${measure}, ${item}`}`}
        onClick={() => setOpen(true)}
      >
        {button ?? mine.contest}
      </button>
    );
  }
  return (
    <form className="my-contest" aria-label={mine.contestTitle(about)} onSubmit={(event) => void send(event)}>
      <Field label={`${mine.contestText}: ${about}${item === undefined ? '' : `, ${item}`}`} hint={mine.contestHint}>
        {(id, describedBy) => (
          <textarea
            id={id}
            className="inp"
            rows={3}
            maxLength={4_000}
            aria-describedby={describedBy}
            value={draft.text}
            onChange={(event) => change({ ...draft, text: event.target.value })}
          />
        )}
      </Field>
      {problem !== undefined && (
        <p className="state state-bad" role="alert">
          <Icon name="error" />
          {problem}
        </p>
      )}
      <p className="my-acts">
        <button type="submit" className="btn btn-primary" aria-disabled={sending}>
          {mine.contestSend}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => {
            done();
            change({ id: '', text: '' });
            done();
            setOpen(false);
          }}
        >
          {words.cancel}
        </button>
      </p>
    </form>
  );
}
