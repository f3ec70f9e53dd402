import { expect, test } from '@playwright/test';
import type { APIRequestContext, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expectNothingForAxe } from './axe';
import { hasServer } from './muster';

test.skip(!hasServer, 'no server');

const speak = (page: Page, language: 'en' | 'es') =>
  page.addInitScript((chosen) => localStorage.setItem('muster.language', chosen), language);

/** Somebody whom no other test knows. */
async function somebody(request: APIRequestContext, office?: string) {
  const id = randomUUID();
  const name = `Rowan Vale ${id.slice(0, 4)}`;
  const answer = await request.post('/api/people', { data: { id, name, ...(office ? { office } : {}) } });
  expect(answer.status()).toBe(201);
  return { id, name };
}

test('a person is written down with training, changed, and found again', async ({ page }) => {
  await speak(page, 'en');
  await page.goto('/people');
  const name = `Dana Ruiz ${Date.now()}`;
  await page.getByRole('link', { name: 'Add a person' }).click();
  const form = page.getByRole('region', { name: 'Add a person' });
  await expect(form.getByRole('heading')).toBeFocused();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('The name is empty. Maybe “Watch officer 7”.')).toBeVisible();
  await expectNothingForAxe(page, 'a form with a fault');
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Office').fill('Yucca County Sheriff');
  await form.getByRole('button', { name: 'Add training' }).click();
  await form.getByLabel('Function').fill('dispatching');
  await form.getByLabel('Day').fill('2026-05-11');
  await form.getByLabel('Score in %').fill('90');
  await form.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await expect(row).toContainText('Dispatching 90%, May 11, 2026');
  await expectNothingForAxe(page, 'people');
  await page.reload();
  await expect(row).toContainText('Yucca County Sheriff');
});

test('of two who change one person at once, nobody’s change is lost', async ({ page, request }) => {
  const { id, name } = await somebody(request, 'State EOC');
  await speak(page, 'en');
  await page.goto(`/people?edit=${id}`);
  const form = page.getByRole('region', { name: `Edit ${name}` });
  await form.getByLabel('Office').fill('Port of Entry');
  const training = [{ function: 'dispatching', on: '2026-01-09', permille: 800 }];
  const other = await request.put(`/api/people/${id}`, {
    headers: { 'If-Match': '"1"' },
    data: { name, office: 'Guard JOC', training },
  });
  expect(other.status()).toBe(200);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('Changed by the other, now in your form: Training.')).toBeVisible();
  await expectNothingForAxe(page, 'a conflict');
  await expect(form.getByLabel('Office')).toHaveValue('Port of Entry');
  await form.getByRole('radio', { name: 'Theirs: Guard JOC' }).check();
  await expect(form.getByLabel('Office')).toHaveValue('Guard JOC');
  await form.getByRole('radio', { name: 'Yours: Port of Entry' }).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  const saved = (await (await request.get(`/api/people/${id}`)).json()) as object;
  expect(saved).toMatchObject({ version: 3, office: 'Port of Entry', training });
});

test('a person is erased only when the name is typed', async ({ page, request }) => {
  const { id, name } = await somebody(request);
  await speak(page, 'en');
  await page.goto(`/people?erase=${id}`);
  const form = page.getByRole('region', { name: `Erase ${name}` });
  await form.getByLabel(/^Type/).fill('Somebody else');
  await form.getByRole('button', { name: 'Erase this person' }).click();
  await expect(form.getByText('This is not the name of this person.')).toBeVisible();
  expect((await request.get(`/api/people/${id}`)).status()).toBe(200);
  await form.getByLabel(/^Type/).fill(name);
  await form.getByRole('button', { name: 'Erase this person' }).click();
  await expect(page.getByText(`${name} is erased, with 0 texts.`).first()).toBeVisible();
  expect((await request.get(`/api/people/${id}`)).status()).toBe(404);
});

test('a cohort is made, an exercise is made for it, and a seat takes one of its people by name', async ({ page, request }) => {
  const { name } = await somebody(request, 'Yucca County Sheriff');
  const cohort = `Night watch ${Date.now()}`;
  await speak(page, 'en');
  await page.goto('/cohorts');
  await page.getByRole('link', { name: 'Add a cohort' }).click();
  const form = page.getByRole('region', { name: 'Add a cohort' });
  await form.getByLabel('Name of the cohort').fill(cohort);
  await form.getByLabel('Find by name or office').fill(name);
  await form.getByRole('checkbox', { name }).check();
  await expectNothingForAxe(page, 'a cohort');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row').filter({ hasText: cohort })).toContainText(`1 person: ${name}`);

  await page.goto('/scenarios');
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'First Notice' }) });
  await card.getByText('Name, seed, cohort').click();
  await card.getByLabel('Cohort').selectOption(cohort);
  await card.getByRole('button', { name: 'Play with simulated crews' }).click();
  await page.waitForURL(/\/room$/);
  const seat = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^By name…/ }) }).first();
  await seat.getByRole('button', { name: /^By name…/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Who sits at/ });
  await dialog.getByLabel('Person').selectOption({ label: `${name}, Yucca County Sheriff` });
  await expectNothingForAxe(page, 'staffing by name');
  await dialog.getByRole('button', { name: 'Staff this seat' }).click();
  await expect(dialog).toBeHidden();
  await expect(seat).toContainText(name);
});

for (const [path, title] of [
  ['/people', 'Personas'],
  ['/people?add', 'Personas'],
  ['/cohorts?add', 'Grupos'],
] as const) {
  test(`${path} reads in Spanish, and fits a phone`, async ({ page, request }) => {
    await somebody(request, 'Yucca County Sheriff');
    await speak(page, 'es');
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByRole('region').first()).toBeVisible();
    await expectNothingForAxe(page, path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
  });
}
