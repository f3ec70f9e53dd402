import { describe, expect, it } from 'vitest';
import type { Act } from '../../lib/api';
import type { Fold } from '../../lib/feed';
import { readSeatEntry } from '../../lib/wire';
import type { SeatEntry } from '../../lib/wire';
import { happened } from './happened';
import { failedAt, inbox, isAnswered, withdrawable } from './inbox';
import { known } from './known';

const t = (en: string) => ({ en });
const named = (id: string) => ({ id, title: t(id) });
const item = { id: 'casualties', title: t('Eleven hurt'), category: named('incident-facts'), tlp: 'green' };
const res = { id: 'team', title: t('Team'), kind: 'personnel' };

/** A feed, written by hand: each event with the second in which it happened. */
const feed = (...events: readonly (readonly [number, object])[]): readonly SeatEntry[] =>
  events.map(([second, event], index) => {
    const entry = readSeatEntry({ number: index + 1, time: second * 1000, event });
    expect(entry.event.kind, JSON.stringify(entry.event)).not.toBe('unread');
    return entry;
  });
function folded<S>(fold: Fold<SeatEntry, S>, entries: readonly SeatEntry[]): S {
  const state = fold.start();
  entries.forEach((entry) => fold.step(state, entry));
  return state;
}
const sent = (msg: number, more: object = {}) => ({
  kind: 'message-sent',
  msg,
  to: [named('state')],
  type: 'notify',
  via: 'phones',
  channel: 'telephone',
  items: [],
  tlp: 'green',
  purpose: 'life-safety',
  closing: false,
  ...more,
});
const delivered = (msg: number, more: object = {}) => ({
  kind: 'message-delivered',
  msg,
  seat: 'dispatch',
  from: named('state'),
  type: 'notify',
  items: [],
  tlp: 'green',
  text: t('EXERCISE EXERCISE EXERCISE. Hello. EXERCISE.'),
  ...more,
});
const kept = (act: Act, state: 'waiting' | 'sent' | 'refused' = 'sent') => ({ id: 'a', act, at: 0, order: 0, state });

describe('what a seat sent', () => {
  it('shows a failure of its own on the link, until a message over that link is acknowledged', () => {
    const failed = { kind: 'message-failed', msg: 1, to: named('state'), link: 'phones', channel: 'telephone' };
    const before = folded(inbox, feed([1, sent(1)], [3, failed]));
    expect([...failedAt(before)]).toEqual([['phones', 3000]]);
    const acknowledged = { kind: 'message-acknowledged', msg: 2, seat: 'watch', by: named('watch') };
    expect(failedAt(folded(inbox, feed([1, sent(1)], [3, failed], [5, sent(2)], [9, acknowledged]))).size).toBe(0);
  });

  it('counts an acknowledgement of its own message as the recipient’s, and of a received one as its own', () => {
    const box = folded(
      inbox,
      feed(
        [1, sent(1)],
        [2, delivered(2)],
        [3, { kind: 'message-acknowledged', msg: 1, seat: 'watch', by: named('watch') }],
        [4, { kind: 'message-acknowledged', msg: 2, seat: 'dispatch', by: named('dispatch') }],
      ),
    );
    expect(box.sent.get(1)!.acknowledgements).toEqual([{ at: 3000, who: named('watch') }]);
    expect(isAnswered(box.messages.get(2)!)).toBe(true);
  });

  it('can be withdrawn for half a minute after a warning, and only then', () => {
    const judged = { kind: 'disclosure-judged', msg: 1, item, to: named('state'), verdict: 'deny-basis', stopped: false, warned: true };
    expect(withdrawable(folded(inbox, feed([10, sent(1)])).sent.get(1)!)).toBeUndefined();
    expect(withdrawable(folded(inbox, feed([10, sent(1)], [10, judged])).sent.get(1)!)).toBe(40_000);
    const stopped = { kind: 'message-stopped', msg: 1, reason: 'withdrawn' };
    expect(withdrawable(folded(inbox, feed([10, sent(1)], [10, judged], [12, stopped])).sent.get(1)!)).toBeUndefined();
  });
});

