import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { OrderShape } from '../../../shared/contract/importRules.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { DiscountRule, SignRule } from '../../../shared/contract/readingRules.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { OrderKind } from '../../../shared/domain/dealers.ts';
import type { NumberRead } from '../../../shared/domain/readAmount.ts';
import { placeOf } from '../../../shared/domain/rowPlace.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { isRedNote, isRedNumber, referenceOf } from '../orders/reversal.rules.ts';
import { cellText } from './cellText.rules.ts';
import type { OrderDraft } from './draft.ts';
import { statedUnit } from './headerKey.rules.ts';
import type { NumberStyle } from './numberStyle.rules.ts';
import { applyDiscount, applySign, lessDiscount } from './orderSigns.rules.ts';
import type { DateOrder } from './readDate.rules.ts';
import { multiplyMicro, readAmount, readQuantity } from './readNumber.rules.ts';
import { isCancellationNumber, isLeftOutNumber, isLeftOutState, readKind } from './readWord.rules.ts';
import { columnsOf, RowCells, scalesOf } from './rowCells.rules.ts';
import { readDay, readNaming, requireDealer } from './rowNaming.rules.ts';
import { RATE_MARK } from './valueSynonyms.ts';

export interface OrderReaderOptions {
  mapping: Mapping;
  headers: readonly string[];
  shape: OrderShape;
  today: CalendarDay;
  /** `dateOrder(…)` over the date column. */
  dateOrder?: DateOrder;
  /** How decimals are written. */
  numberStyle?: NumberStyle;
  /** Year of a row's day that is written without one, where something says it. */
  yearAt?: (row: number) => number | undefined;
  /** Power of ten of the amounts where neither header nor cell says one: `titleScale(…)`. */
  unitScale?: number;
  /** The source's amounts hold the tax: decides between two columns of amounts. */
  taxIncluded?: boolean | null;
  signs?: SignRule;
  discount?: DiscountRule;
}

interface Reading {
  row: RowCells;
  draft: OrderDraft;
  options: OrderReaderOptions;
  scale: (field: ImportField) => number;
  /** What quantities are counted in where neither a column nor the cell says it. */
  qtyUnit: string | undefined;
}

const TEXTS = ['productCode', 'brand', 'spec', 'unit'] as const;
/** What stands only on the first line of a bill in many exports. */
const BILL_FIELDS = [
  'number',
  'orderedOn',
  'dealerCode',
  'dealerName',
  'phone',
  'handler',
  'regionText',
  'city',
] as const;

/** Reads rows of an order export, in order; never throws. */
export function createOrderReader(options: OrderReaderOptions): (raw: RawRow) => OrderDraft {
  const columns = columnsOf(options.mapping, options.headers, options.numberStyle);
  const scale = scalesOf(columns, options.headers, options.unitScale ?? 0);
  const qtyColumn = columns.of.get('qty')?.[0] ?? -1;
  const counted = columns.unitAt.get(qtyColumn) ?? statedUnit(options.headers[qtyColumn] ?? '');
  const qtyUnit = typeof counted === 'string' ? counted : undefined;
  const stateHeader = columns.name(columns.of.get('state')?.[0] ?? -1);
  let above: OrderDraft | undefined;
  return (raw) => {
    const row = new RowCells(columns, raw);
    const draft: OrderDraft = {
      row: raw.row,
      kind: 'sale',
      kindBy: 'default',
      orderedTime: '',
      problems: row.problems,
    };
    const reading: Reading = { row, draft, options, scale, qtyUnit };
    readTexts(reading);
    readFigures(reading);
    // No bill goes on from one table into another.
    if (above !== undefined && placeOf(above.row) !== placeOf(raw.row)) above = undefined;
    const continues = options.shape === 'lines' && above !== undefined && isContinuation(reading);
    if (continues && above !== undefined) fillDown(draft, above);
    else readDay(row, draft, { ...options, year: options.yearAt?.(raw.row), later: 'keep' });
    if (draft.filledDown !== true) requireDealer(row, draft);
    const column = readKindColumn(reading);
    decideKind(draft, continues && column === undefined && above?.kindBy === 'column' ? above.kind : column);
    requireAmount(reading);
    costFromProfit(reading);
    applySign(draft, options.signs ?? 'auto');
    if (takesDiscount(options)) applyDiscount(draft);
    readReversal(reading);
    const state = row.text('state') || cellText(row.cell('state'));
    if (isLeftOutState(state, stateHeader)) row.report('state', 'bill_state', 'left_out', state);
    else if (isLeftOutNumber(draft.number ?? '')) row.report('number', 'bill_state', 'left_out', draft.number ?? '');
    above = draft;
    return draft;
  };
}

