import { span } from '../../lib/clock';
import type { EvidenceLine, Known, MeasureId } from '../../lib/wire';
import type { Tally } from '../../lib/words/en-measures';

/** Measures whose items have a clock: their figure is the area under a curve of waiting. */
export const TIMED: ReadonlySet<MeasureId> = new Set(['A1', 'A2', 'C1', 'D1']);

const GOOD = new Set(['met', 'right', 'allowed', 'closed', 'reached', 'covered']);
const CUT = new Set(['censored', 'withdrawn', 'impossible']);

/** Neither good nor bad: nothing more will come of it, or it may still come. */
const isCut = ({ state }: EvidenceLine, measure: MeasureId) =>
  CUT.has(state) || (state === 'open' && measure !== 'C3');

export function tally(measure: MeasureId, { evidence, excusedMs }: Known): Tally {
  const good = evidence.filter(({ state }) => GOOD.has(state));
  const cut = evidence.filter((line) => isCut(line, measure)).length;
  return {
    items: evidence.length,
    good: good.length,
    inTime: good.filter(({ x }) => (x ?? 0) <= 1).length,
    bad: evidence.length - good.length - cut,
    cut,
    excused: excusedMs ? span(excusedMs) : undefined,
  };
}

/** The figure worked out from its evidence: numerator and denominator in the formula's own terms. */
export interface Sum {
  readonly over: number;
  readonly under: number;
}

/** Where the evidence alone gives the figure: what is divided by what. Missing where it also needs the script. */
export function sumOf(measure: MeasureId, evidence: readonly EvidenceLine[]): Sum | undefined {
  switch (measure) {
    case 'C2': {
      const allowed = evidence.filter(({ state }) => state === 'allowed').length;
      const severities = evidence.filter(({ state }) => state !== 'allowed').reduce((sum, { weight }) => sum + (weight ?? 1), 0);
      return { over: allowed, under: allowed + severities };
    }
    case 'B3':
    case 'C3':
    case 'C4':
    case 'D3': {
      const weighed = evidence.map(({ credit, weight }) => [(credit ?? 0) / 1000, weight ?? 1] as const);
      return {
        over: weighed.reduce((sum, [credit, weight]) => sum + credit * weight, 0),
        under: weighed.reduce((sum, [, weight]) => sum + weight, 0),
      };
    }
    default:
      return undefined;
  }
}
