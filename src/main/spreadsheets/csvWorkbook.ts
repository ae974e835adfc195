import { RecordCutter } from './csvRecords.ts';
import { guessDelimiter, separatorLine } from './delimiter.ts';
import { LIMITS, RowBudget, tooLarge } from './limits.ts';
import { decideEncoding } from './textEncoding.ts';
import { assertEncoding, readText } from './textStream.ts';
import type { BatchReader, OpenOptions, RawRow } from './workbook.ts';

/** Text files have one sheet, and it needs a name for the contract. */
const SHEET = 'CSV';
/** Text from which the delimiter is guessed (characters). */
const GUESS_FROM = 64 * 1024;

/** Reads csv, tsv and txt. All values stay text, so that 013800138000 and 1-2 remain what they are. */
export async function openCsv(path: string, options: OpenOptions): Promise<BatchReader> {
  if (options.encoding !== undefined) assertEncoding(options.encoding);
  const decision =
    options.encoding === undefined
      ? await decideEncoding(path)
      : { encoding: options.encoding.toLowerCase(), uncertain: false };
  return {
    format: 'csv',
    encoding: decision.encoding,
    encodingUncertain: decision.uncertain,
    inMemory: false,
    sheets: [{ name: SHEET, hidden: false, state: 'visible' }],
    rowBatches: () => readBatches(path, decision.encoding, options),
    close: async () => undefined,
  };
}

async function* readBatches(
  path: string,
  encoding: string,
  { name, onStep }: OpenOptions,
): AsyncGenerator<RawRow[], void> {
  const collector = new RowCollector(name);
  let cutter: RecordCutter | undefined;
  let head = '';
  for await (const piece of readText(path, encoding)) {
    onStep?.();
    if (cutter) {
      const rows = collector.take(cutter.push(piece), cutter);
      if (cutter.pending > LIMITS.recordCharacters) throw tooLarge(name, LIMITS.recordCharacters, 'bytes');
      if (rows.length > 0) yield rows;
    } else {
      head += piece;
      if (head.length < GUESS_FROM) continue;
      cutter = startCutter(head);
      const rows = collector.take(cutter.push(afterSeparatorLine(head)), cutter);
      if (rows.length > 0) yield rows;
    }
  }
  const records: string[][] = [];
  if (!cutter) {
    cutter = startCutter(head);
    records.push(...cutter.push(afterSeparatorLine(head)));
  }
  records.push(...cutter.end());
  const rows = collector.take(records, cutter);
  if (rows.length > 0) yield rows;
}

/** Numbers the records and drops the empty ones. */
class RowCollector {
  private readonly budget: RowBudget;
  private row = 0;

  constructor(name: string) {
    this.budget = new RowBudget(name);
  }

  take(records: readonly string[][], cutter: RecordCutter): RawRow[] {
    const rows: RawRow[] = [];
    for (const record of records) {
      this.row += 1; // blank lines count, as they do in Excel
      const cells = cellsOf(record);
      if (cells.length === 0) continue;
      this.budget.spend(cells.length);
      const row: RawRow = { row: this.row, hidden: false, cells };
      rows.push(cutter.hasOpenQuote(record) ? { ...row, openQuote: true } : row);
    }
    return rows;
  }
}

function startCutter(head: string): RecordCutter {
  const text = head.slice(0, GUESS_FROM).replace(/\r\n?/g, '\n');
  return new RecordCutter(separatorLine(text)?.delimiter ?? guessDelimiter(text));
}

function afterSeparatorLine(head: string): string {
  return separatorLine(head.slice(0, 16).replace(/\r\n?/g, '\n')) ? head.replace(/^[^\r\n]*(\r\n?|\n)/, '') : head;
}

/** Trailing empty cells are left off; an all-empty record has none left. */
function cellsOf(record: string[]): (string | null)[] {
  let width = record.length;
  while (width > 0 && record[width - 1] === '') width -= 1;
  const cells: (string | null)[] = [];
  for (let i = 0; i < width; i += 1) cells.push(plainText(record[i] ?? ''));
  return cells;
}

/**
 * Undoes two disguises: `="00123"`, with which programs keep Excel from eating zeros, and the `'` that our own export
 * (and OWASP's rule) puts before text that looks like a formula.
 */
function plainText(value: string): string | null {
  if (value === '') return null;
  if (value.startsWith('="') && value.endsWith('"') && value.length > 3)
    return value.slice(2, -1).replaceAll('""', '"');
  return FORMULA_GUARD.test(value) ? value.slice(1) : value;
}

/** Quotes before = + - @ in either width, tab, CR, LF. */
const FORMULA_GUARD = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
