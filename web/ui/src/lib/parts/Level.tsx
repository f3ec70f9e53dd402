import { useWords } from '../language';

/** The shape of an agency tells its level of government. */
const SHAPES: Readonly<Record<string, string>> = {
  federal: 'M4 1h8l4 7-4 7H4L0 8z',
  state: 'M1 1h14v14H1z',
  regional: 'M1 1h14v14H1z',
  county: 'M8 .5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z',
  municipal: 'M4 1h8a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3z',
  tribal: 'M8 0l8 8-8 8-8-8z',
  private: 'M8 0l8 6-3 9.5H3L0 6z',
  community: 'M8 1l8 14H0z',
  oversight: 'M0 2h10l6 6-6 6H0z',
};
const OTHER = 'M0 4h16v8H0z';

/** The outline of a level on a field of 16 by 16. */
export const levelShape = (level: string) => SHAPES[level] ?? OTHER;

export function Level({ level }: { readonly level: string }) {
  const words = useWords();
  return (
    <svg className="level" viewBox="-1 -1 18 18" role="img" aria-label={words.levels[level] ?? level}>
      <path d={levelShape(level)} />
    </svg>
  );
}
