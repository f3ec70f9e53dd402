import { describe, expect, it } from 'vitest';
import type { Desk } from '../../lib/wire';
import { again, bare, faultsOf, sending, strictest, ways } from './compose';
import { Drafts } from '../../lib/drafts';
import { EMPTY } from './drafts';

const t = (en: string) => ({ en });
const category = { id: 'health', title: t('Health') };
const way = (id: string, channel: string) => ({
  id,
  title: t(id),
  channel,
  net: false,
  secure: false,
  maxTlp: 'green',
  members: [],
  usual: 20_000,
});
const contact = (id: string, links: string[], pace: Desk['contacts'][number]['pace'] = []) => ({
  id,
  title: t(id),
  level: 'county',
  seats: [{ id: `${id}-seat`, title: t('Seat') }],
  links,
  pace,
});
const desk: Desk = {
  colleagues: [{ id: 'sergeant', title: t('Sergeant') }],
  contacts: [
    contact('state', ['phones', 'portal', 'mail'], [
      { id: 'pace-any', levels: ['radio', 'phones', 'portal'] },
      { id: 'pace-oversight', purpose: 'oversight', levels: ['portal'] },
    ]),
    contact('works', ['phones', 'mail']),
  ],
  links: [way('radio', 'radio'), way('phones', 'telephone'), way('portal', 'secure-portal'), way('mail', 'email')],
  actions: [],
  sites: [],
  resources: [],
  taskForces: [],
};
const idsAndLetters = (to: string[], purpose = 'life-safety') =>
  ways(desk, to, purpose).map(({ id, letter }) => (letter ? `${letter} ${id}` : id));

describe('the ways to send', () => {
  it('are the PACE card in its order, then other links of the pair', () => {
    expect(idsAndLetters(['state'])).toEqual(['best', 'P radio', 'A phones', 'C portal', 'mail']);
  });

  it('are the same for a seat of that agency', () => {
    expect(idsAndLetters(['state-seat'])).toEqual(idsAndLetters(['state']));
  });

  it('follow the card for the purpose', () => {
    expect(idsAndLetters(['state'], 'oversight')).toEqual(['best', 'P portal', 'phones', 'mail']);
  });

  it('to several agencies are the links that join them all', () => {
    expect(idsAndLetters(['state', 'works'])).toEqual(['best', 'phones', 'mail']);
  });

  it('are none to a colleague or a voice of SimCell, whom no link need reach', () => {
    expect(idsAndLetters(['sergeant'])).toEqual([]);
    expect(idsAndLetters(['caller-1'])).toEqual([]);
  });
});

describe('a draft', () => {
  it('says what keeps it from being sent', () => {
    expect(faultsOf(EMPTY)).toEqual(['to', 'says-nothing']);
    expect(faultsOf({ ...EMPTY, to: ['state'], text: '  ' })).toEqual(['says-nothing']);
    expect(faultsOf({ ...EMPTY, to: ['state'], items: ['road'] })).toEqual([]);
    expect(faultsOf({ ...EMPTY, to: ['state'], text: 'x', emergency: ' ' })).toEqual(['no-reason']);
  });

  it('takes the label of its strictest item', () => {
    const item = (tlp: 'clear' | 'amber') => ({ id: tlp, title: t(tlp), category, tlp });
    expect(strictest([])).toBe('green');
    expect(strictest([item('clear')])).toBe('clear');
    expect(strictest([item('clear'), item('amber')])).toBe('amber');
  });

  it('becomes an act that leaves out what was not chosen, and a draft again after a refusal', () => {
    const draft = { ...EMPTY, to: ['state', '', 'state'], text: ' Road closed. ' };
    const act = sending(draft, { replyTo: 3 }, 'green');
    expect(act).toEqual({
      kind: 'message-sent',
      to: ['state'],
      type: 'notify',
      via: 'best',
      items: [],
      tlp: 'green',
      purpose: 'life-safety',
      replyTo: 3,
      text: 'Road closed.',
    });
    expect(again(act)).toMatchObject({ to: ['state'], text: 'Road closed.', tlp: 'green' });
  });

  it('that passes a message on begins with its words, not with the EXERCISE around them', () => {
    expect(bare('EXERCISE EXERCISE EXERCISE. The ford is closed. EXERCISE.')).toBe('The ford is closed.');
    expect(bare('EJERCICIO EJERCICIO EJERCICIO. Ejercicio de rutina. EJERCICIO.')).toBe('Ejercicio de rutina.');
  });

  it('outlives the page, under a name of its own, for this seat alone', () => {
    localStorage.clear();
    new Drafts('x1', 'dispatch', localStorage).keep('write/reply-2', { ...EMPTY, text: 'half a' });
    const later = new Drafts('x1', 'dispatch', localStorage);
    expect(later.read('write/reply-2')).toMatchObject({ text: 'half a' });
    expect(later.names('write/')).toEqual(['write/reply-2']);
    expect(new Drafts('x1', 'watch', localStorage).names('write/')).toEqual([]);
    later.forget('write/reply-2');
    expect(later.read('write/reply-2')).toBeUndefined();
  });
});
