import { ask, path } from './api';
import { flag, listOf, mapOf, oneOf, optional, real, shape, text, whole } from './check';
import type { Check } from './check';
import { named } from './people';
import { MEASURES, missing } from './wire';
import type { MeasureId, Text } from './wire';

/** Readiness over drills, cross-training and comparison, as the server tells them. Days are "YYYY-MM-DD". */

const words: Check<Text> = mapOf(text);
const titled = shape({ id: text, title: words });

const estimate = shape({
  value: real,
  /** 95 %, as high. */
  low: real,
  high: real,
  /** Items that it stands on. */
  n: whole,
  /** From when a refresher is due; may lie in the past. */
  due: optional(text),
  /** The same over values adjusted for difficulty. */
  adjusted: optional(real),
});
export type Estimate = ReturnType<typeof estimate>;

const profile = shape({
  id: text,
  hash: text,
  target: real,
  /** A refresher is due when the chance to lie under the target exceeds this. */
  dueRisk: real,
  untrained: real,
  leastItems: whole,
  /** In months. */
  halfLives: shape({ accuracy: real, speed: real, other: real }),
});
export type Profile = ReturnType<typeof profile>;

export const DIMENSIONS = ['A', 'B', 'C', 'D'] as const;
export type DimensionId = (typeof DIMENSIONS)[number];
/** What a curve can be of. */
export const CURVES = ['headline', ...DIMENSIONS, ...MEASURES] as const;
export type CurveId = (typeof CURVES)[number];
export const isCurve = (found: string | null): found is CurveId => CURVES.some((one) => one === found);
export const isMeasure = (curve: CurveId): curve is MeasureId => MEASURES.some((one) => one === curve);

const standing = { headline: optional(estimate), dimensions: mapOf(estimate), drills: whole, last: optional(text) };

const cell = shape({ value: real, low: optional(real), high: optional(real), n: whole, wide: flag, adjusted: optional(real) });
export type Cell = ReturnType<typeof cell>;

const overview = shape({
  asOf: text,
  exercises: whole,
  profile,
  persons: oneOf('shown', 'withheld'),
  agencies: listOf(shape({ id: text, title: words, level: text, ...standing })),
  refresh: listOf(
    shape({ agency: text, title: words, dimension: oneOf(...DIMENSIONS), estimate, due: text, days: whole }),
  ),
  capabilities: shape({
    names: listOf(text),
    rows: listOf(shape({ agency: text, title: words, cells: mapOf(cell) })),
  }),
});
export type Overview = ReturnType<typeof overview>;
export type AgencyStanding = Overview['agencies'][number];
export type Refresh = Overview['refresh'][number];

const peopleStanding = shape({ asOf: text, profile, people: listOf(shape({ person: named, ...standing })) });
export type PeopleStanding = ReturnType<typeof peopleStanding>;

const spread = shape({ value: real, low: real, high: real });
const ofMeasure = shape({
  estimate: optional(estimate),
  /** Items of the last drills that wait until there are enough. */
  waiting: whole,
  steps: listOf(
    shape({ on: text, value: real, n: whole, noise: real, seenBefore: flag, before: spread, after: spread }),
  ),
});
export type OfMeasure = ReturnType<typeof ofMeasure>;

const shown = shape({
  value: real,
  n: whole,
  low: optional(real),
  high: optional(real),
  few: flag,
  adjusted: optional(real),
});
export type Shown = ReturnType<typeof shown>;
const lacking = shape({ missing });
/** What a drill showed of a measure, or why it showed nothing. */
export type ShownOrNot = Shown | ReturnType<typeof lacking>;
const shownOrNot: Check<ShownOrNot> = (found, at) =>
  typeof found === 'object' && found !== null && 'missing' in found ? lacking(found, at) : shown(found, at);

const keptOut = oneOf('not-real-speed', 'not-held-throughout', 'solo', 'all-crews', 'other-profile');
export type KeptOut = ReturnType<typeof keptOut>;

const played = shape({
  id: text,
  name: text,
  scenario: shape({ id: text, title: words, hash: text }),
  seed: whole,
  profile: optional(text),
  cohort: optional(text),
});

