import { describe, expect, it } from 'vitest';
import type { Agency, Link } from '../../../lib/script';
import { along, layoutOf } from './layout';

const LEVELS = ['federal', 'state', 'county', 'municipal', 'tribal', 'private', 'community', 'oversight'];
const agencies = (count: number): readonly Agency[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `a-${n}`,
    title: { en: `A ${n}` },
    level: LEVELS[Math.floor((n * LEVELS.length) / count)]!,
    sector: 'other',
  }));
const link = (n: number, ...members: readonly number[]): Link => ({
  id: `l-${n}`,
  channel: 'radio',
  members: members.map((member) => `a-${member}`),
  delay: { median: 1, p90: 2 },
  loss: 0,
});
/** Pairs here and there, always the same ones. */
const pairs = (count: number, among: number) =>
  Array.from({ length: count }, (_, n) => link(n, (n * 7) % among, (n * 7 + 1 + (n % 5)) % among));

describe('the places of the network picture', () => {
  it('are the same each time, so that nothing moves', () => {
    const script = { agencies: agencies(16), links: pairs(25, 16) };
    expect(layoutOf(script)).toEqual(layoutOf(structuredClone(script)));
  });

  it.each([1, 2, 5, 16, 60])('keep %i agencies apart and on the sheet', (count) => {
    const spots = [...layoutOf({ agencies: agencies(count), links: pairs(count * 3, count) }).agencies.values()];
    expect(spots).toHaveLength(count);
    spots.forEach((a, index) => {
      expect(a.x).toBeGreaterThan(0.05);
      expect(a.x).toBeLessThan(1);
      expect(a.y).toBeGreaterThan(0);
      expect(a.y).toBeLessThan(1);
      for (const b of spots.slice(index + 1)) expect(Math.hypot((a.x - b.x) * 1.75, a.y - b.y)).toBeGreaterThan(0.06);
    });
  });

  it('put federal above state above county', () => {
    const { agencies: spots } = layoutOf({ agencies: agencies(16), links: [] });
    expect(spots.get('a-0')!.y).toBeLessThan(spots.get('a-4')!.y);
  });

  it('give a net of three a hub, and dock what nearly everybody is on', () => {
    const all = Array.from({ length: 12 }, (_, n) => n);
    const layout = layoutOf({ agencies: agencies(12), links: [link(0, 0, 3, 6), link(1, ...all)] });
    expect([...layout.docked]).toEqual(['l-1']);
    expect(layout.marks.has('l-0')).toBe(true);
    expect(layout.bends.has('l-0')).toBe(false);
  });

  it('bend a link around an agency that it is not of', () => {
    const three = agencies(3).map((agency): Agency => ({ ...agency, level: 'state' }));
    const layout = layoutOf({ agencies: three, links: [link(0, 0, 2), link(1, 0, 1), link(2, 1, 2)] });
    const [a, b, c] = [...layout.agencies].sort(([, one], [, other]) => one.x - other.x).map(([id]) => id);
    const through = { 'a-0a-2': 'l-0', 'a-0a-1': 'l-1', 'a-1a-2': 'l-2' }[[a, c].sort().join('')]!;
    const middle = along(layout.agencies.get(a!)!, layout.agencies.get(c!)!, layout.bends.get(through)!, 0.5);
    expect(Math.abs(middle.y - layout.agencies.get(b!)!.y)).toBeGreaterThan(0.04);
  });
});
