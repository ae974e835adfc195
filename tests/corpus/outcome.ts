import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Parser } from '../../src/main/spreadsheets/parser.ts';
import { isAppError } from '../../src/shared/errors/appError.ts';
import { withFreshParser } from './freshParser.ts';

/** What reading a file whole comes to; the same on every machine. */
export interface Outcome {
  /** `opened`, the code of a typed error, or one of {@link FAULTS}. */
  result: string;
  format?: string;
  /** Text files and web pages only. */
  encoding?: string;
  sheets?: SheetOutcome[];
}

export interface SheetOutcome {
  name: string;
  hidden?: true;
  rows: number;
  cells: number;
  /** Of every row with its number and its cells. */
  digest: string;
  /** Why it could be read no further. */
  error?: string;
}

export interface Measured extends Outcome {
  ms: number;
  peakMib: number | null;
}

/** What must never happen. */
export const FAULTS = {
  hang: 'took longer than it may',
  crash: 'the parse process broke off or an error had no type',
  silent: 'opened without a single row',
  memory: 'took more memory than it may',
} as const;

export const LIMIT_MS = 10_000;
export const LIMIT_MIB = 1024;
/** Only the codes of these are no failures of ours: a file may well be all this. */
const FAULT_CODES: readonly string[] = ['internal', 'sheet_broken_off', 'sheet_timeout', 'sheet_out_of_memory'];

/** Reads a file to its end in a parse process of its own. */
export async function outcomeOf(path: string, limitMs = LIMIT_MS): Promise<Measured> {
  const name = basename(path);
  const { result, ms, peakMib } = await withFreshParser(limitMs, (parser) => readWhole(parser, path, name));
  const outcome = result ?? { result: 'hang' };
  return { ...judged(outcome, peakMib), ms, peakMib };
}

function judged(outcome: Outcome, peakMib: number | null): Outcome {
  const codes = [outcome.result, ...(outcome.sheets ?? []).map(({ error }) => error ?? '')];
  if (codes.some((code) => FAULT_CODES.includes(code))) return { ...outcome, result: 'crash' };
  if ((peakMib ?? 0) > LIMIT_MIB) return { ...outcome, result: 'memory' };
  const rows = outcome.sheets?.reduce((sum, sheet) => sum + sheet.rows, 0);
  return outcome.result === 'opened' && rows === 0 ? { ...outcome, result: 'silent' } : outcome;
}

async function readWhole(parser: Parser, path: string, name: string): Promise<Outcome> {
  const request = { path, name };
  try {
    const head = await parser.head(request, 1);
    const sheets: SheetOutcome[] = [];
    for (const sheet of head.sheets) {
      const read = await digestOf(parser, request, sheet.name);
      sheets.push({ name: sheet.name, ...(sheet.hidden ? { hidden: true as const } : {}), ...read });
    }
    const damaged = sheets.find(({ error }) => error !== undefined);
    // one sheet that is sound makes a book: where there is none, the damage is what it comes to
    if (damaged?.error !== undefined && !sheets.some(({ rows, error }) => rows > 0 && error === undefined))
      return { result: damaged.error };
    const encoding = head.encoding === null ? {} : { encoding: head.encoding };
    return { result: 'opened', format: head.format, ...encoding, sheets };
  } catch (error) {
    if (isAppError(error)) return { result: error.code };
    throw error;
  }
}

async function digestOf(parser: Parser, request: { path: string; name: string }, sheet: string) {
  const hash = createHash('sha256');
  let rows = 0;
  let cells = 0;
  let damage: { error: string } | undefined;
  try {
    for await (const chunk of parser.rows(request, sheet)) {
      for (const row of chunk) {
        rows += 1;
        cells += row.cells.filter((cell) => cell !== null).length;
        hash.update(`${row.row}${row.hidden ? 'h' : ''}${JSON.stringify(row.cells)}\n`);
      }
    }
  } catch (error) {
    if (!isAppError(error)) throw error;
    damage = { error: error.code };
  }
  return { rows, cells, digest: hash.digest('hex').slice(0, 16), ...damage };
}
