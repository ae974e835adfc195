import type { FileContents, LostCounts, NumberMarks } from '../../../shared/contract/backups.contract.ts';
import type { RawDb } from '../../db/open.ts';
import { lastCoveredDay } from '../data/cutOff.repo.ts';

/** The few figures an owner knows his file by; also of a file with an older schema, which is only read. */
export function contentsOf(raw: RawDb, today: string): FileContents {
  const one = <R>(sql: string) => raw.prepare<[], R>(sql).pluck().get();
  const lastImport = raw
    .prepare<[], { at: number; name: string }>(
      `SELECT committed_at AS at, file_name AS name FROM import_batch
       WHERE status = 'committed' AND committed_at IS NOT NULL ORDER BY commit_no DESC LIMIT 1`,
    )
    .get();
  return {
    companyName: one<string>(`SELECT value FROM setting WHERE key = 'companyName'`) ?? '',
    dealers: one<number>('SELECT count(*) FROM dealer WHERE deleted_at IS NULL') ?? 0,
    orders: one<number>('SELECT count(*) FROM orders') ?? 0,
    amountMinor: one<number>(`SELECT sum(net_minor) FROM orders WHERE kind IN ('sale', 'return', 'reversal')`) ?? 0,
    reps: one<number>('SELECT count(*) FROM rep') ?? 0,
    receivableMinor: owedIn(raw, today),
    cutOffOn: lastCoveredDay(raw, today),
    lastImportAt: lastImport?.at ?? null,
    lastImportName: lastImport?.name ?? '',
    schemaVersion: Number(raw.pragma('user_version', { simple: true })),
    marks: {
      dealer: sequenceOf(raw, 'dealer'),
      orders: sequenceOf(raw, 'orders'),
      changeLog: sequenceOf(raw, 'change_log'),
      importBatch: sequenceOf(raw, 'import_batch'),
    },
  };
}

/** What is owed by the latest list of balances; the first version had none. */
function owedIn(raw: RawDb, today: string): number | null {
  if (!raw.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'receivable'`).get()) return null;
  const sum = raw
    .prepare<[string], number | null>(
      'SELECT sum(balance_minor) FROM receivable WHERE as_of_on = (SELECT max(as_of_on) FROM receivable WHERE as_of_on <= ?)',
    )
    .pluck()
    .get(today);
  return sum ?? null;
}

/** The last number given in a table; numbers are never used again. */
function sequenceOf(raw: RawDb, table: string): number {
  return raw.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table) ?? 0;
}

/** How much came after these numbers. */
export function cameSince(raw: RawDb, marks: NumberMarks): LostCounts {
  const count = (sql: string, after: number) => raw.prepare<[number], number>(sql).pluck().get(after) ?? 0;
  return {
    dealers: count('SELECT count(*) FROM dealer WHERE id > ? AND deleted_at IS NULL', marks.dealer),
    orders: count('SELECT count(*) FROM orders WHERE id > ?', marks.orders),
    imports: count(`SELECT count(*) FROM import_batch WHERE id > ? AND status = 'committed'`, marks.importBatch),
    edits: count(
      `SELECT count(DISTINCT group_id) FROM change_log WHERE id > ? AND undone_at IS NULL AND action <> 'undo'`,
      marks.changeLog,
    ),
  };
}

/** A text that differs whenever the data do: counters that every import and every edit moves, and the settings. */
export function markOf(raw: RawDb): string {
  const parts = [
    `SELECT group_concat(name || '=' || seq) FROM (SELECT name, seq FROM sqlite_sequence ORDER BY name)`,
    `SELECT group_concat(key || '=' || value) FROM (SELECT key, value FROM meta WHERE key LIKE '%revision' ORDER BY key)`,
    `SELECT group_concat(key || '=' || value) FROM (SELECT key, value FROM setting ORDER BY key)`,
    `SELECT count(undone_at) || '/' || total(undone_at) FROM change_log`,
    `SELECT count(undone_at) FROM import_batch`,
  ];
  return parts.map((sql) => String(raw.prepare(sql).pluck().get() ?? '')).join('\n');
}

/** Since when the file exists, and whether there is anything in it to lose. */
export function ageOf(raw: RawDb): { createdAt: number; inUse: boolean } {
  const createdAt = raw.prepare<[], string>(`SELECT value FROM meta WHERE key = 'created_at'`).pluck().get();
  const any = raw.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM dealer)').pluck().get();
  return { createdAt: Number(createdAt ?? 0), inUse: any === 1 };
}
