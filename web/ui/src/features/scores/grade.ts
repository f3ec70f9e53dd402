import type { Known } from '../../lib/wire';

/**
 * Whether there is evidence enough to call a figure good or bad. Few items never are; and while play goes on neither is a mean, nor
 * a figure that open items can still lift: nobody is late yet.
 */
export function isGraded(value: Known, live: boolean, mean = false): boolean {
  if (value.few) return false;
  return !live || (!mean && value.atMost === undefined);
}

/** Under the lowest line, and sure enough to be said so. */
export const isLow = (value: Known, live: boolean, mean = false) => value.value < 50 && isGraded(value, live, mean);
