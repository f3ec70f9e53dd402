import { useCallback, useState } from 'react';
import { device } from '../../lib/device';
import type { Kept } from '../../lib/device';

/** A message that somebody is writing. It is kept on the device with every key that is pressed. */
export interface Draft {
  readonly to: readonly string[];
  readonly type: string;
  /** "best" or a link. */
  readonly via: string;
  readonly items: readonly string[];
  /** Chosen by hand; until then that of the strictest item. */
  readonly tlp?: string;
  readonly purpose: string;
  readonly text: string;
  readonly lang?: string;
  readonly cites: readonly string[];
  readonly closing: boolean;
  /** Why it is an emergency; undefined when it is none. */
  readonly emergency?: string;
}

export const EMPTY: Draft = {
  to: [''],
  type: 'notify',
  via: 'best',
  items: [],
  purpose: 'life-safety',
  text: '',
  cites: [],
  closing: false,
};

/** Where a seat keeps what it has not sent yet. */
export class Drafts {
  readonly #prefix: string;

  constructor(
    exercise: string,
    seat: string,
    private readonly storage: Kept = device,
  ) {
    this.#prefix = `muster.draft/${exercise}/${seat}/`;
  }

  read<T>(name: string): T | undefined {
    try {
      return JSON.parse(this.storage.getItem(this.#prefix + name) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  keep(name: string, draft: unknown) {
    try {
      this.storage.setItem(this.#prefix + name, JSON.stringify(draft));
    } catch {
      // The device has no room. The page still holds it.
    }
  }

  forget(name: string) {
    this.storage.removeItem(this.#prefix + name);
  }

  /** The names of all that is kept under a beginning, such as "write/". */
  names(beginning: string): readonly string[] {
    const names: string[] = [];
    for (let index = 0; index < this.storage.length; index++) {
      const key = this.storage.key(index);
      if (key?.startsWith(this.#prefix + beginning)) names.push(key.slice(this.#prefix.length));
    }
    return names.sort();
  }
}

/** Something that is being written under a name. `change` keeps it at once; `done` forgets it. */
export function useDraft<T>(drafts: Drafts, name: string, start: T) {
  const [draft, setDraft] = useState<T>(() => drafts.read<T>(name) ?? start);
  const change = useCallback(
    (next: T) => {
      drafts.keep(name, next);
      setDraft(next);
    },
    [drafts, name],
  );
  const done = useCallback(() => drafts.forget(name), [drafts, name]);
  return { draft, change, done };
}
