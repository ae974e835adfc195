import { type Row, writeColumns } from '../../db/changeLog.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { isConstraint } from '../../db/sqliteErrors.ts';
import { codeColumns, nameColumns } from '../dealers/dealerFields.ts';
import { passOnSince } from './laterContactMerge.ts';
import { findEdit, findList, tellEdit, tellList } from './laterEdit.ts';
import { findLaterMerge, tellMerge } from './laterMerge.ts';
import { settleMains } from './mainContacts.ts';
import { partPeopleOfTwo } from './mergeContacts.service.ts';
import { refreshDays } from './mergeDealers.ts';
import {
  deleteRecord,
  insertRecord,
  type Merge,
  type MergeStep,
  readRecord,
  type StepColumns,
  stepsBackwards,
  wayOf,
  writeRow,
} from './mergeSteps.ts';
import type { Overwritten } from './nextWriter.ts';
import { partBalances } from './partBalances.ts';
import { leaveParted } from './restsOnDealer.ts';

/** Keys follow the name and the code that stand in the end, whoever gave them. */
const KEYS = new Set(['name_key', 'code_key', 'pinyin', 'initials', 'sort_key']);

/** How many records of each kind went back, by the tables' names, and what could not be told apart. */
export interface Parted {
  back: Record<string, number>;
  /** Balances of one day whose sum a later list has changed: it stays whole. */
  together: number;
}

/**
 * Takes a merge apart, whenever that is: what was moved goes back, and what came since under a former code or name with it;
 * columns get their old value where they still hold what the merge wrote. Everything later stays with the one it was written for.
 */
export function partMerged(trx: Db, merge: Merge, now: number): Parted {
  const raw = rawOf(trx);
  const { id: mergeId, keptId, lostId } = merge;
  const way = wayOf(raw, keptId);
  const { back: balances = 0, together = 0 } = partBalances(raw).get(mergeId) ?? {};
  raw.prepare('UPDATE dealer_merge SET undone_at = ? WHERE id = ?').run(now, mergeId);
  writeColumns(trx, 'dealer', lostId, { deleted_at: null }, now);
  const back: Record<string, number> = { receivable: balances };
  for (const step of stepsBackwards(raw, mergeId)) {
    const done = takeBack(trx, merge, step, way, now);
    if (done && (step.step === 'moved' || step.step === 'came')) back[step.entity] = (back[step.entity] ?? 0) + 1;
  }
  raw.prepare('DELETE FROM dealer_merge_step WHERE merge_id = ?').run(mergeId);
  partPeopleOfTwo(trx, now);
  settleMains(trx, [...way, lostId], now);
  refreshDays(trx, [...way, lostId]);
  leaveParted(raw, [keptId, lostId]);
  return { back, together };
}

function takeBack(trx: Db, merge: Merge, step: MergeStep, way: readonly number[], now: number): boolean {
  const raw = rawOf(trx);
  if (step.step === 'absorbed') {
    if (step.entity === 'custom_value') putBack(raw, merge, step);
    return false; // partBalances has been at the balances
  }
  const current = readRecord(raw, step.entity, step.recordId);
  if (current === undefined) return step.entity === 'custom_value' && takeFromLater(raw, merge, step);
  switch (step.step) {
    case 'moved':
    case 'came':
      return giveBack(raw, merge, step, current, way);
    case 'written':
      restore(trx, merge, step, current, now);
      return true;
    case 'added':
      deleteRecord(raw, step.entity, step.recordId);
      return true;
  }
}

