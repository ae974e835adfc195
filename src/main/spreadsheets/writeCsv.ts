import { open } from 'node:fs/promises';
import { writeFinished } from './finishedFile.ts';
import { encodeGb18030 } from './gb18030.ts';
import type { OutColumn, OutRows, OutValue } from './outgoing.ts';

export interface OutCsv {
  columns: readonly OutColumn[];
  rows: OutRows;
  /** Decimals of the file's currency. */
  currencyDigits: number;
  /** UTF-8 unless asked otherwise; GB18030 for bookkeeping programs that know nothing else. */
  encoding?: 'utf-8' | 'gb18030';
  /** Called with the number of rows written so far. */
  onProgress?: (rows: number) => void;
}

const BOM = '\ufeff';
const FLUSH_CHARACTERS = 256 * 1024;

/** Writes CSV with CRLF; as UTF-8 it has the byte order mark by which Excel and WPS open it without asking. */
export async function writeCsv(path: string, csv: OutCsv): Promise<void> {
  const encode = csv.encoding === 'gb18030' ? encodeGb18030 : (text: string) => Buffer.from(text, 'utf8');
  await writeFinished(path, async (temporary) => {
    const file = await open(temporary, 'wx');
    try {
      let text = (csv.encoding === 'gb18030' ? '' : BOM) + line(csv.columns.map((column) => field(column.header)));
      let written = 0;
      for await (const values of csv.rows) {
        text += line(csv.columns.map((column, index) => valueField(values[index] ?? null, column, csv.currencyDigits)));
        written += 1;
        if (text.length < FLUSH_CHARACTERS) continue;
        await file.appendFile(encode(text));
        csv.onProgress?.(written);
        text = '';
      }
      await file.appendFile(encode(text));
      csv.onProgress?.(written);
    } finally {
      await file.close();
    }
  });
}

function line(fields: readonly string[]): string {
  return `${fields.join(',')}\r\n`;
}

function valueField(value: OutValue, column: OutColumn, currencyDigits: number): string {
  if (value === null) return '';
  if (typeof value === 'string' || column.kind === 'text') return field(String(value));
  if (!Number.isFinite(value)) return '';
  return column.kind === 'money' ? value.toFixed(currencyDigits) : String(value);
}

/**
 * Text that a spreadsheet would take for a formula gets a leading quote; our own reader takes it off again.
 * @source OWASP, CSV Injection; the full-width forms because Excel folds them
 */
function field(text: string): string {
  const guarded = /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
