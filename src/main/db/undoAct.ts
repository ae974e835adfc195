import { AppError, type Params } from '../../shared/errors/appError.ts';
import { actorName } from './actor.ts';
import { type ChangeAction, deleteRow, findRow, insertRow, type Row, writeColumns } from './changeLog.ts';
import { isLoggedTable, LOGGED_TABLES, type LoggedTable } from './loggedTables.ts';
import type { Db } from './open.ts';
import { rawOf } from './open.ts';
import { bumpDataRevision, bumpOrdersRevision } from './revision.ts';
import { isName } from './safeName.ts';
import { movesScores } from './scoredColumns.ts';
import { isConstraint } from './sqliteErrors.ts';

/** What the log calls dealers that were deleted for good: the one kind of entry that is no record of a table. */
export const ERASURE = 'erasure';

/** An entry of the change log; `before` and `after` are JSON. */
export interface LogRow {
  id: number;
  action: ChangeAction;
  entity: LoggedTable;
  record_id: number;
  dealer_id: number | null;
  before: string;
  after: string;
}

/** Acts that are taken back and done again as a whole by the feature that made them: they hold a record of `entity`. */
export interface WholeActs {
  entity: LoggedTable;
  undo(db: Db, recordId: number, at: number): void;
  /** @throws AppError undo_conflict */
  redo(db: Db, recordId: number, groupId: number, at: number): void;
  /** After any act was taken back or done again. @param entries what is logged of it */
  settle(db: Db, entries: readonly LogRow[], at: number): void;
}

/**
 * Undoes one act whole, or changes nothing.
 * @param onStep called before each of its entries, with how many are done and how many there are
 * @throws AppError undo_conflict, nothing_to_undo
 */
export function undoAct(
  db: Db,
  groupId: number,
  at: number,
  whole: WholeActs,
  onStep: (done: number, total: number) => void = () => undefined,
): { id: number } {
  const entries = entriesOf(db, groupId, 'undone_at IS NULL').reverse();
  const first = entries.at(-1);
  if (!first || first.action === 'undo') throw new AppError('nothing_to_undo');
  const record = recordOf(entries, whole);
  if (record !== undefined) whole.undo(db, record, at);
  else {
    for (const [done, entry] of entries.entries()) {
      onStep(done, entries.length);
      undoEntry(db, entry, at);
    }
  }
  whole.settle(db, entries, at);
  rawOf(db)
    .prepare(
      `UPDATE change_log SET undone_at = @at, undone_by = @by,
         undone_no = (SELECT coalesce(max(undone_no), 0) + 1 FROM change_log), undone_top = (SELECT max(group_id) FROM change_log)
       WHERE group_id = @groupId`,
    )
    .run({ at, by: actorName(db), groupId });
  countChanges(db, entries);
  return { id: first.id };
}

/**
 * Does an act again that was taken back, as a new act of whoever does it now, or changes nothing. What was taken back
 * before it can still be done again after it.
 * @throws AppError undo_conflict, nothing_to_redo
 */
export function redoAct(db: Db, groupId: number, at: number, whole: WholeActs): { id: number } {
  const raw = rawOf(db);
  const entries = entriesOf(db, groupId, 'undone_at IS NOT NULL');
  if (entries.length === 0) throw new AppError('nothing_to_redo');
  const renewed = Number(raw.prepare('SELECT max(group_id) + 1 FROM change_log').pluck().get());
  const insert = raw.prepare(
    `INSERT INTO change_log (group_id, at, actor, action, entity, record_id, dealer_id, before, after)
     VALUES (@renewed, @at, @actor, @action, @entity, @record_id, @dealer_id, @before, @after)`,
  );
  const actor = actorName(db);
  const record = recordOf(entries, whole);
  if (record !== undefined) whole.redo(db, record, renewed, at);
  const ids = entries.map((entry) => {
    if (record === undefined) redoEntry(db, entry, at);
    return Number(insert.run({ ...entry, renewed, at, actor }).lastInsertRowid);
  });
  whole.settle(db, entries, at);
  raw.prepare('UPDATE change_log SET undone_no = NULL WHERE group_id = ?').run(groupId);
  raw.prepare('UPDATE change_log SET undone_top = ? WHERE undone_no IS NOT NULL').run(renewed);
  countChanges(db, entries);
  return { id: ids[0] ?? 0 };
}

