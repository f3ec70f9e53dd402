import { describe, expect, it } from 'vitest';
import type { EvidenceLine } from '../../lib/wire';
import { tally, uncounted } from './tally';

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

  it('tells apart why items do not count, and counts what was watched to no credit', () => {
    const value = known(line('met', { x: 1 }), line('open', { x: 0.4 }), line('open', { x: 2.1 }), line('withdrawn', { x: 0.1 }), line('impossible'));
    expect(uncounted('A1', value)).toEqual({ open: 1, censored: 0, withdrawn: 1, impossible: 1 });
    expect(uncounted('C3', known(line('open')))).toMatchObject({ open: 0 });
  });
});
