import { expect, test } from '@playwright/test';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expectNothingForAxe } from './axe';
import { hasServer } from './muster';

test.use({ actionTimeout: 30_000 });

// Names of the scenario: the test plays Desert Relay as it comes with Muster.
const SOUTH_NET = 'link south-net';
const PHONES = 'link phones';

test('a trainer plays Desert Relay, sees what happens, takes seats, disrupts, and opens the figures that move', async ({
  page: room,
  context,
}) => {
  test.setTimeout(240_000);
  test.skip(!hasServer, 'needs a real server (MUSTER_JAR or MUSTER_URL)');
  await context.addInitScript(() => localStorage.setItem('muster.language', 'en'));
  const network = room.getByRole('region', { name: 'Network' });
  const situation = room.getByRole('region', { name: 'Situation' });
  const group = (name: string) => situation.getByRole('region', { name });

  await test.step('he starts it with simulated crews and takes two of its seats', async () => {
    await room.goto('/scenarios');
    const card = room.getByRole('listitem').filter({ has: room.getByRole('heading', { name: 'Desert Relay' }) });
    await card.getByText('Name, seed, cohort').click();
    await card.getByLabel('Seed').fill('7');
    await card.getByRole('button', { name: 'Play with simulated crews' }).click();
    await expect(room).toHaveURL(/\/room$/);
  });
  const sergeant = await takeSeat(room, context, 'Patrol sergeant');
  const nurse = await takeSeat(room, context, 'Charge nurse');
  await room.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(room.getByRole('button', { name: /^Pause/ })).toBeVisible();

  await test.step('he sees the tower fall on the picture', async () => {
    await jump(room, 'T+00:17:30');
    await expect(network.locator(`[data-key="${SOUTH_NET}"].up`)).toBeVisible();
    await speed(room, 30);
    await expect(network.locator(`[data-key="${SOUTH_NET}"].cut`)).toContainText('cut', { timeout: 20_000 });
    await expect(group('Disruptions').getByText('The south tower falls')).toBeVisible();
    await speed(room, 1);
  });
  const before = await figures(room);
  await room.getByRole('link', { name: 'Room' }).click();

  await test.step('crews change to another PACE level', async () => {
    await jump(room, 'T+00:31');
    await expect(group('Fallen back').getByText(/: Alternate, Telephones/).first()).toBeVisible();
    await expect(network.locator('.net-agency .fallen').first()).toHaveText('A');
    await expectNothingForAxe(room, 'room with a situation');
  });

  await test.step('in his seat he forms the task force and asks for a resource', async () => {
    await sergeant.getByRole('link', { name: 'Tasks' }).click();
    const force = sergeant.getByRole('listitem').filter({ hasText: 'Tinaja task force' });
    await force.getByRole('button', { name: 'Propose' }).click();
    await sergeant.getByText('Ask for a resource…').click();
    await sergeant.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Swift-water team, State Operations Center' });
    await sergeant.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(group('Task forces').getByText('Tinaja task force')).toBeVisible();
    await expect(group('Requests').getByText(/1 × Swift-water team, life safety/).first()).toBeVisible();
  });

  await test.step('he throws a disruption by clicking a link, sends over that channel, and sees messages queue', async () => {
    await network.locator(`[data-key="${PHONES}"]`).click();
    await network.getByRole('button', { name: 'Disrupt…' }).click();
    const dialog = room.getByRole('dialog');
    await dialog.getByLabel('What happens').selectOption({ label: 'less capacity' });
    await dialog.getByRole('textbox', { name: 'Carries' }).fill('4/h');
    await dialog.getByRole('button', { name: 'Throw it' }).click();
    await expect(network.locator(`[data-key="${PHONES}"].degraded`)).toBeVisible();
    for (const words of ['We move the first four now.', 'Two are trapped. The water rises.']) await write(sergeant, words);
    await expect(group('Messages waiting').getByText('Telephones')).toBeVisible({ timeout: 20_000 });
    await expect(network.locator(`[data-key="${PHONES}"]`)).toContainText(/\d queued|\d held/);
    await network.getByRole('button', { name: /^Lift: less capacity/ }).click();
    await network.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('a list of patients is asked for, and he decides to decline it', async () => {
    await jump(room, 'T+00:40');
    await speed(room, 30);
    await nurse.getByRole('link', { name: /A request for a list of patients/ }).click();
    await nurse.getByRole('link', { name: 'Decide…' }).click();
    await nurse.getByLabel(/^Decline, cite the act/).check();
    await nurse.getByRole('button', { name: 'Decide', exact: true }).click();
    await expect(nurse.getByText('You decided:')).toBeVisible();
    await speed(room, 1);
    await search(room, 'Charge nurse decided');
    await expect(room.getByRole('log').getByText(/Charge nurse decided: Decline, cite the act/)).toBeVisible();
    await search(room, '');
  });

  await test.step('a rumor spreads and is corrected', async () => {
    await jump(room, 'T+00:50');
    const rumor = group('Rumors').getByRole('listitem').filter({ hasText: 'The shelter is being raided' });
    await expect(rumor).toContainText('goes round');
    await expect(rumor).toContainText('Puente Aid Network');
    await expect(network.locator('[data-key="agency puente-aid"]')).toContainText('rumor');
    await jump(room, 'T+01:00:30');
    await expect(rumor).toContainText('corrected everywhere');
    await expect(network.locator('[data-key="agency puente-aid"]')).not.toContainText('rumor');
  });

  await test.step('an agreement is suspended, and notice of it is served', async () => {
    const memorandum = group('Agreements').getByRole('listitem').filter({ hasText: 'Joint case memorandum' });
    await expect(memorandum).toContainText('suspended, nobody has notice yet');
    await jump(room, 'T+01:12');
    await expect(memorandum).toContainText('have notice');
    await network.locator('[data-key="agency fusion"]').click();
    await expect(network.getByText(/Joint case memorandum: suspended/)).toBeVisible();
    await network.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('a hall is asked for to hold people in, and he refuses it', async () => {
    await jump(room, 'T+01:19');
    await speed(room, 30);
    await sergeant.getByRole('link', { name: 'Inbox' }).click();
    await sergeant.getByRole('link', { name: /A hall to hold people in/ }).click();
    await sergeant.getByRole('link', { name: 'Open the request' }).click();
    const asked = sergeant.getByRole('listitem').filter({ hasText: 'Fairground hall' }).filter({ hasText: 'detention' });
    await asked.getByRole('button', { name: 'Refuse' }).click();
    await expect(asked).toContainText('Refused');
    await speed(room, 1);
    await expect(group('Requests').getByRole('listitem').filter({ hasText: 'Fairground hall, detention' })).toContainText(
      'refused by Patrol sergeant',
    );
    await expect(group('Task forces').getByRole('listitem').filter({ hasText: 'Tinaja task force' })).toContainText('formed');
  });

  await test.step('at least five measures have moved, and each opens to its entries', async () => {
    const after = await figures(room);
    const moved = [...after].filter(([measure, figure]) => figure !== '–' && figure !== before.get(measure)).map(([measure]) => measure);
    expect(moved.length, `${[...before]} became ${[...after]}`).toBeGreaterThanOrEqual(5);
    const drawer = room.getByRole('complementary');
    const entries = drawer.getByRole('link', { name: /^Entry \d+$/ });
    for (const measure of moved) {
      if (await drawer.isVisible()) await room.keyboard.press('Escape');
      await room.getByRole('button', { name: new RegExp(`^Exercise, ${measure}: `) }).click();
      await expect(drawer.getByRole('heading', { level: 2 })).toContainText(measure);
      await expect(entries.first()).toBeVisible();
    }
    const link = entries.first();
    const number = (await link.innerText()).trim();
    await link.click();
    await expect(room).toHaveURL(new RegExp(`/log\\?entry=${number}$`));
    await expect(room.locator(`#entry-${number}`)).toBeInViewport();
  });
});

async function takeSeat(room: Page, context: BrowserContext, title: string): Promise<Page> {
  const opened = context.waitForEvent('page');
  await room.locator('.seat').filter({ hasText: title }).getByRole('button', { name: 'Take this seat' }).click();
  const seat = await opened;
  await expect(seat.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return seat;
}

/** Plays all that lies between. */
async function jump(room: Page, to: string) {
  await room.getByRole('button', { name: 'Jump…' }).click();
  const dialog = room.getByRole('dialog');
  await dialog.getByLabel('To', { exact: true }).fill(to);
  await dialog.getByLabel(/^Play it/).check();
  await dialog.getByRole('button', { name: 'Jump', exact: true }).click();
  await expect(room.getByRole('timer')).toContainText(to.slice(0, 'T+00:00'.length), { timeout: 30_000 });
}

const speed = (room: Page, times: number) =>
  room.getByRole('combobox', { name: 'Speed' }).selectOption({ label: `${times} × speed` });

const search = (room: Page, words: string) => room.getByRole('searchbox', { name: 'Find in the log' }).fill(words);

/** A message to the operations manager over the telephones. */
async function write(seat: Page, words: string) {
  await seat.getByRole('link', { name: 'Inbox' }).click();
  await seat.getByRole('link', { name: 'Write', exact: true }).click();
  await seat.getByRole('combobox', { name: 'To', exact: true }).selectOption({ label: 'Operations manager' });
  await seat.getByRole('radio', { name: /^telephone\b.*Alternate/ }).check();
  await seat.getByRole('textbox', { name: 'Text', exact: true }).fill(words);
  await seat.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(seat.getByRole('link', { name: 'Sent' })).toBeVisible();
}

/** Goes to the scores, and reads the figures of the exercise by measure. */
async function figures(room: Page): Promise<ReadonlyMap<string, string>> {
  await room.getByRole('link', { name: 'Scores' }).first().click();
  const all: Locator = room.getByRole('button', { name: /^Exercise, [A-D]\d: / });
  await expect(all.first()).toBeVisible({ timeout: 30_000 });
  const names = await all.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
  const texts = await all.allInnerTexts();
  return new Map(names.map((name, index) => [/^Exercise, (\w+):/.exec(name)![1]!, texts[index]!.trim()]));
}
