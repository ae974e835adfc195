import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';
import { dateColumnOf } from './seenDates.rules.ts';
import { COPY_MARK } from './sheetSynonyms.ts';

interface State {
  name: string;
  /** Its rows below the columns of the first sheet. */
  rows: readonly RawRow[];
}

/** Fewer rows may be the same by chance. */
const LEAST_ROWS = 5;
/** So many of its rows stand in the other one too. */
const MOSTLY = 0.8;

/** True for the name of a sheet that is another one's with “ (2)”, 副本, 旧 or 备份 behind it. */
export function isCopyOf(name: string, names: readonly string[]): boolean {
  const base = name.replace(COPY_MARK, '');
  return base !== '' && base !== name && names.includes(base);
}

/**
 * Sheets that are an older state or a copy of another one: by name, or because most of their rows, day and all, stand in
 * one that has at least as many.
 * @returns places
 */
export function olderStates(states: readonly State[], mapping: Mapping): Set<number> {
  const names = states.map(({ name }) => name);
  const older = new Set(states.flatMap(({ name }, at) => (isCopyOf(name, names) ? [at] : [])));
  // Without days rows of different months may well be the same.
  if (dateColumnOf(mapping) === undefined) return older;
  const columns = mapping.map(({ column }) => column);
  const told = states.map(({ rows }) =>
    rows.map((row) => JSON.stringify(columns.map((at) => cellText(row.cells[at])))),
  );
  told.forEach((rows, at) => {
    if (rows.length < LEAST_ROWS) return;
    const isIn = (other: readonly string[], place: number) => {
      if (place === at || older.has(place) || other.length < rows.length) return false;
      const there = new Set(other);
      return rows.filter((row) => there.has(row)).length >= rows.length * MOSTLY;
    };
    // Of two that are the same the later one is the copy.
    const fuller = told.findIndex((other, place) => isIn(other, place) && (other.length > rows.length || place < at));
    // The first sheet is read in any case: what says the same again is not read along, and the owner is told.
    if (fuller >= 0) older.add(at === 0 ? fuller : at);
  });
  return older;
}
