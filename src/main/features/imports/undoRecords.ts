import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { commitNo } from './commitOrder.ts';
import type { EntryTable } from './entryKind.ts';
import { RECORDS, type RecordTable } from './mergeRecords.ts';

export type UndoneEntity = 'orders' | RecordTable | EntryTable['name'];

interface BeforeImage {
  id: number;
  record_id: number;
  before: string;
  after: string;
}

/** Takes a batch's balances or receipts back, whatever came before or after it. */
export function undoRecords(db: Db, table: RecordTable, batchId: number): void {
  const raw = rawOf(db);
  const current = raw.prepare<[number], string>(`SELECT content_key FROM ${table} WHERE id = ?`).pluck();
  const { columns } = RECORDS[table];
  const restore = raw.prepare(
    `UPDATE ${table} SET ${columns.map((name) => `${name} = @${name}`).join(', ')} WHERE id = @id`,
  );
  restoreUpdated(raw, table, batchId, (image) => {
    // Written by mergeRecords.
    const after = JSON.parse(image.after) as { content_key: string };
    if (current.get(image.record_id) !== after.content_key) return;
    const before = JSON.parse(image.before) as Record<string, string | number | null>;
    restore.run({ ...Object.fromEntries(columns.map((name) => [name, before[name] ?? null])), id: image.record_id });
  });
  handOver(raw, table, batchId);
  raw.prepare(`DELETE FROM ${table} WHERE batch_id = ?`).run(batchId);
}

/** The first later, still standing batch that changed the same record. */
const LATER = `SELECT b.id, b.record_id, b.before, b.after, i.commit_no AS commitNo FROM import_before b JOIN import_batch i ON i.id = b.batch_id
  WHERE b.entity = ? AND b.record_id = ? AND i.commit_no > ? AND i.status = 'committed' ORDER BY i.commit_no LIMIT 1`;

/** The first later, still standing batch whose file states the record just as this one left it. */
const SEEN_AGAIN = `SELECT i.id, i.commit_no AS commitNo FROM import_seen s JOIN import_batch i ON i.id = s.batch_id
  WHERE s.entity = ? AND s.record_id = ? AND i.commit_no > ? AND i.status = 'committed' ORDER BY i.commit_no LIMIT 1`;

/** What a batch overwrote, and what the first later one overwrote of the same record. */
export type Overwritten = BeforeImage;

/**
 * What the batch overwrote and has to give back itself, with the next overwriting that still stands. What a later file states
 * again that one keeps: it takes the before-image over and brings the old value back when it is undone.
 * @param onHanded is told of each image that is handed on, and to which batch, before it is
 */
export function overwrittenBy(
  raw: RawDb,
  entity: UndoneEntity,
  batchId: number,
  since: number,
  onHanded: (image: Overwritten, heirId: number) => void = () => undefined,
): { image: Overwritten; next: Overwritten | undefined }[] {
  const images = raw
    .prepare<[number, string], BeforeImage>(
      'SELECT id, record_id, before, after FROM import_before WHERE batch_id = ? AND entity = ?',
    )
    .all(batchId, entity);
  const later = raw.prepare<[string, number, number], BeforeImage & { commitNo: number }>(LATER);
  const again = raw.prepare<[string, number, number], { id: number; commitNo: number }>(SEEN_AGAIN);
  const inherit = raw.prepare('UPDATE import_before SET batch_id = ? WHERE id = ?');
  return images.flatMap((image) => {
    const heir = again.get(entity, image.record_id, since);
    const next = later.get(entity, image.record_id, since);
    if (heir === undefined || (next !== undefined && next.commitNo <= heir.commitNo)) return [{ image, next }];
    onHanded(image, heir.id);
    inherit.run(heir.id, image.id);
    return [];
  });
}

/**
 * Goes through what the batch overwrote: what a later one overwrote in its turn it brings back when it is undone itself;
 * everything else is given to `restore`.
 */
export function restoreUpdated(
  raw: RawDb,
  entity: UndoneEntity,
  batchId: number,
  restore: (image: BeforeImage) => void,
): void {
  const passOn = raw.prepare('UPDATE import_before SET before = ? WHERE id = ?');
  for (const { image, next } of overwrittenBy(raw, entity, batchId, commitNo(raw, batchId))) {
    if (next) passOn.run(image.before, next.id);
    else restore(image);
  }
}

/**
 * Records of this batch that a later one brought too, changed or not, stand in that one's file as well: they become its
 * own, and so do overwritten values that the later file states again.
 */
export function handOver(raw: RawDb, entity: UndoneEntity, batchId: number): void {
  const heirs = raw
    .prepare<[{ batchId: number }], { record_id: number; heir: number; image: number | null }>(
      `WITH heirs AS (
         -- SQLite takes the other columns from the row of the minimum.
         SELECT o.id AS record_id, i.id AS heir, min(i.commit_no)
         FROM ${entity} o
         JOIN (SELECT record_id, batch_id FROM import_before WHERE entity = '${entity}'
               UNION SELECT record_id, batch_id FROM import_seen WHERE entity = '${entity}') c ON c.record_id = o.id
         JOIN import_batch i ON i.id = c.batch_id AND i.status = 'committed' AND i.id <> @batchId
         WHERE o.batch_id = @batchId GROUP BY o.id)
       SELECT h.record_id, h.heir, b.id AS image FROM heirs h
       LEFT JOIN import_before b ON b.entity = '${entity}' AND b.record_id = h.record_id AND b.batch_id = h.heir`,
    )
    .all({ batchId });
  for (const { image, record_id: id, heir } of heirs) {
    raw.prepare(`UPDATE ${entity} SET batch_id = ? WHERE id = ?`).run(heir, id);
    if (image !== null) raw.prepare('DELETE FROM import_before WHERE id = ?').run(image);
  }
}
