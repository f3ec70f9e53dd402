import { describe, expect, it } from 'vitest';
import type { Agency, Link } from '../../../lib/script';
import { namesInCommon } from './communities';
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

describe('the places of a large network', () => {
  /** Eight communities of six, as counties are: many links inside, one to the next. */
  const communities = Array.from({ length: 8 }, (_, c) => Array.from({ length: 6 }, (_, n) => c * 6 + n));
  const levels = ['county', 'county', 'municipal', 'private', 'community', 'public'];
  const many = communities.flat().map((n): Agency => ({ id: `a-${n}`, title: { en: `A ${n}` }, level: levels[n % 6]!, sector: 'other' }));
  const links = [
    ...communities.flatMap((here, c) => [link(c, ...here), link(100 + c, ...here), link(200 + c, here[0]!, here[1]!)]),
    ...communities.map((here, c) => link(300 + c, here[0]!, communities[(c + 1) % 8]![0]!)),
  ];
  const layout = layoutOf({ agencies: many, links });

  it('are a column for each community, its agencies by level', () => {
    expect(layout.columns.map(({ agencies }) => agencies)).toEqual(communities.map((here) => here.map((n) => `a-${n}`)));
    for (const { agencies: ids, x } of layout.columns) {
      const ys = ids.map((id) => layout.agencies.get(id)!.y);
      expect(ys[0]).toBe(ys[1]);
      expect(ys.slice(1)).toEqual([...ys.slice(1)].sort((a, b) => a - b));
      for (const id of ids) expect(Math.abs(layout.agencies.get(id)!.x - x)).toBeLessThan(0.05);
    }
  });

  it('fold links, and keep agencies apart', () => {
    expect(layout.folded).toBe(true);
    const spots = [...layout.agencies.values()];
    spots.forEach((a, index) => {
      for (const b of spots.slice(index + 1)) expect(Math.hypot((a.x - b.x) * 1.75, a.y - b.y)).toBeGreaterThan(0.06);
    });
  });

  it('are rows where nobody is closer to anybody than to all', () => {
    expect(layoutOf({ agencies: many, links: [] }).columns).toEqual([]);
  });
});

describe('the names of communities', () => {
  it('are what their own titles share, and nobody else’s', () => {
    expect(
      namesInCommon([
        ['Ashby County Dispatch', 'Ashby Hospital', 'Ashby County Roads'],
        ['North Bend Dispatch', 'North Bend Hospital'],
        ['Lone Office'],
      ]),
    ).toEqual(['Ashby', 'North Bend', 'Lone Office']);
    expect(namesInCommon([['Condado de Alba', 'Hospital de Alba'], ['Despacho de Sur', 'Bomberos de Sur']])).toEqual(['Alba', 'Sur']);
    expect(namesInCommon([['First', 'Second'], ['Third']])).toEqual(['First', 'Third']);
  });
});
