import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import { isAppError } from '../../../src/shared/errors/appError.ts';
import { filesBelow } from '../../corpus/manifest.ts';
import { mutate } from '../../corpus/mutate.ts';
import { random } from '../../helpers/random.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { buildXlsx, MAIN, temporaryFolder } from './zipBuilder.ts';

const save = temporaryFolder();

function damaged(bytes: Buffer, next: () => number, mostHits = 12): Buffer {
  const copy = Buffer.from(bytes);
  if (next() < 0.3) return copy.subarray(0, Math.floor(next() * copy.length));
  for (let hits = 1 + Math.floor(next() * mostHits); hits > 0; hits -= 1) {
    copy[Math.floor(next() * copy.length)] = Math.floor(next() * 256);
  }
  return copy;
}

async function survive(content: Buffer): Promise<string> {
  try {
    const book = await openWorkbook(save('fuzz.bin', content), { name: 'fuzz.bin' });
    try {
      for (const sheet of book.sheets) for await (const _ of book.rowBatches(sheet.name));
    } finally {
      await book.close();
    }
    return 'opened';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

describe('damaged files', () => {
  // the library tells its doubts about records to the console
  beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterAll(() => void vi.restoreAllMocks());

  it('end in rows or in a typed error when the XML inside is hit', async () => {
    const next = random(42);
    const rows = Array.from(
      { length: 40 },
      (_, i) =>
        `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>${i % 3}</v></c><c r="B${i + 1}" s="1"><v>45000.5</v></c></row>`,
    ).join('');
    const sheet = Buffer.from(`<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`);
    const strings = Buffer.from(`<sst xmlns="${MAIN}"><si><t>a</t></si><si><r><t>b</t></r></si><si><t/></si></sst>`);
    const outcomes = new Map<string, number>();
    for (let run = 0; run < 400; run += 1) {
      const hit = next() < 0.8;
      const parts = {
        sheet: hit ? damaged(sheet, next, 2) : sheet,
        strings: hit ? strings : damaged(strings, next, 2),
      };
      const outcome = await survive(buildXlsx(parts));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }

    expect(outcomes.get('opened')).toBeGreaterThan(10);
    expect(outcomes.get('sheet_xml_corrupt')).toBeGreaterThan(50);
  });

  sharedIt('samples', 'end in rows or in a typed error when the file itself is hit', async () => {
    const next = random(7);
    const files = [
      '01_dealers_merged.xlsx',
      '08_dealers.xls',
      '03_dealers_gbk.csv',
      '03_html_disguised.xls',
      '07_1904.xlsx',
    ];
    for (const file of files) {
      const bytes = readFileSync(sharedPath(`samples/${file}`));
      for (let run = 0; run < 20; run += 1) await survive(damaged(bytes, next));
    }
  });

  sharedIt('corpus', 'end in rows or in a typed error: a hundred variants of the files of other projects', async () => {
    const next = random(20_261_126);
    const files = filesBelow(sharedPath('corpus'));
    const outcomes = new Map<string, number>();
    for (let run = 0; run < 100; run += 1) {
      const file = files[Math.floor(next() * files.length)] ?? '';
      const outcome = await survive(mutate(readFileSync(sharedPath(`corpus/${file}`)), next));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }

    expect(outcomes.get('opened')).toBeGreaterThan(10);
    expect(100 - (outcomes.get('opened') ?? 0)).toBeGreaterThan(10);
  });
});
