import { afterEach, describe, expect, it, vi } from 'vitest';
import { crossTrainingFor, overviewNow, readinessOf, compare } from '../../lib/readiness';
import type { Curve } from '../../lib/readiness';
import { bandOf } from './bands';
import { trendRows } from './rows';

const point = (on: string, value: number, ahead = false) => ({ on, value, low: value - 10, high: value + 10, ahead });
const curve: Curve = {
  of: 'headline',
  points: [
    point('2026-05-11', 58.97),
    point('2026-08-01', 55),
    point('2026-11-11', 52.99),
    point('2026-11-11', 63.25),
    point('2026-11-24', 63),
    point('2026-12-09', 62, true),
    point('2026-12-24', 61, true),
    point('2027-01-08', 60, true),
    point('2027-11-24', 50, true),
  ],
  dots: [
    { on: '2026-05-11', exercise: 'ex-1', value: 62, counts: true },
    { on: '2026-07-01', exercise: 'ex-2', value: 90, counts: false },
    { on: '2026-11-11', exercise: 'ex-3', value: 66, counts: true },
  ],
};

describe('the table that says what the curve shows', () => {
  const rows = trendRows(curve, '2026-11-24', '2027-01-30');

  it('has each drill before and after it, also those that were kept out', () => {
    expect(rows.slice(0, 4).map(({ on, when, drills }) => [on, when, drills.map(({ value }) => value)])).toEqual([
      ['2026-05-11', 'after', [62]],
      ['2026-07-01', undefined, [90]],
      ['2026-11-11', 'before', []],
      ['2026-11-11', 'after', [66]],
    ]);
  });

  it('has today, one day a month ahead, and the last one', () => {
    expect(rows.slice(4).map(({ on, when }) => [on, when])).toEqual([
      ['2026-11-24', 'isToday'],
      ['2026-12-09', 'ahead'],
      ['2027-01-08', 'ahead'],
      ['2027-01-30', undefined],
      ['2027-11-24', 'ahead'],
    ]);
  });

  it('has the due date, on its own day', () => {
    expect(rows.filter(({ due }) => due).map(({ on }) => on)).toEqual(['2027-01-30']);
  });

  it('is empty where nothing was drilled', () => {
    expect(trendRows({ of: 'A1', points: [], dots: [] }, '2026-11-24', undefined)).toEqual([]);
  });
});

describe('the shade of a figure', () => {
  it.each([
    [70, 'fine'],
    [69.99, 'mild'],
    [60, 'mild'],
    [59.9, 'low'],
    [50, 'low'],
    [49.99, 'bad'],
    [0, 'bad'],
  ] as const)('%s is %s', (value, band) => expect(bandOf(value)).toBe(band));
});

const profile = {
  id: 'standard-1',
  hash: 'ab',
  target: 70,
  dueRisk: 0.2,
  untrained: 40,
  leastItems: 5,
  halfLives: { accuracy: 6.5, speed: 13, other: 11 },
};
const estimate = { value: 67.71, low: 58.54, high: 76.88, n: 23, due: '2027-01-08', adjusted: 68.9 };
const played = { id: 'ex-1', name: 'May', scenario: { id: 'desert-relay', title: { en: 'Desert Relay' }, hash: 'cd' }, seed: 7 };

/** A server that answers everything with this, and what was asked of it. */
function answering(body: unknown): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response(JSON.stringify(body)));
  });
  return asked;
}

describe('what the server tells', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('of all agencies is read, without evidence where a cell is absent', async () => {
    const asked = answering({
      asOf: '2026-11-24',
      exercises: 9,
      profile,
      persons: 'withheld',
      agencies: [{ id: 'state-eoc', title: { en: 'State EOC' }, level: 'state', dimensions: { A: estimate }, drills: 3 }],
      refresh: [
        { agency: 'state-eoc', title: { en: 'State EOC' }, dimension: 'C', estimate, due: '2027-01-08', days: 45 },
      ],
      capabilities: {
        names: ['operational-coordination', 'housing'],
        rows: [
          {
            agency: 'state-eoc',
            title: { en: 'State EOC' },
            cells: { 'operational-coordination': { value: 68, low: 60, high: 77.1, n: 14, wide: false } },
          },
        ],
      },
    });
    const read = await overviewNow('c-1');
    expect(asked).toEqual(['/api/readiness?cohort=c-1']);
    expect(read.capabilities.rows[0]!.cells.housing).toBeUndefined();
    expect(read.agencies[0]!.headline).toBeUndefined();
  });

  it('of a person is read down to why a drill was kept out and why a measure is missing', async () => {
    const asked = answering({
      asOf: '2026-11-24',
      profile,
      of: { kind: 'person', id: 'p 1', name: 'Rowan Vale' },
      headline: estimate,
      dimensions: { A: estimate },
      measures: {
        A1: {
          estimate,
          waiting: 3,
          steps: [
            {
              on: '2026-05-11',
              value: 62,
              n: 12,
              noise: 36,
              seenBefore: false,
              before: { value: 40, low: 10.6, high: 69.4 },
              after: { value: 58.97, low: 48.05, high: 69.88 },
            },
          ],
        },
      },
      drills: [
        {
          exercise: played,
          on: '2026-05-11',
          counts: false,
          keptOut: ['not-real-speed', 'solo'],
          seenBefore: false,
          measures: { A1: { value: 62, n: 12, few: false }, B1: { missing: 'no-items' } },
        },
      ],
      curve,
    });
    const read = await readinessOf('people', 'p 1', 'headline');
    expect(asked).toEqual(['/api/readiness/people/p%201?of=headline']);
    expect(read.drills[0]!.keptOut).toEqual(['not-real-speed', 'solo']);
    expect(read.drills[0]!.measures.B1).toEqual({ missing: 'no-items' });
  });

  it('of cross-training is read, functions that somebody lacks left out of his row', async () => {
    const person = { id: 'p-1', name: 'Rowan Vale' };
    answering({
      asOf: '2026-11-24',
      scenario: played.scenario,
      refreshMonths: 12,
      functions: [
        {
          id: 'dispatching',
          title: { en: 'Dispatching' },
          depth: 3,
          weight: 2,
          positions: [{ id: 'so-dispatch', title: { en: 'Dispatch' }, agency: 'yucca-so' }],
          current: 1,
          toRefresh: 0,
          missing: 2,
          people: [{ person, state: 'current', on: '2026-05-11', due: '2027-05-11', permille: 812 }],
        },
      ],
      offices: [{ people: 1, functions: { dispatching: { current: 1, toRefresh: 0 } } }],
      people: [{ person, functions: {} }],
    });
    const read = await crossTrainingFor('desert-relay');
    expect(read.people[0]!.functions).toEqual({});
    expect(read.offices[0]!.office).toBeUndefined();
  });

  it('of drills that can’t be compared has reasons and no figures', async () => {
    const asked = answering({ comparable: false, differs: ['scenario'], sameSeed: false, exercises: [played, played] });
    const read = await compare(['ex-1', 'ex-2']);
    expect(asked).toEqual(['/api/comparison?exercise=ex-1&exercise=ex-2']);
    expect(read.exercises.map(({ values }) => values)).toEqual([undefined, undefined]);
  });
});
