import { describe, expect, it } from 'vitest';
import type { LiveExercise } from '../../lib/exercise';
import type { ScoreHolder, Scores, Text, Value } from '../../lib/wire';
import { holdersOf, subjectsOf, valueOf } from './holders';

const known = (value: number): Value => ({ value, n: 9, evidence: [] });
const holder = (kind: ScoreHolder['kind'], id: string | undefined, figure: number): ScoreHolder => ({
  kind,
  ...(id === undefined ? {} : { id }),
  measures: { A1: known(figure) },
  withoutCrews: {},
  dimensions: { A: known(figure) },
  overall: { value: known(figure), partial: true, capped: false },
  flags: [],
});
const exercise = {
  view: { scenario: { title: { en: 'Drill' } } },
  script: {
    agencies: [
      { id: 'b', title: { en: 'Basin' }, level: 'county' },
      { id: 'a', title: { en: 'Almendra' }, level: 'state' },
    ],
    positions: [
      { id: 'z', title: { en: 'Zone chief' }, agency: 'a' },
      { id: 'y', title: { en: 'Agent' }, agency: 'b' },
    ],
  },
} as unknown as LiveExercise;
const scores = {
  holders: [
    holder('exercise', undefined, 50),
    holder('agency', 'b', 99),
    holder('agency', 'a', 1),
    holder('seat', 'z', 99),
    holder('seat', 'y', 1),
  ],
} as unknown as Scores;

describe('whose figures stand where', () => {
  const holders = holdersOf(scores, exercise, 'en', (text: Text) => text.en!);

  it('is a matter of names and never of figures', () => {
    expect(holders.map(({ id }) => id)).toEqual([undefined, 'a', 'b', 'y', 'z']);
  });

  it('puts a mean before what it is made of', () => {
    expect(subjectsOf(holders[0]!)).toEqual(['overall', 'A', 'A1']);
    expect(valueOf(holders[1]!, 'A')).toMatchObject({ value: 1 });
    expect(valueOf(holders[1]!, 'coordination')).toBeUndefined();
  });
});
