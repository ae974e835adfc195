import type { OwingDealer, OwingShown, Receipt } from '../../../shared/contract/receivables.contract.ts';
import { AGE_BANDS, type AgeBands, noBands } from '../../../shared/domain/ageing.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DealerId, RepId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { isOverLimit, oldestLate } from './receivables.rules.ts';

/** The day of the latest list of balances on or before a day, or null. */
export function snapshotDay(db: Db, day: CalendarDay): CalendarDay | null {
  return (
    rawOf(db)
      .prepare<[string], string | null>('SELECT max(as_of_on) FROM receivable WHERE as_of_on <= ?')
      .pluck()
      .get(day) ?? null
  );
}

const BAND_COLUMNS = `v.not_due_minor AS notDue, v.late30_minor AS late30, v.late60_minor AS late60, v.late90_minor AS late90,
  v.late_over_minor AS lateOver, v.late_unaged_minor AS lateUnaged, v.undated_minor AS undated`;

const BY_BILL = `coalesce((SELECT i.options ->> 'ageFrom' = 'bill' FROM import_batch i
  WHERE i.status = 'committed' AND (i.id = v.batch_id OR i.id IN (
    SELECT x.batch_id FROM import_before x WHERE x.entity = 'receivable' AND x.record_id = v.id))
  ORDER BY i.commit_no DESC LIMIT 1), 0) AS byBill`;

interface StoredBalance extends AgeBands {
  balanceMinor: number;
  overdueMinor: number;
  oldestDueOn: string | null;
  /** 1 where the list that said it last ages from the bill's day. */
  byBill: 0 | 1;
}

interface StoredOwing extends StoredBalance {
  id: number;
  code: string;
  name: string;
  repId: number | null;
  repName: string;
  creditLimitMinor: number | null;
  phone: string;
  lastReceivedOn: string | null;
}

const OWING = `
SELECT d.id, d.code, d.name, r.id AS repId, coalesce(r.name, '') AS repName, d.credit_limit_minor AS creditLimitMinor,
  v.balance_minor AS balanceMinor, v.overdue_minor AS overdueMinor, v.oldest_due_on AS oldestDueOn, ${BY_BILL}, ${BAND_COLUMNS},
  coalesce((SELECT k.phones ->> '$[0].text' FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL
            ORDER BY k.is_primary DESC, k.id LIMIT 1), '') AS phone,
  (SELECT max(p.received_on) FROM receipt p WHERE p.dealer_id = d.id AND p.received_on <= @today) AS lastReceivedOn
FROM receivable v JOIN dealer d ON d.id = v.dealer_id AND d.deleted_at IS NULL
LEFT JOIN rep r ON r.id = (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @today
                           ORDER BY o.from_on DESC, o.id DESC LIMIT 1)
WHERE v.as_of_on = @asOf`;

const WHICH: Record<OwingShown, string> = {
  overdue: 'v.overdue_minor > 0',
  overLimit: 'd.credit_limit_minor IS NOT NULL AND v.balance_minor > d.credit_limit_minor',
  all: 'v.balance_minor <> 0',
};
const ORDER: Record<OwingShown, string> = {
  overdue: 'v.overdue_minor DESC, v.balance_minor DESC, d.sort_key, d.id',
  overLimit: 'v.balance_minor - d.credit_limit_minor DESC, d.sort_key, d.id',
  all: 'v.balance_minor DESC, d.sort_key, d.id',
};

/** Dealers of a list of balances, the most first; dealers in the bin are left out. */
export function listOwing(db: Db, asOf: CalendarDay, today: CalendarDay, shown: OwingShown): OwingDealer[] {
  return rawOf(db)
    .prepare<[object], StoredOwing>(`${OWING} AND ${WHICH[shown]} ORDER BY ${ORDER[shown]}`)
    .all({ asOf, today })
    .map((row) => toOwing(row, asOf));
}

function toOwing(row: StoredOwing, asOf: CalendarDay): OwingDealer {
  const { id, code, name, repId, repName, creditLimitMinor, phone, lastReceivedOn } = row;
  return {
    id: DealerId.parse(id),
    code,
    name,
    repId: repId === null ? null : RepId.parse(repId),
    repName,
    creditLimitMinor,
    overLimitMinor: overLimit(row.balanceMinor, creditLimitMinor),
    phone,
    lastReceivedOn,
    ...toBalance(row, asOf),
  };
}

/** What is owed beyond the limit. */
export function overLimit(balanceMinor: number, limitMinor: number | null): number {
  return limitMinor !== null && isOverLimit(balanceMinor, limitMinor) ? balanceMinor - limitMinor : 0;
}

function toBalance(row: StoredBalance, asOf: CalendarDay) {
  const bands = noBands();
  for (const band of AGE_BANDS) bands[band] = row[band];
  const { balanceMinor, overdueMinor, oldestDueOn, byBill } = row;
  return { balanceMinor, overdueMinor, bands, oldest: oldestLate(bands, oldestDueOn, asOf, byBill === 1) };
}

/** A dealer's balance of a day, undefined where the list does not name it. */
export function findBalance(db: Db, dealerId: number, asOf: CalendarDay) {
  const row = rawOf(db)
    .prepare<[string, number], StoredBalance>(
      `SELECT v.balance_minor AS balanceMinor, v.overdue_minor AS overdueMinor, v.oldest_due_on AS oldestDueOn, ${BY_BILL}, ${BAND_COLUMNS}
       FROM receivable v WHERE v.as_of_on = ? AND v.dealer_id = ?`,
    )
    .get(asOf, dealerId);
  return row && toBalance(row, asOf);
}

/** A dealer's receipts up to a day, newest first, and how many there are. */
export function listReceipts(
  db: Db,
  dealerId: number,
  today: CalendarDay,
  limit: number,
): { receipts: Receipt[]; total: number } {
  const raw = rawOf(db);
  const receipts = raw
    .prepare<[number, string, number], Receipt>(
      `SELECT id, received_on AS receivedOn, number, amount_minor AS amountMinor, method, handler, note FROM receipt
       WHERE dealer_id = ? AND received_on <= ? ORDER BY received_on DESC, id DESC LIMIT ?`,
    )
    .all(dealerId, today, limit);
  const count = raw.prepare('SELECT count(*) FROM receipt WHERE dealer_id = ? AND received_on <= ?').pluck();
  return { receipts, total: Number(count.get(dealerId, today)) };
}

/** How many receipts there are up to a day, and when the last one came. */
export function receiptsSoFar(db: Db, today: CalendarDay): { receipts: number; lastReceivedOn: string | null } {
  const found = rawOf(db)
    .prepare<[string], { receipts: number; lastReceivedOn: string | null }>(
      'SELECT count(*) AS receipts, max(received_on) AS lastReceivedOn FROM receipt WHERE received_on <= ?',
    )
    .get(today);
  return found ?? { receipts: 0, lastReceivedOn: null };
}
