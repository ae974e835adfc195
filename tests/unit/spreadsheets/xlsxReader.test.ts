import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import { allRows, readCells, readRows } from './collect.ts';
import { buildXlsx, buildZip, MAIN, temporaryFolder, type XlsxParts } from './zipBuilder.ts';

const save = temporaryFolder();
let files = 0;
const file = (parts: XlsxParts) => save(`book${++files}.xlsx`, buildXlsx(parts));
const strings = (...items: string[]) =>
  `<sst xmlns="${MAIN}">${items.map((item) => `<si>${item}</si>`).join('')}</sst>`;
const styles = (...codes: string[]) =>
  `<styleSheet xmlns="${MAIN}"><numFmts>${codes
    .map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`)
    .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes
    .map((_, index) => `<xf numFmtId="${200 + index}"/>`)
    .join('')}<xf numFmtId="14"/><xf numFmtId="31"/></cellXfs></styleSheet>`;

describe('the xlsx reader, on texts', () => {
  it('joins rich text, leaves phonetic guides out and undoes the escapes of Excel', async () => {
    const path = file({
      strings: strings(
        '<t>plain</t>',
        '<r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>PHONETIC</t></rPh>',
        '<t xml:space="preserve">  kept  </t>',
        '<t>a_x000D_b_x005F_x0041_</t>',
        '<t><![CDATA[<&>]]>&#x5BA2;</t>',
        '',
      ),
      rows: `<row r="1">${[0, 1, 2, 3, 4, 5].map((i) => `<c t="s"><v>${i}</v></c>`).join('')}<c t="s"><v>99</v></c></row>`,
    });

    expect(await readCells(path)).toEqual([
      ['plain', 'rich text', '  kept  ', 'a\rb_x0041_', '<&>\u5ba2', null, { error: '#REF!' }],
    ]);
  });

  it('reads inline texts and formula texts, and prefers an inline text to its copy', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c>' +
      '<c r="B1" t="inlineStr"><is><r><t>t</t></r><r><t>wo</t></r></is><v>two again</v></c>' +
      '<c r="C1" t="str"><f>A1&amp;"x"</f><v>=not a formula</v></c><c r="D1" t="str"><v></v></c></row>';

    expect(await readCells(file({ rows }))).toEqual([['one', 'two', '=not a formula']]);
  });

  it('keeps Chinese characters whole on the borders of chunks', async () => {
    const phrase = '\u5ba2\u6237\u540d\u79f0\u{20bb7}'; // three and four bytes each, so that every border is met
    const items = Array.from({ length: 20_000 }, (_, index) => `<t>${phrase}${'x'.repeat(index % 7)}${index}</t>`);
    const rows = items.map((_, index) => `<row><c t="s"><v>${index}</v></c></row>`).join('');

    const cells = await readCells(file({ strings: strings(...items), rows }));

    expect(cells).toHaveLength(20_000);
    expect(cells.every(([cell], index) => cell === `${phrase}${'x'.repeat(index % 7)}${index}`)).toBe(true);
  });

  it.each(['utf-16le', 'utf-16be'])('reads parts in %s with a byte order mark', async (encoding) => {
    const xml = `\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${MAIN}"><sheetData><row><c t="inlineStr"><is><t>\u5ba2\u6237</t></is></c></row></sheetData></worksheet>`;
    const bytes = Buffer.from(xml, 'utf16le');

    const path = file({ sheet: encoding === 'utf-16be' ? bytes.swap16() : bytes });

    expect(await readCells(path)).toEqual([['\u5ba2\u6237']]);
  });
});

describe('the xlsx reader, on numbers, truth values and errors', () => {
  it('keeps a cached formula result of 0, exact decimals and numbers too long to be numbers', async () => {
    const rows =
      '<row><c><f>1-1</f><v>0</v></c><c><v>8823.780000000001</v></c><c><v>1.5E3</v></c><c><v>-0.5</v></c>' +
      '<c><v>440101199001011234</v></c><c><f>NOW()</f></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>';

    expect(await readCells(file({ rows }))).toEqual([
      [0, 8823.780000000001, 1500, -0.5, '440101199001011234', null, true, false, { error: '#N/A' }],
    ]);
  });

  it('makes dates of numbers in date formats and nothing else', async () => {
    const rows =
      '<row><c s="1"><v>45413</v></c><c s="2"><v>45413.604166666664</v></c><c s="3"><v>1.5</v></c>' +
      '<c s="4"><v>45413</v></c><c s="5"><v>45413</v></c><c s="6"><v>0.604166666666667</v></c><c s="7"><v>45413</v></c><c s="8"><v>45413</v></c></row>';
    const path = file({
      rows,
      styles: styles(
        'yyyy&quot;\u5e74&quot;m&quot;\u6708&quot;d&quot;\u65e5&quot;',
        'yyyy-mm-dd hh:mm',
        '[h]:mm',
        '#,##0.00&quot;d&quot;',
        '[$-804]aaaa',
        'h:mm AM/PM',
      ),
    });

    const day = { day: '2024-05-01', time: '' };
    expect(await readCells(path)).toEqual([
      [day, { day: '2024-05-01', time: '14:30:00' }, 1.5, 45413, day, '14:30:00', day, day],
    ]);
  });

  it('counts from 1904 where the book says so', async () => {
    const path = file({
      workbook: `<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="true"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`,
      styles: styles('yyyy-mm-dd'),
      rows: '<row><c s="1"><v>0</v></c><c s="1"><v>43951</v></c></row>',
    });

    expect(await readCells(path)).toEqual([
      [
        { day: '1904-01-01', time: '' },
        { day: '2024-05-01', time: '' },
      ],
    ]);
  });

  it('reads ISO dates of strict documents', async () => {
    const rows =
      '<row><c t="d"><v>2024-05-01</v></c><c t="d"><v>2024-05-01T14:30:00</v></c><c t="d"><v>soon</v></c></row>';

    expect(await readCells(file({ rows }))).toEqual([
      [{ day: '2024-05-01', time: '' }, { day: '2024-05-01', time: '14:30:00' }, 'soon'],
    ]);
  });
});

