import { useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import type { Known, Value } from '../../lib/wire';
import { useScoreWords } from '../../lib/words/scores';
import { isLow } from './grade';
import { isKnown, isMeasure } from './holders';
import type { SubjectId } from './holders';

const LINES = [0, 50, 70, 85, 100];

interface IntervalBarProps {
  readonly value: Value;
  /** What it would be but for a cap. */
  readonly uncapped?: number | undefined;
  readonly low?: boolean;
}

/** A figure on a line from 0 to 100 with its interval, and as a ring what a cap hides. The figures stand beside it in words. */
export function IntervalBar({ value, uncapped, low = false }: IntervalBarProps) {
  const known = isKnown(value) ? value : undefined;
  const [from, to] = known?.interval ?? [];
  return (
    <svg className={`interval ${low || uncapped !== undefined ? 'low' : ''}`} viewBox="-6 0 162 18" aria-hidden="true">
      {LINES.map((line) => (
        <line key={line} className="grid" x1={line * 1.5} x2={line * 1.5} y1="0" y2="18" />
      ))}
      {from !== undefined && to !== undefined && <line className="range" x1={from * 1.5} x2={to * 1.5} y1="9" y2="9" />}
      {uncapped !== undefined && <circle className="ring" cx={uncapped * 1.5} cy="9" r="4" />}
      {known && <circle className={known.few ? 'hollow' : ''} cx={known.value * 1.5} cy="9" r="4" />}
    </svg>
  );
}

/** A figure as text: one decimal, or a dash. Never 0 for what is missing. */
export function useFigure(): (value: Value) => string {
  const speech = useSpeech();
  return (value) => (isKnown(value) ? speech.number(value.value, 1) : speech.words.scores.missingFigure);
}

/** The interval in words, or why there is none. */
export function RangeText({ value, subject }: { readonly value: Value; readonly subject: SubjectId }) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const words = useScoreWords();
  if (!isKnown(value)) return '';
  const [low, high] = value.interval ?? [];
  if (low === undefined || high === undefined) return <span className="muted">{words.noInterval[whyNone(value, subject)]}</span>;
  return scores.range(speech.number(low, 1), speech.number(high, 1));
}

function whyNone(value: Known, subject: SubjectId) {
  if (subject === 'coordination') return 'coordination';
  if (!isMeasure(subject)) return 'mean';
  return value.n < 2 && subject !== 'D2' && subject !== 'D3' ? 'wilson' : 'none';
}

/** Fewer than five items: a label on the number, never a reason to hide it. */
export function Few({ value }: { readonly value: Value }) {
  const { scores } = useSpeech().words;
  if (!isKnown(value) || !value.few) return null;
  return (
    <span className="tag tag-line" title={scores.fewMeans}>
      {scores.few}
    </span>
  );
}

/** Why there is no figure. */
export function MissingText({ value }: { readonly value: Value }) {
  const { scores } = useSpeech().words;
  return isKnown(value) ? null : <span className="muted">{scores.missing[value.missing]}</span>;
}

/** Marks what is under 50, and surely so, with more than a colour. */
export function LowMark({ value, live, mean = false }: { readonly value: Value; readonly live: boolean; readonly mean?: boolean }) {
  if (!isKnown(value) || !isLow(value, live, mean)) return null;
  return (
    <span className="state-bad">
      <Icon name="error" />
    </span>
  );
}
