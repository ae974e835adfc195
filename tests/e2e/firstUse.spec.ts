import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { ImportPage } from './pages/importPage.ts';
import { ReportPage } from './pages/reportPage.ts';
import { StartPage } from './pages/startPage.ts';
import { expect, test } from './startProgram.ts';

/** A file chosen in the system's dialog takes two clicks: the file and 打开. */
const CLICKS_OF_A_CHOOSER = 2;
const MOST_CLICKS = 12;

/** Counts every click the window receives and notes what is handed to the printer. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { clicks: 0, printed: '' };
    Object.assign(window, { seen });
    addEventListener('click', (event) => event.isTrusted && seen.clicks++, true);
    new MutationObserver(() => {
      const frame = document.querySelector<HTMLIFrameElement>('body > iframe[aria-hidden]');
      frame?.addEventListener('load', () => {
        const paper = frame.contentDocument;
        seen.printed = paper?.querySelector('h1')?.textContent ?? '';
      });
    }).observe(document.body, { childList: true });
  });
}

function seen(page: Page): Promise<{ clicks: number; printed: string }> {
  // Put there by watch().
  return page.evaluate(() => (window as unknown as { seen: { clicks: number; printed: string } }).seen);
}

/** Clicks what asks for a file and chooses one. */
async function choose(page: Page, button: Locator, path: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(path);
}

test('two Excel files of a new user are a printed tier report after at most twelve clicks', async ({ program }) => {
  const { page, home } = program;
  const [start, imports] = [new StartPage(page), new ImportPage(page)];
  await start.waitFor();
  // What the user brings along himself.
  const [dealers, orders] = [join(home, 'dealers.xlsx'), join(home, 'orders.xlsx')];
  await (await start.saveSample('客户资料')).saveAs(dealers);
  await (await start.saveSample('销售明细')).saveAs(orders);
  await page.reload();
  await start.waitFor();
  await watch(page);
  const { main } = imports;
  const act = (name: string) => main.getByRole('button', { name, exact: true }).click();

  await choose(page, page.getByRole('button', { name: '开始导入' }), dealers);
  await imports.waitFor('识别结果');
  await act('检查');
  await imports.waitFor('检查结果');
  await main.getByRole('button', { name: /^写入 / }).click();
  await imports.waitFor('导入完成');
  await choose(page, main.getByRole('button', { name: /导入订单/ }), orders);
  await imports.waitFor('识别结果');
  await act('检查');
  await imports.waitFor('检查结果');
  await main.getByRole('button', { name: /^写入 / }).click();
  await imports.waitFor('导入完成');
  await expect(main.getByText('评级已更新。')).toBeVisible({ timeout: 60_000 });
  await act('看等级报表');
  await new ReportPage(page).waitForPaper();
  await act('打印');

  await expect.poll(async () => (await seen(page)).printed, { timeout: 60_000 }).toBe('客户等级报表');
  const { clicks } = await seen(page);
  expect(clicks).toBeGreaterThanOrEqual(8);
  expect(clicks + 2 * CLICKS_OF_A_CHOOSER).toBeLessThanOrEqual(MOST_CLICKS);
});
