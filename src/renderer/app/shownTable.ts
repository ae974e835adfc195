import type { Input } from '../../shared/contract/index.ts';
import { MOST_SHOWN, type ShownTable } from '../../shared/contract/tables.contract.ts';

type Kind = ShownTable['columns'][number]['kind'];
type Cell = ShownTable['rows'][number][number];

/** A column of a small table: its header, what it holds, and the value of a row; money in minor units, days `YYYY-MM-DD`. */
export type ShownColumn<R> = readonly [header: string, kind: Kind, value: (row: R) => Cell];

/** What is asked of the export of a small table that the window holds whole. */
export function shownTable<R>(
  name: string,
  columns: readonly ShownColumn<R>[],
  rows: readonly R[],
): Input<'tables.export'>['request'] {
  return {
    table: 'shown',
    of: {
      // A sheet's name may not be empty.
      name: name.slice(0, 80) || '1',
      columns: columns.map(([header, kind]) => ({ header, kind })),
      rows: rows.slice(0, MOST_SHOWN).map((row) => columns.map(([, , value]) => value(row))),
    },
  };
}
