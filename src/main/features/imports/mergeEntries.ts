import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { EntryTable } from './entryKind.ts';
import type { MergeWork } from './kinds/kindWork.ts';
import { ALIASES, addAliases } from './repAliases.ts';
import type { Columns } from './staged.ts';

interface StagedRow {
  id: number;
  source_row: number;
  action: string;
  record_id: number | null;
  dealer: number | null;
  fields: string;
}

const SLICE = 2000;

/** Turns staged entries into rows of their table. What is overwritten leaves its before-image. */
export function mergeEntries(db: Db, table: EntryTable, work: MergeWork): void {
  const raw = rawOf(db);
  const slice = raw.prepare<[number, number], StagedRow>(
    `SELECT s.id, s.source_row, s.action, s.record_id, s.fields, coalesce(s.dealer_id, d.dealer_id) AS dealer
     FROM stage_entry s LEFT JOIN stage_dealer d ON d.batch_id = s.batch_id AND d.action = 'create' AND d.local_no = s.dealer_local_no
     WHERE s.batch_id = ? AND s.id > ? ORDER BY s.id LIMIT ${SLICE}`,
  );
  const write = createWriter(raw, table, work);
  for (let after = 0; ; ) {
    const rows = slice.all(work.batchId, after);
    for (const row of rows) write(row);
    after = rows.at(-1)?.id ?? after;
    work.port.checkCancelled();
    if (rows.length < SLICE) return;
  }
}

/** All columns of an entry that lists speak of, as JSON. */
export function entryImage(table: EntryTable): string {
  return `json_object(${table.columns.map((name) => `'${name}', ${name}`).join(', ')})`;
}

function createWriter(raw: RawDb, table: EntryTable, { batchId, sourceId, now }: MergeWork) {
  const seen = raw.prepare('INSERT OR IGNORE INTO import_seen (entity, record_id, batch_id) VALUES (?, ?, ?)');
  const image = raw.prepare<[number], string>(`SELECT ${entryImage(table)} FROM ${table.name} WHERE id = ?`).pluck();
  const before = raw.prepare(
    'INSERT INTO import_before (batch_id, entity, record_id, source_row, before, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  // People of a dealer that was merged are with the other by now.
  const hasContact = raw.prepare(
    `SELECT 1 FROM contact WHERE dealer_id = @dealer AND deleted_at IS NULL
     UNION ALL SELECT 1 FROM dealer_merge m JOIN dealer_merge_step s ON s.merge_id = m.id AND s.entity = 'contact'
       WHERE m.lost_id = @dealer AND m.undone_at IS NULL LIMIT 1`,
  );

  function create(row: StagedRow, fields: Columns): number {
    const columns: Columns = {
      ...fields,
      ...(table.ofDealer ? { dealer_id: row.dealer } : {}),
      ...(table.ofSource ? { source_id: sourceId } : {}),
      ...(table.stamped ? { created_at: now, updated_at: now } : {}),
      ...(table.name === 'contact' ? { is_primary: hasContact.get({ dealer: row.dealer }) === undefined ? 1 : 0 } : {}),
      batch_id: batchId,
      source_row: row.source_row,
    };
    const names = Object.keys(columns);
    const uid = table.uid ? [', uid', ', new_uid()'] : ['', ''];
    const result = raw
      .prepare(
        `INSERT INTO ${table.name} (${names.join(', ')}${uid[0]}) VALUES (${names.map((name) => `@${name}`).join(', ')}${uid[1]})`,
      )
      .run(columns);
    return Number(result.lastInsertRowid);
  }

  function update(row: StagedRow, id: number, fields: Columns): void {
    const names = Object.keys(fields);
    if (names.length === 0) return;
    const was = image.get(id);
    const stamps = table.stamped ? ', revision = revision + 1, updated_at = @now_ms' : '';
    raw
      .prepare(
        `UPDATE ${table.name} SET ${names.map((name) => `${name} = @${name}`).join(', ')}${stamps} WHERE id = @id_key`,
      )
      .run({ ...fields, id_key: id, ...(table.stamped ? { now_ms: now } : {}) });
    before.run(batchId, table.name, id, row.source_row, was, image.get(id));
  }

  return (row: StagedRow) => {
    // Staged by this feature.
    const { [ALIASES]: aliases, ...fields } = JSON.parse(row.fields) as Columns;
    const id = row.action === 'create' ? create(row, fields) : Number(row.record_id);
    if (row.action === 'update') update(row, id, fields);
    if (row.action !== 'create') seen.run(table.name, id, batchId);
    if (aliases !== undefined) addAliases(raw, { repId: id, aliases, batchId });
  };
}
