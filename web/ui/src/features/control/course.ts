import type { Fold } from '../../lib/feed';
import type { LogEntry } from '../../lib/log';
import type { ScriptedDisruption } from '../../lib/script';
import type { DisruptionRecord } from './network/network';
import type { Outcome } from './room';

/** A phase as it was played. */
export interface PhaseRecord {
  readonly id: string;
  readonly from: number;
  to?: number;
}

/** An expectation beside acknowledgements: from when, until when, and how it came out. */
export interface ExpectationRecord {
  readonly exp: string;
  readonly who: string;
  readonly from: number;
  readonly within?: number;
  outcome: Outcome;
  /** When it came out so. */
  at: number;
}

export interface Course {
  readonly phases: PhaseRecord[];
  readonly expected: Map<string, ExpectationRecord>;
}

/** The log as a course in time, for the timeline. */
export const course: Fold<LogEntry, Course> = {
  start: () => ({ phases: [], expected: new Map() }),
  step({ phases, expected }, { time, event }) {
    const come = (exp: string, who: string, outcome: Outcome) => {
      const record = expected.get(`${exp} ${who}`);
      if (record && (record.outcome === 'open' || record.outcome === 'missed')) Object.assign(record, { outcome, at: time });
    };
    switch (event.kind) {
      case 'phase-opened':
        phases.push({ id: event.phase, from: time });
        break;
      case 'phase-closed': {
        const open = phases.findLast((phase) => phase.id === event.phase && phase.to === undefined);
        if (open) open.to = time;
        break;
      }
      case 'expectation-opened':
        if (event.exp.endsWith('-ack')) break;
        expected.set(`${event.exp} ${event.who}`, {
          exp: event.exp,
          who: event.who,
          from: time,
          ...(event.within === undefined ? {} : { within: event.within }),
          outcome: 'open',
          at: time,
        });
        break;
      case 'expectation-met':
        come(event.exp, event.who, 'met');
        break;
      case 'expectation-missed':
        come(event.exp, event.who, 'missed');
        break;
      case 'expectation-closed':
        come(event.exp, event.who, event.state);
        break;
      default:
    }
  },
};

export type DisruptionState = 'planned' | 'running' | 'over' | 'lifted' | 'waits' | 'byHand';

/** A disruption for the timeline: when it was to be, and when it was. */
export interface DisruptionCourse {
  readonly id: string;
  readonly kind: string;
  readonly state: DisruptionState;
  /** By the script; `to` is missing where it lasts to EndEx or to a condition. */
  readonly planned?: { readonly from: number; readonly to?: number };
  readonly actual: readonly { readonly from: number; readonly to?: number }[];
  readonly thrown: boolean;
  readonly random: boolean;
}

/** What is planned beside what came. What chance decides is shown only once it has come: nobody knows it before. */
export function disruptionCourses(
  scripted: readonly ScriptedDisruption[],
  records: ReadonlyMap<string, DisruptionRecord>,
): readonly DisruptionCourse[] {
  const all = [...scripted.map(({ id }) => id), ...[...records.keys()].filter((id) => !scripted.some((one) => one.id === id))];
  return all.flatMap((id): DisruptionCourse[] => {
    const script = scripted.find((one) => one.id === id);
    const record = records.get(id);
    const actual = record?.occurrences.map(({ from, to }) => (to === undefined ? { from } : { from, to })) ?? [];
    if (script?.random && actual.length === 0) return [];
    const at = script?.trigger?.kind === 'at' ? script.trigger.time : undefined;
    const to = script?.until ?? (at !== undefined && script?.lasts !== undefined ? at + script.lasts : undefined);
    const running = actual.length > 0 && actual.at(-1)!.to === undefined;
    const state =
      actual.length === 0
        ? at !== undefined
          ? 'planned'
          : script?.trigger?.kind === 'controller'
            ? 'byHand'
            : 'waits'
        : running
          ? 'running'
          : record?.lifted
            ? 'lifted'
            : 'over';
    return [
      {
        id,
        kind: script?.kind ?? record?.kind ?? '',
        state,
        ...(at === undefined ? {} : { planned: { from: at, ...(to === undefined ? {} : { to }) } }),
        actual,
        thrown: record?.thrown !== undefined,
        random: script?.random ?? false,
      },
    ];
  });
}

/** Puts things that would overlap into rows beneath each other: for each its row, in the order given. */
export function rowsFor(things: readonly { readonly from: number; readonly to: number }[], most: number): readonly number[] {
  const ends: number[] = [];
  return things.map(({ from, to }) => {
    let row = ends.findIndex((end) => end <= from);
    if (row < 0) row = ends.length < most ? ends.length : ends.indexOf(Math.min(...ends));
    ends[row] = Math.max(ends[row] ?? 0, to);
    return row;
  });
}
