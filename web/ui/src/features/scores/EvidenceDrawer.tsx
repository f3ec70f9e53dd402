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
import type { EvidenceLine, Known } from '../../lib/wire';
import { wordFor } from '../../lib/words/en-codes';
import { area, credit, curveOf, shareAt, stretches } from './curve';
import { MissingText, RangeText } from './Figure';
import { isKnown } from './holders';
import type { Holder } from './holders';
import { WaitingCurve } from './WaitingCurve';

/** What the log tells of expectations: their standards in ms, and why their clocks stood. Keyed by expectation and whose. */
interface Clocks {
  readonly within: Map<string, number>;
  readonly excuses: Map<string, string>;
}

const key = (exp: string, who: string) => `${exp} ${who}`;

const clocks: Fold<LogEntry, Clocks> = {
  start: () => ({ within: new Map(), excuses: new Map() }),
  step({ within, excuses }, { event }) {
    if (event.kind === 'expectation-opened' && event.within !== undefined) {
      within.set(key(event.exp, event.who), event.within);
    } else if (event.kind === 'expectation-blocked') {
      excuses.set(key(event.exp, event.who), event.reason);
    }
  },
};

interface DrawerProps {
  readonly exercise: LiveExercise;
  readonly holder: Holder;
  readonly profile: string;
  readonly upTo: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly onWalk: (step: 1 | -1) => void;
  readonly onClose: () => void;
}

/** What a figure was made of. ↑ and ↓ go to the next holder, Esc closes. */
export function EvidenceDrawer({ exercise, holder, profile, upTo, first, last, onWalk, onClose }: DrawerProps) {
  const speech = useSpeech();
  const voice = useVoice();
  const { scores } = speech.words;
  const { evidence } = scores;
  const box = useRef<HTMLElement>(null);
  useDrawerKeys(onWalk, onClose);
  const name = holder.kind === 'exercise' ? scores.exercise : speech.of(holder.title).text;
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
      <div className="drawer-head">
        <div className="grow">
          <p className="caption">
            {holder.kind === 'exercise' ? scores.exercise : <Said text={holder.title} />}, {scores.dimension.A1}
          </p>
          <h2 id="h-evidence">A1 {scores.measures.A1}</h2>
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
        {isKnown(holder.value) ? (
          <Evidence exercise={exercise} holder={holder} value={holder.value} />
        ) : (
          <p>
            <span className="big">{scores.missingFigure}</span> <MissingText value={holder.value} />
          </p>
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
  readonly value: Known;
}

function Evidence({ exercise, holder, value }: EvidenceProps) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const { evidence } = scores;
  const [asTable, setAsTable] = useState(false);
  const curve = curveOf(value.evidence);
  const met = value.evidence.filter((line) => line.state === 'met');
  const cut = value.evidence.filter((line) => line.state !== 'met' && line.state !== 'failed').length;
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
        <div>
          <dt>{evidence.onTime}</dt>
          <dd>{speech.percent(onTime / 100, 1)}</dd>
        </div>
        <div>
          <dt>{evidence.count}</dt>
          <dd>{scores.items(value.evidence.length)}</dd>
        </div>
      </dl>
      <p className="say">
        {evidence.say(
          value.evidence.length,
          met.length,
          met.filter((line) => (line.x ?? 0) <= 1).length,
          cut,
          value.excusedMs ? span(value.excusedMs) : undefined,
        )}{' '}
        {value.few && scores.fewMeans}
      </p>
      <div className="drawer-row">
        <h3>{evidence.waiting}</h3>
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
          <caption className="sr-only">{evidence.waiting}</caption>
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
      <Items exercise={exercise} holder={holder} value={value} />
      <h3>{evidence.worked}</h3>
      <Arithmetic value={value} />
    </>
  );
}

function Items({ exercise, holder, value }: EvidenceProps) {
  const speech = useSpeech();
  const { words } = speech;
  const { evidence } = words.scores;
  const { within, excuses } = useFold(exercise.entries, clocks);
  const several = holder.kind !== 'seat';
  return (
    <>
      <h3>{evidence.items}</h3>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={evidence.items}>
        <table className="t tight">
          <caption className="sr-only">{evidence.items}</caption>
          <thead>
            <tr>
              <th scope="col">{evidence.columns.item}</th>
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
              <th scope="col" className="num">
                {evidence.columns.credit}
              </th>
              <th scope="col">{evidence.columns.entries}</th>
            </tr>
          </thead>
          <tbody>
            {value.evidence.map((line) => {
              const standard = within.get(key(line.item, line.who));
              const counted = line.x === undefined || standard === undefined ? undefined : line.x * standard;
              const excused = line.excusedMs ?? 0;
              const excuse = excuses.get(key(line.item, line.who));
              const open = line.state !== 'met' && line.state !== 'failed';
              return (
                <tr key={key(line.item, line.who)}>
                  <th scope="row">
                    <Told sentence={itemName(line, exercise)} />
                    {several && (
                      <span className="caption whose">
                        <Told sentence={[exercise.names.of(line.who)]} />
                      </span>
                    )}
                    {line.crew && <span className="caption whose">{evidence.crew}</span>}
                  </th>
                  <td className="num">{counted === undefined ? '–' : span(counted + excused)}</td>
                  <td className={`num excuse ${excused ? '' : 'muted'}`}>
                    {span(excused)} {excused > 0 && excuse !== undefined && wordFor(words.codes.excuses, excuse)}
                  </td>
                  <td className="num">{counted === undefined ? '–' : span(counted)}</td>
                  <td className="num nowrap">
                    {line.x === undefined ? '–' : `${speech.number(line.x, 2)}${open ? ' +' : ''}`}
                  </td>
                  <td className="num nowrap">
                    <Credit line={line} />
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
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Credit({ line }: { readonly line: EvidenceLine }) {
  const speech = useSpeech();
  const { states } = speech.words.scores.evidence;
  if (line.state !== 'met') {
    const word = wordFor(states, line.state);
    return line.state === 'failed' ? <b className="state-bad">✕ 0, {word}</b> : word;
  }
  const earned = (credit(line.x ?? 0) * (line.credit ?? 1000)) / 1000;
  return earned === 0 ? <b className="state-bad">✕ 0</b> : speech.number(earned, Number.isInteger(earned) ? 0 : 2);
}

/** What was to be acknowledged: the line by its number and title, or the message. */
function itemName(line: EvidenceLine, { script, names }: LiveExercise): Sentence {
  const sent = /^msg-(\d+)-ack$/.exec(line.item);
  if (sent) return names.message(Number(sent[1]));
  const id = line.item.replace(/-ack$/, '');
  const number = script.lines.find((one) => one.id === id)?.number;
  return number === undefined ? [names.of(id)] : [`${number} `, names.of(id)];
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

function useDrawerKeys(onWalk: (step: 1 | -1) => void, onClose: () => void) {
  const act = useRef({ onWalk, onClose });
  act.current = { onWalk, onClose };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') act.current.onClose();
      else if (event.key === 'ArrowUp') act.current.onWalk(-1);
      else if (event.key === 'ArrowDown') act.current.onWalk(1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
