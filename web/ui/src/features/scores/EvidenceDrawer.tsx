import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { span } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { useFold } from '../../lib/feed';
import type { Fold } from '../../lib/feed';
import { Said, useSpeech } from '../../lib/language';
import type { LogEntry } from '../../lib/log';
import { Icon } from '../../lib/parts/Icon';
import { ScrollTable } from '../../lib/parts/ScrollTable';
import { Told } from '../../lib/parts/Told';
import { useVoice } from '../../lib/say';
import type { Sentence } from '../../lib/sentence';
import { MEASURES } from '../../lib/wire';
import type { EvidenceLine, Known, MeasureId } from '../../lib/wire';
import { wordFor } from '../../lib/words/en-codes';
import { useMeasureWords } from '../../lib/words/measures';
import { useScoreWords } from '../../lib/words/scores';
import { credit, curveOf } from './curve';
import type { Curve } from './curve';
import { Derivation, Resilience } from './Derivation';
import { MissingText, RangeText, useFigure } from './Figure';
import { useSubjectWords } from './FigureButton';
import { isGraded } from './grade';
import { DIMENSIONS, isKnown, isMeasure, valueOf } from './holders';
import type { Holder, SubjectId } from './holders';
import { Remarks } from './Remarks';
import { tally, TIMED, uncounted } from './tally';
import { WaitingCurve } from './WaitingCurve';

/** Why the clocks of expectations stood, by expectation and whose. */
interface Clocks {
  readonly excuses: Map<string, string>;
}

const key = (exp: string, who: string | undefined) => `${exp} ${who ?? ''}`;

const clocks: Fold<LogEntry, Clocks> = {
  start: () => ({ excuses: new Map() }),
  step({ excuses }, { event }) {
    if (event.kind === 'expectation-blocked') excuses.set(key(event.exp, event.who), event.reason);
  },
};

interface DrawerProps {
  readonly exercise: LiveExercise;
  readonly holder: Holder;
  readonly subject: SubjectId;
  /** What the holder has. */
  readonly subjects: readonly SubjectId[];
  /** While play goes on. */
  readonly live: boolean;
  readonly profile: string;
  readonly upTo: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly onWalk: (step: 1 | -1) => void;
  readonly onTurn: (step: 1 | -1) => void;
  readonly onSubject: (subject: SubjectId) => void;
  readonly onClose: () => void;
}

