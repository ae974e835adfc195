import type { Page } from '@playwright/test';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** The page of the reps: records, two that are one, and one who leaves. */

const shop = shareSampleShop();
let page: Page;
test.beforeAll(() => {
  ({ page } = shop);
});

const grid = () => page.getByRole('grid', { name: '业务员' });
const names = async () => (await grid().locator('tbody tr td:first-child').allTextContents()).filter(Boolean);
const pane = () => page.getByRole('complementary', { name: '业务员详情' });
const message = (text: string) => page.locator('.mantine-Notification-root', { hasText: text });
const undo = (text: string) => message(text).getByRole('button', { name: '撤销' }).click();

async function openReps(): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '业务员', exact: true }).click();
  await expect(grid()).toBeVisible();
  await expect.poll(names).toHaveLength(5);
}

test('a rep is written, edited beside the list, and taken back step by step', async () => {
  await openReps();
  const before = await names();

  await page.getByRole('button', { name: '新建业务员' }).click();
  const adding = page.getByRole('dialog', { name: '新建业务员' });
  await expect(adding.locator(':focus')).toHaveCount(1);
  await adding.getByLabel('姓名').fill('阿珍');
  await adding.getByLabel('姓名').press('Enter');
  await expect(message('已新建 阿珍')).toBeVisible();
  await expect.poll(names).toHaveLength(6);

  await grid().getByText('阿珍', { exact: true }).click();
  await expect(pane().getByRole('heading', { name: '阿珍' })).toBeVisible();
  // All but the name.
  await expect(pane().getByPlaceholder('未填写')).toHaveCount(9);
  await pane().getByLabel('每周拜访分钟数').fill('2400');
  await pane().getByLabel('每周拜访分钟数').press('Enter');
  await pane().getByLabel('擅长', { exact: true }).first().fill('冷链');
  await pane().getByLabel('擅长', { exact: true }).first().press('Enter');
  await expect(grid().getByRole('row', { name: /阿珍.*冷链.*2,400/ })).toBeVisible();
  // A list that is filled loses its hint; a filled field keeps it out of sight.
  await expect(pane().getByPlaceholder('未填写')).toHaveCount(8);

  // In a field the key takes back letters.
  await grid().focus();
  await page.keyboard.press('Control+z');
  await expect(grid().getByRole('row', { name: /冷链/ })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(grid().getByRole('row', { name: /2,400/ })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect.poll(names).toEqual(before);
});

test('where a rep starts from is a place on the globe, both figures of it or none', async () => {
  await openReps();
  await grid().locator('tbody tr td:first-child').filter({ hasText: /./ }).first().click();
  const [lat, lon] = [pane().getByLabel('出发地纬度'), pane().getByLabel('出发地经度')];
  await lat.fill('28.2282');
  await expect(pane().getByText('两个都填', { exact: false })).toBeVisible();
  await expect(pane().getByRole('button', { name: '保存时间' })).toBeDisabled();
  await lon.fill('112.9388');
  await lon.press('Enter');
  await expect(message('工作时间已保存')).toBeVisible();
  await expect(pane().getByRole('button', { name: '保存时间' })).toBeDisabled();
  await undo('工作时间已保存');
  await expect(lat).toHaveValue('');
  await expect(lon).toHaveValue('');
});

test('a name that belongs to another rep is refused, and the two can be made one and two again', async () => {
  await openReps();
  const [first = '', second = ''] = await names();
  await grid().getByText(first, { exact: true }).click();
  await expect(pane().getByRole('heading', { name: first })).toBeVisible();

  await pane().getByLabel('别名', { exact: true }).first().fill(second);
  await pane().getByLabel('别名', { exact: true }).first().press('Enter');
  await expect(message(`“${second}”已经是业务员${second}的姓名或别名`)).toBeVisible();
  await pane().getByRole('button', { name: '合并两条记录…' }).click();
  const dialog = page.getByRole('dialog', { name: '合并业务员' });
  await expect(dialog.getByRole('status')).toContainText(`“${first}”成为${second}的别名`);
  await dialog.getByRole('button', { name: '合并', exact: true }).click();

  await expect(message(`${first} 已并入 ${second}`)).toBeVisible();
  await expect.poll(names).toHaveLength(4);
  await undo(`${first} 已并入 ${second}`);
  await expect.poll(names).toHaveLength(5);
});

test('a rep who leaves gives his dealers on by region, and what stays with him is told', async () => {
  await openReps();
  const [first = '', second = ''] = await names();
  await grid().getByText(first, { exact: true }).click();
  await expect(pane().getByRole('heading', { name: first })).toBeVisible();
  const dealers = Number(
    /\d+/.exec(
      await pane()
        .getByRole('button', { name: /看他的/ })
        .innerText(),
    )?.[0],
  );

  await pane().getByRole('button', { name: '离职交接…' }).click();
  const dialog = page.getByRole('dialog', { name: `${first}离职交接` });
  await dialog.getByLabel('最后工作日').fill('2026-11-20');
  await expect(dialog.getByLabel('客户从哪天起交接')).toHaveValue('2026-11-21');
  const group = dialog
    .getByRole('row')
    .filter({ has: page.locator('[aria-expanded]') })
    .first();
  await expect(group.getByRole('cell').nth(1)).toHaveText(/[A-D] \d+/);
  await expect(group.getByRole('cell').nth(4)).toHaveText(/[\d,]+\.\d\d/);
  await dialog
    .getByLabel(/全部交给$/)
    .nth(1)
    .selectOption({ index: 1 });
  const act = dialog.getByRole('button', { name: /移交 \d+ 家并登记离职/ });
  const given = Number(/\d+/.exec(await act.innerText())?.[0]);
  expect(given).toBeLessThan(dealers);
  await expect(dialog.getByText(`还有 ${dealers - given} 家没有选接收人`)).toBeVisible();
  await act.click();

  await expect(message(`${first} 已登记 2026年11月20日 离职`)).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect.poll(names).toHaveLength(4);
  await expect(page.getByText(`${dealers - given} 家客户还在已离职的业务员名下。`)).toBeVisible();
  await grid().getByText(second, { exact: true }).click();
  await expect(pane()).toContainText(`从${first}接入 ${given} 家`);
  await page.getByRole('link', { name: '看这些客户' }).first().click();
  await shop.list.waitForTotal(dealers - given);
  await page.keyboard.press('Control+z');
  await shop.list.waitForTotal(dealers);
});
