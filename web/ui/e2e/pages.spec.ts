import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { expectNothingForAxe } from './axe';
import { hasServer } from './muster';

/** The words that the tests look for, in both languages. */
const WORDS = {
  en: {
    lang: 'en',
    exercise: 'EXERCISE',
    scenarios: 'Scenarios',
    exercises: 'Exercises',
    play: 'Play with simulated crews',
    seats: 'Seats',
    start: 'Start',
    pause: /^Pause/,
    resume: /^Resume/,
    jump: 'Jump…',
    cancel: 'Cancel',
    toDo: 'To do',
    acknowledge: 'Acknowledge',
    acknowledged: /^Acknowledged/,
    myLog: 'My log',
    scores: 'Scores',
    evidence: 'A1 Acknowledgement timeliness',
    notFound: 'Not found',
  },
  es: {
    lang: 'es',
    exercise: 'EJERCICIO',
    scenarios: 'Escenarios',
    exercises: 'Ejercicios',
    play: 'Jugar con equipos simulados',
    seats: 'Puestos',
    start: 'Iniciar',
    pause: /^Pausar/,
    resume: /^Reanudar/,
    jump: 'Saltar…',
    cancel: 'Cancelar',
    toDo: 'Por hacer',
    acknowledge: 'Acusar recibo',
    acknowledged: /^Acuse/,
    myLog: 'Mi bitácora',
    scores: 'Puntuaciones',
    evidence: 'A1 Prontitud del acuse de recibo',
    notFound: 'No encontrado',
  },
} as const;

type Language = keyof typeof WORDS;
const LANGUAGES = ['en', 'es'] as const;
const SCENARIO = 'first-notice';

interface Play {
  readonly id: string;
  readonly seats: readonly { readonly id: string; readonly title: Readonly<Record<string, string>> }[];
}

let made = 0;

/** A new exercise of First Notice, made through the API as another trainer would. */
async function createExercise(page: Page): Promise<Play> {
  const response = await page.request.post('/api/exercises', {
    data: { id: `e2e-${Date.now()}-${made++}`, scenario: SCENARIO, seed: 7, name: 'Cohort E' },
  });
  expect(response.status()).toBe(201);
  return (await response.json()) as Play;
}

async function control(page: Page, exercise: Play, event: object) {
  const response = await page.request.post(`/api/exercises/${exercise.id}/control`, {
    data: { id: `e2e-${Date.now()}-${made++}`, event },
  });
  expect(response.ok(), await response.text()).toBe(true);
}

/** Starts it and plays the first ten minutes at once. The given seat is held by a person and answers nothing. */
async function playTenMinutes(page: Page, exercise: Play, seat: string) {
  await control(page, exercise, { kind: 'seat-staffed', seat, holder: 'person' });
  await control(page, exercise, { kind: 'exercise-started' });
  await control(page, exercise, { kind: 'clock-jumped', to: 600_000, mode: 'play' });
}

async function speak(page: Page, language: Language) {
  await page.addInitScript((chosen) => localStorage.setItem('muster.language', chosen), language);
}

/** The first seat to which the script hands a line at once, so that it has something to answer. */
async function busySeat(page: Page, exercise: Play): Promise<string> {
  const response = await page.request.get(`/api/exercises/${exercise.id}/scenario`);
  const { tree } = (await response.json()) as { tree: { msel: { to?: string[] | string; acknowledgeWithin?: string }[] } };
  const ids = exercise.seats.map((seat) => seat.id);
  const line = tree.msel.find((one) => one.acknowledgeWithin && Array.isArray(one.to) && ids.includes(one.to[0]!));
  return (line?.to as string[])[0]!;
}

async function expectNoSidewaysScroll(page: Page, what: string) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content, what).toBeLessThanOrEqual(window!);
}

