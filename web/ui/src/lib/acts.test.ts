import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswer, Problem } from './api';
import type { Act } from './api';
import { ActQueue } from './acts';
import type { Surroundings } from './acts';

const opened: Act = { kind: 'message-opened', msg: 1 };
const acknowledged: Act = { kind: 'message-acknowledged', msg: 1 };

describe('the queue of acts', () => {
  /** The server: refuses or fails as a test tells it, and does each id once. */
  let done: Map<string, Act>;
  let answer: (act: Act) => void;
  let tries: number;
  const queues: ActQueue<Act>[] = [];

  const surroundings = (): Surroundings<Act> => ({
    storage: localStorage,
    settledByAlready: () => true,
    alone: (_, work) => work(),
    send: (id, act) => {
      tries += 1;
      answer(act);
      if (!done.has(id)) done.set(id, act);
      return Promise.resolve();
    },
  });
  const openQueue = () => {
    const queue = new ActQueue<Act>('x1', 'so-dispatch', surroundings());
    queues.push(queue);
    queue.open();
    return queue;
  };
  const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
  const states = (queue: ActQueue<Act>) => queue.acts().map((kept) => `${kept.act.kind} ${kept.state}`);

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    done = new Map();
    answer = () => {};
    tries = 0;
  });
  afterEach(() => {
    queues.splice(0).forEach((queue) => queue.close());
    vi.useRealTimers();
  });

  it('sends an act once, however often it is pressed', async () => {
    const queue = openQueue();
    queue.do(acknowledged, 5_000);
    queue.do(acknowledged, 6_000);
    await settle(60_000);
    expect(tries).toBe(1);
    expect([...done.values()]).toEqual([acknowledged]);
    expect(states(queue)).toEqual(['message-acknowledged sent']);
  });

  it('sends in the order of doing', async () => {
    const queue = openQueue();
    queue.do(opened, 1);
    queue.do(acknowledged, 2);
    await settle();
    expect([...done.values()]).toEqual([opened, acknowledged]);
  });

  it('keeps an act while there is no signal and sends it with the same id when there is', async () => {
    answer = () => {
      throw new NoAnswer();
    };
    const queue = openQueue();
    queue.do(acknowledged, 1);
    await settle(5_000);
    expect(tries).toBeGreaterThan(1);
    expect(states(queue)).toEqual(['message-acknowledged waiting']);
    const id = queue.acts()[0]!.id;

    answer = () => {};
    window.dispatchEvent(new Event('online'));
    await settle();
    expect([...done.keys()]).toEqual([id]);
    expect(states(queue)).toEqual(['message-acknowledged sent']);
  });

  it('does not act twice when only the answer was lost', async () => {
    const world = surroundings();
    let lose = true;
    const queue = new ActQueue<Act>('x1', 'so-dispatch', {
      ...world,
      send: async (id, act) => {
        await world.send(id, act);
        if (lose) throw new NoAnswer();
      },
    });
    queues.push(queue);
    queue.open();
    queue.do(acknowledged, 1);
    await settle();
    lose = false;
    await settle(2_000);
    expect(tries).toBe(2);
    expect(done.size).toBe(1);
  });

  it('survives a reload', async () => {
    answer = () => {
      throw new NoAnswer();
    };
    const before = openQueue();
    before.do(acknowledged, 7_000);
    await settle();
    before.close();
    answer = () => {};
    const after = openQueue();
    await settle();
    expect([...done.values()]).toEqual([acknowledged]);
    expect(after.acts()[0]).toMatchObject({ at: 7_000, state: 'sent' });
  });

  it('holds everything while play is paused', async () => {
    const queue = openQueue();
    queue.hold(true);
    queue.do(acknowledged, 1);
    await settle(60_000);
    expect(tries).toBe(0);
    queue.hold(false);
    await settle();
    expect(done.size).toBe(1);
  });

  it('keeps what a pause refused that this page had not heard of', async () => {
    answer = () => {
      throw new Problem(409, 'paused', 'paused');
    };
    const queue = openQueue();
    queue.do(acknowledged, 1);
    await settle(500);
    expect(tries).toBe(1);
    queue.hold(true);
    await settle(60_000);
    expect(tries).toBe(1);
    expect(states(queue)).toEqual(['message-acknowledged waiting']);
    answer = () => {};
    queue.hold(false);
    await settle();
    expect(states(queue)).toEqual(['message-acknowledged sent']);
  });

  it('takes "already" for done, and shows any other refusal without holding up the rest', async () => {
    answer = (act) => {
      if (act.kind === 'message-opened') throw new Problem(409, '', 'already');
      if ('msg' in act && act.msg === 1) throw new Problem(409, '', 'ended');
    };
    const queue = openQueue();
    queue.do(opened, 1);
    queue.do(acknowledged, 2);
    queue.do({ kind: 'message-acknowledged', msg: 2 }, 3);
    await settle();
    expect(states(queue)).toEqual([
      'message-opened sent',
      'message-acknowledged refused',
      'message-acknowledged sent',
    ]);
    expect(queue.acts()[1]!.code).toBe('ended');
  });

  it('shows a second tab what the first one did', async () => {
    const first = openQueue();
    const second = openQueue();
    first.do(acknowledged, 1);
    await settle();
    window.dispatchEvent(new StorageEvent('storage', { key: `muster.act/x1/so-dispatch/${first.acts()[0]!.id}` }));
    expect(states(second)).toEqual(['message-acknowledged sent']);
    second.do(acknowledged, 2);
    await settle();
    expect(done.size).toBe(1);
  });

  it('forgets what the feed shows to have happened', async () => {
    const queue = openQueue();
    queue.do(acknowledged, 1);
    await settle();
    queue.forget(({ act }) => 'msg' in act && act.msg === 1);
    expect(queue.acts()).toEqual([]);
    expect(localStorage).toHaveLength(0);
  });
});
