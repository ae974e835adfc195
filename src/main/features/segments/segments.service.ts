import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { MOST_SEGMENTS, type Segment } from '../../../shared/contract/segments.contract.ts';
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
} from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { typed, wordKey } from '../dealers/text.rules.ts';
import { namersOf, reachedFrom } from './segmentRefs.rules.ts';
import { getSegment, listSegments } from './segmentRows.repo.ts';
import { mustSeeRule, rulesById, seenSegment } from './segmentSeen.ts';

/**
 * Keeps a rule under a name, or gives a segment another one.
 * @throws AppError name_taken, stale_edit, field_hidden, segment_cycle, segment_unknown, segment_too_many
 */
export function saveSegment(ctx: Ctx, input: Parsed<'segments.save'>): Promise<Segment> {
  mustSeeRule(ctx, input.rule);
  return inTransaction(ctx.db, (trx) => {
    mustHold(trx, input.rule, input.id);
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const { id } = input;
    const columns = {
      ...nameColumns(trx, input.name, id ?? null),
      note: input.note.trim(),
      rule: JSON.stringify(input.rule),
    };
    if (id === undefined) return getSegment(trx, insertSegment(trx, act, columns));
    const former = seenSegment({ db: trx, operatorId: ctx.operatorId }, id);
    if (former.revision !== input.expectedRevision) throw new AppError('stale_edit', { id });
    // Members picked by hand would be lost without a word.
    if (former.rule === null) throw new AppError('segment_not_list', { name: former.name });
    loggedUpdate(trx, act, 'segment', id, columns, 'update', null);
    return getSegment(trx, id);
  });
}

/** Keeps these dealers under a name; those that are gone are left out. @throws AppError name_taken, segment_too_many */
export function saveStatic(
  ctx: Ctx,
  { name, note, ids }: Parsed<'segments.saveStatic'>,
): Promise<Output<'segments.saveStatic'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const id = insertSegment(trx, act, { ...nameColumns(trx, name, null), note: note.trim(), rule: null });
    const { changed } = putMembers(trx, act, id, ids, ctx.clock.today());
    return { ...getSegment(trx, id), added: changed };
  });
}

/** @throws AppError not_found, segment_not_list */
export function addMembers(
  ctx: Ctx,
  { id, ids }: Parsed<'segments.addMembers'>,
): Promise<Output<'segments.addMembers'>> {
  return inTransaction(ctx.db, (trx) => {
    mustBeList(trx, id);
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    return told(trx, act, putMembers(trx, act, id, ids, ctx.clock.today()));
  });
}

/** @throws AppError not_found, segment_not_list */
export function removeMembers(
  ctx: Ctx,
  { id, ids }: Parsed<'segments.removeMembers'>,
): Promise<Output<'segments.removeMembers'>> {
  return inTransaction(ctx.db, (trx) => {
    mustBeList(trx, id);
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const members = membersByDealer(trx, id);
    let changed = 0;
    for (const dealerId of new Set(ids.map(Number))) {
      const member = members.get(dealerId);
      if (member === undefined) continue;
      loggedDelete(trx, act, 'segment_member', member, dealerId);
      changed += 1;
    }
    return told(trx, act, { changed, already: new Set(ids).size - changed });
  });
}

/** @throws AppError name_taken, stale_edit, not_found */
export function renameSegment(ctx: Ctx, input: Parsed<'segments.rename'>): Promise<Segment> {
  return inTransaction(ctx.db, (trx) => {
    const { id } = input;
    if (seenSegment({ db: trx, operatorId: ctx.operatorId }, id).revision !== input.expectedRevision)
      throw new AppError('stale_edit', { id });
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const columns = { ...nameColumns(trx, input.name, id), note: input.note.trim() };
    loggedUpdate(trx, act, 'segment', id, columns, 'update', null);
    return getSegment(trx, id);
  });
}

