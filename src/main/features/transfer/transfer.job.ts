import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Parsed } from '../../../shared/contract/index.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { openReader, type RawDb, rawOf } from '../../db/open.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { writeFinishedFolder } from '../../spreadsheets/finishedFile.ts';
import type { OutSheet } from '../../spreadsheets/outgoing.ts';
import { type CsvEncoding, writeCsv } from '../../spreadsheets/writeCsv.ts';
import { writeWorkbook } from '../../spreadsheets/writeWorkbook.ts';
import type { WholeFile } from '../imports/wholeFile.rules.ts';
import { readSettings } from '../settings/settings.service.ts';
import { mustSeeEverything } from './transfer.service.ts';
import { type BookWords, columnsSheet, longSheet, longTexts, readmeSheet, transferSheets } from './transferBook.ts';

type ExportParams = Parsed<'transfer.export'>;

/** What goes out, and how to write it. */
interface Whole {
  sheets: OutSheet[];
  currencyDigits: number;
  onProgress(rows: number): void;
}

/**
 * Writes the whole data file as it stands at this moment, whatever is edited meanwhile.
 * @returns how many tables and rows there are
 * @throws AppError owner_only, disk_full, not_writable, transfer_folder_not_empty, cancelled
 */
export async function exportWhole(params: ExportParams, env: JobEnv<unknown>): Promise<Record<string, number>> {
  mustSeeEverything(env.db, env.operatorId);
  const settings = await readSettings(env.db);
  const target = await env.resolveFile(params.file, params.format === 'xlsx' ? 'write' : 'folder');
  const raw = openReader(rawOf(env.db).name);
  raw.exec('BEGIN');
  try {
    const t = createTranslator(params.lang);
    const words: BookWords = { t, companyName: settings.companyName, day: env.clock.today() };
    const long = longTexts();
    const tables = transferSheets(raw, words, settings.currency, long);
    const whole = markOf(raw, settings.currency, env.clock.today());
    const total = tables.reduce((sum, { rows }) => sum + rows, 0);
    const book: Whole = {
      sheets: [
        readmeSheet(raw, tables, whole, words),
        ...tables.map(({ sheet }) => sheet),
        columnsSheet(raw, tables, words),
        longSheet(long.all, t),
      ],
      currencyDigits: minorDigits(settings.currency),
      onProgress: (done) => {
        env.port.checkCancelled();
        env.port.progress('building', Math.min(done, total), total);
      },
    };
    if (params.format === 'xlsx') await writeWorkbook(target.path, book);
    else {
      const names = ['readme', ...tables.map(({ table }) => table), 'columns', 'long_text'];
      await writeFolder(target.path, book, names, params.format === 'csv' ? 'utf-8' : 'gb18030');
    }
    return { tables: tables.length, rows: total, dealers: whole.dealers, orders: whole.orders };
  } finally {
    raw.close();
  }
}

function markOf(raw: RawDb, currency: string, writtenOn: string): WholeFile {
  const count = (table: string) => Number(raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  return {
    schemaVersion: Number(raw.pragma('user_version', { simple: true })),
    currency,
    writtenOn,
    dealers: count('dealer'),
    orders: count('orders'),
  };
}

/** A text file for each table, all or none of them: the folder gets its name when they are all there. */
async function writeFolder(
  path: string,
  { sheets, currencyDigits, onProgress }: Whole,
  names: readonly string[],
  encoding: CsvEncoding,
): Promise<void> {
  await writeFinishedFolder(path, async (folder) => {
    mustHoldNothing(path);
    let before = 0;
    for (const [at, sheet] of sheets.entries()) {
      let written = 0;
      const each = {
        sheets: [programmed(sheet)],
        currencyDigits,
        onProgress: (rows: number) => {
          written = rows;
          onProgress(before + rows);
        },
      };
      await writeCsv(join(folder, `${names[at]}.csv`), each, encoding);
      before += written;
    }
  });
}

function mustHoldNothing(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new AppError('transfer_folder_not_empty', { name: basename(folder) });
}

/** A text file is for programs: one header, of names that are the same in any language. */
function programmed(sheet: OutSheet): OutSheet {
  const { title: _title, names: _names, ...rest } = sheet;
  return { ...rest, columns: sheet.columns.map((column) => ({ ...column, header: column.name ?? column.header })) };
}
