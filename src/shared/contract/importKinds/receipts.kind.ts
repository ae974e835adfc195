import { defineKind } from './kindSchema.ts';

/** Money that came in, a row per receipt. */
export const RECEIPTS = defineKind({
  fields: [
    'date',
    'number',
    'dealerCode',
    'dealerName',
    'phone',
    'region',
    'city',
    'amount',
    'method',
    'handler',
    'state',
    'note',
  ],
  needed: [['date'], ['dealerCode', 'dealerName', 'phone'], ['amount']],
  multi: ['phone', 'note'],
  groups: [
    ['money', ['date', 'number', 'amount', 'method', 'state', 'handler']],
    ['dealer', ['dealerName', 'dealerCode', 'phone', 'region', 'city']],
  ],
  named: ['dealerName', 'dealerCode'],
  traits: ['unknownDealer', 'money'],
  shown: [
    ['number', 160, ['number']],
    ['date', 130, ['date']],
    ['amountMinor', 130, ['amount']],
    ['method', 110, ['method']],
    ['handler', 100, ['handler']],
    ['note', 220, ['note']],
  ],
  unit: 'receipts',
});
