import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNothingForAxe } from './axe';
import { hasServer } from './muster';

const WORDS = {
  en: {
    open: 'Open the table',
    start: 'Start',
    next: /^Next: Module 2/,
    toModule3: /^Next: Module 3/,
    toHotWash: /^Next: Hot wash/,
    turn2: 'Turn 2',
    module1: /^Turn 1: Module 1/,
    answer: 'Your answer',
    send: 'Answer',
    yours: 'Your answer:',
    answered: '1 of 7 answered',
    writeDown: /^Write down what Sheriff on duty says: Who in your house/,
    says: 'What Sheriff on duty says',
    keep: 'Keep',
    sign: 'Sign it off',
    signed: '1 of 3 signed',
    end: 'End…',
    reallyEnd: 'End the exercise',
  },
  es: {
    open: 'Abrir la mesa',
    start: 'Iniciar',
    next: /^Siguiente: Módulo 2/,
    toModule3: /^Siguiente: Módulo 3/,
    toHotWash: /^Siguiente: Evaluación/,
    turn2: 'Turno 2',
    module1: /^Turno 1: Módulo 1/,
    answer: 'Su respuesta',
    send: 'Responder',
    yours: 'Su respuesta:',
    answered: '1 de 7 respondieron',
    writeDown: /^Anotar lo que dice Alguacil de turno: ¿Quién en su casa/,
    says: 'Lo que dice Alguacil de turno',
    keep: 'Guardar',
    sign: 'Firmar',
    signed: '1 de 3 firmaron',
    end: 'Terminar…',
    reallyEnd: 'Terminar el ejercicio',
  },
} as const;

let made = 0;

for (const language of ['en', 'es'] as const) {
  const words = WORDS[language];

  test(`Clear Words is led from its first page to its scores (${language})`, async ({ browser, baseURL }) => {
    test.skip(!hasServer, 'needs a real server (MUSTER_JAR or MUSTER_URL)');
    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), viewport: { width: 1440, height: 900 } });
    await context.addInitScript((chosen) => localStorage.setItem('muster.language', chosen), language);
    const room = await context.newPage();

    await room.goto('/');
    await room.locator('.scenario').filter({ hasText: { en: 'Clear Words', es: 'Palabras claras' }[language] }).getByRole('button', { name: words.open }).click();
    await expect(room).toHaveURL(/\/exercises\/[^/]+\/room/);
    const exercise = new URL(room.url()).pathname.split('/')[2]!;
    await staff(room, exercise, 'nation-chief');
    await room.getByRole('button', { name: words.start, exact: true }).click();
    await expect(room.getByRole('button', { name: words.next })).toBeVisible();
    await expectNothingForAxe(room, 'the facilitator, turn 1');

    // The chief answers on a small phone; what was typed outlives a reload.
    const seat = await context.newPage();
    await seat.setViewportSize({ width: 320, height: 640 });
    await seat.goto(`/exercises/${exercise}/seats/nation-chief/inbox`);
    await seat.getByRole('link', { name: words.module1 }).click();
    const first = seat.getByRole('textbox', { name: words.answer }).first();
    await first.fill('Sergeant Lark.');
    await seat.reload();
    await expect(first).toHaveValue('Sergeant Lark.');
    await expectNothingForAxe(seat, 'a page on a phone');
    await expectNoSidewaysScroll(seat);
    await seat.getByRole('button', { name: words.send, exact: true }).first().click();
    await expect(seat.getByText(words.yours)).toBeVisible();
    await expect(room.getByText('Sergeant Lark.')).toBeVisible();
    await expect(room.getByText(words.answered).first()).toBeVisible();

    // The facilitator writes down what somebody says aloud.
    await room.getByRole('button', { name: words.writeDown }).click();
    await room.getByRole('textbox', { name: words.says }).fill('Nobody yet.');
    await expectNothingForAxe(room, 'writing down');
    await room.getByRole('button', { name: words.keep, exact: true }).click();
    await expect(room.getByText('Nobody yet.')).toBeVisible();

    await room.getByRole('button', { name: words.next }).click();
    await expect(room.getByRole('timer')).toHaveText(words.turn2);
    await expect(seat.getByRole('timer')).toHaveText('2');
    await room.keyboard.press('F9');
    await expect(room.getByRole('button', { name: words.toHotWash })).toBeVisible();
    await room.getByRole('button', { name: words.toHotWash }).click();
    await seat.getByRole('button', { name: words.sign }).click();
    await expect(room.getByText(words.signed)).toBeVisible();
    await expectNothingForAxe(room, 'the hot wash');
    await expectNothingForAxe(seat, 'signed');

    await room.getByRole('button', { name: words.end }).click();
    await room.getByRole('dialog').getByRole('button', { name: words.reallyEnd }).click();
    await room.goto(`/exercises/${exercise}/scores`);
    await expect(room.getByRole('table').first()).toBeVisible();
    await context.close();
  });
}

async function staff(page: Page, exercise: string, seat: string) {
  const response = await page.request.post(`/api/exercises/${exercise}/control`, {
    data: { id: `table-${made++}`, event: { kind: 'seat-staffed', seat, holder: 'person' } },
  });
  expect(response.ok(), await response.text()).toBe(true);
}

async function expectNoSidewaysScroll(page: Page) {
  const widths = await page.evaluate(() =>
    [document.documentElement, document.querySelector('.scroll')!].map((one) => one.scrollWidth - one.clientWidth),
  );
  expect(widths).toEqual([0, 0]);
}
