import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Palette } from './pages/palette.ts';
import { StartPage } from './pages/startPage.ts';
import { expect, test } from './startProgram.ts';

test('the tour takes five steps at most, ends for good, and is found again by the initials of its command', async ({
  program,
}) => {
  const { page, home } = program;
  await new StartPage(page).waitFor();
  const step = page.getByText(/^引导 \d \/ \d$/);
  await expect(step).toHaveText('引导 1 / 5');

  for (const at of [2, 3, 4, 5]) {
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(step).toHaveText(`引导 ${at} / 5`);
  }
  await page.getByRole('button', { name: '知道了' }).click();

  await expect(step).toHaveCount(0);
  // Preferences are written when they have settled.
  const kept = join(home, 'state.json');
  await expect.poll(() => (existsSync(kept) ? readFileSync(kept, 'utf8') : '')).toMatch(/"tour": ?"5"/);
  await page.reload();
  await new StartPage(page).waitFor();
  await expect(step).toHaveCount(0);
  await new Palette(page).run('zkybyd', '再看一遍引导');
  await expect(step).toHaveText('引导 1 / 5');
});
