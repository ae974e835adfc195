import type { SameKeys } from '../sameKeys.ts';
import type { importPassed as zh } from '../zh-CN/importPassed.ts';

/** The English text of `importPassed`. */
export const importPassed: SameKeys<typeof zh> = {
  passed: {
    tab: 'Skipped rows ({{n}})',
    rows: 'Skipped rows',
    reasons: 'Reasons for skipping',
    all: 'All skipped rows',
    reasonColumn: 'Reason',
    reason: {
      title: 'Above the header',
      header: 'Header',
      hidden: 'Hidden rows',
      blank: 'Blank rows',
      total: 'Total rows',
      repeatHeader: 'Repeated headers',
      heading: 'Headings',
      note: 'Notes',
      otherTable: 'Another table',
      leftTable: 'Table left out',
      marked: 'With your words',
      byHand: 'Left out by hand',
    },
    why: {
      title: 'stands above the header and was not read as data.',
      header: 'is the header.',
      hidden: 'is hidden in the sheet, and hidden rows are set to be skipped.',
      blank: 'is blank.',
      total: 'looks like a total or subtotal and was not read as data, so that no amount counts twice.',
      repeatHeader: 'says the same as the header: a header repeated on each page.',
      heading: 'is a heading that says whose rows follow and was not read as data.',
      note: 'looks like a note or a signature line and was not read as data.',
      otherTable:
        'belongs to another table of the sheet, whose header does not fit the one that is read, so it was not read by these columns. To import it, go back and choose its header row, or save it as a file of its own.',
      leftTable: 'belongs to another table of the same layout, which you left out in the step before.',
      marked: 'has a cell that says what your rules leave out.',
      byHand: 'was left out by you.',
    },
    blank_one: 'And {{count, number}} blank row.',
    blank_other: 'And {{count, number}} blank rows.',
    unlisted_one: 'There are too many rows: {{count, number}} more is counted and not listed.',
    unlisted_other: 'There are too many rows: {{count, number}} more are counted and not listed.',
    take: 'Import this row as data',
    takeAll: 'Import all of these ({{reason}})',
    leave: 'Leave out {{row}}',
    leaveBill: 'Leave out this bill',
    leaveHint: 'For instance where a row is a total after all. It can be taken back under “Skipped rows”.',
  },
};
