import type { EvidenceLine } from '../../lib/wire';

/** A step of the curve: from `x` on, this share still waits. */
export interface Step {
  readonly x: number;
  readonly share: number;
}

/** Credit ends here: what takes twice the standard earns nothing. */
export const NO_CREDIT = 2;

export interface Curve {
  /** Begins at x = 0 with everything waiting. */
  readonly steps: readonly Step[];
  /** Where an item went out of view unanswered: EndEx, withdrawn. */
  readonly cuts: readonly number[];
}

/**
 * The share of items still waiting, by time over standard (Kaplan and Meier). An answer is a step down; what was cut short
 * counts only up to its moment; what was never answered waits for ever. At one x answers come before cuts.
 */
export function curveOf(evidence: readonly EvidenceLine[]): Curve {
  const answered = new Map<number, number>();
  const cuts: number[] = [];
  for (const line of evidence) {
    if (line.state === 'met' && line.x !== undefined) answered.set(line.x, (answered.get(line.x) ?? 0) + 1);
    else if (line.state !== 'failed' && line.state !== 'met') cuts.push(line.x ?? 0);
  }
  cuts.sort((a, b) => a - b);
  const steps: Step[] = [{ x: 0, share: 1 }];
  let share = 1;
  for (const x of [...answered.keys()].sort((a, b) => a - b)) {
    const gone = [...answered].reduce((sum, [earlier, count]) => sum + (earlier < x ? count : 0), 0);
    const atRisk = evidence.length - gone - cuts.filter((cut) => cut < x).length;
    share *= 1 - answered.get(x)! / atRisk;
    steps.push({ x, share });
  }
  return { steps, cuts };
}

export const shareAt = ({ steps }: Curve, x: number) =>
  steps.reduce((share, step) => (step.x <= x ? step.share : share), 1);

/** A level stretch of the curve between the standard and twice the standard. */
export interface Stretch {
  readonly width: number;
  readonly share: number;
}

export function stretches(curve: Curve): readonly Stretch[] {
  const inside = curve.steps.filter(({ x }) => x > 1 && x < NO_CREDIT);
  const from = [{ x: 1, share: shareAt(curve, 1) }, ...inside];
  return from.map(({ x, share }, index) => ({ width: (from[index + 1]?.x ?? NO_CREDIT) - x, share }));
}

/** The area under the curve from the standard to twice the standard: the share of credit lost. */
export const area = (curve: Curve) => stretches(curve).reduce((sum, { width, share }) => sum + width * share, 0);

/** What one item earns: all up to the standard, then less, nothing from twice the standard. */
export const credit = (x: number) => Math.max(0, Math.min(1, NO_CREDIT - x));