/** An own value that a blank was taken for, unless another was written since or the field is gone. */
function putBack(raw: RawDb, merge: Merge, step: MergeStep): void {
  const { entity, before } = step;
  // Where a later merge brought another in its place, wherever that is by now, it waits until that one has left.
  const inTheWay = raw
    .prepare<[object], number>(
      `SELECT m.id FROM custom_value v JOIN dealer_merge_step s ON s.entity = 'custom_value' AND s.record_id = v.id
         AND s.step = 'moved' AND s.after ->> '$.dealer_id' = @dealer_id
         JOIN dealer_merge m ON m.id = s.merge_id AND m.undone_at IS NULL AND m.group_id > @groupId
       WHERE v.field_id = @field_id ORDER BY m.group_id LIMIT 1`,
    )
    .pluck()
    .get({ groupId: merge.groupId, dealer_id: before.dealer_id ?? null, field_id: before.field_id ?? null });
  if (inTheWay !== undefined) {
    raw.prepare('UPDATE dealer_merge_step SET merge_id = ? WHERE id = ?').run(inTheWay, step.id);
    return;
  }
  const free = raw.prepare(
    `SELECT 1 FROM custom_field WHERE id = @field_id
     AND NOT EXISTS (SELECT 1 FROM custom_value WHERE dealer_id = @dealer_id AND field_id = @field_id)`,
  );
  if (free.get({ ...before }) !== undefined) insertRecord(raw, entity, before);
}

/** What later merges that stand did to the record. */
function stepsAfter(raw: RawDb, { id, entity, recordId }: MergeStep): StepColumns[][] {
  return raw
    .prepare<[object], { before: string; after: string }>(
      `SELECT s.before, s.after FROM dealer_merge m JOIN dealer_merge_step s ON s.merge_id = m.id
         AND s.entity = @entity AND s.record_id = @recordId
       WHERE m.undone_at IS NULL AND s.step IN ('moved', 'came') AND s.id > @id ORDER BY s.id`,
    )
    .all({ id, entity, recordId })
    .map(({ before, after }) => [JSON.parse(before) as StepColumns, JSON.parse(after) as StepColumns]); // by addStep
}

/** What the merge and those after it found in the columns of the record, and what they left there. */
function foundAndLeft({ before, after }: MergeStep, later: readonly StepColumns[][]): [StepColumns, StepColumns] {
  const [found, left] = [{ ...before }, { ...after }];
  for (const [was = {}, next = {}] of later)
    for (const [column, value] of Object.entries(was)) {
      if (!(column in found)) found[column] = value;
      if (!(column in left) || left[column] === value) left[column] = next[column] ?? null;
    }
  return [found, left];
}

/** Marks that are set by hand too: who sets one after a merge brings back what was before it. */
const MARKS: readonly string[] = ['contact', 'note'];

/** Only what is still the other's: what was given to a third one since stays there. */
function giveBack(raw: RawDb, merge: Merge, step: MergeStep, current: StepColumns, way: readonly number[]): boolean {
  if (!way.includes(Number(current.dealer_id))) return false;
  const { entity, recordId } = step;
  const [found, left] = foundAndLeft(step, stepsAfter(raw, step));
  raw
    .prepare(
      `DELETE FROM dealer_merge_step WHERE entity = ? AND record_id = ? AND id > ? AND step IN ('moved', 'came')`,
    )
    .run(entity, recordId, step.id);
  const columns: StepColumns = {};
  for (const [column, now] of Object.entries(found)) {
    const overwritten = { entity, recordId, column, was: left[column] ?? null, now };
    const passed =
      column !== 'dealer_id' &&
      MARKS.includes(entity) &&
      passOnSince(raw, { groupId: merge.groupId, at: merge.mergedAt }, overwritten);
    if (!passed && current[column] === overwritten.was) columns[column] = now;
  }
  columns.dealer_id = merge.lostId;
  const taken = step.entity === 'custom_value' ? takenLater(raw, step) : undefined;
  try {
    writeRow(raw, step.entity, step.recordId, { ...columns, ...taken?.before });
  } catch (error) {
    if (!isConstraint(error)) throw error;
    // Somebody has written the like of it for him meanwhile, or its number among equals is taken: it goes back as it is.
    return keepsConstraint(raw, step, merge.lostId);
  }
  if (taken !== undefined) keepTaken(raw, taken, current);
  return true;
}

