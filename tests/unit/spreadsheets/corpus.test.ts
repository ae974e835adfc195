import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as SheetJs from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import { isAppError } from '../../../src/shared/errors/appError.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { secondReading } from './secondReader.ts';
import { compareWithSheetJs } from './sheetJsOracle.ts';

const FILES = 'corpus';
/** Broken on purpose, seen by hand: a wrong checksum, packages and streams with parts missing, a cell repeated without end. */
const INVALID = /issue252\.xlsx|missing-bits\.xlsx|issue_594_dos\.ods|oleloop\.xls|OOM_alloc3\.xls/;
const SLOWEST_MS = 5000;
/** Quotes escaped by backslashes: no two programs read them alike; tests/corpus/reasons.ts says more. */
const SEEN = /example2\.csv|CSV__escape\.csv/;

interface Outcome {
  file: string;
  /** `opened` or the code of the error. */
  result: string;
  rows: number;
  ms: number;
}

const outcomes = new Map<string, Promise<Outcome>>();

/** Each file is read once, whichever test asks first. */
function outcomeOf(path: string): Promise<Outcome> {
  const known = outcomes.get(path) ?? readAll(path);
  outcomes.set(path, known);
  return known;
}

async function readAll(path: string): Promise<Outcome> {
  const file = basename(path);
  const start = performance.now();
  const outcome = (result: string, rows: number) => ({ file, result, rows, ms: performance.now() - start });
  try {
    const book = await openWorkbook(path, { name: file });
    let rows = 0;
    for (const sheet of book.sheets) for await (const batch of book.rowBatches(sheet.name)) rows += batch.length;
    await book.close();
    return outcome('opened', rows);
  } catch (error) {
    if (!isAppError(error)) throw new Error(`${file} ended in an untyped error`, { cause: error });
    return outcome(error.code, 0);
  }
}

function paths(pattern: string): string[] {
  return globSync(sharedPath(`${FILES}/*/*.${pattern}`)).sort();
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${((100 * part) / whole).toFixed(2)} %)`;
}

/** What has a password is no file that could be opened without. */
const LOCKED: readonly string[] = ['sheet_encrypted', 'sheet_cipher_unknown'];

describe('the corpus of other projects', () => {
  // the library tells its doubts about formats to the console
  beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterAll(() => void vi.restoreAllMocks());

  sharedIt(
    FILES,
    'opens or refuses in words every one of its files, quickly, and no book with values is called empty',
    async () => {
      const files = paths('{xlsx,xlsm,xls,xlsb,ods,csv,tsv}');
      const read: Outcome[] = [];
      for (const path of files) read.push(await readAll(path));

      expect(files.length).toBeGreaterThanOrEqual(610);
      expect(read.filter(({ ms }) => ms > SLOWEST_MS)).toEqual([]);
      expect(read.filter(({ result, rows }) => result === 'opened' && rows === 0)).toEqual([]);
      for (const kind of ['xlsx', 'xlsm', 'xls', 'xlsb', 'ods', 'csv']) {
        const ofKind = read.filter(({ file, result }) => file.endsWith(`.${kind}`) && !LOCKED.includes(result));
        const valid = ofKind.filter(({ file }) => !INVALID.test(file));
        const opened = valid.filter(({ result }) => result === 'opened' || result === 'sheet_empty');
        const empty = opened.filter(({ result }) => result === 'sheet_empty').length;
        process.stdout.write(
          `corpus, ${kind}: ${share(opened.length, valid.length)} valid files opened, ${empty} of them empty\n`,
        );
        expect(opened.length / valid.length, kind).toBeGreaterThanOrEqual(kind === 'xls' ? 0.995 : 0.999);
      }
    },
  );

  sharedIt(FILES, 'agrees cell by cell with an independent reader on xlsx', async () => {
    const total = { files: 0, compared: 0, different: 0, emptyThere: 0 };
    const examples: string[] = [];
    for (const path of [...paths('xls[xm]'), ...globSync(sharedPath('samples/0[17]*.xlsx'))]) {
      const book = await openWorkbook(path, { name: basename(path) }).catch(() => undefined);
      if (!book) continue;
      const result = await compareWithSheetJs(path, book).catch(() => undefined); // two files in UTF-16 are beyond it
      await book.close();
      if (!result) continue;
      total.files += 1;
      total.compared += result.compared;
      total.different += result.different;
      examples.push(...result.examples.map((example) => `${basename(path)} ${example}`));
    }
    const equal = total.compared - total.different;
    process.stdout.write(`corpus, cells of ${total.files} xlsx files: ${share(equal, total.compared)} equal\n`);

    expect(total.compared).toBeGreaterThan(80_000);
    expect(equal / total.compared, examples.join('\n')).toBeGreaterThanOrEqual(0.998);
  });

  sharedIt(
    FILES,
    'agrees cell by cell with readers written for these tests on xls, xlsb and ods, with another on csv',
    async () => {
      const totals = new Map<string, { compared: number; different: number }>();
      const examples: string[] = [];
      for (const path of paths('{xls,xlsb,ods,csv,tsv}')) {
        if (SEEN.test(path)) continue;
        const book = await openWorkbook(path, { name: basename(path) }).catch(() => undefined);
        if (!book) continue;
        const found = await secondReading(path, book).catch(() => undefined); // UTF-32 is beyond it
        await book.close();
        if (!found) continue;
        const total = totals.get(found.reader) ?? { compared: 0, different: 0 };
        total.compared += found.compared;
        total.different += found.different;
        totals.set(found.reader, total);
        examples.push(...found.examples.map((example) => `${basename(path)} ${example}`));
      }

      for (const [reader, { compared, different }] of totals) {
        process.stdout.write(`corpus, cells by ${reader}: ${share(compared - different, compared)} equal\n`);
        expect((compared - different) / compared, examples.join('\n')).toBeGreaterThanOrEqual(0.998);
      }
      expect([...totals.keys()].sort()).toEqual(['biff', 'ods', 'papaparse', 'xlsb']);
      expect(totals.get('biff')?.compared).toBeGreaterThan(30_000);
    },
  );

  sharedIt(FILES, 'calls empty only the books in which the other reader finds nothing either', async () => {
    for (const path of paths('{xlsx,xlsm}')) {
      const { result, file } = await outcomeOf(path);
      if (result !== 'sheet_empty') continue;
      const book = attempt(() => SheetJs.read(readFileSync(path)));
      const values = (book?.SheetNames ?? []).flatMap((name) =>
        SheetJs.utils.sheet_to_json<unknown[]>(book?.Sheets[name] ?? {}, { header: 1, blankrows: false }).flat(),
      );

      expect(
        values.filter((value) => value !== ''),
        file,
      ).toEqual([]);
    }
  });
});

/** One of the empty files has no styles part, without which the other reader gives up. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
