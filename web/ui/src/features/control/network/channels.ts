import type { Script } from '../../../lib/script';
import { LEVELS } from '../../../lib/script';
import type { PaceLevel } from '../../../lib/script';

/** How the line of a channel is drawn: radio whole, telephones in long strokes, written data dotted, people in stroke and dot. */
export type LineStyle = 'radio' | 'phone' | 'data' | 'person';

interface Drawn {
  readonly style: LineStyle;
  /** One or two letters that stand for it on the picture, the same in every language as on a radio plan. */
  readonly sign: string;
}

const CHANNELS: Readonly<Record<string, Drawn>> = {
  radio: { style: 'radio', sign: 'R' },
  'amateur-radio': { style: 'radio', sign: 'AR' },
  telephone: { style: 'phone', sign: 'T' },
  'cell-phone': { style: 'phone', sign: 'C' },
  'satellite-phone': { style: 'phone', sign: 'S' },
  'video-conference': { style: 'person', sign: 'V' },
  email: { style: 'data', sign: '@' },
  'secure-portal': { style: 'data', sign: 'P' },
  'data-link': { style: 'data', sign: 'D' },
  fax: { style: 'data', sign: 'F' },
  'liaison-officer': { style: 'person', sign: 'L' },
  'in-person': { style: 'person', sign: 'IP' },
};

export const channelDrawn = (channel: string): Drawn => CHANNELS[channel] ?? { style: 'data', sign: '?' };

/** The best PACE level at which any plan uses a link; missing where none does. */
export function levelsOf({ plans }: Pick<Script, 'plans'>): ReadonlyMap<string, PaceLevel> {
  const best = new Map<string, PaceLevel>();
  for (const level of [...LEVELS].reverse()) {
    for (const { levels } of plans) {
      const link = levels[level];
      if (link !== undefined) best.set(link, level);
    }
  }
  return best;
}

/** What a sector is drawn as inside the shape of its agency: two letters. */
const SECTORS: Readonly<Record<string, string>> = {
  'law-enforcement': 'LE',
  'border-operations': 'BO',
  investigations: 'IN',
  'detention-and-removal': 'DR',
  prosecution: 'PR',
  'emergency-management': 'EM',
  'fusion-center': 'FC',
  dispatch: 'DI',
  fire: 'FI',
  ems: 'MS',
  hospital: 'HO',
  'public-health': 'PH',
  'social-services': 'SS',
  utility: 'UT',
  transport: 'TR',
  school: 'SC',
  court: 'CT',
  military: 'MI',
  community: 'CO',
  oversight: 'OV',
  media: 'ME',
  public: 'PU',
};

export const sectorSign = (sector: string): string => SECTORS[sector] ?? '';
