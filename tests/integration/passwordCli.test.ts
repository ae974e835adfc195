import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as SheetJs from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine } from '../helpers/commandLine.ts';
import { lockAgile } from '../helpers/lockBook.ts';

const PASSWORD = '密码 1';
let dir = '';
let list = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-password-'));
  list = join(dir, '客户.xlsx');
  const rows = [
    ['客户编号', '客户名称'],
    ['K01', '城东便利店'],
  ];
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), '客户');
  const zip = Buffer.from(SheetJs.write(book, { type: 'buffer', bookType: 'xlsx' }));
  writeFileSync(list, lockAgile(zip, { password: PASSWORD }));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the password of a book on the command line', () => {
  it('is asked for, may be wrong, and comes by the option or by standard input', async () => {
    const shop = join(dir, 'shop.dealerdesk');
    const without = await commandLine(dir, ['inspect', list, '--json']);
    const wrong = await commandLine(dir, ['import', list, '--file', shop, '--password', 'no', '--json']);
    const looked = await commandLine(dir, ['inspect', list, '--password', PASSWORD, '--json']);
    const written = await commandLine(dir, ['import', list, '--file', shop, '--password', '-', '--json'], {
      stdin: `${PASSWORD}\n`,
    });

    expect([without.code, wrong.code, looked.code, written.code]).toEqual([1, 1, 0, 0]);
    expect(without.err).toMatch(/^sheet_encrypted: /);
    expect(wrong.err).toMatch(/^sheet_password_wrong: /);
    expect(JSON.parse(looked.out)).toMatchObject({ locked: true, chosen: '客户', sheets: [{ rows: 2, error: null }] });
    expect(JSON.parse(written.out)).toMatchObject({ status: 'committed', created: 1 });
  });

  it('comes by the environment, where no list of processes shows it', async () => {
    process.env.DEALERDESK_BOOK_PASSWORD = PASSWORD;
    const { code, out } = await commandLine(dir, ['inspect', list, '--json']).finally(() => {
      delete process.env.DEALERDESK_BOOK_PASSWORD;
    });

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ locked: true });
  });
});
