import type { BookHead } from '../../spreadsheets/parser.ts';

/** Tells a whole data file from any other workbook. */
const MARK = 'dealerdesk-data-file';
/** Of the sheets and of the mark, should they ever change. */
const FORMAT = 1;
/** The mark stands in one of the first rows of the first sheet, in its first cell. */
const MARK_ROWS = 10;

/** What the mark says of the file that the workbook was written from. */
export interface WholeFile {
  /** Schema of the data file. */
  schemaVersion: number;
  currency: string;
  /** YYYY-MM-DD. */
  writtenOn: string;
  dealers: number;
  orders: number;
}

/** The line that is the mark. */
export function markLine({ schemaVersion, currency, writtenOn, dealers, orders }: WholeFile): string {
  return [MARK, FORMAT, schemaVersion, currency, writtenOn, dealers, orders].join(' ');
}

/** What the workbook is a whole file of; undefined for any other workbook. */
export function readMark(sheets: BookHead['sheets']): WholeFile | undefined {
  const rows = sheets[0]?.rows.slice(0, MARK_ROWS) ?? [];
  for (const { cells } of rows) {
    const line = typeof cells[0] === 'string' ? cells[0] : '';
    const match = /^(\S+) (\d+) (\d+) ([A-Z]{3}) (\d{4}-\d{2}-\d{2}) (\d{1,9}) (\d{1,9})$/.exec(line);
    if (match?.[1] !== MARK || Number(match[2]) !== FORMAT) continue;
    const [, , , schema, currency = '', writtenOn = '', dealers, orders] = match;
    return {
      schemaVersion: Number(schema),
      currency,
      writtenOn,
      dealers: Number(dealers),
      orders: Number(orders),
    };
  }
  return undefined;
}
