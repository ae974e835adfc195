import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import { quickest, readCells } from './collect.ts';
import { buildXlsx, buildZip, MAIN, temporaryFolder, xlsxParts, type ZipPart } from './zipBuilder.ts';

const save = temporaryFolder();
const MIB = 1024 * 1024;

/** Deflated zeros in any amount: one flushed block repeated, so that building the bomb takes no time. */
function zeros(megabytes: number): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(MIB), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: megabytes }, () => block), deflateRawSync(Buffer.alloc(0))]);
}

/** Opens and reads to the end: some faults show only there. */
async function open(name: string, content: Uint8Array): Promise<void> {
  const book = await openWorkbook(save(name, content), { name });
  try {
    for (const sheet of book.sheets) for await (const _ of book.rowBatches(sheet.name));
  } finally {
    await book.close();
  }
}

function failure(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.catch((error: unknown) => error);
}

describe('limits before work', () => {
  it('refuses 1.6 MB that unpack to 1.5 GB within half a second, by the directory alone', async () => {
    const part: ZipPart = {
      name: 'xl/worksheets/sheet2.xml',
      raw: { compressed: zeros(1536), size: 1536 * MIB, crc: 0 },
    };
    const bomb = buildXlsx({ rows: '<row><c><v>1</v></c></row>', extra: [part] });

    const { outcome, ms } = await quickest(500, () => failure(open('bomb.xlsx', bomb)));

    expect(bomb.length).toBeLessThan(2 * MIB);
    expect(outcome).toMatchObject({ code: 'sheet_too_large', params: { limit: '512 MB' } });
    expect(ms).toBeLessThan(500);
  });

  it('refuses a bomb that lies about its size as soon as the bytes exceed it', async () => {
    const sheet: ZipPart = { name: 'xl/worksheets/sheet1.xml', raw: { compressed: zeros(1536), size: MIB, crc: 0 } };
    const bomb = buildZip([...xlsxParts({}).filter((part) => part.name !== sheet.name), sheet]);

    const { outcome, ms } = await quickest(500, () => failure(open('liar.xlsx', bomb)));

    expect(outcome).toMatchObject({ code: expect.stringMatching(/^sheet_(zip|xml)_corrupt$/) });
    expect(ms).toBeLessThan(500);
  });

  it('adds up all parts and watches the string table', async () => {
    const part = (name: string, megabytes: number): ZipPart => ({
      name,
      raw: { compressed: Buffer.alloc(0), size: megabytes * MIB, crc: 0 },
    });

    const many = () => open('many.xlsx', buildXlsx({ extra: [part('a', 400), part('b', 400), part('c', 400)] }));
    const texts = () => open('strings.xlsx', buildXlsx({ extra: [part('xl/sharedStrings.xml', 300)] }));

    await expect(many()).rejects.toMatchObject({ code: 'sheet_too_large', params: { limit: '1024 MB' } });
    await expect(texts()).rejects.toMatchObject({ code: 'sheet_too_large', params: { limit: '256 MB' } });
  });

  it('refuses more than 20,000 parts', async () => {
    const parts = Array.from({ length: 20_001 }, (_, index) => ({ name: `p${index}` }));

    await expect(open('parts.xlsx', buildZip(parts))).rejects.toMatchObject({
      code: 'sheet_too_many_parts',
      params: { limit: '20,000' },
    });
  });

  it('counts the cells that padding would make, not only those that are written', async () => {
    const rows = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(4000);
    const book = await openWorkbook(save('wide.xlsx', buildXlsx({ rows })), { name: 'wide' });

    const read = async () => {
      for await (const _ of book.rowBatches('S'));
    };

    await expect(read()).rejects.toMatchObject({ code: 'sheet_too_many_cells' });
    await book.close();
  });

  it('refuses a file over 100 MiB before reading it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dealerdesk-large-'));
    const path = join(folder, 'large.csv');
    execFileSync('truncate', ['-s', '101M', path]);

    const outcome = await failure(openWorkbook(path, { name: 'large.csv' }));
    rmSync(folder, { recursive: true });

    expect(outcome).toMatchObject({ code: 'sheet_too_large', params: { name: 'large.csv', limit: '100 MB' } });
  });

  it('skips a million empty rows in two seconds', async () => {
    const rows = `<row r="1"><c><v>1</v></c></row>${'<row r="7" spans="1:9" s="1" customFormat="1"/>'.repeat(1_048_575)}`;
    const path = save('million.xlsx', buildXlsx({ rows }));

    const { outcome, ms } = await quickest(2000, () => readCells(path));

    expect(outcome).toEqual([[1]]);
    expect(ms).toBeLessThan(2000);
  });
});

