import type { Sentence } from '../sentence';

/** A sentence, with names in another language marked as such. */
export function Told({ sentence }: { readonly sentence: Sentence }) {
  return sentence.map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : part.lang === undefined ? (
      part.text
    ) : (
      <span key={index} lang={part.lang}>
        {part.text}
      </span>
    ),
  );
}
