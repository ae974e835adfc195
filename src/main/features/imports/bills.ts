import type { OrderShape } from '../../../shared/contract/importRules.ts';
import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import type { OrderKind } from '../../../shared/domain/dealers.ts';
import { hashText } from '../../../shared/domain/hashText.ts';
import { rescale } from '../../../shared/domain/money.ts';
import type { StageOrderColumns } from '../../db/schemaImports.ts';
import { codeKey, nameKey } from '../dealers/nameKey.rules.ts';
import type { OrderDraft } from './draft.ts';
import type { DealerRef } from './matchDealer.ts';
import { lessDiscount } from './orderSigns.rules.ts';
import type { StagedLine } from './staged.ts';

const MICRO_DIGITS = 6;
/** Lines of one bill number this many days apart are two bills with one number. */
const SAME_BILL_DAYS = 31;

/** A bill while its rows are being gathered. Amounts × 10⁻⁶; rounded once, when it is closed. */
export interface Bill {
  localNo: number;
  row: number;
  dealer: DealerRef;
  dealerName: string;
  number: string;
  numberKey: string | null;
  columnKind: OrderKind | undefined;
  /** What its number says of its kind. */
  numberKind: OrderKind | undefined;
  /** A row below zero says that it takes another bill back. */
  redNote: boolean;
  reversalRef: string;
  allGifts: boolean;
  orderedOn: string;
  orderedTime: string;
  netMicro: number;
  discountMicro: number | null;
  /** The discount is the whole bill's, on however many of its lines it stands. */
  discountOnce: boolean;
  taxMicro: number | null;
  costMicro: number | null;
  lineCount: number;
  handler: string;
  note: string;
  hash: number;
  rows: number[];
  /** What its first row sells: another product is not the same bill again. */
  product: string;
  /** Set once a row of the bill could not be taken: the whole bill is handed back. */
  broken: boolean;
}

export function dealerKeyOf(ref: DealerRef): string {
  return 'id' in ref ? `i${ref.id}` : `l${ref.localNo}`;
}

/** The key of a row's bill number, null where it has none. Made once per row: it decides three questions. */
export function numberKeyOf(draft: OrderDraft): string | null {
  return draft.number === undefined ? null : codeKey(draft.number);
}

/** What rows of one bill have in common. Without a number the lines of a dealer's day and kind make one bill. */
export function billKeyOf(
  draft: OrderDraft,
  numberKey: string | null,
  dealer: DealerRef,
  shape: OrderShape,
): string | undefined {
  const kind = draft.kindBy === 'column' ? draft.kind : draft.kindBy === 'number' ? draft.kind : '';
  // No number has a line break in it, and most rows say no kind: the number alone is in memory already.
  if (numberKey !== null) return kind === '' ? numberKey : `${numberKey}\n${kind}`;
  if (shape === 'bills') return undefined;
  return `\n${dealerKeyOf(dealer)}|${draft.orderedOn}|${draft.kind}`;
}

/** The product of a row, "" where it names none. */
export function productOf(draft: OrderDraft): string {
  return draft.productCode ?? draft.productName ?? '';
}

export function openBill(
  localNo: number,
  draft: OrderDraft,
  numberKey: string | null,
  dealer: DealerRef,
  discountOnce = false,
): Bill {
  return {
    localNo,
    row: draft.row,
    dealer,
    dealerName: draft.dealerName ?? draft.dealerCode ?? '',
    product: productOf(draft),
    number: draft.number ?? '',
    numberKey,
    columnKind: draft.kindBy === 'column' ? draft.kind : undefined,
    numberKind: draft.kindBy === 'number' ? draft.kind : undefined,
    redNote: false,
    reversalRef: '',
    allGifts: true,
    orderedOn: draft.orderedOn ?? '',
    orderedTime: draft.orderedTime,
    netMicro: 0,
    discountMicro: null,
    discountOnce,
    taxMicro: null,
    costMicro: null,
    lineCount: 0,
    handler: draft.handler ?? '',
    note: draft.note ?? '',
    hash: 0,
    rows: [],
    broken: false,
  };
}

/** Adds a row to its bill; answers why it cannot belong to it. */
export function addRow(bill: Bill, draft: OrderDraft, dealer: DealerRef): 'dealer' | 'day' | undefined {
  bill.rows.push(draft.row);
  if (dealerKeyOf(dealer) !== dealerKeyOf(bill.dealer)) return 'dealer';
  if (draft.orderedOn !== undefined && Math.abs(daysBetween(bill.orderedOn, draft.orderedOn)) > SAME_BILL_DAYS)
    return 'day';
  const amount = draft.amountMicro ?? 0;
  bill.netMicro += amount;
  if (!bill.discountOnce) bill.discountMicro = plus(bill.discountMicro, draft.discountMicro);
  else if ((bill.discountMicro ?? 0) === 0) bill.discountMicro = draft.discountMicro ?? bill.discountMicro;
  bill.taxMicro = plus(bill.taxMicro, draft.taxMicro);
  bill.costMicro = plus(bill.costMicro, draft.costMicro);
  if (draft.kind !== 'gift') bill.allGifts = false;
  if (draft.kindBy === 'note') bill.redNote = true;
  if (bill.reversalRef === '') bill.reversalRef = draft.reversalRef ?? '';
  bill.hash = withLine(bill.hash, { ...draft, netMicro: amount });
  return undefined;
}

