import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { placeOf } from '../../../shared/domain/rowPlace.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { isCategoryRow, type TreeRow, treeRow } from './categoryRows.rules.ts';
import type { DealerDraft } from './draft.ts';
import { columnsOf } from './rowCells.rules.ts';

/**
 * Hands rows on one behind: only the row below tells whether one is a heading. Headings are reported as left out, but for
 * those that the owner takes.
 */
export function createCategorySieve(
  { mapping, takeRows }: Pick<CheckOptions, 'mapping' | 'takeRows'>,
  headers: readonly string[],
  take: (raw: RawRow, draft: DealerDraft) => void,
) {
  const columns = columnsOf(mapping, headers);
  const taken = new Set(takeRows);
  let waiting: { raw: RawRow; draft: DealerDraft; row: TreeRow } | undefined;

  function pass(next: TreeRow | undefined): void {
    if (waiting === undefined) return;
    const { raw, draft, row } = waiting;
    if (!taken.has(raw.row) && draft.continues !== true && isCategoryRow(row, next))
      draft.problems.push({ field: 'name', code: 'category_row', severity: 'left_out', params: {}, text: row.name });
    take(raw, draft);
  }

  return {
    put(raw: RawRow, draft: DealerDraft): void {
      // A heading and what it heads stand in one table.
      const isBelow = waiting !== undefined && placeOf(waiting.raw.row) === placeOf(raw.row);
      const row = treeRow(columns, raw, draft.code ?? '', draft.name ?? '');
      pass(isBelow ? row : undefined);
      waiting = { raw, draft, row };
    },
    /** The last row has none below it. */
    end(): void {
      pass(undefined);
      waiting = undefined;
    },
  };
}
