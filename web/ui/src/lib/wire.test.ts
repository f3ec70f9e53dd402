import { describe, expect, it } from 'vitest';
import { value } from './wire';

const late = { item: 'e-one', state: 'open', x: 1.4, entries: [3] };

describe('a value', () => {
  it('of items none of which is settled is missing, and never 0, but its items can be looked at', () => {
    const read = value({ value: 0, n: 0, few: true, atMost: 60, evidence: [late] }, 'A2');
    expect(read).toMatchObject({ missing: 'none-settled', unsettled: { atMost: 60, evidence: [{ item: 'e-one' }] } });
  });

  it('of settled items may be 0', () => {
    expect(value({ value: 0, n: 2, evidence: [] }, 'A2')).toMatchObject({ value: 0, n: 2 });
  });

  it('needs no evidence, as a mean of measures has none', () => {
    expect(value({ value: 70, n: 4 }, 'A')).toMatchObject({ value: 70, evidence: [] });
  });
});
