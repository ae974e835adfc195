import { AppError } from '../../../../shared/errors/appError.ts';

/** A file of numbers, line by line, with what is wrong told by its line. */
export interface RouteText {
  name: string;
  lines: readonly string[];
}

/** Beyond so many places a matrix of distances no longer fits into memory with ease. */
const MOST_PLACES = 3000;

/** The numbers of a line. @throws AppError route_not_number */
export function numbersOf(text: RouteText, index: number): number[] {
  return wordsOf(text.lines[index] ?? '').map((word) => numberOf(text, index, word));
}

export function numberOf({ name }: RouteText, index: number, word: string): number {
  const value = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(word) ? Number(word) : Number.NaN;
  if (!Number.isFinite(value))
    throw new AppError('route_not_number', { name, line: index + 1, text: word.slice(0, 40) });
  return value;
}

export function wordsOf(line: string): string[] {
  return line.trim() === '' ? [] : line.trim().split(/\s+/);
}

/** A line of exactly or at least so many numbers. @throws AppError route_line_short */
export function rowOf(text: RouteText, index: number, least: number, exactly = false): number[] {
  const row = numbersOf(text, index);
  if (row.length < least || (exactly && row.length > least))
    throw new AppError('route_line_short', { name: text.name, line: index + 1, found: row.length, least });
  return row;
}

/** @throws AppError route_wrong_value where a number is not what it may be */
export function demandThat(ok: boolean, text: RouteText, index: number, value: string | number): void {
  if (!ok)
    throw new AppError('route_wrong_value', { name: text.name, line: index + 1, text: String(value).slice(0, 40) });
}

/** @throws AppError route_too_many */
export function demandFew(text: RouteText, index: number, count: number): void {
  if (count > MOST_PLACES)
    throw new AppError('route_too_many', { name: text.name, line: index + 1, count, most: MOST_PLACES });
}

export function endsEarly({ name, lines }: RouteText, found: number, least: number): AppError {
  return new AppError('route_ends_early', { name, line: lines.length, found, least });
}

/** Index of the next line with anything on it, from a line on; −1 for none. */
export function nextFilled({ lines }: RouteText, from: number): number {
  for (let i = from; i < lines.length; i += 1) if (lines[i]?.trim() !== '') return i;
  return -1;
}
