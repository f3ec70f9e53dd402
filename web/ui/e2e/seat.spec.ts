import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNothingForAxe } from './axe';
import { hasServer } from './muster';

/** The words that the tests look for, in both languages. */
const WORDS = {
  en: {
    write: 'Write',
    send: 'Send',
    notYet: 'Not sent yet',
    text: 'Text',
    note: 'Note',
    add: 'Add',
    pages: { inbox: 'Inbox', sent: 'Sent', know: 'What we know', contacts: 'Contacts', 'my-log': 'My log' },
  },
  es: {
    write: 'Redactar',
    send: 'Enviar',
    notYet: 'Aún no se envió',
    text: 'Texto',
    note: 'Nota',
    add: 'Agregar',
    pages: { inbox: 'Bandeja', sent: 'Enviados', know: 'Lo que sabemos', contacts: 'Contactos', 'my-log': 'Mi bitácora' },
  },
} as const;

let made = 0;

interface Place {
  readonly exercise: string;
  readonly seat: string;
  readonly url: (page: string) => string;
}

/** An exercise of First Notice in which a person holds the first seat that is asked to acknowledge something. */
async function takeSeat(page: Page, language: keyof typeof WORDS, until = 600_000): Promise<Place> {
  await page.addInitScript((chosen) => localStorage.setItem('muster.language', chosen), language);
  const exercise = `seat-${Date.now()}-${made++}`;
  await page.request.post('/api/exercises', { data: { id: exercise, scenario: 'first-notice', seed: 7, name: 'Cohort S' } });
  const { tree } = (await (await page.request.get(`/api/exercises/${exercise}/scenario`)).json()) as {
    tree: { positions: { id: string }[]; msel: { to?: string[] | string; acknowledgeWithin?: string }[] };
  };
  const seats = tree.positions.map(({ id }) => id);
  const seat = tree.msel.flatMap((line) => (line.acknowledgeWithin && Array.isArray(line.to) ? line.to : [])).find((to) => seats.includes(to))!;
  await control(page, exercise, { kind: 'seat-staffed', seat, holder: 'person' });
  await control(page, exercise, { kind: 'exercise-started' });
  await control(page, exercise, { kind: 'clock-jumped', to: until, mode: 'play' });
  return { exercise, seat, url: (path) => `/exercises/${exercise}/seats/${seat}/${path}` };
}

async function control(page: Page, exercise: string, event: object) {
  const response = await page.request.post(`/api/exercises/${exercise}/control`, {
    data: { id: `seat-${made++}`, event },
  });
  expect(response.ok(), await response.text()).toBe(true);
}

async function expectNoSidewaysScroll(page: Page, what: string) {
  const widths = await page.evaluate(() =>
    [document.documentElement, document.querySelector('.scroll')!].map((one) => one.scrollWidth - one.clientWidth),
  );
  expect(widths, what).toEqual([0, 0]);
}

for (const language of ['en', 'es'] as const) {
  const words = WORDS[language];

  test(`every page of a seat fits a small phone and has nothing for axe (${language})`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.setViewportSize({ width: 320, height: 640 });
    const place = await takeSeat(page, language);
    for (const [path, heading] of Object.entries(words.pages)) {
      await page.goto(place.url(path));
      await expect(page).toHaveTitle(new RegExp(`: (\\(\\d+\\) )?${heading}: `));
      await expect(page.locator('.tabs')).toBeVisible();
      await expectNothingForAxe(page, path);
      await expectNoSidewaysScroll(page, path);
    }
    await page.goto(place.url('inbox'));
    await page.getByRole('link', { name: words.write }).click();
    await page.locator('summary').click();
    await page.getByRole('button', { name: words.send, exact: true }).click();
    await expect(page.getByRole('group', { name: words.notYet })).toBeFocused();
    await expectNothingForAxe(page, 'write');
    await expectNoSidewaysScroll(page, 'write');
    expect(errors).toEqual([]);
  });
}

for (const language of ['en', 'es'] as const) {
  const request = { en: /A request for a list of patients/, es: /Piden una lista de pacientes/ }[language];

  test(`what a seat decides and does fits a small phone and has nothing for axe (${language})`, async ({ page }) => {
    test.skip(!hasServer, 'needs a real server (MUSTER_JAR or MUSTER_URL)');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.addInitScript((chosen) => localStorage.setItem('muster.language', chosen), language);
    const exercise = `tasks-${Date.now()}-${made++}`;
    await page.request.post('/api/exercises', { data: { id: exercise, scenario: 'desert-relay', seed: 7 } });
    for (const seat of ['charge-nurse', 'house-supervisor']) {
      await control(page, exercise, { kind: 'seat-staffed', seat, holder: 'person' });
    }
    await control(page, exercise, { kind: 'exercise-started' });
    await control(page, exercise, { kind: 'clock-jumped', to: 2_700_000, mode: 'play' });
    const at = `/exercises/${exercise}/seats`;
    await page.goto(`${at}/charge-nurse/inbox`);
    await expect(page.getByRole('link', { name: request })).toBeVisible();
    await expectNoSidewaysScroll(page, 'inbox');
    await page.getByRole('link', { name: request }).click();
    await expect(page.getByRole('article')).toBeVisible();
    await expectNothingForAxe(page, 'message that asks for a decision');
    await expectNoSidewaysScroll(page, 'message');
    await page.locator('footer').getByRole('link').last().click();
    await expect(page.getByRole('radio').first()).toBeVisible();
    await expectNothingForAxe(page, 'decide');
    await expectNoSidewaysScroll(page, 'decide');
    for (const path of ['charge-nurse/tasks', 'house-supervisor/tasks', 'charge-nurse/know', 'charge-nurse/contacts']) {
      await page.goto(`${at}/${path}`);
      await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
      for (const summary of await page.locator('summary').all()) await summary.click();
      await expectNothingForAxe(page, path);
      await expectNoSidewaysScroll(page, path);
    }
  });
}

