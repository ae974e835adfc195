import { useCallback } from 'react';
import type { ReadPlaces } from '../../../shared/domain/rowPlace.ts';
import { rowCell } from '../../../shared/i18n/rowText.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

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
