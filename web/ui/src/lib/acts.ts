import * as api from './api';
import { device } from './device';
import type { Kept } from './device';

/** An act from the moment it was done on this device until the feed shows that it happened. */
export interface KeptAct<A> {
  readonly id: string;
  readonly act: A;
  /** Exercise time at which it was done here. */
  readonly at: number;
  /** Place in the order of doing. */
  readonly order: number;
  readonly state: 'waiting' | 'sent' | 'refused';
  /** Why it was refused, and what that is about. */
  readonly code?: string;
  readonly values?: readonly string[];
}

/** What the queue needs of the world. */
export interface Surroundings<A> {
  readonly send: (id: string, act: A) => Promise<unknown>;
  /** Whether the answer that it was done already means that all is well. */
  readonly settledByAlready: (act: A) => boolean;
  readonly storage: Kept;
  /** Runs the work in one tab at a time. */
  readonly alone: (name: string, work: () => Promise<void>) => Promise<void>;
}

const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/**
 * The acts of one seat or evaluator that are not yet known to have happened. Each is kept on the device under its own id, sent in the
 * order of doing, sent again until the server answers, and never a second act: the server knows the id. Tabs share it.
 */
export class ActQueue<A> {
  readonly #prefix: string;
  readonly #watchers = new Set<() => void>();
  #acts: readonly KeptAct<A>[] = [];
  /** Acts that the device had no room for. */
  readonly #homeless = new Map<string, KeptAct<A>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #sending = false;
  #asked = false;
  #held = false;

  constructor(
    exercise: string,
    who: string,
    private readonly world: Surroundings<A>,
  ) {
    this.#prefix = `muster.act/${exercise}/${who}/`;
    this.#acts = this.#read();
  }

  readonly subscribe = (watcher: () => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  readonly acts = () => this.#acts;

  open() {
    addEventListener('storage', this.#follow);
    addEventListener('online', this.#now);
    this.#now();
  }

  close() {
    removeEventListener('storage', this.#follow);
    removeEventListener('online', this.#now);
    clearTimeout(this.#timer);
  }

  /** Keeps an act and sends it as soon as it can. An act that is kept already, and not refused, is not done twice. */
  do(act: A, at: number) {
    if (this.#acts.some((kept) => kept.state !== 'refused' && same(kept.act, act))) return;
    const order = Math.max(Date.now(), ...this.#acts.map((kept) => kept.order + 1));
    this.#keep({ id: api.newId(), act, at, order, state: 'waiting' });
    this.#now();
  }

  /** Forgets what the feed now shows, and what the reader has seen refused. */
  forget(settled: (kept: KeptAct<A>) => boolean) {
    const gone = this.#acts.filter(settled);
    if (gone.length === 0) return;
    for (const { id } of gone) {
      this.world.storage.removeItem(this.#prefix + id);
      this.#homeless.delete(id);
    }
    this.#acts = this.#acts.filter((kept) => !gone.includes(kept));
    this.#tell();
  }

  /** Holds what is kept while play is paused: a pause takes no acts. It goes when play goes on. */
  hold(paused: boolean) {
    const released = this.#held && !paused;
    this.#held = paused;
    if (released) this.#now();
  }

  readonly #now = () => {
    this.#tries = 0;
    clearTimeout(this.#timer);
    void this.#send();
  };

  async #send() {
    this.#asked = true;
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#asked) {
        this.#asked = false;
        await this.world.alone(this.#prefix, () => this.#sendAll());
      }
    } finally {
      this.#sending = false;
    }
  }

  async #sendAll() {
    // Another tab may have sent some while this one waited for its turn.
    this.#acts = this.#read();
    for (let next = this.#next(); next; next = this.#next()) {
      if (!(await this.#sendOne(next))) return;
    }
  }

  #next() {
    return this.#held ? undefined : this.#acts.find((kept) => kept.state === 'waiting');
  }

  /** @return whether the next act may go */
  async #sendOne(kept: KeptAct<A>): Promise<boolean> {
    try {
      await this.world.send(kept.id, kept.act);
      this.#tries = 0;
      this.#keep({ ...kept, state: 'sent' });
      return true;
    } catch (error) {
      if (!(error instanceof api.Problem) || error.status >= 500 || error.code === 'paused') {
        this.#later();
        return false;
      }
      const code = error.code ?? String(error.status);
      if (code === 'already' && this.world.settledByAlready(kept.act)) {
        this.#keep({ ...kept, state: 'sent' });
        return true;
      }
      this.#keep({ ...kept, state: 'refused', code, values: error.values });
      return true;
    }
  }

  #later() {
    const wait = WAITS[Math.min(this.#tries, WAITS.length - 1)]!;
    this.#tries += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), wait);
  }

  #keep(kept: KeptAct<A>) {
    try {
      this.world.storage.setItem(this.#prefix + kept.id, JSON.stringify(kept));
      this.#homeless.delete(kept.id);
    } catch {
      this.#homeless.set(kept.id, kept);
    }
    this.#acts = [...this.#acts.filter((other) => other.id !== kept.id), kept].sort((a, b) => a.order - b.order);
    this.#tell();
  }

  #read(): readonly KeptAct<A>[] {
    const stored = new Map(this.#homeless);
    for (let index = 0; index < this.world.storage.length; index++) {
      const key = this.world.storage.key(index);
      if (!key?.startsWith(this.#prefix)) continue;
      try {
        const kept = JSON.parse(this.world.storage.getItem(key) ?? '') as KeptAct<A>;
        stored.set(kept.id, kept);
      } catch {
        this.world.storage.removeItem(key);
      }
    }
    return [...stored.values()].sort((a, b) => a.order - b.order);
  }

  readonly #follow = (event: StorageEvent) => {
    if (event.key !== null && !event.key.startsWith(this.#prefix)) return;
    this.#acts = this.#read();
    this.#tell();
  };

  #tell() {
    this.#watchers.forEach((watcher) => watcher());
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The browser as surroundings. Locks need a secure context; without them two tabs may both send, which the id makes harmless. */
export const browser = {
  storage: device,
  alone: async (name: string, work: () => Promise<void>) =>
    navigator.locks ? await navigator.locks.request(name, work) : await work(),
};
