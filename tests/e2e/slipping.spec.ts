import { openPage } from './pages/navigation.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** Who slips and where everybody stands, with the sample shop. */
const shop = shareSampleShop();

test('who slips is listed by the likely loss with reasons; a mark opens its bills, the stage is set by hand and undone', async () => {
  const { page, list } = shop;
  await openPage(page, '客户分析');
  await page.getByRole('tab', { name: '下滑' }).click();
  const slipping = page.getByRole('region', { name: '下滑客户' });
  const first = slipping.getByRole('row').nth(1);
  await expect(first).toContainText('超期');
  const name = (await first.getByRole('link').textContent()) ?? '';
  await expect(page.getByText(/回到 .* 之间的 \d+ 个月末/)).toBeVisible();

  await expect(page.getByText(/^迹象：期 超期未进货；/)).toBeVisible();
  // Ranked by what is likely to be lost; by the money at stake where that is wanted, and back.
  const column = (name: string) => slipping.getByRole('columnheader', { name });
  await expect(column('预计少进')).toHaveAttribute('aria-sort', 'descending');
  await expect(page.getByText('“预计少进”= 涉险金额 × 过去应验的比例')).toBeVisible();
  await column('涉险金额').getByRole('button').click();
  await expect(column('涉险金额')).toHaveAttribute('aria-sort', 'descending');
  await column('预计少进').getByRole('button').click();
  await expect(column('预计少进')).toHaveAttribute('aria-sort', 'descending');

  await first.getByRole('button', { name: `期 · 超期未进货 · ${name}` }).click();
  await expect(
    page
      .getByRole('dialog', { name: `${name}：超期未进货的依据` })
      .getByRole('row')
      .nth(2),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByText(/^超期未进货 \d+$/).click();
  const late = Number(/\d+/.exec((await page.getByText(/^超期未进货 \d+$/).textContent()) ?? '')?.[0]);
  await expect(slipping.getByRole('row')).toHaveCount(late + 1);
  await page.getByRole('button', { name: '在客户列表里打开' }).click();
  await list.waitForTotal(late);

  await page.goBack();
  await slipping.getByRole('row').nth(1).getByRole('link').click();
  const stage = page.getByRole('region', { name: '生命周期' });
  await stage.getByRole('button', { name: '手工设定阶段' }).click();
  const dialog = page.getByRole('dialog', { name: '手工设定阶段' });
  await dialog.getByLabel('原因').fill('店要转让');
  await dialog.getByRole('button', { name: '设定' }).click();
  await expect(stage).toContainText('手工设定：店要转让');
  await page.getByRole('button', { name: '撤销' }).first().click();
  await expect(stage).not.toContainText('店要转让');
});

test('a step of the funnel and a move of a quarter lead to their dealers', async () => {
  const { page, list } = shop;
  await openPage(page, '客户分析');
  await page.getByRole('tab', { name: '生命周期' }).click();
  const funnel = page.getByRole('region', { name: '现在各阶段有多少家' }).first();
  const row = funnel.getByRole('row').filter({ hasText: '流失' });
  const lost = Number(await row.getByRole('cell').nth(1).textContent());
  await row.getByRole('button', { name: '流失' }).click();
  await list.waitForTotal(lost);

  await page.goBack();
  const moves = page.getByRole('region', { name: '2026Q3：从哪里到哪里' });
  const figure = moves.getByRole('row').filter({ hasText: '返单' }).last().getByRole('button').first();
  const moved = Number(await figure.textContent());
  await figure.click();
  await list.waitForTotal(moved);
});

test('who is lost stands on no list of the slipping; their number leads to them', async () => {
  const { page, list } = shop;
  await openPage(page, '客户分析');
  await page.getByRole('tab', { name: '下滑' }).click();
  const button = page.getByRole('button', { name: '看流失的客户' });
  const line = page.locator('p', { has: button });
  const lost = Number(/(\d+) 家算流失/.exec((await line.textContent()) ?? '')?.[1]);
  expect(lost).toBeGreaterThan(0);

  await button.click();

  await list.waitForTotal(lost);
});
