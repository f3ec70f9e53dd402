import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNothingForAxe } from './axe';

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
      await expect(page).toHaveTitle(new RegExp(`: ${heading}: `));
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
