import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { expectNothingForAxe } from './axe';
import { hasServer } from './muster';

test.use({ actionTimeout: 30_000 });

let made = 0;

/** An exercise of Desert Relay in which one seat is held by a person, played for 40 minutes and then paused. */
async function playDesertRelay(page: Page): Promise<string> {
  const id = `eva-${Date.now()}-${made++}`;
  const response = await page.request.post('/api/exercises', { data: { id, scenario: 'desert-relay', seed: 7, name: 'Cohort E' } });
  expect(response.status()).toBe(201);
  await control(page, id, { kind: 'seat-staffed', seat: 'yucca-dispatch', holder: 'person' });
  await control(page, id, { kind: 'exercise-started' });
  await control(page, id, { kind: 'clock-jumped', to: 2_400_000, mode: 'play' });
  return id;
}

async function post(page: Page, path: string, event: object): Promise<number | undefined> {
  const response = await page.request.post(`/api/exercises/${path}`, { data: { id: `eva-${Date.now()}-${made++}`, event } });
  expect(response.ok(), await response.text()).toBe(true);
  return ((await response.json()) as { number?: number }).number;
}

const control = (page: Page, id: string, event: object) => post(page, `${id}/control`, event);
const act = (page: Page, id: string, event: object) => post(page, `${id}/seats/yucca-dispatch/acts`, event);

const LETTERS = { P: [true, false, false, false], S: [true, false, false, true], U: [false, false, false, false] };

/** What another evaluator rates meanwhile. */
const rate = (page: Page, id: string, evaluator: number, task: string, letter: keyof typeof LETTERS, agency = 'yucca-so') =>
  post(page, `${id}/evaluation?as=${evaluator}`, { kind: 'task-rated', agency, task, answers: LETTERS[letter], letter });

const openAt = (page: Page, id: string, query: string) => page.goto(`/exercises/${id}/evaluate?agency=yucca-so&${query}`);