test('a draft outlives a reload, a pause, a change of language and the loss of the connection', async ({ page, context }) => {
  const place = await takeSeat(page, 'en');
  await page.goto(place.url('message/1'));
  await page.getByRole('link', { name: 'Reply' }).click();
  const text = page.getByRole('textbox', { name: 'Text' });
  await text.fill('Two crews are on the way.');

  await page.reload();
  await expect(text).toHaveValue('Two crews are on the way.');
  await control(page, place.exercise, { kind: 'clock-paused', reason: 'controller' });
  await expect(page.getByRole('button', { name: 'Send when play goes on' })).toBeVisible();
  await expect(text).toHaveValue('Two crews are on the way.');
  await control(page, place.exercise, { kind: 'clock-resumed', reason: 'controller' });
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByRole('textbox', { name: 'Texto', exact: true })).toHaveValue('Two crews are on the way.');
  await context.setOffline(false);

  await page.goto(place.url('inbox'));
  await expect(page.getByText('Two crews are on the way.')).toBeVisible();
});

test('a note that is written without signal waits, goes once, and stands in the own log', async ({ page, context }) => {
  const place = await takeSeat(page, 'en');
  await page.goto(place.url('my-log'));
  await expect(page.getByText('Live. The exercise clock is running.')).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('textbox', { name: 'Note' }).fill('Called the duty engineer twice.');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('1 note waits to go.')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('listitem').filter({ hasText: 'Called the duty engineer twice.' })).toHaveCount(1, {
    timeout: 20_000,
  });
  await page.reload();
  await expect(page.getByText('Called the duty engineer twice.')).toHaveCount(1);
  const log = await (await page.request.get(`/api/exercises/${place.exercise}/log?from=0&limit=500`)).text();
  expect(log).not.toContain('duty engineer twice');
});

/** A feed that the test writes, in place of the server's: no scenario of the library warns. */
async function feedOf(page: Page, url: string) {
  const entries: object[] = [];
  const open = new Set<ServerResponse>();
  const clock = { now: 605_000, permille: 1000, running: true, state: 'started' };
  const write = (response: ServerResponse, kind: string, data: object) => response.write(`event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`);
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    open.add(response);
    for (const entry of entries) write(response, 'entry', entry);
    write(response, 'clock', clock);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await page.route(`**${url}**`, (route) => route.continue({ url: `http://127.0.0.1:${port}/` }));
  return {
    tell: (event: object) => {
      const entry = { number: entries.length + 1, time: 600_000, event };
      entries.push(entry);
      for (const response of open) write(response, 'entry', entry);
    },
    close: () => {
      for (const response of open) response.end();
      server.close();
    },
  };
}

for (const language of ['en', 'es'] as const) {
  const words = {
    en: { warned: 'No agreement lets you share this', cure: /A statute forbids it\./, withdraw: 'Withdraw', withdrawn: /^Withdrawn 00:10:00\.$/ },
    es: { warned: 'Ningún convenio le permite compartir esto', cure: /Una ley lo prohíbe\./, withdraw: 'Retirar', withdrawn: /^Retirado 00:10:00\.$/ },
  }[language];

  test(`a message that no agreement permits is warned of, and withdrawn (${language})`, async ({ page }) => {
    const place = await takeSeat(page, language);
    const feed = await feedOf(page, place.url('feed').replace('/exercises', '/api/exercises'));
    const acts: { event: object }[] = [];
    await page.route('**/acts', (route) => {
      const act = route.request().postDataJSON() as { event: { kind: string } };
      acts.push(act);
      if (act.event.kind === 'message-stopped') feed.tell({ kind: 'message-stopped', msg: 1, reason: 'withdrawn' });
      return route.fulfill({ json: { accepted: true } });
    });
    const item = {
      id: 'list',
      title: { en: 'List of the families', es: 'Lista de las familias' },
      category: { id: 'lists', title: { en: 'Lists', es: 'Listas' } },
      tlp: 'amber-strict',
    };
    const office = { id: 'office', title: { en: 'Removal Office', es: 'Oficina de Expulsiones' } };
    const about = { msg: 1, type: 'reply', items: [item], tlp: 'amber-strict', purpose: 'life-safety' };
    await page.goto(place.url('inbox'));
    feed.tell({ kind: 'message-sent', ...about, to: [office], via: 'best', closing: false, text: { en: 'As asked.' } });
    feed.tell({ kind: 'disclosure-judged', msg: 1, item, to: office, verdict: 'deny-statute', stopped: false, warned: true });

    const warned = page.getByRole('region', { name: words.warned });
    await expect(warned.getByRole('link')).toBeVisible();
    await expectNothingForAxe(page, 'inbox with a warning');
    await warned.getByRole('link').click();
    await expect(page.getByText(words.cure)).toBeVisible();
    await expectNothingForAxe(page, 'message that was warned of');
    await expectNoSidewaysScroll(page, 'message that was warned of');
    await page.getByRole('button', { name: words.withdraw, exact: true }).click();
    await expect(page.getByText(words.withdrawn)).toBeVisible();
    expect(acts.map(({ event }) => event)).toContainEqual({ kind: 'message-stopped', msg: 1 });
    await page.goto(place.url('inbox'));
    await expect(warned).toBeHidden();
    feed.close();
  });
}
