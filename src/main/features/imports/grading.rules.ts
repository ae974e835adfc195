import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import type { GatheredDealer } from './gatheredDealer.rules.ts';
import type { Columns, StagedDealer } from './staged.ts';

/** A decision about grading as columns; one for it is remembered. */
export function excludedColumns(excluded: boolean): Columns {
  return { excluded: excluded ? 1 : 0, graded_by_choice: excluded ? 0 : 1 };
}

/** How a new dealer is graded: by the list's own word, else by what is proposed and how that is decided. */
export function gradingOfNew(
  { fields, proposal }: Pick<GatheredDealer, 'fields' | 'proposal'>,
  exclude: CheckOptions['exclude'],
): Columns {
  if (fields.excluded === 1) return excludedColumns(true);
  if (proposal === undefined) return {};
  return excludedColumns(fields.excluded === undefined && exclude !== 'none');
}

/** How such a decision is shown among a known dealer's changes. */
export function excludedChange(excluded: boolean): StagedDealer['changes'][number] {
  return { field: 'excluded', before: '0', after: excluded ? '1' : '0' };
}
