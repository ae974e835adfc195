import type { Problem } from '../contract/importProblem.ts';
import { columnLetters } from '../domain/columnLetters.ts';
import { besideColumn, type ReadPlaces, type RowSpot, spotOf } from '../domain/rowPlace.ts';
import { paramText } from './paramText.ts';
import type { T, TextParams } from './translator.ts';

/**
 * How a row of an imported file is told, everywhere: by its number, by its sheet where several were read together, and by
 * the first column of its table where others stand beside it.
 * `places` are the options the file was read by; null where nobody knows them.
 */

/** In a column of rows. A number stays one, so that a spreadsheet can count with it. */
export function rowCell(number: number, places: ReadPlaces | null, t: T): number | string {
  return besideText(number, places, 'cell', t) ?? spotCell(spotOf(number, places), t);
}

/** At the beginning of a line. */
export function rowHead(number: number, places: ReadPlaces | null, t: T): string {
  const { sheet, row } = spotOf(number, places);
  return (
    besideText(number, places, 'head', t) ??
    (sheet === null ? t('imports.spot.head', { row }) : t('imports.spot.headOfSheet', { sheet, row }))
  );
}

/** Within a sentence. */
export function rowWithin(number: number, places: ReadPlaces | null, t: T): string {
  return besideText(number, places, 'within', t) ?? spotWithin(spotOf(number, places), t);
}

/** A row of a table that stands beside another one which is read; undefined for any other. */
function besideText(
  number: number,
  places: ReadPlaces | null,
  way: 'cell' | 'head' | 'within',
  t: T,
): string | undefined {
  const first = besideColumn(number, places);
  if (first === null) return undefined;
  const { sheet, row } = spotOf(number, places);
  const column = columnLetters(first);
  return sheet === null
    ? t(`imports.spot.${way}Beside`, { column, row })
    : t(`imports.spot.${way}OfTable`, { sheet, column, row });
}

/** The same of a row whose place is known already. */
export function spotWithin({ sheet, row }: RowSpot, t: T): string {
  return sheet === null ? t('imports.spot.within', { row }) : t('imports.spot.withinOfSheet', { sheet, row });
}

/** In a column of rows that were read at different times. */
export function spotCell({ sheet, row }: RowSpot, t: T): number | string {
  return sheet === null ? row : t('imports.spot.cell', { sheet, row });
}

/** A problem in words; the cell's own text is always among its parameters, and `row` is another row of the file. */
export function problemText(
  { code, params, text }: Pick<Problem, 'code' | 'params' | 'text'>,
  places: ReadPlaces | null,
  t: T,
): string {
  const said = Object.entries(params).map(([key, value]): [string, TextParams[string]] => [
    key,
    key === 'row' && typeof value === 'number'
      ? rowWithin(value, places, t)
      : typeof value === 'string'
        ? paramText(value, t)
        : value,
  ]);
  return t(`problems.${code}`, { ...Object.fromEntries(said), text });
}
