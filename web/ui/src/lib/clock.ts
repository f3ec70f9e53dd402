import { useEffect, useRef, useState } from 'react';

/** What was last heard of the exercise clock, and when (in this computer's steady time). */
export interface Heard {
  /** Exercise time in ms. */
  readonly now: number;
  /** Speed: 1000 is real time; 0 where the clock stands in turns. */
  readonly permille: number;
  readonly running: boolean;
  readonly at: number;
}

/** Exercise time at a moment of this computer's steady time, as far as what was heard tells. */
export function exerciseTime(heard: Heard, at: number): number {
  return heard.running ? heard.now + Math.floor((Math.max(0, at - heard.at) * heard.permille) / 1000) : heard.now;
}

/** A clock heard anew may lie this much real time behind the one on show without the one on show stepping back. */
const UNEVENNESS = 1500;

/**
 * The time to show after `shown`. It stands still rather than stepping back when a new reading is only a little behind,
 * as answers travel unevenly; a greater difference is believed at once.
 */
export function timeToShow(shown: number, heard: Heard, at: number): number {
  const next = exerciseTime(heard, at);
  const slack = (UNEVENNESS * heard.permille) / 1000;
  return heard.running && next < shown && shown - next <= slack ? shown : next;
}

/** Exercise time that ticks on screen between the readings. */
export function useExerciseTime(heard: Heard): number {
  const [, tick] = useState(0);
  const shown = useRef(heard.now);
  useEffect(() => {
    if (!heard.running || heard.permille === 0) return;
    const every = heard.permille > 2000 ? 100 : 250;
    const timer = setInterval(() => tick((count) => count + 1), every);
    return () => clearInterval(timer);
  }, [heard.running, heard.permille]);
  shown.current = timeToShow(shown.current, heard, performance.now());
  return shown.current;
}

const two = (n: number) => String(n).padStart(2, '0');

/** The turn that it is, or undefined where the clock runs. */
export const turnOf = ({ now, permille }: Pick<Heard, 'now' | 'permille'>): number | undefined =>
  permille === 0 ? Math.floor(now / TURN) + 1 : undefined;

/** Turn k begins at k - 1 of these. */
export const TURN = 60_000;

/** 4360000 as "01:12:40". */
export function hms(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A moment of the exercise: "T+01:12:40". */
export const moment = (ms: number) => `T+${hms(ms)}`;

/** A length: "4:40", "1:04:40"; under ten seconds with tenths where they matter: "2.3 s" is for callers to write. */
export function span(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${rest}` : rest.replace(/^0/, '');
}

const MOMENT = /^\s*(?:T\+)?(\d{1,3}):([0-5]\d)(?::([0-5]\d))?\s*$/i;

/** Reads "T+01:12", "1:12:40"; undefined if it is no moment. */
export function readMoment(written: string): number | undefined {
  const parts = MOMENT.exec(written);
  if (!parts) return undefined;
  return (Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * 1000;
}

const UNITS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Reads a duration of the script, such as "1h30m"; undefined if it is none (as in turns). */
export function readDuration(written: string): number | undefined {
  if (!/^(\d+(d|h|ms|m|s))+$/.test(written)) return undefined;
  let sum = 0;
  for (const [, count, unit] of written.matchAll(/(\d+)(ms|d|h|m|s)/g)) sum += Number(count) * UNITS[unit!]!;
  return sum;
}
