import type { Agency, Link, Script } from '../../../lib/script';
import { communitiesOf } from './communities';

/** A place on the sheet: both 0..1, whatever size it is drawn at. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type Side = 'right' | 'left' | 'below' | 'above';

export interface Lane {
  /** Levels of government that stand in it. */
  readonly levels: readonly string[];
  readonly top: number;
}

/** Where everything of a script stands. A pure function of the script, so that nothing moves while it is played. */
export interface Layout {
  readonly agencies: ReadonlyMap<string, Spot>;
  /** A link between two agencies: how far its middle bends off the straight line. */
  readonly bends: ReadonlyMap<string, number>;
  /** Where a link of two is named, a net of several has its hub, or one of nearly everybody is docked. */
  readonly marks: ReadonlyMap<string, Spot>;
  /** On which side of its mark a link's state is told. */
  readonly sides: ReadonlyMap<string, Side>;
  /** Links of nearly everybody. Their lines are drawn only when somebody asks, or one could see nothing else. */
  readonly docked: ReadonlySet<string>;
  readonly lanes: readonly Lane[];
  /** Of a large network: agencies that talk among themselves, each in a column of its own. Empty where there are no such. */
  readonly columns: readonly Column[];
  /** There are too many links to show each: what is normal is folded into one thread a pair until somebody asks. */
  readonly folded: boolean;
}

export interface Column {
  readonly agencies: readonly string[];
  readonly x: number;
}

const ORDER = ['federal', 'state', 'regional', 'county', 'municipal', 'tribal', 'private', 'community', 'oversight', 'media', 'public'];
/** The sheet's width over its height: forces and distances are reckoned on this shape. */
const ASPECT = 1.75;
/** In a small network even a link of all is drawn out. */
const FEW_AGENCIES = 8;
/** More agencies than this, and links are folded. */
const MANY_AGENCIES = 40;
const MOST_COLUMNS = 14;
const MOST_ROWS = 12;
const LEFT = 0.14;
const RIGHT = 0.96;
const TOP = 0.08;

export function layoutOf({ agencies, links }: Pick<Script, 'agencies' | 'links'>): Layout {
  const docked = new Set(
    links
      .filter(({ members }) => agencies.length > FEW_AGENCIES && members.length > Math.max(6, agencies.length * 0.4))
      .map(({ id }) => id),
  );
  const drawn = links.filter(({ id, members }) => !docked.has(id) && members.length > 1);
  const bottom = docked.size > 0 ? 0.77 : 0.86;
  const folded = agencies.length > MANY_AGENCIES;
  const { spots, lanes, columns } = (folded && inColumns(agencies, drawn, bottom)) || inRows(agencies, drawn, bottom);
  const bends = new Map<string, number>();
  const marks = new Map<string, Spot>();
  [...docked].forEach((id, index) =>
    marks.set(id, { x: LEFT + ((RIGHT - LEFT) * (index + 0.15)) / docked.size, y: 0.99 }),
  );
  for (const link of drawn.filter(({ members }) => members.length > 2)) {
    marks.set(link.id, hub(link, spots, [...marks.values()]));
  }
  for (const link of drawn.filter(({ members }) => members.length === 2)) {
    const [a, b] = [spots.get(link.members[0]!), spots.get(link.members[1]!)];
    if (!a || !b) continue;
    const way = bestWay(a, b, link, spots, [...marks.values()]);
    bends.set(link.id, way.bend);
    marks.set(link.id, way.mark);
  }
  // A channel inside one agency is named beside it.
  for (const { id, members } of links.filter(({ members }) => members.length === 1)) {
    const spot = spots.get(members[0]!);
    if (spot) marks.set(id, { x: spot.x + 0.045, y: spot.y - 0.05 });
  }
  const sides = new Map<string, Side>();
  for (const [id, mark] of marks) {
    if (!docked.has(id)) sides.set(id, bestSide(mark, spots, [...marks.values()].filter((other) => other !== mark)));
  }
  return {
    agencies: spots,
    bends,
    marks,
    sides,
    docked,
    lanes,
    columns,
    folded,
  };
}

type Places = Pick<Layout, 'lanes' | 'columns'> & { readonly spots: ReadonlyMap<string, Spot> };

/** Row under row by level, each row ordered so that few lines cross. */
function inRows(agencies: readonly Agency[], drawn: readonly Link[], bottom: number): Places {
  const rows = rowsOf(agencies);
  sortRows(rows.map((row) => row.agencies), drawn);
  const spots = new Map<string, Spot>();
  rows.forEach((row, index) => {
    const y = rows.length === 1 ? (TOP + bottom) / 2 : TOP + ((bottom - TOP) * index) / (rows.length - 1);
    row.agencies.forEach(({ id }, place) => spots.set(id, { x: across(row.agencies.length, place, index), y }));
  });
  const lanes = rows.map(({ levels }, index) => ({
    levels: index > 0 && rows[index - 1]!.levels.join() === levels.join() ? [] : levels,
    top: TOP + ((bottom - TOP) * index) / Math.max(1, rows.length - 1),
  }));
  return { spots, lanes, columns: [] };
}

