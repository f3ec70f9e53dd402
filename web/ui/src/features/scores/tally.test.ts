import { describe, expect, it } from 'vitest';
import type { EvidenceLine } from '../../lib/wire';
import { sumOf, tally } from './tally';

const line = (state: string, more: Partial<EvidenceLine> = {}): EvidenceLine => ({ item: 'e-1', state, entries: [], ...more });
const known = (...evidence: readonly EvidenceLine[]) => ({ value: 50, n: evidence.length, evidence });

describe('what the evidence of a measure says', () => {
  it('counts what was met, in time, failed and cut short', () => {
    const value = { ...known(line('met', { x: 0.5 }), line('met', { x: 1.4 }), line('failed'), line('censored', { x: 0.2 })), excusedMs: 60_000 };
    expect(tally('A2', value)).toEqual({ items: 4, good: 2, inTime: 1, bad: 1, cut: 1, excused: '1:00' });
  });

  it('takes a message that nobody closed for bad, and an expectation that may still be met for neither', () => {
    expect(tally('C3', known(line('open')))).toMatchObject({ bad: 1, cut: 0 });
    expect(tally('A1', known(line('open')))).toMatchObject({ bad: 0, cut: 1 });
  });

  it('works out compliance: two allowed against one of severity 3', () => {
    const { over, under } = sumOf('C2', [line('allowed'), line('allowed'), line('deny-no-agreement', { weight: 3 })])!;
    expect((100 * over) / under).toBe(40);
  });

  it('works out the mean credit, by weight where there is one', () => {
    expect(sumOf('C3', [line('closed', { credit: 1000 }), line('acknowledged', { credit: 500 })])).toEqual({ over: 1.5, under: 2 });
    expect(sumOf('D3', [line('covered', { credit: 1000, weight: 3 }), line('short', { credit: 0, weight: 1 })])).toEqual({ over: 3, under: 4 });
  });

  it('leaves to the server what also needs the script', () => {
    expect(sumOf('B1', [line('met')])).toBeUndefined();
  });
});
