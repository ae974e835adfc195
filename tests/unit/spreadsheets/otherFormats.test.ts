import { readFileSync } from 'node:fs';
import * as SheetJs from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withoutFormulas } from '../../../src/main/spreadsheets/biffStream.ts';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { readCells, readRows } from './collect.ts';
import { buildZip, temporaryFolder } from './zipBuilder.ts';

const save = temporaryFolder();

/** A book as the library writes it, in any of its formats. */
function written(bookType: SheetJs.BookType): Buffer {
  const sheet = SheetJs.utils.aoa_to_sheet([
    ['\u5ba2\u6237', '013800138000', 12.5, true],
    [null, 'x', -3],
  ]);
  sheet.E1 = { t: 'n', v: 45413, z: 'yyyy-mm-dd' };
  sheet.E2 = { t: 'n', v: 0, f: '1-1' };
  sheet['!ref'] = 'A1:E2';
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, sheet, 'S');
  const bytes: unknown = SheetJs.write(book, { bookType, type: 'buffer' });
  if (!Buffer.isBuffer(bytes)) throw new Error('no buffer');
  return bytes;
}

describe('xls, xlsb and ods', () => {
  beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterAll(() => void vi.restoreAllMocks());

  it.each([
    ['biff8', 'xls'],
    ['xlsb', 'other'],
    ['ods', 'other'],
    ['xlml', 'other'],
  ] as const)('reads what another program wrote as %s, whatever the file is called', async (bookType, format) => {
    const path = save(`${bookType}.xlsx`, written(bookType));

    const book = await openWorkbook(path, { name: 'f' });
    await book.close();

    expect(book.format).toBe(format);
    expect(await readCells(path)).toEqual([
      ['\u5ba2\u6237', '013800138000', 12.5, true, { day: '2024-05-01', time: '' }],
      [null, 'x', -3, null, 0],
    ]);
  });

  sharedIt('corpus', 'loses no cell by hiding formulas and drawings from the library', async () => {
    const path = sharedPath('corpus/calamine/tests__xls_formula.xls');
    const direct = SheetJs.read(readFileSync(path), { cellFormula: false });
    const first = direct.SheetNames[0] ?? '';
    const expected = SheetJs.utils.sheet_to_json<unknown[]>(direct.Sheets[first] ?? {}, {
      header: 1,
      blankrows: false,
    });

    const cells = await readCells(path);

    expect(cells.flat().filter((cell) => cell !== null)).toHaveLength(
      expected.flat().filter((cell) => cell != null).length,
    );
  });

  sharedIt('corpus', 'asks for the password, or for a copy without one where none would help', async () => {
    for (const [file, code] of [
      ['pass_protected.xlsx', 'sheet_encrypted'],
      ['pass_protected.xlsb', 'sheet_encrypted'],
      ['pass_protected.ods', 'sheet_cipher_unknown'],
    ] as const) {
      await expect(
        openWorkbook(sharedPath(`corpus/calamine/tests__${file}`), { name: file }),
        file,
      ).rejects.toMatchObject({ code, params: { name: file } });
    }
  });

  it('refuses a cut-off stream instead of reading half of it', () => {
    const stream = Buffer.from('0908100000060500', 'hex');

    expect(() => withoutFormulas(stream, 'f')).toThrow(expect.objectContaining({ code: 'sheet_zip_corrupt' }));
  });

  it('refuses a row that is repeated until the memory is full', async () => {
    const content =
      '<o:document-content xmlns:o="o" xmlns:t="t"><t:table><t:table-row t:number-rows-repeated="1000000">' +
      '<t:table-cell t:number-columns-repeated="16384" o:value-type="float" o:value="1"/></t:table-row></t:table></o:document-content>';
    const path = save(
      'repeat.ods',
      buildZip([
        { name: 'content.xml', data: content },
        { name: 'styles.xml', data: '<a/>' },
      ]),
    );

    await expect(openWorkbook(path, { name: 'f' })).rejects.toMatchObject({
      code: 'sheet_too_many_cells',
    });
  });
});

describe('HTML and XML called xls', () => {
  it('keeps the texts of an HTML table as they are', async () => {
    const html =
      '<html><body><table><tr><th>Phone</th><th>Day</th></tr>' +
      '<tr><td>013800138000</td><td>2024-5-1</td></tr><tr><td>1.0</td><td>A &amp; B<br>C</td></tr></table></body></html>';

    const rows = await readRows(save('html.xls', html));

    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, 'Phone', 'Day'],
      [2, '013800138000', '2024-5-1'],
      [3, '1.0', 'A & B\nC'],
    ]);
  });

  it('takes a CSV that begins with a bracket for a CSV', async () => {
    expect(await readCells(save('bracket.csv', '<10,>10\n1,2\n'))).toEqual([
      ['<10', '>10'],
      ['1', '2'],
    ]);
  });
});
