import { describe, expect, it } from 'vitest';
import type { Event, LogEntry } from '../../../lib/log';
import { isRunning, linkState, network } from './network';

/** The network after these events, a second apart. */
function after(...events: readonly Event[]) {
  const state = network.start();
  events.forEach((event, number) => network.step(state, { number, time: number * 1000, source: 'engine', event } satisfies LogEntry));
  return state;
}

const started = (disruption: string, type = 'outage'): Event => ({ kind: 'disruption-started', disruption, type, hits: ['county-so'] });
const ended = (disruption: string, type = 'outage'): Event => ({ kind: 'disruption-ended', disruption, type, hits: ['county-so'] });
const cut: Event = { kind: 'link-cut', link: 'south-net', disruption: 'tower-cut' };
const slow: Event = { kind: 'link-degraded', link: 'south-net', disruption: 'rain', factor: 4000 };
const restored: Event = { kind: 'link-restored', link: 'south-net', disruption: 'tower-cut' };
const sent = (to: readonly string[]): Event => ({
  kind: 'message-sent',
  msg: 1,
  sender: 'so-dispatch',
  to,
  type: 'report',
  via: 'best',
  items: [],
  tlp: 'clear',
  purpose: 'life-safety',
  closing: false,
});
const routed = (arrivesAt: number, queuedUntil?: number): Event => ({
  kind: 'message-routed',
  msg: 1,
  hop: 1,
  link: 'south-net',
  arrivesAt,
  ...(queuedUntil === undefined ? {} : { queuedUntil }),
});
const delivered = (seat: string): Event => ({ kind: 'message-delivered', msg: 1, seat, link: 'south-net' });
const held = (to: string): Event => ({ kind: 'message-held', msg: 1, to, link: 'south-net', reason: 'capacity' });

describe('a link', () => {
  const of = (...events: readonly Event[]) => linkState(after(...events).links.get('south-net'));

  it('is up, cut while a disruption cuts it, and degraded by the worst of several', () => {
    expect(linkState(undefined)).toEqual({ state: 'up' });
    expect(of(slow, cut)).toEqual({ state: 'cut', since: 1000, by: ['tower-cut'] });
    expect(of(slow, { ...slow, disruption: 'wind', factor: 2000, loss: 100 } as Event)).toEqual({
      state: 'degraded',
      since: 1000,
      by: ['rain', 'wind'],
      factor: 4000,
      loss: 100,
    });
  });

  it('is up again once it is restored', () => {
    expect(of(cut, restored)).toEqual({ state: 'up', since: 1000 });
  });

  it('stays degraded when a cut beside that is mended', () => {
    expect(of(slow, cut, restored)).toMatchObject({ state: 'degraded', factor: 4000, since: 2000 });
  });

  it('is no longer degraded once the disruption has ended, which is all that the log tells of it', () => {
    expect(of(started('rain', 'latency'), slow, ended('rain', 'latency'))).toEqual({ state: 'up', since: 2000 });
  });
});

describe('what befalls agencies and seats', () => {
  it('lasts until the log tells the end of it', () => {
    const down: Event = { kind: 'agency-down', target: 'county-so' };
    expect([...after(down, { kind: 'seat-absent', seat: 'so-dispatch' }).troubles.values()]).toEqual([
      { kind: 'down', of: 'county-so', at: 0, entry: 0 },
      { kind: 'absent', of: 'so-dispatch', at: 1000, entry: 1 },
    ]);
    expect(after(down, { kind: 'agency-up', target: 'county-so' }).troubles.size).toBe(0);
  });

  it('says why an agreement does not hold, until it holds again', () => {
    const suspended: Event = { kind: 'agreement-suspended', agreement: 'a5' };
    expect(after(suspended).agreements.get('a5')).toEqual({ lapse: 'suspended', at: 0, entry: 0 });
    expect(after(suspended, { kind: 'agreement-restored', agreement: 'a5' }).agreements.size).toBe(0);
  });
});

describe('messages', () => {
  it('are under way until they are delivered or lost, one for each recipient', () => {
    const two = after(sent(['eoc-watch', 'er-charge']), routed(9000), routed(8000));
    expect(two.flights.map(({ to, arrives }) => [to, arrives])).toEqual([
      ['eoc-watch', 9000],
      ['er-charge', 8000],
    ]);
    const one = after(sent(['eoc-watch', 'er-charge']), routed(9000), routed(8000), delivered('er-charge'));
    expect(one.flights.map(({ to }) => to)).toEqual(['eoc-watch']);
    const none = after(sent(['eoc-watch']), routed(9000), {
      kind: 'message-lost',
      msg: 1,
      to: 'eoc-watch',
      link: 'south-net',
      reason: 'outage',
    });
    expect(none.flights).toEqual([]);
  });

  it('stand still while they are held, and go on for the same recipient', () => {
    const waiting = after(sent(['eoc-watch']), held('eoc-watch'));
    expect([waiting.held.length, waiting.flights.length]).toEqual([1, 0]);
    const going = after(sent(['eoc-watch']), held('eoc-watch'), routed(60_000, 30_000));
    expect(going.held).toEqual([]);
    expect(going.flights).toMatchObject([{ to: 'eoc-watch', queuedUntil: 30_000, arrives: 60_000 }]);
  });

  it('that were under way at a cut are held where they were', () => {
    expect(after(sent(['eoc-watch']), routed(9000), held('eoc-watch'))).toMatchObject({
      flights: [],
      held: [{ msg: 1, link: 'south-net' }],
    });
  });
});

describe('a disruption', () => {
  it('keeps each time that it was in force', () => {
    const again = after(started('random-net'), ended('random-net'), started('random-net')).disruptions.get('random-net')!;
    expect(again.occurrences).toEqual([
      { from: 0, to: 1000, entry: 0 },
      { from: 2000, entry: 2 },
    ]);
    expect(isRunning(again)).toBe(true);
  });

  it('that a controller threw is known by what was thrown, and by who lifted it', () => {
    const tree = { id: 'outage-south-net', kind: 'outage', hits: { link: 'south-net' }, byController: true, lasts: '10m' };
    const thrown: Event = { kind: 'disruption-thrown', disruption: 'outage-south-net', tree };
    const record = after(thrown, started('outage-south-net'), { kind: 'disruption-lifted', disruption: 'outage-south-net' }, ended('outage-south-net'))
      .disruptions.get('outage-south-net')!;
    expect(record).toMatchObject({ thrown: { at: 0, tree: { hits: ['south-net'], lasts: 600_000 } }, lifted: { at: 2000 } });
    expect(isRunning(record)).toBe(false);
  });
});
