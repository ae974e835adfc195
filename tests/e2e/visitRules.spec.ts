import { openPage } from './pages/navigation.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** Rules of visits, what is due, capacity, routes and holidays, with the sample shop. */
const shop = shareSampleShop();

const openTab = async (name: string) => {
  const { page } = shop;
  await openPage(page, '拜访');
  await page.getByRole('tab', { name, exact: true }).click();
};

test('a pace of a tier is moved on trial, saved and undone; a dealer of its own is due by its own frequency', async () => {
  const { page } = shop;
  await openTab('运力');
  const tierC = page.getByRole('row').filter({ hasText: '每月 1 次' });
  await expect(page.getByText(/^合计：需要 \d+ 小时/)).toBeVisible();
  await tierC.getByRole('button', { name: /改成电话/ }).click();
  await expect(page.getByText('还没保存：现在看到的是试算。')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '每月 1 个电话' })).toBeVisible();
  await page.getByRole('button', { name: '按这样保存' }).click();
  await expect(page.getByText('频次规则已保存')).toBeVisible();

  await page.getByRole('tab', { name: '频次规则' }).click();
  await expect(page.getByText('每月 1 个电话')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('每月 1 次')).toBeVisible();

  await page.getByRole('tab', { name: '到期' }).click();
  const grid = page.getByRole('grid', { name: '该去看谁' });
  await expect(grid.getByRole('row').nth(1)).toContainText('每月');
  await grid.press('Enter');
  const section = page.getByRole('region', { name: '拜访安排' });
  await section.getByRole('button', { name: '修改' }).click();
  const dialog = page.getByRole('dialog', { name: /^拜访安排/ });
  await dialog.getByRole('checkbox', { name: '单独的频次' }).check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(section).toContainText('单独定的频次');
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(section).not.toContainText('单独定的频次');
});

test('a year that is not published says so; a pasted list is looked at, taken over and undone', async () => {
  const { page } = shop;
  await openTab('节假日');
  await expect(page.getByText('2026 年：按国务院公布的放假安排。')).toBeVisible();
  await page.getByRole('button', { name: '下一年' }).click();
  await expect(page.getByText(/2027 年的放假安排尚未公布/)).toBeVisible();
  await page.getByRole('button', { name: '贴入一份放假名单' }).click();
  const dialog = page.getByRole('dialog', { name: /贴入一份放假名单/ });
  await dialog.getByLabel('名单').fill('2027-02-06 春节 休\n2027-10-01 国庆 休\n不是日期');
  await expect(dialog.getByText(/读出 2 天要写入/)).toBeVisible();
  await dialog.getByRole('button', { name: '写入 2 天' }).click();
  await expect(page.getByText(/2027 年：国务院的安排没有带在程序里/)).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText(/2027 年的放假安排尚未公布/)).toBeVisible();
});

test('a route is made, filled and reordered by keys', async () => {
  const { page } = shop;
  await openTab('线路');
  await page.getByRole('button', { name: '新建线路' }).first().click();
  const dialog = page.getByRole('dialog', { name: '新建线路' });
  await dialog.getByLabel('名称').fill('周一测试线');
  await dialog.getByRole('button', { name: '保存' }).click();
  const route = page.getByRole('region', { name: '周一测试线' });
  for (const word of ['岔路口配送站', '车站小卖部']) {
    await route.getByLabel('加客户').fill(word);
    await page
      .getByRole('option', { name: new RegExp(word) })
      .first()
      .click();
    await expect(route.getByRole('listitem').filter({ hasText: word })).toBeVisible();
  }
  await route.getByRole('link', { name: '车站小卖部' }).press('Alt+ArrowUp');
  await expect(route.getByRole('listitem').first()).toContainText('车站小卖部');
  await route.getByRole('button', { name: '删除线路' }).click();
  await expect(page.getByRole('region', { name: '周一测试线' })).toHaveCount(0);
});
