import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportPage } from './pages/importPage.ts';
import { expect, test } from './startProgram.ts';

/** A month of lines: days in two orders, a bill's discount outside its lines, a sample that is none of the sales. */
const LINES = [
  '单据日期,单据编号,单据类型,客户名称,商品名称,数量(箱),单价,金额,整单优惠,备注',
  '03/04/2024,XS1,销售,城东便利店,可乐,2,10,20,5,',
  '03/04/2024,XS1,销售,城东便利店,雪碧,3,10,30,5,',
  '04/04/2024,XS2,销售,河西批发部,可乐,4,10,40,,',
  '04/04/2024,XS3,销售,河西批发部,可乐,1,10,10,,样品',
  '05/04/2024,TH1,退货,河西批发部,可乐,1,10,10,,',
];

test('how days, returns, discounts and total rows are read is shown, changed, and kept in the recipe', async ({
  program,
}) => {
  const { page, home } = program;
  const imports = new ImportPage(page);
  const path = join(home, '销售明细202404.csv');
  writeFileSync(path, LINES.join('\n'));
  const rules = imports.main.getByRole('region', { name: '规则' });
  const option = (group: string, name: string | RegExp) =>
    rules.getByRole('radiogroup', { name: group }).getByRole('radio', { name });

  await imports.drop(path);
  await imports.waitFor('识别结果');
  await expect(option('日期的写法', '自动（看不出）')).toBeChecked();
  await expect(rules.getByText('“03/04/2024”可能是 2024年4月3日，也可能是 2024年3月4日')).toBeVisible();
  await expect(rules.getByText('类型写着退货或红冲的有 1 行，其中金额为正的 1 行。')).toBeVisible();
  await expect(option('优惠（折扣）减过没有', '没减过：一张单减一次')).toBeChecked();
  await expect(rules.getByText('按数量×单价看，已减过的 0 行，没减过的 2 行。')).toBeVisible();

  const unit = (name: RegExp) => imports.columns.getByRole('combobox', { name });
  await expect(imports.columns.getByRole('textbox', { name: '第 F 列“数量(箱)”的单位' })).toHaveAttribute(
    'placeholder',
    '箱',
  );
  await expect(unit(/^第 H 列.*的单位$/)).toHaveValue('元');
  await unit(/^第 H 列.*的单位$/).click();
  await page.getByRole('option', { name: '千元', exact: true }).click();

  await rules.getByText('日 / 月 / 年').click();
  await expect(rules.getByText('按你选的：“03/04/2024”读作 2024年4月3日。')).toBeVisible();
  await rules.getByRole('combobox', { name: '有这些字样的行也不导入' }).fill('样品');
  await rules.getByRole('combobox', { name: '有这些字样的行也不导入' }).press('Enter');
  await imports.check.click();
  await imports.waitFor('检查结果');
  // 50, 40, and 10 taken back, in thousands, less 5; the sample is passed over.
  await expect(imports.main.getByText(/文件净额 ¥79,995\.00/)).toBeVisible();
  await expect(imports.main.getByText(/按你的字样 1 行/)).toBeVisible();
  await imports.next('导入完成');

  await imports.drop(path, '销售明细202405.csv');
  await imports.waitFor('识别结果');
  await expect(option('日期的写法', '日 / 月 / 年')).toBeChecked();
  await expect(rules.getByText('样品', { exact: true })).toBeVisible();
  await expect(unit(/^第 H 列.*的单位$/)).toHaveValue('千元');

  await page.goto(`${page.url().split('#')[0]}#/import/recipes`);
  await imports.main.getByRole('button', { name: /^修改读法/ }).click();
  const dialog = page.getByRole('dialog', { name: '修改读法' });
  await expect(
    dialog.getByRole('radiogroup', { name: '日期的写法' }).getByRole('radio', { name: '日 / 月 / 年' }),
  ).toBeChecked();
  await dialog.getByText('正负相反').click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();

  await imports.open();
  await imports.drop(path, '销售明细202406.csv');
  await imports.waitFor('识别结果');
  await expect(option('哪些算退货', '正负相反')).toBeChecked();
});