/** The record by which an act is one that its feature takes back. */
function recordOf(entries: readonly LogRow[], { entity }: WholeActs): number | undefined {
  return entries.find((entry) => entry.entity === entity && entry.action === 'create')?.record_id;
}

/** The act that was taken back last, undefined once something else was done. */
export function findRedo(db: Db): number | undefined {
  const last = rawOf(db)
    .prepare<[], { groupId: number; top: number; now: number }>(
      `SELECT group_id AS groupId, undone_top AS top, (SELECT group_id FROM change_log ORDER BY id DESC LIMIT 1) AS now
       FROM change_log WHERE undone_no IS NOT NULL ORDER BY undone_no DESC LIMIT 1`,
    )
    .get();
  return last && last.top === last.now ? last.groupId : undefined;
}

/** The act an entry of the log belongs to. */
export function groupOf(db: Db, changeId: number): number | undefined {
  const group = rawOf(db)
    .prepare<[number], number>('SELECT group_id FROM change_log WHERE id = ?')
    .pluck()
    .get(changeId);
  return group === undefined ? undefined : Number(group);
}

/** @throws AppError erased_for_good, undo_conflict where the entries are none that this program has written */
function entriesOf(db: Db, groupId: number, which: string): LogRow[] {
  const erasure = rawOf(db).prepare<[number, string]>('SELECT 1 FROM change_log WHERE group_id = ? AND entity = ?');
  if (erasure.get(groupId, ERASURE) !== undefined) throw new AppError('erased_for_good');
  const entries = rawOf(db)
    .prepare<[number], LogRow>(
      `SELECT id, action, entity, record_id, dealer_id, before, after FROM change_log WHERE group_id = ? AND ${which} ORDER BY id`,
    )
    .all(groupId);
  // The file may be one that somebody else has written.
  if (!entries.every(isOurs)) throw new AppError('undo_conflict', { reason: 'foreign' });
  return entries;
}

/** An entry names a table whose edits are logged, and columns. */
function isOurs(entry: LogRow): boolean {
  if (!isLoggedTable(entry.entity)) return false;
  const { before, after } = imagesOf(entry);
  return Object.keys({ ...before, ...after }).every(isName);
}

/** What was calculated before no longer holds; nobody waits for it where no figure can depend on the change. */
function countChanges(db: Db, entries: readonly LogRow[]): void {
  const moves = (entry: LogRow) => {
    const { before, after } = imagesOf(entry);
    return movesScores(entry.entity, Object.keys({ ...before, ...after }));
  };
  if (entries.some(moves)) bumpDataRevision(db);
  if (entries.some(({ entity }) => entity === 'import_batch')) bumpOrdersRevision(db);
}

/**
 * Whether who serves a dealer from a day on, as an act changed it, has left since with the import that brought it or with
 * its dealer: it has nothing to get back and is in nobody's way, the rest of the act is undone.
 */
function hasLeft(db: Db, { entity, action, record_id }: LogRow): boolean {
  return entity === 'dealer_owner' && action === 'update' && findRow(db, entity, record_id) === undefined;
}

function undoEntry(db: Db, entry: LogRow, at: number): void {
  if (hasLeft(db, entry)) return;
  const { before, after } = imagesOf(entry);
  if (entry.action === 'remove' && Object.keys(after).length === 0) {
    refill(db, entry, before);
    return;
  }
  mustStandAs(db, entry, after);
  unlessTaken(() => {
    if (entry.action !== 'create') writeColumns(db, entry.entity, entry.record_id, before, at);
    else if (LOGGED_TABLES[entry.entity].bin) writeColumns(db, entry.entity, entry.record_id, { deleted_at: at }, at);
    else deleteRow(db, entry.entity, entry.record_id);
  });
}

