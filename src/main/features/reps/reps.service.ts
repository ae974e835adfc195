import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId, RepId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import {
  type ActLog,
  beginAct,
  insertRow,
  logCreated,
  loggedDelete,
  loggedInsert,
  loggedUpdate,
  readRow,
} from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { distinct, repColumns, repKey } from './repFields.ts';
import { aliasesOf, findRepByKey } from './reps.repo.ts';

/** Adds a rep. @throws AppError rep_name_taken where another has the name or one of the other names */
export function createRep(ctx: Ctx, input: Parsed<'reps.create'>): Promise<Output<'reps.create'>> {
  return inTransaction(ctx.db, (trx) => {
    const now = ctx.clock.now();
    const columns = repColumns(input);
    checkFree(trx, [input.name, ...(input.aliases ?? [])], null);
    const act = beginAct(trx, now);
    const id = insertRow(trx, 'rep', { uid: newUid(), ...columns, created_at: now, updated_at: now });
    logCreated(trx, act, 'rep', id, null);
    setAliases(trx, act, id, input.aliases ?? []);
    return { id: RepId.parse(id), changeId: lastChange(trx) };
  });
}

/** Changes what the owner edited, or nothing: an edit of an old version is refused. */
export function updateRep(ctx: Ctx, input: Parsed<'reps.update'>): Promise<Output<'reps.update'>> {
  const { id, patch } = input;
  return inTransaction(ctx.db, (trx) => {
    const current = readRow(trx, 'rep', id);
    if (current.revision !== input.expectedRevision) throw new AppError('stale_edit', { id });
    const columns = repColumns(patch);
    checkFree(trx, [...(patch.name === undefined ? [] : [patch.name]), ...(patch.aliases ?? [])], id);
    const act = beginAct(trx, ctx.clock.now());
    loggedUpdate(trx, act, 'rep', id, columns, 'update', null);
    if (patch.aliases !== undefined || patch.name !== undefined)
      setAliases(trx, act, id, patch.aliases ?? aliasesOf(rawOf(trx), id).map(({ alias }) => alias));
    return { revision: Number(readRow(trx, 'rep', id).revision) };
  });
}

/** Takes a rep away. @throws AppError rep_has_history where he serves or served a dealer */
export function removeRep(ctx: Ctx, { id }: Parsed<'reps.remove'>): Promise<Output<'reps.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    readRow(trx, 'rep', id);
    if (rawOf(trx).prepare('SELECT 1 FROM dealer_owner WHERE rep_id = ? LIMIT 1').get(id))
      throw new AppError('rep_has_history');
    const act = beginAct(trx, ctx.clock.now());
    for (const alias of aliasesOf(rawOf(trx), id)) loggedDelete(trx, act, 'rep_alias', alias.id, null);
    loggedDelete(trx, act, 'rep', id, null);
    return { changeId: lastChange(trx) };
  });
}

/** What the act just written is undone by. */
export function lastChange(trx: Db): ChangeId {
  return ChangeId.parse(Number(rawOf(trx).prepare('SELECT max(id) FROM change_log').pluck().get()));
}

/** A name means one rep. @param own the rep who may have it, null for a new one */
function checkFree(trx: Db, names: readonly string[], own: number | null): void {
  for (const name of distinct(names)) {
    const other = findRepByKey(trx, repKey(name));
    if (other !== undefined && other.id !== own)
      throw new AppError('rep_name_taken', { name, rep: other.name, repId: other.id });
  }
}

/** Makes these the other names of a rep; one that is his name anyway is left out. */
function setAliases(trx: Db, act: ActLog, repId: number, aliases: readonly string[]): void {
  const known = aliasesOf(rawOf(trx), repId);
  const ownKey = String(readRow(trx, 'rep', repId).name_key);
  const wanted = new Map(distinct(aliases).map((alias) => [repKey(alias), alias]));
  wanted.delete(ownKey);
  for (const { id, aliasKey } of known) if (!wanted.has(aliasKey)) loggedDelete(trx, act, 'rep_alias', id, null);
  for (const [key, alias] of wanted) {
    const old = known.find(({ aliasKey }) => aliasKey === key);
    if (old === undefined) loggedInsert(trx, act, 'rep_alias', { alias_key: key, rep_id: repId, alias }, null);
    else loggedUpdate(trx, act, 'rep_alias', old.id, { alias }, 'update', null);
  }
}
