import { expect, test } from '@playwright/test';
import { expectNothingForAxe } from './axe';
import { hasServer } from './muster';

const WORDS = {
  en: { link: 'Weakest links', findings: 'Single points of failure', charter: /Agreement .* alone lets exchange/ },
  es: { link: 'Eslabones débiles', findings: 'Puntos únicos de falla', charter: /Solo el acuerdo .* permite/ },
} as const;

test.skip(!hasServer, 'no server');

for (const language of ['en', 'es'] as const) {
  const words = WORDS[language];
  test(`the weakest links of a script are found before anybody plays it, ${language}`, async ({ page }) => {
    await page.addInitScript((chosen) => localStorage.setItem('muster.language', chosen), language);
    await page.goto('/scenarios');
    const desertRelay = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Desert Relay|Relevo/ }) });
    await desertRelay.getByRole('link', { name: words.link }).click();
    const findings = page.getByRole('region', { name: words.findings });
    await expect(findings.getByRole('listitem')).toHaveText([words.charter]);
    await expect(page.getByRole('table')).toHaveCount(2);
    await expectNothingForAxe(page, words.link);
  });
}

test('a script that does not exist has no weakest links', async ({ page }) => {
  await page.goto('/scenarios/nowhere/structure');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not found');
});
