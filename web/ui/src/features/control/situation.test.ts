import { describe, expect, it } from 'vitest';
import type { Event } from '../../lib/log';
import { readScript } from '../../lib/script';
import { fallenBack, lowestLevel, rumorsNow, situation } from './situation';

const script = readScript({
  languages: ['en'],
  agencies: [
    { id: 'aid', level: 'community' },
    { id: 'eoc', level: 'state' },
    { id: 'so', level: 'county' },
  ],
  positions: [
    { id: 'aid-lead', agency: 'aid' },
    { id: 'eoc-watch', agency: 'eoc' },
  ],
  information: [
    { id: 'rumor', truth: false, correctedBy: 'facts' },
    { id: 'facts', truth: true },
  ],
  pacePlans: [
    { id: 'p-aid', between: ['eoc', 'aid'], primary: 'net', alternate: 'phones' },
    { id: 'p-so', between: ['eoc', 'so'], primary: 'net', alternate: 'phones', contingency: 'portal' },
  ],
});

function after(...events: readonly Event[]) {
  const state = situation.start();
  events.forEach((event, number) => situation.step(state, { number, time: number * 1000, source: 'engine', event }));
  return state;
}
const planted: Event = { kind: 'false-item-planted', item: 'rumor', agency: 'aid' };
const heard = (agency: string): Event => ({ kind: 'item-known', item: 'rumor', agency });
const sent = (type: string, items: readonly string[]): Event => ({
  kind: 'message-sent',
  msg: 7,
  sender: 'eoc-watch',
  to: ['aid-lead'],
  type,
  via: 'best',
  items,
  tlp: 'clear',
  purpose: 'life-safety',
  closing: false,
});
const delivered: Event = { kind: 'message-delivered', msg: 7, seat: 'aid-lead' };
const standOf = (...events: readonly Event[]) => {
  const [rumor] = rumorsNow(script, after(...events));
  return rumor && { open: rumor.open, stands: Object.fromEntries(rumor.stands) };
};

describe('a rumor', () => {
  it('is nowhere until somebody hears it', () => {
    expect(standOf({ kind: 'item-known', item: 'facts', agency: 'aid' })).toBeUndefined();
  });

  it('spreads from agency to agency, the first first', () => {
    expect(standOf(planted, heard('eoc'))).toEqual({ open: true, stands: { aid: 'heard', eoc: 'heard' } });
  });

  it('is doubted by whoever asks, and corrected by whoever says so', () => {
    const asked: Event = { kind: 'false-item-detected', item: 'rumor', agency: 'aid', seat: 'aid-lead' };
    const corrected: Event = { kind: 'false-item-corrected', item: 'rumor', agency: 'eoc', seat: 'eoc-watch' };
    expect(standOf(planted, heard('eoc'), asked, corrected)).toEqual({ open: true, stands: { aid: 'doubted', eoc: 'corrected' } });
  });

  it.each([
    ['the truth', sent('notify', ['facts'])],
    ['that it is false', sent('retract', ['rumor'])],
  ])('is over for an agency whose seat is told %s afterwards', (_, message) => {
    expect(standOf(planted, message, delivered)).toEqual({ open: false, stands: { aid: 'corrected' } });
  });

  it('goes round in spite of a truth that was told before, and is no correction of itself', () => {
    expect(standOf(sent('notify', ['facts']), delivered, planted)).toEqual({ open: true, stands: { aid: 'heard' } });
    expect(standOf(planted, sent('query', ['rumor']), delivered)).toEqual({ open: true, stands: { aid: 'heard' } });
  });
});

describe('a PACE plan', () => {
  const switched = (plan: string, from: 'primary' | 'alternate', to: 'primary' | 'alternate' | 'contingency'): Event => ({
    kind: 'pace-switched',
    plan,
    from,
    to,
    seat: 'eoc-watch',
  });

  it('is fallen back until it is used on its primary level again, the lowest first', () => {
    const now = after(switched('p-aid', 'primary', 'alternate'), switched('p-so', 'primary', 'alternate'), switched('p-so', 'alternate', 'contingency'));
    expect(fallenBack(now).map(({ plan, level }) => [plan, level])).toEqual([
      ['p-so', 'contingency'],
      ['p-aid', 'alternate'],
    ]);
    expect(fallenBack(after(switched('p-aid', 'primary', 'alternate'), switched('p-aid', 'alternate', 'primary')))).toEqual([]);
  });

  it('marks both its agencies with the lowest level that any of theirs is used at', () => {
    const now = after(switched('p-aid', 'primary', 'alternate'), switched('p-so', 'alternate', 'contingency'));
    expect(['aid', 'eoc', 'so'].map((agency) => lowestLevel(agency, script, now))).toEqual(['alternate', 'contingency', 'contingency']);
    expect(lowestLevel('aid', script, after())).toBeUndefined();
  });
});

describe('what was asked for', () => {
  const about = { res: 'hall', count: 1, purpose: 'detention', request: 40 } as const;

  it('stands as the last act left it, with who did that', () => {
    const { requests } = after({ kind: 'resource-requested', ...about }, { kind: 'resource-refused', ...about, seat: 'eoc-watch' });
    expect(requests.get(40)).toMatchObject({ state: 'refused', seat: 'eoc-watch', purpose: 'detention', entry: 1 });
  });

  it('has arrived by nobody’s act', () => {
    const { requests } = after(
      { kind: 'resource-requested', ...about },
      { kind: 'resource-granted', ...about, seat: 'eoc-watch' },
      { kind: 'resource-arrived', res: 'hall', request: 40 },
    );
    expect(requests.get(40)).toMatchObject({ state: 'arrived' });
    expect(requests.get(40)).not.toHaveProperty('seat');
  });
});

describe('forbidden sharing', () => {
  it('is kept with its verdict, and is stopped once the message is', () => {
    const judged: Event = {
      kind: 'disclosure-judged',
      msg: 7,
      item: 'facts',
      to: 'aid',
      verdict: 'deny-statute',
      severity: 10,
      stopped: false,
      warned: true,
      noticed: true,
    };
    expect([...after(judged).forbidden.values()]).toMatchObject([{ stopped: false, warned: true }]);
    expect([...after(judged, { kind: 'message-stopped', msg: 7, reason: 'withdrawn' }).forbidden.values()]).toMatchObject([{ stopped: true }]);
    expect(after({ ...judged, verdict: 'allow' }).forbidden.size).toBe(0);
  });
});

describe('what is late', () => {
  it('stays so until it is done or closed', () => {
    const missed: Event = { kind: 'expectation-missed', exp: 'e-1', who: 'eoc-watch', excused: 0 };
    const met: Event = { kind: 'expectation-met', exp: 'e-1', who: 'eoc-watch', by: 'eoc-watch', credit: 500, excused: 0, at: 0, act: 0 };
    expect(after(missed).late.size).toBe(1);
    expect(after(missed, met).late.size).toBe(0);
  });
});

describe('a task force', () => {
  it('holds who proposed it, and who joined', () => {
    const { groups } = after(
      { kind: 'task-force-proposed', tf: 'crash', seat: 'eoc-watch' },
      { kind: 'membership-confirmed', tf: 'crash', seat: 'aid-lead' },
    );
    expect(groups.get('crash')).toMatchObject({ state: 'proposed', joined: ['eoc-watch', 'aid-lead'], entry: 1 });
  });
});
