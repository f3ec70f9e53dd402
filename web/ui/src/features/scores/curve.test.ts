import { describe, expect, it } from 'vitest';
import type { EvidenceLine } from '../../lib/wire';
import { area, credit, curveOf, shareAt } from './curve';

const line = (state: string, x?: number): EvidenceLine => ({
  item: 'm-02-ack',
  who: 'so-dispatch',
  state,
  entries: [],
  ...(x === undefined ? {} : { x }),
});

describe('the curve of waiting', () => {
  it('draws the textbook example: 66.9 with two items cut short', () => {
    const curve = curveOf([
      ...[0.4, 0.8, 0.9, 1.2, 1.5, 2.5].map((x) => line('met', x)),
      line('withdrawn', 0.6),
      line('censored', 1.1),
    ]);
    expect(curve.steps.map(({ share }) => Number(share.toFixed(6)))).toEqual([
      1, 0.875, 0.729167, 0.583333, 0.388889, 0.194444, 0,
    ]);
    expect(100 * (1 - area(curve))).toBeCloseTo(66.9444, 4);
    expect(100 * (1 - shareAt(curve, 1))).toBeCloseTo(41.6667, 4);
  });

  it('is the mean of the credits when nothing is cut short', () => {
    const xs = [0.4, 0.8, 1.0, 1.5, 1.9, 3.0];
    const curve = curveOf([...xs.map((x) => line('met', x)), line('failed'), line('failed', 2)]);
    expect(100 * (1 - area(curve))).toBeCloseTo(45, 9);
    expect(xs.reduce((sum, x) => sum + credit(x), 0) / 8).toBeCloseTo(0.45, 9);
  });

  it('lets an item that was cut off at the moment of an answer still have been waiting then', () => {
    const curve = curveOf([line('met', 0.5), line('censored', 0.5)]);
    expect(shareAt(curve, 0.5)).toBe(0.5);
  });

  it('stays level after a last item that was cut short', () => {
    const curve = curveOf([line('met', 0.5), line('censored', 0.7)]);
    expect(shareAt(curve, 2)).toBe(0.5);
    expect(100 * (1 - area(curve))).toBe(50);
  });
});
