import type { DealerDetail } from '../../../shared/contract/dealers.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId, TagId } from '../../../shared/domain/ids.ts';
import {
  type ActLog,
  beginAct,
  lastEntryOf,
  loggedDelete,
  loggedInsert,
  loggedUpdate,
  readRow,
} from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readDetail } from '../dealers/dealers.repo.ts';
import { typed, wordKey } from '../dealers/text.rules.ts';

/** The tag of this name, made where there is none yet. */
export function tagNamed(trx: Db, act: ActLog, name: string): number {
  const key = wordKey(name);
  const known = rawOf(trx).prepare<[string], number>('SELECT id FROM tag WHERE name_key = ?').pluck().get(key);
  if (typeof known === 'number') return known;
  return loggedInsert(trx, act, 'tag', { name: typed(name), name_key: key }, null);
}

/** Gives a dealer a tag. @returns whether he had it not */
export function giveTag(trx: Db, act: ActLog, dealerId: number, tagId: number): boolean {
  if (markOf(trx, dealerId, tagId) !== undefined) return false;
  loggedInsert(trx, act, 'dealer_tag', { dealer_id: dealerId, tag_id: tagId }, dealerId);
  return true;
}

/** Takes a tag from a dealer. @returns whether he had it */
export function takeTag(trx: Db, act: ActLog, dealerId: number, tagId: number): boolean {
  const mark = markOf(trx, dealerId, tagId);
  if (mark === undefined) return false;
  loggedDelete(trx, act, 'dealer_tag', mark, dealerId);
  return true;
}

function markOf(trx: Db, dealerId: number, tagId: number): number | undefined {
  const id = rawOf(trx)
    .prepare<[number, number], number>('SELECT id FROM dealer_tag WHERE dealer_id = ? AND tag_id = ?')
    .pluck()
    .get(dealerId, tagId);
  return typeof id === 'number' ? id : undefined;
}

/** A dealer bears exactly these tags from now on. */
export function setTags(ctx: Ctx, { dealerId, tags }: Parsed<'tags.set'>): Promise<DealerDetail> {
  return inTransaction(ctx.db, (trx) => {
    readRow(trx, 'dealer', dealerId);
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const wanted = new Set(tags.map((name) => tagNamed(trx, act, name)));
    const present = rawOf(trx)
      .prepare<[number], number>('SELECT tag_id FROM dealer_tag WHERE dealer_id = ?')
      .pluck()
      .all(dealerId) as number[]; // plucked from a column of integers
    for (const tag of present) if (!wanted.has(tag)) takeTag(trx, act, dealerId, tag);
    for (const tag of wanted) giveTag(trx, act, dealerId, tag);
    return readDetail(trx, dealerId, ctx.clock.today());
  });
}

/** Another name; that of another tag joins the two: their dealers bear the other one, and this one goes. */
export function renameTag(ctx: Ctx, { id, name }: Parsed<'tags.rename'>): Promise<Output<'tags.rename'>> {
  return inTransaction(ctx.db, (trx) => {
    readRow(trx, 'tag', id);
    const key = wordKey(name);
    const other = rawOf(trx)
      .prepare<[string, number], number>('SELECT id FROM tag WHERE name_key = ? AND id <> ?')
      .pluck()
      .get(key, id);
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    if (typeof other !== 'number') {
      const changed = loggedUpdate(trx, act, 'tag', id, { name: typed(name), name_key: key }, 'update', null);
      return { id, merged: false, changeId: changed ? ChangeId.parse(lastEntryOf(trx, act)) : null };
    }
    for (const dealerId of bearers(trx, id)) {
      takeTag(trx, act, dealerId, id);
      giveTag(trx, act, dealerId, other);
    }
    loggedDelete(trx, act, 'tag', id, null);
    return { id: TagId.parse(other), merged: true, changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}

/** Takes a tag from everybody. */
export function removeTag(ctx: Ctx, { id }: Parsed<'tags.remove'>): Promise<Output<'tags.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const dealers = bearers(trx, id);
    for (const dealerId of dealers) takeTag(trx, act, dealerId, id);
    loggedDelete(trx, act, 'tag', id, null);
    return { dealers: dealers.length, changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}

function bearers(trx: Db, tagId: number): number[] {
  return rawOf(trx)
    .prepare<[number], number>('SELECT dealer_id FROM dealer_tag WHERE tag_id = ? ORDER BY dealer_id')
    .pluck()
    .all(tagId) as number[]; // plucked from a column of integers
}