/** Removes a segment that nothing else names; its history stays with it, should it come back. @throws AppError segment_in_use */
export function removeSegment(ctx: Ctx, { id }: Parsed<'segments.remove'>): Promise<Output<'segments.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const { name } = seenSegment({ db: trx, operatorId: ctx.operatorId }, id);
    const segments = listSegments(trx);
    const namer = segments.find((each) => namersOf(id, rulesById(segments)).includes(each.id))?.name ?? viewBy(trx, id);
    if (namer !== undefined) throw new AppError('segment_in_use', { name, by: namer });
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    loggedUpdate(trx, act, 'segment', id, { deleted_at: act.at }, 'remove', null);
    return { changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}

/** A saved view that narrows its list to a segment. */
function viewBy(db: Db, id: number): string | undefined {
  const found = rawOf(db)
    .prepare<[number], string>(
      `SELECT coalesce(nullif(name, ''), built_in) FROM saved_view
       WHERE EXISTS (SELECT 1 FROM json_each(query, '$.filter.segments') WHERE value = ?) LIMIT 1`,
    )
    .pluck()
    .get(id);
  return typeof found === 'string' ? found : undefined;
}

function insertSegment(trx: Db, act: ActLog, columns: Row): number {
  const count = Number(rawOf(trx).prepare('SELECT count(*) FROM segment WHERE deleted_at IS NULL').pluck().get());
  if (count >= MOST_SEGMENTS) throw new AppError('segment_too_many', { most: MOST_SEGMENTS });
  return loggedInsert(trx, act, 'segment', { uid: newUid(), ...columns, created_at: act.at, updated_at: act.at }, null);
}

/** Segments a rule names must be there, and none of them may name it. */
function mustHold(db: Db, rule: SegmentRule, id: number | undefined): void {
  const segments = listSegments(db);
  const rules = rulesById(segments);
  const reached = reachedFrom(rule, rules);
  for (const each of reached) {
    if (each === id) throw new AppError('segment_cycle', { name: segments.find((one) => one.id === id)?.name ?? '' });
    if (!rules.has(each)) throw new AppError('segment_unknown', { name: `#${each}` });
  }
}

function mustBeList(db: Db, id: number): void {
  const { rule, name } = getSegment(db, id);
  if (rule !== null) throw new AppError('segment_not_list', { name });
}

function membersByDealer(db: Db, segmentId: number): Map<number, number> {
  const rows = rawOf(db)
    .prepare<[number], { id: number; dealerId: number }>(
      'SELECT id, dealer_id AS dealerId FROM segment_member WHERE segment_id = ?',
    )
    .all(segmentId);
  return new Map(rows.map(({ id, dealerId }) => [dealerId, id]));
}

/** @returns how many are new, and how many are on the list already or are gone */
function putMembers(trx: Db, act: ActLog, segmentId: number, ids: readonly number[], today: string) {
  const members = membersByDealer(trx, segmentId);
  const living = rawOf(trx)
    .prepare<[number], number>('SELECT 1 FROM dealer WHERE id = ? AND deleted_at IS NULL')
    .pluck();
  let changed = 0;
  const wanted = new Set(ids.map(Number));
  for (const dealerId of wanted) {
    if (members.has(dealerId) || living.get(dealerId) === undefined) continue;
    const row = { segment_id: segmentId, dealer_id: dealerId, added_on: today };
    loggedInsert(trx, act, 'segment_member', row, dealerId);
    changed += 1;
  }
  return { changed, already: wanted.size - changed };
}

function told(trx: Db, act: ActLog, { changed, already }: { changed: number; already: number }) {
  return { changed, already, changeId: changed === 0 ? null : ChangeId.parse(lastEntryOf(trx, act)) };
}

/** @throws AppError name_taken */
function nameColumns(db: Db, name: string, self: number | null): Row {
  const key = wordKey(name);
  const taken = rawOf(db)
    .prepare<[string, number | null], number>(
      'SELECT 1 FROM segment WHERE name_key = ? AND deleted_at IS NULL AND id IS NOT ?',
    )
    .get(key, self);
  if (taken !== undefined) throw new AppError('name_taken', { name });
  return { name: typed(name), name_key: key };
}
