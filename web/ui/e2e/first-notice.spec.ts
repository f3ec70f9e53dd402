import { expect, test } from '@playwright/test';
import type { APIRequestContext, Page } from '@playwright/test';
import { Muster } from './muster';

interface Entry {
  readonly number: number;
  readonly time: number;
  readonly source: string;
  readonly event: { readonly kind: string; readonly [key: string]: unknown };
}

const jar = process.env.MUSTER_JAR;

test.describe('First Notice, from the library to the evidence, with a kill in the middle', () => {
  test.skip(!jar, 'needs the built jar (MUSTER_JAR)');

  let muster: Muster;

  test.beforeAll(async () => {
    muster = await Muster.prepare(jar!);
    await muster.start();
  });

  test.afterAll(async () => {
    await muster.remove();
  });

  test('a trainer plays it, takes a seat, answers, and loses nothing to a kill -9', async ({ browser }) => {
    test.setTimeout(170_000);
    const context = await browser.newContext({ baseURL: muster.url });
    const room = await context.newPage();

    // The trainer opens the page and starts the drill with simulated crews.
    await room.goto('/');
    await room.getByRole('button', { name: 'Play with simulated crews' }).first().click();
    await expect(room).toHaveURL(/\/exercises\/[^/]+\/room$/);
    const exercise = new URL(room.url()).pathname.split('/')[2]!;

    // He takes the seat of which the script asks most, in a tab of its own.
    const seat = await busiestSeat(context.request, exercise);
    const row = room.locator('.seat').filter({ hasText: seat.title });
    const opened = context.waitForEvent('page');
    await row.getByRole('button', { name: 'Take this seat' }).click();
    const place = await opened;
    await expect(place).toHaveURL(new RegExp(`/seats/${seat.id}/inbox`));

    // Thirty times faster.
    await room.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(room.getByRole('button', { name: /^Pause/ })).toBeVisible();
    await room.getByRole('combobox', { name: /speed/i }).selectOption({ label: '30 × speed' });

    // An inject comes into his inbox; he opens and acknowledges it.
    await answerNext(place);

    // Messages arrive late over a bad link: the log tells when each was sent and when it arrived.
    await expect
      .poll(async () => lateArrivals(await log(context.request, exercise)), { timeout: 60_000 })
      .toBeGreaterThan(0);

    // kill -9: all that was shown before is there after, and the drill goes on from a pause.
    const before = await log(context.request, exercise);
    const seen = await entriesShown(room);
    await muster.kill();
    await expect(place.getByText(/^No signal since /)).toBeVisible({ timeout: 30_000 });
    await muster.start();
    const after = await log(context.request, exercise);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.length).toBeGreaterThanOrEqual(seen);
    expect(after.findLast((entry) => entry.event.kind === 'clock-paused')?.event).toMatchObject({ reason: 'restart' });

    const resume = room.getByRole('button', { name: /^Resume/ });
    await expect(resume).toBeVisible({ timeout: 60_000 });
    await resume.click();
    await answerNext(place);

    // The score shows, with the entries behind it.
    await room.goto(`/exercises/${exercise}/scores?of=${seat.id}`);
    const figure = room.getByRole('button', { name: new RegExp(`^${seat.title}, A1: `) });
    await expect(figure).not.toHaveText('–', { timeout: 60_000 });
    await figure.click();
    const evidence = room.getByRole('dialog').or(room.getByRole('complementary')).filter({ hasText: 'A1 Acknowledgement timeliness' });
    await expect(evidence).toBeVisible();
    const entry = evidence.locator('a[href*="/log"]').first();
    const number = Number((await entry.innerText()).trim());
    const whole = await log(context.request, exercise);
    expect(whole[number]?.event.kind).toBe('expectation-opened');
    await entry.click();
    await expect(room).toHaveURL(new RegExp(`/exercises/${exercise}/log`));

    // Numbers are dense, and nothing stands twice.
    expect(whole.map((one) => one.number)).toEqual(whole.map((_, index) => index));
    await context.close();
  });
});

/** The seat that the most lines ask for an acknowledgement. */
async function busiestSeat(request: APIRequestContext, exercise: string): Promise<{ id: string; title: string }> {
  const view = (await (await request.get(`/api/exercises/${exercise}`)).json()) as {
    seats: { id: string; title: Record<string, string> }[];
  };
  const { tree } = (await (await request.get(`/api/exercises/${exercise}/scenario`)).json()) as {
    tree: { msel: { to?: string[] | string; acknowledgeWithin?: string }[] };
  };
  const asked = (id: string) =>
    tree.msel.filter((line) => line.acknowledgeWithin && Array.isArray(line.to) && line.to.includes(id)).length;
  const most = view.seats.reduce((best, seat) => (asked(seat.id) > asked(best.id) ? seat : best));
  return { id: most.id, title: most.title.en! };
}

async function answerNext(place: Page) {
  const message = place.getByRole('region', { name: 'To do' }).getByRole('link').first();
  await expect(message).toBeVisible({ timeout: 90_000 });
  await message.click();
  await place.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(place.getByText(/^Acknowledged/).first()).toBeVisible({ timeout: 30_000 });
  await place.getByRole('link', { name: 'Inbox' }).click();
}

/** How many messages came over a link more than a minute after they were sent. */
function lateArrivals(entries: readonly Entry[]): number {
  const sent = new Map<unknown, number>();
  let late = 0;
  for (const { time, event } of entries) {
    if (event.kind === 'message-sent') sent.set(event.msg, time);
    if (event.kind === 'message-delivered' && event.link && time - sent.get(event.msg)! > 60_000) late++;
  }
  return late;
}

async function log(request: APIRequestContext, exercise: string): Promise<Entry[]> {
  const all: Entry[] = [];
  for (;;) {
    const response = await request.get(`/api/exercises/${exercise}/log?from=${all.length}&limit=500`);
    expect(response.ok()).toBe(true);
    const more = (await response.json()) as Entry[];
    all.push(...more);
    if (more.length < 500) return all;
  }
}

/** How many entries the log panel says it has. */
async function entriesShown(room: Page): Promise<number> {
  const panel = room.locator('.panel').filter({ has: room.getByRole('heading', { name: 'Log', exact: true }) });
  return Number(/\d+/.exec((await panel.locator('header').innerText()).replace(/[,.\s]/g, ' '))?.[0] ?? 0);
}
