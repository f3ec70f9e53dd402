import { describe, expect, it } from 'vitest';
import type { Failure } from '../../lib/wire';
import { changesSomething, worstFirst } from './structure';

const pair = ['a', 'b'];
const failure = (id: string, change: Partial<Failure> = {}): Failure => ({
  kind: 'link',
  id,
  efficiencyLoss: 0,
  parted: [],
  detoured: [],
  ...change,
});

describe('losses', () => {
  it('stand with what parts most first, then what sends most round, then what costs most', () => {
    const costly = failure('costly', { efficiencyLoss: 0.4 });
    const round = failure('round', { detoured: [pair, pair], efficiencyLoss: 0.1 });
    const parting = failure('parting', { parted: [pair] });
    const worst = failure('worst', { parted: [pair, pair] });
    expect([costly, round, parting, worst].sort(worstFirst)).toEqual([worst, parting, round, costly]);
  });

  it('that change nothing but a hair of rounding are not shown', () => {
    expect(changesSomething(failure('rounded', { efficiencyLoss: 1e-12 }))).toBe(false);
    expect(changesSomething(failure('felt', { efficiencyLoss: 0.001 }))).toBe(true);
  });
});
