// The other ways to capture, for desktops that forbid shortcuts: a link that another program opens, and a command that is bound
// to a key in the desktop's own settings. Both reach the Vouchsafe that runs already, and keep nothing by themselves.
import { expect, type Page, test } from '@playwright/test';
import { desksOf, launch, makeHome, nextPage, startAgain } from '../helpers/app.ts';
import { createVault } from '../helpers/port.ts';

const LINE = 'What to capture';

function isShown(page: Page): Promise<boolean> {
  return page.evaluate(() => document.visibilityState === 'visible' && document.hasFocus());
}

test('a link and a command reach the app that runs; what a link brings is shown, and kept only by Enter', async () => {
  const { app, page, home } = await launch();
  const warm = nextPage(app, 'capture.html');
  await createVault(page);
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  const capture = await warm;

  await test.step('the command opens the line', async () => {
    expect(await startAgain(home, ['--capture'])).toBe(0);
    await expect.poll(() => isShown(capture)).toBe(true);
    await expect(capture.getByLabel(LINE)).toBeFocused();
    await capture.getByLabel(LINE).fill('Half a thought');
  });

  await test.step('a link adds its text to what stands there', async () => {
    expect(await startAgain(home, ['vouchsafe://capture?text=Need%20a%20bookkeeper%20%23pricing'])).toBe(0);
    await expect(capture.getByLabel(LINE)).toHaveValue('Half a thought\nNeed a bookkeeper #pricing');
    await expect(page.getByText('Half a thought')).toBeHidden();
  });

  await test.step('Enter keeps it', async () => {
    await capture.getByLabel(LINE).fill('Need a bookkeeper');
    await capture.getByLabel(LINE).press('Enter');
    await expect(page.locator('[data-card]').filter({ hasText: 'bookkeeper' })).toBeVisible();
    await expect(capture.getByLabel(LINE)).toHaveValue('');
  });

  await test.step('a link that asks for anything else only shows the desk', async () => {
    expect(await startAgain(home, ['vouchsafe://unlock?passphrase=x'])).toBe(0);
    await expect(capture.getByLabel(LINE)).toHaveValue('');
    expect(desksOf(app)).toHaveLength(1);
  });
  await app.close();
});

test('where nothing runs yet, a link starts the app with its text in the line', async () => {
  const { app, page } = await launch({ home: makeHome(), args: ['vouchsafe://capture?text=Need%20a%20CFO'] });
  const other = app.windows().find((one) => one !== page) ?? (await app.waitForEvent('window'));
  await other.waitForLoadState('domcontentloaded');
  const capture = [page, other].find((one) => one.url().endsWith('/capture.html'));
  // There is no vault yet: the window says so, and leads to where one is made.
  await expect(capture?.getByRole('button', { name: 'Open Vouchsafe' }) ?? page.locator('never')).toBeVisible();
  await app.close();
});