describe('typed errors', () => {
  const rows = '<row><c><v>1</v></c></row>';

  it.each([
    ['nothing at all', Buffer.alloc(0), 'sheet_empty'],
    ['a book without a single value', buildXlsx({ rows: '<row><c s="1"/></row>' }), 'sheet_empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n%\u00e2\u00e3'), 'sheet_not_spreadsheet'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'sheet_not_spreadsheet'],
    ['random bytes', Buffer.from(Array.from({ length: 512 }, (_, i) => (i * 89 + 7) % 32)), 'sheet_not_spreadsheet'],
    ['a zip of photos', buildZip([{ name: 'photo.jpg', data: 'x' }]), 'sheet_not_spreadsheet'],
    ['a Word document', buildZip([{ name: 'word/document.xml', data: '<document/>' }]), 'sheet_not_spreadsheet'],
    ['an HTML page without a table', Buffer.from('<!doctype html><p>Log in first</p>'), 'sheet_not_spreadsheet'],
    ['a zip cut in half', buildXlsx({ rows }).subarray(0, 700), 'sheet_zip_corrupt'],
    ['a truncated sheet', buildXlsx({ sheet: `<worksheet xmlns="${MAIN}"><sheetData>${rows}` }), 'sheet_xml_corrupt'],
    [
      'an unknown entity',
      buildXlsx({ sheet: '<!DOCTYPE x [<!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>' }),
      'sheet_xml_corrupt',
    ],
    [
      'a sheet that is not there',
      buildZip(xlsxParts({}).filter(({ name }) => !name.includes('sheet1'))),
      'sheet_missing_part',
    ],
  ])('calls %s by its name', async (_, content, code) => {
    await expect(open('fault.bin', content)).rejects.toMatchObject({ code, params: { name: 'fault.bin' } });
  });

  it('notices a flipped bit in a part by its checksum', async () => {
    const parts = xlsxParts({ rows });
    const target = parts.findIndex((part) => part.name.includes('sheet1'));
    const text = String(parts[target]?.data).replace('<v>1<', '<v>2<');
    const honest = buildZip([{ name: 'a', data: String(parts[target]?.data) }]);
    const crc = honest.readUInt32LE(14);
    parts[target] = {
      name: 'xl/worksheets/sheet1.xml',
      raw: { compressed: deflateRawSync(text), size: text.length, crc },
    };

    await expect(open('bit.xlsx', buildZip(parts))).rejects.toMatchObject({ code: 'sheet_zip_corrupt' });
  });

  it('says that a file is missing', async () => {
    await expect(openWorkbook('/nowhere/list.xlsx', { name: 'list.xlsx' })).rejects.toMatchObject({
      code: 'file_missing',
      params: { name: 'list.xlsx' },
    });
  });
});

describe('the second opinion', () => {
  it('reads on where a writer forgot to escape an ampersand, also in the middle of a sheet', async () => {
    const good = Array.from({ length: 5000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i + 1}</v></c></row>`);
    good[4000] = '<row r="4001"><c r="A4001" t="str"><v>B & Q</v></c></row>';

    const cells = await readCells(save('ampersand.xlsx', buildXlsx({ rows: good.join('') })));

    expect(cells).toHaveLength(5000);
    expect(cells[3999]).toEqual([4000]);
    expect(cells[4000]?.[0]).toMatch(/^B & Q$/);
    expect(cells[4999]).toEqual([5000]);
  });
});
