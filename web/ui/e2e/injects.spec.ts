import { expect, test } from '@playwright/test';
import { expectNothingForAxe } from './axe';
import { hasServer } from './muster';

const WORDS = {
  en: { release: /^Release now: /, hold: /^Hold: /, skip: /^Skip: /, reallySkip: 'Skip', held: 'held', skipped: 'skipped', stands: /while the clock stands/ },
  es: { release: /^Lanzar ahora: /, hold: /^Retener: /, skip: /^Omitir: /, reallySkip: 'Omitir', held: 'retenida', skipped: 'omitida', stands: /mientras el reloj está parado/ },
} as const;

let made = 0;

for (const language of ['en', 'es'] as const) {
  const words = WORDS[language];

  test(`a controller holds, releases and skips lines (${language})`, async ({ page }) => {
    test.skip(!hasServer, 'needs a real server (MUSTER_JAR or MUSTER_URL)');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.addInitScript((chosen) => localStorage.setItem('muster.language', chosen), language);
    const exercise = `injects-${Date.now()}-${made++}`;
    await page.request.post('/api/exercises', { data: { id: exercise, scenario: 'first-notice', seed: 7 } });
    const control = async (event: object) => {
      const response = await page.request.post(`/api/exercises/${exercise}/control`, { data: { id: `inject-${made++}`, event } });
      expect(response.ok(), await response.text()).toBe(true);
    };
    await control({ kind: 'exercise-started' });
    await page.goto(`/exercises/${exercise}/room?msel=table`);
    const msel = page.locator('.msel');
    const lines = msel.getByRole('button', { expanded: false }).and(page.locator('.line'));
    await lines.last().click();
    await msel.getByRole('button', { name: words.hold }).click();
    await expect(msel.locator('tr.chosen').first()).toContainText(new RegExp(words.held, 'i'));
    await expectNothingForAxe(page, 'a line that is held');
    await msel.getByRole('button', { name: words.release }).click();
    await expect(msel.getByRole('button', { name: words.release })).toHaveCount(0);

    await lines.nth(3).click();
    await control({ kind: 'clock-paused', reason: 'controller' });
    await expect(msel.getByText(words.stands)).toBeVisible();
    await control({ kind: 'clock-resumed', reason: 'controller' });
    await msel.getByRole('button', { name: words.skip }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.reallySkip, exact: true }).click();
    await expect(msel.locator('tr.chosen').first()).toContainText(new RegExp(words.skipped, 'i'));
  });
}
