import { type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { MICRO_DIGITS } from '../../../shared/domain/money.ts';
import { readAmountText } from '../../../shared/domain/readAmount.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { readDate } from '../../features/imports/readDate.rules.ts';
import { multiplyMicro } from '../../features/imports/readNumber.rules.ts';
import type { PlainOrder } from '../../features/scoring/plainTotals.rules.ts';
import { systemClock } from '../../runtime/clock.ts';
import { readEnvironment } from '../environment.ts';
import type { CliHost } from './cliEngine.ts';
import { amountTextAt } from './columnNumbers.ts';
import { columnNamed, type PlainTable, readPlainFile } from './plainFile.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface PlainOrdersOptions {
  orders: string;
  /** `customer=,date=,amount=[,bill=]` by header or place from 1; `quantity=,price=` in place of the amount. */
  map?: string;
  /** Commander's name for --no-header: false where there is none. */
  header?: boolean;
  dates?: 'ymd' | 'dmy' | 'mdy';
  /** The last day that counts, by either of its names. */
  asOf?: string;
  until?: string;
  host?: CliHost;
}

export interface ReadOrders {
  /** Amounts in whole smallest units. */
  readonly orders: PlainOrder[];
  /** Digits behind the point that the amounts of the file need, 0 … 6. */
  readonly digits: number;
  readonly rows: number;
  readonly leftOut: { noCustomer: number; noDate: number; noAmount: number; afterToday: number };
}

const FIELDS = ['customer', 'date', 'amount', 'bill', 'quantity', 'price'] as const;
type Field = (typeof FIELDS)[number];

/** Names of columns as order lists have them, without blanks and underscores; the first column that bears one is taken. */
const USUAL: Readonly<Record<Field, readonly string[]>> = {
  customer: [
    'customerid',
    'customer',
    'customercode',
    'dealer',
    'client',
    'id',
    '客户',
    '客户编号',
    '客户名称',
    '客户代码',
  ],
  date: ['orderdate', 'invoicedate', 'date', 'day', '日期', '单据日期', '订单日期', '下单日期'],
  amount: ['revenue', 'amount', 'total', 'sales', 'value', 'net', 'spend', '金额', '净额', '销售额'],
  bill: [],
  quantity: [],
  price: [],
};

/** Reads a plain list of orders; those after today count only where an as-of day is named. @throws WrongUsage where a column is not named; AppError of the reader */
export async function readPlainOrders(options: PlainOrdersOptions, t: T): Promise<ReadOrders> {
  const table = await readPlainFile(options.orders, { noHeader: options.header === false, host: options.host });
  const read = ordersOf(table, options, t);
  const today = (options.host?.environment ?? readEnvironment()).fixedDay ?? systemClock.today();
  return (options.asOf ?? options.until) === undefined ? upTo(read, today, t) : read;
}

/** One bill typed 2062 must not make everybody sleep for decades. @throws WrongUsage where nothing is left */
export function upTo(read: ReadOrders, today: CalendarDay, t: T): ReadOrders {
  const last = toDayNumber(today);
  const orders = read.orders.filter(({ day }) => day <= last);
  if (orders.length === 0) throw new WrongUsage(t('cli.plain.onlyLater', { day: today }));
  return { ...read, orders, leftOut: { ...read.leftOut, afterToday: read.orders.length - orders.length } };
}

/** The orders of a table. @throws the same */
export function ordersOf(table: PlainTable, options: PlainOrdersOptions, t: T): ReadOrders {
  const columns = columnsFor(table, options, t);
  const read = readRows(table, columns, options.dates ?? 'ymd');
  if (read.orders.length === 0) throw new AppError('plain_no_orders', { name: options.orders });
  return { ...read, rows: table.rows.length };
}

type Columns = Partial<Record<Field, number>>;

function columnsFor(table: PlainTable, { map, header }: PlainOrdersOptions, t: T): Columns {
  const columns: Columns = {};
  for (const [field, name] of mapOf(map, t)) columns[field] = columnNamed(table, name);
  const hasAmount = () =>
    columns.amount !== undefined || (columns.quantity !== undefined && columns.price !== undefined);
  for (const field of ['customer', 'date', 'amount'] as const) {
    if (columns[field] !== undefined || (field === 'amount' && hasAmount())) continue;
    const usual =
      header === false
        ? -1
        : table.header.findIndex((name) => USUAL[field].includes(name.toLowerCase().replace(/[\s_-]/g, '')));
    if (usual < 0) throw new WrongUsage(t('cli.plain.whichColumn', { field, list: table.header.join(', ') }));
    columns[field] = usual;
  }
  return columns;
}

/** `customer=1,date=Order date`: pairs with commas. */
function mapOf(text: string | undefined, t: T): [Field, string][] {
  if (text === undefined) return [];
  return text.split(',').map((pair) => {
    const [key = '', ...rest] = pair.split('=');
    const field = FIELDS.find((known) => known === key.trim());
    if (field === undefined || rest.length === 0)
      throw new WrongUsage(t('cli.plain.badMap', { text: pair, list: FIELDS.join(', ') }));
    return [field, rest.join('=').trim()];
  });
}

function readRows(table: PlainTable, columns: Columns, order: 'ymd' | 'dmy' | 'mdy') {
  const leftOut = { noCustomer: 0, noDate: 0, noAmount: 0, afterToday: 0 };
  const found: { customer: string; day: number; micro: number; bill: string | null }[] = [];
  const days = new Map<string, number | null>();
  for (const [at, row] of table.rows.entries()) {
    const cell = (field: Field) => (row[columns[field] ?? -1] ?? '').trim();
    const customer = cell('customer');
    const written = cell('date');
    let day = days.get(written);
    if (day === undefined) {
      day = dayOf(written, order);
      days.set(written, day);
    }
    const micro = amountOf((column) => amountTextAt(table, at, column), columns);
    if (customer === '') leftOut.noCustomer += 1;
    else if (day === null) leftOut.noDate += 1;
    else if (micro === undefined) leftOut.noAmount += 1;
    else found.push({ customer, day, micro, bill: columns.bill === undefined ? null : cell('bill') });
  }
  const digits = digitsOf(found.map(({ micro }) => micro));
  const scale = 10 ** (MICRO_DIGITS - digits);
  const orders = found.map(({ micro, ...row }) => ({ ...row, amount: micro / scale }));
  return { orders, digits, leftOut };
}

function dayOf(text: string, order: 'ymd' | 'dmy' | 'mdy'): number | null {
  const read = readDate(text, { order });
  return read.kind === 'day' ? toDayNumber(read.day) : null;
}

function amountOf(textAt: (column: number) => string, columns: Columns): number | undefined {
  if (columns.amount !== undefined) return micro(textAt(columns.amount));
  const [quantity, price] = [columns.quantity, columns.price].map((at) =>
    at === undefined ? undefined : micro(textAt(at)),
  );
  return quantity === undefined || price === undefined ? undefined : multiplyMicro(quantity, price);
}

function micro(text: string): number | undefined {
  const read = readAmountText(text);
  return read.kind === 'value' ? read.micro : undefined;
}

/** The fewest digits that hold every amount exactly: sums stay whole numbers far below the safe integers. */
function digitsOf(micros: readonly number[]): number {
  let digits = 0;
  for (const value of micros) while (value % 10 ** (MICRO_DIGITS - digits) !== 0) digits += 1;
  return digits;
}
