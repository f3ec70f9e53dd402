import { describe, expect, it } from 'vitest';
import type { Known } from '../../lib/wire';
import { isGraded, isLow } from './grade';

const known = (more: Partial<Known>): Known => ({ value: 20, n: 9, evidence: [], ...more });

describe('when a figure is called good or bad', () => {
  it('says nothing of few items', () => {
    expect(isGraded(known({ few: true }), false)).toBe(false);
  });

  it('says nothing while open items can still lift it, and something once it is over', () => {
    expect(isLow(known({ atMost: 100 }), true)).toBe(false);
    expect(isLow(known({ atMost: 100 }), false)).toBe(true);
    expect(isLow(known({}), true)).toBe(true);
  });

  it('says nothing of a mean before EndEx', () => {
    expect(isGraded(known({}), true, true)).toBe(false);
    expect(isGraded(known({}), false, true)).toBe(true);
  });
});
