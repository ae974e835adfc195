import type { SameKeys } from '../sameKeys.ts';
import type { orders as zh } from '../zh-CN/orders.ts';

export const orders: SameKeys<typeof zh> = {
  column: {
    orderedOn: 'Date',
    number: 'Number',
    kind: 'Kind',
    amount: 'Amount',
    lines: 'Lines',
    handler: 'Handled by',
    source: 'Source',
  },
  kind: { sale: 'Sale', return: 'Return', exchange: 'Exchange', gift: 'Gift', reversal: 'Reversal' },
  line: {
    product: 'Product',
    spec: 'Specification',
    quantity: 'Quantity',
    price: 'Unit price',
    amount: 'Amount',
    none: 'This order has no lines.',
  },
  list: {
    none: 'No orders yet.',
    show: 'Show the lines of {{number}}',
    hide: 'Hide the lines of {{number}}',
    more_one: 'Show {{count}} more',
    more_other: 'Show {{count}} more',
    shown: '{{shown}} / {{total}} shown',
    origin: '{{file}}, row {{row}}',
    unnumbered: 'no number',
  },
};
