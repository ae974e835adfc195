import type { Page } from '@playwright/test';
import { faultsOf } from './pages/accessibility.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();

const goTo = (page: Page, path: string) => page.evaluate((to) => location.assign(`#${to}`), path);

async function findNothing(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
}

test('a survey from its questions to the case of a bad answer', async () => {
  const { page } = shop;
  const main = page.locator('main');
  await goTo(page, '/cases/surveys');
  await expect(main.getByRole('link', { name: '客户满意度调查' })).toBeVisible();
  await findNothing(page);
  await goTo(page, '/cases/surveys/new?preset=nps');

  // A question more, moved to the top by keys, taken back, and moved again.
  await main.getByRole('button', { name: '加一题' }).press('Enter');
  const added = main.getByRole('textbox', { name: '第 3 题 题目' });
  await expect(added).toBeFocused();
  await page.keyboard.type('送货满意吗？');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(main.getByRole('textbox', { name: '第 2 题 题目' })).toHaveValue('送货满意吗？');
  await main.getByRole('button', { name: '撤销' }).press('Enter');
  await expect(main.getByRole('textbox', { name: '第 3 题 题目' })).toHaveValue('送货满意吗？');
  await main.getByRole('textbox', { name: '第 3 题 题目' }).press('Alt+ArrowUp');
  await expect(main.getByRole('textbox', { name: '第 2 题 题目' })).toHaveValue('送货满意吗？');
  await findNothing(page);
  // Left before it is saved: what was typed is there again.
  await goTo(page, '/today');
  await expect(page.getByRole('heading', { level: 1, name: '今日' })).toBeVisible();
  await goTo(page, '/cases/surveys/new?preset=nps');
  await expect(main.getByText('离开这一页以前填的、还没保存的内容还在。')).toBeVisible();
  await expect(main.getByRole('textbox', { name: '第 2 题 题目' })).toHaveValue('送货满意吗？');
  await main.getByRole('textbox', { name: '第 2 题 题目' }).focus();
  await page.keyboard.press('Control+Enter');

  // Margin and size say the same, whichever was chosen.
  const [size, margin] = [main.getByRole('textbox', { name: '问多少家' }), main.getByLabel('允许的误差').first()];
  const everybody = /^全部 (\d+) 家$/;
  await margin.click();
  await page.getByRole('option', { name: everybody }).click();
  const [, all = ''] = everybody.exec(await margin.inputValue()) ?? [];
  await expect(size).toHaveValue(all);
  await size.fill('12');
  await expect(margin).toHaveValue(/^±2\d\.\d%（12 家）$/);
  await page.keyboard.press('Enter');
  const people = main.getByRole('table', { name: '问这些客户' }).getByRole('row');
  await expect(people).toHaveCount(13);
  const second = await people.nth(2).getByRole('link').innerText();
  await main.getByRole('button', { name: `不问${second}，同组补一家` }).click();
  await expect(main.getByText('您去掉的 1 家没有抽。')).toBeVisible();
  await expect(people).toHaveCount(13);
  await expect(main.getByRole('link', { name: second, exact: true })).toHaveCount(0);
  await findNothing(page);

  // Three forms by the keyboard alone: a mark of 3 and why, one of 10, and one that says nothing of why.
  await main.getByText('3 录入答案', { exact: true }).click();
  const first = main.getByRole('textbox', { name: '1. 您愿意把我们推荐给同行吗？' });
  await expect(first).toBeFocused();
  await findNothing(page);
  const field = (name: string) => main.getByRole('textbox', { name });
  // Nothing jumps by itself: Enter behind each answer, as the page says, passes no question by.
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(field('2. 送货满意吗？')).toBeFocused();
  await page.keyboard.type('1');
  await expect(field('2. 送货满意吗？')).toBeFocused();
  // Half a form is there again after a look at another step, and goes on where it was left.
  await main.getByText('5 结果', { exact: true }).click();
  await expect(main.getByText('还没有答案')).toBeVisible();
  await main.getByRole('radiogroup', { name: '这次调查的几步' }).getByText('3 录入答案').click();
  await expect(field('3. 为什么打这个分？')).toBeFocused();
  await expect(first).toHaveValue('3');
  await expect(field('2. 送货满意吗？')).toHaveValue('1');
  await expect(main.getByText('离开这一页以前填的、还没保存的内容还在。')).toBeVisible();
  await findNothing(page);
  await page.keyboard.type('总是晚到');
  await page.keyboard.press('Enter');
  await expect(main.getByRole('heading', { name: /问卷号 2 / })).toBeVisible();
  await expect(first).toBeFocused();
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await page.keyboard.type('4');
  // Typed again, it is another answer.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('5');
  await expect(field('2. 送货满意吗？')).toHaveValue('5');
  await page.keyboard.press('Control+Enter');
  await expect(main.getByRole('heading', { name: /问卷号 3 / })).toBeVisible();
  await expect(first).toBeFocused();
  await expect(first).toHaveValue('');
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await page.keyboard.type('4');
  await page.keyboard.press('Control+Enter');
  await expect(main.getByText('还剩 9 份没录，共 12 份')).toBeVisible();

  await main.getByText('5 结果', { exact: true }).click();
  await expect(main.getByText(/净推荐值 33，平均 7\.33 分，3 份.*不到 10 份，只作参考/)).toBeVisible();
  await expect(main.getByRole('table', { name: /为什么打这个分/ }).getByText('总是晚到')).toBeVisible();
  await findNothing(page);
  await main.getByRole('button', { name: /^登记客诉：/ }).press('Enter');
  const link = main.getByRole('link', { name: /^KS-/ });
  await expect(link).toBeVisible();
  await link.press('Enter');
  await expect(main.getByRole('link', { name: /^来自满意度调查/ })).toBeVisible();
  await expect(main.getByRole('textbox', { name: '内容' })).toHaveValue(/总是晚到/);
});

test('an old list of cases is looked at row by row before it is written', async () => {
  const { page } = shop;
  const main = page.locator('main');
  await goTo(page, '/cases/import');
  const chooser = page.waitForEvent('filechooser');
  await main.getByRole('button', { name: '选文件' }).click();
  const rows = [
    '我的台账,,,,,,',
    '单号,客户编号,日期,内容,状态,回访结果,满意度',
    'T-1,KH0001,2026-03-01,破了两箱,已关闭,满意,5',
    'T-2,KH0002,2026-03-02,少发一箱,已关闭,,',
    'T-3,查无此号,2026-03-03,破了,,,',
  ];
  await (await chooser).setFiles({ name: '旧客诉.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  await expect(
    main.getByRole('table', { name: '可导入的行' }).getByRole('row', { name: /T-2.*按待回访导入/ }),
  ).toBeVisible();
  await expect(main.getByRole('table', { name: '不导入的行' }).getByText('找不到是哪家客户')).toBeVisible();
  await findNothing(page);
  await main.getByRole('button', { name: '导入 2 件' }).press('Enter');
  await expect(page.getByText('已导入 2 件。')).toBeVisible();
  await expect(main.getByText('可导入 0 件')).toBeVisible();
});
