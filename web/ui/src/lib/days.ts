import { useSpeech } from './language';

/** Days as the server tells them, "YYYY-MM-DD", in UTC. */

const DAY = 86_400_000;

/** Milliseconds of the day's first moment. */
export const dayMillis = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** How many days lie from one to the other; negative when the other lies before. */
export const daysBetween = (from: string, to: string) => Math.round((dayMillis(to) - dayMillis(from)) / DAY);

export const today = (now: number = Date.now()) => new Date(now).toISOString().slice(0, 10);

/** Says a day as the reader's language does, such as "Jan 8, 2027". */
export function useDay(): (day: string) => string {
  const { language } = useSpeech();
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return (day) => format.format(dayMillis(day));
}
