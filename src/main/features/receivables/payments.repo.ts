import { addMonths, type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import {
  type AccountDay,
  type Lateness,
  lateness,
  type PaymentEvidence,
  type PaymentSpan,
  type Timeliness,
  timelinessOf,
} from './payments.rules.ts';
import { snapshotDay } from './receivables.repo.ts';

/** What is known of how a dealer pays; balances are of the latest list on or before the day asked for. */
export type PaymentFacts = Timeliness & {
  /** Days late on the average, by receipts; null where the basis is another. */
  daysLate: number | null;
  /** Null where no list of balances was imported; 0 for a dealer that the list does not name. */
  balanceMinor: number | null;
  overdueMinor: number | null;
};

/** How far back payments speak for a dealer. */
const WINDOW_MONTHS = 12;

interface DealerRow {
  id: number;
  termDays: number | null;
  balanceMinor: number | null;
  overdueMinor: number | null;
  undatedMinor: number | null;
  soldInWindow: number;
  receiptsInWindow: number;
}

const DEALERS = `
SELECT d.id, d.term_days AS termDays, r.balance_minor AS balanceMinor, r.overdue_minor AS overdueMinor, r.undated_minor AS undatedMinor,
  EXISTS (SELECT 1 FROM dealer_day s WHERE s.dealer_id = d.id AND s.day > @after AND s.day <= @asOf AND s.sales > 0) AS soldInWindow,
  (SELECT count(*) FROM receipt p WHERE p.dealer_id = d.id AND p.received_on > @after AND p.received_on <= @until
     AND p.amount_minor > 0) AS receiptsInWindow
FROM dealer d LEFT JOIN receivable r ON r.as_of_on = @snapshot AND r.dealer_id = d.id
WHERE d.deleted_at IS NULL AND (@only IS NULL OR d.id = @only) ORDER BY d.id`;

/** A dealer's days with bills or receipts, in order. */
const ACCOUNT = `
SELECT day, sum(sold) AS soldMinor, sum(returned) AS returnedMinor, sum(paid) AS paidMinor FROM (
  SELECT day, sales_minor AS sold, sales_minor - net_minor AS returned, 0 AS paid FROM dealer_day WHERE dealer_id = @id AND day <= @until
  UNION ALL SELECT received_on, 0, 0, amount_minor FROM receipt WHERE dealer_id = @id AND received_on <= @until)
GROUP BY day ORDER BY day`;

/**
 * How every dealer that is not in the bin pays, as of a day, from what was imported up to it. Formulas: docs/scoring.md.
 * @param only one dealer, instead of all of them
 * @returns dealer → facts; with neither balances nor receipts every dealer's reason is `no_data`
 */
export function paymentFacts(db: Db, asOf: CalendarDay, only: number | null = null): Map<number, PaymentFacts> {
  const raw = rawOf(db);
  const snapshot = snapshotDay(db, asOf);
  const since = firstReceipt(raw, asOf);
  // Bills and receipts count to the day of the balance they are held against.
  const until = snapshot ?? asOf;
  const after = addMonths(asOf, -WINDOW_MONTHS);
  const rows = raw.prepare<[object], DealerRow>(DEALERS).all({ asOf, until, after, snapshot, only });
  const account = raw.prepare<[object], Omit<AccountDay, 'day'> & { day: string }>(ACCOUNT);
  const span = {
    receiptsSince: toDayNumber(since ?? asOf),
    until: toDayNumber(until),
    windowAfter: toDayNumber(after),
  };
  const anyData = snapshot !== null || since !== null;
  return new Map(
    rows.map((row) => {
      const late =
        row.receiptsInWindow === 0
          ? undefined
          : latenessOf(account.all({ id: row.id, until }), row, span, snapshot !== null);
      return [row.id, factsOf(row, late, anyData, snapshot !== null)];
    }),
  );
}

function latenessOf(
  days: readonly (Omit<AccountDay, 'day'> & { day: string })[],
  row: DealerRow,
  span: Pick<PaymentSpan, 'receiptsSince' | 'until' | 'windowAfter'>,
  listed: boolean,
): Lateness | undefined {
  if (row.termDays === null) return undefined;
  const balanceMinor = listed ? (row.balanceMinor ?? 0) : null;
  return lateness(
    days.map((day) => ({ ...day, day: toDayNumber(day.day) })),
    { ...span, termDays: row.termDays, balanceMinor },
  );
}

function factsOf(row: DealerRow, late: Lateness | undefined, anyData: boolean, listed: boolean): PaymentFacts {
  const { balanceMinor, overdueMinor, undatedMinor } = row;
  const evidence: PaymentEvidence = {
    anyData,
    soldInWindow: row.soldInWindow === 1,
    termDays: row.termDays,
    receiptsInWindow: row.receiptsInWindow,
    lateness: late,
    balance: listed
      ? { balanceMinor: balanceMinor ?? 0, overdueMinor: overdueMinor ?? 0, undatedMinor: undatedMinor ?? 0 }
      : null,
  };
  const timeliness = timelinessOf(evidence);
  return {
    ...timeliness,
    daysLate: timeliness.basis === 'receipts' && late !== undefined ? late.daysLate : null,
    balanceMinor: evidence.balance?.balanceMinor ?? null,
    overdueMinor: evidence.balance?.overdueMinor ?? null,
  };
}

function firstReceipt(raw: RawDb, asOf: CalendarDay): CalendarDay | null {
  return (
    raw
      .prepare<[string], string | null>('SELECT min(received_on) FROM receipt WHERE received_on <= ?')
      .pluck()
      .get(asOf) ?? null
  );
}
