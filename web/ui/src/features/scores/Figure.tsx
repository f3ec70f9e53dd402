import { useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import type { Value } from '../../lib/wire';
import { isKnown } from './holders';

const LINES = [0, 50, 70, 85, 100];

/** A figure on a line from 0 to 100 with its interval. The figures stand beside it in words. */
export function IntervalBar({ value }: { readonly value: Value }) {
  const known = isKnown(value) ? value : undefined;
  const [low, high] = known?.interval ?? [];
  return (
    <svg className={`interval ${known && known.value < 50 ? 'low' : ''}`} viewBox="-6 0 162 18" aria-hidden="true">
      {LINES.map((line) => (
        <line key={line} className="grid" x1={line * 1.5} x2={line * 1.5} y1="0" y2="18" />
      ))}
      {low !== undefined && high !== undefined && (
        <line className="range" x1={low * 1.5} x2={high * 1.5} y1="9" y2="9" />
      )}
      {known && <circle cx={known.value * 1.5} cy="9" r="4" />}
    </svg>
  );
}

/** A figure as text: one decimal, or a dash. Never 0 for what is missing. */
export function useFigure(): (value: Value) => string {
  const speech = useSpeech();
  return (value) => (isKnown(value) ? speech.number(value.value, 1) : speech.words.scores.missingFigure);
}

/** The interval in words, or that there is none. */
export function RangeText({ value }: { readonly value: Value }) {
  const speech = useSpeech();
  const { scores } = speech.words;
  if (!isKnown(value)) return '';
  const [low, high] = value.interval ?? [];
  if (low === undefined || high === undefined) return <span className="muted">{scores.noInterval(value.n)}</span>;
  return scores.range(speech.number(low, 1), speech.number(high, 1));
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

/** Marks what is under 50 with more than a colour. */
export function LowMark({ value }: { readonly value: Value }) {
  return isKnown(value) && value.value < 50 ? <Icon name="error" /> : null;
}
