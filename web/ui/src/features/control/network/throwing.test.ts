import { describe, expect, it } from 'vitest';
import { readDisruption, readScript } from '../../../lib/script';
import { codes } from '../../../lib/words/en-codes';
import type { Chosen } from './Picture';
import { fits, lastingFits, newIdFor, offersFor, treeOf } from './throwing';
import type { Field } from './throwing';

const script = readScript({
  agencies: [
    { id: 'county-so', title: 'Sheriff', level: 'county' },
    { id: 'state-eoc', title: 'EOC', level: 'state' },
  ],
  positions: [{ id: 'so-dispatch', agency: 'county-so', title: 'Dispatch' }],
  links: [{ id: 'net', channel: 'radio', members: ['county-so', 'state-eoc'], failureDomain: 'tower' }],
  agreements: [{ id: 'pact', title: 'Pact', parties: 'all' }],
  information: [{ id: 'rumor', title: 'A rumor', truth: false }],
  resources: [{ id: 'boats', title: 'Boats', owner: 'county-so', count: 3 }],
});
const AGENCY: Chosen = { kind: 'agency', id: 'county-so' };
const LINK: Chosen = { kind: 'link', id: 'net' };

function tree(of: Chosen, kind: string, values: Readonly<Record<string, string>> = {}, hit = 0) {
  const offer = offersFor(script, of).find((one) => one.kind === kind)!;
  return treeOf({
    id: 'd-1',
    of,
    offer,
    hit: offer.hits[hit],
    values: { ...Object.fromEntries(offer.fields.map(({ key, start }) => [key, start])), ...values },
    lasting: { how: 'lasts', written: '10m' },
    agencies: script.agencies.map(({ id }) => id),
  });
}

describe('what can be thrown', () => {
  it('is every kind there is, from a link or from an agency', () => {
    const kinds = [...offersFor(script, LINK), ...offersFor(script, AGENCY)].map(({ kind }) => kind);
    expect([...new Set(kinds)].sort()).toEqual(Object.keys(codes.disruptions).sort());
  });

  it('is written as the script would write it, thrown by hand', () => {
    expect(tree(LINK, 'outage')).toEqual({ id: 'd-1', kind: 'outage', hits: { link: 'net' }, byController: true, lasts: '10m' });
    expect(tree(LINK, 'outage', {}, 1)).toMatchObject({ hits: { failureDomain: 'tower' } });
    expect(tree(LINK, 'latency', { factor: '2.5' })).toMatchObject({ factor: 2.5 });
    expect(tree(LINK, 'loss', { loss: '30' })).toMatchObject({ loss: 0.3 });
    expect(tree(LINK, 'capacity-cut', { capacity: '6/h' })).toMatchObject({ capacity: '6/h' });
    expect(tree(AGENCY, 'partition')).toMatchObject({ hits: { between: [['county-so'], ['state-eoc']] } });
    expect(tree(AGENCY, 'staff-absence', { deputy: 'no' })).toMatchObject({ hits: { position: 'so-dispatch' }, deputy: false });
    expect(tree(AGENCY, 'policy-change', { change: 'revoke' })).toEqual({
      id: 'd-1',
      kind: 'policy-change',
      changes: [{ revoke: 'pact' }],
      byController: true,
      lasts: '10m',
    });
    expect(tree(AGENCY, 'misinformation')).toMatchObject({ item: 'rumor', firstHeardBy: ['county-so'] });
    expect(tree(AGENCY, 'resource-shortage')).toMatchObject({ hits: { resource: 'boats' }, remaining: 0 });
  });

  it('leaves out what was left empty', () => {
    expect(tree(AGENCY, 'power-loss')).not.toHaveProperty('batteryLasts');
  });

  it('can be read back', () => {
    expect(readDisruption(tree(LINK, 'flapping'))).toMatchObject({ kind: 'flapping', hits: ['net'], lasts: 600_000 });
  });

  it('refuses values that make no sense', () => {
    const field = (type: Field['type'], optional = false): Field => ({ key: 'factor', type, start: '', optional });
    for (const [type, good, bad] of [
      ['factor', '4', '1'],
      ['percent', '30', '0'],
      ['rate', '10/h', '10'],
      ['duration', '1h30m', '5'],
      ['offset', '-7m', 'seven'],
      ['count', '0', '-1'],
      ['text', 'x', ' '],
    ] as const) {
      expect([type, fits(field(type), good), fits(field(type), bad)]).toEqual([type, true, false]);
    }
    expect(fits(field('duration', true), '')).toBe(true);
  });

  it('ends after now', () => {
    expect(lastingFits({ how: 'until', written: 'T+00:10' }, 599_999)).toBe(true);
    expect(lastingFits({ how: 'until', written: 'T+00:10' }, 600_000)).toBe(false);
    expect(lastingFits({ how: 'lasts', written: 'soon' }, 0)).toBe(false);
  });

  it('has a name of its own, however long', () => {
    expect(newIdFor('outage', 'net', () => false)).toBe('outage-net');
    expect(newIdFor('outage', 'net', (id) => id === 'outage-net')).toBe('outage-net-2');
    expect(newIdFor('resource-shortage', 'a'.repeat(40), (id) => !id.endsWith('-2')).length).toBeLessThanOrEqual(40);
  });
});
