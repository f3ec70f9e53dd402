import type { LiveExercise } from '../../lib/exercise';
import { MEASURES } from '../../lib/wire';
import type { Known, MeasureId, ScoreHolder, Scores, Text, Value } from '../../lib/wire';

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
}

export const isKnown = (value: Value): value is Known => !('missing' in value);

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
    const { kind, id, measures } = holder;
    if (kind === 'exercise') return [{ kind, id: undefined, title: view.scenario.title, measures }];
    const seat = kind === 'seat' ? seats.get(id ?? '') : undefined;
    const agency = agencies.get(seat?.agency ?? id ?? '');
    const title = seat?.title ?? agency?.title;
    if (!title || !agency) return [];
    return [{ kind, id, title, level: agency.level, measures, ...(seat ? { agency: agency.title } : {}) }];
  });
  const order = { exercise: 0, agency: 1, seat: 2 };
  const collator = new Intl.Collator(language);
  return holders.sort(
    (a, b) => order[a.kind] - order[b.kind] || collator.compare(name(a.title), name(b.title)),
  );
}

/** The address of a figure's evidence: whose, and of which measure. No holder means the exercise. */
export function evidenceQuery(query: URLSearchParams, holder: string | undefined, measure: MeasureId): URLSearchParams {
  const next = new URLSearchParams(query);
  if (holder === undefined) next.delete('of');
  else next.set('of', holder);
  next.set('measure', measure);
  return next;
}
