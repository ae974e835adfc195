import { MICRO_DIGITS, minorDigits, rescale, scaledToDecimal } from '../../../../shared/domain/money.ts';
import { readSettings } from '../../settings/settings.service.ts';
import { cellText } from '../cellText.rules.ts';
import type { EntryKind, ReadEntry } from '../entryKind.ts';
import { TOTAL_TABLE } from '../entryTables.ts';
import { readAmount, readQuantity } from '../readNumber.rules.ts';
import { columnsOf, RowCells, scalesOf } from '../rowCells.rules.ts';
import { readNaming, requireDealer } from '../rowNaming.rules.ts';

/** Totals of a period: one per dealer, source and period, so that the same list again updates it. */
export const TOTAL_ENTRIES: EntryKind = {
  table: TOTAL_TABLE,
  async reader(env, options, setting) {
    const columns = columnsOf(options.mapping, setting.headers, setting.numberStyle);
    const scale = scalesOf(columns, setting.headers, setting.unitScale);
    const digits = minorDigits((await readSettings(env.db)).currency);
    const once = { from_on: options.period?.from ?? '', to_on: options.period?.to ?? '' };
    return (raw) => {
      const row = new RowCells(columns, raw);
      return { ...readTotal(row, scale('amount'), digits), once };
    };
  },
  keys: (_columns, dealer) => ({ own: [dealer], ask: [dealer] }),
  ofFormer: true,
  united: [],
  summed: ['net_minor', 'order_count', 'qty_micro'],
  fieldOf: { net_minor: 'amountMinor', order_count: 'orderCount', qty_micro: 'qty' },
  textOf: (column, value) =>
    column === 'qty_micro' && value !== null
      ? scaledToDecimal(Number(value), MICRO_DIGITS).replace(/\.?0+$/, '')
      : String(value ?? ''),
};

function readTotal(row: RowCells, scale: number, digits: number): ReadEntry {
  const naming: NonNullable<ReadEntry['naming']> = { row: row.raw.row, problems: row.problems };
  readNaming(row, naming);
  requireDealer(row, naming);
  const columns: ReadEntry['columns'] = {};
  const amount = readAmount(row.figure('amount'), scale);
  if (amount.kind === 'value') columns.net_minor = rescale(amount.micro, MICRO_DIGITS, digits);
  else
    row.report(
      'amount',
      amount.kind === 'blank' ? 'amount_missing' : 'amount_unreadable',
      'rejected',
      cellText(row.cell('amount')),
    );
  const qty = readQuantity(row.figure('qty'));
  if (qty.kind === 'value') columns.qty_micro = qty.micro;
  if (qty.kind === 'unreadable') row.report('qty', 'qty_unreadable', 'warning', cellText(row.cell('qty')));
  const bills = readQuantity(row.figure('orderCount'));
  if (bills.kind === 'value') columns.order_count = Math.round(bills.micro / 10 ** MICRO_DIGITS);
  if (bills.kind === 'unreadable')
    row.report('orderCount', 'qty_unreadable', 'warning', cellText(row.cell('orderCount')));
  const title = naming.dealerName ?? naming.dealerCode ?? naming.phone ?? '';
  return { row: row.raw.row, problems: row.problems, naming, title, columns };
}
