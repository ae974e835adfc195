import { describe, expect, it } from 'vitest';
import { LIMITS, TextBudget } from '../../../src/main/spreadsheets/limits.ts';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import { readHead } from '../../../src/main/spreadsheets/readHead.ts';
import { isAppError } from '../../../src/shared/errors/appError.ts';
import { quickest, readCells } from './collect.ts';
import { buildXlsx, buildZip, MAIN, temporaryFolder, xlsxParts } from './zipBuilder.ts';

const save = temporaryFolder();
const ROW = '<row><c><v>1</v></c></row>';

/** `opened` and the number of cells, or the code of the error; anything else is a bug and is thrown. */
async function outcomeOf(name: string, content: string | Buffer): Promise<string> {
  try {
    const book = await openWorkbook(save(name, Buffer.from(content)), { name });
    let cells = 0;
    for (const sheet of book.sheets) for await (const row of book.rows(sheet.name)) cells += row.cells.length;
    await book.close();
    return `opened ${cells}`;
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

const LITERAL = [[['&e10;']], [['&x;']], [[1]]];

function codeOf(error: unknown): string {
  if (isAppError(error)) return error.code;
  throw error;
}

/** Ten entities, each ten of the one before: 10¹⁰ characters when they are unfolded. */
function laughs(depth = 10): string {
  const lines = Array.from({ length: depth }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
  return `<!DOCTYPE x [<!ENTITY e0 "ha">${lines.join('')}]>`;
}

const bomb = `&e10;`;
const sheetOf = (text: string, before = '') =>
  `${before}<worksheet xmlns="${MAIN}"><sheetData><row><c t="str"><v>${text}</v></c></row></sheetData></worksheet>`;

describe('entities', () => {
  it.each([
    ['in a sheet', buildXlsx({ sheet: sheetOf(bomb, laughs()) })],
    [
      'in the string table',
      buildXlsx({ rows: ROW, strings: `${laughs()}<sst xmlns="${MAIN}"><si><t>${bomb}</t></si></sst>` }),
    ],
    ['in the workbook', buildXlsx({ rows: ROW, workbook: `${laughs()}<workbook><sheets>${bomb}</sheets></workbook>` })],
    [
      'that name a file of the machine',
      buildXlsx({ sheet: sheetOf('&x;', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>') }),
    ],
    ['that name themselves', buildXlsx({ sheet: sheetOf('&x;', '<!DOCTYPE a [<!ENTITY x "&x;">]>') })],
  ])('%s are never unfolded', async (_, content) => {
    const path = save('entities.xlsx', content);
    const { outcome, ms } = await quickest(500, () => readCells(path).catch(codeOf));

    // refused, or taken by the more lenient reader as the letters that stand there
    expect(['sheet_xml_corrupt', ...LITERAL].map((one) => JSON.stringify(one))).toContain(JSON.stringify(outcome));
    expect(ms).toBeLessThan(500);
  });

  it('of a spreadsheet that is one XML text are never unfolded either', async () => {
    const { outcome, ms } = await quickest(1000, () =>
      outcomeOf(
        'entities.xls',
        `<?xml version="1.0"?>${laughs()}${flatXml(`<Row><Cell><Data>${bomb}</Data></Cell></Row>`)}`,
      ),
    );

    expect(outcome).toMatch(/^opened 1$|^sheet_/);
    expect(ms).toBeLessThan(1000);
  });

  it('that name a file bring none of it', async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${flatXml('<Row><Cell><Data>&x;</Data></Cell></Row>')}`;

    const cells = await readCells(save('external.xls', xml)).catch(() => []);

    expect(JSON.stringify(cells)).not.toContain('root:');
  });
});

function flatXml(rows: string): string {
  const uri = 'urn:schemas-microsoft-com:office:spreadsheet';
  return `<Workbook xmlns="${uri}" xmlns:ss="${uri}"><Worksheet ss:Name="S"><Table>${rows}</Table></Worksheet></Workbook>`;
}

function flatOpenDocument(rows: string): string {
  const names = ['office', 'table', 'text'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  return `<?xml version="1.0"?><office:document ${names.join(' ')} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document>`;
}

describe('one long string that many cells point to', () => {
  const long = 'long'.repeat(256 * 1024);
  const strings = `<sst xmlns="${MAIN}"><si><t>${long}</t></si></sst>`;
  const book = (cells: number, rows: number) =>
    buildXlsx({ rows: `<row>${'<c t="s"><v>0</v></c>'.repeat(cells)}</row>`.repeat(rows), strings });
  const headOf = async (content: Buffer) => {
    const opened = await openWorkbook(save('long.xlsx', content), { name: 'long.xlsx' });
    try {
      return (await readHead(opened, 200, 'long.xlsx')).sheets[0];
    } finally {
      await opened.close();
    }
  };

  it.each([
    ['in one row', book(20, 1)],
    ['in one row below the other', book(1, 80)],
  ])('%s is refused before it fills the memory', async (_, content) => {
    expect((await headOf(content))?.error?.code).toBe('sheet_too_large');
  });

  it('is read where it stands once', async () => {
    expect(await headOf(book(1, 2))).toMatchObject({ error: null, rows: [{ cells: [long] }, { cells: [long] }] });
  });

  it('may come to no more in a whole sheet than its budget', () => {
    const budget = new TextBudget('long.xlsx', 20);

    expect(budget.spend(['twelve chars', 3, null])).toBe(12);
    expect(() => budget.spend(['nine more'])).toThrow(expect.objectContaining({ code: 'sheet_too_large' }));
    expect(LIMITS.headCharacters).toBeLessThan(LIMITS.sheetCharacters);
  });
});

describe('small files that say that they are large', () => {
  const data = '<Data ss:Type="String">a</Data>';
  const cell = (repeat: string, text: string) =>
    `<table:table-row table:number-rows-repeated="1000000"><table:table-cell ${repeat}>${text}</table:table-cell></table:table-row>`;

  it.each([
    [
      'a row beyond all sheets',
      flatXml(`<Row ss:Index="4000000000"><Cell>${data}</Cell></Row>`),
      'sheet_too_many_rows',
    ],
    [
      'a column beyond all sheets',
      flatXml(`<Row><Cell ss:Index="4000000000">${data}</Cell></Row>`),
      'sheet_too_many_cells',
    ],
    [
      'a web page’s cell over a thousand million columns',
      '<table><tr><td colspan="1000000000">a</td><td>b</td></tr></table>',
      'sheet_too_many_cells',
    ],
    [
      'a figure repeated in every cell',
      flatOpenDocument(cell('table:number-columns-repeated="16384" office:value-type="float" office:value="3"', '')),
      'sheet_too_many_cells',
    ],
    [
      'a text repeated in every cell',
      flatOpenDocument(cell('table:number-columns-repeated="16384"', '<text:p>3</text:p>')),
      'sheet_too_many_cells',
    ],
    ['a merge across everything', flatXml(`<Row><Cell ss:MergeAcross="400000000">${data}</Cell></Row>`), 'opened 1'],
    [
      'a million empty rows below',
      flatOpenDocument(
        `<table:table-row><table:table-cell><text:p>3</text:p></table:table-cell></table:table-row>${cell('table:number-columns-repeated="16384"', '')}`,
      ),
      'opened 1',
    ],
  ])('%s', async (_, content, expected) => {
    expect(await outcomeOf('large.xml', content.startsWith('<table') ? `<html>${content}</html>` : content)).toBe(
      expected,
    );
  });

  it('a row number that is no number, or none of a sheet, is counted on from the row before', async () => {
    const rows = ['1e400', '-3', '2.5', 'x'].map((r) => `<row r="${r}"><c><v>1</v></c></row>`).join('');
    const book = await openWorkbook(save('rows.xlsx', buildXlsx({ rows })), { name: 'f' });
    const numbers: number[] = [];
    for await (const { row } of book.rows('S')) numbers.push(row);
    await book.close();

    expect(numbers).toEqual([1, 2, 3, 4]);
  });
});

describe('sizes that are not what they are said to be', () => {
  const parts = (size: (real: number) => number) =>
    xlsxParts({ rows: ROW }).map((part) => {
      if (!part.name.endsWith('sheet1.xml')) return part;
      const honest = buildZip([{ name: 'a', data: part.data ?? '' }]);
      const packed = honest.readUInt32LE(18);
      const compressed = honest.subarray(31, 31 + packed);
      return {
        name: part.name,
        raw: { compressed, size: size(honest.readUInt32LE(22)), crc: honest.readUInt32LE(14) },
      };
    });

  it('are refused in both directions, and the honest one is read', async () => {
    expect(await outcomeOf('honest.xlsx', buildZip(parts((real) => real)))).toBe('opened 1');
    expect(await outcomeOf('more.xlsx', buildZip(parts((real) => real - 1)))).toBe('sheet_zip_corrupt');
    expect(await outcomeOf('less.xlsx', buildZip(parts((real) => real + 1)))).toBe('sheet_zip_corrupt');
  });
});

describe('names that are words of the language', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty'];

  it('are sheet names like any other, and change no object', async () => {
    const sheets = names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId1"/>`).join('');
    const workbook = `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`;
    const path = save('names.xlsx', buildXlsx({ workbook, rows: ROW }));

    const book = await openWorkbook(path, { name: 'f' });
    const cells = await Promise.all(names.map((name) => readCells(path, name)));
    await book.close();

    expect(book.sheets.map(({ name }) => name)).toEqual(names);
    expect(cells).toEqual(names.map(() => [[1]]));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each(names)('the spreadsheet in XML with the sheet %s is read or refused, and changes no object', async (name) => {
    const xml = flatXml('<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>').replace('"S"', `"${name}"`);

    expect(await outcomeOf('names.xml', xml)).toMatch(/^opened 1$|^sheet_/);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).A1).toBeUndefined();
  });

  it('are cell references that say nothing: the cell stands where it is written', async () => {
    const rows = names.map((name) => `<row r="${name}"><c r="${name}" t="str"><v>${name}</v></c></row>`).join('');

    const cells = await readCells(save('refs.xlsx', buildXlsx({ rows })));

    expect(cells).toEqual(names.map((name) => [name]));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

it('formulas are texts or their last results, never run', async () => {
  const formula = '<c t="str"><f>HYPERLINK("x")</f><v>=cmd|calc!A0</v></c><c><f>1+1</f><v>3</v></c><c><f>NOW()</f></c>';
  const csv = '=cmd|calc!A0,+1+1,@SUM(1),-2\n';

  expect(await readCells(save('formula.xlsx', buildXlsx({ rows: `<row>${formula}</row>` })))).toEqual([
    ['=cmd|calc!A0', 3],
  ]);
  expect(await readCells(save('formula.csv', csv))).toEqual([['=cmd|calc!A0', '+1+1', '@SUM(1)', '-2']]);
});

it('documents of other kinds in an OpenDocument package are called by their names', async () => {
  const odt = (type: string) =>
    buildZip([
      { name: 'mimetype', data: `application/vnd.oasis.opendocument.${type}` },
      { name: 'content.xml', data: '<a/>' },
    ]);

  for (const [type, what] of [
    ['text', 'Writer'],
    ['presentation', 'Impress'],
  ] as const)
    await expect(openWorkbook(save(`${type}.ods`, odt(type)), { name: 'f' })).rejects.toMatchObject({
      code: 'sheet_not_spreadsheet',
      params: { what },
    });
});
