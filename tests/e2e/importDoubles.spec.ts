import { ImportPage } from './pages/importPage.ts';
import { expect, test } from './startProgram.ts';

const HEAD = '客户编号,客户名称,手机,地址';
const FIRST = [HEAD, 'K01,广州鑫源商行,13900000001,广州市天河区旺和路233号'].join('\n');
const SECOND = [HEAD, 'X9,鑫源商行有限公司,13900000002,广州天河旺和路233号', 'X7,河西批发部,13900000009,'].join('\n');

test('an import that has brought a possible double leads to it from its last page', async ({ program: { page } }) => {
  test.setTimeout(180_000);
  const imports = new ImportPage(page);
  for (const [name, text] of [
    ['客户.csv', FIRST],
    ['新客户.csv', SECOND],
  ] as const) {
    await imports.open();
    await imports.pick({ name, text });
    await imports.waitFor('识别结果');
    await imports.next('检查结果');
    await imports.next('导入完成');
  }

  await imports.main.getByRole('button', { name: '看疑似重复（1）' }).click();

  await expect(imports.main.getByRole('heading', { level: 1, name: '疑似重复' })).toBeVisible();
  await expect(imports.main.getByText('鑫源商行有限公司').first()).toBeVisible({ timeout: 60_000 });
});
