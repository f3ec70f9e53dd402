import { describe, expect, it } from 'vitest';
import { exerciseTime, hms, moment, readDuration, readMoment, span, timeToShow } from './clock';

const running = { now: 600_000, permille: 1000, running: true, at: 5_000 };

describe('the exercise clock', () => {
  it('goes on by itself between two readings', () => {
    expect(exerciseTime(running, 6_500)).toBe(601_500);
  });

  it('goes sixty times as fast at 60 ×', () => {
    expect(exerciseTime({ ...running, permille: 60_000 }, 6_500)).toBe(690_000);
  });

  it('stands while paused, however long ago that was heard', () => {
    expect(exerciseTime({ ...running, running: false }, 900_000)).toBe(600_000);
  });

  it('stands still rather than stepping back for an answer that travelled slowly', () => {
    expect(timeToShow(601_000, { ...running, now: 600_400, at: 6_000 }, 6_000)).toBe(601_000);
  });

  it('believes a pause and a great difference at once', () => {
    expect(timeToShow(601_000, { ...running, now: 600_400, running: false }, 6_000)).toBe(600_400);
    expect(timeToShow(900_000, { ...running, now: 600_000, at: 6_000 }, 6_000)).toBe(600_000);
  });
});

describe('times in words', () => {
  it('are written with hours, minutes and seconds', () => {
    expect(hms(4_360_999)).toBe('01:12:40');
    expect(moment(0)).toBe('T+00:00:00');
    expect(span(280_000)).toBe('4:40');
    expect(span(3_880_000)).toBe('1:04:40');
  });

  it('are read with or without T+ and seconds, and refused beyond 59', () => {
    expect(readMoment('T+01:12:40')).toBe(4_360_000);
    expect(readMoment('2:15')).toBe(8_100_000);
    expect(readMoment('T+1:75')).toBeUndefined();
  });

  it('are read from the script with their units', () => {
    expect(readDuration('1h30m')).toBe(5_400_000);
    expect(readDuration('90s')).toBe(90_000);
    expect(readDuration('1 turn')).toBeUndefined();
  });
});
