import type { EvidenceRow } from '../../../shared/contract/rhythm.contract.ts';
import type { DeclineSignal, Signal } from '../../../shared/contract/rhythmRules.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { OpenDays } from '../../../shared/domain/festival.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { REVERSED_SALES } from '../orders/reversals.repo.ts';
import { readArrears } from './rhythm.repo.ts';
import { edgesOf, type OwnRhythm, ownRhythm } from './rhythm.rules.ts';
import { lineReader } from './saleLines.repo.ts';
import { SaleLines } from './saleLines.ts';
import { pricedProducts } from './signals.rules.ts';

/** What the signs of one dealer are looked up by. */
export interface EvidenceSpan {
  own: OwnRhythm;
  asOf: string;
  recentAfter: string;
  beforeAfter: string;
  /** Categories that its sign names. */
  stopped: readonly string[];
}

/** A dealer's own rhythm and the two times that are compared; undefined where it has no bills. */
export function evidenceSpan(
  db: Db,
  dealerId: number,
  asOf: string,
  open: OpenDays,
  signals: readonly Signal[],
): EvidenceSpan | undefined {
  const rows = rawOf(db)
    .prepare<[number], { day: string; sales: number; salesMinor: number; netMinor: number }>(
      'SELECT day, sales, sales_minor AS salesMinor, net_minor AS netMinor FROM dealer_day WHERE dealer_id = ? ORDER BY day',
    )
    .all(dealerId);
  if (rows.length === 0) return undefined;
  const day = toDayNumber(asOf);
  const own = ownRhythm(
    {
      day: rows.map((row) => toDayNumber(row.day)),
      sales: rows.map(({ sales }) => sales),
      salesMinor: rows.map(({ salesMinor }) => salesMinor),
      netMinor: rows.map(({ netMinor }) => netMinor),
      from: 0,
      to: rows.length,
    },
    day,
    open,
  );
  const edges = edgesOf(day, own.span, open);
  return {
    own,
    asOf,
    recentAfter: fromDayNumber(open.lastDayOf(edges.recent)),
    beforeAfter: fromDayNumber(open.lastDayOf(edges.before)),
    stopped: signals.flatMap((signal) => (signal.k === 'stopped' ? signal.categories.map(({ name }) => name) : [])),
  };
}

const NOTHING = {
  number: '',
  product: '',
  category: '',
  qtyMicro: null,
  unitPriceMicro: null,
  amountMinor: null,
  count: null,
  calendarDays: null,
  ongoing: false,
};

/** All rows behind a sign, the latest first. */
export function evidenceRows(
  db: Db,
  dealerId: number,
  signal: DeclineSignal,
  span: EvidenceSpan,
  open: OpenDays,
): EvidenceRow[] {
  const raw = rawOf(db);
  switch (signal) {
    case 'late':
      return purchaseDays(raw, dealerId, span, open);
    case 'smaller':
      return bills(raw, dealerId, span, `o.kind = 'sale' AND o.net_minor > 0 AND o.id NOT IN ${REVERSED_SALES}`);
    case 'returns':
      return bills(raw, dealerId, span, "o.kind IN ('return', 'reversal')");
    case 'arrears':
      return balances(db, dealerId, span);
    default:
      return lines(raw, dealerId, signal, span);
  }
}

/** The open gap first, which is what lateness is about; then each purchase with the gap before it. */
function purchaseDays(
  raw: RawDb,
  dealerId: number,
  { asOf, recentAfter }: EvidenceSpan,
  open: OpenDays,
): EvidenceRow[] {
  const days = raw
    .prepare<[number, string], { on: string; amountMinor: number }>(
      'SELECT day AS "on", sales_minor AS amountMinor FROM dealer_day WHERE dealer_id = ? AND day <= ? AND sales > 0 ORDER BY day',
    )
    .all(dealerId, asOf);
  const gap = (from: string | undefined, to: string) =>
    from === undefined
      ? { count: null, calendarDays: null }
      : {
          count: open.of(toDayNumber(to)) - open.of(toDayNumber(from)),
          calendarDays: toDayNumber(to) - toDayNumber(from),
        };
  const bought = days.map(
    ({ on, amountMinor }, i): EvidenceRow => ({
      ...NOTHING,
      on,
      recent: on > recentAfter,
      amountMinor,
      ...gap(days[i - 1]?.on, on),
    }),
  );
  const last = days.at(-1)?.on;
  const ongoing = { ...NOTHING, on: asOf, recent: true, ongoing: true, ...gap(last, asOf) };
  return [...(last === undefined ? [] : [ongoing]), ...bought.reverse()];
}

