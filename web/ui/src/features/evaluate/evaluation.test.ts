// @vitest-environment node

import { describe, expect, it } from 'vitest';
import type { Event, LogEntry } from '../../lib/log';
import { readScript } from '../../lib/script';
import { disputesOf, emergenciesToJudge, evaluationOf, keyOf, saidBy, standing, tally, toJudge, unratedCritical, wantedOf } from './evaluation';
import { EMPTY_NOTE, linked, observedAt } from './notes';
import { isComplete, turned, UNANSWERED, verdict } from './rating';
import type { Answers } from './rating';

const script = readScript({
  languages: ['en'],
  agencies: [
    { id: 'county-so', title: 'Sheriff', level: 'county' },
    { id: 'state-eoc', title: 'State EOC', level: 'state' },
  ],
  positions: [
    { id: 'so-dispatch', agency: 'county-so', title: 'Dispatch' },
    { id: 'eoc-watch', agency: 'state-eoc', title: 'Watch' },
  ],
  objectives: [
    {
      id: 'o-1',
      text: 'Talk',
      capabilities: [
        {
          coreCapability: 'operational-communications',
          targets: [
            {
              id: 'informed',
              text: 'In 10 minutes',
              tasks: [
                { id: 't-notify', text: 'Tell', critical: true, weight: 3 },
                { id: 't-sitrep', text: 'Report', rights: true, lookFor: 'How?' },
              ],
            },
          ],
        },
      ],
    },
  ],
  information: [{ id: 'road', title: 'Road' }],
  msel: [
    {
      id: 'm-1',
      kind: 'inject',
      title: 'Crash',
      at: 'T+00:01',
      task: 't-notify',
      expects: [
        { id: 'e-told', who: 'so-dispatch', message: { kind: 'notify', to: ['state-eoc'] }, within: '10m' },
        { id: 'e-all', who: 'all', message: { kind: 'report', to: ['state-eoc'] }, task: 't-sitrep' },
      ],
    },
  ],
  phases: [{ id: 'p-1', title: 'Run', at: 'T+00:00', expects: [{ id: 'e-phase', who: 'state-eoc', action: 'brief', task: 't-sitrep' }] }],
});

let entries: LogEntry[] = [];
const at = (time: number, event: Event, by?: string): LogEntry => {
  const entry: LogEntry = {
    number: entries.length,
    time,
    source: by === undefined ? 'engine' : 'in',
    ...(by === undefined ? {} : { input: { by, id: `i-${entries.length}` } }),
    event,
  };
  entries.push(entry);
  return entry;
};
const play = (...events: (() => unknown)[]) => {
  entries = [];
  events.forEach((event) => event());
  const fold = evaluationOf((id) => id === 'so-dispatch' || id === 'eoc-watch');
  const state = fold.start();
  entries.forEach((entry) => fold.step(state, entry));
  return state;
};
const ref = (name: string) => ({ ref: name, commit: 'c' });
const rated = (letter: 'P' | 'S' | 'M' | 'U', by: string, replaces?: number) => () =>
  at(
    0,
    {
      kind: 'task-rated',
      agency: 'county-so',
      task: 't-notify',
      answers: [letter !== 'U', letter === 'M', false, letter === 'S'],
      letter,
      ...(replaces === undefined ? {} : { replaces }),
    },
    by,
  );
const opened = (exp: string, who: string) => () => at(60_000, { kind: 'expectation-opened', exp, who, within: 600_000, clock: 'trigger' });

describe('the four questions', () => {
  it.each<[string, Answers, string | undefined]>([
    ['nothing answered', UNANSWERED, undefined],
    ['not achieved, whatever else', [false, undefined, undefined, undefined], 'U'],
    ['achieved, and harm', [true, true, undefined, undefined], 'M'],
    ['achieved, and unlawful', [true, false, true, false], 'M'],
    ['achieved, without harm, last one open', [true, false, false, undefined], undefined],
    ['achieved, to be improved', [true, false, false, true], 'S'],
    ['achieved, nothing to say', [true, false, false, false], 'P'],
  ])('%s', (_, answers, letter) => {
    expect(verdict(answers).letter).toBe(letter);
  });

  it('say which of them made the letter, and which can still change it', () => {
    expect(verdict([true, true, true, undefined])).toEqual({ letter: 'M', because: ['harm', 'unlawfulOrRisk'] });
    expect(verdict([true, false, undefined, undefined])).toEqual({ open: ['unlawfulOrRisk', 'improvable'] });
  });

  it('are turned by a key from none to yes to no, and are complete when all are answered', () => {
    const once = turned(UNANSWERED, 1);
    expect(once).toEqual([undefined, true, undefined, undefined]);
    expect(turned(once, 1)).toEqual([undefined, false, undefined, undefined]);
    expect(isComplete(once)).toBe(false);
    expect(isComplete([true, false, false, true])).toBe(true);
  });
});

