import type { Cohort, PersonContent } from '../../lib/people';

export type PersonField = 'name' | 'office' | 'training';
const FIELDS: readonly PersonField[] = ['name', 'office', 'training'];

/** Two changes of one person, put together. */
export interface Merged {
  readonly content: PersonContent;
  /** What only the other changed. */
  readonly taken: readonly PersonField[];
  /** What both changed, each to something else; mine stands in the content until the reader chooses. */
  readonly open: readonly PersonField[];
}

/** @param base what both of them started from */
export function merge(base: PersonContent, mine: PersonContent, theirs: PersonContent): Merged {
  const same = (field: PersonField, one: PersonContent, other: PersonContent) => written(field, one) === written(field, other);
  const taken = FIELDS.filter((field) => same(field, base, mine) && !same(field, base, theirs));
  const open = FIELDS.filter(
    (field) => !same(field, base, mine) && !same(field, base, theirs) && !same(field, mine, theirs),
  );
  return { content: taken.reduce((content, field) => take(content, field, theirs), mine), taken, open };
}

/** The content with one field of another. */
export function take(content: PersonContent, field: PersonField, from: PersonContent): PersonContent {
  if (field !== 'office') return { ...content, [field]: from[field] };
  const { office: _, ...rest } = content;
  return from.office === undefined ? rest : { ...rest, office: from.office };
}

/** Rows of training are the same in whatever order they stand. */
function written(field: PersonField, content: PersonContent): string {
  if (field !== 'training') return content[field] ?? '';
  return content.training
    .map(({ function: what, on, permille }) => `${what} ${on} ${permille}`)
    .sort()
    .join('\n');
}

type CohortContent = Pick<Cohort, 'name' | 'people'>;

/** Whoever one of them put in is in, whoever one of them took out is out. A name that both changed is mine. */
export function mergeCohort(base: CohortContent, mine: CohortContent, theirs: CohortContent): CohortContent {
  const added = mine.people.filter((id) => !base.people.includes(id) && !theirs.people.includes(id));
  const kept = theirs.people.filter((id) => mine.people.includes(id) || !base.people.includes(id));
  return { name: mine.name === base.name ? theirs.name : mine.name, people: [...kept, ...added] };
}
