import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNothingForAxe } from './axe';
import { hasServer } from './muster';

/** The words that the tests look for, in both languages. */
const WORDS = {
  en: {
    exercise: 'Exercise',
    overall: 'Overall',
    worked: 'How it was worked out',
    hidden: /not released yet/,
    release: 'Release the scores: Seats',
    sure: 'Release',
    mine: 'My scores',
    contest: /^This is wrong… A1, 1$/,
    text: /^What is wrong/,
    send: 'Send to the lead evaluator',
    waiting: 'Not answered yet.',
    stands: 'Answer: the score stands.',
    feedback: 'Feedback',
    give: 'Send feedback',
    thanks: /Your answers were sent/,
    count: /^1 of /,
    close: 'Close the form…',
    closeSure: 'Close the form',
    held: 'Fewer than five answers are never shown.',
    talk: 'How agencies talked',
    table: 'Table',
    without: 'Without crews',
  },
  es: {
    exercise: 'Ejercicio',
    overall: 'Total',
    worked: 'Cómo se calculó',
    hidden: /aún no se publicaron/,
    release: 'Publicar las puntuaciones: Puestos',
    sure: 'Publicar',
    mine: 'Mis puntuaciones',
    contest: /^Esto no es correcto… A1, 1$/,
    text: /^Qué no es correcto/,
    send: 'Enviar a quien dirige la evaluación',
    waiting: 'Aún sin respuesta.',
    stands: 'Respuesta: la puntuación se mantiene.',
    feedback: 'Comentarios',
    give: 'Enviar comentarios',
    thanks: /respuestas se enviaron/,
    count: /^respondieron 1 de /,
    close: 'Cerrar el formulario…',
    closeSure: 'Cerrar el formulario',
    held: 'Menos de cinco respuestas no se muestran nunca.',
    talk: 'Cómo hablaron las agencias',
    table: 'Tabla',
    without: 'Sin tripulaciones',
  },
} as const;

let made = 0;

async function control(page: Page, exercise: string, event: object) {
  const response = await page.request.post(`/api/exercises/${exercise}/control`, { data: { id: `sc-${made++}`, event } });
  expect(response.ok(), await response.text()).toBe(true);
}

/** An exercise with a person in a seat, played for a while by crews and ended if wanted. */
async function play(page: Page, scenario: string, seat: string, until: number, ends = true) {
  const exercise = `scores-${Date.now()}-${made++}`;
  await page.request.post('/api/exercises', { data: { id: exercise, scenario, seed: 7, name: 'Cohort S' } });
  await control(page, exercise, { kind: 'seat-staffed', seat, holder: 'person' });
  await control(page, exercise, { kind: 'exercise-started' });
  await control(page, exercise, { kind: 'clock-jumped', to: until, mode: 'play' });
  if (ends) await control(page, exercise, { kind: 'exercise-ended', reason: 'director' });
  return exercise;
}

async function speak(page: Page, language: string) {
  await page.addInitScript((chosen) => localStorage.setItem('muster.language', chosen), language);
}

async function expectNoSidewaysScroll(page: Page, what: string) {
  const widths = await page.evaluate(() =>
    [document.documentElement, document.querySelector('.scroll')!].map((one) => one.scrollWidth - one.clientWidth),
  );
  expect(widths, what).toEqual([0, 0]);
}

