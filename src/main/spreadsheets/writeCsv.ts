import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expandExponent } from '../../shared/domain/decimalText.ts';
import { writeFinished } from './finishedFile.ts';
import { encodeGb18030 } from './gb18030.ts';
import type { OutKind, OutSheet, OutValue, OutWorkbook } from './outgoing.ts';
import { withTarget } from './targetStream.ts';

export type CsvEncoding = 'utf-8' | 'gb18030';

/** Characters that are gathered before they go to the disk. */
const CHUNK = 64 * 1024;
const LINE_END = '\r\n';
/** Text that Excel would take for a formula, or that looks like one so guarded. @source OWASP, CSV injection */
const FORMULA_LIKE = /^'*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;

/**
 * Writes a workbook's tables as text: UTF-8 with BOM, or GB18030 for old programs; CRLF; numbers plain, whatever their
 * column shows in a workbook. A text that begins like a formula gets a `'` that our reader takes off again. Several
 * tables stand below each other, each under its name.
 * @throws AppError disk_full, not_writable, folder_missing
 */
export async function writeCsv(path: string, book: OutWorkbook, encoding: CsvEncoding = 'utf-8'): Promise<void> {
  await writeFinished(path, async (temporary) => {
    await withTarget(temporary, (target) => writeText(target, book, encoding));
  });
}

async function writeText(target: WriteStream, book: OutWorkbook, encoding: CsvEncoding): Promise<void> {
  const put = async (text: string) => {
    const taken = encoding === 'utf-8' ? target.write(text, 'utf8') : target.write(encodeGb18030(text));
    if (!taken) await once(target, 'drain');
    else await nextTurn();
  };
  let text = encoding === 'utf-8' ? '\ufeff' : '';
  let written = 0;
  for await (const line of linesOf(book)) {
    text += line;
    written += 1;
    if (text.length < CHUNK) continue;
    book.onProgress?.(written);
    await put(text);
    text = '';
  }
  await put(text);
  target.end();
  await once(target, 'close');
  book.onProgress?.(written);
}

async function* linesOf({ sheets, currencyDigits }: OutWorkbook): AsyncGenerator<string> {
  for (const [at, sheet] of sheets.entries()) {
    if (at > 0) yield LINE_END;
    for (const line of headOf(sheet, sheets.length > 1)) yield line;
    const kinds = sheet.columns.map(({ kind }) => kind);
    for await (const values of sheet.rows)
      yield lineOf(kinds.map((kind, column) => cellText(values[column] ?? null, kind, currencyDigits)));
  }
}

function headOf({ name, title = [], columns, names = false }: OutSheet, named: boolean): string[] {
  const above = named ? [name, ...title] : title;
  const header = columns.map((column) => guarded(column.header));
  const machine = names ? [lineOf(columns.map((column) => guarded(column.name ?? '')))] : [];
  return [...above.map((line) => lineOf([guarded(line)])), lineOf(header), ...machine];
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}${LINE_END}`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) || /^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cellText(value: OutValue, kind: OutKind, currencyDigits: number): string {
  if (value === null) return '';
  if (typeof value === 'string') return guarded(value);
  if (!Number.isFinite(value)) return guarded(String(value));
  if (kind === 'money') return value.toFixed(currencyDigits);
  return kind === 'percent' ? `${plain(Number((value * 100).toPrecision(12)))}%` : plain(value);
}

/** Without an exponent, which many programs read as text. */
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? (expandExponent(text) ?? text) : text;
}

function guarded(text: string): string {
  return FORMULA_LIKE.test(text) ? `'${text}` : text;
}
