import { ReportPage } from './pages/reportPage.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

test.describe('reports of the sample shop', () => {
  const shop = shareSampleShop();

  test('a figure of the monthly table opens its bills, and the table its page', async () => {
    const { page } = shop;
    const report = new ReportPage(page);
    await report.open();
    await page.getByRole('link', { name: '客户月度进货表' }).click();
    const table = page.getByRole('region', { name: '客户月度进货表' });
    await expect(table.getByText('284 行')).toBeVisible();

    await table.getByRole('row').nth(1).getByRole('gridcell').nth(3).getByRole('button').click();
    const bills = page.getByRole('dialog');
    await expect(bills.getByRole('row').nth(1)).toContainText('销售');
    await bills.getByRole('button', { name: '关闭' }).click();

    await report.choose('显示', '打印预览');
    await report.waitForPaper();
    await expect(report.paper.getByRole('heading', { name: '客户月度进货表' })).toBeVisible();
    await expect(report.paper.getByText('合计（284 家客户）')).toBeVisible();
    await report.choose('显示', '表格');
  });

  test('what an import changed is one page', async () => {
    const { page } = shop;
    const report = new ReportPage(page);

    await page.evaluate(() => {
      location.hash = '#/reports/changes';
    });

    await report.waitForPaper();
    await expect(report.paper.getByRole('heading', { name: '第一次进货的老客户' })).toBeVisible();
  });

  test('ticked dealers get a card each', async () => {
    const { page, list } = shop;
    const report = new ReportPage(page);
    await list.open();
    await page.locator('[data-tick]').nth(0).click();
    await page.locator('[data-tick]').nth(1).click();

    await page.getByRole('button', { name: '打印客户卡' }).click();

    await report.waitForPaper();
    await expect(page.getByText('2 家客户，每家一页')).toBeVisible();
    await expect(report.paper.getByRole('heading', { name: '手写' })).toHaveCount(2);
    const download = await report.save('PDF');
    expect(download.suggestedFilename()).toBe('客户卡 2 家.pdf');
  });
});
