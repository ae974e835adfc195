import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DataPage } from './pages/dataPage.ts';
import { DealersPage } from './pages/dealersPage.ts';
import { ImportPage } from './pages/importPage.ts';
import { Palette } from './pages/palette.ts';
import { expect, test } from './startProgram.ts';

/** The safe place: chosen once, and from then on nothing is lost for long. */

/** The owner's stick; what the program keeps for itself is elsewhere. */
let stick: string;

test.beforeEach(() => {
  stick = mkdtempSync(join(tmpdir(), 'dealerdesk-stick-'));
});

test.afterEach(() => rmSync(stick, { recursive: true, force: true }));

const section = (page: Page) => page.getByRole('region', { name: '安全备份' });
const choosing = (page: Page) => page.getByRole('dialog', { name: '选安全位置' });
/** The finished copies on the stick. */
const copies = () => readdirSync(stick).filter((name) => name.endsWith('.dealerdesk-backup'));
const restoring = (page: Page) => page.getByRole('dialog', { name: '从备份恢复' });

async function importDealers(page: Page, names: readonly string[]): Promise<void> {
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick({ name: 'list.csv', text: `客户编号,客户名称\n${names.map((n, i) => `K${i},${n}`).join('\n')}` });
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  await imports.next('导入完成');
}

/** Types a folder in the dialog, which looks at it. */
async function lookAt(page: Page, folder: string): Promise<void> {
  await section(page).getByRole('button', { name: '选安全位置…' }).click();
  const path = choosing(page).getByRole('textbox', { name: '文件夹路径' });
  await expect(path).toBeFocused();
  await path.fill(folder);
  await path.press('Enter');
}

async function choose(page: Page, folder: string): Promise<void> {
  await lookAt(page, folder);
  await choosing(page).getByRole('button', { name: '用这里，马上备份一次' }).click();
  await expect(choosing(page)).toHaveCount(0);
}

test('copies are made and restored from the palette too, wherever one is', async ({ program }) => {
  const { page } = program;
  await importDealers(page, ['城东店']);
  const palette = new Palette(page);
  await palette.run('现在备份');
  await expect(page.locator('.mantine-Notification-root')).toContainText('还没有选安全位置');
  await new DataPage(page).open();
  await choose(page, stick);
  expect(copies()).toHaveLength(1);
  await new DealersPage(page).open();

  await palette.run('xzbf', '现在备份');
  await expect.poll(() => copies().length).toBe(2);
  await palette.run('cbfhf', '从备份恢复');

  await expect(restoring(page)).toBeVisible();
});

test('choose a place, back up, lose a dealer, look inside, restore: the dealers are as before', async ({ program }) => {
  const { page, home } = program;
  await importDealers(page, ['城东店', '河西店', '南门店']);
  const data = new DataPage(page);
  await data.open();
  await expect(section(page)).toContainText('还没有选安全位置');

  await lookAt(page, join(home, 'documents'));
  await expect(choosing(page).getByRole('alert')).toContainText('程序自己的文件夹');
  await page.keyboard.press('Escape');
  await expect(choosing(page)).toHaveCount(0);
  await choose(page, stick);
  await expect(section(page)).toContainText(stick);
  expect(copies()).toHaveLength(1);
  expect(copies()[0]).toMatch(/^DealerDesk_2026-11-22_\d{4}\.dealerdesk-backup$/);
  await section(page).getByRole('button', { name: '试恢复一次' }).click();
  await expect(section(page)).toContainText('能完整恢复：客户 3 家');

  await importDealers(page, ['城东店', '河西店', '南门店', '北站店']);
  await data.open();
  await section(page).getByRole('button', { name: '从备份恢复…' }).click();
  await restoring(page).getByRole('list', { name: '找到的备份' }).getByRole('button').first().click();
  await expect(restoring(page).getByRole('row', { name: /^客户/ })).toHaveText(/客户\s*3\s*4/);
  await expect(restoring(page)).toContainText('1 家客户、1 次导入');
  await restoring(page).getByRole('button', { name: '替换当前文件' }).click();

  const undo = page.getByRole('button', { name: '撤销', exact: true });
  // A message under the pointer stays.
  await undo.hover();
  const list = new DealersPage(page);
  await expect(page.getByRole('heading', { level: 1, name: '今日' })).toBeVisible();
  await list.open();
  await list.waitForTotal(3);
  await undo.click();
  await expect(page.getByRole('heading', { level: 1, name: '今日' })).toBeVisible();
  await list.open();
  await list.waitForTotal(4);
});

test('a stick that is gone is told in one sentence, with the next step', async ({ program }) => {
  const { page } = program;
  await importDealers(page, ['城东店']);
  await new DataPage(page).open();
  await choose(page, stick);
  await importDealers(page, ['城东店', '河西店']);
  renameSync(stick, `${stick}-drawer`);
  await new DataPage(page).open();

  await section(page).getByRole('button', { name: '现在备份' }).click();

  const banner = page.getByRole('status').filter({ hasText: 'U 盘可能没插上' });
  await expect(banner).toBeVisible();
  expect(existsSync(stick)).toBe(false);
  renameSync(`${stick}-drawer`, stick);
  await banner.getByRole('button', { name: '现在备份' }).click();
  await expect(banner).toHaveCount(0);
  await expect.poll(() => copies().length).toBe(2);
});

test('the first page restores a backup on a PC that has nothing yet', async ({ program }) => {
  const { page } = program;
  await importDealers(page, ['城东店', '河西店']);
  await new DataPage(page).open();
  await choose(page, stick);
  const [name = ''] = copies();

  await page.evaluate(() => {
    location.hash = '#/start';
  });
  await page.getByRole('main').getByRole('button', { name: '从备份恢复…' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    restoring(page).getByRole('button', { name: '选文件…' }).click(),
  ]);
  await chooser.setFiles(join(stick, name));
  await restoring(page).getByRole('button', { name: '恢复成新文件' }).click();

  // Another data file is opened, by an engine of its own.
  await expect(page.getByRole('banner').getByRole('button').first()).toHaveText('DealerDesk 2026-11-22', {
    timeout: 60_000,
  });
  await expect(page.getByRole('heading', { level: 1, name: '今日' })).toBeVisible();
  const list = new DealersPage(page);
  await list.open();
  await list.waitForTotal(2);
});
