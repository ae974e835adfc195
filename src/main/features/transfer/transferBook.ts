import { minorDigits } from '../../../shared/domain/money.ts';
import type { T, TextKey } from '../../../shared/i18n/translator.ts';
import type { RawDb } from '../../db/open.ts';
import type { OutColumn, OutSheet, OutValue } from '../../spreadsheets/outgoing.ts';
import { markLine, type WholeFile } from '../imports/wholeFile.rules.ts';
import { escapeText, type LongTexts, MOST_TEXT, OUT_KINDS, type Stored, toCell } from './transferCells.rules.ts';
import { camel, columnsOf, isFolded, rowsThatGo, tablesOf } from './transferColumns.ts';
import { LEFT_BEHIND, type TransferTable } from './transferTables.ts';

/** What the sheets say besides the rows. */
export interface BookWords {
  t: T;
  companyName: string;
  /** As people read it. */
  day: string;
}

/** One table as it goes out. */
export interface TransferSheet {
  table: TransferTable;
  sheet: OutSheet;
  rows: number;
}

/** Texts too long for a cell, kept until their sheet is written. @param most longer ones are put here */
export function longTexts(): LongTexts & { all(): readonly string[] } {
  const texts: string[] = [];
  return {
    put: (text) => texts.push(text),
    get: (number) => texts[number - 1],
    all: () => texts,
  };
}

/** Every table as a sheet, in the order in which they come back. @param raw a connection that stands on one snapshot */
export function transferSheets(raw: RawDb, { t }: BookWords, currency: string, long: LongTexts): TransferSheet[] {
  const digits = minorDigits(currency);
  return tablesOf(raw).map((table) => {
    const columns = columnsOf(raw, table);
    const from = `FROM ${table}${rowsThatGo(table)}`;
    function* rows(): Generator<OutValue[]> {
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      // Written by ourselves into STRICT tables, no blobs among them.
      for (const row of raw.prepare(`SELECT ${names} ${from}`).raw().iterate() as IterableIterator<Stored[]>)
        yield columns.map((column, at) => toCell(row[at] ?? null, column, digits, long));
    }
    return {
      table,
      rows: Number(raw.prepare(`SELECT count(*) ${from}`).pluck().get()),
      sheet: {
        name: t(`transfer.table.${camel(table)}` as TextKey), // every table has its name, by a test
        names: true,
        columns: columns.map(({ name, kind }) => ({
          header: columnName(t, name),
          name,
          kind: OUT_KINDS[kind],
          hidden: isFolded(name),
        })),
        rows: rows(),
      },
    };
  });
}

/** The owner's word for a column; one that has none yet goes by its name. */
function columnName(t: T, name: string): string {
  const key = `transfer.column.${camel(name)}`;
  const said = t(key as TextKey);
  return said === key ? name : said;
}

/** The first sheet: what this is, what each sheet holds, and what is not in it. */
export function readmeSheet(
  raw: RawDb,
  sheets: readonly TransferSheet[],
  whole: WholeFile,
  words: BookWords,
): OutSheet {
  const { t, companyName, day } = words;
  const company = companyName === '' ? t('transfer.noCompany') : companyName;
  const last = raw.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck();
  const reasons = [...new Set(Object.values(LEFT_BEHIND))];
  return {
    name: t('transfer.readme.sheet'),
    names: true,
    title: [
      t('transfer.readme.title', { company }),
      t('transfer.readme.written', { day, currency: whole.currency }),
      t('transfer.readme.back'),
      markLine(whole),
    ],
    columns: [
      { header: t('transfer.readme.sheetName'), name: 'sheet', kind: 'text', width: 22 },
      { header: t('transfer.readme.about'), name: 'about', kind: 'text', width: 64 },
      { header: t('transfer.readme.rows'), name: 'rows', kind: 'integer' },
      { header: t('transfer.readme.table'), name: 'table', kind: 'text', width: 22 },
      { header: t('transfer.readme.last'), name: 'last', kind: 'plain', width: 14 },
    ],
    rows: [
      ...sheets.map(({ table, sheet, rows }): OutValue[] => [
        sheet.name,
        t(`transfer.about.${camel(table)}` as TextKey), // every table has its sentence, by a test
        rows,
        table,
        Number(last.get(table) ?? 0),
      ]),
      [t('transfer.readme.long'), t('transfer.readme.longAbout'), null, LONG_TABLE, null],
      ...reasons.map((reason): OutValue[] => [
        t('transfer.readme.notHere'),
        t(`transfer.left.${reason}`),
        null,
        null,
        null,
      ]),
    ],
  };
}

/** What the sheet of long texts goes by. */
export const LONG_TABLE = 'long_text';

/** What each column is. */
export function columnsSheet(raw: RawDb, sheets: readonly TransferSheet[], { t }: BookWords): OutSheet {
  function* rows(): Generator<OutValue[]> {
    for (const { table, sheet } of sheets)
      for (const { name, kind } of columnsOf(raw, table))
        yield [sheet.name, columnName(t, name), name, t(`transfer.kind.${kind}`)];
  }
  const text = (header: string, name: string, width: number): OutColumn => ({ header, name, kind: 'text', width });
  return {
    name: t('transfer.readme.columns'),
    names: true,
    columns: [
      text(t('transfer.readme.sheetName'), 'sheet', 22),
      text(t('transfer.readme.column'), 'title', 24),
      text(t('transfer.readme.machine'), 'column', 24),
      text(t('transfer.readme.kind'), 'kind', 36),
    ],
    rows: rows(),
  };
}

/** The last sheet, written when all others have put their long texts aside. */
export function longSheet(all: () => readonly string[], t: T): OutSheet {
  function* rows(): Generator<OutValue[]> {
    for (const [at, text] of all().entries())
      for (const [part, piece] of piecesOf(text).entries()) yield [at + 1, part + 1, escapeText(piece)];
  }
  return {
    name: t('transfer.readme.long'),
    names: true,
    columns: [
      { header: t('transfer.readme.number'), name: 'number', kind: 'plain' },
      { header: t('transfer.readme.part'), name: 'part', kind: 'plain' },
      { header: t('transfer.kind.text'), name: 'text', kind: 'text', width: 40 },
    ],
    rows: rows(),
  };
}

/** Characters of a piece: spelling out what a cell cannot carry makes it six times as long at most. */
const PIECE = Math.floor(MOST_TEXT / 6);

/** A sign of two halves is never cut: a file keeps no half of one. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = from + PIECE;
    const last = text.charCodeAt(to - 1);
    const end = to < text.length && last >= 0xd800 && last <= 0xdbff ? to - 1 : to;
    pieces.push(text.slice(from, end));
    from = end;
  }
  return pieces;
}
