import { addDays, daysBetween } from '../../../shared/domain/calendarDay.ts';
import { OrderKind } from '../../../shared/domain/dealers.ts';
import { BatchId } from '../../../shared/domain/ids.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { gapsBetween, type Period } from '../../../shared/domain/period.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { namingOf } from '../dealers/dealers.repo.ts';
import { listChangedBills } from '../imports/changedBills.repo.ts';
import { listVanished } from '../imports/vanished.repo.ts';
import { coveredPeriods } from '../orders/orders.service.ts';
import type {
  ChangedAmount,
  ChangedBatch,
  ChangedDealer,
  ChangesFigures,
  ComparedPeriod,
  TierMove,
} from './changes.figures.ts';
import { rhythmOf } from './changes.rules.ts';
import { readFileSettings } from './fileSettings.data.ts';
import { sameDays } from './monthlySpans.rules.ts';

/** Changed and removed bills that a workbook holds; the page shows a few. */
const MOST_BILLS = 1000;

/**
 * What an order import has changed, from one snapshot of the data.
 * @param batchId without one the last committed import of orders
 * @throws AppError report_no_import for one that was undone, never committed, or brought no orders
 */
export function readChanges(db: Db, batchId: number | undefined, today: string): ChangesFigures {
  const raw = rawOf(db);
  return raw.transaction(() => {
    const batch = readBatch(raw, batchId, today);
    const { companyName, dealerNoun, currency } = readFileSettings(raw);
    const before = comparedPeriod(coveredPeriods(db, today), batch.period);
    const id = BatchId.parse(batch.id);
    return {
      company: companyName,
      dealerNoun,
      currency,
      batch,
      before,
      dealers: readDealers(raw, batch, before, today),
      tiers: readTiers(db, batch),
      returns: readReturns(raw, batch.period),
      changedBills: changedAmounts(
        listChangedBills(db, { batchId: id, offset: 0, limit: MOST_BILLS }, minorDigits(currency)),
      ),
      removedBills: listVanished(db, { batchId: id, offset: 0, limit: MOST_BILLS }),
    };
  })();
}

interface BatchRow {
  id: number;
  fileName: string;
  committedAt: number;
  periodFrom: string | null;
  periodTo: string | null;
  counts: string | null;
}

function readBatch(raw: RawDb, batchId: number | undefined, today: string): ChangedBatch {
  const row = raw
    .prepare<[number | null, number | null], BatchRow>(
      `SELECT id, file_name AS fileName, committed_at AS committedAt, period_from AS periodFrom, period_to AS periodTo, counts
       FROM import_batch WHERE kind = 'orders' AND status = 'committed' AND (? IS NULL OR id = ?)
       ORDER BY commit_no DESC LIMIT 1`,
    )
    .get(batchId ?? null, batchId ?? null);
  if (row === undefined || row.periodFrom === null || row.periodTo === null) throw new AppError('report_no_import');
  const counts: { created?: number; updated?: number; unchanged?: number } = JSON.parse(row.counts ?? '{}');
  const to = row.periodTo < today ? row.periodTo : today;
  return {
    id: row.id,
    fileName: row.fileName,
    committedAt: row.committedAt,
    period: { from: row.periodFrom, to: to < row.periodFrom ? row.periodFrom : to },
    created: counts.created ?? 0,
    updated: counts.updated ?? 0,
    unchanged: counts.unchanged ?? 0,
  };
}

/** The same days of the year before where data cover them, else as many days just before. */
function comparedPeriod(covered: readonly Period[], period: Period): ComparedPeriod | null {
  const year = sameDays(period, -12);
  if (gapsBetween(covered, year).length === 0) return { kind: 'year', ...year };
  const to = addDays(period.from, -1);
  const before = { from: addDays(to, -daysBetween(period.from, period.to)), to };
  return gapsBetween(covered, before).length === 0 ? { kind: 'justBefore', ...before } : null;
}

function readDealers(raw: RawDb, batch: ChangedBatch, before: ComparedPeriod | null, today: string): ChangedDealer[] {
  const { from, to } = batch.period;
  const rows = raw
    .prepare<
      unknown[],
      Omit<ChangedDealer, 'excluded' | 'created' | 'rhythmDays'> & { excluded: number; created: number }
    >(
      `SELECT d.id, d.code, d.name, d.excluded, coalesce(d.batch_id = @batchId, 0) AS created,
         coalesce((SELECT r.name FROM rep r WHERE r.id = (SELECT o.rep_id FROM dealer_owner o
           WHERE o.dealer_id = d.id AND o.from_on <= @today ORDER BY o.from_on DESC, o.id DESC LIMIT 1)), '') AS rep,
         coalesce(sum(y.sales) FILTER (WHERE y.day BETWEEN @from AND @to), 0) AS sales,
         coalesce(sum(y.net_minor) FILTER (WHERE y.day BETWEEN @from AND @to), 0) AS netMinor,
         coalesce(sum(y.sales) FILTER (WHERE y.day BETWEEN @beforeFrom AND @beforeTo), 0) AS salesBefore,
         coalesce(sum(y.net_minor) FILTER (WHERE y.day BETWEEN @beforeFrom AND @beforeTo), 0) AS netBeforeMinor,
         coalesce(sum(y.sales_minor - y.net_minor) FILTER (WHERE y.day BETWEEN @from AND @to), 0) AS returnsMinor,
         min(y.day) FILTER (WHERE y.sales > 0) AS firstOn,
         min(y.day) FILTER (WHERE y.sales > 0 AND y.day BETWEEN @from AND @to) AS firstInPeriod,
         max(y.day) FILTER (WHERE y.sales > 0 AND y.day < @from) AS lastBeforeOn
       FROM dealer d LEFT JOIN dealer_day y ON y.dealer_id = d.id AND y.day <= @to
       WHERE d.deleted_at IS NULL GROUP BY d.id
       HAVING created = 1 OR sales > 0 OR netMinor <> 0 OR salesBefore > 0 OR netBeforeMinor <> 0 ORDER BY d.id`,
    )
    .all({ batchId: batch.id, today, from, to, beforeFrom: before?.from ?? null, beforeTo: before?.to ?? null });
  const away = rows.filter(({ sales, salesBefore }) => sales === 0 && salesBefore > 0).map(({ id }) => id);
  const rhythms = readRhythms(raw, away, from);
  return rows.map((row) => ({
    ...row,
    excluded: row.excluded === 1,
    created: row.created === 1,
    rhythmDays: rhythms.get(row.id) ?? null,
  }));
}

