import type { Page } from '@playwright/test';
import { faultsOf } from './pages/accessibility.ts';
import { ScoringPage } from './pages/scoringPage.ts';
import { tooWide } from './pages/widths.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();

/** Nothing serious for a screen reader, and nothing wider than the window. */
async function expectClean(page: Page): Promise<void> {
  expect(await tooWide(page)).toEqual([]);
  expect(await faultsOf(page, { graveOnly: true })).toEqual([]);
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('a cell is painted, an open one is told, a weight is moved by keys, and the trial follows', async () => {
  const { page } = shop;
  const scoring = new ScoringPage(page);
  await scoring.open();
  await scoring.tab('评级方案');
  await choose(page, '按什么分级', 'RFM 分组');
  await choose(page, '按哪种分组', '十类（R × F 得分）');
  await expect(scoring.scheme.getByText('25 格都有分群。')).toBeVisible();
  await scoring.scheme.getByRole('button', { name: '擦掉' }).click();
  await scoring.scheme.getByRole('button', { name: 'R 5 分、F 5 分：核心常客' }).click();
  await expect(scoring.scheme.getByText(/有 1 格没有分群：.*归入最后一级（C）/)).toBeVisible();
  await expect(scoring.whatIf).toContainText(/家换等级/);
  await expectClean(page);

  await choose(page, '按哪种分组', '方框（R、F、M 得分）');
  await expect(scoring.scheme.getByText(/10 种没有方框.*58 种有不止一个方框/)).toBeVisible();
  await expectClean(page);

  await choose(page, '按什么分级', '价值分（按权重打分）');
  const amount = scoring.scheme.getByRole('slider', { name: '进货金额：拖动或用左右键' });
  const box = scoring.scheme.getByRole('textbox', { name: '进货金额', exact: true });
  await expect(box).toHaveValue('30');
  await amount.press('ArrowRight');
  await amount.press('ArrowRight');
  await expect(box).toHaveValue('40');
  await choose(page, '按什么划线', '前百分之几的客户');
  await expect(scoring.whatIf).toContainText(/合每周 [\d,]+ 次（现在 [\d,]+ 次）/);
  await expectClean(page);
});

test('marks are keyed in one after the other, and a past day is calculated by its rules', async () => {
  const { page } = shop;
  await page.goto(`${new URL(page.url()).origin}/#/scoring/marks`);
  const sheet = page.getByRole('table');
  await expect(page.getByText(/^已录入 \d+ \/ [\d,]+ 家$/)).toBeVisible();
  const marks = sheet.getByRole('textbox');
  await choose(page, '录入哪一项', '配合度');
  await marks.first().focus();
  await page.keyboard.press('5');
  await expect(marks.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('3');
  await expect(marks.first()).toHaveValue('5');
  await expect(marks.nth(2)).toHaveValue('3');
  await expect(page.getByText(/^已录入 2 \/ /)).toBeVisible();
  await expectClean(page);
  await marks.first().focus();
  await page.keyboard.press('Backspace');
  await marks.nth(2).focus();
  await page.keyboard.press('Backspace');
  await expect(page.getByText(/^已录入 0 \/ /)).toBeVisible();

  const scoring = new ScoringPage(page);
  await scoring.open();
  await scoring.tab('批次');
  await page.getByLabel('截止日').fill('2026-06-30');
  await page.getByRole('button', { name: '计算并保存' }).click();
  await expect(page.getByText(/^批次 \d+ 已算好：截至 2026年6月30日，用第 1 版规则。$/)).toBeVisible();
  await expect(scoring.runs.getByRole('row').nth(1)).toContainText('2026年6月30日');
  await expectClean(page);
});
