import { expect, it } from 'vitest';
import { createOrderReader, type OrderReaderOptions } from '../../../src/main/features/imports/normaliseOrder.rules.ts';
import type { OrderField } from '../../../src/shared/contract/importFields.ts';
import { TODAY } from './rows.ts';

/** Amount and cost of a row, in millionths. */
function read(cells: Partial<Record<OrderField, string>>, more: Partial<OrderReaderOptions> = {}) {
  const fields = Object.keys(cells) as OrderField[]; // the keys of the record above
  const mapping = fields.map((field, column) => ({ column, field }));
  const options = { mapping, headers: fields, today: TODAY, shape: 'bills', ...more } as const;
  return createOrderReader(options)({ row: 2, hidden: false, cells: Object.values(cells) });
}

const BILL = { date: '2026-09-01', number: 'X1', dealerCode: 'K01' };

it.each([
  ['a sale', { amount: '10', profit: '2' }, 10, 8],
  ['a sale below its cost', { amount: '10', profit: '-2' }, 10, 12],
  ['a return that is written above zero', { kind: '退货', amount: '10', profit: '2' }, -10, -8],
  ['a return that is written below zero', { kind: '退货', amount: '-10', profit: '-2' }, -10, -8],
  ['a cost that is written goes before', { amount: '10', cost: '7', profit: '2' }, 10, 7],
  ['amounts in 万元 each by its own header', { amount: '1万', profit: '2000' }, 10_000, 8000],
])('the cost of %s follows from what was made on it', (_what, cells, amount, cost) => {
  expect(read({ ...BILL, ...cells })).toMatchObject({ amountMicro: amount * 1e6, costMicro: cost * 1e6, problems: [] });
});

it('profit is made on the plain amount, and after a discount that is outside the amount', () => {
  const taxed = { ...BILL, amount: '100', amountWithTax: '113', profit: '20' };

  expect(read(taxed, { taxIncluded: true })).toMatchObject({ amountMicro: 113e6, costMicro: 80e6 });
  expect(read({ ...BILL, amount: '100', discount: '10', profit: '20' }, { discount: 'line' })).toMatchObject({
    amountMicro: 90e6,
    costMicro: 70e6,
  });
});

it('a blank profit gives no cost, one that cannot be read is told', () => {
  expect(read({ ...BILL, amount: '10', profit: '' }).costMicro).toBeUndefined();
  const told = read({ ...BILL, amount: '10', profit: '约两成' });

  expect(told.costMicro).toBeUndefined();
  expect(told.problems.map(({ field, code }) => [field, code])).toEqual([['profit', 'amount_ignored']]);
});
