import type { Locator, Page } from '@playwright/test';
import { openPage } from './pages/navigation.ts';
import { Palette } from './pages/palette.ts';
import { ReportPage } from './pages/reportPage.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();
let page: Page;
test.beforeAll(() => {
  page = shop.page;
});

const MOST_TABS = 120;

/** Goes to a control by the tab key, as whoever has no mouse does. */
async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} is not reached by the tab key`);
}

async function pressOn(target: Locator): Promise<void> {
  await tabTo(target);
  await page.keyboard.press('Enter');
}

/** Opens one of the pages of 拜访: by the tab key to the row of them, along it by arrows. */
async function openTab(name: string): Promise<void> {
  const wanted = page.getByRole('tab', { name, exact: true });
  await tabTo(page.getByRole('tab', { selected: true }));
  for (let steps = 0; steps < 12; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  await expect(wanted).toHaveAttribute('aria-selected', 'true');
}

/** Puts a dealer on today's plan: found by the initials of his name, served by his own rep. */
async function addVisit(initials: string, name: string): Promise<void> {
  await new Palette(page).run('加一次拜访');
  const dialog = page.getByRole('dialog', { name: '加一次拜访' });
  await expect(dialog.getByRole('combobox', { name: /客户/ })).toBeFocused();
  await page.keyboard.type(initials);
  await expect(page.getByRole('option', { name, selected: false }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox', { name: /业务员/ })).not.toHaveValue('');
  await pressOn(dialog.getByRole('button', { name: '加入计划' }));
  await expect(dialog).toHaveCount(0);
}

/** What the figures of this month say: planned, on time, not reported, made. */
async function figures(): Promise<{ planned: number; onTime: number; unreported: number; made: number }> {
  await openTab('成效');
  const main = page.locator('main');
  const plan = await main.getByText(/^计划了 \d+ 次：/).innerText();
  const made = await main.getByText(/^一共去了 \d+ 次/).innerText();
  const after = (text: string, word: string) => Number(new RegExp(`${word} (\\d+)`).exec(text)?.[1]);
  return {
    planned: after(plan, '计划了'),
    onTime: after(plan, '按时'),
    unreported: after(plan, '没有回报'),
    made: after(made, '一共去了'),
  };
}

async function spokenRows(): Promise<number> {
  await openTab('口头订单');
  const rows = page.getByRole('table', { name: '口头订单' }).getByRole('row');
  await expect(rows.first()).toBeVisible();
  return rows.count();
}

test('a day is planned, printed, keyed in and looked back at without a mouse, and the counts agree', async () => {
  await openPage(page, '拜访');
  const before = await figures();
  const spoken = await spokenRows();
  await openTab('计划');
  const visits = page.locator('[data-visit]');
  await expect(visits.first()).toBeVisible();
  const planned = await visits.count();
  await addVisit('lsfspf', '菱盛副食批发');
  await addVisit('tscs', '桐盛超市');
  await expect(visits).toHaveCount(planned + 2);

  await pressOn(page.getByRole('button', { name: '打印拜访单' }));
  const report = new ReportPage(page);
  await report.waitForPaper();
  const saved = page.waitForEvent('download', { timeout: 90_000 });
  await pressOn(page.getByRole('button', { name: /存为 ?PDF/ }));
  expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);

  await openPage(page, '拜访');
  await openTab('补录');
  const sheets = page.getByRole('button', { name: /^拜访单号 \d+ · / });
  await expect(sheets.first()).toBeVisible();
  const many = await sheets.count();
  // The two of today, and those of the shop that have not come back.
  expect(many).toBeGreaterThan(1);
  let keyed = 0;
  for (let left = many; left > 0; left -= 1) {
    await pressOn(sheets.first());
    await expect(page.getByRole('textbox', { name: /第 1 行 .*结果/ })).toBeFocused();
    const lines = await page.getByRole('textbox', { name: /第 \d+ 行 .*结果/ }).count();
    for (let line = 0; line < lines; line += 1)
      for (const key of ['1', '5', '0', '0', 'Enter']) await page.keyboard.press(key);
    keyed += lines;
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(`已写入 ${lines} 行。`).last()).toBeVisible();
    await openPage(page, '客户');
    await openPage(page, '拜访');
    await openTab('补录');
    await expect(sheets).toHaveCount(left - 1);
  }

  // What was read before may stand there for a moment, until it is read anew.
  await expect.poll(spokenRows).toBe(spoken + keyed);
  await expect.poll(figures).toEqual({
    planned: before.planned + 2,
    onTime: before.onTime + keyed,
    unreported: 0,
    made: before.made + keyed,
  });
});
