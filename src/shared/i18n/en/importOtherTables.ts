import type { SameKeys } from '../sameKeys.ts';
import type { importOtherTables as zh } from '../zh-CN/importOtherTables.ts';

/** The English text of `importOtherTables`. */
export const importOtherTables: SameKeys<typeof zh> = {
  otherTables: {
    title: 'Other tables of this sheet',
    intro:
      'Tables of the same layout are read together and can be switched off one by one; other lists are not read unless you choose one instead.',
    at_one: 'From row {{row}}, {{count, number}} row: {{headers}}',
    at_other: 'From row {{row}}, {{count, number}} rows: {{headers}}',
    byHeading: 'the headings above the rows',
    under: 'Headed “{{heading}}”.',
    headings_one:
      '{{count, number}} row is a heading (“{{first}}”) and is not read as data; after the check it can be taken back under “Skipped rows”.',
    headings_other:
      '{{count, number}} rows are headings (for instance “{{first}}”) and are not read as data; after the check they can be taken back under “Skipped rows”.',
    fit: {
      same: 'Its columns match those of the table that is read, so it is read with it.',
      missing: 'Needed columns are missing: it is another list and is not read.',
      columns: 'Most of its columns have no match: it is another list and is not read.',
      units: 'Its amounts are in another unit, so it is not read.',
      kind: 'It looks like another kind of list, as receipts beside sales, and is not read.',
      joined: 'It is read as a part of one table with the columns beside it.',
      above: 'It stands above the present header and is not read.',
    },
    beside_one: 'Beside it, from column {{column}}, {{count, number}} row: {{headers}}',
    beside_other: 'Beside it, from column {{column}}, {{count, number}} rows: {{headers}}',
    besideText: 'Beside it, from column {{column}}: {{headers}}',
    besideReadOf: 'Read the table from column {{column}} too',
    besideInsteadOf: 'Read the table from column {{column}} instead',
    whole: 'Read the columns side by side as one table',
    left: 'The same layout, left out by you.',
    read: 'Read it too',
    readOf: 'Read the table from row {{row}} too',
    instead: 'Read this one instead',
    insteadOf: 'Read the table from row {{row}} instead',
    comma: ', ',
    most_one: 'Only the first row was looked at; tables of the same layout further down are read too.',
    most_other:
      'Only the first {{count, number}} rows were looked at; tables of the same layout further down are read too.',
  },
  hiddenParts: {
    rows_one:
      'Of the first {{rows}} rows {{count, number}} is hidden in the sheet; those further down are treated alike.',
    rows_other:
      'Of the first {{rows}} rows {{count, number}} are hidden in the sheet; those further down are treated alike.',
    columns: 'Hidden columns',
    columnsHint: 'The sheet does not show these. One that is switched off counts as a column without a field.',
    column: 'Column {{column}} “{{header}}”: read as “{{field}}”',
    columnOut: 'Column {{column}} “{{header}}”: not read',
    read: 'Read the hidden column {{column}} “{{header}}”',
    mark: 'hidden',
  },
};