async function tabTo(page: Page, target: Locator, most = 150) {
  for (let pressed = 0; pressed < most; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}.`);
}

test.beforeEach(async ({ page }) => {
  test.skip(!hasServer, 'needs a real server (MUSTER_JAR or MUSTER_URL)');
  await page.addInitScript(() => localStorage.getItem('muster.language') ?? localStorage.setItem('muster.language', 'en'));
});

test('an evaluator rates by four questions and again, by keyboard alone, and both ratings are kept', async ({ page }) => {
  const id = await playDesertRelay(page);
  await page.goto(`/exercises/${id}/room`);
  await tabTo(page, page.getByRole('link', { name: 'Evaluate' }));
  await page.keyboard.press('Enter');
  const guide = page.getByRole('region', { name: 'Evaluation guide' });
  const task = page.getByRole('region', { name: 'Task', exact: true });
  await guide.getByRole('combobox', { name: 'Agency' }).focus();
  await page.keyboard.type('Yucca County Sheriff');
  await tabTo(page, guide.getByRole('button', { name: /^Tell those who must act critical/ }));
  await page.keyboard.press('Enter');
  await expect(task.getByText('Which channel was tried second and how soon?')).toBeVisible();
  await expect(task.getByText('failed').first()).toBeVisible();

  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Alt+2');
  await expect(task.getByText('M, Performed with major challenges: it hindered other tasks.')).toBeVisible();
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Alt+3');
  await page.keyboard.press('Alt+3');
  await expect(task.getByText('No letter yet: 1 answer can still change it.')).toBeVisible();
  await page.keyboard.press('Alt+4');
  await expect(task.getByText(/^S, Performed with some challenges: the aim was reached/)).toBeVisible();
  await tabTo(page, task.getByRole('textbox', { name: /^Explanation/ }));
  await page.keyboard.type('Told late.');
  await tabTo(page, task.getByRole('button', { name: 'Rate', exact: true }));
  await page.keyboard.press('Enter');
  await expect(task.getByText('Told late.')).toBeVisible();
  await expect(task.getByRole('heading', { name: 'Ratings' })).toBeFocused();

  await tabTo(page, task.getByRole('button', { name: 'Change the rating' }));
  await page.keyboard.press('Enter');
  await tabTo(page, task.getByRole('button', { name: 'Cancel' }));
  await page.keyboard.press('Enter');
  await expect(task.getByRole('button', { name: 'Rate again' })).toHaveCount(0);
  await tabTo(page, task.getByRole('button', { name: 'Change the rating' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+4');
  await expect(task.getByText(/^P, Performed without challenges/)).toBeVisible();
  await tabTo(page, task.getByRole('button', { name: 'Rate again' }));
  await page.keyboard.press('Enter');
  await expect(task.getByText(/replaces entry \d+/)).toBeVisible();
  await expect(task.getByText('Former: Performed with some challenges')).toBeVisible();
  await expect(task.getByText('Told late.')).toBeVisible();
  await expect(guide.getByRole('button', { name: /^Tell those who must act/ }).getByText('P', { exact: true })).toBeVisible();
});

test('a note takes the moment at which it was begun and the entries it is about, and outlives a reload and a lost line', async ({
  page,
  context,
}) => {
  const id = await playDesertRelay(page);
  await control(page, id, { kind: 'clock-paused', reason: 'controller' });
  await openAt(page, id, 'of=t-notify');
  const side = page.getByRole('region', { name: 'Notes' });
  const text = side.getByRole('textbox', { name: /^What you see/ });
  await expect(page.getByRole('list', { name: 'Entries of the agency' }).getByRole('listitem').first()).toBeVisible();
  await page.keyboard.press('Alt+n');
  await expect(text).toBeFocused();
  await page.keyboard.type('She tries the radio twice.');
  await expect(side.getByRole('textbox', { name: 'Observed at' })).toHaveValue(/^T\+00:40:\d\d$/);
  await page.getByRole('button', { name: /^Link entry \d+ to the note$/ }).first().click();
  await expect(side.getByRole('button', { name: /^Unlink entry/ })).toHaveCount(1);

  await page.reload();
  await expect(text).toHaveValue('She tries the radio twice.');
  await expect(side.getByRole('button', { name: /^Unlink entry/ })).toHaveCount(1);
  await side.getByRole('textbox', { name: 'Observed at' }).fill('T+02:00');
  await side.getByRole('button', { name: 'Keep the note' }).click();
  await expect(side.getByText('[T+02:00] is no time up to now.')).toBeVisible();
  await side.getByRole('textbox', { name: 'Observed at' }).fill('T+00:21');

  await expect(page.getByRole('timer')).toContainText('T+00:40:');
  await context.setOffline(true);
  await side.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('1 statement waits and will go by itself.')).toBeVisible();
  await expect(side.getByText('waits to go')).toBeVisible();
  await context.setOffline(false);
  await expect(side.getByText(/^Observed T\+00:21:00, recorded T\+00:40:\d\d$/)).toBeVisible({ timeout: 60_000 });
  await expect(side.getByText('She tries the radio twice.')).toHaveCount(1);
  await expect(page.getByText(/statement waits/)).toHaveCount(0);
});

test('an evaluator judges what a seat did in words, an emergency, and tags a message', async ({ page }) => {
  const id = await playDesertRelay(page);
  await act(page, id, { kind: 'action-taken', action: 'other', text: 'I sent a deputy to the hospital with the count.' });
  await act(page, id, {
    kind: 'message-sent',
    to: ['eoc-manager'],
    type: 'notify',
    via: 'best',
    items: [],
    tlp: 'green',
    purpose: 'life-safety',
    text: 'Border Road is under water.',
    emergency: 'Two are trapped.',
  });
  await openAt(page, id, 'side=judge');
  const side = page.getByRole('region', { name: 'Judge' });
  const deed = side.getByRole('listitem').filter({ hasText: 'something else' });
  await deed.getByRole('button', { name: /^Read/ }).click();
  await expect(deed.getByText('I sent a deputy to the hospital with the count.')).toBeVisible();
  await deed.getByRole('button', { name: /^Judge…/ }).click();
  await deed.getByRole('combobox', { name: 'Expectation' }).selectOption({ index: 1 });
  await deed.getByRole('combobox', { name: 'Credit' }).selectOption('half');
  await expectNothingForAxe(page, 'judging');
  await deed.getByRole('button', { name: 'Judge', exact: true }).click();
  await expect(deed.getByText(/Evaluator 1: meets .*, credit half/)).toBeVisible();
  await expect(side.getByText('No words wait for you.')).toBeVisible();

  await side.getByRole('button', { name: /^Not justified/ }).click();
  await expect(side.getByText('Evaluator 1: not justified')).toBeVisible();

  const message = side.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Tag items…/ }) });
  await message.getByRole('button', { name: /^Read/ }).click();
  await expect(message.getByText('Border Road is under water.')).toBeVisible();
  await message.getByRole('button', { name: /^Tag items…/ }).click();
  await message.getByRole('checkbox', { name: 'Border Road 11 is under water' }).check();
  await message.getByRole('button', { name: 'Tag', exact: true }).click();
  await expect(message.getByText(/^In the words: Border Road 11 is under water/)).toBeVisible();
  await page.goto(`/exercises/${id}/scores`);
  await expect(page.getByRole('button', { name: /^Exercise, / }).first()).toBeVisible();
});

test('evaluators rate apart, the lead settles where they and the log differ, and closes after EndEx', async ({ page, context }) => {
  const id = await playDesertRelay(page);
  await rate(page, id, 2, 't-notify', 'P');
  await rate(page, id, 3, 't-notify', 'P');
  await control(page, id, { kind: 'exercise-ended', reason: 'director' });

  const second = await context.newPage();
  await openAt(second, id, 'as=3&of=t-notify&side=settle');
  await expect(second.getByText('Rated too by: Evaluator 2.', { exact: false })).toBeVisible();
  await expect(second.getByText('Only the lead evaluator settles', { exact: false })).toBeVisible();
  await expect(second.getByRole('button', { name: 'Close the evaluation…' })).toHaveCount(0);
  await second.close();

  await openAt(page, id, 'of=t-notify&side=settle');
  await expect(page.getByText('EndEx. Rating and judging go on.')).toBeVisible();
  const side = page.getByRole('region', { name: 'Settle' });
  await expect(side.getByText('Fewer than 5 tasks are rated by two or more. B3 counts with half weight.')).toBeVisible();
  const dispute = side.getByRole('listitem').filter({ hasText: 'Tell those who must act' });
  await expect(dispute.getByText(/The log: \d+% done, [MU]$/)).toBeVisible();
  await expect(dispute.getByText('Evaluators: P')).toBeVisible();
  await expectNothingForAxe(page, 'settling');
  await dispute.getByRole('combobox', { name: 'Final letter' }).selectOption({ label: 'M, Performed with major challenges' });
  await dispute.getByRole('textbox', { name: 'Reason' }).fill('Two of three were told.');
  await dispute.getByRole('button', { name: 'Settle', exact: true }).click();
  await expect(dispute.getByText('Settled: M')).toBeVisible();
  await expect(dispute.getByText('Two of three were told.')).toBeVisible();
  await expect(side.getByText(/^Nothing to settle/)).toBeVisible();

  await page.getByRole('button', { name: 'Close the evaluation…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/^\d+ critical tasks not rated$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Close the evaluation…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Close it' }).click();
  await expect(page.getByText('The evaluation is closed. Nothing more is rated or judged.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rate', exact: true })).toHaveCount(0);
  await expectNothingForAxe(page, 'closed');
});

test('a contested score waits until the lead evaluator answers it', async ({ page }) => {
  const id = await playDesertRelay(page);
  await control(page, id, { kind: 'exercise-ended', reason: 'director' });
  const scores = (await (await page.request.get(`/api/exercises/${id}/scores`)).json()) as { upTo: number };
  await control(page, id, { kind: 'scores-released', upTo: scores.upTo, to: 'seats' });
  await act(page, id, { kind: 'score-contested', measure: 'A2', text: 'I did tell them, by hand.' });
  await openAt(page, id, 'side=contests&as=2');
  const side = page.getByRole('region', { name: 'Contests' });
  await expect(side.getByText('I did tell them, by hand.')).toBeVisible();
  await expect(side.getByRole('button', { name: 'Send the answer' })).toHaveCount(0);

  await page.getByRole('combobox', { name: 'You are' }).selectOption('Lead evaluator');
  await expect(page.getByRole('button', { name: 'Contests 1' })).toBeVisible();
  await side.getByRole('radio', { name: 'It stands' }).check();
  await side.getByRole('textbox', { name: 'Answer' }).fill('The entry shows none.');
  await expectNothingForAxe(page, 'contests');
  await side.getByRole('button', { name: 'Send the answer' }).click();
  await expect(side.getByRole('heading', { name: 'Answered' })).toBeVisible();
  await expect(side.getByText('The entry shows none.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Contests', exact: true })).toBeVisible();
});

for (const language of ['en', 'es'] as const) {
  test(`the evaluator’s place has nothing for axe in ${language}, wide and narrow`, async ({ page }) => {
    await page.addInitScript((chosen) => localStorage.setItem('muster.language', chosen), language);
    const id = await playDesertRelay(page);
    await act(page, id, { kind: 'action-taken', action: 'other', text: 'I sent a deputy.' });
    await rate(page, id, 1, 't-notify', 'S');
    await rate(page, id, 2, 't-notify', 'P');
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const side of ['notes', 'judge', 'settle', 'contests']) {
        await openAt(page, id, `of=${side === 'notes' ? 't-notify' : 'informed-in-time'}&side=${side}`);
        await expect(page.getByRole('heading', { level: 3, name: /mass-casualty|accidente con muchas|Tell those|Avisar a quienes/ })).toBeVisible();
        await expectNothingForAxe(page, `${side} at ${width}`);
        const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(content, `${side} at ${width}`).toBeLessThanOrEqual(window!);
      }
    }
  });
}
