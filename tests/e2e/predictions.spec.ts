import type { Page } from '@playwright/test';
import { faultsOf } from './pages/accessibility.ts';
import { ImportPage } from './pages/importPage.ts';
import { Palette } from './pages/palette.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** What to expect: calculated, tried on the past, listed, and told on the dealer's page. */

const shop = shareSampleShop();
let page: Page;
test.beforeAll(() => {
  ({ page } = shop);
});

const grid = () => page.getByRole('grid', { name: '各家客户' });

test('predictions are calculated by themselves, tried on the past, narrowed to a group and told on the page of a dealer', async () => {
  await new Palette(page).run('客户预测');
  await expect(page.getByRole('heading', { level: 1, name: '客户预测' })).toBeFocused();

  // Nobody has to ask for it.
  await expect(page.getByText('MBG/CNBD-k（进货时间有规律）。')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/ · 计算于 /)).toBeVisible();
  const tried = page.getByRole('region', { name: '拿过去验证' }).first();
  await expect(tried.getByText(/^(逐家看比|比|和|不如)照搬上期/)).toBeVisible();
  await expect(tried.getByRole('img')).toHaveAttribute('data-drawn', 'true');
  await expect(grid().getByRole('row').nth(1)).toBeVisible();
  expect(await faultsOf(page, { graveOnly: true })).toEqual([]);

  await tried.getByRole('button', { name: '第 1 组' }).click();
  await expect(page.getByRole('button', { name: '当时排在第 1 组的客户' })).toBeVisible();
  const first = grid().getByRole('row').nth(1);
  await first.click();
  await grid().press('Enter');
  const section = page.getByRole('region', { name: '以后会怎样' });
  await expect(section.getByText(/^下次多半在 /)).toBeVisible();
  await expect(section.getByText('按截至 2026年10月31日 的数据')).toBeVisible();

  await section.getByRole('link', { name: '看客户预测' }).click();
  const groups = page.getByRole('region', { name: '还在不在进货' }).first();
  await groups.getByRole('button', { name: '多半不来了（50% 以下）' }).click();
  await expect(page).toHaveURL(/#\/dealers\?among=/);
});

test('after new bills the page calculates anew by itself', async () => {
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick({
    name: 'new.csv',
    text: '单据日期,单据编号,客户编号,客户名称,金额\n2026-11-05,NEW1,NEW1,新店,88',
  });
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  await imports.next('导入完成');

  await page.evaluate(() => {
    location.hash = '#/segments/predictions';
  });

  await expect(page.getByText(/^截至 2026年11月5日 · /)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/订单在这以后有变动/)).toHaveCount(0);
});