function readTexts({ row, draft }: Reading): void {
  readNaming(row, draft);
  for (const field of TEXTS) {
    const text = field === 'productCode' ? row.code(field) : row.text(field);
    if (text !== '') draft[field] = text;
  }
  const product = row.text('productName');
  if (product !== '') draft.productName = product;
}

function readFigures({ row, draft, scale, qtyUnit }: Reading): void {
  const qty = readQuantity(row.figure('qty'));
  if (qty.kind === 'value') draft.qtyMicro = qty.micro;
  if (qty.kind === 'unreadable') row.report('qty', 'qty_unreadable', 'warning', cellText(row.cell('qty')));
  const unit = draft.unit ?? qty.unit ?? (qty.kind === 'value' ? qtyUnit : undefined);
  if (unit !== undefined) draft.unit = unit;
  const take = (
    field: 'unitPrice' | 'tax' | 'cost' | 'discount',
    key: 'unitPriceMicro' | 'taxMicro' | 'costMicro' | 'discountMicro',
  ) => {
    const text = cellText(row.cell(field));
    const read: NumberRead =
      field === 'discount' && RATE_MARK.test(text)
        ? { kind: 'unreadable' }
        : readAmount(row.figure(field), scale(field));
    if (read.kind === 'value') draft[key] = read.micro;
    if (read.kind === 'unreadable') row.report(field, UNREADABLE_CODES[field], 'warning', text);
  };
  take('unitPrice', 'unitPriceMicro');
  take('tax', 'taxMicro');
  take('cost', 'costMicro');
  take('discount', 'discountMicro');
}

const UNREADABLE_CODES = {
  unitPrice: 'price_unreadable',
  tax: 'tax_unreadable',
  cost: 'amount_ignored',
  discount: 'amount_ignored',
} as const;

/** A line below its bill's first line: something is sold, but day, number and dealer are all blank. */
function isContinuation({ row, draft }: Reading): boolean {
  const blank = (['date', 'number', 'dealerCode', 'dealerName'] as const).every((field) => row.text(field) === '');
  return blank && (draft.productCode ?? draft.productName) !== undefined;
}

function fillDown(draft: OrderDraft, above: OrderDraft): void {
  for (const field of BILL_FIELDS) {
    const value = above[field];
    if (value !== undefined && draft[field] === undefined) draft[field] = value;
  }
  draft.orderedTime = above.orderedTime;
  draft.filledDown = true;
  // What was wrong with the bill's head is wrong with each of its lines.
  const inherited = above.problems.filter(
    ({ field }) => field === 'date' || field === 'dealerName' || field === 'state' || field === 'kind',
  );
  draft.problems.push(...inherited);
}

function readKindColumn({ row, draft }: Reading): OrderKind | undefined {
  const text = row.text('kind');
  const kind = readKind(text);
  if (kind === 'unknown') row.report('kind', 'kind_unknown', 'rejected', text);
  if (kind === 'left_out') row.report('kind', 'bill_state', 'left_out', text);
  if (kind === 'unknown' || kind === 'left_out') return undefined;
  if (kind !== undefined && kind !== 'sale') return kind;
  const byNumber = isRedNumber(draft.number ?? '')
    ? 'reversal'
    : isCancellationNumber(draft.number ?? '')
      ? 'return'
      : undefined;
  if (byNumber !== undefined) draft.kindBy = 'number';
  return byNumber ?? kind;
}

