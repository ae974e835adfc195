import type { RawDb } from '../../db/open.ts';
import { codeKey, nameKey } from '../dealers/nameKey.rules.ts';
import { addStep, deleteRecord, insertRecord, type StepColumns, writeRow } from './mergeSteps.ts';
import { findNextWriter, type Overwritten, pathOf, type Writers } from './nextWriter.ts';

/** A merge that stands and has written over such a column. */
export interface LaterMerge {
  mergeId: number;
  stepId: number;
  keptId: number;
  groupId: number;
  /** The number of the last import then. */
  commitNo: number;
  /** JSON */
  after: string;
}

/**
 * The first merge that wrote over a column after it was written.
 * @param since the act and the number of the import after which it must have been made
 */
export function findLaterMerge(
  raw: RawDb,
  overwritten: Overwritten,
  since: { groupId: number; commitNo: number },
): LaterMerge | undefined {
  return findNextWriter<LaterMerge>(raw, MERGES, overwritten, since);
}

const MERGES: Writers = {
  select: `SELECT m.id AS mergeId, s.id AS stepId, m.kept_id AS keptId, m.group_id AS groupId, m.commit_no AS commitNo, s.after
    FROM dealer_merge m JOIN dealer_merge_step s ON s.merge_id = m.id AND s.entity = @entity AND s.record_id = @recordId
    WHERE m.undone_at IS NULL AND m.group_id > @groupId AND m.commit_no >= @commitNo AND s.step IN ('written', 'absorbed')`,
  before: 's.before',
  order: 'm.group_id',
};

/** Tells a merge what it must bring back when it is taken apart; the former name or code it keeps is that one then. */
export function tellMerge(raw: RawDb, merge: LaterMerge, { entity, column, was, now }: Overwritten): void {
  raw
    .prepare('UPDATE dealer_merge_step SET before = json_set(before, @path, @now) WHERE id = @stepId')
    .run({ path: pathOf(column), now, stepId: merge.stepId });
  if (entity === 'dealer' && (column === 'name' || column === 'code'))
    keepOther(raw, merge, column, { was: String(was ?? ''), now: String(now ?? '') });
}

const KEY_OF = { name: nameKey, code: codeKey } as const;

function keepOther(
  raw: RawDb,
  { mergeId, keptId, after }: LaterMerge,
  kind: 'name' | 'code',
  { was, now }: { was: string; now: string },
): void {
  // Written by addStep.
  const final = KEY_OF[kind](String((JSON.parse(after) as StepColumns)[kind] ?? ''));
  const key = KEY_OF[kind](now);
  const kept = raw
    .prepare<[object], { id: number }>(
      `SELECT a.id FROM dealer_merge_step s JOIN dealer_alias a ON a.id = s.record_id
       WHERE s.merge_id = @mergeId AND s.entity = 'dealer_alias' AND s.step = 'added' AND a.kind = @kind AND a.value_key = @key`,
    )
    .get({ mergeId, kind, key: KEY_OF[kind](was) });
  const needed = key !== '' && key !== final;
  if (kept !== undefined && needed) writeRow(raw, 'dealer_alias', kept.id, { value: now, value_key: key });
  else if (kept !== undefined) deleteRecord(raw, 'dealer_alias', kept.id);
  else if (needed) addFormer(raw, { mergeId, keptId, kind, value: now, key });
}

function addFormer(
  raw: RawDb,
  { mergeId, keptId, kind, value, key }: { mergeId: number; keptId: number; kind: string; value: string; key: string },
): void {
  const createdAt = Number(raw.prepare('SELECT merged_at FROM dealer_merge WHERE id = ?').pluck().get(mergeId));
  const columns = {
    ...{ dealer_id: keptId, kind, value, value_key: key },
    ...{ batch_id: null, created_at: createdAt, merge_id: mergeId },
  };
  const recordId = insertRecord(raw, 'dealer_alias', columns);
  addStep(raw, mergeId, { entity: 'dealer_alias', recordId, step: 'added', before: {}, after: columns });
}
