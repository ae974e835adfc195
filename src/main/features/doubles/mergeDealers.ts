import { customFieldOf } from '../../../shared/contract/dealerFilter.contract.ts';
import { beginAct, lastEntryOf, loggedInsert, loggedUpdate, type Row, writeColumns } from '../../db/changeLog.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { ownerOn } from '../dealers/dealers.repo.ts';
import { refreshDealerDays } from '../orders/orders.service.ts';
import { type DealerImage, mergedColumns } from './mergeFields.rules.ts';
import {
  addStep,
  findMerge,
  insertRecord,
  lastCommit,
  type Merge,
  readRecord,
  rootOf,
  type StepColumns,
  type StepKind,
  standingMerges,
  writeRow,
} from './mergeSteps.ts';
import { ARRIVING_TABLES, moveRecords } from './moveRecords.ts';

/** Writes columns of a dealer, logged or not. */
type Put = (id: number, columns: Row, action: 'update' | 'remove') => void;

export interface Wanted {
  keptId: number;
  lostId: number;
  /** Fields that are taken from the one that goes; `rep` and `custom:<field id>` among them. */
  taken: readonly string[];
}

/** Merges as an act of the change log. @returns the merge, and the entry to undo it by */
export function mergeAsAct(trx: Db, { keptId, lostId, taken }: Wanted, now: number, today: string) {
  const act = beginAct(trx, now);
  const columns = {
    kept_id: keptId,
    lost_id: lostId,
    taken: JSON.stringify(taken),
    merged_at: now,
    group_id: act.groupId,
    commit_no: lastCommit(rawOf(trx)),
  };
  const id = loggedInsert(trx, act, 'dealer_merge', columns, keptId);
  const merge = findMerge(rawOf(trx), id);
  if (merge === undefined) throw new Error('just inserted');
  applyMerge(
    trx,
    merge,
    today,
    (dealerId, next, action) => {
      loggedUpdate(trx, act, 'dealer', dealerId, next, action, dealerId);
    },
    now,
  );
  return { mergeId: id, changeId: lastEntryOf(trx, act) };
}

/** Merges again after it was taken back, without an act of its own. */
export function mergeAgain(trx: Db, merge: Merge, today: string, now: number): void {
  applyMerge(trx, merge, today, (id, columns) => writeColumns(trx, 'dealer', id, columns, now), now);
}

function applyMerge(trx: Db, merge: Merge, today: string, put: Put, now: number): void {
  const raw = rawOf(trx);
  const { id: mergeId, keptId, lostId } = merge;
  // Written by mergeAsAct.
  const taken = JSON.parse(merge.taken) as string[];
  const [kept, lost] = [imageOf(raw, keptId), imageOf(raw, lostId)];
  const serves = { kept: ownerOn(trx, keptId, today), lost: ownerOn(trx, lostId, today) };
  takeValues(raw, merge, taken);
  moveRecords(raw, { mergeId, fromId: lostId, toId: keptId, step: 'moved' });
  const next = mergedColumns(kept, lost, taken);
  if (Object.keys(next).length > 0) {
    const before = Object.fromEntries(Object.keys(next).map((column) => [column, kept[column] ?? null]));
    addStep(raw, mergeId, { entity: 'dealer', recordId: keptId, step: 'written', before, after: next });
    put(keptId, next, 'update');
  }
  settleRep(raw, merge, taken.includes('rep') ? serves.lost : serves.kept, ownerOn(trx, keptId, today), today, now);
  keepFormerNames(raw, merge, { kept, lost, final: { ...kept, ...next } }, now);
  put(lostId, { deleted_at: now }, 'remove');
  refreshDays(trx, [keptId, lostId]);
}

/** The bills of these dealers are others now. */
export function refreshDays(trx: Db, ids: readonly number[]): void {
  const raw = rawOf(trx);
  raw.exec('DROP TABLE IF EXISTS temp.touched_dealer; CREATE TEMP TABLE touched_dealer (id INTEGER PRIMARY KEY)');
  const touch = raw.prepare('INSERT OR IGNORE INTO touched_dealer VALUES (?)');
  for (const id of ids) touch.run(id);
  refreshDealerDays(trx);
  raw.exec('DROP TABLE temp.touched_dealer');
}

