import type { SameKeys } from '../sameKeys.ts';
import type { tables as zh } from '../zh-CN/tables.ts';

export const tables: SameKeys<typeof zh> = {
  export: 'Export: {{name}}',
  done: 'Exported: {{name}}',
  pair: 'Reversal of or by',
  paid: 'Price after discount',
  lastOn: 'Last on',
  role: 'Role',
  primary: 'Main contact',
  owners: 'Who served the dealer',
  fromOn: 'From',
  reason: 'Reason',
  author: 'Author',
  addedAt: 'Added at',
  periodFrom: 'Period from',
  periodTo: 'Period to',
  stagedRows: 'Checked rows',
  originalOn: 'Date of the original',
  lastReceivedOn: 'Last receipt',
  left: 'Left',
  leftOn: 'Last day at work',
  owedByRep: 'Owed by rep',
  proposals: 'Proposed to be left out of grading',
  run: 'Run',
  windowFrom: 'Window from',
};
