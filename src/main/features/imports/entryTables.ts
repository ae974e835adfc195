import type { EntryTable } from './entryKind.ts';

const plain = { ofDealer: false, ofSource: false, uid: false, stamped: false, bin: false } as const;

export const CONTACT_TABLE: EntryTable = {
  ...plain,
  name: 'contact',
  columns: ['name', 'role', 'wechat', 'email', 'birthday', 'note', 'phones'],
  ofDealer: true,
  stamped: true,
  bin: true,
};
export const PRODUCT_TABLE: EntryTable = {
  ...plain,
  name: 'product',
  columns: ['code', 'name', 'brand', 'spec', 'unit', 'category', 'price_micro', 'cost_micro', 'note'],
  uid: true,
};
export const REP_TABLE: EntryTable = {
  ...plain,
  name: 'rep',
  columns: ['name', 'phone', 'left_on', 'regions', 'areas', 'skills', 'level', 'capacity_minutes', 'note'],
  uid: true,
  stamped: true,
};
export const ACTIVITY_TABLE: EntryTable = {
  ...plain,
  name: 'activity',
  columns: [
    'kind',
    'happened_on',
    'happened_time',
    'contact',
    'rep',
    'outcome',
    'outcome_code',
    'body',
    'next_step',
    'next_on',
    'next_done_on',
  ],
  ofDealer: true,
  uid: true,
  stamped: true,
  bin: true,
};
export const TOTAL_TABLE: EntryTable = {
  ...plain,
  name: 'period_total',
  columns: ['net_minor', 'order_count', 'qty_micro'],
  ofDealer: true,
  ofSource: true,
};