function imageOf(raw: RawDb, id: number): DealerImage {
  const image = readRecord(raw, 'dealer', id);
  if (image === undefined) throw new Error(`no dealer ${id}`); // asked for by the caller before
  return image;
}

/** Values of the owner's own fields that were chosen: written over the other's, moved where it had none, taken out for a blank. */
function takeValues(raw: RawDb, { id: mergeId, keptId, lostId }: Merge, taken: readonly string[]): void {
  const find = raw.prepare<[number, number], StepColumns & { id: number }>(
    'SELECT * FROM custom_value WHERE dealer_id = ? AND field_id = ?',
  );
  for (const fieldId of taken.flatMap((field) => customFieldOf(field) ?? [])) {
    const [mine, other] = [find.get(keptId, fieldId), find.get(lostId, fieldId)];
    const step = (record: { id: number }, kind: StepKind, before: StepColumns, after: StepColumns) =>
      addStep(raw, mergeId, { entity: 'custom_value', recordId: record.id, step: kind, before, after });
    if (mine !== undefined && other !== undefined) {
      step(mine, 'written', { value: mine.value ?? null }, { value: other.value ?? null });
      writeRow(raw, 'custom_value', mine.id, { value: other.value ?? null });
    } else if (other !== undefined) {
      step(other, 'moved', { dealer_id: lostId }, { dealer_id: keptId });
      writeRow(raw, 'custom_value', other.id, { dealer_id: keptId });
    } else if (mine !== undefined) {
      step(mine, 'absorbed', mine, {});
      raw.prepare('DELETE FROM custom_value WHERE id = ?').run(mine.id);
    }
  }
}

/** Whoever is to serve the one that stays from today on, where the moved history would say somebody else. */
function settleRep(
  raw: RawDb,
  merge: Merge,
  wanted: number | null,
  present: number | null,
  today: string,
  now: number,
) {
  if (wanted === present) return;
  const columns = {
    dealer_id: merge.keptId,
    rep_id: wanted,
    from_on: today,
    reason: '',
    batch_id: null,
    created_at: now,
  };
  const recordId = insertRecord(raw, 'dealer_owner', columns);
  addStep(raw, merge.id, { entity: 'dealer_owner', recordId, step: 'added', before: {}, after: columns });
}

/** Names and codes that the one that stays does not bear, of both: matched before all else from now on. */
function keepFormerNames(
  raw: RawDb,
  { id: mergeId, keptId }: Merge,
  { kept, lost, final }: { kept: DealerImage; lost: DealerImage; final: DealerImage },
  now: number,
): void {
  for (const kind of ['code', 'name'] as const) {
    const seen = new Set<unknown>([final[`${kind}_key`], '']);
    for (const image of [lost, kept]) {
      const key = String(image[`${kind}_key`] ?? '');
      if (seen.has(key)) continue;
      seen.add(key);
      const columns = {
        dealer_id: keptId,
        kind,
        value: String(image[kind]),
        value_key: key,
        batch_id: null,
        created_at: now,
        merge_id: mergeId,
      };
      const recordId = insertRecord(raw, 'dealer_alias', columns);
      addStep(raw, mergeId, { entity: 'dealer_alias', recordId, step: 'added', before: {}, after: columns });
    }
  }
}

/**
 * Whatever has come to a dealer that is part of another by now (bills of an import that knew him by a former code, bills
 * that an undo brought back) goes to that one, and is written down. @returns dealers whose bills are others now
 */
export function forwardMerged(trx: Db): number[] {
  const raw = rawOf(trx);
  const touched: number[] = [];
  for (const { id: mergeId, lostId } of standingMerges(raw)) {
    if (!hasRecords(raw, lostId)) continue;
    const toId = rootOf(raw, lostId);
    moveRecords(raw, { mergeId, fromId: lostId, toId, step: 'came' });
    touched.push(lostId, toId);
  }
  return touched;
}

/** True where a dealer that was merged has bills, people and the like again. */
function hasRecords(raw: RawDb, lostId: number): boolean {
  const some = ARRIVING_TABLES.map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE dealer_id = @lostId)`).join(' OR ');
  return raw.prepare(`SELECT ${some}`).pluck().get({ lostId }) === 1;
}
