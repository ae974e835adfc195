import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { SavedView } from '../../../shared/contract/views.contract.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import {
  type ActLog,
  beginAct,
  lastEntryOf,
  loggedDelete,
  loggedInsert,
  loggedUpdate,
  type Row,
  readRow,
} from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { lastPlace, moveBefore } from '../../db/places.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { unseenFields } from '../dealers/detailFor.ts';
import { countMatching } from '../dealers/gridIndex.ts';
import { asksUnseen, mustSeeQuery } from '../dealers/seenQuery.ts';
import { wordKey } from '../dealers/text.rules.ts';
import { getView, listViews } from './views.repo.ts';

/** The views whose order and conditions whoever asks may see; the others are the owner's, as the fields they look at are. */
export function viewsSeen({ db, operatorId }: Pick<Ctx, 'db' | 'operatorId'>): SavedView[] {
  const unseen = unseenFields(db, operatorId);
  return listViews(db).filter(({ query }) => !asksUnseen(db, query, unseen));
}

/** How many dealers each view shows. */
export async function countViews(ctx: Ctx): Promise<Output<'views.counts'>> {
  const views = viewsSeen(ctx);
  const counts = await countMatching(
    ctx.db,
    views.map(({ query }) => query.filter),
    ctx.clock.today(),
  );
  return { counts: views.map(({ id }, i) => ({ id, dealers: counts[i] ?? 0 })) };
}

export function createView(ctx: Ctx, { name, query, columns }: Parsed<'views.create'>): Promise<SavedView> {
  mustSeeQuery(ctx, query);
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const row = {
      ...nameColumns(trx, name, null),
      query: JSON.stringify(query),
      columns: columns === null ? null : JSON.stringify(columns),
      place: lastPlace(trx, 'saved_view'),
      updated_at: act.at,
    };
    return getView(trx, loggedInsert(trx, act, 'saved_view', row, null));
  });
}

/** Renames a view, gives it another filter, sort or columns, or lets the list open with it. */
export function updateView(ctx: Ctx, { id, expectedRevision, patch }: Parsed<'views.update'>): Promise<SavedView> {
  return inTransaction(ctx.db, (trx) => {
    if (patch.query !== undefined) mustSeeQuery(ctx, patch.query);
    if (readRow(trx, 'saved_view', id).revision !== expectedRevision) throw new AppError('stale_edit', { id });
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const next: Row = {
      ...(patch.name === undefined ? {} : nameColumns(trx, patch.name, id)),
      ...(patch.query === undefined ? {} : { query: JSON.stringify(patch.query) }),
      ...(patch.columns === undefined
        ? {}
        : { columns: patch.columns === null ? null : JSON.stringify(patch.columns) }),
      ...(patch.start === undefined ? {} : { is_start: patch.start ? 1 : 0 }),
    };
    if (patch.start === true) {
      const former = rawOf(trx).prepare('SELECT id FROM saved_view WHERE is_start = 1').pluck().get();
      if (typeof former === 'number' && former !== id)
        loggedUpdate(trx, act, 'saved_view', former, { is_start: 0 }, 'update', null);
    }
    loggedUpdate(trx, act, 'saved_view', id, next, 'update', null);
    return getView(trx, id);
  });
}

/** Saved views that look for the dealers of one rep or group look for those of another, as part of an act. */
export function moveFilters(trx: Db, act: ActLog, field: 'reps' | 'ownerGroups', from: number, to: number): void {
  const holds = rawOf(trx).prepare<[number], { id: number; query: string }>(
    `SELECT id, query FROM saved_view WHERE EXISTS (SELECT 1 FROM json_each(query, '$.filter.${field}') WHERE value = ?)`,
  );
  for (const { id, query } of holds.all(from)) {
    // A query as this feature wrote it: the statement above found its values. All else in it stays as it is.
    const stored = JSON.parse(query) as { filter: Record<typeof field, (number | null)[]> };
    const values = [...new Set(stored.filter[field].map((value) => (value === from ? to : value)))];
    const moved = JSON.stringify({ ...stored, filter: { ...stored.filter, [field]: values } });
    loggedUpdate(trx, act, 'saved_view', id, { query: moved }, 'update', null);
  }
}

/** @throws AppError name_taken */
function nameColumns(db: Db, name: string, self: number | null): Row {
  const key = wordKey(name);
  const taken = rawOf(db)
    .prepare<[string, number | null], number>('SELECT 1 FROM saved_view WHERE name_key = ? AND id IS NOT ?')
    .get(key, self);
  if (taken !== undefined) throw new AppError('name_taken', { name });
  return { name: name.trim(), name_key: key };
}

export function moveView(ctx: Ctx, { id, before }: Parsed<'views.move'>): Promise<Output<'views.move'>> {
  return inTransaction(ctx.db, (trx) => {
    moveBefore(trx, 'saved_view', id, before, ctx.clock.now());
    return {};
  });
}

export function removeView(ctx: Ctx, { id }: Parsed<'views.remove'>): Promise<Output<'views.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    loggedDelete(trx, act, 'saved_view', id, null);
    return { changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}
