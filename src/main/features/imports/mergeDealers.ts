import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { OpPort } from '../../jobs/jobPort.ts';
import { createBatchReps } from './batchReps.ts';
import { splitColumns } from './ownValueColumns.rules.ts';
import { createOwnWriter } from './ownValues.ts';
import type { Columns } from './staged.ts';
import { updateDealers } from './updateDealers.ts';

export interface MergeContext {
  batchId: number;
  now: number;
  today: string;
  /** False where the file has neither tags nor fields of the owner's own. */
  ownValues: boolean;
  port: OpPort;
}

const SLICE = 5000;

/** Turns staged dealers into dealers; what is overwritten leaves its before-image. @returns how many reps are new */
export function mergeDealers(db: Db, context: MergeContext): number {
  const raw = rawOf(db);
  const { batchId } = context;
  const bounds = raw
    .prepare<[number], { low: number | null; high: number | null }>(
      'SELECT min(id) AS low, max(id) AS high FROM stage_dealer WHERE batch_id = ?',
    )
    .get(batchId);
  if (!bounds || bounds.low === null || bounds.high === null) return 0;
  const reps = createBatchReps(db, batchId, context.now);
  reps.nameStaged();
  createDealers(raw, context, bounds.low, bounds.high);
  updateDealers(raw, context, reps);
  reps.forgetStaged();
  raw
    .prepare(
      `INSERT OR IGNORE INTO import_seen (entity, record_id, batch_id)
       SELECT 'dealer', s.dealer_id, s.batch_id FROM stage_dealer s JOIN import_batch b ON b.id = s.batch_id
       -- A list of balances states terms only: the dealer is no less another list's.
       WHERE s.batch_id = ? AND s.action = 'update' AND b.kind = 'dealers'`,
    )
    .run(batchId);
  return reps.made();
}

/** New dealers with their people, set by set: a statement per row would cost more than all the rows themselves. */
function createDealers(
  raw: RawDb,
  { batchId, now, today, ownValues, port }: MergeContext,
  low: number,
  high: number,
): void {
  // Numbers are handed out beforehand so that people and bills find their dealer; AUTOINCREMENT follows and never reuses them.
  const base = Number(
    raw.prepare("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'dealer'").pluck().get(),
  );
  const created = `FROM stage_dealer s %s WHERE s.batch_id = @batchId AND s.action = 'create' AND s.id BETWEEN @from AND @to`;
  const { names, values } = dealerColumns(raw);
  const statements = [
    `INSERT INTO dealer (id, uid, ${names}, batch_id, source_row, created_at, updated_at)
     SELECT @base + 1 + s.local_no, new_uid(), ${values}, s.batch_id, s.source_row, @now, @now ${created.replace('%s', '')} ORDER BY s.id`,
    `INSERT INTO contact (dealer_id, name, role, wechat, email, birthday, phones, is_primary, batch_id, source_row, created_at, updated_at)
     SELECT @base + 1 + s.local_no, c.value ->> 'name', c.value ->> 'role', c.value ->> 'wechat', c.value ->> 'email', c.value ->> 'birthday', c.value -> 'phones',
       c.key = 0, s.batch_id, s.source_row, @now, @now
     ${created.replace('%s', "JOIN json_each(s.people, '$.contacts') c")} ORDER BY s.id`,
    `INSERT INTO dealer_alias (dealer_id, kind, value, value_key, batch_id, created_at)
     SELECT @base + 1 + s.local_no, 'name', a.value ->> 'name', a.value ->> 'key', s.batch_id, @now
     ${created.replace('%s', "JOIN json_each(s.people, '$.otherNames') a")} AND instr(s.people, '"otherNames":[]') = 0 ORDER BY s.id`,
    `INSERT INTO dealer_owner (dealer_id, rep_id, from_on, batch_id, created_at)
     SELECT @base + 1 + s.local_no, r.rep_id, coalesce(s.fields ->> 'opened_on', @today), s.batch_id, @now
     ${created.replace('%s', "JOIN temp.staged_rep r ON r.name = s.people ->> 'rep'")} ORDER BY s.id`,
  ].map((sql) => raw.prepare(sql));
  for (let from = low; from <= high; from += SLICE) {
    const to = Math.min(high, from + SLICE - 1);
    for (const statement of statements) statement.run({ base, batchId, now, today, from, to });
    port.progress('writing', to - low + 1, high - low + 1);
    port.checkCancelled();
  }
  if (ownValues) giveOwnValues(raw, batchId, base);
  // Only bills, balances and receipts of the same import ask which number a new dealer got.
  raw
    .prepare(
      `UPDATE stage_dealer SET dealer_id = @base + 1 + local_no
       WHERE batch_id = @batchId AND action = 'create' AND (EXISTS (SELECT 1 FROM stage_order WHERE batch_id = @batchId)
         OR EXISTS (SELECT 1 FROM stage_receivable WHERE batch_id = @batchId)
         OR EXISTS (SELECT 1 FROM stage_receipt WHERE batch_id = @batchId)
         OR EXISTS (SELECT 1 FROM stage_entry WHERE batch_id = @batchId))`,
    )
    .run({ base, batchId });
}

/** Tags, and values of the owner's own fields, of new dealers; few lists have any. */
function giveOwnValues(raw: RawDb, batchId: number, base: number): void {
  const rows = raw
    .prepare<[number], { localNo: number; fields: string }>(
      `SELECT local_no AS localNo, fields FROM stage_dealer WHERE batch_id = ? AND action = 'create'
       AND (instr(fields, '"own:') > 0 OR instr(fields, '"tags":') > 0) ORDER BY id`,
    )
    .all(batchId);
  const write = createOwnWriter(raw, batchId);
  // Staged by this feature.
  for (const { localNo, fields } of rows) write(base + 1 + localNo, splitColumns(JSON.parse(fields) as Columns).own);
}

/** Columns that an import does not take from the staged fields. */
const OWN_COLUMNS = new Set([
  'id',
  'uid',
  'batch_id',
  'source_row',
  'revision',
  'created_at',
  'updated_at',
  'deleted_at',
]);

/** The dealer's columns, and how each is read from the staged fields: one that says nothing gets the table's default. */
function dealerColumns(raw: RawDb): { names: string; values: string } {
  const columns = raw
    .prepare<[], { name: string; dflt_value: string | null }>(
      "SELECT name, dflt_value FROM pragma_table_info('dealer')",
    )
    .all()
    .filter(({ name }) => !OWN_COLUMNS.has(name));
  return {
    names: columns.map(({ name }) => name).join(', '),
    values: columns
      .map(({ name, dflt_value }) => `coalesce(s.fields ->> '${name}', ${dflt_value ?? 'NULL'})`)
      .join(', '),
  };
}
