import { describe, expect, it } from 'vitest';
import type { Event, LogEntry } from '../../lib/log';
import type { Line } from '../../lib/script';
import { concerns } from '../../lib/concerns';
import { causesOf, groupOf, markOf, ofLine, ofMessage } from './entries';
import { room, standing } from './room';

const line: Line = {
  id: 'm-02',
  number: '2',
  kind: 'inject',
  title: { en: 'Crash at the ford' },
  trigger: { kind: 'at', time: 600_000 },
  to: ['so-dispatch', 'eoc-watch'],
  over: 'direct',
  acknowledgeWithin: 180_000,
  expects: [],
};

/** The room after these events, a second apart. */
function after(...events: readonly Event[]) {
  const state = room.start();
  events.forEach((event, number) => room.step(state, entry(event, number)));
  return state;
}

const entry = (event: Event, number = 0): LogEntry => ({ number, time: number * 1000, source: 'engine', event });

const released: Event = { kind: 'inject-released', line: 'm-02', msg: 1 };
const sent: Event = {
  kind: 'message-sent',
  msg: 1,
  sender: 'caller-1',
  to: ['so-dispatch', 'eoc-watch'],
  type: 'report',
  via: 'direct',
  items: [],
  tlp: 'clear',
  purpose: 'life-safety',
  closing: false,
  line: 'm-02',
};
const delivered = (seat: string): Event => ({ kind: 'message-delivered', msg: 1, seat });
const acknowledged = (seat: string): Event => ({ kind: 'message-acknowledged', msg: 1, seat });
const missed = (who: string): Event => ({ kind: 'expectation-missed', exp: 'm-02-ack', who, excused: 0 });

describe('a line of the MSEL', () => {
  it('is planned until the log tells otherwise', () => {
    expect(standing(line, after())).toEqual({ state: 'planned', reached: 0, of: 0, late: 0 });
  });

  it('goes from due to released, delivered and acknowledged, counting its recipients', () => {
    expect(standing(line, after({ kind: 'inject-due', line: 'm-02' })).state).toBe('due');
    expect(standing(line, after(released, sent)).state).toBe('released');
    expect(standing(line, after(released, sent, delivered('so-dispatch')))).toMatchObject({
      state: 'delivered',
      reached: 1,
      of: 2,
    });
    expect(
      standing(line, after(released, sent, delivered('so-dispatch'), acknowledged('so-dispatch'))),
    ).toMatchObject({ state: 'acknowledged', reached: 1, of: 2 });
  });

  it('is late for each recipient that missed its time, until that one answers', () => {
    const late = [released, sent, delivered('so-dispatch'), delivered('eoc-watch'), missed('so-dispatch')];
    expect(standing(line, after(...late)).late).toBe(1);
    expect(standing(line, after(...late, acknowledged('so-dispatch'))).late).toBe(0);
  });

  it('that asks for no acknowledgement is done when it is delivered', () => {
    const { acknowledgeWithin: _, ...informing } = line;
    const state = after(released, sent, delivered('so-dispatch'), acknowledged('so-dispatch'));
    expect(standing(informing, state).state).toBe('delivered');
  });
});

describe('the filters of the log', () => {
  it('put each kind where a reader looks for it', () => {
    expect(groupOf('message-lost')).toBe('messages');
    expect(groupOf('contingency-released')).toBe('injects');
    expect(groupOf('clock-paused')).toBe('clock');
    expect(groupOf('clock-skewed')).toBe('links');
    expect(groupOf('seat-staffed')).toBe('staffing');
    expect(groupOf('unread')).toBe('all');
  });

  it('find what a seat did, got and sent', () => {
    const messages = new Map([[1, { sender: 'caller-1', to: ['so-dispatch'], via: 'direct', type: 'report' }]]);
    expect(concerns(entry(acknowledged('so-dispatch')), ['so-dispatch'], messages)).toBe(true);
    expect(concerns(entry(acknowledged('eoc-watch')), ['so-dispatch'], messages)).toBe(false);
    expect(concerns(entry({ kind: 'message-in-flight', msg: 1 }), ['so-dispatch'], messages)).toBe(true);
    expect(concerns(entry(released), ['so-dispatch'], messages)).toBe(true);
    expect(concerns(entry({ kind: 'exercise-started' }), ['so-dispatch'], messages)).toBe(false);
  });

  it('find what is about an agency through any of its seats', () => {
    expect(concerns(entry(acknowledged('so-dispatch')), ['county-so', 'so-dispatch'], new Map())).toBe(true);
    expect(concerns(entry({ kind: 'agency-down', target: 'county-so' }), ['county-so', 'so-dispatch'], new Map())).toBe(true);
    expect(concerns(entry({ kind: 'agency-down', target: 'state-eoc' }), ['county-so', 'so-dispatch'], new Map())).toBe(false);
  });

  it('find a line by its release, its messages and what it expects, and a message likewise', () => {
    const messages = new Map([[1, { sender: 'caller-1', to: ['so-dispatch'], via: 'direct', type: 'report', line: 'm-02' }]]);
    for (const event of [released, delivered('so-dispatch'), missed('so-dispatch')]) {
      expect([ofLine(entry(event), line, messages), ofMessage(entry(event), 1, messages)]).toEqual([true, true]);
    }
    const other: Event = { kind: 'message-delivered', msg: 2, seat: 'so-dispatch' };
    expect([ofLine(entry(other), line, messages), ofMessage(entry(other), 1, messages)]).toEqual([false, false]);
    expect(ofMessage(entry({ kind: 'expectation-missed', exp: 'msg-2-ack', who: 'a', excused: 0 }), 2, messages)).toBe(true);
  });

  it('follow causes back, and stop where there is none', () => {
    const entries = [entry(released, 0), { ...entry(sent, 1), cause: 0 }, { ...entry(delivered('so-dispatch'), 2), cause: 1 }];
    expect(causesOf(entries[2]!, entries).map(({ number }) => number)).toEqual([1, 0]);
    expect(causesOf(entries[0]!, entries)).toEqual([]);
  });

  it('mark what failed and what a rule stopped', () => {
    expect(markOf({ kind: 'link-cut', link: 'a', disruption: 'b' })).toBe('bad');
    expect(markOf({ kind: 'message-stopped', msg: 1, reason: 'verdict' })).toBe('legal');
    expect(markOf({ kind: 'exercise-started' })).toBeUndefined();
  });
});
