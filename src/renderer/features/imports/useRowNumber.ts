import { useCallback } from 'react';
import type { ReadPlaces } from '../../../shared/domain/rowPlace.ts';
import { rowCell } from '../../../shared/i18n/rowText.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

/** As wide as such a column is, in pixels: the number must be seen behind the name of its sheet. */
export function rowNumberWidth(places: ReadPlaces | null): number {
  const others = places?.moreTables.filter(({ sheet, read }) => read && sheet !== places.sheet) ?? [];
  if (places === null || others.length === 0) return NUMBER_WIDTH;
  const longest = Math.max(...[places, ...others].map(({ sheet }) => sheet.length));
  return Math.min(WIDEST, NUMBER_WIDTH + longest * SIGN_WIDTH);
}

const NUMBER_WIDTH = 72;
/** Of a Chinese sign, with what parts name and number. */
const SIGN_WIDTH = 18;
const WIDEST = 260;

/** A row of a file as a column shows it: its number, and its sheet where several were read. */
export function useRowNumber(places: ReadPlaces | null): (row: number) => string {
  const t = useT();
  const format = useFormat();
  return useCallback(
    (row) => {
      const cell = rowCell(row, places, t);
      return typeof cell === 'number' ? format.count(cell) : cell;
    },
    [t, format, places],
  );
}
