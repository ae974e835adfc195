import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as SheetJs from '@e965/xlsx';
import type { Worksheet } from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { compressed } from '../../../src/main/spreadsheets/backlog.ts';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import type { OutColumn, OutValue } from '../../../src/main/spreadsheets/outgoing.ts';
import { writeWorkbook } from '../../../src/main/spreadsheets/writeWorkbook.ts';
import { allRows, readCells, readRows } from './collect.ts';

const root = mkdtempSync(join(tmpdir(), 'dealerdesk-writers-'));
let folder = root;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'x'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const COLUMNS: OutColumn[] = [
  { header: 'code', kind: 'text' },
  { header: 'amount', kind: 'money' },
  { header: 'orders', kind: 'integer' },
  { header: 'share', kind: 'percent' },
  { header: 'day', kind: 'day' },
  { header: 'qty', kind: 'number' },
];
const ROW: OutValue[] = ['00123', 1234.5, 42, 0.125, '2024-05-01', 0.0125];

async function write(rows: Iterable<readonly OutValue[]>, columns = COLUMNS, title?: string[]): Promise<string> {
  const path = join(folder, 'out.xlsx');
  const sheet = { name: 'list', columns, rows, ...(title ? { title } : {}) };
  await writeWorkbook(path, { sheets: [sheet], currencyDigits: 2 });
  return path;
}

function formats(path: string): Record<string, unknown> {
  const sheet = SheetJs.read(readFileSync(path), { cellNF: true }).Sheets.list ?? {};
  return Object.fromEntries(
    Object.entries(sheet)
      .filter(([key]) => !key.startsWith('!'))
      .map(([key, cell]) => [key, cell.z]),
  );
}

describe('an exported workbook', () => {
  it('holds real numbers and dates in readable formats, and codes as text', async () => {
    const path = await write([ROW, ['1.38E+10', -5, null, 1, 'soon', 3]]);

    expect(await readCells(path)).toEqual([
      COLUMNS.map((column) => column.header),
      ['00123', 1234.5, 42, 0.125, { day: '2024-05-01', time: '' }, 0.0125],
      ['1.38E+10', -5, null, 1, 'soon', 3],
    ]);
    expect(formats(path)).toMatchObject({
      A2: '@',
      B2: '#,##0.00',
      C2: '#,##0',
      D2: '0.0%',
      E2: 'yyyy-mm-dd',
      F2: '#,##0.0#####',
      F3: '#,##0',
    });
  });

  it('never contains a formula, whatever the text begins with', async () => {
    const nasty = ['=1+1', '+1', '-1', '@x', '\uff1dA1', "'quoted", '=HYPERLINK("http://x","y")', '_x0041_', '<b>&"'];
    const path = await write(nasty.map((text) => [text]));

    const cells = (await readCells(path)).slice(1).map(([cell]) => cell);
    const book = SheetJs.read(readFileSync(path), { cellFormula: true });

    expect(cells).toEqual(nasty);
    expect(Object.values(book.Sheets.list ?? {}).some((cell) => cell?.f !== undefined)).toBe(false);
  });

  it('has a bold, frozen, filtered header under the title and repeats it on every A4 page', async () => {
    const path = await write([ROW], COLUMNS, ['Tier report', 'as of 2024-05-01']);
    const { default: excel } = await import('exceljs');
    const book = new excel.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.worksheets[0];

    expect(sheet?.getRow(3).getCell(1).font.bold).toBe(true);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet?.autoFilter).toBe('A3:F4');
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    });
    expect((await readRows(path)).map(({ row }) => row)).toEqual([1, 2, 3, 4]);
  });

  it('gives sheets names that Excel accepts', async () => {
    const path = join(folder, 'names.xlsx');
    const names = ["a/b:c*'d", 'A b c  d', 'x'.repeat(40), 'x'.repeat(41), ''];
    await writeWorkbook(path, {
      sheets: names.map((name) => ({ name, columns: COLUMNS, rows: [ROW] })),
      currencyDigits: 2,
    });

    const book = await openWorkbook(path, { name: 'f' });
    await book.close();

    expect(book.sheets.map(({ name }) => name)).toEqual([
      'a b c  d',
      'A b c  d (2)',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
      'Sheet',
    ]);
  });

  it('reads back as it was written, whatever the values', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 }).map((value) =>
      // what XML cannot carry and what every spreadsheet makes one line end is not asked back
      value.replace(/[\p{Cc}\ufffe\uffff]/gu, '').toWellFormed(),
    );
    const money = fc.integer({ min: -1e12, max: 1e12 }).map((cents) => cents / 100);
    const day = fc
      .integer({ min: 0, max: 60_000 })
      .map((offset) => new Date(Date.UTC(1920, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10));
    const row = fc.tuple(text, money, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), day, money);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const path = await write(rows);

        const read = (await readCells(path)).slice(1);

        const expected = rows.map(([code, ...rest]) => [code === '' ? null : code, ...rest]);
        expect(
          read.map((cells) =>
            cells.map((cell) => (cell !== null && typeof cell === 'object' && 'day' in cell ? cell.day : cell)),
          ),
        ).toEqual(expected.map((cells) => cells.map((cell) => (cell === 0 ? 0 : cell))));
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  it('is written no faster than it is compressed', async () => {
    const pipe = { _writableState: { length: 5 * 1024 * 1024 } };
    const sheet = { stream: { buffers: [], pipes: [pipe] } } as unknown as Worksheet;
    const looked: number[] = [];

    await compressed(sheet, () => {
      looked.push(pipe._writableState.length);
      pipe._writableState.length -= 1024 * 1024;
    });

    expect(looked).toEqual([5 * 1024 * 1024]);
    pipe._writableState.length = 5 * 1024 * 1024;
    const failing = compressed(sheet, () => {
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('the disk is full');
  });

  it('goes on in a further sheet after the last row that Excel has', async () => {
    const path = join(folder, 'long.xlsx');
    const columns: OutColumn[] = [{ header: 'n', kind: 'integer' }];
    function* rows(): Generator<[number]> {
      for (let i = 0; i < 1_005; i += 1) yield [i];
    }
    const progress: number[] = [];
    await writeWorkbook(path, {
      sheets: [{ name: 'list', columns, rows: rows() }],
      currencyDigits: 2,
      maxRows: 1_000,
      onProgress: (done) => progress.push(done),
    });

    const book = await openWorkbook(path, { name: 'f' });
    const second = await allRows(book, 'list (2)');
    await book.close();

    expect(second.map(({ cells }) => cells[0])).toEqual(['n', 999, 1000, 1001, 1002, 1003, 1004]);
    expect(progress.at(-1)).toBe(1_005);
  });
});

