import type { Sending } from '../../lib/api';
import type { Contact, Desk, Item, Way } from '../../lib/wire';
import type { Draft } from './drafts';

export const TLP = ['clear', 'green', 'amber', 'amber-strict', 'red'] as const;
export const PURPOSES = [
  'life-safety',
  'emergency-management',
  'criminal-investigation',
  'border-operations',
  'public-information',
  'oversight',
  'training',
] as const;
export const BASES = ['need-to-know', 'treatment', 'consent', 'warrant-cited', 'supervisor-approval'] as const;

/** The strictest label of some items; without any it is green. */
export const strictest = (items: readonly Item[]) =>
  items.reduce<string>((label, { tlp }) => (TLP.indexOf(tlp) > TLP.indexOf(label as never) ? tlp : label), items.length ? 'clear' : 'green');

/** The agency of the address book that a place belongs to; undefined for colleagues and for voices of SimCell. */
export const contactOf = (desk: Desk, place: string): Contact | undefined =>
  desk.contacts.find(({ id, seats }) => id === place || seats.some((seat) => seat.id === place));

export const isColleague = (desk: Desk, place: string) => desk.colleagues.some(({ id }) => id === place);

const LETTERS = ['P', 'A', 'C', 'E'] as const;

/** One way to send: a line of the PACE card, another link, or the first that works. */
export interface Choice {
  readonly id: string;
  readonly letter?: (typeof LETTERS)[number];
  readonly way?: Way;
}

/**
 * The ways to reach places: the card's levels in their order, which never changes, then other links that join them all.
 * There is nothing to choose where no link is needed.
 */
export function ways(desk: Desk, to: readonly string[], purpose: string): readonly Choice[] {
  const contacts = [...new Set(to.map((place) => contactOf(desk, place)).filter((contact) => contact !== undefined))];
  if (contacts.length === 0) return [];
  const wayOf = new Map(desk.links.map((way) => [way.id, way]));
  const levels = contacts.length === 1 ? cardFor(contacts[0]!, purpose) : [];
  const shared = contacts
    .map(({ links }) => links)
    .reduce((all, links) => all.filter((link) => links.includes(link)))
    .filter((link) => !levels.includes(link));
  return [
    { id: 'best' },
    ...levels.map((id, index) => ({ id, letter: LETTERS[index]!, ...(wayOf.get(id) ? { way: wayOf.get(id)! } : {}) })),
    ...shared.map((id) => ({ id, ...(wayOf.get(id) ? { way: wayOf.get(id)! } : {}) })),
  ];
}

/** The levels of the card for a purpose, or of the one for any. */
export function cardFor({ pace }: Contact, purpose: string): readonly string[] {
  return (pace.find((card) => card.purpose === purpose) ?? pace.find((card) => card.purpose === undefined))?.levels ?? [];
}

/** What keeps a draft from being sent. */
export type Fault = 'to' | 'says-nothing' | 'no-reason' | 'too-long';

export const LONGEST = 10_000;

export function faultsOf(draft: Draft): readonly Fault[] {
  const faults: Fault[] = [];
  if (!draft.to.some(Boolean)) faults.push('to');
  if (draft.text.trim() === '' && draft.items.length === 0) faults.push('says-nothing');
  if (draft.text.length > LONGEST) faults.push('too-long');
  if (draft.emergency !== undefined && draft.emergency.trim() === '') faults.push('no-reason');
  return faults;
}

/** The act that sends a draft. */
export function sending(
  draft: Draft,
  about: { readonly replyTo?: number; readonly forwards?: number },
  label: string,
): Sending {
  return {
    kind: 'message-sent',
    to: [...new Set(draft.to.filter(Boolean))],
    type: draft.type,
    via: draft.via,
    items: draft.items,
    tlp: label,
    purpose: draft.purpose,
    ...about,
    ...(draft.closing ? { closing: true } : {}),
    ...(draft.text.trim() === '' ? {} : { text: draft.text.trim() }),
    ...(draft.lang === undefined ? {} : { lang: draft.lang }),
    ...(draft.emergency === undefined ? {} : { emergency: draft.emergency.trim() }),
    ...(draft.cites.length === 0 ? {} : { cites: draft.cites }),
  };
}

/** A sent act as a draft again, to be changed after it was refused. */
export const again = (act: Sending): Draft => ({
  to: act.to,
  type: act.type,
  via: act.via,
  items: act.items,
  tlp: act.tlp,
  purpose: act.purpose,
  text: act.text ?? '',
  cites: act.cites ?? [],
  closing: act.closing ?? false,
  ...(act.lang === undefined ? {} : { lang: act.lang }),
  ...(act.emergency === undefined ? {} : { emergency: act.emergency }),
});

const FRAME = /^(?:(?:EXERCISE|EJERCICIO)[ .,:]*)+|(?: *(?:EXERCISE|EJERCICIO)[ .:]*)+$/g;

/** A text without the words that the server put around it. */
export const bare = (text: string) => text.replace(FRAME, '').trim();

/** The draft's name: one for each thing that it answers, one that answers nothing. */
export const draftName = (about: { readonly replyTo?: number; readonly forwards?: number }) =>
  about.replyTo !== undefined ? `write/reply-${about.replyTo}` : about.forwards !== undefined ? `write/pass-${about.forwards}` : 'write/new';
