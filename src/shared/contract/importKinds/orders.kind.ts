import { defineKind } from './kindSchema.ts';

/** Bills with their day, a row per bill or per line of one. */
export const ORDERS = defineKind({
  fields: [
    'date',
    'number',
    'originalNumber',
    'kind',
    'state',
    'dealerCode',
    'dealerName',
    'phone',
    'region',
    'city',
    'handler',
    'productCode',
    'productName',
    'brand',
    'spec',
    'unit',
    'qty',
    'unitPrice',
    'discount',
    'amount',
    'tax',
    'amountWithTax',
    'cost',
    'profit',
    'paid',
    'unpaid',
    'note',
  ],
  needed: [['date'], ['dealerCode', 'dealerName', 'phone'], ['amount', 'amountWithTax', 'qty']],
  // A quantity is an amount only by its price.
  neededBesides: (has) =>
    !has.has('amount') && !has.has('amountWithTax') && has.has('qty') && !has.has('unitPrice')
      ? [['amount', 'unitPrice']]
      : [],
  multi: ['phone', 'note'],
  groups: [
    ['bill', ['date', 'number', 'kind', 'state', 'originalNumber', 'handler']],
    ['dealer', ['dealerCode', 'dealerName', 'phone', 'region', 'city']],
    [
      'figures',
      ['amount', 'amountWithTax', 'qty', 'unitPrice', 'discount', 'tax', 'cost', 'profit', 'paid', 'unpaid', 'unit'],
    ],
    ['product', ['productCode', 'productName', 'brand', 'spec']],
  ],
  named: ['dealerName', 'dealerCode'],
  traits: ['unknownDealer', 'shape', 'tax', 'money', 'period'],
  shown: [
    ['number', 160, ['number']],
    ['date', 130, ['date']],
    ['kind', 90, ['kind', 'amount', 'number', 'note']],
    ['amountMinor', 130, ['amount', 'amountWithTax', 'qty', 'unitPrice', 'discount']],
    ['goods', 260, ['productName', 'productCode', 'brand', 'spec', 'qty', 'unit', 'unitPrice']],
    ['discountMinor', 110, ['discount']],
    ['taxMinor', 110, ['tax', 'amountWithTax']],
    ['costMinor', 110, ['cost', 'profit']],
    ['handler', 100, ['handler']],
    ['note', 220, ['note']],
  ],
  unit: 'bills',
});
