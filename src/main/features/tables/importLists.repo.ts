import type { OrderKind } from '../../../shared/domain/dealers.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** Rows read at a time: a long list is not held in memory, and nobody waits for it. */
const SLICE = 2000;

/** Whom a row is of. */
export interface NamedRow {
  dealerCode: string;
  dealerName: string;
  city: string;
}

const DEALER = 'd.code AS dealerCode, d.name AS dealerName, d.city';

/** Rows in the order of their ids, a slice at a time. @param sql ends in its conditions, the last one `id > ?` */
export function* slices<R extends { id: number }>(
  db: Db,
  sql: string,
  id: string,
  ...params: readonly (number | string)[]
) {
  const read = rawOf(db).prepare<(number | string)[], R>(`${sql} AND ${id} > ? ORDER BY ${id} LIMIT ${SLICE}`);
  for (let after = 0; ; ) {
    const rows = read.all(...params, after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < SLICE) return;
    after = last.id;
  }
}

export interface SourceRow {
  id: number;
  name: string;
}

/** The records a source may have brought, as they stand in the data. */
const RECORDS = { orders: 'orders', orderLines: 'orders', receipts: 'receipt' } as const;
export type ListOfSource = keyof typeof RECORDS;

/** The sources that have brought something for a list. */
export function sourcesOf(db: Db, list: ListOfSource): SourceRow[] {
  const more = list === 'orderLines' ? 'AND r.line_count > 0' : '';
  return rawOf(db)
    .prepare<[], SourceRow>(
      `SELECT id, name FROM source
       WHERE EXISTS (SELECT 1 FROM ${RECORDS[list]} r WHERE r.source_id = source.id ${more}) ORDER BY id`,
    )
    .all();
}

export interface BillRow extends NamedRow {
  id: number;
  kind: OrderKind;
  number: string;
  orderedOn: string;
  orderedTime: string;
  netMinor: number;
  roundingMicro: number;
  discountMinor: number | null;
  taxMinor: number | null;
  costMinor: number | null;
  lineCount: number;
  handler: string;
  reversalRef: string;
  note: string;
}

/** The bills a source has brought. @param withLines those with lines only */
export function billsOf(db: Db, sourceId: number, withLines: boolean): Generator<BillRow> {
  return slices<BillRow>(
    db,
    `SELECT o.id, o.kind, o.number, o.ordered_on AS orderedOn, o.ordered_time AS orderedTime, o.net_minor AS netMinor,
       o.rounding_micro AS roundingMicro, o.discount_minor AS discountMinor, o.tax_minor AS taxMinor, o.cost_minor AS costMinor,
       o.line_count AS lineCount, o.handler, o.reversal_ref AS reversalRef, o.note, ${DEALER}
     FROM orders o JOIN dealer d ON d.id = o.dealer_id WHERE o.source_id = ?${withLines ? ' AND o.line_count > 0' : ''}`,
    'o.id',
    sourceId,
  );
}

export interface LineRow {
  productCode: string;
  productName: string;
  brand: string;
  spec: string;
  unit: string;
  qtyMicro: number | null;
  unitPriceMicro: number | null;
  netMicro: number;
}

/** Answers the lines of a bill. */
export function linesReader(db: Db): (orderId: number) => LineRow[] {
  const read = rawOf(db).prepare<[number], LineRow>(
    `SELECT coalesce(p.code, '') AS productCode, l.product_name AS productName, coalesce(p.brand, '') AS brand,
       coalesce(p.spec, '') AS spec, l.unit, l.qty_micro AS qtyMicro, l.unit_price_micro AS unitPriceMicro, l.net_micro AS netMicro
     FROM order_line l LEFT JOIN product p ON p.id = l.product_id WHERE l.order_id = ? ORDER BY l.line_no`,
  );
  return (orderId) => read.all(orderId);
}

export interface ReceiptListRow extends NamedRow {
  id: number;
  number: string;
  receivedOn: string;
  amountMinor: number;
  method: string;
  handler: string;
  note: string;
}

/** The receipts a source has brought. */
export function receiptsOf(db: Db, sourceId: number): Generator<ReceiptListRow> {
  return slices<ReceiptListRow>(
    db,
    `SELECT r.id, r.number, r.received_on AS receivedOn, r.amount_minor AS amountMinor, r.method, r.handler, r.note, ${DEALER}
     FROM receipt r JOIN dealer d ON d.id = r.dealer_id WHERE r.source_id = ?`,
    'r.id',
    sourceId,
  );
}

