import type { LiveExercise } from '../../lib/exercise';
import { MEASURES } from '../../lib/wire';
import type { Known, MeasureId, Overall, ScoreHolder, Scores, Text, Value } from '../../lib/wire';

export const DIMENSIONS = ['A', 'B', 'C', 'D'] as const;
export type DimensionId = (typeof DIMENSIONS)[number];

/** What of a holder can be opened: a measure, or a mean of several. */
export type SubjectId = MeasureId | DimensionId | 'overall' | 'coordination';

export const isMeasure = (subject: SubjectId): subject is MeasureId => (MEASURES as readonly string[]).includes(subject);
export const isDimension = (subject: SubjectId): subject is DimensionId => (DIMENSIONS as readonly string[]).includes(subject);

/** The order in which they stand and are walked through: means before what they are made of. */
const SUBJECTS: readonly SubjectId[] = [
  'overall',
  'coordination',
  ...DIMENSIONS.flatMap((dimension) => [dimension, ...MEASURES.filter((measure) => measure[0] === dimension)]),
];
export const subjectOf = (word: string | null): SubjectId | undefined => SUBJECTS.find((one) => one === word);

/** Whose figures they are: the exercise's, an agency's or a seat's. */
export interface Holder {
  readonly kind: ScoreHolder['kind'];
  /** The agency's or seat's id; undefined for the exercise. */
  readonly id: string | undefined;
  readonly title: Text;
  /** The agency of a seat. */
  readonly agency?: Text;
  readonly level?: string;
  readonly measures: Readonly<Partial<Record<MeasureId, Value>>>;
  readonly withoutCrews: Readonly<Partial<Record<MeasureId, Value>>>;
  readonly dimensions: Readonly<Partial<Record<DimensionId, Value>>>;
  readonly overall: Overall;
  readonly coordination?: Value;
  readonly flags: readonly string[];
  readonly notForReadiness: readonly string[];
  readonly seenBefore: boolean;
}

export const isKnown = (value: Value): value is Known => !('missing' in value);

/** What the holder has of it; undefined when a holder of its kind cannot have it. */
export function valueOf(holder: Holder, subject: SubjectId): Value | undefined {
  if (subject === 'overall') return holder.overall.value;
  if (subject === 'coordination') return holder.coordination;
  return isMeasure(subject) ? holder.measures[subject] : holder.dimensions[subject];
}

export const subjectsOf = (holder: Holder): readonly SubjectId[] =>
  SUBJECTS.filter((subject) => valueOf(holder, subject) !== undefined);

/** The measures that anybody has here, in their order. */
export const measuresIn = (scores: Scores): readonly MeasureId[] =>
  MEASURES.filter((measure) => scores.holders.some((holder) => holder.measures[measure] !== undefined));

/**
 * Exercise first, then agencies, then seats, each in alphabetical order: nobody is ranked.
 */
export function holdersOf(scores: Scores, { script, view }: LiveExercise, language: string, name: (text: Text) => string): readonly Holder[] {
  const agencies = new Map(script.agencies.map((agency) => [agency.id, agency]));
  const seats = new Map(script.positions.map((position) => [position.id, position]));
  const holders = scores.holders.flatMap((holder): Holder[] => {
    const { kind, id, coordination, notForReadiness = [], seenBefore = false, ...came } = holder;
    const figures = { ...came, kind, id, notForReadiness, seenBefore, ...(coordination ? { coordination } : {}) };
    if (kind === 'exercise') return [{ ...figures, title: view.scenario.title }];
    const seat = kind === 'seat' ? seats.get(id ?? '') : undefined;
    const agency = agencies.get(seat?.agency ?? id ?? '');
    const title = seat?.title ?? agency?.title;
    if (!title || !agency) return [];
    return [{ ...figures, title, level: agency.level, ...(seat ? { agency: agency.title } : {}) }];
  });
  const order = { exercise: 0, agency: 1, seat: 2 };
  const collator = new Intl.Collator(language);
  return holders.sort(
    (a, b) => order[a.kind] - order[b.kind] || collator.compare(name(a.title), name(b.title)),
  );
}

/** The address of a figure's evidence: whose, and of what. No holder means the exercise; no subject opens the holder alone. */
export function evidenceQuery(query: URLSearchParams, holder: string | undefined, subject: SubjectId | undefined): URLSearchParams {
  const next = new URLSearchParams(query);
  if (holder === undefined) next.delete('of');
  else next.set('of', holder);
  if (subject === undefined) next.delete('measure');
  else next.set('measure', subject);
  return next;
}
