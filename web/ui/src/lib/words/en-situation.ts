import { s } from '../sentence';
import type { Named, Sentence } from '../sentence';

type RequestWords = Readonly<
  Record<'asked' | 'granted' | 'refused' | 'arrived' | 'returned' | 'redirected' | 'lost', (who: Named | undefined) => Sentence>
>;

/** What the panel of the situation says in English. */
export const enSituation = {
  title: 'Situation',
  show: 'Show at the left',
  calm: 'All is normal.',
  groups: {
    late: 'Late',
    forbidden: 'Forbidden sharing',
    agreements: 'Agreements',
    rumors: 'Rumors',
    disruptions: 'Disruptions',
    waiting: 'Messages waiting',
    pace: 'Fallen back',
    requests: 'Requests',
    groups: 'Task forces',
  },
  more: (n: number) => `and ${n} earlier`,
  forbidden: { stopped: 'stopped', warned: 'the sender was warned', went: 'it went' },
  noticed: (n: number, of: number) => (n === of ? 'all have notice' : `${n} of ${of} have notice`),
  noNotice: 'nobody has notice yet',
  rumor: {
    open: 'goes round',
    over: 'corrected everywhere',
    heard: (agencies: Sentence): Sentence => s`heard by ${agencies}`,
    doubted: (agencies: Sentence): Sentence => s`doubted by ${agencies}`,
    corrected: (agencies: Sentence): Sentence => s`corrected for ${agencies}`,
  },
  held: (n: number) => `${n} held`,
  queued: (n: number) => `${n} queued`,
  pace: (between: Sentence, level: string, link: Sentence): Sentence => s`${between}: ${level}${link.length ? s`, ${link}` : ''}`,
  from: (level: string, who: Named): Sentence => s`from ${level}, by ${who}`,
  request: (count: number, res: Named, purpose: string): Sentence => s`${count} × ${res}, ${purpose}`,
  /** How a request stands, and who did that, if a seat did. */
  requests: {
    asked: (who) => (who ? s`asked by ${who}, no answer yet` : s`asked, no answer yet`),
    granted: (who) => (who ? s`granted by ${who}, on its way` : s`granted, on its way`),
    refused: (who) => (who ? s`refused by ${who}` : s`refused`),
    arrived: () => s`arrived`,
    returned: (who) => (who ? s`given back by ${who}` : s`given back`),
    redirected: (who) => (who ? s`sent elsewhere by ${who}` : s`sent elsewhere`),
    lost: () => s`lost`,
  } satisfies RequestWords as RequestWords,
  taskForces: { proposed: 'proposed', formed: 'formed', dissolved: 'dissolved' },
  joined: (n: number, of: number) => `${n} of ${of} have joined`,
  /** On the picture: why an agency bears a mark. */
  rumorShort: 'rumor',
  hearsRumor: (rumor: string) => `has heard a rumor: ${rumor}`,
  fallsBack: (level: string) => `falls back to ${level}`,
  legendRumor: 'has heard a rumor',
  legendPace: 'A, C, E: falls back to that level',
};

export type SituationWords = typeof enSituation;
