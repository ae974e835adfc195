import type { ListPart } from '../../../shared/contract/tables.contract.ts';
import { MICRO_DIGITS, rescale } from '../../../shared/domain/money.ts';
import type { Db } from '../../db/open.ts';
import { lessDiscount } from '../imports/orderSigns.rules.ts';
import {
  type BillRow,
  billsOf,
  type LineRow,
  type ListOfSource,
  linesReader,
  type NamedRow,
  sourcesOf,
} from './importLists.repo.ts';
import { amountIn, type Column, type GridSheet, microText, sheetOf, type TableEnv } from './tableParts.ts';

/** Whom a row is of, in the words an import looks for. */
export function dealerColumns<R extends { at: NamedRow }>(): readonly Column<R>[] {
  return [
    ['imports.field.dealerCode', 'text', ({ at }) => at.dealerCode, 16],
    ['imports.field.dealerName', 'text', ({ at }) => at.dealerName, 30],
    ['imports.field.city', 'text', ({ at }) => at.city],
  ];
}

/** Every bill in a row of its own, without its lines; a sheet for each source, for to an import it is one. */
export function billList(part: ListPart, db: Db, env: TableEnv): GridSheet[] {
  const { t, digits } = env;
  const amount = amountIn(env);
  return perSource(db, part, 'orders', (source) => {
    function* rows() {
      for (const at of billsOf(db, source.id, false)) yield { at };
    }
    return sheetOf<{ at: BillRow }>(
      t,
      'tables.list.orders',
      [
        ['imports.field.date', 'day', ({ at }) => whenOf(at), 20],
        ['imports.field.number', 'text', ({ at }) => at.number, 22],
        ['imports.field.kind', 'text', ({ at }) => t(`orders.kind.${at.kind}`)],
        ...dealerColumns<{ at: BillRow }>(),
        ['imports.field.amount', 'number', ({ at }) => microText(exactNet(at, digits))],
        ['imports.field.discount', 'money', ({ at }) => amount(at.discountMinor)],
        ['imports.field.tax', 'money', ({ at }) => amount(at.taxMinor)],
        ['imports.field.cost', 'money', ({ at }) => amount(at.costMinor)],
        ['imports.field.handler', 'text', ({ at }) => at.handler],
        ['imports.field.originalNumber', 'text', ({ at }) => at.reversalRef, 22],
        ['imports.field.note', 'text', ({ at }) => at.note, 30],
        ['imports.history.source', 'text', () => source.name, 20],
      ],
      rows(),
    );
  });
}

interface LineOfBill {
  at: BillRow;
  line: LineRow;
  /** The bill's own figures stand once, on its first line. */
  first: boolean;
  /** A line of the other sign: the sum says what the bill is, not a word. */
  mixed: boolean;
  /** The discount that lies outside of the lines. */
  outside: number | null;
}

/** The lines of bills that have some, with their bill's head on each; a sheet for each source. */
export function lineList(part: ListPart, db: Db, env: TableEnv): GridSheet[] {
  const { t, digits } = env;
  const amount = amountIn(env);
  const linesOf = linesReader(db);
  return perSource(db, part, 'orderLines', (source) => {
    function* rows(): Generator<LineOfBill> {
      for (const at of billsOf(db, source.id, true)) {
        const lines = linesOf(at.id);
        const mixed = at.kind === 'sale' && lines.some(isBelowZero);
        const outside = discountOutside(at, lines, digits);
        for (const [place, line] of lines.entries()) yield { at, line, first: place === 0, mixed, outside };
      }
    }
    const once = (value: (row: LineOfBill) => number | null) => (row: LineOfBill) => (row.first ? value(row) : null);
    return sheetOf<LineOfBill>(
      t,
      'tables.list.orderLines',
      [
        ['imports.field.date', 'day', ({ at }) => whenOf(at), 20],
        ['imports.field.number', 'text', ({ at }) => at.number, 22],
        ['imports.field.kind', 'text', ({ at, mixed }) => (mixed ? '' : t(`orders.kind.${at.kind}`))],
        ...dealerColumns<LineOfBill>(),
        ['imports.field.productCode', 'text', ({ line }) => line.productCode, 16],
        ['imports.field.productName', 'text', ({ line }) => line.productName, 30],
        ['imports.field.brand', 'text', ({ line }) => line.brand],
        ['imports.field.spec', 'text', ({ line }) => line.spec, 16],
        ['imports.field.unit', 'text', ({ line }) => line.unit, 8],
        ['imports.field.qty', 'number', ({ line }) => microText(line.qtyMicro)],
        ['imports.field.unitPrice', 'number', ({ line }) => microText(line.unitPriceMicro)],
        ['imports.field.amount', 'number', ({ line }) => microText(line.netMicro)],
        ['tables.billDiscount', 'money', once(({ outside }) => amount(outside))],
        ['imports.field.tax', 'money', once(({ at }) => amount(at.taxMinor))],
        ['imports.field.cost', 'money', once(({ at }) => amount(at.costMinor))],
        ['imports.field.handler', 'text', ({ at }) => at.handler],
        ['imports.field.originalNumber', 'text', ({ at }) => at.reversalRef, 22],
        ['imports.field.note', 'text', ({ at }) => at.note, 30],
        ['imports.history.source', 'text', () => source.name, 20],
      ],
      rows(),
    );
  });
}

/**
 * A sheet for each source that has brought something, or of the one that is asked for; where there is nothing at all an
 * empty one, which still says what would be in it.
 */
export function perSource(
  db: Db,
  { source: wanted }: ListPart,
  list: ListOfSource,
  sheet: (source: { id: number; name: string }) => GridSheet,
): GridSheet[] {
  const all = sourcesOf(db, list);
  const sources = wanted === undefined ? all : all.filter(({ name }) => name === wanted);
  if (sources.length === 0) return [sheet({ id: 0, name: '' })];
  return sources.map((source) => (sources.length === 1 ? sheet(source) : { ...sheet(source), name: source.name }));
}

/** Day and time of a bill. */
function whenOf({ orderedOn, orderedTime }: BillRow): string {
  return orderedTime === '' ? orderedOn : `${orderedOn} ${orderedTime}`;
}

/** What was read before it was rounded to whole minor units. */
function exactNet({ netMinor, roundingMicro }: BillRow, digits: number): number {
  return rescale(netMinor, digits, MICRO_DIGITS) - roundingMicro;
}

function isBelowZero({ netMicro, qtyMicro }: LineRow): boolean {
  return netMicro < 0 || (netMicro === 0 && (qtyMicro ?? 0) < 0);
}

/** A bill's discount where it is taken off the sum of the lines, null where the lines have it in them or there is none. */
function discountOutside(bill: BillRow, lines: readonly LineRow[], digits: number): number | null {
  const { discountMinor, kind } = bill;
  if (discountMinor === null || discountMinor === 0) return null;
  const sum = lines.reduce((total, { netMicro }) => total + netMicro, 0);
  const net = exactNet(bill, digits);
  if (sum === net) return null;
  const back = kind === 'return' || kind === 'reversal';
  return lessDiscount(sum, rescale(discountMinor, digits, MICRO_DIGITS), back) === net ? discountMinor : null;
}
