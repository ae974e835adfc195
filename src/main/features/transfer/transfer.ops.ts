import { TAKEN_TOPICS } from '../../../shared/contract/transfer.contract.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { OpPort, WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { refreshDealerDays } from '../orders/orders.service.ts';
import { mustBeEmpty } from './transfer.service.ts';
import { columnsOf, tablesOf } from './transferColumns.ts';
import type { TransferTable } from './transferTables.ts';

/** Rows of a statement: between two of them a cancellation is noticed. */
const SLICE = 20_000;

/** Takes the tables of a finished file beside into this one, which has nothing of its owner's yet. */
const merge: WriterOp<Ctx, { path: string }, Record<string, number>> = {
  changes: TAKEN_TOPICS,
  run: async (ctx, { path }, port) => {
    const raw = rawOf(ctx.db);
    raw.prepare('ATTACH ? AS taken').run(path);
    try {
      return await inTransaction(ctx.db, (trx) => mergeTaken(trx, port));
    } finally {
      raw.exec('DETACH taken');
    }
  },
};

function mergeTaken(db: Db, port: OpPort): Record<string, number> {
  const raw = rawOf(db);
  mustBeEmpty(raw);
  raw.pragma('defer_foreign_keys = ON');
  const tables = tablesOf(raw);
  // What every file has from its first day on, and imports that were looked at only, give way.
  for (const table of [...tables].reverse()) if (table !== 'meta') raw.exec(`DELETE FROM main.${table}`);
  const count = (table: string) => Number(raw.prepare(`SELECT count(*) FROM taken.${table}`).pluck().get());
  const total = tables.reduce((sum, table) => sum + count(table), 0);
  let done = 0;
  for (const table of tables)
    done = copyTable(raw, table, done, (rows) => {
      port.checkCancelled();
      port.progress('writing', rows, total);
    });
  keepNumbering(raw);
  raw.exec('DROP TABLE IF EXISTS temp.touched_dealer; CREATE TEMP TABLE touched_dealer (id INTEGER PRIMARY KEY)');
  raw.exec('INSERT INTO touched_dealer SELECT id FROM main.dealer');
  refreshDealerDays(db);
  raw.exec('DROP TABLE temp.touched_dealer');
  return { dealers: count('dealer'), orders: count('orders') };
}

/** @returns rows done in all */
function copyTable(raw: RawDb, table: TransferTable, before: number, onRows: (rows: number) => void): number {
  const names = columnsOf(raw, table)
    .map(({ name }) => `"${name}"`)
    .join(', ');
  const into = `INSERT ${table === 'meta' ? 'OR REPLACE ' : ''}INTO main.${table} (${names}) SELECT ${names} FROM taken.${table}`;
  if (!hasRowid(raw, table)) {
    const { changes } = raw.prepare(into).run();
    onRows(before + changes);
    return before + changes;
  }
  // By rows, not by numbers: between two of them any distance may lie.
  const end = raw
    .prepare<[number, number], number | null>(
      `SELECT max(rowid) FROM (SELECT rowid FROM taken.${table} WHERE rowid > ? ORDER BY rowid LIMIT ?)`,
    )
    .pluck();
  const copy = raw.prepare(`${into} WHERE rowid > ? AND rowid <= ?`);
  let done = before;
  let from = 0;
  for (let to = end.get(from, SLICE); typeof to === 'number'; to = end.get(from, SLICE)) {
    done += copy.run(from, to).changes;
    from = to;
    onRows(done);
  }
  return done;
}

function hasRowid(raw: RawDb, table: string): boolean {
  // SQLite's own answer; `wr`: WITHOUT ROWID.
  const [found] = raw.pragma(`table_list(${table})`) as { wr: 0 | 1 }[];
  return found?.wr === 0;
}

function keepNumbering(raw: RawDb): void {
  raw.exec(`
    UPDATE main.sqlite_sequence SET seq = max(seq, coalesce((SELECT s.seq FROM taken.sqlite_sequence s WHERE s.name = sqlite_sequence.name), 0));
    INSERT INTO main.sqlite_sequence (name, seq)
    SELECT name, seq FROM taken.sqlite_sequence WHERE name NOT IN (SELECT name FROM main.sqlite_sequence);
  `);
}

export const transferOps = { 'transfer.merge': merge };