/** An own value that a later merge has taken out for a blank since: that one brings back what was before this one. */
function takeFromLater(raw: RawDb, merge: Merge, { entity, recordId, step, before, after }: MergeStep): boolean {
  if (step === 'written')
    return passOn(raw, merge, {
      entity,
      recordId,
      column: 'value',
      was: after.value ?? null,
      now: before.value ?? null,
    });
  const absorbed = raw
    .prepare<[object], { id: number; before: string }>(
      `SELECT s.id, s.before FROM dealer_merge m JOIN dealer_merge_step s ON s.merge_id = m.id
         AND s.entity = @entity AND s.record_id = @recordId
       WHERE m.undone_at IS NULL AND s.step = 'absorbed' ORDER BY s.id LIMIT 1`,
    )
    .get({ entity, recordId });
  if (absorbed === undefined || step !== 'moved') return false;
  raw.prepare('DELETE FROM dealer_merge_step WHERE id = ?').run(absorbed.id);
  insertRecord(raw, entity, { ...(JSON.parse(absorbed.before) as StepColumns), dealer_id: merge.lostId }); // by addStep
  return true;
}

/** A later merge that took the third one's value over an own value which goes back now. */
function takenLater(raw: RawDb, { id, entity, recordId }: MergeStep): { id: number; before: StepColumns } | undefined {
  const found = raw
    .prepare<[object], { id: number; before: string }>(
      `SELECT s.id, s.before FROM dealer_merge m JOIN dealer_merge_step s ON s.merge_id = m.id
         AND s.entity = @entity AND s.record_id = @recordId
       WHERE m.undone_at IS NULL AND s.step = 'written' AND s.id > @id ORDER BY s.id LIMIT 1`,
    )
    .get({ id, entity, recordId });
  return found && { id: found.id, before: JSON.parse(found.before) as StepColumns }; // by addStep
}

/** What that merge took stays with the one that stayed, as a value of its own that leaves with it. */
function keepTaken(raw: RawDb, taken: { id: number }, { id: _id, ...value }: StepColumns): void {
  const recordId = insertRecord(raw, 'custom_value', value);
  raw
    .prepare(`UPDATE dealer_merge_step SET step = 'added', record_id = ?, before = '{}', after = ? WHERE id = ?`)
    .run(recordId, JSON.stringify(value), taken.id);
}

function keepsConstraint(raw: RawDb, step: MergeStep, lostId: number): boolean {
  try {
    writeRow(raw, step.entity, step.recordId, { dealer_id: lostId });
    return true;
  } catch (error) {
    if (!isConstraint(error)) throw error;
    return false;
  }
}

/** What the merge wrote goes, what was written since stays: whatever wrote over it brings back what was before the merge. */
function restore(
  trx: Db,
  merge: Merge,
  { entity, recordId, before, after }: MergeStep,
  current: StepColumns,
  now: number,
) {
  const raw = rawOf(trx);
  const back: Row = {};
  for (const [column, was] of Object.entries(after)) {
    if (KEYS.has(column)) continue;
    const overwritten = { entity, recordId, column, was, now: before[column] ?? null };
    if (!passOn(raw, merge, overwritten) && current[column] === was) back[column] = overwritten.now;
  }
  Object.assign(back, keysOf(back));
  if (Object.keys(back).length === 0) return;
  if (entity === 'dealer') writeColumns(trx, 'dealer', recordId, back, now);
  else writeRow(raw, entity, recordId, back);
}

function keysOf({ name, code }: Row): Row {
  return {
    ...(typeof name === 'string' ? nameColumns(name) : {}),
    ...(typeof code === 'string' ? codeColumns(code) : {}),
  };
}

/**
 * The first import, edit or other merge that wrote over a column after the merge must bring back, when it is taken back itself,
 * what was before the merge. @returns whether there is one
 */
function passOn(raw: RawDb, { mergedAt, groupId, commitNo }: Merge, overwritten: Overwritten): boolean {
  const edit = findEdit(raw, overwritten, { groupId, at: 0 });
  const list = findList(raw, overwritten, mergedAt);
  const merge = findLaterMerge(raw, overwritten, { groupId, commitNo });
  if (merge !== undefined && !(edit && edit.groupId < merge.groupId) && !(list && list.commitNo <= merge.commitNo)) {
    tellMerge(raw, merge, overwritten);
    if (edit?.groupId === merge.groupId) tellEdit(raw, edit, overwritten);
    return true;
  }
  if (edit !== undefined) tellEdit(raw, edit, overwritten);
  if (list !== undefined) tellList(raw, list, overwritten);
  return edit !== undefined || list !== undefined;
}