/** True where a row says another discount of its whole bill than the rows before it. */
export function isOtherDiscount(bill: Bill, { discountMicro }: OrderDraft): boolean {
  const [taken, said] = [bill.discountMicro ?? 0, discountMicro ?? 0];
  return bill.discountOnce && taken !== 0 && said !== 0 && said !== taken;
}

/** Takes the whole bill's discount off, once all its rows have been added. */
export function takeDiscountOff(bill: Bill): void {
  const kind = kindOf(bill);
  if (!bill.discountOnce || bill.discountMicro === null || kind === 'gift') return;
  bill.netMicro = lessDiscount(bill.netMicro, bill.discountMicro, kind === 'return' || kind === 'reversal');
}

function plus(sum: number | null, more: number | undefined): number | null {
  return more === undefined ? sum : (sum ?? 0) + more;
}

/** A line of a bill, or undefined where the file has bills only. */
export function lineOf(bill: Bill, draft: OrderDraft, productKeyOf: ProductKeys): StagedLine | undefined {
  if ((draft.productCode ?? draft.productName) === undefined) return undefined;
  bill.lineCount += 1;
  return {
    orderLocalNo: bill.localNo,
    lineNo: bill.lineCount,
    row: draft.row,
    productKey: productKeyOf(draft),
    productCode: draft.productCode ?? '',
    productName: draft.productName ?? '',
    brand: draft.brand ?? '',
    spec: draft.spec ?? '',
    unit: draft.unit ?? '',
    qtyMicro: draft.qtyMicro ?? null,
    unitPriceMicro: draft.unitPriceMicro ?? null,
    netMicro: draft.amountMicro ?? 0,
  };
}

export type ProductKeys = (draft: Pick<OrderDraft, 'productCode' | 'productName' | 'spec'>) => string;

/** Keys of products; the same few come thousands of times, so each is made once. */
export function createProductKeys(): ProductKeys {
  const codes = new Map<string, string>();
  const names = new Map<string, string>();
  return ({ productCode, productName = '', spec = '' }) =>
    productCode === undefined
      ? `n:${once(names, productName, (name) => nameKey(name) || name)}|${spec}`
      : `c:${once(codes, productCode, codeKey)}`;
}

function once(known: Map<string, string>, text: string, make: (text: string) => string): string {
  let made = known.get(text);
  if (made === undefined) {
    made = make(text);
    known.set(text, made);
  }
  return made;
}

/** What the whole bill did: its own word, its number, or else the sign of its sum. */
export function kindOf(bill: Bill): OrderKind {
  if (bill.columnKind !== undefined) return bill.columnKind;
  if (bill.numberKind !== undefined) return bill.numberKind;
  if (bill.netMicro < 0) return bill.redNote ? 'reversal' : 'return';
  return bill.allGifts ? 'gift' : 'sale';
}

/** The bill's amount in minor units and what rounding added, × 10⁻⁶. */
export function roundBill(micro: number, digits: number): { minor: number; roundingMicro: number } {
  const minor = rescale(micro, MICRO_DIGITS, digits);
  return { minor, roundingMicro: rescale(minor, digits, MICRO_DIGITS) - micro };
}

/** Of a sum of hashes: two numbers below it have an exact sum. */
const HASH_ROOM = 2 ** 52;

/** What a line says that is kept of it. */
export interface LineContent {
  productCode?: string | undefined;
  productName?: string | undefined;
  unit?: string | undefined;
  qtyMicro?: number | null | undefined;
  unitPriceMicro?: number | null | undefined;
  netMicro: number;
}

/** The fingerprint of lines with one more; their order does not count. */
export function withLine(hash: number, line: LineContent): number {
  const { productCode = '', productName = '', unit = '', qtyMicro, unitPriceMicro, netMicro } = line;
  const text = `${productCode}|${productName}|${unit}|${qtyMicro ?? ''}|${unitPriceMicro ?? ''}|${netMicro}`;
  return (hash + (hashText(text, 0) % HASH_ROOM)) % HASH_ROOM;
}

/** The fingerprint of a bill's lines, '' of one without. */
export function linesKeyOf({ lineCount, hash }: Pick<Bill, 'lineCount' | 'hash'>): string {
  return lineCount === 0 ? '' : hash.toString(36);
}

/** Parts the fingerprint of the lines from that of the head. */
const PART = '.';

export function linesKeyIn(contentKey: string): string {
  return contentKey.slice(0, contentKey.indexOf(PART));
}

/** A fingerprint of all that is kept of a bill, the dealer apart: its lines, and its head. */
export function contentKeyOf(order: Omit<StageOrderColumns, 'contentKey'>, linesKey: string): string {
  const { orderedOn, orderedTime, kind, netMinor, roundingMicro, lineCount, handler, note, reversalRef } = order;
  const sums = [netMinor, roundingMicro, order.discountMinor ?? '', order.taxMinor ?? '', order.costMinor ?? ''];
  const head = [orderedOn, orderedTime, kind, ...sums, lineCount, handler, note, reversalRef].join('|');
  return `${linesKey}${PART}${hashText(head, 0).toString(36)}`;
}
