import type { Sent } from './exercise';
import type { LogEntry } from './log';

/** Whether an entry is about one of some places: it acted, it was acted upon, or it sent or got the message. */
export function concerns(entry: LogEntry, places: readonly string[], messages: ReadonlyMap<number, Sent>): boolean {
  const event: Readonly<Record<string, unknown>> = { ...entry.event };
  const { seat, who, by, sender, from, to, agency, target, hits, party, as } = event;
  const named = [seat, who, by, sender, from, to, agency, target, hits, party, as].flat() as readonly unknown[];
  if (places.some((place) => named.includes(place))) return true;
  if ('seat' in event || typeof event.msg !== 'number') return false;
  const sent = messages.get(event.msg);
  return sent !== undefined && places.some((place) => sent.sender === place || sent.to.includes(place));
}
