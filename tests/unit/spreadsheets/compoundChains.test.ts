import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as SheetJs from '@e965/xlsx';
import { afterAll, expect, it } from 'vitest';
import { hasCircle } from '../../../src/main/spreadsheets/compoundChains.ts';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-chains-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function sound(): Buffer {
  const book = SheetJs.utils.book_new();
  const rows = Array.from({ length: 400 }, (_, i) => [i, `客户${i}`]);
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), '客户');
  return Buffer.from(SheetJs.write(book, { type: 'buffer', bookType: 'biff8' }));
}

/** The entry of a sector in the first table of allocation. */
function entryAt(bytes: Buffer, sector: number): number {
  return (bytes.readUInt32LE(76) + 1) * 512 + sector * 4;
}

it('a sound compound file has no circle', () => {
  expect(hasCircle(sound())).toBe(false);
});

it.each([
  ['a sector that follows itself', 2, 2],
  ['a sector that is followed by an earlier one', 4, 3],
])('%s is a circle, and the book is refused at once', async (_what, from, to) => {
  const bytes = sound();
  bytes.writeUInt32LE(to, entryAt(bytes, from));
  if (from !== to)
    for (let sector = to; sector < from; sector += 1) bytes.writeUInt32LE(sector + 1, entryAt(bytes, sector));
  const path = join(dir, `${from}-${to}.xls`);
  writeFileSync(path, bytes);

  expect(hasCircle(bytes)).toBe(true);
  await expect(openWorkbook(path, { name: 'a.xls' })).rejects.toMatchObject({ code: 'sheet_zip_corrupt' });
});

it('a file that breaks off within its table is left to the library', () => {
  expect(hasCircle(sound().subarray(0, 700))).toBe(false);
  expect(hasCircle(Buffer.alloc(10))).toBe(false);
});