export interface BalanceListRow extends NamedRow {
  id: number;
  balanceMinor: number;
  overdueMinor: number;
  notDueMinor: number;
  late30Minor: number;
  late60Minor: number;
  late90Minor: number;
  lateOverMinor: number;
  lateUnagedMinor: number;
  oldestDueOn: string | null;
}

/** The last day with balances, null without any. */
export function balanceDay(db: Db): string | null {
  return rawOf(db).prepare<[], string | null>('SELECT max(as_of_on) FROM receivable').pluck().get() ?? null;
}

/** The balances of a day. */
export function balancesOf(db: Db, day: string): Generator<BalanceListRow> {
  return slices<BalanceListRow>(
    db,
    `SELECT r.id, r.balance_minor AS balanceMinor, r.overdue_minor AS overdueMinor, r.not_due_minor AS notDueMinor,
       r.late30_minor AS late30Minor, r.late60_minor AS late60Minor, r.late90_minor AS late90Minor,
       r.late_over_minor AS lateOverMinor, r.late_unaged_minor AS lateUnagedMinor, r.oldest_due_on AS oldestDueOn, ${DEALER}
     FROM receivable r JOIN dealer d ON d.id = r.dealer_id WHERE r.as_of_on = ?`,
    'r.id',
    day,
  );
}

export interface PersonRow extends NamedRow {
  id: number;
  name: string;
  role: string;
  phones: string;
  wechat: string;
  email: string;
  birthday: string;
  note: string;
}

/** The people of every dealer of the list. */
export function peopleOf(db: Db): Generator<PersonRow> {
  return slices<PersonRow>(
    db,
    `SELECT c.id, c.name, c.role, c.phones, c.wechat, c.email, c.birthday, c.note, ${DEALER}
     FROM contact c JOIN dealer d ON d.id = c.dealer_id WHERE c.deleted_at IS NULL AND d.deleted_at IS NULL`,
    'c.id',
  );
}

export interface ProductListRow {
  id: number;
  code: string;
  name: string;
  brand: string;
  spec: string;
  unit: string;
  category: string;
  priceMicro: number | null;
  costMicro: number | null;
  note: string;
}

export function productsOf(db: Db): Generator<ProductListRow> {
  return slices<ProductListRow>(
    db,
    `SELECT p.id, p.code, p.name, p.brand, p.spec, p.unit, p.category, p.price_micro AS priceMicro, p.cost_micro AS costMicro,
       p.note FROM product p WHERE true`,
    'p.id',
  );
}

export interface ActivityListRow extends NamedRow {
  id: number;
  kind: string;
  on: string;
  time: string;
  contact: string;
  rep: string;
  outcome: string;
  body: string;
  nextStep: string;
  nextOn: string | null;
  outcomeCode: string;
  nextDoneOn: string | null;
}

/** What was done about the dealers of the list. */
export function activitiesOf(db: Db): Generator<ActivityListRow> {
  return slices<ActivityListRow>(
    db,
    `SELECT a.id, a.kind, a.happened_on AS "on", a.happened_time AS time, a.contact, a.rep, a.outcome, a.outcome_code AS outcomeCode, a.body,
       a.next_step AS nextStep, a.next_on AS nextOn, a.next_done_on AS nextDoneOn, ${DEALER}
     FROM activity a JOIN dealer d ON d.id = a.dealer_id WHERE a.deleted_at IS NULL AND d.deleted_at IS NULL`,
    'a.id',
  );
}

export interface TotalPeriod {
  sourceId: number;
  source: string;
  from: string;
  to: string;
}

/** What totals there are: one list for each source and period. */
export function totalPeriods(db: Db): TotalPeriod[] {
  return rawOf(db)
    .prepare<[], TotalPeriod>(
      `SELECT DISTINCT t.source_id AS sourceId, s.name AS source, t.from_on AS "from", t.to_on AS "to"
       FROM period_total t JOIN source s ON s.id = t.source_id ORDER BY t.to_on DESC, t.from_on DESC, s.id`,
    )
    .all();
}

export interface TotalListRow extends NamedRow {
  id: number;
  netMinor: number;
  orders: number | null;
  qtyMicro: number | null;
}

export function totalsOf(db: Db, { sourceId, from, to }: TotalPeriod): Generator<TotalListRow> {
  return slices<TotalListRow>(
    db,
    `SELECT t.id, t.net_minor AS netMinor, t.order_count AS orders, t.qty_micro AS qtyMicro, ${DEALER}
     FROM period_total t JOIN dealer d ON d.id = t.dealer_id WHERE t.source_id = ? AND t.from_on = ? AND t.to_on = ?`,
    't.id',
    sourceId,
    from,
    to,
  );
}
