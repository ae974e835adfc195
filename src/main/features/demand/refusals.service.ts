import { NeedRule, type Refusal } from '../../../shared/contract/demand.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId, DealerId, RefusalId } from '../../../shared/domain/ids.ts';
import { type ActLog, beginAct, lastEntryOf, loggedDelete, loggedInsert } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';

const PRODUCT = 'product:';

/** How a product is named by a refusal: it stays refused where it goes and comes back with an import. */
export function productWhat({ code, name }: { code: string; name: string }): string {
  return `${PRODUCT}${code === '' ? name : code}`;
}

/** What is not to be proposed again, as `dealer/what`. */
export function readRefused(db: Db): ReadonlySet<string> {
  return new Set(
    rawOf(db).prepare("SELECT dealer_id || '/' || what FROM advice_refused").pluck().all() as unknown as string[],
  ); // plucked from a column of texts
}

/** Takes proposals off for good, each with the reason; those that are refused already stay as they are. */
export function refuseAdvice(ctx: Ctx, input: Parsed<'demand.refuse'>): Promise<Output<'demand.refuse'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const what = whatOf(trx, input);
    const known = rawOf(trx).prepare<[number, string], number>(
      'SELECT 1 FROM advice_refused WHERE dealer_id = ? AND what = ?',
    );
    const fresh = input.dealerIds.filter((id) => known.get(id, what) === undefined);
    for (const dealerId of new Set(fresh)) {
      const row = { dealer_id: dealerId, what, reason: input.reason.trim(), created_at: act.at };
      loggedInsert(trx, act, 'advice_refused', row, dealerId);
    }
    return { changed: fresh.length, changeId: changeOf(trx, act, fresh.length) };
  });
}

function whatOf(db: Db, { need, productId }: Parsed<'demand.refuse'>): string {
  if (need !== undefined) return need;
  const product = rawOf(db)
    .prepare<[number], { code: string; name: string }>('SELECT code, name FROM product WHERE id = ?')
    .get(productId ?? 0);
  return productWhat(product ?? { code: '', name: `#${productId}` });
}

/** What was refused may be proposed again. */
export function allowAdvice(ctx: Ctx, { ids }: Parsed<'demand.allow'>): Promise<Output<'demand.allow'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const find = rawOf(trx).prepare<[number], number>('SELECT dealer_id FROM advice_refused WHERE id = ?').pluck();
    let changed = 0;
    for (const id of new Set(ids)) {
      const dealerId = find.get(id);
      if (typeof dealerId !== 'number') continue;
      loggedDelete(trx, act, 'advice_refused', id, dealerId);
      changed += 1;
    }
    return { changed, changeId: changeOf(trx, act, changed) };
  });
}

function changeOf(trx: Db, act: ActLog, changed: number): ChangeId | null {
  return changed === 0 ? null : ChangeId.parse(lastEntryOf(trx, act));
}

/** Everything that is refused, the latest first. */
export function listRefused(ctx: Ctx): Output<'demand.refused'> {
  const rows = rawOf(ctx.db)
    .prepare<[], { id: number; dealerId: number; dealer: string; what: string; reason: string; at: number }>(
      `SELECT r.id, r.dealer_id AS dealerId, d.name AS dealer, r.what, r.reason, r.created_at AS at
       FROM advice_refused r JOIN dealer d ON d.id = r.dealer_id
       WHERE d.deleted_at IS NULL ORDER BY r.created_at DESC, r.id DESC`,
    )
    .all();
  const product = rawOf(ctx.db)
    .prepare<[object], string>('SELECT name FROM product WHERE code = @word OR name = @word ORDER BY id LIMIT 1')
    .pluck();
  return {
    refused: rows.map(({ id, dealerId, what, ...row }): Refusal => {
      const need = NeedRule.safeParse(what).data ?? null;
      const word = what.slice(PRODUCT.length);
      return {
        ...row,
        id: RefusalId.parse(id),
        dealerId: DealerId.parse(dealerId),
        need,
        product: need === null ? String(product.get({ word }) ?? word) : '',
      };
    }),
  };
}
