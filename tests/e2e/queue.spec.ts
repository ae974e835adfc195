import { ImportPage } from './pages/importPage.ts';
import { expect, test } from './startProgram.ts';

const DEALERS = '客户编号,客户名称,手机,地址\nK01,城东便利店,13900000001,东街1号\nK02,河西批发部,13900000002,西街2号';
const PEOPLE = '客户编号,姓名,职务,手机,微信\nK01,张三,老板,13900000011,zs\nK02,李四,采购,13900000012,ls';

const REPS = '业务员,手机\n王伟,13800000009';

const base64 = (bytes: string | number[]) =>
  (typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : Buffer.from(bytes)).toString('base64');

test('several dropped files are checked and written in their turn, a bad one holds up none, and a pasted table is a file', async ({
  program,
}) => {
  const { page } = program;
  const imports = new ImportPage(page);
  await imports.open();

  await imports.dropBytes([
    ['联系人.csv', base64(PEOPLE)],
    ['照片.xlsx', base64([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])],
    ['客户资料.csv', base64(DEALERS)],
    ['业务员.csv', base64(REPS)],
  ]);

  const row = (name: string) => page.getByRole('row', { name });
  await expect(row('客户资料.csv')).toContainText('可以检查', { timeout: 60_000 });
  await expect(page.getByRole('main').getByRole('row')).toHaveText([/文件/, /业务员/, /客户资料/, /联系人/, /照片/]);
  await page.getByRole('button', { name: '检查“业务员.csv”' }).click();
  await page.getByRole('button', { name: '写入“业务员.csv”（1 条）' }).click();
  await expect(row('业务员.csv')).toContainText('已写入：新增 1');
  // What is known without a doubt needs no look: the others follow at once, the list of dealers before their people.
  await page.getByRole('button', { name: '全部检查并写入' }).click();
  for (const name of ['客户资料', '联系人']) await expect(row(`${name}.csv`)).toContainText('已写入：新增 2');
  await expect(page.getByText('4 个文件：写入 3 个，没能打开 1 个。').first()).toBeVisible();
  await page.getByRole('button', { name: '把“照片.xlsx”移出列表' }).click();
  await expect(page.getByText('3 个文件：写入 3 个，没能打开 0 个。').first()).toBeVisible();
  // One of them undone, the list is still there.
  await page.getByRole('button', { name: '核对“联系人.csv”' }).click();
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  const undoing = page.getByRole('dialog', { name: /^撤销导入/ });
  await expect(undoing.getByRole('button', { name: '撤销导入', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await imports.waitFor('这次导入已撤销');
  await imports.act();
  await expect(row('联系人.csv')).toContainText('已撤销');
  await page.getByRole('button', { name: '完成' }).click();
  await expect(imports.history.getByRole('row')).toHaveCount(4);

  await page.getByRole('button', { name: /粘贴表格/ }).click();
  await page.getByRole('textbox', { name: '粘贴的表格' }).fill('业务员\t手机\n王伟\t13800000001');
  await page.getByRole('button', { name: '导入这些内容' }).click();
  await imports.waitFor('识别结果');
  await expect(page.getByRole('combobox', { name: '内容' })).toHaveValue('业务员');
  await imports.next('检查结果');
  await expect(imports.main.getByText('可能对应几条记录')).toBeVisible();
});

test('several files are chosen in one dialog, and one alone goes into the wizard', async ({ program }) => {
  const { page } = program;
  const imports = new ImportPage(page);
  await imports.open();
  const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') });
  const choose = async (files: ReturnType<typeof file>[]) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      imports.main.getByRole('button', { name: /选择文件…/ }).click(),
    ]);
    await chooser.setFiles(files);
  };

  await choose([file('联系人.csv', PEOPLE), file('客户资料.csv', DEALERS)]);
  const row = (name: string) => page.getByRole('row', { name });
  await expect(row('联系人.csv')).toContainText('可以检查', { timeout: 60_000 });
  await expect(row('客户资料.csv')).toContainText('可以检查', { timeout: 60_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: '导出导入队列' }).click();
      await page.getByRole('menuitem', { name: 'CSV（UTF-8）' }).click();
    })(),
  ]);
  expect(download.suggestedFilename()).toBe('导入队列.csv');

  await imports.open();
  await choose([file('客户资料.csv', DEALERS)]);
  await imports.waitFor('识别结果');
});
