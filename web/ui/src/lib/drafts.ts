import { useCallback, useState } from 'react';
import { device } from './device';
import type { Kept } from './device';

/** Where a seat or an evaluator keeps what is not sent yet. */
export class Drafts {
  readonly #prefix: string;

  constructor(
    exercise: string,
    who: string,
    private readonly storage: Kept = device,
  ) {
    this.#prefix = `muster.draft/${exercise}/${who}/`;
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
