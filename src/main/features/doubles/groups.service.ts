import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId, GroupId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import {
  type ActLog,
  beginAct,
  lastEntryOf,
  loggedDelete,
  loggedInsert,
  loggedUpdate,
  readRow,
} from '../../db/changeLog.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { moveFilters } from '../views/views.service.ts';
import { readDoubleDealers } from './suspects.repo.ts';

interface Member {
  id: number;
  groupId: number;
  dealerId: number;
}

/** Puts dealers into one group; groups they were in join it. One that they are in already stays as it is. */
export function groupDealers(ctx: Ctx, { ids, name }: Parsed<'doubles.group'>): Promise<Output<'doubles.group'>> {
  return inTransaction(ctx.db, (trx) => {
    const raw = rawOf(trx);
    const wanted = [...new Set(ids)];
    if (wanted.length < 2) throw new AppError('merge_same');
    const names = wanted.map((id) => String(readRow(trx, 'dealer', id).name));
    const present = wanted.flatMap((id) => memberOf(raw, id) ?? []);
    const [first] = present;
    if (first && present.length === wanted.length && present.every((member) => member.groupId === first.groupId))
      return { groupId: GroupId.parse(first.groupId), changeId: null };
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const groupId = first?.groupId ?? makeGroup(trx, act, name === '' ? (names[0] ?? '') : name, ctx.clock.now());
    const joining = new Set(present.map((member) => member.groupId).filter((id) => id !== groupId));
    for (const other of joining) joinGroup(trx, act, other, groupId);
    for (const dealerId of wanted) {
      if (memberOf(raw, dealerId) !== undefined) continue;
      loggedInsert(trx, act, 'dealer_group_member', { group_id: groupId, dealer_id: dealerId }, dealerId);
    }
    return { groupId: GroupId.parse(groupId), changeId: lastChange(trx, act) };
  });
}

/** @throws AppError not_found */
export function renameGroup(
  ctx: Ctx,
  { id, name }: Parsed<'doubles.renameGroup'>,
): Promise<Output<'doubles.renameGroup'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    loggedUpdate(trx, act, 'dealer_group', id, { name }, 'update', null);
    return {};
  });
}

/** Takes a dealer out of his group; one who is alone in it then is no group. @throws AppError not_found */
export function ungroupDealer(ctx: Ctx, { id }: Parsed<'doubles.ungroup'>): Promise<Output<'doubles.ungroup'>> {
  return inTransaction(ctx.db, (trx) => {
    const raw = rawOf(trx);
    const member = memberOf(raw, id);
    if (member === undefined) throw new AppError('not_found');
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    loggedDelete(trx, act, 'dealer_group_member', member.id, id);
    const rest = membersOf(raw, member.groupId);
    if (rest.length < 2) {
      for (const last of rest) loggedDelete(trx, act, 'dealer_group_member', last.id, last.dealerId);
      loggedDelete(trx, act, 'dealer_group', member.groupId, null);
    }
    return { changeId: lastChange(trx, act) };
  });
}

/** Groups with those of them that are on the list, by name. */
export function listGroups(ctx: Ctx, { dealerId }: Parsed<'doubles.groups'>): Output<'doubles.groups'> {
  const rows = rawOf(ctx.db)
    .prepare<[object], { id: number; name: string; dealerId: number }>(
      `SELECT g.id, g.name, m.dealer_id AS dealerId FROM dealer_group g JOIN dealer_group_member m ON m.group_id = g.id
       JOIN dealer d ON d.id = m.dealer_id AND d.deleted_at IS NULL
       WHERE @dealerId IS NULL OR g.id = (SELECT group_id FROM dealer_group_member WHERE dealer_id = @dealerId)
       ORDER BY g.name, g.id, d.sort_key, d.id`,
    )
    .all({ dealerId: dealerId ?? null });
  const dealers = readDoubleDealers(
    ctx.db,
    rows.map((row) => row.dealerId),
  );
  const groups = Map.groupBy(rows, ({ id }) => id);
  return {
    groups: [...groups].map(([id, members]) => ({
      id: GroupId.parse(id),
      name: members[0]?.name ?? '',
      dealers: members.flatMap((member) => dealers.get(member.dealerId) ?? []),
    })),
  };
}

function makeGroup(trx: Db, act: ActLog, name: string, now: number): number {
  return loggedInsert(trx, act, 'dealer_group', { name, created_at: now }, null);
}

function joinGroup(trx: Db, act: ActLog, from: number, into: number): void {
  for (const { id, dealerId } of membersOf(rawOf(trx), from))
    loggedUpdate(trx, act, 'dealer_group_member', id, { group_id: into }, 'update', dealerId);
  moveFilters(trx, act, 'ownerGroups', from, into);
  loggedDelete(trx, act, 'dealer_group', from, null);
}

function memberOf(raw: RawDb, dealerId: number): Member | undefined {
  return raw
    .prepare<[number], Member>(
      'SELECT id, group_id AS groupId, dealer_id AS dealerId FROM dealer_group_member WHERE dealer_id = ?',
    )
    .get(dealerId);
}

function membersOf(raw: RawDb, groupId: number): Member[] {
  return raw
    .prepare<[number], Member>(
      'SELECT id, group_id AS groupId, dealer_id AS dealerId FROM dealer_group_member WHERE group_id = ? ORDER BY id',
    )
    .all(groupId);
}

function lastChange(trx: Db, act: ActLog): ChangeId {
  return ChangeId.parse(lastEntryOf(trx, act));
}