const focusedKey = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).dataset.key);

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator, most = 80) {
  for (let pressed = 0; pressed < most; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}.`);
}

/** Nothing may be refused by the content security policy, no page may fail, and no library may find fault with the use made of it. */
function watchConsole(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    const bad = message.type() === 'error' || message.type() === 'warning';
    if (bad && !/Failed to load resource/.test(message.text())) errors.push(message.text());
  });
  return errors;
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`in ${language}`, () => {
    test.beforeEach(async ({ page }) => speak(page, language));

    test('every page has nothing for axe, names itself and speaks its language', async ({ page }) => {
      const errors = watchConsole(page);
      await page.goto('/');
      await expect(page).toHaveURL(/\/scenarios$/);
      await expect(page.getByRole('heading', { level: 1, name: words.scenarios })).toBeVisible();
      await expect(page.getByRole('button', { name: words.play }).first()).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', words.lang);
      await expect(page).toHaveTitle(new RegExp(`^${words.exercise}: `));
      await expect(page.getByText([words.exercise, words.exercise, words.exercise].join(' '))).toBeVisible();
      await expectNothingForAxe(page, 'library');

      const exercise = await createExercise(page);
      const seat = await busySeat(page, exercise);
      await page.goto('/exercises');
      await expect(page.getByRole('link', { name: 'Cohort E' }).first()).toBeVisible();
      await expectNothingForAxe(page, 'exercises');

      await page.goto(`/exercises/${exercise.id}/room`);
      await expect(page.getByRole('button', { name: words.start })).toBeVisible();
      await expect(page.getByRole('heading', { name: words.seats })).toBeVisible();
      await expectNothingForAxe(page, 'room, not started');

      await playTenMinutes(page, exercise, seat);
      await expect(page.getByRole('button', { name: words.pause })).toBeVisible();
      await page.getByRole('region', { name: 'MSEL' }).getByRole('button', { expanded: false }).first().click();
      await expectNothingForAxe(page, 'room, running, with a line open');
      await page.getByRole('button', { name: words.jump }).click();
      await expect(page.getByRole('dialog').getByRole('button', { name: words.cancel })).toBeVisible();
      await expectNothingForAxe(page, 'jump dialog');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog').getByRole('button', { name: words.cancel })).toBeHidden();
      await page.getByRole('button', { name: words.pause }).click();
      await expect(page.getByRole('button', { name: words.resume })).toBeVisible();
      await expectNothingForAxe(page, 'room, paused');

      await page.goto(`/exercises/${exercise.id}/seats/${seat}`);
      await expect(page).toHaveURL(/\/inbox$/);
      await expect(page.getByRole('heading', { name: words.toDo })).toBeVisible();
      await expectNothingForAxe(page, 'inbox, paused');
      await control(page, exercise, { kind: 'clock-resumed', reason: 'controller' });
      await page.getByRole('main').getByRole('link').first().click();
      await expect(page.getByRole('button', { name: words.acknowledge })).toBeEnabled();
      await expectNothingForAxe(page, 'message');
      await page.goto(`/exercises/${exercise.id}/seats/${seat}/my-log`);
      await expect(page.getByRole('heading', { level: 1, name: words.myLog })).toBeVisible();
      await expectNothingForAxe(page, 'my log');

      await page.goto(`/exercises/${exercise.id}/scores?measure=A1`);
      await expect(page.getByRole('heading', { name: words.evidence })).toBeVisible();
      await expectNothingForAxe(page, 'scores with evidence');
      await page.goto(`/exercises/${exercise.id}/log?entry=3`);
      await expect(page.locator('#entry-3')).toBeInViewport();
      await expectNothingForAxe(page, 'log');

      await control(page, exercise, { kind: 'exercise-ended', reason: 'director' });
      await page.goto(`/exercises/${exercise.id}/room`);
      await expect(page.getByText('EndEx').first()).toBeVisible();
      await expectNothingForAxe(page, 'room, ended');
      expect(errors).toEqual([]);
    });

    test('320 pixels are enough for every page, without sideways scroll', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      const exercise = await createExercise(page);
      const seat = await busySeat(page, exercise);
      await playTenMinutes(page, exercise, seat);
      const at = `/exercises/${exercise.id}`;
      for (const path of [
        '/scenarios',
        '/exercises',
        `${at}/room`,
        `${at}/log`,
        `${at}/scores`,
        `${at}/scores?measure=A1`,
        `${at}/seats/${seat}/inbox`,
        `${at}/seats/${seat}/message/1`,
        `${at}/seats/${seat}/my-log`,
        '/nowhere',
      ]) {
        await page.goto(path);
        await expect(page.getByRole('main')).toBeVisible();
        await page.waitForTimeout(300);
        await expectNoSidewaysScroll(page, path);
        // And with text twice as large.
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        await expectNoSidewaysScroll(page, `${path}, text twice as large`);
      }
    });
  });
}

test('a trainer plays by keyboard alone: create, start, pause, read, open evidence and come back', async ({ page }) => {
  await speak(page, 'en');
  await page.goto('/scenarios');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Play with simulated crews' }).first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/room$/);

  await tabTo(page, page.getByRole('button', { name: 'Start' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible();
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /^Resume/ })).toBeVisible();
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible();

  await page.keyboard.press('F6');
  await expect(page.getByRole('region', { name: 'Situation' })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('region', { name: 'Network' })).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(page.getByRole('region', { name: 'Situation' })).toBeFocused();

  const jump = page.getByRole('button', { name: 'Jump…' });
  await tabTo(page, jump, 120);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('To', { exact: true })).toBeFocused();
  await page.keyboard.type('T+0:99');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/is no time to jump to\. Maybe T\+/)).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('T+00:12');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(jump).toBeFocused();
  await expect(page.getByRole('timer')).toContainText('T+00:12');

  await tabTo(page, page.getByRole('link', { name: 'Scores' }).first(), 120);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/scores/);
  const figure = page.getByRole('button', { name: /^Exercise, A1: \d/ });
  await tabTo(page, figure);
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('complementary');
  await expect(drawer).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/of=/);
  await page.keyboard.press('ArrowUp');
  await expect(page).not.toHaveURL(/of=/);
  // Both keys before the page can draw.
  await page.evaluate(() => {
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
  });
  await expect(page).not.toHaveURL(/of=/);
  await expect(drawer.getByRole('button', { name: 'Previous holder' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(figure).toBeFocused();

  await page.keyboard.press('Enter');
  await tabTo(page, drawer.getByRole('link', { name: /^Entry / }).first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/log\?entry=\d+/);
  await page.goBack();
  await expect(page.getByRole('complementary')).toBeVisible();
});

test('an entry of the log says because of what it came, and the log can be narrowed and read aloud', async ({ page }) => {
  await speak(page, 'en');
  const exercise = await createExercise(page);
  await playTenMinutes(page, exercise, exercise.seats[0]!.id);
  const log = (await (await page.request.get(`/api/exercises/${exercise.id}/log?from=0&limit=500`)).json()) as {
    number: number;
    cause?: number;
    event: { kind: string; msg?: number };
  }[];
  const delivered = log.find(({ cause, event }) => event.kind === 'message-delivered' && cause !== undefined)!;
  await page.goto(`/exercises/${exercise.id}/log`);
  const region = page.getByRole('region', { name: 'Log' });
  await region.getByRole('searchbox').fill('message-delivered');
  await region.getByRole('button', { name: 'More filters' }).click();
  await region.getByLabel('Message no.').fill(String(delivered.event.msg));
  await region.getByRole('button', { name: `Entry ${delivered.number}: details` }).click();
  await expect(page).toHaveURL(new RegExp(`entry=${delivered.number}`));
  const row = page.locator(`#entry-${delivered.number}`);
  await expect(row.getByText('Because of')).toBeVisible();
  await expectNothingForAxe(page, 'log with an entry open');
  await row.getByRole('button', { name: String(delivered.cause), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`entry=${delivered.cause}$`));
  await region.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.locator(`#entry-${delivered.cause}`)).toBeInViewport();

  await region.getByRole('button', { name: 'Following' }).click();
  await expect(page.getByRole('log')).toHaveAttribute('aria-live', 'off');
  await region.getByRole('button', { name: 'Read new entries' }).click();
  await expect(page.getByRole('log')).toHaveAttribute('aria-live', 'polite');
});

