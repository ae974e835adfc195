import type { BinEntry } from '../../../shared/contract/data.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { beginAct, loggedUpdate, readRow } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { isConstraint } from '../../db/sqliteErrors.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';

/** What lies in the bin beside whole dealers: each with the dealer it belongs to and a word for what it is. */
const PARTS = `
SELECT 'contact' AS entity, id, dealer_id AS dealerId, name AS title, deleted_at AS at FROM contact WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'note', id, dealer_id, substr(body, 1, 60), deleted_at FROM note WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'activity', id, dealer_id, happened_on || ' ' || substr(body, 1, 60), deleted_at FROM activity WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'dealer_file', id, dealer_id, name, deleted_at FROM dealer_file WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'dealer_case', id, dealer_id, number || ' ' || substr(body, 1, 60), deleted_at FROM dealer_case WHERE deleted_at IS NOT NULL`;

/** People, notes and files in the bin, the last removed first, and who removed them. A dealer's own bin is its list's. */
export function listBin(db: Db, { offset, limit }: Parsed<'data.bin'>): Output<'data.bin'> {
  const raw = rawOf(db);
  const entries = raw
    .prepare<[object], BinEntry>(
      `SELECT p.*, d.name AS dealerName,
         coalesce((SELECT c.actor FROM change_log c WHERE c.entity = p.entity AND c.record_id = p.id AND c.action = 'remove'
                   AND c.undone_at IS NULL ORDER BY c.id DESC LIMIT 1), '') AS actor
       FROM (${PARTS}) p JOIN dealer d ON d.id = p.dealerId ORDER BY p.at DESC, p.entity, p.id DESC LIMIT @limit OFFSET @offset`,
    )
    .all({ limit, offset });
  const total = Number(raw.prepare(`SELECT count(*) FROM (${PARTS})`).pluck().get());
  return { entries, total };
}

/**
 * Takes one thing out of the bin, as it was. A note that was on top gives way to the one that is on top now.
 * @throws AppError not_found where it does not lie in the bin
 */
export function restoreFromBin(ctx: Ctx, { entity, id }: Parsed<'data.restore'>): Promise<Output<'data.restore'>> {
  return inTransaction(ctx.db, (trx) => {
    const row = readRow(trx, entity, id);
    if (row.deleted_at === null) throw new AppError('not_found');
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const back = (columns: Record<string, number | null>) =>
      loggedUpdate(trx, act, entity, id, columns, 'restore', Number(row.dealer_id));
    try {
      back({ deleted_at: null });
    } catch (error) {
      if (!isConstraint(error)) throw error;
      back({ deleted_at: null, pinned: 0 });
    }
    return {};
  });
}
