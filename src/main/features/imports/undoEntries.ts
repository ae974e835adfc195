import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { EntryTable } from './entryKind.ts';
import type { Columns } from './staged.ts';
import { handOver, restoreUpdated } from './undoRecords.ts';

/** Products and reps that bills or dealers name stay; `undoBatch.ts` decides it for all kinds together. */
const ELSEWHERE: readonly EntryTable['name'][] = ['product', 'rep'];

/** Takes a batch's entries back, whatever came before or after it. Edits by hand win, column by column. */
export function undoEntries(db: Db, table: EntryTable, batchId: number): void {
  const raw = rawOf(db);
  restoreUpdated(raw, table.name, batchId, restorer(raw, table));
  handOver(raw, table.name, batchId);
  if (ELSEWHERE.includes(table.name)) return;
  // What was worked on by hand stays for good.
  const edited = `id IN (SELECT record_id FROM change_log WHERE entity = '${table.name}' AND undone_at IS NULL)`;
  raw.prepare(`DELETE FROM ${table.name} WHERE batch_id = ? AND NOT ${edited}`).run(batchId);
  raw.prepare(`UPDATE ${table.name} SET batch_id = NULL WHERE batch_id = ?`).run(batchId);
}

function restorer(raw: RawDb, { name, columns, stamped }: EntryTable) {
  const current = raw.prepare<[number], Columns>(`SELECT ${columns.join(', ')} FROM ${name} WHERE id = ?`);
  return (image: { record_id: number; before: string; after: string }) => {
    const there = current.get(image.record_id);
    if (there === undefined) return;
    // Written by mergeEntries.
    const before = JSON.parse(image.before) as Columns;
    const after = JSON.parse(image.after) as Columns;
    const back = columns.filter((column) => before[column] !== after[column] && there[column] === after[column]);
    if (back.length === 0) return;
    const set = back.map((column) => `${column} = @${column}`).join(', ');
    raw
      .prepare(`UPDATE ${name} SET ${set}${stamped ? ', revision = revision + 1' : ''} WHERE id = @id_key`)
      .run({ ...Object.fromEntries(back.map((column) => [column, before[column] ?? null])), id_key: image.record_id });
  };
}