describe('what a seat knows', () => {
  it('is held once, since the first time, until it is purged', () => {
    const first = { kind: 'item-known', item, agency: 'county', msg: 2 };
    const state = folded(known, feed([5, first], [9, { kind: 'item-available', item, agency: 'county' }]));
    expect(state.items.get('casualties')).toMatchObject({ since: 5000, msg: 2 });
    const purged = { kind: 'item-purged', item, agency: 'county', by: named('dispatch') };
    expect(folded(known, feed([5, first], [9, purged])).items.size).toBe(0);
  });

  it('names what can be made of it until the review is begun and done', () => {
    const assessment = { ...item, id: 'lead' };
    const began = { kind: 'review-started', item: assessment, agency: 'fusion', by: named('analyst') };
    const could = { kind: 'item-known', item, agency: 'fusion', reviews: [assessment] };
    expect([...folded(known, feed([5, could])).reviews.keys()]).toEqual(['lead']);
    expect(folded(known, feed([5, could], [7, began])).reviews.get('lead')?.begun).toBe(7000);
    expect(folded(known, feed([5, could], [7, began], [9, { kind: 'item-made', item: assessment, agency: 'fusion' }])).reviews.size).toBe(0);
  });

  it('follows a request from asking to giving back', () => {
    const loan = { res, count: 2, purpose: 'life-safety', request: 1 };
    const steps = [
      { kind: 'resource-requested', ...loan, agency: named('county'), by: named('dispatch') },
      { kind: 'resource-granted', ...loan, count: 1, by: named('watch') },
      { kind: 'resource-arrived', res, request: 1 },
      { kind: 'resource-returned', ...loan, count: 1, by: named('dispatch') },
    ];
    const states = steps.map((_, index) =>
      folded(known, feed(...steps.slice(0, index + 1).map((step, second) => [second, step] as const))).loans.get(1),
    );
    expect(states.map((each) => `${each!.state} ${each!.count}`)).toEqual([
      'asked 2',
      'granted 1',
      'arrived 1',
      'returned 1',
    ]);
  });

  it('knows who has joined a task force, and who still may', () => {
    const tf = named('crash-tf');
    const state = folded(
      known,
      feed(
        [1, { kind: 'task-force-proposed', tf, by: named('dispatch') }],
        [2, { kind: 'membership-confirmed', tf, by: named('watch') }],
      ),
    );
    expect(state.groups.get('crash-tf')).toEqual({ state: 'proposed', in: new Set(['dispatch', 'watch']) });
  });

  it('forgets the questions of a phase that has closed', () => {
    const phase = named('hot-wash');
    const asked = { kind: 'question-asked', phase, question: { id: 'q-1', text: t('What slowed you down?'), to: ['dispatch'] } };
    expect(folded(known, feed([1, asked])).questions.size).toBe(1);
    expect(folded(known, feed([1, asked], [2, { kind: 'phase-closed', phase }])).questions.size).toBe(0);
  });
});

describe('a kept act', () => {
  const box = folded(inbox, feed([1, delivered(1)], [2, { kind: 'message-opened', msg: 1, seat: 'dispatch' }]));
  const mind = folded(known, feed([3, { kind: 'decision-made', dec: { id: 'd-1', question: t('?') }, option: { id: 'wait' }, by: named('dispatch') }]));

  it('is forgotten when the feed shows it, and kept until then', () => {
    expect(happened(kept({ kind: 'message-opened', msg: 1 }), box, mind)).toBe(true);
    expect(happened(kept({ kind: 'message-acknowledged', msg: 1 }), box, mind)).toBe(false);
    expect(happened(kept({ kind: 'decision-made', dec: 'd-1', option: 'wait' }), box, mind)).toBe(true);
    expect(happened(kept({ kind: 'decision-made', dec: 'd-1', option: 'go' }), box, mind)).toBe(false);
  });

  it('that writes something is kept until the server has it', () => {
    const note: Act = { kind: 'seat-noted', text: 'x' };
    expect(happened(kept(note, 'waiting'), box, mind)).toBe(false);
    expect(happened(kept(note, 'sent'), box, mind)).toBe(true);
  });

  it('that was refused stays until its reader puts it away', () => {
    expect(happened(kept({ kind: 'message-opened', msg: 1 }, 'refused'), box, mind)).toBe(false);
  });
});