test('the network is walked by arrow keys, a link opens, and the table tells the same', async ({ page }) => {
  await speak(page, 'en');
  const exercise = await createExercise(page);
  await playTenMinutes(page, exercise, exercise.seats[0]!.id);
  await page.goto(`/exercises/${exercise.id}/room`);
  const network = page.getByRole('region', { name: 'Network' });
  const agencies = network.locator('[data-key^="agency "]');
  await expect(agencies.first()).toBeVisible();
  // One stop of the Tab key, whatever the number of agencies and links.
  await expect(network.locator('[data-key][tabindex="0"]')).toHaveCount(1);
  await tabTo(page, network.locator('[data-key][tabindex="0"]'));
  const first = await focusedKey(page);
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
  expect(await focusedKey(page)).toMatch(/^agency /);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await focusedKey(page)).not.toBe(first);
  await page.keyboard.press('l');
  const link = await focusedKey(page);
  expect(link).toMatch(/^link /);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`at=link(%3A|:)${link!.slice(5)}`));
  await expect(network.locator('.net-details')).toBeFocused();
  await expect(network.locator('.net-details').getByText('PACE level')).toBeVisible();
  await expectNothingForAxe(page, 'network with a link open');
  await page.keyboard.press('Escape');
  expect(await focusedKey(page)).toBe(link);
  await page.keyboard.press('t');
  await expect(network.getByRole('row')).not.toHaveCount(0);
  await expect(page).toHaveURL(/network=table/);
  await expectNothingForAxe(page, 'network as a table');
});

