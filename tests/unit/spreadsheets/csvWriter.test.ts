import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import type { OutColumn, OutSheet, OutValue } from '../../../src/main/spreadsheets/outgoing.ts';
import { type CsvEncoding, writeCsv } from '../../../src/main/spreadsheets/writeCsv.ts';
import { allRows, readCells } from './collect.ts';

const folder = mkdtempSync(join(tmpdir(), 'dealerdesk-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COLUMNS: OutColumn[] = [
  { header: '编号', kind: 'text' },
  { header: '金额', kind: 'money' },
  { header: '占比', kind: 'percent' },
  { header: '数量', kind: 'number' },
];

let count = 0;
async function write(sheets: OutSheet[], encoding: CsvEncoding = 'utf-8'): Promise<string> {
  count += 1;
  const path = join(folder, `${count}.csv`);
  await writeCsv(path, { sheets, currencyDigits: 2 }, encoding);
  return path;
}

const list = (rows: OutSheet['rows'], columns = COLUMNS): OutSheet => ({ name: '客户', columns, rows });

describe('an exported csv', () => {
  it('is UTF-8 with a mark and CRLF; numbers are plain, texts that look like formulas are guarded', async () => {
    const path = await write([
      list([
        ['=1+1', -1234.5, 0.125, 1e-7],
        ['a,"b"', null, null, 1e21],
      ]),
    ]);

    expect(readFileSync(path).subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(readFileSync(path, 'utf8').slice(1)).toBe(
      '编号,金额,占比,数量\r\n\'=1+1,-1234.50,12.5%,0.0000001\r\n"a,""b""",,,1000000000000000000000\r\n',
    );
  });

  it('is GB18030 without a mark for old programs, and our reader knows it', async () => {
    const path = await write([list([['龙岩市𠀀', 1, null, null]])], 'gb18030');

    expect(new TextDecoder('gb18030').decode(readFileSync(path))).toBe('编号,金额,占比,数量\r\n龙岩市𠀀,1.00,,\r\n');
    expect((await readCells(path))[1]).toEqual(['龙岩市𠀀', '1.00']);
  });

  it.each(['=1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1', '\0=1', '\uff1d1', '\uff0b1', '\uff0d1', '\uff20a', "'=1"])(
    'has no cell, header, name or title that begins as %j does: programs would calculate it',
    async (text) => {
      const path = await write([
        {
          name: text,
          title: [text],
          columns: [{ header: text, name: text, kind: 'text' }],
          names: true,
          rows: [[text]],
        },
        list([]),
      ]);

      const bytes = readFileSync(path, 'utf8').slice(1);
      const said = /[\r\n]|^\s|\s$/.test(`'${text}`) ? `"'${text}"` : `'${text}`;
      // The table's name, its title, its header, its columns' machine names, a row.
      expect(bytes.startsWith(`${said}\r\n`.repeat(5))).toBe(true);
    },
  );

  it('puts several tables below each other, each under its name', async () => {
    const path = await write([
      { ...list([['1']]), title: ['截至10月31日'] },
      { ...list([['2']]), name: '单据' },
    ]);

    const cells = await readCells(path);

    expect(cells.map(([first]) => first)).toEqual(['客户', '截至10月31日', '编号', '1', '单据', '编号', '2']);
  });

  it.each(['=1', '+86 138', '-1', '@x', '\tx', '＝A1', "'=1", "''-", "'", "it's", '="1"', 'x\ny', ' y '])(
    'reads back %j as it was',
    async (text) => {
      const path = await write([list([[text, 1, null, null]])]);

      expect((await readCells(path))[1]?.[0]).toBe(text);
    },
  );

  it('reads back any table of texts and numbers, whatever the values, in either encoding', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((value) => !/[\r\0\ufeff\ue000-\uf8ff]|^="/.test(value));
    const row = fc.tuple(text, fc.integer({ min: -1e12, max: 1e12 }), text);
    const columns: OutColumn[] = [
      { header: 'a', kind: 'text' },
      { header: 'b', kind: 'integer' },
      { header: 'c', kind: 'text' },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.constantFrom<CsvEncoding>('utf-8', 'gb18030'),
        async (rows, encoding) => {
          const path = await write([list(rows, columns)], encoding);

          // Of a few characters nobody can guess the encoding: it is told.
          const book = await openWorkbook(path, { name: 'f', encoding });
          const read = (await allRows(book, 'CSV')).slice(1).map(({ cells }) => cells);
          await book.close();

          expect(read).toEqual(rows.map(([a, b, c]) => [a, String(b), c]));
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });

  it('leaves nothing behind when it breaks off', async () => {
    function* broken(): Generator<OutValue[]> {
      for (let i = 0; i < 5000; i += 1) yield ['x'.repeat(40), 1, 1, 1];
      throw new Error('cancelled in the middle');
    }
    const before = readdirSync(folder).length;

    await expect(write([list(broken())])).rejects.toThrow('cancelled in the middle');

    expect(readdirSync(folder)).toHaveLength(before);
  });
});
