import type { MeasureId } from '../wire';
import { codes } from './en-codes';
import { counted } from './en';

/** How many items of a measure stand how, for its sentence. */
export interface Tally {
  readonly items: number;
  /** Met, right, allowed, closed, reached, covered. */
  readonly good: number;
  /** Of the timed ones that were met: within the standard. */
  readonly inTime: number;
  /** Failed, wrong, forbidden, open, cut off, short. */
  readonly bad: number;
  /** Cut short: neither met nor failed. */
  readonly cut: number;
  readonly excused: string | undefined;
}

const cutShort = ({ cut, excused }: Tally) =>
  [cut ? `${cut} cut short or still open: counted only up to that moment.` : '', excused ? `${excused} excused.` : '']
    .filter(Boolean)
    .join(' ');
const timed = (what: string) => (tally: Tally) =>
  [`${tally.good} of ${tally.items} ${what}, ${tally.inTime} within the standard.`, cutShort(tally)].filter(Boolean).join(' ');

/** What each measure is called and what its evidence says, in English. */
export const enMeasures = {
  names: {
    A1: 'Acknowledgement timeliness',
    A2: 'Decision and action timeliness',
    B1: 'Task accomplishment',
    B2: 'Decision accuracy',
    B3: 'Evaluator rating',
    C1: 'Need-to-know coverage',
    C2: 'Sharing compliance',
    C3: 'Closed-loop communication',
    C4: 'Realized connectivity',
    D1: 'PACE failover',
    D2: 'Performance retained',
    D3: 'Depth (cross-training)',
  } satisfies Readonly<Record<MeasureId, string>> as Readonly<Record<MeasureId, string>>,
  dimensions: { A: 'responsiveness', B: 'quality of action', C: 'coordination and sharing', D: 'resilience and depth' } as Readonly<
    Record<string, string>
  >,
  figure: (holder: string, measure: string, value: string) => `${holder}, ${measure}: ${value}. Evidence`,
  says: {
    A1: timed('acknowledged'),
    A2: timed('decided or done'),
    B1: (tally) => [`${tally.good} of ${tally.items} expectations met, ${tally.bad} failed.`, tally.cut ? `${tally.cut} left out: cut short, withdrawn, impossible or still open.` : ''].filter(Boolean).join(' '),
    B2: (tally) => `${tally.good} right, ${tally.bad} wrong or left undone, of ${tally.items}.`,
    B3: (tally) => `${counted(tally.items, 'task', 'tasks')} rated by evaluators.`,
    C1: timed('needs met'),
    C2: (tally) => `${tally.good} of ${counted(tally.items, 'disclosure', 'disclosures')} allowed by an agreement or an emergency, ${tally.bad} forbidden.`,
    C3: (tally) => `${tally.good} of ${counted(tally.items, 'message', 'messages')} acknowledged and closed.`,
    C4: (tally) => `${tally.good} of ${counted(tally.items, 'pair', 'pairs')} that must exchange reached each other.`,
    D1: timed('moved to another PACE level'),
    D2: (tally) => `${counted(tally.items, 'expectation', 'expectations')} in the time of disruptions, ${tally.bad} failed.`,
    D3: (tally) => `${tally.good} of ${counted(tally.items, 'function', 'functions')} covered as deep as the script asks.`,
  } satisfies Readonly<Record<MeasureId, (tally: Tally) => string>> as Readonly<Record<MeasureId, (tally: Tally) => string>>,
  waiting: {
    A1: 'Share still waiting, by time over standard',
    A2: 'Share not yet done, by time over standard',
    C1: 'Share of needs not yet met, by time over standard',
    D1: 'Share not yet moved, by time over standard',
  } as Readonly<Record<string, string>>,
  formulas: {
    B1: '100 × Σ (weight of the task × its credit) ÷ Σ weight of the tasks; the credit of a task is the mean of its expectations, each by its weight',
    B2: '100 × 2 right ÷ (2 right + false acts + left undone); a wrong choice is both of the last',
    B3: '100 points for P, 80 for S, 50 for M, 0 for U; the mean over evaluators, then over tasks',
    C2: '100 × allowed ÷ (allowed + Σ severity of the forbidden)',
    C3: '100 × mean credit of the messages',
    C4: '100 × mean of planned ÷ realized steps of the pairs',
    D2: '100 × (1 − lost area ÷ the area that could be lost)',
    D3: '100 × Σ (weight × share covered) ÷ Σ weight',
  } as Readonly<Record<string, string>>,
  states: {
    ...codes.verdicts,
    met: 'met',
    failed: 'failed',
    censored: 'cut short',
    withdrawn: 'withdrawn',
    impossible: 'impossible',
    open: 'open',
    right: 'right',
    wrong: 'wrong',
    omitted: 'left undone',
    allowed: 'allowed',
    stopped: 'stopped',
    closed: 'closed',
    acknowledged: 'acknowledged, not closed',
    reached: 'reached',
    'cut-off': 'cut off',
    covered: 'covered',
    short: 'not deep enough',
  } as Readonly<Record<string, string>>,
  columns: { state: 'State', weight: 'Weight' },
  table: 'Measures',
  count: (n: number) => `n ${n}`,
  measure: 'Measure',
  walk: 'Up and down: the next holder. Left and right: the next measure.',
  atMost: (value: string) => `At best ${value}: the longest item was cut short.`,
};

export type MeasureWords = typeof enMeasures;
