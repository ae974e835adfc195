import { type Row, writeColumns } from '../../db/changeLog.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { isConstraint } from '../../db/sqliteErrors.ts';
import { partPeopleOfTwo } from './mergeContacts.service.ts';
import { refreshDays } from './mergeDealers.ts';
import {
  deleteRecord,
  insertRecord,
  type Merge,
  type MergeStep,
  readRecord,
  rootOf,
  type StepColumns,
  stepsBackwards,
  writeRow,
} from './mergeSteps.ts';
import { partBalances } from './partBalances.ts';

/** Columns of the record that the merge knows nothing of. */
const FOLLOWING = new Set(['name_key', 'code_key', 'pinyin', 'initials', 'sort_key', 'province', 'city', 'district']);

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
  const root = rootOf(raw, keptId);
  const { back: balances = 0, together = 0 } = partBalances(raw).get(mergeId) ?? {};
  raw.prepare('UPDATE dealer_merge SET undone_at = ? WHERE id = ?').run(now, mergeId);
  writeColumns(trx, 'dealer', lostId, { deleted_at: null }, now);
  const back: Record<string, number> = { receivable: balances };
  for (const step of stepsBackwards(raw, mergeId)) {
    const done = takeBack(trx, merge, step, root, now);
    if (done && (step.step === 'moved' || step.step === 'came')) back[step.entity] = (back[step.entity] ?? 0) + 1;
  }
  raw.prepare('DELETE FROM dealer_merge_step WHERE merge_id = ?').run(mergeId);
  partPeopleOfTwo(trx, now);
  refreshDays(trx, [root, keptId, lostId]);
  return { back, together };
}

function takeBack(trx: Db, merge: Merge, step: MergeStep, root: number, now: number): boolean {
  const raw = rawOf(trx);
  if (step.step === 'absorbed') {
    if (step.entity === 'custom_value') putBack(raw, step);
    return false; // partBalances has been at the balances
  }
  const current = readRecord(raw, step.entity, step.recordId);
  if (current === undefined) return false;
  switch (step.step) {
    case 'moved':
    case 'came':
      return giveBack(raw, merge, step, current, root);
    case 'written':
      restore(trx, merge, step, current, now);
      return true;
    case 'added':
      deleteRecord(raw, step.entity, step.recordId);
      return true;
  }
}

/** An own value that a blank was taken for, unless another was written since or the field is gone. */
function putBack(raw: RawDb, { entity, before }: MergeStep): void {
  const free = raw.prepare(
    `SELECT 1 FROM custom_field WHERE id = @field_id
     AND NOT EXISTS (SELECT 1 FROM custom_value WHERE dealer_id = @dealer_id AND field_id = @field_id)`,
  );
  if (free.get({ ...before }) !== undefined) insertRecord(raw, entity, before);
}

/** Only what is still the other's: what was given to a third one since stays there. */
function giveBack(raw: RawDb, merge: Merge, step: MergeStep, current: StepColumns, root: number): boolean {
  if (current.dealer_id !== root && current.dealer_id !== merge.keptId) return false;
  const changed = Object.fromEntries(
    Object.entries(step.before).filter(([column]) => column === 'dealer_id' || current[column] === step.after[column]),
  );
  const columns = { ...changed, dealer_id: merge.lostId };
  try {
    writeRow(raw, step.entity, step.recordId, columns);
  } catch (error) {
    if (!isConstraint(error)) throw error;
    // Somebody has written the like of it for him meanwhile, or its number among equals is taken: it goes back as it is.
    return keepsConstraint(raw, step, merge.lostId);
  }
  return true;
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

/** What the merge wrote goes, what was written since stays; an import or edit on top of it brings back what was before the merge. */
function restore(trx: Db, merge: Merge, step: MergeStep, current: StepColumns, now: number): void {
  const raw = rawOf(trx);
  const back: Row = {};
  for (const [column, value] of Object.entries(step.after)) {
    const before = step.before[column] ?? null;
    if (current[column] === value) back[column] = before;
    else if (step.entity === 'dealer' && !FOLLOWING.has(column))
      passOn(raw, merge, step.recordId, column, value, before);
  }
  // Keys follow the text that stands in the end.
  for (const [text, keys] of [
    ['name', ['name_key', 'pinyin', 'initials', 'sort_key']],
    ['code', ['code_key']],
  ] as const) {
    if (text in step.after && !(text in back)) for (const key of keys) delete back[key];
  }
  if (Object.keys(back).length === 0) return;
  if (step.entity === 'dealer') writeColumns(trx, 'dealer', step.recordId, back, now);
  else writeRow(raw, step.entity, step.recordId, back);
}

/** The first import or edit after the merge that overwrote a column must bring back, when it is undone, what was before the merge. */
function passOn(
  raw: RawDb,
  { mergedAt, groupId }: Merge,
  recordId: number,
  column: string,
  merged: string | number | null,
  before: string | number | null,
): void {
  const given = { recordId, path: `$."${column}"`, merged, before, mergedAt, groupId };
  raw
    .prepare(
      `UPDATE import_before SET before = json_set(before, @path, @before) WHERE id = (
         SELECT b.id FROM import_before b JOIN import_batch i ON i.id = b.batch_id
         WHERE b.entity = 'dealer' AND b.record_id = @recordId AND i.status = 'committed' AND i.committed_at >= @mergedAt
           AND json_type(b.before, @path) IS NOT NULL AND b.before ->> @path IS @merged ORDER BY i.commit_no LIMIT 1)`,
    )
    .run({ ...given });
  raw
    .prepare(
      `UPDATE change_log SET before = json_set(before, @path, @before) WHERE id = (
         SELECT id FROM change_log WHERE entity = 'dealer' AND record_id = @recordId AND undone_at IS NULL AND group_id > @groupId
           AND json_type(before, @path) IS NOT NULL AND before ->> @path IS @merged ORDER BY id LIMIT 1)`,
    )
    .run({ ...given });
}
