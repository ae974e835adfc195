import type { SameKeys } from '../sameKeys.ts';
import type { importSheets as zh } from '../zh-CN/importSheets.ts';

/** The English text of `importSheets`. */
export const importSheets: SameKeys<typeof zh> = {
  /** In a column; at the beginning of a line; within a sentence. */
  spot: {
    cell: '{{sheet}} · {{row}}',
    head: 'Row {{row}}',
    headOfSheet: '“{{sheet}}”, row {{row}}',
    within: 'row {{row}}',
    withinOfSheet: 'row {{row}} of “{{sheet}}”',
    /** The same where another table that is read stands beside. */
    cellBeside: 'from {{column}} · {{row}}',
    cellOfTable: '{{sheet}} · from {{column}} · {{row}}',
    headBeside: 'Table from column {{column}}, row {{row}}',
    headOfTable: '“{{sheet}}”, table from column {{column}}, row {{row}}',
    withinBeside: 'row {{row}} of the table from column {{column}}',
    withinOfTable: 'row {{row}} of the table from column {{column}} of “{{sheet}}”',
  },
  sheets: {
    title: 'Sheets imported together',
    hint: 'Sheets of the same shape as “{{sheet}}” can be imported with it, by its columns and rules.',
    all: '{{read}} of {{total}} sheets of this shape together',
    rows: '{{rows}} rows',
    rowsMore: 'over {{rows}} rows',
    days: '{{from}} to {{to}}',
    /** One of several tables side by side, and one further down. */
    table: '{{sheet}} · from column {{column}}',
    below: 'the table from row {{row}}',
    gone: 'Imported together the last time and missing now: {{list}}.',
    why: {
      alike: 'the same columns and unit',
      hidden: 'a hidden sheet, so not ticked',
      summary: 'looks like a summary: together with the others it would count double, so not ticked',
      copy: 'says what another sheet says, or most of it: a copy or an older state, it seems, so not ticked',
      ownDay: 'such lists are each of a day of their own and must not be added up, so not ticked',
      leftOut: 'was not imported along the last time, so not ticked',
      empty: 'has no data rows',
      damaged: 'is damaged and cannot be read',
      noHeader: 'no header was found',
      kind: 'is another kind of list',
      columns: 'has other columns: another table',
      unit: 'has amounts in another unit and cannot be imported along',
      dateOrder: 'writes days in another order and cannot be imported along',
    },
  },
};
