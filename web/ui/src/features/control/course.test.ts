import { describe, expect, it } from 'vitest';
import type { Event } from '../../lib/log';
import type { ScriptedDisruption } from '../../lib/script';
import { course, disruptionCourses, rowsFor } from './course';
import type { DisruptionRecord } from './network/network';

function after(...events: readonly Event[]) {
  const state = course.start();
  events.forEach((event, number) => course.step(state, { number, time: number * 1000, source: 'engine', event }));
  return state;
}
const scripted = (more: Partial<ScriptedDisruption>): ScriptedDisruption => ({ id: 'd-1', kind: 'outage', hits: [], random: false, ...more });
const record = (more: Partial<DisruptionRecord>): ReadonlyMap<string, DisruptionRecord> =>
  new Map([['d-1', { id: 'd-1', kind: 'outage', occurrences: [], hits: [], ...more }]]);

describe('the course of an exercise', () => {
  it('keeps phases from opening to closing', () => {
    expect(after({ kind: 'phase-opened', phase: 'p-1' }, { kind: 'phase-closed', phase: 'p-1' }, { kind: 'phase-opened', phase: 'p-2' }).phases).toEqual([
      { id: 'p-1', from: 0, to: 1000 },
      { id: 'p-2', from: 2000 },
    ]);
  });

  it('keeps what is expected and how it came out, but not the acknowledgements, which the chips show', () => {
    const opened = (exp: string): Event => ({ kind: 'expectation-opened', exp, who: 'county-so', within: 600_000, clock: 'delivered' });
    const { expected } = after(opened('e-1'), opened('m-02-ack'), { kind: 'expectation-missed', exp: 'e-1', who: 'county-so', excused: 0 });
    expect([...expected.values()]).toEqual([{ exp: 'e-1', who: 'county-so', from: 0, within: 600_000, outcome: 'missed', at: 2000 }]);
  });
});

describe('a disruption on the timeline', () => {
  it('stands beside its plan once it has come', () => {
    const plan = scripted({ trigger: { kind: 'at', time: 5000 }, lasts: 3000 });
    expect(disruptionCourses([plan], new Map())).toMatchObject([{ state: 'planned', planned: { from: 5000, to: 8000 }, actual: [] }]);
    expect(disruptionCourses([plan], record({ occurrences: [{ from: 5000, to: 6000, entry: 3 }], lifted: { at: 6000, entry: 4 } }))).toMatchObject([
      { state: 'lifted', planned: { from: 5000, to: 8000 }, actual: [{ from: 5000, to: 6000 }] },
    ]);
  });

  it('of chance is not told before it has come', () => {
    const plan = scripted({ random: true });
    expect(disruptionCourses([plan], new Map())).toEqual([]);
    expect(disruptionCourses([plan], record({ occurrences: [{ from: 1000, entry: 1 }] }))).toMatchObject([{ state: 'running', random: true }]);
  });

  it('that a controller threw stands behind those of the script', () => {
    expect(disruptionCourses([], record({ occurrences: [{ from: 1, entry: 1 }], thrown: { at: 1, entry: 0 } }))).toMatchObject([
      { id: 'd-1', thrown: true, state: 'running' },
    ]);
  });
});

describe('things side by side', () => {
  it('go into another row while the first is taken, and share the emptiest when all are', () => {
    const things = [0, 1, 2, 9].map((from) => ({ from, to: from + 5 }));
    expect(rowsFor(things, 3)).toEqual([0, 1, 2, 0]);
    expect(rowsFor(things, 2)).toEqual([0, 1, 0, 0]);
  });
});
