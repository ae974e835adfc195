import type { RawDb } from '../../db/open.ts';
import { codeColumns, nameColumns } from '../dealers/dealerFields.ts';
import type { StepColumns } from './mergeSteps.ts';
import { findNextWriter, type Overwritten, pathOf, type Writers } from './nextWriter.ts';

/** An act of the change log that wrote over a column. */
export interface LaterEdit {
  id: number;
  groupId: number;
  /** epoch ms */
  at: number;
  /** JSON */
  before: string;
}

/** A merge of people that was taken apart since by another act: its own stands in the log, and nothing of it in the people. */
const PARTED = `EXISTS (SELECT 1 FROM change_log m WHERE m.group_id = c.group_id AND m.entity = 'contact_merge'
  AND m.action = 'create' AND m.record_id NOT IN (SELECT id FROM contact_merge))`;

/** The first act that stands and wrote over a column. @param since the act after which it was made, and when at the earliest */
export function findEdit(
  raw: RawDb,
  overwritten: Overwritten,
  since: { groupId: number; at: number },
): LaterEdit | undefined {
  return findNextWriter<LaterEdit>(raw, EDITS, overwritten, since);
}

const EDITS: Writers = {
  select: `SELECT id, group_id AS groupId, at, before FROM change_log c
    WHERE entity = @entity AND record_id = @recordId AND undone_at IS NULL AND group_id > @groupId AND at >= @at AND NOT ${PARTED}`,
  before: 'before',
  order: 'id',
};

/** Tells an act what it must bring back when it is undone. */
export function tellEdit(raw: RawDb, edit: LaterEdit, { entity, column, now }: Overwritten): void {
  // Written by db/changeLog.
  const columns: StepColumns = { ...(JSON.parse(edit.before) as StepColumns), [column]: now };
  if (entity === 'dealer' && column === 'name' && typeof now === 'string') Object.assign(columns, nameColumns(now));
  if (entity === 'dealer' && column === 'code' && typeof now === 'string') Object.assign(columns, codeColumns(now));
  raw.prepare('UPDATE change_log SET before = ? WHERE id = ?').run(JSON.stringify(columns), edit.id);
}

/** What an import that stands found in a record that it wrote over. */
export interface LaterList {
  id: number;
  commitNo: number;
}

/** The first import that wrote over a column of a dealer or a contact. @param since when at the earliest, epoch ms */
export function findList(raw: RawDb, overwritten: Overwritten, since: number): LaterList | undefined {
  return findNextWriter<LaterList>(raw, LISTS, overwritten, { since });
}

const LISTS: Writers = {
  select: `SELECT b.id, i.commit_no AS commitNo FROM import_before b JOIN import_batch i ON i.id = b.batch_id
    WHERE b.entity = @entity AND b.record_id = @recordId AND i.status = 'committed' AND i.committed_at >= @since`,
  before: 'b.before',
  order: 'i.commit_no',
};

/** Tells an import what it must bring back when it is undone. */
export function tellList(raw: RawDb, { id }: LaterList, { column, now }: Overwritten): void {
  raw
    .prepare('UPDATE import_before SET before = json_set(before, @path, @now) WHERE id = @id')
    .run({ id, path: pathOf(column), now });
}
