// @vitest-environment node

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { speechOf } from '../language';
import { readEntry } from '../log';
import { namesOf, readDisruption, readScript } from '../script';
import { plain } from '../sentence';
import { tell } from './log';
import { LOG_WORDS } from './logs';

const SAMPLES = fileURLToPath(new URL('../../../../../simulator/src/test/resources/samples/', import.meta.url));
const entries = readdirSync(SAMPLES)
  .filter((file) => file.endsWith('.json'))
  .map((file) => readEntry(JSON.parse(readFileSync(SAMPLES + file, 'utf8'))));

const script = readScript({
  languages: ['en', 'es'],
  agencies: [{ id: 'county-so', title: { en: 'Vega County Sheriff', es: 'Alguacil del Condado Vega' }, level: 'county' }],
  positions: [
    { id: 'so-dispatch', agency: 'county-so', title: 'Dispatch supervisor' },
    { id: 'so-duty', agency: 'county-so', title: 'Duty officer' },
    { id: 'other-duty', agency: 'nowhere', title: 'Duty officer' },
  ],
  information: [{ id: 'casualties', title: { en: 'Eleven hurt', es: 'Once heridos' } }],
  resources: [{ id: 'hall', title: { en: 'Fairground hall', es: 'Salón de la feria' }, owner: 'county-so' }],
  taskForces: [{ id: 'crash-tf', title: { en: 'Crash task force', es: 'Grupo del choque' }, members: ['so-dispatch'] }],
  actions: [{ id: 'close-road', title: { en: 'Close a road', es: 'Cerrar un camino' } }],
  links: [{ id: 'south-net', channel: 'radio', members: ['county-so'] }],
  msel: [
    {
      id: 'm-02',
      number: 2,
      kind: 'inject',
      title: { en: 'Crash at the ford', es: 'Choque en el vado' },
      at: 'T+00:10',
      decision: {
        id: 'd-list',
        question: { en: 'What do you answer?', es: '¿Qué responde?' },
        options: [{ id: 'decline', text: { en: 'Decline, and say why', es: 'Negarse, y decir por qué' } }],
      },
      expects: [
        { id: 'e-told', message: { kind: 'notify', to: ['county-so'], items: ['casualties'] } },
        {
          id: 'e-plan',
          anyOf: [{ message: { kind: 'alert', to: ['county-so'] } }, { message: { kind: 'notify', to: ['county-so'] } }],
        },
        { id: 'e-list', decide: 'd-list' },
        { id: 'e-hall', decline: { resource: 'hall', purpose: 'detention' } },
        { id: 'e-never', never: { grant: { resource: 'hall', purpose: 'detention' } } },
        { id: 'e-road', action: { action: 'close-road', steps: ['barriers'] } },
        { id: 'e-form', form: 'crash-tf' },
        { id: 'e-news', someday: {} },
      ],
    },
    { id: 'm-11', number: 9, kind: 'inject', title: 'Report due', at: 'T+00:30', every: '30m', times: 3 },
  ],
});

