import type { ImportField } from '../../../shared/contract/importFields.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { isBlankText } from '../../../shared/domain/readAmount.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';
import { isExcludedName } from './readWord.rules.ts';
import type { Columns } from './rowCells.rules.ts';
import { CATEGORY_NAME } from './valueSynonyms.ts';

/** What a heading may hold: how the branch is called, and its kind. */
const HEADING_FIELDS: ReadonlySet<ImportField> = new Set<ImportField>([
  'code',
  'name',
  'shortName',
  'mnemonic',
  'type',
]);
/** A code this much longer than another one that begins it lies below it: 01 → 01001; K1 → K10 is a mere sequence. */
const BRANCH_DIGITS = 2;

/** A row as the rule looks at it. */
export interface TreeRow {
  code: string;
  name: string;
  /** Filled cells of the row, passing ones apart; counted when it is asked for, which is seldom. */
  filled(): number;
  /** Nothing but what a heading may hold. */
  bare: boolean;
}

/** The parts of a row that tell a heading from a dealer. */
export function treeRow(columns: Columns, raw: RawRow, code: string, name: string): TreeRow {
  const isFilled = (column: number) => !columns.passing.has(column) && !isBlankText(fold(cellText(raw.cells[column])));
  const bare = raw.cells.every((_cell, column) => {
    const field = columns.fieldAt.get(column);
    return (field !== undefined && HEADING_FIELDS.has(field)) || !isFilled(column);
  });
  return { code, name, filled: () => raw.cells.filter((_cell, column) => isFilled(column)).length, bare };
}

/**
 * True for a heading of a list in branches, such as "01 wholesale customers": it holds a name and at most a code, and what
 * follows lies below it by its code, or says more while the name is a category's word.
 * @param next the following data row, undefined at the end: a heading without children is none
 */
export function isCategoryRow(row: TreeRow, next: TreeRow | undefined): boolean {
  if (!row.bare || next === undefined || row.name === '') return false;
  if (row.code !== '' && next.code.startsWith(row.code)) {
    const rest = next.code.slice(row.code.length);
    if (/^[.-]\d+/.test(rest) || (/^\d+$/.test(rest) && rest.length >= BRANCH_DIGITS)) return true;
  }
  if (isExcludedName(row.name)) return false;
  return next.filled() > row.filled() && CATEGORY_NAME.test(fold(row.name));
}
