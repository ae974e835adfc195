import * as SheetJs from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import { mergedRange } from '../../../src/main/spreadsheets/sheetRanges.ts';
import type { SheetInfo } from '../../../src/main/spreadsheets/workbook.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { allRows } from './collect.ts';
import { buildXlsx, MAIN, temporaryFolder } from './zipBuilder.ts';

const save = temporaryFolder();

async function readSheets(path: string): Promise<SheetInfo[]> {
  const book = await openWorkbook(path, { name: 'f' });
  for (const { name } of book.sheets) await allRows(book, name);
  await book.close();
  return book.sheets;
}

describe('what a sheet is beside its rows', () => {
  it('a streamed book tells hidden columns and merged ranges once it has been read', async () => {
    const sheet =
      `<worksheet xmlns="${MAIN}"><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/><col min="7" max="16384" hidden="true"/></cols>` +
      '<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="$D$1:D3"/><mergeCell ref="nonsense"/></mergeCells></worksheet>';

    const [info] = await readSheets(save('ranges.xlsx', buildXlsx({ sheet })));

    expect(info).toEqual({
      name: 'S',
      hidden: false,
      state: 'visible',
      hiddenColumns: [
        { from: 1, to: 2 },
        { from: 6, to: 16_383 },
      ],
      merges: [
        { row: 1, toRow: 2, column: 0, toColumn: 2 },
        { row: 1, toRow: 3, column: 3, toColumn: 3 },
      ],
    });
  });

  it.each(['biff8', 'xlsb', 'ods'] as const)(
    'a book as %s tells its merged ranges and the state of its sheets',
    async (bookType) => {
      const sheet = SheetJs.utils.aoa_to_sheet([['a', 'b'], ['c']]);
      sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 1 } }];
      const book = SheetJs.utils.book_new();
      SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet([['x']]), 'Seen');
      SheetJs.utils.book_append_sheet(book, sheet, 'Ranges');
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: bookType === 'ods' ? 1 : 2 }] };
      const bytes: Buffer = SheetJs.write(book, { bookType, type: 'buffer' });

      const [seen, ranges] = await readSheets(save(`ranges.${bookType}`, bytes));

      expect(seen).toMatchObject({ name: 'Seen', hidden: false, state: 'visible' });
      expect(ranges?.merges).toEqual([{ row: 1, toRow: 2, column: 0, toColumn: 1 }]);
      if (bookType !== 'ods') expect(ranges).toMatchObject({ hidden: true, state: 'veryHidden' });
    },
  );

  sharedIt('samples/01_dealers_merged.xlsx', 'the sample list has its hidden column and its merged title', async () => {
    const [list, , dictionary] = await readSheets(sharedPath('samples/01_dealers_merged.xlsx'));

    expect(list?.hiddenColumns).toEqual([{ from: 2, to: 2 }]);
    expect(list?.merges).toContainEqual({ row: 1, toRow: 1, column: 0, toColumn: 8 });
    expect(dictionary).toMatchObject({ hidden: true, state: 'hidden' });
  });

  it.each(['', 'A1', 'A0:B2', 'B2:A1', 'A1:XFE1', 'A1:B2:C3', '__proto__:A1'])('%j is no merged range', (reference) => {
    expect(mergedRange(reference)).toBeUndefined();
  });
});
