import { AppError } from '../../../shared/errors/appError.ts';
import type { ParseRequest, Parser } from '../../spreadsheets/parser.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';
import { type LongTexts, unescapeText } from './transferCells.rules.ts';
import { namedRows } from './wholeBook.ts';

/** The long texts of a workbook that is taken in. */
export interface TakenTexts extends LongTexts {
  /** @throws AppError transfer_bad_cell where no cell names one of the texts: the cell that did was written over */
  checkUsed(): void;
}

/** What has been found of a text so far; pieces may stand in any order, for the owner may have sorted the sheet. */
interface Found {
  /** The row of the last piece that was found. */
  row: number;
  /** The highest number of a piece. */
  last: number;
  pieces: Map<number, string>;
}

/**
 * Puts the long texts together from their pieces. Texts and the pieces of each are numbered from 1 without holes, as they were
 * written: one that lacks a piece would come back shortened without a word.
 * @throws AppError transfer_bad_cell
 */
export async function readTakenTexts(parser: Parser, request: ParseRequest, sheet: string): Promise<TakenTexts> {
  const found = new Map<number, Found>();
  const bad = (row: number, column: string) => new AppError('transfer_bad_cell', { sheet, row, column });
  for await (const { rows } of namedRows(parser, request, sheet))
    for (const { cells, row } of rows) {
      const [number, piece, text] = [countOf(cells[0]), countOf(cells[1]), String(cells[2] ?? '')];
      if (number === undefined) throw bad(row, 'number');
      const known = found.get(number) ?? { row, last: 0, pieces: new Map<number, string>() };
      if (piece === undefined || known.pieces.has(piece)) throw bad(row, 'part');
      if (text === '') throw bad(row, 'text');
      known.pieces.set(piece, unescapeText(text));
      found.set(number, { ...known, row, last: Math.max(known.last, piece) });
    }
  const texts = new Map<number, string>();
  for (const [number, { row, last, pieces }] of found) {
    if (number > found.size) throw bad(row, 'number');
    if (last !== pieces.size) throw bad(row, 'part');
    texts.set(number, joined(pieces));
  }
  const used = new Set<number>();
  return {
    put: () => 0,
    get(number) {
      used.add(number);
      return texts.get(number);
    },
    checkUsed() {
      for (const [number, { row }] of found) if (!used.has(number)) throw bad(row, 'number');
    },
  };
}

/** @param pieces as many as their highest number says */
function joined(pieces: ReadonlyMap<number, string>): string {
  return Array.from({ length: pieces.size }, (_, at) => pieces.get(at + 1)).join('');
}

/** A whole number from 1 on. */
function countOf(cell: Cell | undefined): number | undefined {
  const number = typeof cell === 'number' ? cell : typeof cell === 'string' && cell !== '' ? Number(cell) : Number.NaN;
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
