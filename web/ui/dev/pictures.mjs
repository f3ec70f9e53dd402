// Takes pictures of every page, to be looked at beside the mock pages. Any Muster server will do.
//   node dev/pictures.mjs FOLDER [http://127.0.0.1:4173]

import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';

const [folder = 'pictures', base = 'http://127.0.0.1:4173'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const id = `p-${Date.now()}`;
const post = async (path, body) => {
  const response = await fetch(base + path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  return response.json();
};
let sent = 0;
const control = (event) => post(`/api/exercises/${id}/control`, { id: `p-${sent++}`, event });
const advance = (to) => control({ kind: 'clock-jumped', to, mode: 'play' });

const { seats } = await post('/api/exercises', { id, scenario: 'first-notice', seed: 7, name: 'Cohort B' });
const { tree } = await (await fetch(`${base}/api/exercises/${id}/scenario`)).json();
const asked = (seat) => tree.msel.filter((line) => line.acknowledgeWithin && line.to?.includes?.(seat.id)).length;
const [busy, , other] = seats.toSorted((a, b) => asked(b) - asked(a));
const { agency } = busy;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const wide = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: 'en-US', hasTouch: true });

async function shoot(context, path, name, act) {
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.log(`${name}: ${message.text()}`));
  await page.goto(base + path);
  await page.waitForLoadState('load');
  await page.waitForTimeout(700);
  await act?.(page);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}

await shoot(wide, '/scenarios', 'scenarios');
await shoot(wide, `/exercises/${id}/room`, 'room-created');
await control({ kind: 'exercise-started' });
await control({ kind: 'seat-staffed', seat: busy.id, holder: 'person' });
await control({ kind: 'seat-staffed', seat: other.id, holder: 'empty' });
await advance(560_000);
await shoot(wide, `/exercises/${id}/room`, 'room-running');
await shoot(wide, `/exercises/${id}/room?line=${tree.msel[3].id}`, 'room-line');
await shoot(wide, '/exercises', 'exercises');
await shoot(phone, `/exercises/${id}/seats/${busy.id}/inbox`, 'phone-inbox');
await shoot(phone, `/exercises/${id}/seats/${busy.id}/message/2`, 'phone-message');
await shoot(phone, `/exercises/${id}/seats/${busy.id}/message/1`, 'phone-acknowledged', (page) => page.getByRole('button', { name: 'Acknowledge' }).click().then(() => page.waitForTimeout(600)));
await shoot(phone, `/exercises/${id}/seats/${busy.id}/my-log`, 'phone-log');
await shoot(phone, `/exercises/${id}/seats/${busy.id}/message/3`, 'phone-offline', async (page) => {
  await phone.setOffline(true);
  await page.waitForTimeout(1_500);
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${folder}/phone-offline-message.png` });
  await page.getByRole('link', { name: 'Back to the inbox' }).click();
  await page.waitForTimeout(600);
});
await phone.setOffline(false);
await shoot(phone, `/exercises/${id}/room`, 'phone-room', async (page) => page.waitForTimeout(500));
await control({ kind: 'clock-paused', reason: 'controller' });
await shoot(wide, `/exercises/${id}/room`, 'room-paused');
await shoot(wide, `/exercises/${id}/room`, 'room-jump', (page) => page.getByRole('button', { name: 'Jump…' }).click().then(() => page.waitForTimeout(400)));
await shoot(phone, `/exercises/${id}/seats/${busy.id}/inbox`, 'phone-paused');
await control({ kind: 'clock-resumed', reason: 'controller' });
if ((await fetch(`${base}/dev/exercises/${id}/pause`, { method: 'POST', body: '{"reason":"store"}' })).ok) {
  await shoot(wide, `/exercises/${id}/room`, 'room-store', (page) => page.waitForTimeout(2500));
  await control({ kind: 'clock-resumed', reason: 'store' });
}
await advance(1_200_000);
await shoot(wide, `/exercises/${id}/scores`, 'scores');
await shoot(wide, `/exercises/${id}/scores?measure=A1&of=${agency.id}`, 'scores-evidence');
await shoot(wide, `/exercises/${id}/scores?measure=A1`, 'scores-exercise');
await shoot(phone, `/exercises/${id}/scores?measure=A1&of=${agency.id}`, 'phone-evidence');
await shoot(phone, `/exercises/${id}/scores`, 'phone-scores');
await shoot(wide, `/exercises/${id}/log?entry=60`, 'log');
await shoot(phone, '/scenarios', 'phone-scenarios');
for (const [context, path, name] of [
  [wide, `/exercises/${id}/room`, 'room-es'],
  [wide, `/exercises/${id}/scores?measure=A1&of=${agency.id}`, 'scores-es'],
  [phone, `/exercises/${id}/seats/${busy.id}/inbox`, 'phone-es'],
]) {
  await shoot(context, path, name, async (page) => {
    await page.getByRole('button', { name: 'Español' }).click();
    await page.waitForTimeout(300);
    await page.evaluate(() => localStorage.removeItem('muster.language'));
  });
}
await shoot(wide, '/exercises/none/room', 'not-found');
const small = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
const tablet = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: 'es-MX' });
await shoot(small, `/exercises/${id}/room`, 'small-room');
await shoot(small, `/exercises/${id}/scores?measure=A1`, 'small-scores');
await shoot(tablet, `/exercises/${id}/room`, 'tablet-room');
await shoot(tablet, `/exercises/${id}/scores?measure=A1`, 'tablet-scores');
await browser.close();
