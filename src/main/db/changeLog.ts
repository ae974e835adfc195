import { AppError } from '../../shared/errors/appError.ts';
import { actorName } from './actor.ts';
import { LOGGED_TABLES, type LoggedTable, loggedName } from './loggedTables.ts';
import { type Db, type RawDb, rawOf } from './open.ts';
import { bumpDataRevision } from './revision.ts';
import { safeName } from './safeName.ts';

export type Row = Record<string, string | number | null>;

/** Columns that say nothing to a reader of the history. */
const UNTOLD = new Set([
  'id',
  'uid',
  'revision',
  'created_at',
  'updated_at',
  'name_key',
  'code_key',
  'alias_key',
  'pinyin',
  'initials',
  'sort_key',
  'batch_id',
  'source_row',
  'dealer_id',
  'extras',
  'content_id',
  'graded_by_choice',
  'tag_id',
  'field_id',
  'place',
  'query',
  'layouts',
  'source_id',
  'file_stem',
  'used_at',
  'columns',
  'built_in',
  'kept_id',
  'lost_id',
  'taken',
  'merged_at',
  'group_id',
  'segment_id',
  'commit_no',
  'undone_at',
  'low_id',
  'case_id',
  'survey_id',
  'questions',
  'drawn',
  'answers',
  'high_id',
  'contact_id',
  'next_done_by',
  'before',
  'after',
]);

/** The columns of a change that a reader wants to see, before and after, as text. */
export function toldFields(before: Row, after: Row): { field: string; before: string | null; after: string | null }[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !UNTOLD.has(field))
    .map((field) => ({ field, before: asText(before[field]), after: asText(after[field]) }))
    .filter(({ before: b, after: a }) => (b ?? '') !== (a ?? ''));
}

/** Longer values, such as a picture, are told by their beginning. */
const MOST_TOLD = 500;

function asText(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value);
  return text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text;
}

export type ChangeAction = 'create' | 'update' | 'remove' | 'restore' | 'undo';

/** One act of the change log on its way. */
export interface ActLog {
  groupId: number;
  at: number;
  actor: string;
}

/**
 * Opens an act: everything logged with it is undone together. Its actor is whoever the engine runs the command for.
 * @param options.movesScores false where no figure can depend on it: the live result stays what it is
 */
export function beginAct(db: Db, at: number, options: { movesScores: boolean } = { movesScores: true }): ActLog {
  const raw = rawOf(db);
  if (options.movesScores) bumpDataRevision(db);
  const groupId = Number(raw.prepare('SELECT coalesce(max(group_id), 0) + 1 FROM change_log').pluck().get());
  return { groupId, at, actor: actorName(db) };
}

/** Statements of a connection, prepared once: an act may touch thousands of records. */
const statements = new WeakMap<RawDb, Map<string, ReturnType<RawDb['prepare']>>>();

function prepared(db: Db, sql: string) {
  const raw = rawOf(db);
  const known = statements.get(raw) ?? new Map<string, ReturnType<RawDb['prepare']>>();
  statements.set(raw, known);
  const statement = known.get(sql) ?? raw.prepare(sql);
  known.set(sql, statement);
  return statement;
}

/** Reads a record with SQLite's own column names. */
export function readRow(db: Db, table: LoggedTable, id: number): Row {
  const row = findRow(db, table, id);
  if (!row) throw new AppError('not_found');
  return row;
}

/** A record with SQLite's own column names, undefined where there is none. */
export function findRow(db: Db, table: LoggedTable, id: number): Row | undefined {
  // Rows as SQLite names their columns.
  return prepared(db, `SELECT * FROM ${loggedName(table)} WHERE id = ?`).get(id) as Row | undefined;
}

/**
 * Changes columns of one record and logs what they were: changed columns only, nothing when nothing changes.
 * @returns whether anything changed
 */
export function loggedUpdate(
  db: Db,
  act: ActLog,
  table: LoggedTable,
  id: number,
  next: Row,
  action: ChangeAction,
  dealerId: number | null,
): boolean {
  const current = readRow(db, table, id);
  const changed = Object.keys(next).filter((column) => current[column] !== next[column]);
  if (changed.length === 0) return false;
  const before = Object.fromEntries(changed.map((column) => [column, current[column] ?? null]));
  const after = Object.fromEntries(changed.map((column) => [column, next[column] ?? null]));
  writeColumns(db, table, id, after, act.at);
  log(db, act, table, id, action, before, after, dealerId);
  return true;
}

/** Logs a record that has just been inserted. */
export function logCreated(db: Db, act: ActLog, table: LoggedTable, id: number, dealerId: number | null): void {
  log(db, act, table, id, 'create', {}, readRow(db, table, id), dealerId);
}

/**
 * Inserts a record and logs it.
 * @param columns by SQLite's own names
 * @param dealerId the dealer in whose history it is told, null for none
 * @returns the new record's id
 */
export function loggedInsert(db: Db, act: ActLog, table: LoggedTable, columns: Row, dealerId: number | null): number {
  const id = insertRow(db, table, columns);
  logCreated(db, act, table, id, dealerId);
  return id;
}

/**
 * Deletes a record of a table without a bin; the log keeps it whole, so that undoing puts it back under its old id. Records
 * that others refer to need their referrers logged and deleted first.
 */
export function loggedDelete(db: Db, act: ActLog, table: LoggedTable, id: number, dealerId: number | null): void {
  const row = readRow(db, table, id);
  log(db, act, table, id, 'remove', row, {}, dealerId);
  deleteRow(db, table, id);
}

/** The entry of the act by which it is undone: its last. */
export function lastEntryOf(db: Db, act: ActLog): number {
  return Number(rawOf(db).prepare('SELECT max(id) FROM change_log WHERE group_id = ?').pluck().get(act.groupId));
}

/** Inserts a record without logging it: for one that is told in its own history, whose id is not known before. */
export function insertRow(db: Db, table: LoggedTable, columns: Row): number {
  const names = Object.keys(columns).map(safeName);
  const values = names.map((name) => `@${name}`).join(', ');
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO ${loggedName(table)} (${names.join(', ')}) VALUES (${values})`,
  ).run(columns);
  return Number(lastInsertRowid);
}

/** Deletes a record without logging it. */
export function deleteRow(db: Db, table: LoggedTable, id: number): void {
  prepared(db, `DELETE FROM ${loggedName(table)} WHERE id = ?`).run(id);
}

/** Writes columns of a record without logging them. */
export function writeColumns(db: Db, table: LoggedTable, id: number, columns: Row, at: number): void {
  const names = Object.keys(columns);
  const stamped = LOGGED_TABLES[table].stamped ? ', revision = revision + 1, updated_at = @updated_at_now' : '';
  const sets = names.map((name) => `${safeName(name)} = @${name}`).join(', ');
  prepared(db, `UPDATE ${loggedName(table)} SET ${sets}${stamped} WHERE id = @record_id_key`).run({
    ...columns,
    ...(stamped === '' ? {} : { updated_at_now: at }),
    record_id_key: id,
  });
}

function log(
  db: Db,
  act: ActLog,
  table: LoggedTable,
  id: number,
  action: ChangeAction,
  before: Row,
  after: Row,
  dealerId: number | null,
): void {
  prepared(
    db,
    'INSERT INTO change_log (group_id, at, actor, action, entity, record_id, dealer_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(act.groupId, act.at, act.actor, action, table, id, dealerId, JSON.stringify(before), JSON.stringify(after));
}