function decideKind(draft: OrderDraft, column: OrderKind | undefined): void {
  if (column === undefined) return;
  draft.kind = column;
  if (draft.kindBy === 'default') draft.kindBy = 'column';
}

/** The amount as read wins; only where no amount column is mapped is a line quantity × price. */
function requireAmount({ row, draft, scale, options }: Reading): void {
  const field = amountField(row, options.taxIncluded);
  if (field === undefined) {
    computeAmount(row, draft);
    return;
  }
  const read = readAmount(row.figure(field), scale(field));
  if (read.kind === 'value') draft.amountMicro = read.micro;
  else if (read.kind === 'unreadable') row.report(field, 'amount_unreadable', 'rejected', cellText(row.cell(field)));
  else if (draft.kind === 'gift') draft.amountMicro = 0;
  else row.report(field, 'amount_missing', 'rejected', cellText(row.cell(field)));
}

/** What was bought for, where the file says only what was made on it: before signs and kinds turn the amount. */
function costFromProfit({ row, draft, scale, options }: Reading): void {
  if (draft.costMicro !== undefined || !row.has('profit')) return;
  const profit = readAmount(row.figure('profit'), scale('profit'));
  if (profit.kind === 'unreadable') row.report('profit', 'amount_ignored', 'warning', cellText(row.cell('profit')));
  // Made on the plain amount, where the file has one with tax too.
  const plain = row.has('amount') ? readAmount(row.figure('amount'), scale('amount')) : undefined;
  const amount = plain?.kind === 'value' ? plain.micro : draft.amountMicro;
  if (profit.kind !== 'value' || amount === undefined) return;
  const off = takesDiscount(options) ? (draft.discountMicro ?? 0) : 0;
  draft.costMicro = lessDiscount(amount, off, false) - profit.micro;
}

/** Of a list of bills the whole bill's discount is its row's. */
function takesDiscount({ discount, shape }: OrderReaderOptions): boolean {
  return discount === 'line' || (discount === 'bill' && shape === 'bills');
}

/** Where a file has amounts with and without tax, the source's own kind; without a word of the owner the plain amount. */
function amountField(row: RowCells, taxIncluded: boolean | null | undefined): 'amount' | 'amountWithTax' | undefined {
  if (row.has('amountWithTax') && (taxIncluded === true || !row.has('amount'))) return 'amountWithTax';
  return row.has('amount') ? 'amount' : undefined;
}

function computeAmount(row: RowCells, draft: OrderDraft): void {
  const { qtyMicro, unitPriceMicro } = draft;
  const text = `${cellText(row.cell('qty'))} × ${cellText(row.cell('unitPrice'))}`;
  if (qtyMicro === undefined || unitPriceMicro === undefined) {
    row.report('amount', 'amount_missing', 'rejected', text);
    return;
  }
  const product = multiplyMicro(qtyMicro, unitPriceMicro);
  if (product === undefined) row.report('amount', 'amount_unreadable', 'rejected', text);
  else draft.amountMicro = product;
}

/** A bill below zero whose note says that it takes another one back is a reversal; what it names is kept. */
function readReversal({ row, draft }: Reading): void {
  const { note = '', number = '' } = draft;
  if (draft.kindBy === 'sign' && isRedNote(note)) {
    draft.kind = 'reversal';
    draft.kindBy = 'note';
  }
  if (draft.kind !== 'reversal') return;
  const ref = referenceOf({ original: row.code('originalNumber'), number, note });
  if (ref !== '') draft.reversalRef = ref;
}
