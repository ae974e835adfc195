import { MOST_MAPPED } from './importRules.ts';
import type { Mapping } from './imports.contract.ts';
import type { ColumnGuess } from './importUnderstanding.ts';

/** The columns that have a field, each with its unit where a recipe says one. */
export function mappedColumns(columns: readonly ColumnGuess[]): Mapping {
  return columns
    .flatMap(
      ({ column, field, unit }): Mapping =>
        field === null ? [] : [{ column, field, ...(unit === null ? {} : { unit }) }],
    )
    .slice(0, MOST_MAPPED);
}
