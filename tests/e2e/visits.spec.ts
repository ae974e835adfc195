import type { Page } from '@playwright/test';
import { openPage } from './pages/navigation.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();
let page: Page;
test.beforeAll(() => {
  page = shop.page;
});

const dialog = () => page.getByRole('dialog');
const board = () => page.getByRole('table', { name: '一周的拜访' });
const card = (name: string) => board().getByRole('button', { name });
/** The day and rep of a visit: number of its column, 1 for Monday, and the head of its row. */
async function whereIs(name: string): Promise<{ column: number; rep: string }> {
  const cell = board()
    .getByRole('cell')
    .filter({ has: page.getByRole('button', { name }) });
  const row = board()
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name }) });
  const column = await cell.evaluate((node) => (node instanceof HTMLTableCellElement ? node.cellIndex : 0));
  return { column, rep: (await row.getByRole('rowheader').innerText()).split('\n')[0] ?? '' };
}

/** The sheets of next week are numbered, as by printing them. */
async function numberSheets(): Promise<void> {
  const status = await page.evaluate(async () => {
    const answer = await fetch('/call', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${sessionStorage.getItem('dealerdesk.token')}`,
      },
      body: JSON.stringify({ channel: 'visits.issueSheets', input: { from: '2026-11-23', to: '2026-11-29' } }),
    });
    return answer.status;
  });
  expect(status).toBe(200);
}

/** Next week, of which little is planned. */
async function openNextWeek(): Promise<void> {
  await openPage(page, '拜访');
  await page.getByRole('button', { name: '下一周' }).click();
}

async function addVisit(initials: string): Promise<string> {
  await page.getByRole('button', { name: '加一次拜访' }).click();
  await dialog().getByRole('combobox', { name: '客户' }).fill(initials);
  const option = page.getByRole('option').first();
  const name = (await option.innerText()).split(' · ')[0] ?? '';
  await option.click();
  const rep = dialog().getByRole('combobox', { name: '业务员' });
  await expect(rep).not.toHaveValue('');
  await dialog().getByRole('button', { name: '加入计划' }).click();
  await expect(card(name)).toBeVisible();
  return name;
}

test('a visit is put in, moved by keys and by mouse, locked, and all of it is taken back', async () => {
  await openNextWeek();
  const name = await addVisit('hw');
  const before = await whereIs(name);
  const sideways = before.column === 7 ? 'ArrowLeft' : 'ArrowRight';
  const step = before.column === 7 ? -1 : 1;

  await card(name).focus();
  await page.keyboard.press(`Control+${sideways}`);
  await expect.poll(() => whereIs(name)).toEqual({ ...before, column: before.column + step });
  await expect(card(name)).toBeFocused();

  // In its own row: both ends of the way are on the screen.
  const own = board()
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name }) });
  const target = own.getByRole('cell').nth(2);
  await card(name).dragTo(target);
  await expect.poll(async () => (await whereIs(name)).column).toBe(3);

  await card(name).focus();
  await page.keyboard.press('l');
  await expect(card(name)).toHaveAccessibleName(/已锁定/);
  await page.keyboard.press('Delete');
  await expect(page.getByText(/这次拜访已锁定/)).toBeVisible();
  await expect(card(name)).toBeVisible();

  await page.keyboard.press('l');
  await expect(card(name)).not.toHaveAccessibleName(/已锁定/);
  await page.keyboard.press('Delete');
  await expect(card(name)).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(card(name)).toBeVisible();
});

test('a printed sheet of which the plan has changed is told on the board, and is printed again from there', async () => {
  await openNextWeek();
  const name = await addVisit('yl');
  const { column, rep } = await whereIs(name);
  const stale = page.getByRole('status').filter({ hasText: '张打印过的拜访单和现在的计划不一样了' });
  await numberSheets();
  await expect(stale).toBeHidden();

  await card(name).focus();
  await page.keyboard.press(column === 7 ? 'Control+ArrowLeft' : 'Control+ArrowRight');
  await expect(stale).toContainText(rep);
  const told = Number(/\d+/.exec(await stale.innerText())?.[0]);
  await stale.getByRole('button', { name: '重新打印这几张' }).click();
  const paper = page.frameLocator('iframe');
  await expect(paper.getByText('打印时编号').first()).toBeVisible();
  expect(page.url()).toMatch(/reports\/visitPlan\?from=2026-11-2\d.*rep=.*sheets=/);
  // The days that are as they went out are not printed a second time, unless they are asked for.
  await expect(page.getByText(`只印计划改过的 ${told} 张`)).toBeVisible();
  await expect(paper.getByText('拜访单号')).toHaveCount(0);
  await page.getByRole('button', { name: '这几天的都印' }).click();
  await expect(page.getByText('只印计划改过的')).toBeHidden();
  // Back from printing it is the week one had; opened again it is the week of today.
  await openPage(page, '拜访');
  await expect(card(name)).toBeVisible();
  await openPage(page, '今日');
  await openPage(page, '拜访');
  await expect(page.getByRole('button', { name: '本周', exact: true })).toBeDisabled();
});

test('what a visit is for is written in its own window', async () => {
  await openNextWeek();
  const name = await addVisit('cz');
  await card(name).focus();
  await page.keyboard.press('Enter');

  await dialog().getByText('收款对账', { exact: true }).click();
  await dialog().getByLabel('备注').fill('带上对账单');
  await dialog().getByRole('button', { name: '保存' }).click();

  await expect(dialog()).toBeHidden();
  await expect(card(name)).toContainText('收款对账');
});

test('next week is planned in one go, told why, and taken back by one undo', async () => {
  await openNextWeek();
  const cards = board().locator('[data-visit]');
  const before = await cards.count();
  await page.getByRole('button', { name: '排拜访计划' }).click();
  await dialog().getByRole('button', { name: '下周' }).click();
  await dialog().getByRole('button', { name: '开始排' }).click();

  const done = page.getByText(/^已排好：\d+ 次拜访/);
  await expect(done).toBeVisible({ timeout: 30_000 });
  const planned = Number(/\d+/.exec(await done.innerText())?.[0]);
  await expect(cards).toHaveCount(planned);
  expect(planned).toBeGreaterThan(20);
  const why = page.getByRole('region', { name: '为什么排了，为什么没排' });
  await expect(why).toContainText(`共 ${planned} 次拜访`);
  // What the rules want is in the plan or is not, and the rest of the plan nobody asks for.
  const figure = async (of: RegExp) => Number(of.exec(await why.innerText())?.[1] ?? 0);
  await expect(why).toContainText('没排上');
  const met = await figure(/排上 (\d+) 次/);
  expect(met + (await figure(/没排上 (\d+) 次/))).toBe(await figure(/按频次应访 (\d+) 次/));
  expect(met + (await figure(/另有 (\d+) 次/))).toBe(planned);

  await page.getByRole('button', { name: '撤销' }).click();
  await expect(cards).toHaveCount(before);
});

test('a month is shown from its first week with planned visits', async () => {
  await openPage(page, '拜访');
  await page.getByRole('button', { name: '排拜访计划' }).click();
  await dialog().getByRole('button', { name: '本月' }).click();
  await dialog().getByRole('button', { name: '开始排' }).click();
  await expect(page.getByText(/^已排好：\d+ 次拜访/)).toBeVisible({ timeout: 30_000 });
  await expect(board().locator('[data-visit][data-status="planned"]').first()).toBeVisible();
  // Today is a Sunday: nothing of the plan stands in its own week.
  await expect(page.getByText('2026年11月23日至2026年11月29日')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
});

test('a plan that is being made is cancelled on the page, and nothing of it is kept', async () => {
  await openNextWeek();
  const cards = board().locator('[data-visit]');
  const before = await cards.count();
  await page.getByRole('button', { name: '排拜访计划' }).click();
  // As long as a plan may be, so that there is time to change one's mind.
  await dialog().getByLabel('到', { exact: true }).fill('2027-01-21');
  await dialog().getByLabel('从', { exact: true }).fill('2026-11-23');
  await dialog().getByRole('button', { name: '开始排' }).click();
  await page.getByRole('button', { name: '取消', exact: true }).click();

  await expect(page.getByRole('alert').filter({ hasText: '已取消' })).toBeVisible();
  await expect(page.getByText(/^已排好/)).toHaveCount(0);
  await expect(cards).toHaveCount(before);
});

test('dealers that are due go into the plan from their list; the planner is at hand on every page and remembers', async () => {
  await page.evaluate(() => {
    location.hash = '#/visits/due';
  });
  const grid = page.getByRole('grid', { name: '该去看谁' });
  await expect(grid).toBeFocused();
  const put = page.getByRole('button', { name: '排进计划' });
  await expect(put).toBeDisabled();
  await expect(grid.getByRole('row').nth(2)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByText('已选 1 项')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByText('已选 2 项')).toBeVisible();
  await put.click();
  const dialogOf = page.getByRole('dialog', { name: '把 2 家客户排进计划' });
  // A Saturday: told, and done all the same.
  await dialogOf.getByLabel('日期').fill('2026-11-28');
  await dialogOf.getByRole('button', { name: '排进计划' }).click();
  const told = page.getByRole('alert').filter({ hasText: '已把 2 家排到' });
  await expect(told).toContainText('注意：2026年11月28日 是休息日');
  await told.getByRole('button', { name: '撤销' }).click();
  await expect(put).toBeDisabled();
  await page.getByText(/^从没联系过/).click();

  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('排拜访计划');
  await page.keyboard.press('Enter');
  const planner = page.getByRole('dialog', { name: '排拜访计划' });
  await expect(planner).toBeVisible();
  await planner.getByLabel('每天的工作量尽量均匀').uncheck();
  await planner.getByRole('button', { name: '下周' }).click();
  await planner.getByRole('button', { name: '开始排' }).click();
  const done = page.getByRole('alert').filter({ hasText: '已排好' });
  await expect(done).toBeVisible({ timeout: 60_000 });
  await done.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('button', { name: '排拜访计划' }).click();
  await expect(planner.getByLabel('每天的工作量尽量均匀')).not.toBeChecked();
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = '#/visits/due';
  });
  await expect(page.getByRole('radio', { name: /^从没联系过/ })).toBeChecked();
});