const drill = shape({
  exercise: played,
  on: text,
  seat: optional(titled),
  counts: flag,
  keptOut: listOf(keptOut),
  seenBefore: flag,
  measures: mapOf(shownOrNot),
  difficulty: optional(shape({ expected: real, usual: real, n: whole })),
});
export type Drill = ReturnType<typeof drill>;

const point = shape({ on: text, value: real, low: real, high: real, adjusted: optional(real), ahead: flag });
const dot = shape({ on: text, exercise: text, value: real, counts: flag });
const curve = shape({ of: oneOf(...CURVES), points: listOf(point), dots: listOf(dot) });
/** How readiness rose by drills and fell between them. The day of a drill stands twice: before it and after it. */
export type Curve = ReturnType<typeof curve>;

const readiness = shape({
  asOf: text,
  profile,
  of: shape({
    kind: oneOf('person', 'agency', 'position', 'cohort'),
    id: text,
    name: optional(text),
    title: optional(words),
    agency: optional(titled),
  }),
  headline: optional(estimate),
  dimensions: mapOf(estimate),
  measures: mapOf(ofMeasure),
  drills: listOf(drill),
  curve,
});
export type Readiness = ReturnType<typeof readiness>;

/** Whose readiness can be asked for, as addresses name them. */
export const KINDS = ['people', 'agencies', 'positions', 'cohorts'] as const;
export type Kind = (typeof KINDS)[number];

const state = oneOf('current', 'to-refresh');
const held = { state, on: text, due: text, permille: optional(whole) };
const crossTraining = shape({
  asOf: text,
  scenario: shape({ id: text, title: words, hash: text }),
  refreshMonths: whole,
  functions: listOf(
    shape({
      id: text,
      title: words,
      depth: whole,
      weight: real,
      positions: listOf(shape({ id: text, title: words, agency: text })),
      current: whole,
      toRefresh: whole,
      missing: whole,
      people: listOf(shape({ person: named, ...held })),
    }),
  ),
  offices: listOf(
    shape({
      office: optional(text),
      people: whole,
      functions: mapOf(shape({ current: whole, toRefresh: whole })),
    }),
  ),
  people: listOf(
    shape({
      person: named,
      functions: mapOf(
        shape({
          state: oneOf('current', 'to-refresh', 'missing'),
          on: optional(text),
          due: optional(text),
          permille: optional(whole),
        }),
      ),
    }),
  ),
});
export type CrossTraining = ReturnType<typeof crossTraining>;
export type TrainedFunction = CrossTraining['functions'][number];

const comparison = shape({
  comparable: flag,
  differs: listOf(oneOf('scenario', 'profile', 'not-ended')),
  sameSeed: flag,
  exercises: listOf(
    shape({
      id: text,
      name: text,
      scenario: shape({ id: text, title: words, hash: text }),
      profile: optional(text),
      seed: whole,
      on: optional(text),
      cohort: optional(text),
      values: optional(
        listOf(
          shape({
            kind: oneOf('exercise', 'agency'),
            id: optional(text),
            title: optional(words),
            measures: mapOf(shape({ value: real, n: whole, low: optional(real), high: optional(real) })),
            overall: optional(real),
          }),
        ),
      ),
    }),
  ),
});
export type Comparison = ReturnType<typeof comparison>;

/** The address with those of the keys that have a value. */
function asking(address: string, keys: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(keys)) if (value !== undefined) query.append(key, value);
  return query.size === 0 ? address : `${address}?${query}`;
}

export const overviewNow = (cohort?: string) => ask(asking(path('readiness'), { cohort }), overview);
export const peopleNow = (cohort?: string) => ask(asking(path('readiness', 'people'), { cohort }), peopleStanding);
export const readinessOf = (kind: Kind, id: string, of: CurveId, cohort?: string) =>
  ask(asking(path('readiness', kind, id), { of, cohort }), readiness);
export const crossTrainingFor = (scenario: string, cohort?: string) =>
  ask(asking(path('cross-training'), { scenario, cohort }), crossTraining);
export const compare = (exercises: readonly string[]) =>
  ask(`${path('comparison')}?${exercises.map((id) => `exercise=${encodeURIComponent(id)}`).join('&')}`, comparison);
export const exportPath = (by: 'cohort' | 'office') => asking(path('readiness', 'export.csv'), { by });