test.describe('scores', () => {
  test.skip(!hasServer, 'needs a real server (MUSTER_JAR or MUSTER_URL)');

  for (const language of ['en', 'es'] as const) {
    const words = WORDS[language];

    test(`scores open down to the log from overall, dimension, measure and item (${language})`, async ({ page }) => {
      await speak(page, language);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      const exercise = await play(page, 'desert-relay', 'charge-nurse', 5_400_000);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`/exercises/${exercise}/scores`);
      await page.getByRole('button', { name: new RegExp(`^${words.exercise}, overall: \\d`) }).click();
      const drawer = page.getByRole('complementary');
      await expect(drawer.getByRole('heading', { name: words.overall })).toBeVisible();
      await expect(drawer.getByText(/^= /)).toBeVisible();
      await expectNothingForAxe(page, 'overall');

      // From the overall to a dimension, to a measure, to an entry of the log; the address holds each.
      await drawer.getByRole('button', { name: /^A [^:]+: \d/ }).click();
      await expect(page).toHaveURL(/measure=A$/);
      await drawer.getByRole('button', { name: /^A1 [^:]+: \d/ }).click();
      await expect(page).toHaveURL(/measure=A1$/);
      await expect(drawer.getByRole('heading', { name: words.worked })).toBeVisible();
      await expect(drawer.locator('ol.arithmetic')).toContainText(/S = /);
      await expectNothingForAxe(page, 'A1');
      for (const measure of ['B1', 'B2', 'B3', 'C1', 'C2', 'C3', 'C4', 'D1', 'D2', 'D3']) {
        await page.goto(`/exercises/${exercise}/scores?measure=${measure}`);
        await expect(drawer.locator('ol.arithmetic li').last()).toHaveText(/^(= [\d.,]+|No value|Sin valor)/);
        // No raw id of the script stands there.
        expect(await drawer.innerText()).not.toMatch(/\b(e|m|d|fq|t)-[a-z]+\b/);
      }
      await page.goto(`/exercises/${exercise}/scores?of=llano-hospital&measure=A1`);
      await page.goto(`/exercises/${exercise}/scores?measure=A1`);
      const link = drawer.locator('a[href*="/log?entry="]').first();
      const entry = (await link.innerText()).trim();
      await link.click();
      await expect(page.locator(`#entry-${entry}`)).toBeInViewport();
      expect(errors).toEqual([]);
    });

    test(`the rest of the page: rows, crews, spread, talk, twins (${language})`, async ({ page }) => {
      await speak(page, language);
      const exercise = await play(page, 'first-notice', 'county-dispatcher', 1_080_000);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`/exercises/${exercise}/scores?of=county-dispatcher`);
      // Alphabetical, so nobody is ranked.
      const names = await page.locator('table.holders').first().locator('.row-open').allInnerTexts();
      expect(names.map((name) => name.trim())).toEqual(names.map((name) => name.trim()).toSorted(new Intl.Collator(language).compare));
      await expect(page.locator('tr.opened')).toBeVisible();
      // Every measure that has no value says why.
      for (const line of await page.locator('tr.opened .measure-grid li').all()) {
        if ((await line.getByRole('button').innerText()) === '–') expect((await line.locator('.caption').innerText()).length).toBeGreaterThan(8);
      }
      await page.getByRole('button', { name: words.without }).click();
      await expect(page).toHaveURL(/crews=without/);
      await page.getByText(words.talk, { exact: true }).click();
      await expect(page.locator('.talk-tables table').first()).toBeVisible();
      const spread = page.locator('.spread');
      await expect(spread.locator('canvas')).toBeVisible();
      await expectNothingForAxe(page, 'scores, all open');
      await spread.getByRole('button', { name: words.table }).click();
      await expect(spread.getByRole('table')).toBeVisible();
      await expectNothingForAxe(page, 'scores, spread as a table');
    });

    test(`a person reads and contests released scores on a phone and gives feedback (${language})`, async ({ page }) => {
      await speak(page, language);
      const exercise = await play(page, 'first-notice', 'county-dispatcher', 1_080_000);
      const phone = { width: 360, height: 740 };
      const seat = `/exercises/${exercise}/seats/county-dispatcher`;
      await page.setViewportSize(phone);
      await page.goto(`${seat}/inbox`);
      await page.getByRole('link', { name: words.mine }).click();
      await expect(page.getByText(words.hidden)).toBeVisible();

      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`/exercises/${exercise}/scores`);
      await page.getByRole('button', { name: words.release }).click();
      await expectNothingForAxe(page, 'release asks');
      await page.getByRole('dialog').getByRole('button', { name: words.sure }).click();
      await expect(page.getByRole('row').filter({ has: page.getByRole('button', { name: words.release }) }).locator('.icon')).toBeVisible();

      await page.setViewportSize(phone);
      await page.goto(`${seat}/scores`);
      await page.locator('summary').first().click();
      await expectNothingForAxe(page, 'my scores');
      await expectNoSidewaysScroll(page, 'my scores');
      await page.getByRole('button', { name: words.contest }).click();
      await page.getByRole('textbox', { name: words.text }).fill('I answered by voice.');
      await page.reload();
      await page.locator('summary').first().click();
      await expect(page.getByRole('textbox', { name: words.text })).toHaveValue('I answered by voice.');
      await expectNothingForAxe(page, 'contest');
      await page.getByRole('button', { name: words.send }).click();
      await expect(page.getByText(words.waiting)).toBeVisible();
      const { lastEntry } = (await (await page.request.get(`/api/exercises/${exercise}`)).json()) as { lastEntry: number };
      const log = (await (await page.request.get(`/api/exercises/${exercise}/log?from=${lastEntry - 9}`)).json()) as {
        event: { kind: string; measure?: string; entries?: number[] };
      }[];
      const { measure, entries } = log.find(({ event }) => event.kind === 'score-contested')!.event;
      const answered = await page.request.post(`/api/exercises/${exercise}/evaluation`, {
        data: { id: `sc-${made++}`, event: { kind: 'contest-answered', measure, entries, outcome: 'stands', text: 'It is not in the log.' } },
      });
      expect(answered.ok(), await answered.text()).toBe(true);
      await expect(page.getByText(words.stands)).toBeVisible();
      await expect(page.getByText('It is not in the log.')).toBeVisible();

      await page.getByRole('link', { name: words.feedback }).click();
      await page.getByRole('radio', { name: '4' }).check();
      await page.getByRole('textbox').fill('More radios.');
      await expectNothingForAxe(page, 'feedback');
      await expectNoSidewaysScroll(page, 'feedback');
      await page.getByRole('button', { name: words.give }).click();
      await expect(page.getByText(words.thanks)).toBeVisible();

      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`/exercises/${exercise}/scores`);
      const results = page.locator('.feedback-results');
      await expect(results.getByText(words.count)).toBeVisible();
      await results.getByRole('button', { name: words.close }).click();
      await page.getByRole('dialog').getByRole('button', { name: words.closeSure }).click();
      await expect(results.getByText(words.held)).toBeVisible();
      await expect(results.getByText('More radios.')).toBeHidden();
    });
  }

  test('nobody is red while nobody can be late yet', async ({ page }) => {
    await speak(page, 'en');
    const exercise = await play(page, 'first-notice', 'county-dispatcher', 150_000, false);
    await control(page, exercise, { kind: 'clock-paused', reason: 'controller' });
    await page.goto(`/exercises/${exercise}/scores`);
    await expect(page.getByRole('button', { name: /^Exercise, A1: / })).toBeVisible();
    await expect(page.locator('.figure.low')).toHaveCount(0);
    await expect(page.getByText(/^So far: /).first()).toBeVisible();
  });
});
