import { openPage } from './pages/navigation.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** The pages of 分群 with the sample shop. */
const shop = shareSampleShop();

test('every figure of the overview leads to its dealers, and a picture is drawn beside its table', async () => {
  const { page, list } = shop;
  await openPage(page, '客户分析');
  const map = page.getByRole('region', { name: '远近与多少' }).first();
  await expect(map.getByRole('img', { name: /^远近与多少/ })).toHaveAttribute('data-drawn', 'true');
  const row = map.getByRole('row').filter({ hasText: 'R5 F5' });
  const dealers = Number(await row.getByRole('cell').nth(1).textContent());

  await row.getByRole('button', { name: 'R5 F5' }).click();
  await list.waitForTotal(dealers);
  await expect(
    page.getByRole('group', { name: '已用的条件' }).getByRole('button', { name: /^去掉条件：R 得分/ }),
  ).toBeVisible();

  await page.goBack();
  await page.getByRole('region', { name: '增长与大小' }).first().getByRole('button', { name: '大而减少' }).click();
  await expect(page.getByRole('button', { name: '去掉条件：选出的：大而减少' })).toBeVisible();
  const narrowed = await list.texts('客户名称');
  // Picked dealers outlive a reload of the window.
  await page.reload();
  await expect(page.getByRole('button', { name: '去掉条件：选出的：大而减少' })).toBeVisible();
  expect(await list.texts('客户名称')).toEqual(narrowed);
});

test('a region opens just the dealers it counts', async () => {
  const { page, list } = shop;
  await openPage(page, '客户分析');
  const row = page.getByRole('region', { name: '区域' }).first().getByRole('row').nth(1);
  const dealers = Number(await row.getByRole('cell').nth(1).textContent());

  await row.getByRole('button').click();

  await list.waitForTotal(dealers);
});

test('the funnel and the moves between tiers are on the overview; a cell leads to its dealers and they to a segment', async () => {
  const { page, list } = shop;
  await openPage(page, '客户分析');
  const funnel = page.getByRole('region', { name: '现在各阶段有多少家' }).first();
  const loyal = funnel.getByRole('row').filter({ hasText: '忠诚' });
  const dealers = Number(await loyal.getByRole('cell').nth(1).textContent());
  await loyal.getByRole('button').click();
  await list.waitForTotal(dealers);

  await page.goBack();
  const moves = page.getByRole('region', { name: '等级升降' }).first();
  const step = moves.getByRole('row').filter({ hasText: 'C → B' });
  const risen = Number(await step.getByRole('cell').nth(1).textContent());
  await step.getByRole('button').click();
  await list.waitForTotal(risen);
  await page.getByRole('button', { name: '存为分群' }).click();
  const dialog = page.getByRole('dialog', { name: '存为分群' });
  await expect(dialog.getByText(`列表里的 ${risen} 家客户`)).toBeVisible();
  await page.keyboard.press('Escape');
});

test('sales are forecast with a range; a part leads to its picture, and that to its dealers', async () => {
  const { page, list } = shop;
  await openPage(page, '客户分析');
  await page.getByRole('tab', { name: '销售预测' }).click();
  const whole = page.getByRole('region', { name: '全部：每月销售和预测' }).first();
  await expect(whole.getByRole('img', { name: /往后 12 个月预计共 ¥/ })).toHaveAttribute('data-drawn', 'true');
  await expect(whole.getByRole('row').nth(1)).toContainText('2026年11月');
  // The answer stands above what has to be known of it.
  const answer = await whole.boundingBox();
  const known = await page.getByText(/^这里数的是全部销售/).boundingBox();
  expect(known?.y ?? 0).toBeGreaterThan(answer?.y ?? Number.POSITIVE_INFINITY);
  await expect(page.getByRole('region', { name: '全部：各种方法的检验' }).first()).toContainText('选用');

  await page.getByText('业务员', { exact: true }).last().click();
  const parts = page.getByRole('region', { name: '按业务员预测' }).first();
  const rep = parts.getByRole('row').nth(2).getByRole('button');
  const name = (await rep.textContent()) ?? '';
  await rep.click();
  const own = page.getByRole('region', { name: `${name}：每月销售和预测` }).first();
  await own.getByRole('button', { name: '看这些客户' }).click();

  await expect(page.getByRole('button', { name: `去掉条件：选出的：${name}` })).toBeVisible();
  expect(new Set(await list.texts('业务员'))).toEqual(new Set([name]));
});

test('a cell of the matrix opens its lines, a product those that lack it; needs become tags and are taken back', async () => {
  const { page, list } = shop;
  await openPage(page, '客户分析');
  await page.getByRole('tab', { name: '需求' }).click();
  const table = page.getByRole('region', { name: '客户 × 品类的表' });
  const cell = table.getByRole('button', { name: /^菱盛副食批发 · / }).first();
  await cell.click();
  const lines = page.getByRole('dialog');
  await expect(lines.getByRole('row').nth(1)).toContainText('¥');
  await expect(lines.getByText(/^明细 \d+ 行/)).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByText('应进未进', { exact: true }).click();
  // Where trying it on the past found it no better than best sellers, the introduction promises no amounts either.
  await expect(page.getByText(/写明几家里有几家在进。$/)).toBeVisible();
  const wanted = page.getByRole('region', { name: '哪些商品值得推' });
  const dealers = Number(await wanted.getByRole('row').nth(1).getByRole('cell').nth(1).textContent());
  await wanted.getByRole('row').nth(1).getByRole('button').click();
  await list.waitForTotal(dealers);

  await page.goBack();
  await page.getByText('需求标签', { exact: true }).click();
  await page.getByRole('button', { name: '都打上标签' }).first().click();
  await expect(page.getByRole('combobox', { name: '“小单勤送”是哪种需求' })).toHaveValue('服务需求');
  await page.getByRole('button', { name: '撤销' }).first().click();
  await expect(page.getByText('还没有标签。', { exact: false })).toBeVisible();
});
