import type { Curve } from '../../lib/readiness';

type Point = Curve['points'][number];
type Dot = Curve['dots'][number];

/** A line of the table that says what the picture shows. */
export interface TrendRow {
  readonly on: string;
  readonly point: Point | undefined;
  /** What drills of that day showed. */
  readonly drills: readonly Dot[];
  readonly when: 'before' | 'after' | 'isToday' | 'ahead' | undefined;
  /** From this day a refresher is due. */
  readonly due: boolean;
}

/** The days that a reader asks for: each drill before and after it, today, and one a month ahead. */
export function trendRows(curve: Curve, asOf: string, due: string | undefined): readonly TrendRow[] {
  const { points, dots } = curve;
  const drills = [...new Set(dots.map(({ on }) => on))];
  const rows: TrendRow[] = [];
  for (const on of drills) {
    const there = points.filter((point) => point.on === on && !point.ahead);
    const shown = dots.filter((dot) => dot.on === on);
    const after = there.at(-1);
    if (there.length > 1) rows.push({ on, point: there[0], drills: [], when: 'before', due: false });
    rows.push({ on, point: after, drills: shown, when: after && shown.some(({ counts }) => counts) ? 'after' : undefined, due: on === due });
  }
  const now = points.findLast((point) => !point.ahead);
  if (now && !drills.includes(now.on)) {
    rows.push({ on: now.on, point: now, drills: [], when: now.on === asOf ? 'isToday' : undefined, due: now.on === due });
  }
  let month = asOf.slice(0, 7);
  for (const point of points) {
    if (!point.ahead || (point.on.slice(0, 7) === month && point !== points.at(-1))) continue;
    month = point.on.slice(0, 7);
    rows.push({ on: point.on, point, drills: [], when: 'ahead', due: point.on === due });
  }
  if (due !== undefined && !rows.some((row) => row.due)) {
    rows.push({ on: due, point: undefined, drills: [], when: undefined, due: true });
  }
  return rows.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
