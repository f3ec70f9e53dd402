import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Misfit } from './check';
import type { Heard } from './clock';
import { clockTick } from './wire';
import type { Pause, State } from './wire';

/** How well the page hears the exercise. `since` is this computer's steady time of the last sign of life. */
export type Hearing =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  /** Connected, but the server has been silent for longer than it ever should be. */
  | { readonly state: 'behind'; readonly since: number }
  | { readonly state: 'lost'; readonly since: number };

export interface FeedClock extends Heard {
  readonly state: State;
  readonly pause?: Pause;
}

export interface FeedState<T> {
  /** Every entry so far, in order, none twice, none missing. */
  readonly entries: readonly T[];
  readonly clock: FeedClock | undefined;
  readonly hearing: Hearing;
}

/** The server says the time every 2 s; silent for longer than this is behind, and twice as long again is a dead line. */
const SILENCE = 6_000;
const DEAD = 18_000;
const WAITS = [500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;
/**
 * A page that nobody sees lets its connection go after this long, and goes on where it was when it is seen again: a browser
 * grants six connections to one server, and a row of open tabs would use them up. The first few keep theirs, so that a
 * person who looks elsewhere still hears that something came.
 */
const UNSEEN = 10_000;
const KEPT_UNSEEN = ['muster-line-1', 'muster-line-2', 'muster-line-3'] as const;
/** Rows that come in a burst are shown together. */
const GATHER = 40;

/**
 * A live list of entries, fed by server-sent events. After any cut it goes on behind the last entry it holds: an entry that
 * comes twice is dropped, and one that would leave a gap is refused and asked for again.
 */
export class Feed<T extends { readonly number: number }> {
  #state: FeedState<T> = { entries: [], clock: undefined, hearing: { state: 'connecting' } };
  #last: number;
  #arrived: T[] = [];
  #source: EventSource | undefined;
  #tries = 0;
  #lastSign = 0;
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #reconnecting: ReturnType<typeof setTimeout> | undefined;
  #watching: ReturnType<typeof setInterval> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #isOpen = false;
  #resting = false;
  #giveBack: (() => void) | undefined;
  readonly #watchers = new Set<() => void>();

  /** @param first the number of the feed's first entry */
  constructor(
    private readonly path: string,
    private readonly read: (found: unknown) => T,
    private readonly first: number,
  ) {
    this.#last = first - 1;
  }

  readonly subscribe = (watcher: () => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  readonly state = () => this.#state;

  open() {
    this.#isOpen = true;
    this.#lastSign = performance.now();
    this.#watching = setInterval(() => this.#watch(), 1_000);
    addEventListener('online', this.#again);
    addEventListener('offline', this.#again);
    document.addEventListener('visibilitychange', this.#seen);
    this.#connect();
  }

  close() {
    this.#isOpen = false;
    clearInterval(this.#watching);
    clearTimeout(this.#reconnecting);
    clearTimeout(this.#gathering);
    clearTimeout(this.#leaving);
    removeEventListener('online', this.#again);
    removeEventListener('offline', this.#again);
    document.removeEventListener('visibilitychange', this.#seen);
    this.#source?.close();
    this.#source = undefined;
    this.#giveBack?.();
  }

  #connect() {
    clearTimeout(this.#reconnecting);
    this.#source?.close();
    const source = new EventSource(this.#last < this.first ? this.path : `${this.path}?after=${this.#last}`);
    this.#source = source;
    source.addEventListener('entry', (message) => source === this.#source && this.#entry(message));
    source.addEventListener('clock', (message) => source === this.#source && this.#clock(message));
    source.addEventListener('error', () => source === this.#source && this.#lose());
  }

  #entry(message: MessageEvent<string>) {
    this.#sign();
    let entry: T;
    try {
      entry = this.read(JSON.parse(message.data));
    } catch (misfit) {
      if (!(misfit instanceof Misfit || misfit instanceof SyntaxError)) throw misfit;
      console.error(`${this.path}: ${misfit.message}`);
      return this.#retry();
    }
    if (entry.number <= this.#last) return;
    if (entry.number > this.#last + 1) return this.#retry();
    this.#last = entry.number;
    this.#tries = 0;
    this.#arrived.push(entry);
    this.#gathering ??= setTimeout(() => this.#show(), GATHER);
  }

  #show() {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    if (this.#arrived.length === 0) return;
    const entries = [...this.#state.entries, ...this.#arrived];
    this.#arrived = [];
    this.#change({ entries });
  }

  #clock(message: MessageEvent<string>) {
    this.#sign();
    try {
      const tick = clockTick(JSON.parse(message.data), 'clock');
      // What happened before this reading is shown with it, never after.
      this.#show();
      this.#tries = 0;
      this.#change({ clock: { ...tick, at: performance.now() }, hearing: { state: 'live' } });
    } catch (misfit) {
      if (!(misfit instanceof Misfit || misfit instanceof SyntaxError)) throw misfit;
      console.error(`${this.path}: ${misfit.message}`);
    }
  }

  #sign() {
    this.#lastSign = performance.now();
  }

  #lose() {
    this.#source?.close();
    const { hearing } = this.#state;
    if (hearing.state !== 'lost') this.#change({ hearing: { state: 'lost', since: this.#lastSign } });
    this.#retry();
  }

  #retry() {
    this.#source?.close();
    this.#source = undefined;
    clearTimeout(this.#reconnecting);
    const wait = WAITS[Math.min(this.#tries, WAITS.length - 1)]!;
    this.#tries += 1;
    // Uneven, so that a room of screens does not come back to a restarted server in one instant.
    this.#reconnecting = setTimeout(() => this.#connect(), wait * (0.75 + Math.random() / 2));
  }

  /** Tries at once: the network came or went, so what was thought of the connection is no longer worth much. */
  readonly #again = () => {
    if (this.#resting) return;
    this.#tries = 0;
    this.#connect();
  };

  readonly #seen = () => {
    clearTimeout(this.#leaving);
    if (document.visibilityState === 'hidden') {
      this.#leaving = setTimeout(() => void this.#unseen(), UNSEEN);
      return;
    }
    this.#giveBack?.();
    if (this.#resting) {
      this.#resting = false;
      this.#sign();
      this.#again();
    } else if (performance.now() - this.#lastSign > SILENCE) {
      this.#again();
    }
  };

  async #unseen() {
    if (!(await this.#keepsLine()) && document.visibilityState === 'hidden') this.#rest();
  }

  /** Whether this page is one of the few that stay connected unseen; it holds its place until it is seen or closed. */
  async #keepsLine(): Promise<boolean> {
    // Where a browser knows no locks (or the page came over an unsafe line) every page rests.
    if (!('locks' in navigator)) return false;
    for (const place of KEPT_UNSEEN) {
      const kept = await new Promise<boolean>((answer) => {
        void navigator.locks.request(place, { ifAvailable: true }, (lock) => {
          const wanted = this.#isOpen && document.visibilityState === 'hidden';
          answer(lock !== null);
          return lock && wanted ? new Promise<void>((done) => (this.#giveBack = done)) : undefined;
        });
      });
      if (kept) return true;
    }
    return false;
  }

  #rest() {
    this.#resting = true;
    clearTimeout(this.#reconnecting);
    this.#source?.close();
    this.#source = undefined;
  }

  #watch() {
    if (this.#resting) return;
    const silent = performance.now() - this.#lastSign;
    const { state } = this.#state.hearing;
    if (silent > SILENCE && state === 'live') {
      this.#change({ hearing: { state: 'behind', since: this.#lastSign } });
    } else if (silent > DEAD && this.#source) {
      this.#lose();
    }
  }

  #change(change: Partial<FeedState<T>>) {
    this.#state = { ...this.#state, ...change };
    this.#watchers.forEach((watcher) => watcher());
  }
}

/** The live entries of a feed. One connection for as long as the component shows this path. */
export function useFeed<T extends { readonly number: number }>(
  path: string,
  read: (found: unknown) => T,
  first: number,
): FeedState<T> {
  const [feed, setFeed] = useState(() => ({ path, of: new Feed(path, read, first) }));
  if (feed.path !== path) setFeed({ path, of: new Feed(path, read, first) });
  useEffect(() => {
    feed.of.open();
    return () => feed.of.close();
  }, [feed]);
  return useSyncExternalStore(feed.of.subscribe, feed.of.state);
}

/** A fold over a growing list: a start, and a step that takes in one more entry. */
export interface Fold<E, S> {
  readonly start: () => S;
  /** May change the state in place. */
  readonly step: (state: S, entry: E) => void;
}

/**
 * What a fold makes of the entries. Constant work for each new entry, however long the list; the answer is a new object
 * whenever entries came.
 */
export function useFold<E, S extends object>(entries: readonly E[], fold: Fold<E, S>): S {
  const kept = useRef<{ fold: Fold<E, S>; first: E | undefined; read: number; state: S }>(null);
  let now = kept.current;
  if (!now || now.fold !== fold || now.first !== entries[0] || now.read > entries.length) {
    now = { fold, first: entries[0], read: 0, state: fold.start() };
  }
  if (now.read < entries.length || now !== kept.current) {
    for (const entry of entries.slice(now.read)) fold.step(now.state, entry);
    kept.current = { ...now, read: entries.length, state: { ...now.state } };
  }
  return kept.current!.state;
}
