import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { OrderShape } from '../../../shared/contract/importRules.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { DiscountSeen, SignRule, SignsSeen } from '../../../shared/contract/readingRules.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { BILL_DISCOUNT, NET_PRICE } from './headerSynonyms.ts';
import type { NumberStyle } from './numberStyle.rules.ts';
import { ownBillDiscount } from './ownExport.rules.ts';
import { multiplyMicro, readAmount, readQuantity } from './readNumber.rules.ts';
import { readKind } from './readWord.rules.ts';
import { columnsOf, RowCells, scalesOf } from './rowCells.rules.ts';

/** The first rows of bills, with the columns they are read by. */
export interface FirstBills {
  /** Rows of data; totals and notes say nothing of signs. */
  rows: readonly RawRow[];
  headers: readonly string[];
  mapping: Mapping;
  unitScale: number;
  numberStyle: NumberStyle;
  shape: OrderShape | null;
}

/** Fewer rows below zero may be anything. */
const ENOUGH = 3;
/** As many of them make a habit. */
const MOST = 0.8;
/** A cent: what rounding may take off a line. */
const ROUNDING_MICRO = 10_000;

/** How the amounts are signed, and what their kinds say of it; null without amounts. */
export function seenSigns({ rows, headers, mapping, unitScale, numberStyle }: FirstBills): SignsSeen | null {
  const columns = columnsOf(mapping, headers, numberStyle);
  const scale = scalesOf(columns, headers, unitScale);
  const field = (['amount', 'amountWithTax'] as const).find((each) => columns.of.has(each));
  const column = field && columns.of.get(field)?.[0];
  if (field === undefined || column === undefined) return null;
  const seen = { rows: 0, negative: 0, backPositive: 0, backNegative: 0, sold: 0, soldNegative: 0 };
  for (const raw of rows) {
    const row = new RowCells(columns, raw);
    const read = readAmount(row.figure(field), scale(field));
    if (read.kind !== 'value' || read.micro === 0) continue;
    const negative = read.micro < 0;
    const kind = readKind(row.text('kind'));
    seen.rows += 1;
    if (negative) seen.negative += 1;
    if (kind === 'return' || kind === 'reversal') seen[negative ? 'backNegative' : 'backPositive'] += 1;
    if (kind === 'sale') {
      seen.sold += 1;
      if (negative) seen.soldNegative += 1;
    }
  }
  const { sold, soldNegative, ...told } = seen;
  return { column, kindColumn: columns.of.get('kind')?.[0] ?? null, ...told, proposed: signsBy(seen) };
}

/** Sales that are below zero by habit are written the other way round, unless what was taken back stands there too. */
function signsBy(seen: { sold: number; soldNegative: number; backPositive: number; backNegative: number }): SignRule {
  if (seen.soldNegative < ENOUGH || seen.soldNegative < seen.sold * MOST) return 'auto';
  return seen.backNegative > seen.backPositive ? 'kind' : 'opposite';
}

/** What the rows say of their discounts: by quantity and price, where both are there; null without discounts. */
export function seenDiscount({
  rows,
  headers,
  mapping,
  unitScale,
  numberStyle,
  shape,
}: FirstBills): DiscountSeen | null {
  const columns = columnsOf(mapping, headers, numberStyle);
  const scale = scalesOf(columns, headers, unitScale);
  const column = columns.of.get('discount')?.[0];
  if (column === undefined) return null;
  const seen = { rows: 0, inside: 0, outside: 0 };
  const headerOf = (field: ImportField) => fold(headers[columns.of.get(field)?.[0] ?? -1] ?? '');
  // A price after discount tells nothing of the discount.
  const tells = !NET_PRICE.test(headerOf('unitPrice')) && !NET_PRICE.test(headerOf('amount'));
  for (const raw of rows) {
    const row = new RowCells(columns, raw);
    const micro = (field: ImportField) => {
      const read = readAmount(row.figure(field), scale(field));
      return read.kind === 'value' ? Math.abs(read.micro) : undefined;
    };
    const discount = micro('discount');
    if (discount === undefined || discount === 0) continue;
    seen.rows += 1;
    const [amount, price, qty] = [micro('amount'), micro('unitPrice'), readQuantity(row.figure('qty'))];
    if (!tells || amount === undefined || price === undefined || qty.kind !== 'value') continue;
    const whole = multiplyMicro(Math.abs(qty.micro), price);
    if (whole === undefined) continue;
    if (Math.abs(whole - amount) <= ROUNDING_MICRO) seen.outside += 1;
    else if (Math.abs(whole - discount - amount) <= ROUNDING_MICRO) seen.inside += 1;
  }
  if (seen.rows === 0) return null;
  const ofBill = BILL_DISCOUNT.test(headerOf('discount'));
  // The whole bill's discount is in no line's amount where that is no more than quantity × price.
  const outside =
    ofBill &&
    shape === 'lines' &&
    ((seen.outside > 0 && seen.inside === 0) || ownBillDiscount(headers, headers[column] ?? ''));
  return { column, ...seen, ofBill, proposed: outside ? 'bill' : 'inside' };
}
