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
  period: {
    title: 'Period of the file',
    from: 'From',
    to: 'To',
    hint: 'Scores and days without an order count to this day.',
    byTitle: 'Taken from the title above the header.',
    ask: 'The last bill is of {{last}}. Does the file hold the whole month?',
    whole: 'Yes, up to {{end}}',
    kept: 'The period is now {{from}} to {{to}}.',
  },
  coverage: {
    title: 'Months that order data cover',
    covered: 'Complete',
    partial: 'In part',
    missing: 'Missing',
    open: 'Not imported yet',
    state: '{{month}}: {{state}}',
    year: 'Year',
    days: '{{from}} to {{to}}',
    gaps: 'No data for {{days}}. Missing days count in no score and nothing is compared across them; if there really were no bills, open that import and change its period.',
  },
};