/** How often each of some dealers bought before a day. */
function readRhythms(raw: RawDb, ids: readonly number[], before: string): Map<number, number | null> {
  const days = raw
    .prepare<[string, string], { id: number; day: string }>(
      `SELECT dealer_id AS id, day FROM dealer_day
       WHERE dealer_id IN (SELECT value FROM json_each(?)) AND day < ? AND sales > 0 ORDER BY dealer_id, day`,
    )
    .all(JSON.stringify(ids), before);
  const byDealer = Map.groupBy(days, ({ id }) => id);
  return new Map([...byDealer].map(([id, bought]) => [id, rhythmOf(bought.map(({ day }) => day))]));
}

/**
 * Tiers of the newest run kept before the import against the next one that an import kept, or the live result. An import
 * keeps the result that it is about to move.
 */
function readTiers(db: Db, { id, committedAt }: ChangedBatch): ChangesFigures['tiers'] {
  const raw = rawOf(db);
  const run = (sql: string, ...values: number[]) =>
    raw
      .prepare<number[], number>(sql)
      .pluck()
      .get(...values);
  const before = run(
    "SELECT id FROM score_run WHERE status = 'frozen' AND created_at <= ? ORDER BY created_at DESC, id DESC LIMIT 1",
    committedAt,
  );
  if (before === undefined) return null;
  const next = run(
    `SELECT committed_at FROM import_batch WHERE status = 'committed' AND kind = 'orders'
     AND commit_no > (SELECT commit_no FROM import_batch WHERE id = ?) ORDER BY commit_no LIMIT 1`,
    id,
  );
  const after =
    next === undefined
      ? undefined
      : run(
          `SELECT id FROM score_run WHERE status = 'frozen' AND created_at > ? AND created_at <= ?
           ORDER BY created_at DESC, id DESC LIMIT 1`,
          committedAt,
          next,
        );
  const moves = raw
    .prepare<unknown[], TierMove>(
      `SELECT a.dealer_id AS id, d.name, b.tier AS "from", a.tier AS "to", a.net_minor AS netMinor
       FROM ${after === undefined ? 'score_live' : 'score_frozen'} a JOIN dealer d ON d.id = a.dealer_id AND d.deleted_at IS NULL
       JOIN score_frozen b ON b.run_id = @before AND b.dealer_id = a.dealer_id
       WHERE ${after === undefined ? '' : 'a.run_id = @after AND '}a.tier IS NOT b.tier AND a.excluded = 0 AND b.excluded = 0
       ORDER BY a.net_minor DESC, a.dealer_id`,
    )
    .all({ before, ...(after === undefined ? {} : { after }) });
  return {
    runBefore: Number(before),
    live: after === undefined,
    fromNaming: namingOf(db, Number(before)),
    toNaming: namingOf(db, after === undefined ? null : Number(after)),
    moves,
  };
}

function readReturns(raw: RawDb, { from, to }: Period): ChangesFigures['returns'] {
  return (
    raw
      .prepare<[string, string], ChangesFigures['returns']>(
        `SELECT count(*) AS bills, coalesce(sum(o.net_minor), 0) AS netMinor
         FROM dealer d CROSS JOIN orders o INDEXED BY orders_dealer ON o.dealer_id = d.id
         WHERE d.deleted_at IS NULL AND o.ordered_on BETWEEN ? AND ? AND o.kind IN ('return', 'reversal')`,
      )
      .get(from, to) ?? { bills: 0, netMinor: 0 }
  );
}

function changedAmounts({ rows, total }: ReturnType<typeof listChangedBills>): ChangesFigures['changedBills'] {
  const amounts = rows.map(({ number, dealerName, changes }): ChangedAmount => {
    const amount = changes.find(({ field }) => field === 'amountMinor');
    const kind = changes.find(({ field }) => field === 'kind');
    return {
      number,
      dealerName,
      kinds: kind === undefined ? null : { before: OrderKind.parse(kind.before), after: OrderKind.parse(kind.after) },
      beforeMinor: amount === undefined ? null : Number(amount.before),
      afterMinor: amount === undefined ? null : Number(amount.after),
    };
  });
  return { total, rows: amounts };
}