/** Who stands in a column at one level, two in a row. */
const ABREAST = 2;

/** Column by column those who talk among themselves, in it by level; undefined where they are no such columns. */
function inColumns(agencies: readonly Agency[], drawn: readonly Link[], bottom: number): Places | undefined {
  const communities = communitiesOf(agencies, drawn);
  if (communities.length < 3 || communities.length > MOST_COLUMNS) return undefined;
  const levels = levelsIn(agencies);
  const cell = (column: readonly string[], level: string) => agencies.filter(({ id, level: its }) => its === level && column.includes(id));
  const deep = levels.map((level) => Math.max(...communities.map((column) => Math.ceil(cell(column, level).length / ABREAST))));
  const rows = deep.reduce((sum, one) => sum + one, 0);
  if (rows > MOST_ROWS) return undefined;
  const top = TOP + 0.08;
  const yOf = (row: number) => (rows === 1 ? (top + bottom) / 2 : top + ((bottom - top) * row) / (rows - 1));
  const step = (RIGHT - LEFT) / communities.length;
  const spots = new Map<string, Spot>();
  const columns = communities.map((column, index): Column => {
    const x = LEFT + step * (index + 0.5);
    let row = 0;
    levels.forEach((level, at) => {
      const here = cell(column, level);
      here.forEach(({ id }, place) => {
        const alone = here.length - Math.floor(place / ABREAST) * ABREAST === 1;
        spots.set(id, { x: alone ? x : x + step * (place % ABREAST ? 0.24 : -0.24), y: yOf(row + Math.floor(place / ABREAST)) });
      });
      row += deep[at]!;
    });
    return { agencies: column, x };
  });
  let row = 0;
  const lanes = levels.map((level, at): Lane => {
    const lane = { levels: [level], top: yOf(row) };
    row += deep[at]!;
    return lane;
  });
  return { spots, lanes, columns };
}

/** A point of the way from a to b that bends off to the left of it, at a share 0..1 of the way. */
export function along(a: Spot, b: Spot, bend: number, share: number): Spot {
  const control = controlOf(a, b, bend);
  const rest = 1 - share;
  return {
    x: rest * rest * a.x + 2 * rest * share * control.x + share * share * b.x,
    y: rest * rest * a.y + 2 * rest * share * control.y + share * share * b.y,
  };
}

