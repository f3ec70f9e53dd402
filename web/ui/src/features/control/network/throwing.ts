import { readDuration, readMoment } from '../../../lib/clock';
import type { Script } from '../../../lib/script';
import type { codes } from '../../../lib/words/en-codes';
import type { NetworkWords } from '../../../lib/words/en-network';
import type { Chosen } from './Picture';

export type DisruptionKind = keyof typeof codes.disruptions;
export type FieldKey = keyof NetworkWords['throwing']['fields'];

/** What a kind of disruption asks for besides what it hits. The keys are the script's. */
export interface Field {
  readonly key: FieldKey;
  readonly type: 'factor' | 'percent' | 'rate' | 'duration' | 'offset' | 'count' | 'text' | 'choice';
  readonly start: string;
  /** May be left empty. */
  readonly optional?: boolean;
  /** Of a choice: ids, or words of the dialog. */
  readonly options?: readonly string[];
}

/** A kind of disruption that can befall what was chosen. */
export interface Offer {
  readonly kind: DisruptionKind;
  /** What it may hit, the narrowest first; each is the tree's `hits`. Empty where the kind hits nothing by name. */
  readonly hits: readonly Readonly<Record<string, unknown>>[];
  readonly fields: readonly Field[];
}

const factor: Field = { key: 'factor', type: 'factor', start: '4' };
const NOBODY = '';

/** The kinds that can befall a link or an agency (language.md 8), the plainest first. */
export function offersFor(script: Script, { kind, id }: Chosen): readonly Offer[] {
  return kind === 'link' ? offersForLink(script, id) : offersForAgency(script, id);
}

function offersForLink(script: Script, id: string): readonly Offer[] {
  const link = script.links.find((one) => one.id === id);
  if (!link) return [];
  const only = { link: id };
  const domain = link.domain === undefined ? [] : [{ failureDomain: link.domain }];
  const pair = link.members.length === 2 ? [{ pair: link.members }] : [];
  const offers: Offer[] = [
    { kind: 'outage', hits: [only, ...domain], fields: [] },
    { kind: 'latency', hits: [only, ...domain, ...pair], fields: [factor] },
    { kind: 'loss', hits: [only, ...domain], fields: [{ key: 'loss', type: 'percent', start: '30' }] },
    { kind: 'capacity-cut', hits: [only], fields: [{ key: 'capacity', type: 'rate', start: '10/h' }] },
    {
      kind: 'flapping',
      hits: [only, ...domain],
      fields: [
        { key: 'meanUp', type: 'duration', start: '5m' },
        { key: 'meanDown', type: 'duration', start: '1m' },
      ],
    },
    { kind: 'power-loss', hits: domain, fields: [{ key: 'batteryLasts', type: 'duration', start: '', optional: true }] },
    { kind: 'language-barrier', hits: pair, fields: [{ ...factor, start: '2.5' }] },
  ];
  return offers.filter(({ hits }) => hits.length > 0);
}

function offersForAgency(script: Script, id: string): readonly Offer[] {
  const agency = { agency: id };
  const seats = script.positions.filter((position) => position.agency === id).map((position) => position.id);
  const links = script.links.filter(({ members }) => members.includes(id)).map((link) => link.id);
  const others = script.agencies.filter((one) => one.id !== id).map((one) => one.id);
  const agreements = script.agreements.filter(({ parties }) => parties.includes(id)).map((one) => one.id);
  const resources = script.resources.filter(({ owner }) => owner === id).map((one) => one.id);
  const choice = (key: FieldKey, options: readonly string[]): Field => ({ key, type: 'choice', options, start: options[0] ?? '' });
  const offers: readonly (Offer & { readonly only?: boolean })[] = [
    { kind: 'agency-outage', hits: [agency], fields: [] },
    {
      kind: 'staff-absence',
      hits: seats.map((position) => ({ position })),
      fields: [choice('deputy', ['yes', 'no'])],
    },
    { kind: 'partition', hits: [], fields: [choice('withOthers', [NOBODY, ...others])], only: others.length > 0 },
    {
      kind: 'access-loss',
      hits: [agency, ...seats.map((position) => ({ position }))],
      fields: [choice('link', links)],
      only: links.length > 0,
    },
    { kind: 'overload', hits: [agency], fields: [{ key: 'arrivals', type: 'rate', start: '10/h' }] },
    { kind: 'language-barrier', hits: [agency, ...others.map((other) => ({ pair: [id, other] }))], fields: [{ ...factor, start: '2.5' }] },
    { kind: 'clock-error', hits: [agency], fields: [{ key: 'offset', type: 'offset', start: '7m' }] },
    {
      kind: 'power-loss',
      hits: [agency],
      fields: [{ key: 'batteryLasts', type: 'duration', start: '', optional: true }],
    },
    {
      kind: 'policy-change',
      hits: [],
      fields: [choice('agreement', agreements), choice('change', ['suspend', 'revoke', 'expire', 'restore'])],
      only: agreements.length > 0,
    },
    {
      kind: 'resource-shortage',
      hits: resources.map((resource) => ({ resource })),
      fields: [{ key: 'remaining', type: 'count', start: '0' }],
      only: resources.length > 0,
    },
    { kind: 'misinformation', hits: [], fields: [choice('item', script.rumors.map(({ id }) => id))], only: script.rumors.length > 0 },
    {
      kind: 'spoofed-message',
      hits: [agency, ...seats.map((position) => ({ position }))],
      fields: [choice('as', others), choice('over', links), { key: 'text', type: 'text', start: '' }],
      only: others.length > 0 && links.length > 0,
    },
  ];
  return offers.filter(({ only = true }) => only).map(({ kind, hits, fields }) => ({ kind, hits, fields }));
}

