import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNothingForAxe } from './axe';
import { Muster } from './muster';

const jar = process.env.MUSTER_JAR;
test.skip(!jar, 'starts a server of its own from a jar');

const speak = (page: Page, language: 'en' | 'es') =>
  page.addInitScript((chosen) => localStorage.setItem('muster.language', chosen), language);

/** Asks as the page would, with whom it is signed in. */
const post = (page: Page, path: string, body: object) =>
  page.evaluate(
    async ([to, what]) => {
      const answer = await fetch(to as string, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(what),
      });
      return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
    },
    [path, body] as const,
  );

test('an administrator signs in and chooses a password; a guest comes by a code and sits in a seat', async ({ browser }) => {
  const muster = await Muster.prepare(jar!);
  try {
    await muster.start('--accounts');
    const desk = await (await browser.newContext({ baseURL: muster.url })).newPage();
    await speak(desk, 'en');
    await desk.goto('/scenarios');
    await expect(desk.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expectNothingForAxe(desk, 'sign in');
    await desk.getByLabel('Login').fill('admin');
    await desk.getByLabel('Password').fill('not this one');
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await expect(desk.getByText(/^Not signed in/)).toBeVisible();
    await desk.getByLabel('Password').fill(muster.firstPassword);
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await expect(desk.getByRole('heading', { name: 'Choose a password of your own' })).toBeVisible();
    await expectNothingForAxe(desk, 'own password');
    await desk.getByLabel('New password').fill('a long walk in the rain');
    await desk.getByLabel('The same again').fill('a long walk in the sun');
    await desk.getByRole('button', { name: 'Keep it' }).click();
    await expect(desk.getByText('The two differ. Type them again.')).toBeVisible();
    await desk.getByLabel('The same again').fill('a long walk in the rain');
    await desk.getByRole('button', { name: 'Keep it' }).click();
    await expect(desk, 'the address that was asked for').toHaveURL(/\/scenarios$/);
    await expect(desk.getByRole('heading', { level: 1, name: 'Scenarios' })).toBeVisible();

    const made = await post(desk, '/api/exercises', { id: 'by-code', scenario: 'first-notice', seed: 7 });
    expect(made.status).toBe(201);
    const drawn = await post(desk, '/api/exercises/by-code/codes', {});
    expect(drawn.status).toBe(201);

    const phone = await (
      await browser.newContext({ baseURL: muster.url, viewport: { width: 360, height: 740 } })
    ).newPage();
    await speak(phone, 'es');
    await phone.goto('/join/NO-SUCH');
    await phone.getByRole('button', { name: 'Buscar' }).click();
    await expect(phone.getByText(/^No se unió/)).toBeVisible();
    await phone.getByLabel('Código').fill(String(drawn.said.code).toLowerCase());
    await phone.getByRole('button', { name: 'Buscar' }).click();
    await phone.getByLabel('Su nombre').fill('Rowan');
    await expectNothingForAxe(phone, 'join');
    await phone.getByRole('button', { name: 'Ocupar el puesto' }).click();
    await expect(phone).toHaveURL(/\/exercises\/by-code\/seats\/[^/]+\/inbox$/);
    await expect(phone.getByRole('timer')).toBeVisible();

    await phone.goto('/exercises/by-code/room');
    await expect(phone.getByRole('heading', { name: 'No encontrado' }), 'not for a seat').toBeVisible();
    await phone.goto('/');
    await expect(phone.getByRole('link', { name: /^Puesto:/ })).toBeVisible();
    await expectNothingForAxe(phone, 'my exercises');

    await desk.getByRole('button', { name: /^Sign out/ }).click();
    await expect(desk.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  } finally {
    await muster.remove();
  }
});
