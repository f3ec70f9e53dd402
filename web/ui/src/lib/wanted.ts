import type { Named, Sentence } from './sentence';
import { listed } from './sentence';
import type { Words } from './words/en';
import { wordFor } from './words/en-codes';

/** What an expectation looks for: the script's own pattern, as far as it is told in words. */
export type Wanted =
  | {
      readonly kind: 'message';
      /** Any of these kinds of message will do. */
      readonly types: readonly string[];
      readonly to: readonly string[];
      readonly items: readonly string[];
    }
  | { readonly kind: 'share'; readonly item: string; readonly with: string }
  | { readonly kind: 'decide'; readonly decision: string }
  | { readonly kind: 'action'; readonly action: string }
  | {
      readonly kind: 'request' | 'grant' | 'decline' | 'return';
      readonly resource: string;
      readonly count: number;
      readonly purpose?: string;
    }
  | { readonly kind: 'form'; readonly taskForce: string }
  | { readonly kind: 'purge'; readonly category: string }
  | { readonly kind: 'anyOf'; readonly of: readonly Wanted[] }
  | { readonly kind: 'never'; readonly what: Wanted };

type Tree = Readonly<Record<string, unknown>>;

const tree = (found: unknown): Tree => (typeof found === 'object' && found !== null ? (found as Tree) : {});
const list = (found: unknown): readonly string[] => (Array.isArray(found) ? found.map(String) : found === undefined ? [] : [String(found)]);

/** Reads the pattern of an expectation; undefined where this screen does not know its kind. */
export function readWanted(found: unknown): Wanted | undefined {
  const one = tree(found);
  if (one.message !== undefined) {
    const { kind, to, items } = tree(one.message);
    return { kind: 'message', types: [String(kind)], to: list(to), items: list(items) };
  }
  if (one.share !== undefined) {
    const share = tree(one.share);
    return { kind: 'share', item: String(share.item), with: String(share.with) };
  }
  if (one.decide !== undefined) return { kind: 'decide', decision: String(one.decide) };
  if (one.action !== undefined) {
    return { kind: 'action', action: String(typeof one.action === 'string' ? one.action : tree(one.action).action) };
  }
  for (const kind of ['request', 'grant', 'decline', 'return'] as const) {
    if (one[kind] === undefined) continue;
    const { resource, count, purpose } = tree(one[kind]);
    return {
      kind,
      resource: String(resource),
      count: typeof count === 'number' ? count : 1,
      ...(typeof purpose === 'string' ? { purpose } : {}),
    };
  }
  if (one.form !== undefined) return { kind: 'form', taskForce: String(one.form) };
  if (one.purge !== undefined) return { kind: 'purge', category: String(tree(one.purge).category) };
  if (Array.isArray(one.anyOf)) return anyOf(one.anyOf.flatMap((each) => readWanted(each) ?? []));
  if (one.never !== undefined) {
    const what = readWanted(one.never);
    return what && { kind: 'never', what };
  }
  return undefined;
}

/** Messages that differ in their kind alone are one pattern of several kinds. */
function anyOf(of: readonly Wanted[]): Wanted {
  const [first, ...others] = of;
  if (first?.kind === 'message') {
    const about = ({ to, items }: typeof first) => JSON.stringify([to, items]);
    const alike = others.filter((other) => other.kind === 'message' && about(other) === about(first)) as (typeof first)[];
    if (alike.length === others.length) return { ...first, types: [first, ...alike].flatMap(({ types }) => types) };
  }
  return { kind: 'anyOf', of };
}

/** What is expected, in the reader's words. */
export function tellWanted(wanted: Wanted, words: Words, of: (id: string) => Named): Sentence {
  const say = words.wanted;
  const names = (ids: readonly string[]) => listed(ids.map((id) => [of(id)]));
  switch (wanted.kind) {
    case 'message': {
      const types = wanted.types.map((type) => wordFor(words.codes.messageTypes, type));
      return say.message(types, names(wanted.to), names(wanted.items));
    }
    case 'share':
      return say.share(of(wanted.item), of(wanted.with));
    case 'decide':
      return [of(wanted.decision)];
    case 'action':
      return [of(wanted.action)];
    case 'request':
    case 'grant':
    case 'decline':
    case 'return': {
      const { kind, count, resource, purpose } = wanted;
      return say[kind](count, of(resource), purpose === undefined ? undefined : wordFor(words.codes.purposes, purpose));
    }
    case 'form':
      return say.form(of(wanted.taskForce));
    case 'purge':
      return say.purge(of(wanted.category));
    case 'anyOf':
      return wanted.of.flatMap((each, index) => [
        ...(index === 0 ? [] : [` ${say.or} `]),
        ...tellWanted(each, words, of),
      ]);
    case 'never':
      return say.never(tellWanted(wanted.what, words, of));
  }
}