describe('the guide', () => {
  it('takes the task of a line for its expectations that name none', () => {
    expect(script.guide.expectations.map(({ id, task }) => [id, task])).toEqual([
      ['e-told', 't-notify'],
      ['e-all', 't-sitrep'],
      ['e-phase', 't-sitrep'],
    ]);
  });

  it('shows an agency what is expected of it, of its seats and of all', () => {
    const wanted = wantedOf('state-eoc', script, play());
    expect([...wanted.keys()]).toEqual(['t-sitrep']);
    expect(wanted.get('t-sitrep')!.map(({ expectation }) => expectation.id)).toEqual(['e-all', 'e-phase']);
  });

  it('follows an expectation through its states, and a line that repeats at each of its times', () => {
    const state = play(
      opened('e-told.1', 'so-dispatch'),
      opened('e-told.2', 'so-dispatch'),
      opened('e-told.3', 'so-dispatch'),
      () => at(90_000, { kind: 'expectation-blocked', exp: 'e-told.1', who: 'so-dispatch', reason: 'no-path', because: [] }),
      () => at(90_000, { kind: 'expectation-missed', exp: 'e-told.2', who: 'so-dispatch', excused: 5_000 }),
      () => at(95_000, { kind: 'expectation-met', exp: 'e-told.2', who: 'so-dispatch', by: 'so-dispatch', credit: 500, excused: 5_000, at: 95_000, act: 2 }),
      () => at(95_000, { kind: 'expectation-closed', exp: 'e-told.2', who: 'so-dispatch', state: 'met', excused: 5_000, credit: 500 }),
      () => at(96_000, { kind: 'expectation-closed', exp: 'e-told.3', who: 'so-dispatch', state: 'failed', excused: 0 }),
      () => at(97_000, { kind: 'contingency-released', line: 'm-9', rescues: 'e-told.3' }),
    );
    const [wanted] = wantedOf('county-so', script, state).get('t-notify')!;
    expect(wanted!.outcomes).toMatchObject([
      { exp: 'e-told.1', state: 'blocked', reason: 'no-path', entries: [0, 3] },
      { exp: 'e-told.2', state: 'late', credit: 500, took: 35_000, entries: [1, 2, 4, 5, 6] },
      { exp: 'e-told.3', state: 'failed', rescued: true, entries: [2, 7, 8] },
    ]);
    expect(tally([wanted!])).toEqual({ met: 0, late: 1, missed: 1, blocked: 1, open: 0, without: 0, toCome: 0 });
    expect(tally(wantedOf('county-so', script, state).get('t-sitrep')!)).toMatchObject({ toCome: 1 });
  });
});

