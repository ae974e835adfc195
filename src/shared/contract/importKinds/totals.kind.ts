import { defineKind } from './kindSchema.ts';

/** What dealers bought in a period, a row per dealer, without the days of single bills. */
export const TOTALS = defineKind({
  fields: ['dealerCode', 'dealerName', 'phone', 'region', 'city', 'amount', 'orderCount', 'qty'],
  needed: [['dealerCode', 'dealerName', 'phone'], ['amount']],
  multi: ['phone'],
  groups: [
    ['dealer', ['dealerName', 'dealerCode', 'phone', 'region', 'city']],
    ['figures', ['amount', 'orderCount', 'qty']],
  ],
  named: ['dealerName', 'dealerCode'],
  traits: ['unknownDealer', 'money', 'totalPeriod'],
  shown: [
    ['amountMinor', 140, ['amount']],
    ['orderCount', 100, ['orderCount']],
    ['qty', 110, ['qty']],
  ],
  unit: 'dealers',
});
