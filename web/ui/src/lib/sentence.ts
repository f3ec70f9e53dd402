/** A name out of the script, with its language where that is not the reader's. */
export interface Named {
  readonly text: string;
  readonly lang?: string;
}

/** Words with names in them. Kept in parts, so that a name in another language can be marked as such. */
export type Sentence = readonly (string | Named)[];

type Part = string | number | Named | Sentence;

/** Writes a sentence: s`${sender} acknowledged ${message}`. */
export function s(strings: TemplateStringsArray, ...parts: readonly Part[]): Sentence {
  return strings.flatMap((words, index): Sentence => {
    const part = parts[index];
    const before = words === '' ? [] : [words];
    if (part === undefined) return before;
    if (typeof part === 'number') return [...before, String(part)];
    if (typeof part === 'string') return part === '' ? before : [...before, part];
    return isSentence(part) ? [...before, ...part] : [...before, part];
  });
}

const isSentence = (part: Named | Sentence): part is Sentence => Array.isArray(part);

/** Joins with commas. */
export function listed(parts: readonly Sentence[]): Sentence {
  return parts.flatMap((part, index) => (index === 0 ? part : [', ', ...part]));
}

export const plain = (sentence: Sentence) =>
  sentence.map((part) => (typeof part === 'string' ? part : part.text)).join('');