function redoEntry(db: Db, entry: LogRow, at: number): void {
  if (hasLeft(db, entry)) return;
  const { before, after } = imagesOf(entry);
  const { bin } = LOGGED_TABLES[entry.entity];
  if (entry.action === 'create' && !bin) {
    if (entry.entity === 'dealer_owner') mustStayLast(db, entry, after);
    refill(db, entry, after);
    return;
  }
  const { deleted_at: _inBin, ...made } = after;
  mustStandAs(db, entry, entry.action === 'create' ? made : before);
  unlessTaken(() => {
    if (entry.action === 'create') writeColumns(db, entry.entity, entry.record_id, { deleted_at: null }, at);
    else if (entry.action === 'remove' && Object.keys(after).length === 0) deleteRow(db, entry.entity, entry.record_id);
    else writeColumns(db, entry.entity, entry.record_id, after, at);
  });
}

/**
 * Of two who serve a dealer from the same day on, the one added last does: done again under its old number, the earlier one
 * would be there and not count.
 */
function mustStayLast(db: Db, entry: LogRow, { dealer_id, from_on }: Row): void {
  const later = rawOf(db)
    .prepare<[Row]>('SELECT 1 FROM dealer_owner WHERE dealer_id = @dealer_id AND from_on = @from_on AND id > @id')
    .get({ dealer_id: dealer_id ?? null, from_on: from_on ?? null, id: entry.record_id });
  if (later !== undefined) throw new AppError('undo_conflict', { reason: 'taken' });
}

/** Both were written by db/changeLog. */
function imagesOf(entry: LogRow): { before: Row; after: Row } {
  return { before: JSON.parse(entry.before) as Row, after: JSON.parse(entry.after) as Row };
}

function refill(db: Db, entry: LogRow, columns: Row): void {
  unlessTaken(() => void insertRow(db, entry.entity, columns));
}

/** Columns that follow by themselves and tell nothing of later edits. */
const FOLLOWING = ['revision', 'updated_at'];

/** @throws AppError undo_conflict, with what is in the way */
function mustStandAs(db: Db, entry: LogRow, expected: Row): void {
  const current = findRow(db, entry.entity, entry.record_id);
  if (!current) throw new AppError('undo_conflict', { reason: 'gone' });
  const skip: readonly string[] = [...FOLLOWING, ...LOGGED_TABLES[entry.entity].derived];
  const moved = Object.keys(expected).filter(
    (column) => !skip.includes(column) && current[column] !== expected[column],
  );
  if (moved.length > 0) throw new AppError('undo_conflict', whatMoved(db, entry, moved));
}

/** The newest act that changed one of these columns since; an import where the log knows none. */
function whatMoved(db: Db, entry: LogRow, columns: readonly string[]): Params {
  const later = rawOf(db)
    .prepare<[string, number, number], { id: number; at: number; actor: string; after: string }>(
      `SELECT id, at, actor, after FROM change_log
       WHERE entity = ? AND record_id = ? AND id > ? AND undone_at IS NULL ORDER BY id DESC`,
    )
    .all(entry.entity, entry.record_id, entry.id);
  for (const act of later) {
    const column = columns.find((name) => Object.hasOwn(JSON.parse(act.after) as Row, name));
    if (column === undefined) continue;
    return {
      reason: 'act',
      changeId: act.id,
      column: `$column:${column}`,
      at: `$instant:${act.at}`,
      by: act.actor || '—',
    };
  }
  return { reason: 'import', column: `$column:${columns[0] ?? ''}` };
}

/** What the database's own rules refuse now is a conflict with what came after. */
function unlessTaken(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (isConstraint(error)) throw new AppError('undo_conflict', { reason: 'taken' }, { cause: error });
    throw error;
  }
}
