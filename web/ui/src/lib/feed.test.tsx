import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Feed, useFold } from './feed';
import type { Fold } from './feed';

/** Stands in for the browser's EventSource; a test plays the server. */
class Line extends EventTarget {
  static open: Line[] = [];
  closed = false;
  constructor(readonly url: string) {
    super();
    Line.open.push(this);
  }
  close() {
    this.closed = true;
  }
  static get last() {
    return Line.open.at(-1)!;
  }
  entries(...numbers: number[]) {
    for (const number of numbers) {
      this.dispatchEvent(new MessageEvent('entry', { data: JSON.stringify({ number }) }));
    }
  }
  clock(now = 0) {
    const data = JSON.stringify({ now, permille: 1000, running: true, state: 'started' });
    this.dispatchEvent(new MessageEvent('clock', { data }));
  }
}

/** Stands in for the browser's locks, with this many left. */
function grant(held: Set<string>, left: number) {
  return async (name: string, _: LockOptions, then: (lock: Lock | null) => Promise<void> | undefined) => {
    if (held.size >= left) return then(null);
    held.add(name);
    await then({ name, mode: 'exclusive' });
    held.delete(name);
  };
}

const readNumber = (found: unknown) => found as { readonly number: number };

describe('a feed', () => {
  let feed: Feed<{ readonly number: number }>;
  const numbers = () => {
    vi.advanceTimersByTime(50);
    return feed.state().entries.map((entry) => entry.number);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', Line);
    Line.open = [];
    feed = new Feed('/feed', readNumber, 1);
    feed.open();
  });
  afterEach(() => {
    feed.close();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('asks for everything at first, and is live once it hears the clock', () => {
    expect(Line.last.url).toBe('/feed');
    expect(feed.state().hearing.state).toBe('connecting');
    Line.last.entries(1, 2);
    Line.last.clock(5_000);
    expect(numbers()).toEqual([1, 2]);
    expect(feed.state().hearing.state).toBe('live');
    expect(feed.state().clock?.now).toBe(5_000);
  });

  it('goes on behind the last entry after a cut, with no row twice', () => {
    Line.last.entries(1, 2, 3);
    Line.last.dispatchEvent(new Event('error'));
    expect(feed.state().hearing.state).toBe('lost');
    vi.advanceTimersByTime(1_000);
    expect(Line.last.url).toBe('/feed?after=3');
    Line.last.entries(3, 4);
    Line.last.clock();
    expect(numbers()).toEqual([1, 2, 3, 4]);
    expect(feed.state().hearing.state).toBe('live');
  });

  it('refuses a row that would leave a gap, and asks again from the last it holds', () => {
    Line.last.entries(1, 2, 5);
    expect(numbers()).toEqual([1, 2]);
    vi.advanceTimersByTime(1_000);
    expect(Line.last.url).toBe('/feed?after=2');
    Line.last.entries(3, 4, 5);
    expect(numbers()).toEqual([1, 2, 3, 4, 5]);
  });

  it('hears nothing more from a connection that it gave up', () => {
    const old = Line.last;
    old.entries(1);
    old.dispatchEvent(new Event('error'));
    vi.advanceTimersByTime(1_000);
    old.entries(2);
    expect(old.closed).toBe(true);
    expect(numbers()).toEqual([1]);
  });

  it('waits longer after each failure, up to fifteen seconds, and starts over when the network is back', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const waits = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000];
    for (const wait of waits) {
      const before = Line.open.length;
      Line.last.dispatchEvent(new Event('error'));
      vi.advanceTimersByTime(wait - 1);
      expect(Line.open).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(Line.open).toHaveLength(before + 1);
    }
    const before = Line.open.length;
    window.dispatchEvent(new Event('online'));
    expect(Line.open).toHaveLength(before + 1);
  });

  it('says that it is behind when an open connection falls silent, and then that it is lost', () => {
    Line.last.clock();
    vi.advanceTimersByTime(7_000);
    expect(feed.state().hearing.state).toBe('behind');
    vi.advanceTimersByTime(12_000);
    expect(feed.state().hearing.state).toBe('lost');
    expect(Line.open).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    expect(Line.open).toHaveLength(2);
  });

  it('counts since when it has heard nothing from the last sign of life', () => {
    Line.last.clock();
    const heard = performance.now();
    vi.advanceTimersByTime(3_000);
    Line.last.dispatchEvent(new Event('error'));
    vi.advanceTimersByTime(20_000);
    Line.last.dispatchEvent(new Event('error'));
    expect(feed.state().hearing).toEqual({ state: 'lost', since: heard });
  });

  it('asks again when a row is no entry, rather than leaving it out', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    Line.last.entries(1);
    Line.last.dispatchEvent(new MessageEvent('entry', { data: '{"number":' }));
    vi.advanceTimersByTime(1_000);
    expect(Line.last.url).toBe('/feed?after=1');
  });

  const look = (visibility: DocumentVisibilityState) => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
    document.dispatchEvent(new Event('visibilitychange'));
  };

  it('lets its connection go when nobody sees it and no place for unseen pages is left, and comes back when seen', async () => {
    const held = new Set<string>();
    vi.stubGlobal('navigator', { ...navigator, locks: { request: grant(held, 0) } });
    Line.last.entries(1);
    look('hidden');
    await vi.advanceTimersByTimeAsync(11_000);
    expect(Line.last.closed).toBe(true);
    look('visible');
    expect(Line.last.url).toBe('/feed?after=1');
    expect(Line.last.closed).toBe(false);
  });

  it('stays connected unseen while there is a place, and gives the place back when it is seen', async () => {
    const held = new Set<string>();
    vi.stubGlobal('navigator', { ...navigator, locks: { request: grant(held, 1) } });
    look('hidden');
    await vi.advanceTimersByTimeAsync(11_000);
    expect(Line.last.closed).toBe(false);
    expect(held.size).toBe(1);
    Line.last.clock();
    look('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(held.size).toBe(0);
    expect(Line.open).toHaveLength(1);
  });

  it('survives twenty cuts without a lost or doubled row', () => {
    const all = Array.from({ length: 200 }, (_, index) => index + 1);
    let next = 0;
    for (let cut = 0; cut < 20; cut++) {
      const from = Number(/after=(\d+)/.exec(Line.last.url)?.[1] ?? 0);
      next = Math.min(200, from + 7 + ((cut * 13) % 11));
      Line.last.entries(...all.slice(from, next));
      Line.last.dispatchEvent(new Event('error'));
      vi.advanceTimersByTime(1_000);
    }
    const from = Number(/after=(\d+)/.exec(Line.last.url)?.[1]);
    Line.last.entries(...all.slice(from));
    expect(numbers()).toEqual(all);
  });
});

describe('a fold', () => {
  it('takes in each entry once as the list grows, and starts over for another list', () => {
    const step = vi.fn((state: { sum: number }, entry: number) => void (state.sum += entry));
    const sum: Fold<number, { sum: number }> = { start: () => ({ sum: 0 }), step };
    const hook = renderHook(({ entries }) => useFold(entries, sum), { initialProps: { entries: [1, 2] } });
    expect(hook.result.current.sum).toBe(3);
    const before = hook.result.current;
    hook.rerender({ entries: [1, 2, 4] });
    expect(hook.result.current.sum).toBe(7);
    expect(hook.result.current).not.toBe(before);
    expect(step).toHaveBeenCalledTimes(3);
    hook.rerender({ entries: [9] });
    expect(hook.result.current.sum).toBe(9);
  });
});
