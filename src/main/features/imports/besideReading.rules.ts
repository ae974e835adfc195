import type { ImportKind } from '../../../shared/contract/importFields.ts';
import type { TableBeside } from '../../../shared/contract/importSurvey.ts';
import type { TableColumns } from '../../../shared/contract/importTables.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { type FirstTable, moveOf } from './alikeTable.rules.ts';
import { type HeaderFound, headerTexts } from './headerRow.rules.ts';
import { fitOf, headerMark } from './otherTable.rules.ts';
import { findSideTables, type SideTable, within } from './sideTables.rules.ts';

/** Which of several tables side by side is read. */
export interface Cut {
  /** Null for the sheet as one table. */
  columns: TableColumns | null;
  others: SideTable[];
  /** What the one that is read could be by itself; null where it is none of them. */
  kind: ImportKind | null;
}

/**
 * @param wanted the owner's choice: null for one wide table; undefined where he has said nothing
 * @param pause called between short pieces of work
 */
export function cutOf(
  rows: readonly RawRow[],
  found: Pick<HeaderFound, 'headerRow' | 'headerRows'>,
  wanted: TableColumns | null | undefined,
  pause: () => void,
): Cut {
  const sides = findSideTables(rows, found, pause);
  const all = sides === undefined ? [] : [sides.first, ...sides.further];
  const columns = wanted === undefined ? (sides?.first.columns ?? null) : wanted;
  const isChosen = (table: SideTable) => table.columns.from === columns?.from && table.columns.to === columns.to;
  const others = all.filter((table) => !isChosen(table));
  return { columns, others, kind: all.find(isChosen)?.kind ?? null };
}

/** The tables beside the one that is read, and what becomes of each. Rows are counted by the survey. */
export function besideOf(rows: readonly RawRow[], { columns, others, kind }: Cut, first: FirstTable): TableBeside[] {
  return others.flatMap(({ columns: own, headerRow, headerRows, kind: ownKind }): TableBeside[] => {
    if (headerRows === 0) return [];
    const texts = headerTexts(rows.map(within(own)), headerRow, headerRows);
    const table = {
      columns: own,
      headerRow,
      headerRows,
      headers: texts.filter((text) => text !== ''),
      heading: '',
      rows: 0,
    };
    if (columns === null) return [{ ...table, fit: 'joined' }];
    const found = moveOf(rows, table, first);
    // Money received is no sale, though a column of amounts fits both.
    const isOther = kind !== null && ownKind !== null && kind !== ownKind && !isNamedAlike(texts, first.headers);
    if (isOther) return [{ ...table, fit: 'kind' }];
    if ('move' in found) return [{ ...table, fit: 'same' }];
    if (found.unlike === 'unit') return [{ ...table, fit: 'units' }];
    const { is } = fitOf({ row: headerRow, hidden: false, cells: texts }, first);
    return [{ ...table, fit: is === 'same' ? 'columns' : is }];
  });
}

/** The very same names, in their order. */
function isNamedAlike(texts: readonly string[], headers: readonly string[]): boolean {
  const marks = [texts, headers].map((names) => headerMark(names.filter((name) => name !== '')));
  return marks[0] === marks[1];
}