/** How long a thrown disruption lasts. */
export type Lasting =
  | { readonly how: 'lasts'; readonly written: string }
  | { readonly how: 'until'; readonly written: string }
  | { readonly how: 'end' };

/** Nothing in a script lasts longer: 14 days. */
const LONGEST = 14 * 86_400_000;

const FITS: Readonly<Record<Field['type'], (written: string) => boolean>> = {
  factor: (written) => /^\d+(\.\d{1,6})?$/.test(written) && Number(written) > 1,
  percent: (written) => /^\d+(\.\d{1,4})?$/.test(written) && Number(written) > 0 && Number(written) <= 100,
  rate: (written) => /^[1-9]\d*\/(h|min)$/.test(written),
  duration: (written) => (readDuration(written) ?? 0) > 0 && readDuration(written)! <= LONGEST,
  offset: (written) => (readDuration(written.replace(/^-/, '')) ?? 0) > 0,
  count: (written) => /^\d{1,5}$/.test(written),
  text: (written) => written !== '',
  choice: () => true,
};

export const fits = ({ type, optional }: Field, written: string) =>
  (optional && written.trim() === '') || FITS[type](written.trim());

export const lastingFits = (lasting: Lasting, now: number) =>
  lasting.how === 'end' ||
  (lasting.how === 'lasts'
    ? FITS.duration(lasting.written.trim())
    : (readMoment(lasting.written) ?? -1) > now);

/** A new id that the script and the log do not have yet: `outage-county-net`, then `outage-county-net-2`. */
export function newIdFor(kind: string, of: string, taken: (id: string) => boolean): string {
  const stem = `${kind}-${of}`.slice(0, 36).replace(/-+$/, '');
  if (!taken(stem)) return stem;
  for (let n = 2; ; n++) if (!taken(`${stem}-${n}`)) return `${stem}-${n}`;
}

interface Thrown {
  readonly id: string;
  readonly of: Chosen;
  readonly offer: Offer;
  readonly hit: Readonly<Record<string, unknown>> | undefined;
  readonly values: { readonly [K in FieldKey]?: string };
  readonly lasting: Lasting;
  /** Every agency of the script: a partition has two sides. */
  readonly agencies: readonly string[];
}

/** The disruption as the script would write it. Its trigger is the hand that throws it. */
export function treeOf({ id, of, offer, hit, values, lasting, agencies }: Thrown): Readonly<Record<string, unknown>> {
  const own: Record<string, unknown> = {};
  for (const { key, type } of offer.fields) {
    const written = (values[key] ?? '').trim();
    if (written === '') continue;
    own[key] = type === 'factor' || type === 'count' ? Number(written) : type === 'percent' ? Number(written) / 100 : written;
  }
  let hits: unknown = hit;
  switch (offer.kind) {
    case 'partition': {
      const one = [of.id, ...(typeof own.withOthers === 'string' ? [own.withOthers] : [])];
      hits = { between: [one, agencies.filter((agency) => !one.includes(agency))] };
      delete own.withOthers;
      break;
    }
    case 'staff-absence':
      own.deputy = own.deputy === 'yes';
      break;
    case 'policy-change':
      own.changes = [{ [String(own.change)]: own.agreement }];
      delete own.change;
      delete own.agreement;
      break;
    case 'misinformation':
      own.firstHeardBy = [of.id];
      break;
    default:
  }
  return {
    id,
    kind: offer.kind,
    ...(hits === undefined ? {} : { hits }),
    byController: true,
    ...(lasting.how === 'lasts' ? { lasts: lasting.written.trim() } : {}),
    ...(lasting.how === 'until' ? { until: moment(lasting.written) } : {}),
    ...own,
  };
}

/** The language's own spelling of a moment. */
const moment = (written: string) => `T+${written.trim().replace(/^T\+/i, '').padStart(5, '0')}`;
