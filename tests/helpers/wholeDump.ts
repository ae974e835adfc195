import { openReader } from '../../src/main/db/open.ts';
import { columnsOf, rowsThatGo } from '../../src/main/features/transfer/transferColumns.ts';
import { EMPTIED_COLUMNS, TRANSFER_TABLES } from '../../src/main/features/transfer/transferTables.ts';

/** Counted up by taking a file in, as by any change of bills. */
const COUNTED = "WHERE key <> 'orders_revision'";

/** Every column of every table that goes out with the whole file, and where numbering stands: stricter than what an undo is held to. */
export function wholeDump(path: string): Record<string, unknown[]> {
  const db = openReader(path);
  try {
    const tables = TRANSFER_TABLES.map((table): [string, unknown[]] => {
      const kept = columnsOf(db, table).filter(({ name }) => !EMPTIED_COLUMNS.has(`${table}.${name}`));
      const names = kept.map(({ name }) => `"${name}"`).join(', ');
      const rows = `SELECT ${names} FROM ${table}${rowsThatGo(table)}`;
      const wanted = table === 'meta' ? `SELECT * FROM (${rows}) ${COUNTED}` : rows;
      return [table, db.prepare(`${wanted} ORDER BY 1, 2`).raw().all()];
    });
    const numbering = db.prepare('SELECT name, seq FROM sqlite_sequence WHERE seq > 0 ORDER BY name').raw().all();
    const named = new Set<unknown>(TRANSFER_TABLES);
    return {
      ...Object.fromEntries(tables),
      numbering: numbering.filter((row) => Array.isArray(row) && named.has(row[0])),
    };
  } finally {
    db.close();
  }
}
