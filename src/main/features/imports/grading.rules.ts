import type { Columns, StagedDealer } from './staged.ts';

/** A decision about grading as columns; one for it is remembered. */
export function excludedColumns(excluded: boolean): Columns {
  return { excluded: excluded ? 1 : 0, graded_by_choice: excluded ? 0 : 1 };
}

/** How such a decision is shown among a known dealer's changes. */
export function excludedChange(excluded: boolean): StagedDealer['changes'][number] {
  return { field: 'excluded', before: '0', after: excluded ? '1' : '0' };
}
