// @vitest-environment node

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { speechOf } from '../language';
import { readEntry } from '../log';
import { namesOf, readScript } from '../script';
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
  positions: [{ id: 'so-dispatch', agency: 'county-so', title: 'Dispatch supervisor' }],
  information: [{ id: 'casualties', title: { en: 'Eleven hurt', es: 'Once heridos' } }],
  links: [{ id: 'south-net', channel: 'radio', members: ['county-so'] }],
  msel: [
    { id: 'm-02', number: 2, kind: 'inject', title: { en: 'Crash at the ford', es: 'Choque en el vado' }, at: 'T+00:10' },
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
