/** Deleting dealers for good. */
export const erase = {
  account: 'Deleted dealer #{{id}}',
  open: 'Delete for good…',
  title_one: 'Delete {{count}} dealer for good',
  title_other: 'Delete {{count}} dealers for good',
  lead: 'People may ask for what is kept about them to be deleted. Deleting for good cannot be undone, and the bin cannot bring it back.',
  goes: 'What goes',
  goesIdentity: 'Name, code, phones, address, notes and all other details, also what the change log says of them',
  contacts_one: '{{count}} person',
  contacts_other: '{{count}} people',
  notes_one: '{{count}} note',
  notes_other: '{{count}} notes',
  files_one: '{{count}} file',
  files_other: '{{count}} files',
  marks_one: '{{count}} tag, own field, former name or tier set by hand',
  marks_other: '{{count}} tags, own fields, former names and tiers set by hand',
  edits_one: '{{count}} line of the changes',
  edits_other: '{{count}} lines of the changes',
  sourceFiles_one: '{{count}} file kept from an import, in which they stand',
  sourceFiles_other: '{{count}} files kept from imports, in which they stand',
  stays: 'What stays',
  staysNothing: 'Nothing.',
  staysAccount_one:
    'Of {{count}} dealer a “Deleted dealer #number” stays, left out of grading, whose amounts count in the totals as before: {{orders}} bills, {{amount}} net; {{balances}} balances owed, {{receipts}} receipts',
  staysAccount_other:
    'Of {{count}} dealers a “Deleted dealer #number” each stays, left out of grading, whose amounts count in the totals as before: {{orders}} bills, {{amount}} net; {{balances}} balances owed, {{receipts}} receipts',
  elsewhere:
    'Earlier backups, exported workbooks and printed pages stay as they are and have to be dealt with apart. Files that are being checked and not yet imported have to be checked again.',
  confirmName: 'To confirm, type the name “{{text}}”',
  confirmCount: 'To confirm, type the number of dealers “{{text}}”',
  act: 'Delete for good',
  running: 'Deleting for good',
  done_one: '{{count}} dealer was deleted for good',
  done_other: '{{count}} dealers were deleted for good',
  doneLater_one:
    '{{count}} dealer was deleted for good; the bytes left in the file are cleaned the next time it is opened, when there is room on the disk',
  doneLater_other:
    '{{count}} dealers were deleted for good; the bytes left in the file are cleaned the next time it is opened, when there is room on the disk',
  cancelled: 'Cancelled; nothing was deleted',
  dealers: 'Dealers deleted',
  staying: 'Nameless accounts left',
} as const;
