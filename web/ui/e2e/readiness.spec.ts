import { expect, test } from '@playwright/test';
import type { APIRequestContext, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expectNothingForAxe } from './axe';
import { hasServer } from './muster';

test.skip(!hasServer, 'no server');

const speak = (page: Page, language: 'en' | 'es') =>
  page.addInitScript((chosen) => localStorage.setItem('muster.language', chosen), language);

let inputs = 0;

/** A drill of First Notice that is over; its first seat was held by somebody, and its clock jumped. */
async function drill(request: APIRequestContext, cohort: string, person: string, seed: number): Promise<string> {
  const id = `e2e-${randomUUID().slice(0, 20)}`;
  const made = await request.post('/api/exercises', {
    data: { id, scenario: 'first-notice', seed, cohort, name: `Drill ${id.slice(4, 9)}` },
  });
  expect(made.status()).toBe(201);
  const { seats } = (await made.json()) as { seats: { id: string }[] };
  for (const event of [
    { kind: 'seat-staffed', seat: seats[0]!.id, holder: 'person', person },
    { kind: 'exercise-started' },
    { kind: 'clock-jumped', to: 1_190_000, mode: 'play' },
    { kind: 'exercise-ended', reason: 'director' },
  ]) {
    const said = await request.post(`/api/exercises/${id}/control`, { data: { id: `r-${inputs++}`, event } });
    expect(said.ok(), await said.text()).toBe(true);
  }
  return id;
}

async function cohort(request: APIRequestContext) {
  const person = randomUUID();
  const name = `Rowan Vale ${person.slice(0, 4)}`;
  const training = [{ function: 'dispatching', on: '2026-05-11', permille: 900 }];
  expect((await request.post('/api/people', { data: { id: person, name, office: 'Yucca County Sheriff', training } })).status()).toBe(201);
  const id = `c-${randomUUID().slice(0, 12)}`;
  expect((await request.post('/api/cohorts', { data: { id, name: 'Night watch', people: [person] } })).status()).toBe(201);
  return { id, person, name };
}

test('a person’s page says what was kept out and why, and opens the drill’s scores', async ({ page, request }) => {
  const { id, person, name } = await cohort(request);
  const exercise = await drill(request, id, person, 7);
  await speak(page, 'en');
  await page.goto(`/readiness/people/${person}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText('Training evidence. Not for personnel decisions.')).toBeVisible();
  await expect(page.getByText(/clock/).first()).toBeVisible();
  await expect(page.locator(`a[href^="/exercises/${exercise}/scores"]`).first()).toBeVisible();
  await expectNothingForAxe(page, 'a person’s readiness');
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page.getByRole('img')).toHaveCount(0);
  await expectNothingForAxe(page, 'the table beside the curve');
});

test('drills of one script stand side by side, those of two do not', async ({ page, request }) => {
  const { id, person } = await cohort(request);
  const [one, other] = [await drill(request, id, person, 7), await drill(request, id, person, 8)];
  await speak(page, 'en');
  await page.goto(`/compare?exercise=${one}&exercise=${other}`);
  await expect(page.getByRole('table').getByRole('columnheader', { name: /^Drill/ })).toHaveCount(2);
  await expectNothingForAxe(page, 'a comparison');
  const another = `e2e-${randomUUID().slice(0, 20)}`;
  await request.post('/api/exercises', { data: { id: another, scenario: 'desert-relay', seed: 7 } });
  await page.goto(`/compare?exercise=${one}&exercise=${another}`);
  await expect(page.getByRole('table')).toHaveCount(0);
  await expectNothingForAxe(page, 'no comparison');
});

for (const language of ['en', 'es'] as const) {
  test(`readiness and cross-training have nothing for axe, wide and narrow, ${language}`, async ({ page, request }) => {
    const { id, person, name } = await cohort(request);
    await drill(request, id, person, 9);
    await speak(page, language);
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/readiness?cohort=${id}`);
      await expect(page.getByRole('table').first()).toBeVisible();
      await expectNothingForAxe(page, `readiness, ${width}`);
      await page.goto(`/readiness/people?cohort=${id}`);
      await expect(page.getByText(name)).toBeVisible();
      await expectNothingForAxe(page, `people, ${width}`);
      await page.goto(`/cross-training?scenario=desert-relay&cohort=${id}`);
      await expect(page.getByRole('table').first()).toBeVisible();
      await expectNothingForAxe(page, `cross-training, ${width}`);
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content).toBeLessThanOrEqual(window!);
    }
  });
}
