import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as SheetJs from '@e965/xlsx';
import { expect, test } from 'vitest';
import { withFreshParser } from '../corpus/freshParser.ts';

const SHEETS = ['1月', '2月', '3月'];
const WRITTEN = new Date('2026-11-01T00:00:00Z');

function writeOds(path: string): void {
  const book = SheetJs.utils.book_new();
  for (const name of SHEETS) {
    const sheet = SheetJs.utils.aoa_to_sheet([['客户名称'], [`${name}的店`]]);
    SheetJs.utils.book_append_sheet(book, sheet, name);
  }
  writeFileSync(path, SheetJs.write(book, { type: 'buffer', bookType: 'ods' }));
  utimesSync(path, WRITTEN, WRITTEN);
}

/** Overwrites a file with nothing, so that it looks untouched: whoever opens it again finds no book. */
function hollow(path: string): void {
  writeFileSync(path, Buffer.alloc(statSync(path).size), { flag: 'r+' });
  utimesSync(path, WRITTEN, WRITTEN);
}

/** The sheets that could be read from a book which is gone once its beginning has been looked at. */
async function sheetsOfOneOpening(path: string): Promise<string[]> {
  writeOds(path);
  const { result } = await withFreshParser(60_000, async (parser) => {
    const request = { path, name: '按月.ods' };
    const found: string[] = [];
    await parser.head(request, 1);
    hollow(path);
    try {
      for (const sheet of SHEETS)
        for await (const rows of parser.rows(request, sheet)) found.push(String(rows.at(-1)?.cells[0]));
    } catch {
      // it was opened anew: what has been found until then tells
    }
    return found;
  });
  return result ?? [];
}

test('a book that is unfolded whole is opened once for all its sheets', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealerdesk-held-'));
  try {
    let found: string[] = [];
    // It stays open for a moment only, which a crowded machine may spend on others.
    for (let attempt = 0; attempt < 10 && found.length < SHEETS.length; attempt += 1)
      found = await sheetsOfOneOpening(join(folder, `${attempt}.ods`));

    expect(found).toEqual(SHEETS.map((name) => `${name}的店`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
