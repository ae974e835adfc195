import { ImportRules } from './importRules.ts';
import { tablesBeside } from './importSurvey.ts';
import type { CheckOptions } from './imports.contract.ts';
import type { Understanding } from './importUnderstanding.ts';
import { mappedColumns } from './mappedColumns.ts';
import { proposedTables } from './seenTables.ts';

/** The options that accept what was understood: its columns, and the rules of the recipe it was read by, else the usual ones. */
export function acceptedOptions(understanding: Understanding): CheckOptions {
  const { kind, sheet, headerRow, headerRows, columns, sourceName, recipe } = understanding;
  const { shape, asOf, ageFrom, termDays, taxIncluded, totalPeriod } = understanding;
  return {
    ...(recipe?.rules ?? { ...ImportRules.parse({}), ...proposedRules(understanding) }),
    kind,
    sheet,
    headerRow,
    headerRows,
    columns: understanding.tableColumns,
    moreTables: [...tablesBeside(sheet, understanding.beside), ...proposedTables(understanding.tables)],
    headingColumn: understanding.headingColumn,
    mapping: mappedColumns(columns),
    ownMapping: columns.flatMap(({ column, ownField }) => (ownField === null ? [] : [{ column, fieldId: ownField }])),
    columnRules: columns.flatMap(({ column, rule }) => (rule === null ? [] : [{ column, rule }])),
    sourceName,
    encoding: null,
    shape,
    asOf: asOf?.day ?? null,
    period: totalPeriod && { from: totalPeriod.from, to: totalPeriod.to },
    ageFrom: ageFrom ?? 'due',
    termDays,
    taxIncluded,
    takeRows: [],
    leaveRows: [],
    leaveTables: [],
    recipeId: recipe?.id ?? null,
    // One that was handed along brings its name; else it goes by its source.
    recipeName: recipe?.id === null ? recipe.name : null,
  };
}

/** What the rows themselves speak for, where no recipe says how they are read. */
export function proposedRules({ signs, discount }: Understanding): Pick<ImportRules, 'signs' | 'discount'> {
  return { signs: signs?.proposed ?? 'auto', discount: discount?.proposed ?? 'inside' };
}
