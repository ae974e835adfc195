import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { localDayOf } from '../../runtime/clock.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { SCORE_COLUMN_NAMES } from './scoreValues.ts';

/** Why a live result is frozen; a run that is calculated to be kept is `saved`. */
export type FreezeReason = 'printed' | 'compared' | 'month_end' | 'before_import';

/**
 * Freezes the live result with every dealer's inputs; a run that holds the same to the digit is taken instead, so that
 * nothing is kept twice. Runs inside a transaction.
 * @param createdAt when the run came into being, epoch ms
 * @returns the frozen run; null where there is no live result
 */
export function freezeLive(trx: Db, reason: FreezeReason, createdAt: number): number | null {
  const raw = rawOf(trx);
  if (liveSince(raw) === undefined) return null;
  const twin = findFrozenTwin(trx);
  if (twin !== undefined) return twin;
  const runId = Number(
    raw
      .prepare(
        `INSERT INTO score_run (uid, scheme_id, scheme_version, status, reason, as_of, window_from, rules, totals, data_revision, created_at)
         SELECT ?, scheme_id, scheme_version, 'frozen', ?, as_of, window_from, rules, totals, data_revision, ?
         FROM score_run WHERE status = 'live'`,
      )
      .run(newUid(), reason, createdAt).lastInsertRowid,
  );
  raw.prepare('INSERT INTO score_frozen SELECT ?, * FROM score_live').run(runId);
  return runId;
}

/** The newest frozen run that is the live result to the digit: by the same rules, and with the same row for every dealer. */
export function findFrozenTwin(db: Db): number | undefined {
  const raw = rawOf(db);
  const candidate = raw
    .prepare<[], { id: number; sameData: number }>(
      `SELECT f.id, f.data_revision = l.data_revision AS sameData
       FROM score_run f JOIN score_run l ON l.status = 'live' AND l.scheme_id = f.scheme_id AND l.as_of = f.as_of
         AND l.rules = f.rules AND l.totals = f.totals
       WHERE f.status = 'frozen' AND f.deleted_at IS NULL ORDER BY f.id DESC LIMIT 1`,
    )
    .get();
  if (!candidate) return undefined;
  return candidate.sameData === 1 || holdsLive(raw, candidate.id) ? candidate.id : undefined;
}

/** Every edit makes a new revision of the data, but few move a figure. */
function holdsLive(raw: RawDb, runId: number): boolean {
  const columns = ['dealer_id', ...SCORE_COLUMN_NAMES].join(', ');
  const differs = raw
    .prepare(
      `SELECT (SELECT count(*) FROM score_live) <> (SELECT count(*) FROM score_frozen WHERE run_id = @runId)
         OR EXISTS (SELECT ${columns} FROM score_live EXCEPT SELECT ${columns} FROM score_frozen WHERE run_id = @runId)`,
    )
    .pluck()
    .get({ runId });
  return differs === 0;
}

/**
 * Freezes a live result that was calculated in a month that is over, as that month's end found it. Runs inside a
 * transaction, before anything of the new month replaces it.
 */
export function freezeMonthEnd(trx: Db, today: string): void {
  const since = liveSince(rawOf(trx));
  if (since !== undefined && monthOf(localDayOf(since)) < monthOf(today)) freezeLive(trx, 'month_end', since);
}

/** The same at the opening of a file. */
export function keepMonthEnd(ctx: Ctx): Promise<void> {
  return inTransaction(ctx.db, (trx) => freezeMonthEnd(trx, ctx.clock.today()));
}

/** When the live result was calculated, epoch ms. */
function liveSince(raw: RawDb): number | undefined {
  return raw.prepare<[], number>("SELECT created_at FROM score_run WHERE status = 'live'").pluck().get();
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}