/** What a figure was made of. ↑ and ↓ go to the next holder, ← and → to the next figure of the holder, Esc closes. */
export function EvidenceDrawer(props: DrawerProps) {
  const { exercise, holder, subject, subjects, live, profile, upTo, first, last, onWalk, onTurn, onSubject, onClose } = props;
  const speech = useSpeech();
  const voice = useVoice();
  const { scores } = speech.words;
  const { evidence } = scores;
  const words = useMeasureWords();
  const names = useSubjectWords();
  const box = useRef<HTMLElement>(null);
  useDrawerKeys(onWalk, onTurn, onClose);
  const value = valueOf(holder, subject) ?? { missing: 'no-items' };
  const name = `${holder.kind === 'exercise' ? scores.exercise : speech.of(holder.title).text}, ${names.short(subject)}`;
  // A press opened it, so the focus goes in; an address opened it, so the focus stays.
  useEffect(() => {
    if (document.activeElement !== document.body) box.current?.focus();
  }, []);
  const before = useRef(name);
  useEffect(() => {
    if (before.current !== name) voice.say('evidence', name);
    before.current = name;
  }, [name, voice]);
  return (
    <aside className="drawer" ref={box} aria-labelledby="h-evidence" tabIndex={-1}>
      <div className="drawer-sheet">
        <div className="drawer-head">
          <div className="grow">
            <p className="caption">
              {holder.kind === 'exercise' ? scores.exercise : <Said text={holder.title} />}
              {isMeasure(subject) && `, ${words.dimensions[subject[0]!]}`}
            </p>
            <h2 id="h-evidence">{names.full(subject)}</h2>
          </div>
          <button type="button" className="btn btn-small" aria-label={evidence.previous} aria-disabled={first} onClick={() => onWalk(-1)}>
            <Icon name="arrowUp" />
          </button>
          <button type="button" className="btn btn-small" aria-label={evidence.next} aria-disabled={last} onClick={() => onWalk(1)}>
            <Icon name="arrowDown" />
          </button>
          <button type="button" className="btn btn-small" aria-label={evidence.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        <div className="drawer-body" tabIndex={0} role="group" aria-label={evidence.title}>
          <p className="sr-only">{words.walk}</p>
          <div className="segments drawer-measures" role="group" aria-label={words.table}>
            {subjects.map((one) => (
              <button key={one} type="button" aria-pressed={one === subject} aria-label={names.full(one)} onClick={() => onSubject(one)}>
                {names.short(one)}
              </button>
            ))}
          </div>
          {isKnown(value) ? (
            <>
              <Figures holder={holder} subject={subject} value={value} live={live} />
              {isMeasure(subject) ? (
                <Evidence exercise={exercise} holder={holder} measure={subject} value={value} upTo={upTo} />
              ) : (
                <Parts holder={holder} subject={subject} onSubject={onSubject} />
              )}
            </>
          ) : (
            <>
              <p>
                <span className="big">{scores.missingFigure}</span> <MissingText value={value} />{' '}
                {value.unsettled?.atMost !== undefined && words.atMost(speech.number(value.unsettled.atMost, 1))}
              </p>
              {isMeasure(subject) && value.unsettled && (
                <Items exercise={exercise} holder={holder} measure={subject} value={value.unsettled} />
              )}
            </>
          )}
          <Derivation exercise={exercise} holder={holder} subject={subject} value={value} upTo={upTo} />
          <p className="caption">{evidence.profile(profile, upTo)}</p>
          {holder.kind === 'seat' && <p className="caption">{scores.personal}</p>}
        </div>
        <div className="drawer-foot">
          <span className="grow" />
          <CopyLink />
          <button type="button" className="btn btn-small" onClick={() => print()}>
            {evidence.print}
          </button>
        </div>
      </div>
    </aside>
  );
}

/** The figure, how sure it is, and what it was counted from. */
function Figures({ holder, subject, value, live }: Pick<DrawerProps, 'holder' | 'subject' | 'live'> & { readonly value: Known }) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const { evidence } = scores;
  const words = useMeasureWords();
  const score = useScoreWords();
  const mean = !isMeasure(subject);
  const [low, high] = subject === 'overall' ? (holder.overall.sensitivity ?? []) : [];
  const crewless = isMeasure(subject) && value.evidence.some(({ crew }) => crew) ? holder.withoutCrews[subject] : undefined;
  return (
    <>
      <dl className="figures">
        <div>
          <dt>{evidence.score}</dt>
          <dd className="big">
            {speech.number(value.value, 1)}
            {isGraded(value, live, mean) && value.band !== undefined && (
              <span className="band">{scores.bands[value.band] ?? value.band}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{scores.interval(speech.percent(0.95))}</dt>
          <dd>
            <RangeText value={value} subject={subject} />
          </dd>
        </div>
        {value.onTime !== undefined && (
          <div>
            <dt>{evidence.onTime}</dt>
            <dd>{speech.percent(value.onTime / 100, 1)}</dd>
          </div>
        )}
        <div>
          <dt>{evidence.count}</dt>
          <dd>{isMeasure(subject) ? <Counts measure={subject} value={value} /> : score.counts.parts(value.n)}</dd>
        </div>
      </dl>
      <p className="say">
        {isMeasure(subject) && `${words.says[subject](tally(subject, value))} `}
        {value.atMost !== undefined && `${words.atMost(speech.number(value.atMost, 1))} `}
        {low !== undefined && high !== undefined && `${score.otherWeights(speech.number(low, 1), speech.number(high, 1))} `}
        {value.few && `${scores.fewMeans} `}
        {live && (mean || value.atMost !== undefined) && `${score.soFarMeans} `}
        {crewless &&
          (isKnown(crewless)
            ? score.crews.beside(speech.number(crewless.value, 1), crewless.n)
            : score.crews.besideMissing)}
      </p>
      {subject === 'overall' && (
        <p className="say">
          <Remarks holder={holder} />
        </p>
      )}
    </>
  );
}

/** How many items count, and of those that do not, how they stand. */
function Counts({ measure, value }: { readonly measure: MeasureId; readonly value: Known }) {
  const { counts } = useScoreWords();
  if (measure === 'B1') return counts.tasks(value.n, value.evidence.length);
  const { open, censored, withdrawn, impossible } = uncounted(measure, value);
  return [
    counts.counted(value.n),
    ...(open ? [counts.open(open)] : []),
    ...(censored ? [counts.censored(censored)] : []),
    ...(withdrawn ? [counts.withdrawn(withdrawn)] : []),
    ...(impossible ? [counts.impossible(impossible)] : []),
  ].join(', ');
}

/** What a mean is made of. Each part opens in its place. */
function Parts({ holder, subject, onSubject }: Pick<DrawerProps, 'holder' | 'subject' | 'onSubject'>) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const score = useScoreWords();
  const names = useSubjectWords();
  const figure = useFigure();
  const parts: readonly SubjectId[] =
    subject === 'overall'
      ? DIMENSIONS
      : subject === 'coordination'
        ? ['C1', 'C2', 'C3', 'D1']
        : MEASURES.filter((measure) => measure[0] === subject && holder.measures[measure]);
  return (
    <>
      <h3>{score.parts}</h3>
      <ScrollTable name={score.parts} className="t tight">
        <thead>
          <tr>
            <th scope="col">{score.part}</th>
            <th scope="col" className="num">
              {scores.evidence.score}
            </th>
            <th scope="col">{score.columns.interval(speech.percent(0.95))}</th>
            <th scope="col" className="num">
              {score.n}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => {
            const value = valueOf(holder, part) ?? { missing: 'no-items' as const };
            return (
              <tr key={part}>
                <th scope="row">{names.full(part)}</th>
                <td className="num">
                  <button type="button" className="figure" aria-label={`${names.full(part)}: ${isKnown(value) ? figure(value) : scores.missing[value.missing]}`} onClick={() => onSubject(part)}>
                    {figure(value)}
                  </button>
                </td>
                <td>{isKnown(value) ? <RangeText value={value} subject={part} /> : <MissingText value={value} />}</td>
                <td className="num">{isKnown(value) ? `${value.n}${value.few ? `, ${scores.few}` : ''}` : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
    </>
  );
}

function CopyLink() {
  const { evidence } = useSpeech().words.scores;
  const [copied, setCopied] = useState(false);
  // Only pages of a secure context may write to the clipboard; elsewhere the address bar has the link.
  if (!navigator.clipboard) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
    setTimeout(() => setCopied(false), 4_000);
  };
  return (
    <button type="button" className="btn btn-small" onClick={() => void copy()}>
      <Icon name={copied ? 'check' : 'link'} />
      {copied ? <span className="sent">{evidence.copied}</span> : evidence.copy}
    </button>
  );
}

interface EvidenceProps {
  readonly exercise: LiveExercise;
  readonly holder: Holder;
  readonly measure: MeasureId;
  readonly value: Known;
}

function Evidence({ exercise, holder, measure, value, upTo }: EvidenceProps & { readonly upTo: number }) {
  const words = useMeasureWords();
  return (
    <>
      {TIMED.has(measure) && <Waiting title={words.waiting[measure] ?? words.names[measure]} curve={curveOf(value.evidence)} />}
      {measure === 'D2' && <Resilience exercise={exercise.id} holder={holder.id} upTo={upTo} />}
      <Items key={`${holder.id} ${measure}`} exercise={exercise} holder={holder} measure={measure} value={value} />
    </>
  );
}

/** The curve of waiting, and its twin in a table. */
function Waiting({ title, curve }: { readonly title: string; readonly curve: Curve }) {
  const speech = useSpeech();
  const { evidence } = speech.words.scores;
  const [asTable, setAsTable] = useState(false);
  return (
    <>
      <div className="drawer-row">
        <h3>{title}</h3>
        <div className="segments" role="group" aria-label={evidence.showAs}>
          <button type="button" aria-pressed={!asTable} onClick={() => setAsTable(false)}>
            {evidence.curve}
          </button>
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(true)}>
            {evidence.table}
          </button>
        </div>
      </div>
      {asTable ? (
        <table className="t tight">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                {evidence.x}
              </th>
              <th scope="col" className="num">
                {evidence.share}
              </th>
            </tr>
          </thead>
          <tbody>
            {curve.steps.map((step) => (
              <tr key={step.x}>
                <td className="num">{speech.number(step.x, 2)}</td>
                <td className="num">{speech.number(step.share, 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <WaitingCurve curve={curve} />
      )}
    </>
  );
}

function Items({ exercise, holder, measure, value }: EvidenceProps) {
  const speech = useSpeech();
  const { words } = speech;
  const { evidence } = words.scores;
  const named = useMeasureWords();
  const { excuses } = useFold(exercise.entries, clocks);
  const score = useScoreWords();
  const actName = (kind: string) => (score.acts[kind] === undefined ? undefined : [score.acts[kind]]);
  const [all, setAll] = useState(value.evidence.length <= FIRST * 2);
  const several = holder.kind !== 'seat';
  const timed = TIMED.has(measure);
  return (
    <>
      <h3>{evidence.items}</h3>
      <ScrollTable name={evidence.items} className="t tight">
        <thead>
          <tr>
            <th scope="col">{evidence.columns.item}</th>
            {timed ? (
              <>
                <th scope="col" className="num">
                  {evidence.columns.took}
                </th>
                <th scope="col" className="num">
                  {evidence.columns.excused}
                </th>
                <th scope="col" className="num">
                  {evidence.columns.counted}
                </th>
                <th scope="col" className="num">
                  {evidence.columns.x}
                </th>
              </>
            ) : (
              <>
                <th scope="col">{named.columns.state}</th>
                <th scope="col" className="num">
                  {named.columns.weight}
                </th>
              </>
            )}
            <th scope="col" className="num">
              {evidence.columns.credit}
            </th>
            <th scope="col">{evidence.columns.entries}</th>
          </tr>
        </thead>
        <tbody>
          {value.evidence.slice(0, all ? undefined : FIRST).map((line, index) => (
            <tr key={index}>
              <th scope="row">
                <Told sentence={itemName(line, exercise, measure, actName)} />
                {line.task !== undefined && (
                  <span className="caption whose">
                    <Told sentence={[exercise.names.of(line.task)]} />
                  </span>
                )}
                {several && line.who !== undefined && (
                  <span className="caption whose">
                    <Told sentence={[exercise.names.of(line.who)]} />
                  </span>
                )}
                {line.crew && <span className="caption whose">{evidence.crew}</span>}
              </th>
              {timed ? (
                <Times line={line} excuse={excuses.get(key(line.item, line.who))} />
              ) : (
                <>
                  <td className={BAD.test(line.state) ? 'state-bad' : ''}>
                    {BAD.test(line.state) && '✕ '}
                    {wordFor(named.states, line.state)}
                  </td>
                  <td className="num">{line.weight === undefined ? '' : speech.number(line.weight, line.weight % 1 ? 1 : 0)}</td>
                </>
              )}
              <td className="num nowrap">
                <Credit line={line} timed={timed} />
              </td>
              <td>
                <span className="entry-links">
                  {line.entries.map((entry) => (
                    <Link
                      key={entry}
                      to={`/exercises/${exercise.id}/log?entry=${entry}`}
                      aria-label={words.control.log.entry(entry)}
                    >
                      {entry}
                    </Link>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {!all && (
        <p>
          <button type="button" className="btn btn-small" onClick={() => setAll(true)}>
            {score.allItems(value.evidence.length)}
          </button>
        </p>
      )}
    </>
  );
}

/** So many items stand there at first; the way to the sum under them is not blocked by hundreds. */
const FIRST = 12;

const BAD = /^(failed|wrong|omitted|stopped|cut-off|short|deny-.*)$/;

/** How long it took, what of that is excused, what counts, and that over the standard. */
function Times({ line, excuse }: { readonly line: EvidenceLine; readonly excuse: string | undefined }) {
  const speech = useSpeech();
  const { codes } = speech.words;
  const counted = line.x === undefined || line.withinMs === undefined ? undefined : line.x * line.withinMs;
  const excused = line.excusedMs ?? 0;
  const took = line.tookMs ?? (counted === undefined ? undefined : counted + excused);
  const going = line.state !== 'met' && line.state !== 'failed';
  return (
    <>
      <td className="num">{took === undefined ? '–' : span(took)}</td>
      <td className={`num excuse ${excused ? '' : 'muted'}`}>
        {span(excused)} {excused > 0 && excuse !== undefined && wordFor(codes.excuses, excuse)}
      </td>
      <td className="num">{counted === undefined ? '–' : span(counted)}</td>
      <td className="num nowrap">{line.x === undefined ? '–' : `${speech.number(line.x, 2)}${going ? ' +' : ''}`}</td>
    </>
  );
}

function Credit({ line, timed }: { readonly line: EvidenceLine; readonly timed: boolean }) {
  const speech = useSpeech();
  const { states } = speech.words.scores.evidence;
  if (timed && line.state !== 'met') {
    const word = wordFor(states, line.state);
    return line.state === 'failed' ? <b className="state-bad">✕ 0, {word}</b> : word;
  }
  // The credit of a timed item is that of its time.
  const earned = line.credit === undefined ? (timed ? credit(line.x ?? 0) : undefined) : line.credit / 1000;
  if (earned === undefined) return '–';
  return earned === 0 ? <b className="state-bad">✕ 0</b> : speech.number(earned, Number.isInteger(earned) ? 0 : 2);
}

/** What an item is, by what its measure looks at. */
function itemName(
  line: EvidenceLine,
  { script, names }: LiveExercise,
  measure: MeasureId,
  actName: (kind: string) => Sentence | undefined,
): Sentence {
  const between = line.to === undefined ? [] : [' → ', names.of(line.to)];
  switch (measure) {
    case 'C2':
      return [names.of(line.item), ...between];
    case 'C4':
    case 'D1':
      return line.who === undefined ? [line.item] : [names.of(line.who), ...between];
    case 'B3':
    case 'D3':
      return [names.of(line.item)];
    case 'B2':
      // A decision, an action or a falsehood has a title, an expectation has what it looks for; else it is a kind of act.
      return script.titles.has(line.item) ? [names.of(line.item)] : (actName(line.item) ?? names.expectation(line.item));
    default: {
      const sent = /^msg-(\d+)(-ack)?$/.exec(line.item);
      if (sent) return names.message(Number(sent[1]));
      const id = line.item.replace(/-ack$/, '');
      const number = script.lines.find((one) => one.id === id)?.number;
      return number === undefined ? names.expectation(line.item) : [`${number} `, names.of(id)];
    }
  }
}

function useDrawerKeys(onWalk: (step: 1 | -1) => void, onTurn: (step: 1 | -1) => void, onClose: () => void) {
  const act = useRef({ onWalk, onTurn, onClose });
  act.current = { onWalk, onTurn, onClose };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') act.current.onClose();
      else if (event.key === 'ArrowUp') act.current.onWalk(-1);
      else if (event.key === 'ArrowDown') act.current.onWalk(1);
      else if (event.key === 'ArrowLeft') act.current.onTurn(-1);
      else if (event.key === 'ArrowRight') act.current.onTurn(1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
