import { ScoringPage } from './pages/scoringPage.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();

test('other cuts are tried out before saving, saved with a reason, and taken back', async () => {
  const scoring = new ScoringPage(shop.page);
  await scoring.open();
  const before = await scoring.numberOf('A');
  await scoring.tab('评级方案');
  await expect(scoring.whatIf).toContainText('没有客户换等级');

  await scoring.scheme.getByRole('textbox', { name: 'A 到' }).fill('60');
  await expect(scoring.whatIf).toContainText(/家换等级：升 0，降 \d+/);
  await scoring.scheme.getByRole('textbox', { name: 'B 到' }).fill('50');
  await expect(scoring.whatIf).not.toContainText('家换等级');
  await expect(scoring.whatIf).toContainText('改好后这里再算');
  await scoring.scheme.getByRole('textbox', { name: 'B 到' }).fill('95');
  await scoring.scheme.getByRole('textbox', { name: '为什么改（可不填）' }).fill('旺季前收紧');
  await scoring.scheme.getByRole('button', { name: '保存方案' }).click();
  await expect(shop.page.getByText('方案已保存')).toBeVisible();
  await expect(scoring.whatIf).toContainText('没有客户换等级');
  await shop.page.getByText(/^修改记录（2）$/).click();
  await expect(scoring.scheme.getByText(/第 2 版.*旺季前收紧.*当前/)).toBeVisible();
  await scoring.tab('结果');
  await expect.poll(() => scoring.numberOf('A')).toBeLessThan(before);

  // The message that offers it may have gone by now.
  await shop.page.keyboard.press('Control+z');
  await expect.poll(() => scoring.numberOf('A')).toBe(before);
});

test('the owner’s grades are compared with ours, and kept by hand where he knows better', async () => {
  const scoring = new ScoringPage(shop.page);
  await scoring.open();
  await scoring.tab('对比');
  await expect(scoring.moves.getByRole('table', { name: '等级对比表' })).toBeVisible();
  const first = scoring.moves.getByRole('table', { name: '等级不同的客户' }).getByRole('row').nth(1);
  const name = await first.getByRole('link').innerText();

  await first.getByRole('checkbox').check();
  await scoring.moves.getByRole('button', { name: '沿用原等级（1 家）' }).click();
  const dialog = shop.page.getByRole('dialog', { name: '1 家客户沿用原等级' });
  await dialog.getByRole('combobox', { name: '理由' }).fill('老客户，先不动');
  await dialog.getByRole('button', { name: '定级' }).click();
  await expect(shop.page.getByText('已手工定级 1 家。')).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await scoring.tab('手工等级');
  await expect(scoring.pins.getByRole('row', { name })).toContainText('老客户，先不动');
  await scoring.pins.getByRole('button', { name: `取消${name}的手工等级` }).click();
  await expect(scoring.pins).toContainText('还没有手工等级');

  // Nobody has kept a run: the end of last month is one click away.
  await scoring.tab('对比');
  await scoring.moves.getByRole('button', { name: '和上月底比' }).click();
  await expect(scoring.moves.getByRole('combobox', { name: '从' })).toHaveValue(/2026年9月30日/);
  await expect(scoring.moves.getByRole('combobox', { name: '到' })).toHaveValue('现在的结果');
  await expect(scoring.moves.getByRole('table', { name: '等级对比表' })).toBeVisible();
});

test('a tier gets the pattern the owner chooses; a scheme by RFM groups says how to get one up', async () => {
  const scoring = new ScoringPage(shop.page);
  await scoring.open();
  await scoring.tab('评级方案');
  await scoring.scheme.getByRole('combobox', { name: '按什么分级' }).click();
  await shop.page.getByRole('option', { name: 'RFM 分组' }).click();
  await scoring.scheme.getByRole('combobox', { name: 'A 的图案' }).click();
  await shop.page.getByRole('option', { name: '双框' }).click();
  await expect(scoring.scheme.getByTitle('A', { exact: false }).first()).toHaveClass(/double/);
  await scoring.scheme.getByRole('button', { name: '保存方案' }).click();
  await expect(shop.page.getByText('方案已保存')).toBeVisible();
  await scoring.tab('结果');
  await expect(shop.page.getByRole('rowheader').first().getByText('A', { exact: true })).toHaveClass(/double/);

  await shop.page.getByRole('row').filter({ hasText: /^B/ }).getByRole('link').click();
  await expect.poll(async () => new Set(await shop.list.texts('等级'))).toEqual(new Set(['B']));
  await shop.page.getByRole('row').nth(1).click();
  await expect(
    shop.page.getByText(/再下 \d+ 单（金额不限）可升为|再下 \d+ 单、共进货至少 .*可升为/).first(),
  ).toBeVisible();

  const told = shop.page.getByText(/^已撤销/);
  await expect(told).toHaveCount(0);
  await shop.page.keyboard.press('Control+z');
  await expect(told).toBeVisible();
});

test('names for more tiers say what they change and ask; saved under a name of its own, the new scheme is open', async () => {
  const scoring = new ScoringPage(shop.page);
  await scoring.open();
  await scoring.tab('评级方案');
  await scoring.scheme.getByRole('combobox', { name: '常用名称' }).click();
  await expect(shop.page.getByRole('option').first()).toHaveText('A / B / C / D');
  await shop.page.getByRole('option', { name: 'S / A / B / C / D（改为 4 级）' }).click();
  const asking = shop.page.getByRole('dialog', { name: '改为 4 级？' });
  await expect(asking).toContainText('B 到 98%');
  await asking.getByRole('button', { name: '改为 4 级' }).click();
  await expect(scoring.scheme.getByRole('textbox', { name: 'B 到' })).toHaveValue('98 %');

  await scoring.scheme.getByRole('button', { name: '另存为新方案…' }).click();
  const dialog = shop.page.getByRole('dialog', { name: '另存为新方案…' });
  await dialog.getByRole('textbox', { name: '方案名称' }).fill('abc + d');
  await expect(dialog).toContainText('已有名为“abc + d”的方案');
  await dialog.getByRole('textbox', { name: '方案名称' }).fill('四级方案');
  await dialog.getByRole('button', { name: '另存', exact: true }).click();
  await expect(scoring.scheme.getByRole('combobox', { name: '方案', exact: true })).toHaveValue('四级方案');
  await expect(scoring.scheme.getByRole('button', { name: '保存方案' })).toBeDisabled();

  await scoring.scheme.getByRole('button', { name: '删除方案' }).click();
  await expect(scoring.scheme.getByRole('combobox', { name: '方案', exact: true })).toHaveValue(/ABC \+ D/);
});
