import { span } from '../../lib/clock';
import type { EvidenceLine, Known, MeasureId } from '../../lib/wire';
import type { Tally } from '../../lib/words/en-measures';
import { NO_CREDIT } from './curve';

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

/** Items that shape the curve of waiting and do not count in n, by how they stand. What was watched to no credit counts. */
export function uncounted(measure: MeasureId, { evidence }: Known): Readonly<Record<'open' | 'censored' | 'withdrawn' | 'impossible', number>> {
  const of = (wanted: string) =>
    TIMED.has(measure) ? evidence.filter(({ state, x }) => state === wanted && (x ?? 0) < NO_CREDIT).length : 0;
  return { open: of('open'), censored: of('censored'), withdrawn: of('withdrawn'), impossible: of('impossible') };
}
