// @vitest-environment node

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EVENTS, readEntry } from './log';
import type { LogEntry } from './log';

const RESOURCES = fileURLToPath(new URL('../../../../simulator/src/test/resources/', import.meta.url));
const SAMPLES = `${RESOURCES}samples/`;

const entry = (event: object) => ({ number: 12, time: 660_000, source: 'engine', cause: 9, event });

describe('an entry of the log', () => {
  it('is read with its frame, and knows its kind', () => {
    const read = readEntry({
      number: 12,
      time: 660_000,
      source: 'in',
      input: { by: 'seat:so-dispatch', id: 'c-81', seen: 11 },
      event: { kind: 'message-acknowledged', msg: 1, seat: 'so-dispatch' },
    });
    expect(read).toEqual<LogEntry>({
      number: 12,
      time: 660_000,
      source: 'in',
      input: { by: 'seat:so-dispatch', id: 'c-81', seen: 11 },
      event: { kind: 'message-acknowledged', msg: 1, seat: 'so-dispatch' },
    });
  });

  it('of a kind that this screen does not know keeps its place and says so', () => {
    const { event, number } = readEntry(entry({ kind: 'moon-risen', phase: 'full' }));
    expect(number).toBe(12);
    expect(event).toEqual({ kind: 'unread', was: 'moon-risen', because: 'unknown kind' });
  });

  it('with a field that does not fit says where and what was found', () => {
    const { event } = readEntry(entry({ kind: 'link-cut', link: 'south-net', disruption: 7 }));
    expect(event).toEqual({
      kind: 'unread',
      was: 'link-cut',
      because: 'event.disruption should be a text, but is [7]',
    });
  });

  it('does not take a name of every object for a kind', () => {
    expect(readEntry(entry({ kind: 'constructor' })).event.kind).toBe('unread');
  });

  it('without a number is no entry', () => {
    expect(() => readEntry({ time: 0, source: 'in', event: { kind: 'exercise-started' } })).toThrow(
      'number should be a whole number, but is [undefined]',
    );
  });

  it('may lack an optional key, but not hold null for it', () => {
    expect(readEntry(entry({ kind: 'message-delivered', msg: 1, seat: 'x' })).event.kind).toBe('message-delivered');
    expect(readEntry(entry({ kind: 'message-delivered', msg: 1, seat: 'x', link: null })).event.kind).toBe('unread');
  });
});

/** Every entry must come back with nothing lost: a key that the screen left unread would show here. */
function expectReadWhole(found: unknown) {
  expect(readEntry(found)).toEqual(found);
}

describe('the golden log of the engine', () => {
  const lines = readFileSync(`${RESOURCES}golden/golden.jsonl`, 'utf8').trim().split('\n');

  it('is read whole, entry by entry', () => {
    expect(lines.length).toBeGreaterThan(100);
    lines.forEach((line) => expectReadWhole(JSON.parse(line)));
  });
});

describe("the samples that the engine's tests write", () => {
  const samples = readdirSync(SAMPLES).filter((file) => file.endsWith('.json'));

  // What is withheld is none of the engine's events.
  it('are one for each kind that this screen knows', () => {
    expect(samples.map((file) => file.replace('.json', '')).sort()).toEqual(Object.keys(EVENTS).filter((kind) => kind !== 'withheld').sort());
  });

  it.each(samples)('%s is read whole', (file) => {
    expectReadWhole(JSON.parse(readFileSync(SAMPLES + file, 'utf8')));
  });
});
