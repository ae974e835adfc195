import type { RawDb } from '../../db/open.ts';
import { safeName } from '../../db/safeName.ts';

export type StepKind = 'moved' | 'written' | 'added' | 'absorbed' | 'came';
export type StepColumns = Record<string, string | number | null>;

export interface Merge {
  id: number;
  keptId: number;
  lostId: number;
  /** JSON array of fields. */
  taken: string;
  mergedAt: number;
  groupId: number;
  /** The number of the last import then. */
  commitNo: number;
}

export interface MergeStep {
  id: number;
  entity: string;
  recordId: number;
  step: StepKind;
  before: StepColumns;
  after: StepColumns;
}

const MERGE_COLUMNS = `id, kept_id AS keptId, lost_id AS lostId, taken, merged_at AS mergedAt,
  group_id AS groupId, commit_no AS commitNo`;

/** Writes down what a merge did to a record: what it was and what the merge left, changed columns only. */
export function addStep(raw: RawDb, mergeId: number, step: Omit<MergeStep, 'id'>): void {
  raw
    .prepare(
      `INSERT INTO dealer_merge_step (merge_id, entity, record_id, step, before, after)
       VALUES (@mergeId, @entity, @recordId, @step, @before, @after)`,
    )
    .run({ ...step, mergeId, before: JSON.stringify(step.before), after: JSON.stringify(step.after) });
}

/** The number of the last import. */
export function lastCommit(raw: RawDb): number {
  return Number(raw.prepare('SELECT coalesce(max(commit_no), 0) FROM import_batch').pluck().get());
}

/** What a merge did, the last first. */
export function stepsBackwards(raw: RawDb, mergeId: number, only = ''): MergeStep[] {
  return raw
    .prepare<[number], Omit<MergeStep, 'before' | 'after'> & { before: string; after: string }>(
      `SELECT id, entity, record_id AS recordId, step, before, after FROM dealer_merge_step
       WHERE merge_id = ? ${only} ORDER BY id DESC`,
    )
    .all(mergeId)
    .map(({ before, after, ...step }) => ({
      ...step,
      // Written by addStep.
      before: JSON.parse(before) as StepColumns,
      after: JSON.parse(after) as StepColumns,
    }));
}

/** Merges that stand, in the order they were made. */
export function standingMerges(raw: RawDb): Merge[] {
  return raw.prepare<[], Merge>(`SELECT ${MERGE_COLUMNS} FROM dealer_merge WHERE undone_at IS NULL ORDER BY id`).all();
}

export function findMerge(raw: RawDb, id: number): (Merge & { undoneAt: number | null }) | undefined {
  return raw
    .prepare<[number], Merge & { undoneAt: number | null }>(
      `SELECT ${MERGE_COLUMNS}, undone_at AS undoneAt FROM dealer_merge WHERE id = ?`,
    )
    .get(id);
}

/** Who a dealer is part of by now: himself, or whoever he, and those he went into, were merged into. */
export function rootOf(raw: RawDb, id: number): number {
  return wayOf(raw, id).at(-1) ?? id;
}

/** A dealer and all he is part of by now, one after the other. */
export function wayOf(raw: RawDb, id: number): number[] {
  const next = raw
    .prepare<[number], number>('SELECT kept_id FROM dealer_merge WHERE lost_id = ? AND undone_at IS NULL')
    .pluck();
  const way = [id];
  for (let into = next.get(id); into !== undefined; into = next.get(into)) {
    if (way.includes(into)) throw new Error(`merges of dealer ${id} go in a circle`);
    way.push(into);
  }
  return way;
}

/** Changes columns of a record. */
export function writeRow(raw: RawDb, table: string, id: number, columns: StepColumns): void {
  const names = Object.keys(columns).map(safeName);
  if (names.length === 0) return;
  raw
    .prepare(
      `UPDATE ${safeName(table)} SET ${names.map((name) => `${name} = @${name}`).join(', ')} WHERE id = @record_id_key`,
    )
    .run({ ...columns, record_id_key: id });
}

export function readRecord(raw: RawDb, table: string, id: number): StepColumns | undefined {
  return raw.prepare<[number], StepColumns>(`SELECT * FROM ${safeName(table)} WHERE id = ?`).get(id);
}

export function insertRecord(raw: RawDb, table: string, columns: StepColumns): number {
  const names = Object.keys(columns).map(safeName);
  const { lastInsertRowid } = raw
    .prepare(
      `INSERT INTO ${safeName(table)} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    )
    .run(columns);
  return Number(lastInsertRowid);
}

export function deleteRecord(raw: RawDb, table: string, id: number): void {
  raw.prepare(`DELETE FROM ${safeName(table)} WHERE id = ?`).run(id);
}
