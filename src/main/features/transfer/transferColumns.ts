import type { RawDb } from '../../db/open.ts';
import { kindOf, type TransferColumn } from './transferCells.rules.ts';
import {
  FOLDED_COLUMNS,
  TRANSFER_OF_BATCH,
  TRANSFER_TABLES,
  TRANSFER_WHERE,
  type TransferTable,
} from './transferTables.ts';

/** The columns of a table as the schema has them: a further one goes out and comes back by itself. */
export function columnsOf(raw: RawDb, table: string): TransferColumn[] {
  // SQLite's own answer.
  const found = raw.pragma(`table_info(${table})`) as { name: string; type: string; notnull: 0 | 1; pk: number }[];
  return found.map(({ name, type, notnull, pk }) => {
    const known = type === 'INTEGER' || type === 'REAL' ? type : 'TEXT';
    return { name, type: known, nullable: notnull === 0 && pk === 0, kind: kindOf(name, known) };
  });
}

/** Folded away for people. */
export function isFolded(column: string): boolean {
  return FOLDED_COLUMNS.test(column);
}

/** The tables of this schema: of an older file those that it had. */
export function tablesOf(raw: RawDb): TransferTable[] {
  const there = new Set(raw.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all());
  return TRANSFER_TABLES.filter((table) => there.has(table));
}

/** The rows of a table that go out, as the end of a statement. */
export function rowsThatGo(table: TransferTable): string {
  const own = TRANSFER_WHERE[table];
  if (own !== undefined) return ` WHERE ${own}`;
  if (!TRANSFER_OF_BATCH.includes(table)) return '';
  return ` WHERE batch_id IN (SELECT id FROM import_batch WHERE ${TRANSFER_WHERE.import_batch ?? 'TRUE'})`;
}

/** dealer_owner → dealerOwner, the form in which catalogues name tables and columns. */
export function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
