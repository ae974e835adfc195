import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { AppError } from '../../src/shared/errors/appError.ts';
import { directJobs } from '../helpers/directJobs.ts';

/** Texts longer than a cell, in pieces on the last sheet of a whole export, and what somebody may have done to them. */

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-long-'));
const jobs = directJobs(dir);
const path = join(dir, 'whole.xlsx');
/** Seven pieces of 5,333 and one of the rest; blanks fill a piece of their own, and signs of two halves none evenly. */
const NOTES = [`店${' '.repeat(35_000)}货`, `a${'😀'.repeat(18_000)}`];

/** A row of the sheet of long texts: number, piece, text. */
type Piece = [number: unknown, piece: unknown, text: unknown];

beforeAll(async () => {
  const from = jobs.path('from');
  const raw = await jobs.newFile(from);
  const insert = raw.prepare(
    `INSERT INTO dealer (uid, name, name_key, sort_key, note, created_at, updated_at) VALUES (@name, @name, @name, @name, @note, 1, 1)`,
  );
  NOTES.forEach((note, at) => {
    insert.run({ name: `店${at}`, note });
  });
  raw.close();
  await jobs.exportTo(from, path, 'zh-CN');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const digest = (text: unknown) => createHash('sha256').update(String(text)).digest('hex');

function notesOf(dataFile: string): string[] {
  const raw = openReader(dataFile);
  const notes = raw.prepare('SELECT note FROM dealer ORDER BY id').pluck().all();
  raw.close();
  return notes.map(digest);
}

/** @throws Error where the export has no such sheet */
function sheetOf(book: WorkBook, name: string): WorkSheet {
  const sheet = book.Sheets[name];
  if (sheet === undefined) throw new Error(`there is a sheet ${name}`);
  return sheet;
}

/**
 * Takes the workbook in after its pieces were changed. By SheetJS: exceljs 4.4 writes a whole book through JSZip, which breaks a
 * sign of two halves where one of its blocks of 16 KiB ends.
 * @returns the notes then, or what is told
 */
async function taken(name: string, change: (pieces: Piece[], book: WorkBook) => Piece[]): Promise<unknown> {
  const book = read(readFileSync(path));
  const [titles = [], names = [], ...pieces] = utils.sheet_to_json<Piece>(sheetOf(book, '长文本'), { header: 1 });
  book.Sheets.长文本 = utils.aoa_to_sheet([titles, names, ...change(pieces, book)]);
  const forged = join(dir, `${name}.xlsx`);
  writeFileSync(forged, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const to = jobs.path(name);
  try {
    await jobs.takeInto(to, forged);
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, ...error.params };
    throw error;
  }
  return notesOf(to);
}

test('come back whole, also where their pieces were sorted otherwise', async () => {
  await jobs.takeInto(jobs.path('as it is'), path);

  expect(notesOf(jobs.path('as it is'))).toEqual(NOTES.map(digest));
  expect(await taken('sorted', (pieces) => [...pieces].reverse())).toEqual(NOTES.map(digest));
});

const at = (pieces: readonly Piece[], row: number, column: number, value: unknown): Piece[] =>
  pieces.map((piece, i) => (i === row ? (piece.map((cell, j) => (j === column ? value : cell)) as Piece) : piece));

test.each<[string, (pieces: Piece[]) => Piece[], { row?: number; column: string; sheet?: string }]>([
  ['a piece is missing', (pieces) => pieces.filter((_, i) => i !== 2), { column: 'part' }],
  ['the first piece is missing', (pieces) => pieces.slice(1), { column: 'part' }],
  ['a piece stands twice', (pieces) => at(pieces, 2, 1, 2), { row: 5, column: 'part' }],
  ['a piece has a number beyond all measure', (pieces) => at(pieces, 1, 1, 4_294_967_294), { column: 'part' }],
  ['a piece has the number 0', (pieces) => at(pieces, 0, 1, 0), { row: 3, column: 'part' }],
  ['a piece has a negative number', (pieces) => at(pieces, 0, 1, -1), { row: 3, column: 'part' }],
  ['a piece has a fraction for its number', (pieces) => at(pieces, 1, 1, 1.5), { row: 4, column: 'part' }],
  ['a piece has no number', (pieces) => at(pieces, 1, 1, null), { row: 4, column: 'part' }],
  ['a piece is blank', (pieces) => at(pieces, 1, 2, null), { row: 4, column: 'text' }],
  ['a text has no number', (pieces) => at(pieces, 1, 0, 'x'), { row: 4, column: 'number' }],
  ['numbers of texts leave one out', (pieces) => [...pieces, [4, 1, 'x']], { column: 'number' }],
  ['a text is named by no cell', (pieces) => [...pieces, [3, 1, 'x']], { column: 'number' }],
  [
    'a cell names a text that is not there',
    (pieces) => pieces.filter(([n]) => n === 1),
    { sheet: '客户', column: 'note' },
  ],
])('%s: the workbook is refused with the sheet and the column', async (name, change, told) => {
  expect(await taken(name, change)).toMatchObject({ code: 'transfer_bad_cell', sheet: '长文本', ...told });
});

test('a text whose cell was written over is told by its row', async () => {
  const answer = await taken('over', (pieces, book) => {
    const sheet = sheetOf(book, '客户');
    const names = utils.sheet_to_json<string[]>(sheet, { header: 1 })[1] ?? [];
    if (!names.includes('note')) throw new Error('dealers have notes');
    utils.sheet_add_aoa(sheet, [['kurz']], { origin: { r: 3, c: names.indexOf('note') } });
    return pieces;
  });

  expect(answer).toMatchObject({ code: 'transfer_bad_cell', sheet: '长文本', column: 'number' });
});