describe('an export that fails', () => {
  function* broken(): Generator<OutValue[]> {
    for (let i = 0; i < 2000; i += 1) yield ROW;
    throw new Error('cancelled in the middle');
  }

  it('leaves the old file as it was and no rubbish beside it', async () => {
    const path = join(folder, 'out.xlsx');
    writeFileSync(path, 'the old one');
    const sheet = { name: 'l', columns: COLUMNS, rows: broken() };

    await expect(writeWorkbook(path, { sheets: [sheet], currencyDigits: 2 })).rejects.toThrow(
      'cancelled in the middle',
    );

    expect(readFileSync(path, 'utf8')).toBe('the old one');
    expect(readdirSync(folder)).toEqual(['out.xlsx']);
  });

  it('says that the folder is missing or the target cannot be written', async () => {
    const book = { sheets: [{ name: 'l', columns: COLUMNS, rows: [ROW] }], currencyDigits: 2 };
    const taken = join(folder, 'taken.xlsx');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(taken, 'x'), { recursive: true });

    await expect(writeWorkbook(join(folder, 'no', 'out.xlsx'), book)).rejects.toMatchObject({ code: 'folder_missing' });
    await expect(writeWorkbook(taken, book)).rejects.toMatchObject({
      code: 'not_writable',
      params: { name: 'taken.xlsx' },
    });
    if (process.getuid?.() !== 0) {
      chmodSync(folder, 0o500);
      await expect(writeWorkbook(join(folder, 'o.xlsx'), book)).rejects.toMatchObject({ code: 'not_writable' });
      chmodSync(folder, 0o700);
    }
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full', async () => {
    const { writeError } = await import('../../../src/main/spreadsheets/finishedFile.ts');
    const full = await import('node:fs/promises').then((fs) =>
      fs.writeFile('/dev/full', 'x').catch((error: unknown) => error),
    );

    expect(writeError(full, 'out.xlsx')).toMatchObject({ code: 'disk_full', params: { name: 'out.xlsx' } });
  });
});