describe.each(['en', 'es'] as const)('the log in %s', (language) => {
  const speech = speechOf(language);
  const sent = new Map([
    [1, { type: 'report', line: 'm-02' }],
    [3, { type: 'notify' }],
  ]);
  const names = namesOf(script, speech, sent);

  it.each(entries.map((entry) => [entry.event.kind, entry] as const))('has a whole sentence for %s', (_, entry) => {
    const said = plain(tell(LOG_WORDS[language], entry.event, names));
    expect(said).not.toMatch(/undefined|null|NaN|\[object|^\s*$/);
    expect(said.length).toBeGreaterThan(3);
  });

  it('says of an entry that it cannot read what it was and why', () => {
    const said = plain(tell(LOG_WORDS[language], { kind: 'unread', was: 'moon-risen', because: 'unknown kind' }, names));
    expect(said).toContain('moon-risen');
    expect(said).toContain('unknown kind');
  });

  it('marks a name that the script has only in another language', () => {
    const seat = names.of('so-dispatch');
    expect(seat).toEqual(
      language === 'en' ? { text: 'Dispatch supervisor' } : { text: 'Dispatch supervisor', lang: 'en' },
    );
  });
});

describe('names', () => {
  const names = namesOf(script, speechOf('en'), new Map([[3, { type: 'notify' }]]));

  it('of repeated lines, acknowledgements and needs come from what they stand for', () => {
    expect(names.of('m-11.2').text).toBe('Report due');
    expect(plain(names.expectation('m-02-ack'))).toBe('acknowledgement of “Crash at the ford”');
    expect(plain(names.expectation('msg-3-ack'))).toBe('acknowledgement of notification 3');
    expect(plain(names.expectation('casualties-to-county-so'))).toBe('Eleven hurt to Vega County Sheriff');
  });

  it.each([
    ['e-told', 'notification to Vega County Sheriff: Eleven hurt', 'aviso a Alguacil del Condado Vega: Once heridos'],
    ['e-told.2', 'notification to Vega County Sheriff: Eleven hurt', 'aviso a Alguacil del Condado Vega: Once heridos'],
    ['e-plan', 'alert or notification to Vega County Sheriff', 'alerta o aviso a Alguacil del Condado Vega'],
    ['e-list', 'What do you answer?', '¿Qué responde?'],
    ['e-hall', 'refuse to lend Fairground hall for detention', 'negarse a prestar Salón de la feria para detención'],
    ['e-never', 'never: lend 1 × Fairground hall, detention', 'nunca: prestar 1 × Salón de la feria, detención'],
    ['e-road', 'Close a road', 'Cerrar un camino'],
    ['e-form', 'form Crash task force', 'formar Grupo del choque'],
    ['e-news', 'e-news', 'e-news'],
  ])('of the expectation %s say what is looked for', (id, en, es) => {
    expect(plain(names.expectation(id))).toBe(en);
    expect(plain(namesOf(script, speechOf('es'), new Map()).expectation(id))).toBe(es);
  });

  it('of an option come from its decision', () => {
    expect(names.part('d-list', 'decline').text).toBe('Decline, and say why');
    expect(plain(tell(LOG_WORDS.en, { kind: 'decision-made', dec: 'd-list', option: 'decline', seat: 'so-dispatch' }, names))).toBe(
      'Dispatch supervisor decided: Decline, and say why (What do you answer?)',
    );
  });

  it('of what a controller throws say what it is and whom it hits', () => {
    const thrown = readDisruption({ id: 'outage-county-so', kind: 'agency-outage', hits: { agency: 'county-so' }, byController: true });
    const after = namesOf(script, speechOf('en'), new Map(), new Map([[thrown.id, thrown]]));
    expect(after.of('outage-county-so').text).toBe('agency outage: Vega County Sheriff');
  });

  it('of seats that are called alike say of which agency they are', () => {
    expect(names.of('so-duty').text).toBe('Duty officer (Vega County Sheriff)');
    expect(names.of('so-dispatch').text).toBe('Dispatch supervisor');
  });

  it('fall back on the id, and a link without a title on its channel', () => {
    expect(names.of('nowhere').text).toBe('nowhere');
    expect(names.of('south-net').text).toBe('radio (south-net)');
  });
});

describe('a script', () => {
  it('lists a line that repeats once for each time', () => {
    expect(script.lines.map((line) => [line.id, line.trigger])).toEqual([
      ['m-02', { kind: 'at', time: 600_000 }],
      ['m-11.1', { kind: 'at', time: 1_800_000 }],
      ['m-11.2', { kind: 'at', time: 3_600_000 }],
      ['m-11.3', { kind: 'at', time: 5_400_000 }],
    ]);
  });

  it('gives a link without a delay the usual one of its channel', () => {
    expect(script.links[0]).toMatchObject({ delay: { median: 8_000, p90: 25_000 }, loss: 0 });
  });
});
