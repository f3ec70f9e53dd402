import type { Failure } from '../../lib/wire';

/** Under this a share is what is left of rounding. */
const NOTHING = 1e-9;

export const changesSomething = ({ parted, detoured, efficiencyLoss }: Failure) =>
  parted.length > 0 || detoured.length > 0 || efficiencyLoss > NOTHING;

/** What parts most comes first, then what sends most round by others, then what costs most efficiency. */
export const worstFirst = (one: Failure, other: Failure) =>
  other.parted.length - one.parted.length ||
  other.detoured.length - one.detoured.length ||
  other.efficiencyLoss - one.efficiencyLoss;
