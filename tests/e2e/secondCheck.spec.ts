import { ImportPage } from './pages/importPage.ts';
import { expect, test } from './startProgram.ts';

const LIST = ['客户编号,客户名称,联系电话', 'K01,城东便利店,13900000001', 'K02,河西批发部,13900000002'].join('\n');

test('a second check never shows the figures of the first, however long its answer takes', async ({ program }) => {
  test.skip(process.env.DEALERDESK_E2E_HOST === 'electron', 'the answers are held up on their way');
  const { page } = program;
  const imports = new ImportPage(page);
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  let checks = 0;
  await page.route('**/call', async (route) => {
    const { channel } = route.request().postDataJSON() as { channel: string };
    if (channel === 'imports.check') checks += 1;
    // What became of the second check is not told before the test says so.
    if (checks === 2 && channel === 'imports.get') await arrived;
    await route.continue();
  });
  await imports.open();
  await imports.pick({ name: '客户.csv', text: LIST });
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  expect(await imports.count('新增')).toBe(2);
  await page.keyboard.press('Escape');
  await imports.waitFor('识别结果');

  const begun = page.waitForResponse((response) => response.request().postData()?.includes('imports.check') === true);
  await imports.map('C', '备注');
  await imports.check.click();
  await begun;

  await expect(imports.main.getByRole('heading', { level: 1, name: '识别结果' })).toBeVisible();
  await expect(imports.check).toHaveAttribute('data-loading', 'true');
  await expect(imports.main.getByRole('button', { name: /^新增/ })).toHaveCount(0);
  arrive();
  await imports.waitFor('检查结果');
  expect(await imports.count('新增')).toBe(2);
});

test('Enter writes what was checked, also from the tab that is shown', async ({ program }) => {
  const { page } = program;
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick({ name: '客户.csv', text: LIST });
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  const primary = imports.main.getByRole('button', { name: /^写入 2 条/ });

  await imports.main.getByRole('tab', { name: '新增（2）' }).click();
  await expect(primary).toContainText('Enter');
  await imports.main.getByRole('button', { name: /^新增 2/ }).focus();
  await expect(primary.getByText('Ctrl+Enter')).toBeVisible();
  await imports.main.getByRole('tab', { name: '新增（2）' }).focus();
  await expect(primary.getByText('Ctrl+Enter')).toBeHidden();
  await imports.next('导入完成');
});