test('sixty agencies stand in columns, and their folded links are reached by keyboard and in the table', async ({ page }) => {
  test.skip(!hasServer, 'needs a real server (MUSTER_JAR or MUSTER_URL)');
  await speak(page, 'en');
  await page.setViewportSize({ width: 1440, height: 900 });
  const response = await page.request.post('/api/exercises', { data: { id: `many-${Date.now()}`, scenario: 'ten-counties', seed: 7 } });
  const exercise = (await response.json()) as Play;
  await control(page, exercise, { kind: 'exercise-started' });
  await control(page, exercise, { kind: 'clock-jumped', to: 2_700_000, mode: 'play' });
  await control(page, exercise, { kind: 'clock-paused', reason: 'controller' });
  await page.goto(`/exercises/${exercise.id}/room`);
  const network = page.getByRole('region', { name: 'Network' });
  await expect(network.locator('[data-key^="agency "]')).toHaveCount(60);
  for (const county of ['Alderfall', 'Elderwick', 'Larkwell']) await expect(network.getByText(county, { exact: true })).toBeVisible();
  // No shape of an agency lies on another's.
  const shapes = await network.locator('.net-shape').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
  const clashes = shapes.flatMap((a, at) =>
    shapes.slice(at + 1).filter((b) => Math.abs(a.x - b.x) < a.width && Math.abs(a.y - b.y) < a.height),
  );
  expect(clashes).toEqual([]);

  // What is normal is folded: of 180 links only those have a button that are cut or degraded.
  const links = network.locator('[data-key^="link "]');
  expect(await links.count()).toBe(await network.locator('[data-key^="link "]:is(.cut, .degraded)').count());
  await tabTo(page, network.locator('[data-key][tabindex="0"]'));
  await page.keyboard.press('ArrowRight');
  const agency = await focusedKey(page);
  await page.keyboard.press('l');
  expect(await focusedKey(page)).toMatch(/^link /);
  await page.keyboard.press('Enter');
  await expect(network.locator('.net-details')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await focusedKey(page)).toMatch(/^agency /);
  await network.locator(`[data-key="${agency}"]`).focus();
  await page.keyboard.press('Enter');
  await expect(links.nth(5)).toBeVisible();
  await expectNothingForAxe(page, 'a large network');
  await network.getByRole('button', { name: 'Table' }).click();
  await expect(network.getByRole('table').first().getByRole('row')).toHaveCount(181);
});

