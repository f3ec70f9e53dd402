import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from './say';

describe('the polite voice', () => {
  let said: string[];
  let voice: Announcer;

  beforeEach(() => {
    vi.useFakeTimers();
    said = [];
    voice = new Announcer((words) => said.push(words));
  });
  afterEach(() => vi.useRealTimers());

  it('speaks once in ten seconds at most, with the latest of each topic', () => {
    voice.say('news', '1 new, 1 to acknowledge.');
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['1 new, 1 to acknowledge.']);
    voice.say('news', '1 new, 2 to acknowledge.');
    voice.say('staffing', 'Watch officer: simulated.');
    voice.say('news', '2 new, 3 to acknowledge.');
    vi.advanceTimersByTime(9_000);
    expect(said).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    expect(said.slice(1)).toEqual(['2 new, 3 to acknowledge. Watch officer: simulated.']);
  });

  it('speaks at once again after a silence', () => {
    voice.say('news', 'a');
    vi.advanceTimersByTime(60_000);
    voice.say('news', 'b');
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['a', 'b']);
  });
});