/** The control point of that way as a quadratic curve. */
export function controlOf(a: Spot, b: Spot, bend: number): Spot {
  const [dx, dy] = [(b.x - a.x) * ASPECT, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  return { x: (a.x + b.x) / 2 + (-dy / length / ASPECT) * bend * 2, y: (a.y + b.y) / 2 + (dx / length) * bend * 2 };
}

const distance = (a: Spot, b: Spot) => Math.hypot((a.x - b.x) * ASPECT, a.y - b.y);

interface Row {
  levels: string[];
  agencies: Agency[];
}

/** The levels that there are, from federal down. */
const levelsIn = (agencies: readonly Agency[]): readonly string[] => {
  const there = new Set(agencies.map(({ level }) => level));
  return [...ORDER.filter((level) => there.has(level)), ...[...there].filter((level) => !ORDER.includes(level))];
};

/** Levels from federal down, neighbours put together while they are few, and split while they are many. */
function rowsOf(agencies: readonly Agency[]): readonly Row[] {
  const most = Math.min(12, Math.max(3, Math.round(Math.sqrt(agencies.length * 1.8))));
  const rows: Row[] = [];
  for (const level of levelsIn(agencies)) {
    const here = agencies.filter((agency) => agency.level === level);
    const last = rows.at(-1);
    if (last && last.agencies.length + here.length <= most) {
      last.levels.push(level);
      last.agencies.push(...here);
      continue;
    }
    const parts = Math.ceil(here.length / (most + 1));
    const size = Math.ceil(here.length / parts);
    for (let from = 0; from < here.length; from += size) {
      rows.push({ levels: [level], agencies: here.slice(from, from + size) });
    }
  }
  return rows;
}

/** Orders each row by where its neighbours stand, a few times down and up, so that fewer lines cross. */
function sortRows(rows: readonly Agency[][], links: readonly Link[]) {
  const neighbours = new Map<string, Map<string, number>>();
  for (const { members } of links) {
    for (const a of members) {
      const mine = neighbours.get(a) ?? new Map<string, number>();
      for (const b of members) if (a !== b) mine.set(b, (mine.get(b) ?? 0) + 1 / (members.length - 1));
      neighbours.set(a, mine);
    }
  }
  const where = new Map<string, number>();
  const place = () => rows.forEach((row, r) => row.forEach(({ id }, i) => where.set(id, across(row.length, i, r))));
  place();
  for (let sweep = 0; sweep < 8; sweep++) {
    for (const row of sweep % 2 ? [...rows].reverse() : rows) {
      const wish = new Map(
        row.map(({ id }) => {
          const others = [...(neighbours.get(id) ?? [])].filter(([other]) => !row.some((one) => one.id === other));
          const weight = others.reduce((sum, [, share]) => sum + share, 0);
          const pull = others.reduce((sum, [other, share]) => sum + share * where.get(other)!, 0);
          return [id, weight === 0 ? where.get(id)! : pull / weight];
        }),
      );
      row.sort((a, b) => wish.get(a.id)! - wish.get(b.id)!);
      place();
    }
  }
}

/** Evenly over the row, every second row shifted, so that lines down the sheet do not run through what lies between. */
function across(count: number, place: number, row: number): number {
  const step = (RIGHT - LEFT) / count;
  const shift = count === 1 ? 0.2 : 0.2 / count;
  return LEFT + step * (place + 0.5) + (row % 2 ? shift : -shift) * (count > 9 ? 0.4 : 1);
}

/** The middle of a net's members, moved to where it lies on nothing. */
function hub({ members }: Link, spots: ReadonlyMap<string, Spot>, taken: readonly Spot[]): Spot {
  const ends = members.flatMap((id) => spots.get(id) ?? []);
  const middle = {
    x: ends.reduce((sum, { x }) => sum + x, 0) / ends.length,
    y: ends.reduce((sum, { y }) => sum + y, 0) / ends.length,
  };
  let best = middle;
  let least = Infinity;
  for (let ring = 0; ring < 8; ring++) {
    for (let turn = 0; turn < (ring === 0 ? 1 : 12); turn++) {
      const angle = (turn * Math.PI) / 6;
      const spot = {
        x: middle.x + (Math.cos(angle) * ring * 0.04) / ASPECT,
        y: middle.y + Math.sin(angle) * ring * 0.04,
      };
      if (spot.x < LEFT || spot.x > RIGHT || spot.y < 0.04 || spot.y > 0.93) continue;
      const cost = distance(spot, middle) + 2 * covered(spot, [...spots.values()]) + 4 * crowding(spot, taken, 0.1);
      if (cost < least - 1e-9) [best, least] = [spot, cost];
    }
  }
  return best;
}

const crowding = (spot: Spot, others: readonly Spot[], room: number) =>
  others.reduce((sum, other) => sum + Math.max(0, room - distance(spot, other)), 0);

/** How much of a mark at a spot would lie on the shapes of agencies and the names beneath them. */
function covered({ x, y }: Spot, agencies: readonly Spot[], { wide, high } = MARK): number {
  let sum = 0;
  for (const agency of agencies) {
    sum += share(x - agency.x, 0.024 + wide) * share(y - agency.y, 0.05 + high);
    sum += share(x - agency.x, 0.062 + wide) * share(y - agency.y - 0.1, 0.055 + high);
  }
  return sum;
}

/** Half of what a mark needs, and half of what the words beside it need. */
const MARK = { wide: 0.018, high: 0.034 };
const WORDS = { wide: 0.055, high: 0.025 };
const share = (away: number, room: number) => Math.max(0, 1 - Math.abs(away) / room);

/** The way of a link of two, and the place of its mark on it, that runs through the fewest strangers and covers the least. */
function bestWay(a: Spot, b: Spot, { members }: Link, spots: ReadonlyMap<string, Spot>, taken: readonly Spot[]) {
  const all = [...spots.values()];
  const strangers = [...spots].flatMap(([id, spot]) => (members.includes(id) ? [] : [spot]));
  let best = { bend: 0, mark: along(a, b, 0, 0.5) };
  let least = Infinity;
  for (const bend of [0, 0.05, -0.05, 0.09, -0.09, 0.14, -0.14, 0.2, -0.2]) {
    let through = Math.abs(bend) * 0.8;
    for (let part = 0.1; part < 0.95; part += 0.1) through += 3 * crowding(along(a, b, bend, part), strangers, 0.065);
    for (const part of [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73]) {
      const mark = along(a, b, bend, part);
      if (mark.y < 0.03 || mark.y > 0.97) continue;
      const cost = through + Math.abs(part - 0.5) * 0.2 + 5 * crowding(mark, taken, 0.08) + 1.5 * covered(mark, all);
      if (cost < least - 1e-9) [best, least] = [{ bend, mark }, cost];
    }
  }
  return best;
}

/** Where words beside a mark cover the least. */
function bestSide(mark: Spot, spots: ReadonlyMap<string, Spot>, marks: readonly Spot[]): Side {
  const at: Readonly<Record<Side, Spot>> = {
    right: { x: mark.x + 0.08, y: mark.y },
    left: { x: mark.x - 0.08, y: mark.y },
    below: { x: mark.x, y: mark.y + 0.06 },
    above: { x: mark.x, y: mark.y - 0.06 },
  };
  let best: Side = 'right';
  let least = Infinity;
  for (const side of ['right', 'left', 'above', 'below'] as const) {
    const spot = at[side];
    const outside = spot.x + WORDS.wide > 1 || spot.x - WORDS.wide < 0 ? 1 : 0;
    const over = marks.reduce((sum, one) => sum + share(one.x - spot.x, 0.07) * share(one.y - spot.y, 0.06), 0);
    const cost = outside + over + covered(spot, [...spots.values()], WORDS);
    if (cost < least - 1e-9) [best, least] = [side, cost];
  }
  return best;
}
