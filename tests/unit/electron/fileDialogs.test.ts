import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createFileVault, type FileVault } from '../../../src/main/files/fileVault.ts';
import { createFileDialogs, type FileDialogs } from '../../../src/main/hosts/electron/fileDialogs.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { createFakeElectron, type FakeElectron } from './fakeElectron.ts';

describe('the file dialogs', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-dialogs-'));
  const list = join(dir, 'list.xlsx');
  writeFileSync(list, 'PK12345');
  mkdirSync(join(dir, 'folder.xlsx'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  let fake: FakeElectron;
  let vault: FileVault;
  let dialogs: FileDialogs;
  beforeEach(() => {
    fake = createFakeElectron();
    vault = createFileVault();
    dialogs = createFileDialogs({
      dialog: fake.electron.dialog,
      window: () => null,
      vault,
      t: () => createTranslator('zh-CN'),
      documentsDir: dir,
    });
  });

  test('a folder is good for copies only, and is told by its whole path', async () => {
    fake.fake.dialog.openAnswer = { canceled: false, filePaths: [dir] };

    const picked = await dialogs.pickFile('folder');

    expect(picked).toMatchObject({ name: dir });
    expect(fake.fake.dialog.asked[0]?.options).toMatchObject({ properties: ['openDirectory', 'createDirectory'] });
    expect(vault.resolve(picked?.file ?? ('' as never), 'folder').path).toBe(dir);
    expect(() => vault.resolve(picked?.file ?? ('' as never), 'read')).toThrow();
    expect(() => vault.resolve(picked?.file ?? ('' as never), 'write')).toThrow();
  });

  test('hand out a reference for reading, and remember the folder', async () => {
    fake.fake.dialog.openAnswer = { canceled: false, filePaths: [list] };

    const picked = await dialogs.pickFile('spreadsheet');

    expect(picked).toMatchObject({ name: 'list.xlsx', sizeBytes: 7 });
    expect(vault.resolve(picked?.file ?? ('' as never), 'read').path).toBe(list);
    expect(() => vault.resolve(picked?.file ?? ('' as never), 'write')).toThrow();
    expect(fake.fake.dialog.asked[0]?.options).toMatchObject({
      title: '选择要导入的表格',
      properties: ['openFile'],
      filters: [{ extensions: expect.arrayContaining(['xlsx', 'xls', 'csv']) }, { extensions: ['*'] }],
    });
  });

  test('take several spreadsheets at once; one that is gone holds up no other', async () => {
    fake.fake.dialog.openAnswer = { canceled: false, filePaths: [list, join(dir, 'gone.xlsx'), list] };

    const { files, refused } = await dialogs.pickFiles();

    expect(files.map(({ name }) => name)).toEqual(['list.xlsx', 'list.xlsx']);
    expect(refused).toEqual([{ code: 'file_missing', params: { name: 'gone.xlsx' } }]);
    expect(fake.fake.dialog.asked[0]?.options).toMatchObject({ properties: ['openFile', 'multiSelections'] });
    fake.fake.dialog.openAnswer = { canceled: true, filePaths: [] };
    expect(await dialogs.pickFiles()).toEqual({ files: [], refused: [] });
  });

  test('answer null when they are closed', async () => {
    expect(await dialogs.pickFile('dataFile')).toBeNull();
    expect(await dialogs.saveFile('pdf', 'report')).toBeNull();
  });

  test('say in words what cannot be read', async () => {
    await expect(dialogs.takeDroppedFile(join(dir, 'gone.xlsx'), 'gone.xlsx')).rejects.toMatchObject({
      code: 'file_missing',
      params: { name: 'gone.xlsx' },
    });
    await expect(dialogs.takeDroppedFile('', 'made-up.csv')).rejects.toMatchObject({ code: 'file_missing' });
    await expect(dialogs.takeDroppedFile('relative.csv', 'relative.csv')).rejects.toMatchObject({
      code: 'file_missing',
    });
    await expect(dialogs.takeDroppedFile(join(dir, 'folder.xlsx'), 'folder.xlsx')).rejects.toMatchObject({
      code: 'sheet_not_spreadsheet',
    });
  });

  test.each([
    ['2026/10 等级报表: A?', '2026 10 等级报表  A.pdf'],
    ['report.PDF', 'report.pdf'],
    ['..\\..\\evil', 'evil.pdf'],
    ['...', 'DealerDesk.pdf'],
    ['', 'DealerDesk.pdf'],
  ])('suggest a name that every system takes for "%s"', async (suggested, shown) => {
    await dialogs.saveFile('pdf', suggested);

    expect(fake.fake.dialog.asked[0]?.options.defaultPath).toBe(join(dir, shown));
  });

  test('hand out a reference for writing, with the ending that belongs to the kind', async () => {
    fake.fake.dialog.saveAnswer = { canceled: false, filePath: join(dir, 'shop') };

    const file = await dialogs.saveFile('dataFile', 'shop');

    expect(file === null ? '' : vault.resolve(file, 'write').path).toBe(join(dir, 'shop.dealerdesk'));
    expect(fake.fake.dialog.asked[0]?.options.properties).toContain('showOverwriteConfirmation');
  });

  test('do not overwrite what the dialog has not asked about', async () => {
    fake.fake.dialog.saveAnswer = { canceled: false, filePath: join(dir, 'report') };
    writeFileSync(join(dir, 'report.pdf'), 'earlier');

    const file = await dialogs.saveFile('pdf', 'report');

    expect(file === null ? '' : vault.resolve(file, 'write').path).toBe(join(dir, 'report 2.pdf'));
  });
});
