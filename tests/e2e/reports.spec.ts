import type { Page } from '@playwright/test';
import { DealerDetail } from './pages/dealersDetail.ts';
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
    const bills = page.getByRole('dialog', { name: /的单据$/ });
    await expect(bills.getByRole('row').nth(1)).toContainText('销售');
    await bills.getByRole('button', { name: '关闭' }).click();
    await expect(bills).toHaveCount(0);

    await report.choose('显示', '打印预览');
    await report.waitForPaper();
    await expect(report.paper.getByRole('heading', { name: '客户月度进货表' })).toBeVisible();
    await expect(report.paper.getByText('合计（284 家客户）')).toBeVisible();
    await report.choose('显示', '表格');
  });

  test('without ticked dealers the cards say what to do, and every other report is one click away', async () => {
    const { page } = shop;
    const report = new ReportPage(page);
    // Whatever report was open last.
    await page.getByRole('navigation').getByRole('link', { name: '报表', exact: true }).click();
    await page.getByRole('link', { name: '客户卡' }).click();
    await expect(page.getByText('挑几家客户，或者选等级、分群、业务员')).toBeVisible();

    await page.reload();
    await page.getByRole('link', { name: '客户等级报表' }).click();

    await report.waitForPaper();
    await expect(report.paper.getByRole('heading', { name: '客户等级报表' })).toBeVisible();
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

    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '打印客户卡' }).click();

    await report.waitForPaper();
    await expect(page.getByText('2 家客户，每家一页')).toBeVisible();
    await expect(report.paper.getByRole('heading', { name: '手写' })).toHaveCount(2);
    const download = await report.save('PDF');
    expect(download.suggestedFilename()).toBe('客户卡 2 家.pdf');
  });

  test('without ticks all dealers of the list get a card, in its order', async () => {
    const { page, list } = shop;
    const report = new ReportPage(page);
    await list.searchFor('超市');
    const total = await list.total();
    expect(total).toBeLessThan(100);
    const names = await list.texts('客户名称');

    await page.getByRole('button', { name: '打印列表里全部客户的客户卡' }).click();

    await expect(page.getByText(`${total} 家客户，每家一页`)).toBeVisible();
    await report.waitForPaper();
    const titles = report.paper.getByRole('heading', { level: 1 });
    await expect(titles).toHaveCount(total);
    expect((await titles.allInnerTexts()).slice(0, names.length)).toEqual(names);
    await list.open();
    await list.searchFor('');
  });

  test('Ctrl+P on a dealer’s page prints the dealer’s card, not the window', async () => {
    const { page, list } = shop;
    await list.row(0).dblclick();
    const detail = new DealerDetail(page);
    await detail.waitForAny();
    await expect(page.getByRole('button', { name: '客户卡', exact: true })).toBeVisible();
    const name = await detail.heading.innerText();
    const printed = await watchPrinter(page);

    await page.keyboard.press('Control+P');

    const html = await printed();
    expect(html).toContain(`<h1>${name}</h1>`);
    expect(html.match(/<section class="card">/g)).toHaveLength(1);
  });

  test('Ctrl+P in the list prints it as it is shown, and its page is looked at first from the toolbar', async () => {
    const { page, list } = shop;
    await list.open();
    await list.searchFor('超市');
    await list.sortBy('客户编号');
    const [names, total] = [await list.texts('客户名称'), await list.total()];
    const printed = await watchPrinter(page);

    await page.keyboard.press('Control+P');

    const html = await printed();
    expect(html).toContain('<h1>客户名单</h1>');
    expect(html).toContain('范围：搜索：超市');
    expect(html).toContain('排序：按客户编号升序');

    await page.getByRole('button', { name: '打印名单…' }).click();
    const report = new ReportPage(page);
    await report.waitForPaper();
    await expect(report.paper.getByRole('row')).toHaveCount(total + 2);
    await expect(report.paper.getByRole('row').nth(1)).toContainText(names[0] ?? '?');
    await page.getByRole('button', { name: '回到客户列表' }).click();
    await expect(list.search).toHaveValue('超市');
    await list.searchFor('');
  });
});

/** From now on looks out for what is printed next: the page in a frame that lives until the printer has it. */
async function watchPrinter(page: Page): Promise<() => Promise<string>> {
  const next = await page.evaluateHandle(() => {
    const html = new Promise<string>((resolve) => {
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) if (node instanceof HTMLIFrameElement) resolve(node.srcdoc);
      }).observe(document.body, { childList: true });
    });
    // In an object: a handle waits for what is a promise itself.
    return { html };
  });
  return () => next.evaluate(({ html }) => html);
}