test('a disruption is thrown at a link and lifted again, by keyboard', async ({ page }) => {
  await speak(page, 'en');
  const exercise = await createExercise(page);
  await playTenMinutes(page, exercise, exercise.seats[0]!.id);
  await page.goto(`/exercises/${exercise.id}/room`);
  const network = page.getByRole('region', { name: 'Network' });
  // Before the log has come every link looks up.
  const { lastEntry } = (await (await page.request.get(`/api/exercises/${exercise.id}`)).json()) as { lastEntry: number };
  await expect(page.locator(`#entry-${lastEntry}`)).toBeAttached();
  const link = network.locator('[data-key^="link "].up').first();
  const key = await link.getAttribute('data-key');
  await link.focus();
  await page.keyboard.press('Enter');
  await tabTo(page, network.getByRole('button', { name: 'Disrupt…' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('What happens')).toBeFocused();
  await expectNothingForAxe(page, 'throwing a disruption');
  const forTime = dialog.getByRole('textbox', { name: 'How long' });
  await forTime.fill('soon');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('[soon] is no length of time. Maybe 10m.')).toBeVisible();
  await forTime.fill('8m');
  const answer = page.waitForResponse(/\/control$/);
  await page.keyboard.press('Enter');
  const thrown = await answer;
  expect(thrown.ok(), await thrown.text()).toBe(true);
  await expect(dialog).toBeHidden();
  await expect(network.locator(`[data-key="${key}"].cut`)).toBeVisible();
  await expect(network.getByText('thrown by a controller')).toBeVisible();
  await tabTo(page, network.getByRole('button', { name: /^Lift: / }));
  await page.keyboard.press('Enter');
  await expect(network.locator(`[data-key="${key}"].up`)).toBeVisible();
});

test('a participant acknowledges with one press, and the trainer sees it', async ({ page, context }) => {
  await speak(page, 'en');
  const exercise = await createExercise(page);
  const seat = await busySeat(page, exercise);
  await playTenMinutes(page, exercise, seat);
  const phone = await context.newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto(`/exercises/${exercise.id}/seats/${seat}/inbox`);
  await phone.getByRole('main').getByRole('link').first().click();
  const title = await phone.getByRole('article').getByRole('heading', { level: 2 }).textContent();
  await phone.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(phone.getByRole('button', { name: /^Acknowledged \d/ })).toBeVisible();

  await page.goto(`/exercises/${exercise.id}/log?show=messages&seat=${seat}`);
  await expect(page.getByText(`acknowledged “${title}”`)).toBeVisible();
});

test('an act without signal waits, goes by itself once the signal is back, and a second tab agrees', async ({
  page,
  context,
}) => {
  await speak(page, 'en');
  const exercise = await createExercise(page);
  const seat = await busySeat(page, exercise);
  await playTenMinutes(page, exercise, seat);
  await page.goto(`/exercises/${exercise.id}/seats/${seat}/inbox`);
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByRole('button', { name: 'Acknowledge' })).toBeVisible();
  const second = await context.newPage();
  await second.goto(`/exercises/${exercise.id}/seats/${seat}/inbox`);
  await expect(second.getByRole('heading', { name: /^To do/ })).toBeVisible();

  let sent = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/acts') && request.postData()?.includes('message-acknowledged')) sent += 1;
  });
  await context.setOffline(true);
  await expect(page.getByText(/^No signal since /)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(page.getByRole('button', { name: 'Waits for signal' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to the inbox' }).click();
  await expect(page.getByRole('heading', { name: /^Waiting to go/ })).toBeVisible();
  await expect(page.getByText(/1 answer waits and will go by itself\.$/)).toBeVisible();
  await expect(second.getByRole('heading', { name: /^Waiting to go/ })).toBeVisible();

  await context.setOffline(false);
  for (const tab of [page, second]) {
    await expect(tab.getByRole('heading', { name: /^Waiting to go/ })).toBeHidden({ timeout: 20_000 });
    await expect(tab.getByText(/^Acknowledged \d/)).toBeVisible();
  }
  expect(sent).toBeGreaterThan(0);
  const log = (await (await page.request.get(`/api/exercises/${exercise.id}/log?from=0&limit=500`)).json()) as {
    input?: { by: string };
    event: { kind: string; seat?: string };
  }[];
  const acts = log.filter(({ event, input }) => input && event.kind === 'message-acknowledged' && event.seat === seat);
  expect(acts).toHaveLength(1);
});

test('a participant stops play for a real emergency, every screen says so, and a controller clears it', async ({
  page,
  context,
}) => {
  await speak(page, 'en');
  const exercise = await createExercise(page);
  const seat = await busySeat(page, exercise);
  await playTenMinutes(page, exercise, seat);
  await page.goto(`/exercises/${exercise.id}/room`);
  const phone = await context.newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto(`/exercises/${exercise.id}/seats/${seat}/inbox`);
  await phone.getByRole('button', { name: 'Real emergency…' }).click();
  await expectNothingForAxe(phone, 'real emergency asked');
  await phone.getByRole('button', { name: 'Stop play now' }).click();
  for (const screen of [phone, page]) {
    await expect(screen.getByText('REAL EMERGENCY. PLAY IS STOPPED.')).toBeVisible();
    await expectNothingForAxe(screen, 'stopped');
  }
  await page.getByRole('button', { name: 'Clear the safety stop' }).click();
  for (const screen of [phone, page]) await expect(screen.getByText('REAL EMERGENCY. PLAY IS STOPPED.')).toBeHidden();
  await page.getByRole('button', { name: /^Resume/ }).click();
  await expect(phone.getByText('Live. The exercise clock is running.')).toBeVisible();
});

test('the head of every page is the same where a thing does not exist', async ({ page }) => {
  await speak(page, 'en');
  for (const path of ['/nowhere', '/exercises/none/room', '/exercises/none/seats/nobody/inbox']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
    await expect(page.getByText('There is no page at this address.')).toBeVisible();
    await expectNothingForAxe(page, path);
  }
});

test('with reduced motion nothing moves, and with forced colors marks and words remain', async ({ page }) => {
  await speak(page, 'en');
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  const exercise = await createExercise(page);
  await playTenMinutes(page, exercise, exercise.seats[0]!.id);
  await page.goto(`/exercises/${exercise.id}/room`);
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await expect(page.getByText('Running', { exact: true })).toBeVisible();
});
