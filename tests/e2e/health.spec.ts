import { faultsOf } from './pages/accessibility.ts';
import { ImportPage } from './pages/importPage.ts';
import { Palette } from './pages/palette.ts';
import { tooWide } from './pages/widths.ts';
import { expect, test } from './startProgram.ts';

const LIST = [
  '客户编号,客户名称,联系人,手机,业务员,地址,税号',
  'K1,广州好又多商贸,李明,13800138001,王伟,天河区体育西路1号,',
  'K2,青岛海丰副食,周平,1.38E+10,王伟,辽阳西路5号,91350100M000100Y44',
  'K3,郑州小赵百货,赵六,,王伟,花园路3号,',
].join('\r\n');

test('what is missing is mended where it is shown, taken over where it is proposed, and said to be right', async ({
  program,
}) => {
  const { page } = program;
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick({ name: '客户.csv', text: LIST });
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  await imports.next('导入完成');
  await page.getByRole('navigation').getByRole('link', { name: '数据', exact: true }).click();
  await page.getByRole('link', { name: /数据体检/ }).click();

  await expect(page.getByRole('heading', { level: 1, name: '数据体检' })).toBeFocused();
  const checks = page.getByRole('navigation', { name: '先补哪一样' });
  await checks.getByRole('button', { name: /没有电话/ }).click();
  const phones = page.getByRole('grid', { name: '没有电话' });
  await expect(phones.getByText('“1.38E+10”不是完整的电话')).toBeVisible();

  // By keyboard: to the cell, F2, the number, Enter.
  await phones.getByText('郑州小赵百货').click();
  await phones.press('End');
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('ArrowLeft');
  const field = phones.getByRole('textbox');
  await expect(phones).toHaveAttribute('aria-busy', 'false');
  await page.keyboard.press('F2');
  await expect(field).toBeFocused();
  await page.keyboard.type('1.39E+10');
  await page.keyboard.press('Enter');
  await expect(page.getByText('读不懂，请换个写法')).toBeVisible();
  await expect(phones.getByText('郑州小赵百货')).toBeVisible();
  await expect(phones).toBeFocused();
  await page.keyboard.press('F2');
  await expect(field).toBeFocused();
  await page.keyboard.type('139 0013 9003');
  await page.keyboard.press('Enter');
  await expect(phones.getByText('郑州小赵百货')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(phones.getByText('郑州小赵百货')).toBeVisible();

  await checks.getByRole('button', { name: /区域不明/ }).click();
  const regions = page.getByRole('grid', { name: '区域不明' });
  await expect(regions.getByText('山东省青岛市')).toBeVisible();
  await page.getByRole('button', { name: '采用全部建议（2）' }).click();
  await expect(checks.getByRole('button', { name: /区域不明/ })).toHaveCount(0);

  await checks.getByRole('button', { name: /税号不对/ }).click();
  const numbers = page.getByRole('grid', { name: '税号不对' });
  await numbers.getByRole('row').nth(1).getByRole('checkbox').click();
  await page.getByRole('button', { name: '这样没问题（1）' }).click();
  await expect(checks.getByText('另有 1 家已确认无误')).toBeVisible();
  expect(await tooWide(page)).toEqual([]);
  expect(await faultsOf(page)).toEqual([]);
});

test('the findings go out as a list to be filled in', async ({ program }) => {
  const { page } = program;
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick({ name: '客户.csv', text: LIST });
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  await imports.next('导入完成');
  await new Palette(page).run('体检');

  await page.getByRole('button', { name: '导出补录表' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: '全部问题' }).click(),
  ]);

  expect(download.suggestedFilename()).toBe('客户资料补录表.xlsx');
  const [path] = [await download.path()];
  await imports.open();
  await imports.drop(path, '客户资料补录表.xlsx');
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  await expect(imports.main.getByRole('tab', { name: /未变/ })).toContainText('2');
});