describe('the xlsx reader, on rows and columns', () => {
  it('gives each row the number and the visibility it has on the screen', async () => {
    const rows =
      '<row r="2" hidden="1"><c><v>1</v></c></row><row/><row><c><v>2</v></c></row><row r="1000000"><c><v>3</v></c></row>';

    const read = await readRows(file({ rows }));

    expect(read.map(({ row, hidden }) => [row, hidden])).toEqual([
      [2, true],
      [4, false],
      [1_000_000, false],
    ]);
  });

  it('puts cells into their columns, with or without references, and drops empty tails and rows', async () => {
    const rows =
      '<row><c r="B1"><v>1</v></c><c><v>2</v></c><c r="AA1"><v>3</v></c><c r="AB1" s="1"/></row><row><c r="A2" s="1"/><c t="inlineStr"><is><t></t></is></c></row>';

    const read = await readCells(file({ rows }));

    expect(read).toEqual([[null, 1, 2, ...Array.from({ length: 23 }, () => null), 3]]);
  });

  it('does not believe the dimension of the sheet', async () => {
    const sheet = `<worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>`;

    expect(await readCells(file({ sheet }))).toEqual([[1, 2]]);
  });

  it('takes any prefix for the main namespace and nothing from foreign elements', async () => {
    const sheet =
      `<x:worksheet xmlns:x="${MAIN}" xmlns:y="urn:other"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v>` +
      '<x:extLst><x:ext><y:v>9</y:v></x:ext></x:extLst></x:c></x:row></x:sheetData><y:row><y:c><y:v>8</y:v></y:c></y:row></x:worksheet>';

    expect(await readCells(file({ sheet }))).toEqual([[1]]);
  });

  it('reads the same row twice the same way', async () => {
    const book = await openWorkbook(file({ rows: '<row><c><v>1</v></c></row><row><c><v>2</v></c></row>' }), {
      name: 'f',
    });

    const first = await allRows(book, 'S');
    const second = await allRows(book, 'S');
    await book.close();

    expect(second).toEqual(first);
  });

  it('stops reading when the caller does', async () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(100_000);
    const book = await openWorkbook(file({ rows }), { name: 'f' });

    let seen = 0;
    for await (const _ of book.rows('S')) if (++seen === 3) break;
    await book.close();

    expect(seen).toBe(3);
  });
});

describe('the xlsx reader, on packages', () => {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const sheet = (value: string) =>
    `<worksheet xmlns="${MAIN}"><sheetData><row><c t="inlineStr"><is><t>${value}</t></is></c></row></sheetData></worksheet>`;

  it('follows absolute and relative targets, tells hidden sheets and leaves chart sheets out', async () => {
    const path = save(
      'targets.xlsx',
      buildZip([
        {
          name: '_rels/.rels',
          data: `<Relationships><Relationship Id="a" Type="${office}/officeDocument" Target="/book/main.xml"/></Relationships>`,
        },
        {
          name: 'book/main.xml',
          data: `<workbook xmlns="${MAIN}" xmlns:d="${office}"><sheets><sheet name="one" d:id="r1"/><sheet name="two" state="hidden" d:id="r2"/><sheet name="three" state="veryHidden" d:id="r3"/><sheet name="chart" d:id="r4"/></sheets></workbook>`,
        },
        {
          name: 'book/_rels/main.xml.rels',
          data:
            `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="/data/a.xml"/>` +
            `<Relationship Id="r2" Type="${office}/worksheet" Target="../data/b.xml"/>` +
            `<Relationship Id="r3" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="SHEETS\\C.xml"/>` +
            `<Relationship Id="r4" Type="${office}/chartsheet" Target="chart.xml"/></Relationships>`,
        },
        { name: '/data/a.xml', data: sheet('a') },
        { name: 'data\\b.xml', data: sheet('b') },
        { name: 'book/sheets/c.xml', data: sheet('c') },
        { name: 'book/chart.xml', data: '<chartsheet/>' },
      ]),
    );

    const book = await openWorkbook(path, { name: 'f' });
    await book.close();

    expect(book.sheets).toMatchObject([
      { name: 'one', hidden: false, state: 'visible' },
      { name: 'two', hidden: true, state: 'hidden' },
      { name: 'three', hidden: true, state: 'veryHidden' },
    ]);
    expect(await readCells(path, 'one')).toEqual([['a']]);
    expect(await readCells(path, 'two')).toEqual([['b']]);
    expect(await readCells(path, 'three')).toEqual([['c']]);
  });

  it('names the sheets that there are when asked for another', async () => {
    const book = await openWorkbook(file({ rows: '<row><c><v>1</v></c></row>' }), { name: 'f' });

    await expect(allRows(book, 'T')).rejects.toMatchObject({
      code: 'import_unknown_sheet',
      params: { sheet: 'T', sheets: 'S' },
    });
    await book.close();
  });
});
