import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { RecordCutter } from '../../../src/main/spreadsheets/csvRecords.ts';
import { guessDelimiter } from '../../../src/main/spreadsheets/delimiter.ts';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import { quickest, readCells, readRows } from './collect.ts';
import { temporaryFolder } from './zipBuilder.ts';

const save = temporaryFolder();
let files = 0;
const file = (text: string) => save(`list${++files}.csv`, text);

function cut(text: string, delimiter = ',', pieceLength = text.length || 1): string[][] {
  const cutter = new RecordCutter(delimiter);
  const records: string[][] = [];
  for (let at = 0; at < text.length; at += pieceLength) records.push(...cutter.push(text.slice(at, at + pieceLength)));
  return [...records, ...cutter.end()];
}

describe('cutting records', () => {
  it('agrees with a general parser on every well-formed file, wherever the text is torn', () => {
    const cell = fc
      .array(fc.constantFrom('\u5ba2', 'a', '1', ',', '"', '\n', ' ', '-', ';'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (rows, end, step, all) => {
          const text = rows
            .map((row) =>
              row.map((value) => (all || /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(','),
            )
            .join(end);
          const inUnits = text.replace(/\r\n?/g, '\n');

          const records = cut(text, ',', step);

          expect(records).toEqual(rows);
          expect(records).toEqual(Papa.parse<string[]>(inUnits, { delimiter: ',', newline: '\n' }).data);
        },
      ),
      { numRuns: 2000, seed: 3 },
    );
  });

  it('keeps text behind a closing quote, as Excel does', () => {
    expect(cut('"a"b,c\n')).toEqual([['ab', 'c']]);
  });

  it('takes a quote inside a cell literally', () => {
    expect(cut('5" pipe,3\n7" pipe,4\n')).toEqual([
      ['5" pipe', '3'],
      ['7" pipe', '4'],
    ]);
  });

  it('loses no line to a quote that never closes or closes in a later cell', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `${index},ok`);
    const open = ['"5 inch pipe,3', ...lines].join('\n');
    const crossed = ['"5 inch,3', ...lines, '"6 inch,4', ...lines].join('\n');

    expect(cut(open)).toHaveLength(51);
    expect(cut(open)[0]).toEqual(['"5 inch pipe', '3']);
    expect(cut(crossed, ',', 7)).toHaveLength(102);
  });

  it('stays quick where every line opens a quote', async () => {
    const text = '"open,1\n'.repeat(200_000);

    const { outcome, ms } = await quickest(2000, async () => cut(text, ',', 64 * 1024));

    expect(outcome).toHaveLength(200_000);
    expect(ms).toBeLessThan(2000);
  });
});

describe('guessing the delimiter', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2,5;3,5\n1,0;2,0;3,0\n', ';'],
    ['a\tb\nx, y and z\tw\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['Title of the list\nas of May\na,b,c\n1,2,3\n4,5,6\n', ','],
    ['"a;b;c","d"\n"e;f;g","h"\n', ','],
    ['name\nx\n', ','],
    ['', ','],
  ])('of %j', (text, delimiter) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });
});

describe('the csv reader', () => {
  it('keeps every value as the text it is', async () => {
    expect(await readCells(file('013800138000,1-2,1.0,TRUE,=1+1, x \n'))).toEqual([
      ['013800138000', '1-2', '1.0', 'TRUE', '=1+1', ' x '],
    ]);
  });

  it('numbers rows as Excel does: blank lines and a line break in quotes count as one row each', async () => {
    const rows = await readRows(file('a,b\r\n\r\n"two\r\nlines",c\r\n,,\r\nd,e,,\r\n'));

    expect(rows).toEqual([
      { row: 1, hidden: false, cells: ['a', 'b'] },
      { row: 3, hidden: false, cells: ['two\nlines', 'c'] },
      { row: 5, hidden: false, cells: ['d', 'e'] },
    ]);
  });

  it.each([
    ['never closes', 'a,b,c\r\n1,"x,2\r\n3,y,4\r\n5,z,6\r\n', [2]],
    ['closes in a later cell', 'a,b,c\n1,"x,2\n3,"y",4\n', [2]],
    ['closes where a later cell ends', 'a,b,c\n1,"x,2\n3,y,4\n5,6 inch",7\n8,u,9\n', [2]],
    ['swallows the rest of the file', 'a,b,c\n0,w,0\n1,"x,2\n3,y,4\n5,z,6"', [3]],
    ['closes in its cell', 'a,b,c\n1,"x, one\ny, two",2\n3,"5"" pipe",4\n', []],
  ])('marks the row where a quote opens that %s', async (_, text, marked) => {
    const rows = await readRows(file(text));

    expect(rows.filter(({ openQuote }) => openQuote).map(({ row }) => row)).toEqual(marked);
  });

  it('obeys a sep= line and does not count it', async () => {
    expect(await readRows(file('sep=;\r\na,b;c\r\n'))).toEqual([{ row: 1, hidden: false, cells: ['a,b', 'c'] }]);
  });

  it('undoes the guards against formulas, and only those', async () => {
    expect(await readCells(file(`="00123",'=1+1,'-5,'\uff1dx,'quoted',"'@x"\n`))).toEqual([
      ['00123', '=1+1', '-5', '\uff1dx', "'quoted'", '@x'],
    ]);
  });

  it('reads old Mac line ends, a missing last line end and NUL dirt', async () => {
    expect(await readCells(file('a,b\rc,d'))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(await readCells(file('a\0,b\n'))).toEqual([['a', 'b']]);
  });

  it('has one sheet, reads it as often as wanted and stops when the caller does', async () => {
    const book = await openWorkbook(file('a,b\n'.repeat(200_000)), { name: 'f' });

    let seen = 0;
    for await (const _ of book.rows(book.sheets[0]?.name ?? '')) if (++seen === 3) break;
    const rows = await readRows(file('a\n'));

    expect(book.sheets).toHaveLength(1);
    expect(seen).toBe(3);
    expect(rows).toHaveLength(1);
  });

  it('refuses a line that never ends and a file of blanks', async () => {
    const endless = file('x'.repeat(10_000_000));
    const blank = file('\n,,\n  \n'.replace('  ', ''));

    await expect(readRows(endless)).rejects.toMatchObject({ code: 'sheet_too_large' });
    await expect(readRows(blank)).rejects.toMatchObject({ code: 'sheet_empty' });
  });
});