describe('an evaluation', () => {
  it('keeps every rating, and the last of each evaluator stands', () => {
    const state = play(rated('S', 'evaluator:1'), rated('P', 'evaluator:2'), rated('M', 'evaluator:1', 0));
    const all = state.ratings.get(keyOf('county-so', 't-notify'))!;
    expect(all).toHaveLength(3);
    expect(standing(all).map(({ by, letter, replaces }) => [by, letter, replaces])).toEqual([
      ['evaluator:1', 'M', 0],
      ['evaluator:2', 'P', undefined],
    ]);
    expect(state.said.has(saidBy('evaluator:1', 'i-2'))).toBe(true);
    expect(state.said.has(saidBy('evaluator:2', 'i-2'))).toBe(false);
  });

  it('is told that another one rated where it may not see how', () => {
    const state = play(() => at(1, { kind: 'withheld', agency: 'county-so', what: 't-notify' }, 'evaluator:3'), () =>
      at(2, { kind: 'withheld' }, 'control:1'),
    );
    expect([...state.apart]).toEqual([[keyOf('county-so', 't-notify'), new Set(['evaluator:3'])]]);
    expect(state.ratings.size).toBe(0);
  });

  it('lets words of seats wait for a judgement until one judged them or set them aside', () => {
    const state = play(
      () => at(1, { kind: 'action-taken', action: 'other', seat: 'so-dispatch', text: ref('a') }, 'seat:so-dispatch'),
      () => at(2, { kind: 'action-taken', action: 'close-road', seat: 'so-dispatch' }, 'seat:so-dispatch'),
      () => at(3, { kind: 'question-answered', phase: 'p-1', question: 'q', seat: 'eoc-watch', text: ref('b') }, 'seat:eoc-watch'),
      () => at(4, { kind: 'action-judged', entry: 0, exp: 'e-told', who: 'so-dispatch', credit: 500 }, 'evaluator:1'),
    );
    expect(toJudge(state, new Set()).map(({ number }) => number)).toEqual([2]);
    expect(toJudge(state, new Set([2]))).toEqual([]);
    expect(state.judgements.get(0)).toMatchObject([{ by: 'evaluator:1', exp: 'e-told', credit: 500 }]);
  });

  it('lets emergencies of seats wait, and messages be read, but those of lines are not', () => {
    const message = { to: ['eoc-watch'], type: 'notify', via: 'best', items: [], tlp: 'green', purpose: 'life-safety', closing: false } as const;
    const state = play(
      () => at(1, { kind: 'message-sent', msg: 1, sender: 'caller', line: 'm-1', text: ref('l'), ...message }),
      () => at(2, { kind: 'message-sent', msg: 2, sender: 'so-dispatch', text: ref('t'), emergency: ref('e'), ...message }, 'seat:so-dispatch'),
      () => at(3, { kind: 'message-sent', msg: 3, sender: 'so-dispatch', emergency: ref('f'), ...message }, 'seat:so-dispatch'),
      () => at(4, { kind: 'emergency-judged', msg: 3, justified: false }, 'evaluator:1'),
      () => at(5, { kind: 'message-tagged', msg: 2, items: ['road'] }, 'evaluator:1'),
    );
    expect([...state.deeds.values()]).toMatchObject([{ msg: 2, text: 't' }]);
    expect(emergenciesToJudge(state).map(({ msg }) => msg)).toEqual([2]);
    expect(toJudge(state, new Set()), 'messages are read at will').toEqual([]);
    expect(state.tags.get(2)).toEqual([{ number: 4, items: ['road'] }]);
  });

  it('holds a dispute settled until somebody rates anew', () => {
    const dispute = { agency: 'county-so', task: 't-notify', accomplished: 90, automatic: 'P', proposed: 'U', entries: [0] } as const;
    const open = { kind: 'adjudication-opened', agency: 'county-so', task: 't-notify' } as const;
    const settle = () => at(1, { kind: 'adjudication-closed', agency: 'county-so', task: 't-notify', letter: 'M', text: ref('w') }, 'evaluator:1');
    const before = play(rated('U', 'evaluator:2'), () => at(1, open, 'evaluator:1'));
    expect(before.taken.has(keyOf('county-so', 't-notify'))).toBe(true);
    expect(disputesOf([dispute], before).open).toEqual([dispute]);
    const after = play(rated('U', 'evaluator:2'), () => at(1, open, 'evaluator:1'), settle);
    expect(disputesOf([dispute], after)).toEqual({ open: [], settled: [dispute] });
    const anew = play(rated('U', 'evaluator:2'), () => at(1, open, 'evaluator:1'), settle, rated('M', 'evaluator:2', 0));
    expect(disputesOf([dispute], anew).open).toEqual([dispute]);
  });

  it('joins an answer to the oldest open contest of the same evidence', () => {
    const contest = (entries: number[]) => () =>
      at(1, { kind: 'score-contested', measure: 'A1', entries, text: ref('c') }, 'seat:so-dispatch');
    const state = play(contest([1]), contest([2]), () =>
      at(2, { kind: 'contest-answered', measure: 'A1', entries: [2], text: ref('x'), outcome: 'changed' }, 'evaluator:1'),
    );
    expect(state.contests.map(({ answer }) => answer?.outcome)).toEqual([undefined, 'changed']);
    expect(state.contests[0]).toMatchObject({ by: 'seat:so-dispatch', text: 'c' });
  });

  it('knows which critical tasks nobody rated where something is expected', () => {
    expect(unratedCritical(script, play())).toEqual([{ agency: 'county-so', task: 't-notify' }]);
    expect(unratedCritical(script, play(rated('P', 'evaluator:1')))).toEqual([]);
  });

  it('notes when it ended, when it was closed, and what was erased', () => {
    const state = play(
      () => at(1, { kind: 'exercise-started' }),
      () => at(9, { kind: 'exercise-ended', reason: 'director' }),
      () => at(9, { kind: 'evaluation-closed' }, 'evaluator:1'),
      () => at(9, { kind: 'text-erased', ref: 'a', reason: 'real-data' }, 'control:1'),
    );
    expect(state).toMatchObject({ started: true, ended: 1, closed: 2 });
    expect(state.erased.has('a')).toBe(true);
  });
});

describe('a note', () => {
  it('is of a moment up to now', () => {
    expect(observedAt('T+00:01:00', 60_000)).toBe(60_000);
    expect(observedAt('0:59', 60_000)).toBeUndefined();
    expect(observedAt('soon', 60_000)).toBeUndefined();
  });

  it('links an entry once, and not when it is pressed again', () => {
    const one = linked(linked(EMPTY_NOTE, 9), 4);
    expect(one.entries).toEqual([4, 9]);
    expect(linked(one, 9).entries).toEqual([4]);
  });
});
