import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { span } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { useFold } from '../../lib/feed';
import type { Fold } from '../../lib/feed';
import { Said, useSpeech } from '../../lib/language';
import type { LogEntry } from '../../lib/log';
import { Icon } from '../../lib/parts/Icon';
import { Told } from '../../lib/parts/Told';
import { useVoice } from '../../lib/say';
import type { Sentence } from '../../lib/sentence';
import type { EvidenceLine, Known, MeasureId } from '../../lib/wire';
import { wordFor } from '../../lib/words/en-codes';
import { useMeasureWords } from '../../lib/words/measures';
import { area, credit, curveOf, shareAt, stretches } from './curve';
import type { Curve } from './curve';
import { MissingText, RangeText } from './Figure';
import { isKnown } from './holders';
import type { Holder } from './holders';
import { sumOf, tally, TIMED } from './tally';
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
  readonly measure: MeasureId;
  /** The measures that the holder has. */
  readonly measures: readonly MeasureId[];
  readonly profile: string;
  readonly upTo: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly onWalk: (step: 1 | -1) => void;
  readonly onTurn: (step: 1 | -1) => void;
  readonly onMeasure: (measure: MeasureId) => void;
  readonly onClose: () => void;
}

/** What a figure was made of. ↑ and ↓ go to the next holder, ← and → to the next measure, Esc closes. */
export function EvidenceDrawer(props: DrawerProps) {
  const { exercise, holder, measure, measures, profile, upTo, first, last, onWalk, onTurn, onMeasure, onClose } = props;
  const speech = useSpeech();
  const voice = useVoice();
  const { scores } = speech.words;
  const { evidence } = scores;
  const words = useMeasureWords();
  const box = useRef<HTMLElement>(null);
  useDrawerKeys(onWalk, onTurn, onClose);
  const value = holder.measures[measure] ?? { missing: 'no-items' };
  const name = `${holder.kind === 'exercise' ? scores.exercise : speech.of(holder.title).text}, ${measure}`;
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
              {holder.kind === 'exercise' ? scores.exercise : <Said text={holder.title} />}, {words.dimensions[measure[0]!]}
            </p>
            <h2 id="h-evidence">
              {measure} {words.names[measure]}
            </h2>
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
          {measures.length > 1 && (
            <div className="segments drawer-measures" role="group" aria-label={words.table}>
              {measures.map((one) => (
                <button key={one} type="button" aria-pressed={one === measure} aria-label={`${one} ${words.names[one]}`} onClick={() => onMeasure(one)}>
                  {one}
                </button>
              ))}
            </div>
          )}
          {isKnown(value) ? (
            <Evidence exercise={exercise} holder={holder} measure={measure} value={value} />
          ) : (
            <>
              <p>
                <span className="big">{scores.missingFigure}</span> <MissingText value={value} />{' '}
                {value.unsettled?.atMost !== undefined && words.atMost(speech.number(value.unsettled.atMost, 1))}
              </p>
              {value.unsettled && <Items exercise={exercise} holder={holder} measure={measure} value={value.unsettled} />}
            </>
          )}
          <p className="caption">{evidence.profile(profile, upTo)}</p>
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

function Evidence({ exercise, holder, measure, value }: EvidenceProps) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const { evidence } = scores;
  const words = useMeasureWords();
  const timed = TIMED.has(measure);
  const curve = curveOf(value.evidence);
  const onTime = value.onTime ?? 100 * (1 - shareAt(curve, 1));
  return (
    <>
      <dl className="figures">
        <div>
          <dt>{evidence.score}</dt>
          <dd className="big">{speech.number(value.value, 1)}</dd>
        </div>
        <div>
          <dt>{scores.interval(speech.percent(0.95))}</dt>
          <dd>
            <RangeText value={value} />
          </dd>
        </div>
        {timed && (
          <div>
            <dt>{evidence.onTime}</dt>
            <dd>{speech.percent(onTime / 100, 1)}</dd>
          </div>
        )}
        <div>
          <dt>{evidence.count}</dt>
          <dd>{scores.items(value.evidence.length)}</dd>
        </div>
      </dl>
      <p className="say">
        {words.says[measure](tally(measure, value))}{' '}
        {value.atMost !== undefined && `${words.atMost(speech.number(value.atMost, 1))} `}
        {value.few && scores.fewMeans}
      </p>
      {timed && <Waiting title={words.waiting[measure] ?? words.names[measure]} curve={curve} />}
      <Items exercise={exercise} holder={holder} measure={measure} value={value} />
      <h3>{evidence.worked}</h3>
      {timed ? <Arithmetic value={value} /> : <Formula measure={measure} value={value} />}
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

/** What is divided by what, where there is no curve. */
function Formula({ measure, value }: { readonly measure: MeasureId; readonly value: Known }) {
  const speech = useSpeech();
  const words = useMeasureWords();
  const sum = sumOf(measure, value.evidence);
  const round = (n: number) => speech.number(n, Number.isInteger(n) ? 0 : 2);
  return (
    <p className="arithmetic mono">
      {words.formulas[measure]}
      <br />
      {sum && sum.under > 0 && `100 × ${round(sum.over)} ÷ ${round(sum.under)} `}= <b>{speech.number(value.value, 1)}</b>
    </p>
  );
}

function Items({ exercise, holder, measure, value }: EvidenceProps) {
  const speech = useSpeech();
  const { words } = speech;
  const { evidence } = words.scores;
  const named = useMeasureWords();
  const { excuses } = useFold(exercise.entries, clocks);
  const several = holder.kind !== 'seat';
  const timed = TIMED.has(measure);
  return (
    <>
      <h3>{evidence.items}</h3>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={evidence.items}>
        <table className="t tight">
          <caption className="sr-only">{evidence.items}</caption>
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
            {value.evidence.map((line, index) => (
              <tr key={index}>
                <th scope="row">
                  <Told sentence={itemName(line, exercise, measure)} />
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
        </table>
      </div>
    </>
  );
}

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
function itemName(line: EvidenceLine, { script, names }: LiveExercise, measure: MeasureId): Sentence {
  const between = line.to === undefined ? [] : [' → ', names.of(line.to)];
  switch (measure) {
    case 'C2':
      return [names.of(line.item), ...between];
    case 'C4':
    case 'D1':
      return line.who === undefined ? [line.item] : [names.of(line.who), ...between];
    case 'B2':
    case 'B3':
    case 'D3':
      return [names.of(line.item)];
    default: {
      const sent = /^msg-(\d+)(-ack)?$/.exec(line.item);
      if (sent) return names.message(Number(sent[1]));
      const id = line.item.replace(/-ack$/, '');
      const number = script.lines.find((one) => one.id === id)?.number;
      return number === undefined ? names.expectation(line.item) : [`${number} `, names.of(id)];
    }
  }
}

/** The arithmetic from the curve to the figure, line by line. */
function Arithmetic({ value }: { readonly value: Known }) {
  const speech = useSpeech();
  const { evidence } = speech.words.scores;
  const curve = curveOf(value.evidence);
  const lost = area(curve);
  const result = 100 * (1 - lost);
  const parts = stretches(curve)
    .filter(({ width }) => width > 0)
    .map(({ width, share }) => `${speech.number(width, 2)} × ${speech.number(share, 3)}`);
  return (
    <>
      <p className="arithmetic mono">
        100 × (1 − {evidence.area})<br />
        100 × (1 − ({parts.join(' + ')}))
        <br />
        100 × (1 − {speech.number(lost, 3)}) = <b>{speech.number(result, 1)}</b>
      </p>
      {Math.abs(result - value.value) > 0.05 && (
        <p className="state state-warn">
          <Icon name="warning" />
          {evidence.differs(speech.number(value.value, 1))}
        </p>
      )}
    </>
  );
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