function bills(
  raw: RawDb,
  dealerId: number,
  { asOf, recentAfter, beforeAfter }: EvidenceSpan,
  which: string,
): EvidenceRow[] {
  return raw
    .prepare<[number, string, string], { on: string; number: string; amountMinor: number }>(
      `SELECT o.ordered_on AS "on", o.number, o.net_minor AS amountMinor FROM orders o
       WHERE o.dealer_id = ? AND o.ordered_on > ? AND o.ordered_on <= ? AND ${which} ORDER BY o.ordered_on DESC, o.id DESC`,
    )
    .all(dealerId, beforeAfter, asOf)
    .map((bill): EvidenceRow => ({ ...NOTHING, ...bill, recent: bill.on > recentAfter }));
}

function balances(db: Db, dealerId: number, { asOf }: EvidenceSpan): EvidenceRow[] {
  const found = readArrears(db, asOf).get(dealerId);
  if (!found) return [];
  return [
    { ...NOTHING, on: found.on, recent: true, amountMinor: found.now },
    { ...NOTHING, on: found.beforeOn, recent: false, amountMinor: found.before },
  ];
}

type Line = Omit<EvidenceRow, 'recent' | 'count' | 'calendarDays' | 'ongoing'> & { productId: number | null };

/** Lines of the two times: all products for a narrower basket, those of the stopped categories, or those that are compared by price. */
function lines(
  raw: RawDb,
  dealerId: number,
  signal: 'narrower' | 'stopped' | 'price',
  span: EvidenceSpan,
): EvidenceRow[] {
  const edge = toDayNumber(span.recentAfter);
  const days = [toDayNumber(span.beforeAfter), toDayNumber(span.asOf)] as const;
  const facts = lineReader(raw)([dealerId], ...days).get(dealerId) ?? SaleLines.NONE;
  const stopped = new Set(span.stopped);
  const priced = signal === 'price' ? pricedProducts(facts, edge) : new Set<number>();
  const rows = raw
    .prepare<[number, string, string], Line>(
      `SELECT o.ordered_on AS "on", o.number, coalesce(nullif(p.name, ''), nullif(p.code, ''), l.product_name) AS product,
         coalesce(p.category, '') AS category, l.qty_micro AS qtyMicro,
         iif(l.qty_micro > 0, CAST(round(l.net_micro * 1000000.0 / l.qty_micro) AS INTEGER), NULL) AS unitPriceMicro,
         CAST(round(l.net_micro / 1000000.0 * ${minorFactor(raw)}) AS INTEGER) AS amountMinor, l.product_id AS productId
       FROM orders o JOIN order_line l ON l.order_id = o.id LEFT JOIN product p ON p.id = l.product_id
       WHERE o.dealer_id = ? AND o.ordered_on > ? AND o.ordered_on <= ?
         AND o.kind = 'sale' AND o.net_minor > 0 AND o.id NOT IN ${REVERSED_SALES}
       ORDER BY o.ordered_on DESC, o.id DESC, l.line_no`,
    )
    .all(dealerId, span.beforeAfter, span.asOf);
  const widths = new Map<string, Set<string>>();
  for (const { on, product } of rows) widths.set(on, (widths.get(on) ?? new Set()).add(product));
  return rows
    .filter(({ category, productId }) =>
      signal === 'stopped' ? stopped.has(category) : signal === 'price' ? priced.has(productId ?? -1) : true,
    )
    .map(
      ({ productId: _id, ...line }): EvidenceRow => ({
        ...NOTHING,
        ...line,
        recent: line.on > span.recentAfter,
        count: signal === 'narrower' ? (widths.get(line.on)?.size ?? null) : null,
      }),
    );
}

/** Minor units in one unit of the file's currency. */
function minorFactor(raw: RawDb): number {
  const currency = raw.prepare<[], string>("SELECT value FROM setting WHERE key = 'currency'").pluck().get() ?? 'CNY';
  return 10 ** minorDigits(currency);
}
