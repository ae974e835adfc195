import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { PARTED_PEOPLE } from '../doubles/restsOnDealer.ts';
import { commitOf } from './commitOrder.ts';
import type { EntryTable } from './entryKind.ts';
import { createPasser } from './passBetween.ts';
import { passToEdit } from './passToEdit.ts';
import type { Columns } from './staged.ts';
import { handOver, type Overwritten, overwrittenBy } from './undoRecords.ts';

/** Products and reps that bills or dealers name stay; `undoBatch.ts` decides it for all kinds together. */
const ELSEWHERE: readonly EntryTable['name'][] = ['product', 'rep'];

/** Takes a batch's entries back, whatever came before or after it. Edits by hand win, column by column. */
export function undoEntries(db: Db, table: EntryTable, batchId: number): void {
  const raw = rawOf(db);
  restoreEntries(raw, table, batchId);
  handOver(raw, table.name, batchId);
  if (ELSEWHERE.includes(table.name)) return;
  // What was worked on by hand stays for good.
  const edited = `id IN (SELECT record_id FROM change_log WHERE entity = '${table.name}' AND undone_at IS NULL
    AND group_id NOT IN (${PARTED_PEOPLE}))`;
  raw.prepare(`DELETE FROM ${table.name} WHERE batch_id = ? AND NOT ${edited}`).run(batchId);
  raw.prepare(`UPDATE ${table.name} SET batch_id = NULL WHERE batch_id = ?`).run(batchId);
}

/**
 * What the batch overwrote in entries known before: each column gets its old value where it still holds the batch's. Where a
 * later import or an edit by hand has overwritten it, that one is told what to bring back instead.
 */
export function restoreEntries(raw: RawDb, table: EntryTable, batchId: number): void {
  const { name, columns, stamped } = table;
  const current = raw.prepare<[number], Columns>(`SELECT ${columns.join(', ')} FROM ${name} WHERE id = ?`);
  const keepBefore = raw.prepare('UPDATE import_before SET before = ? WHERE id = ?');
  const since = commitOf(raw, batchId);
  const passer = createPasser(raw, name, batchId);
  for (const { image, next } of overwrittenBy(raw, name, batchId, since.commitNo, passer)) {
    const there = current.get(image.record_id);
    if (there === undefined) continue;
    const { before, after } = columnsOf(image);
    const changed = columns.filter((column) => column in after && before[column] !== after[column]);
    const following = next === undefined ? undefined : columnsOf(next);
    const back: Columns = {};
    for (const column of changed) {
      const was = after[column] ?? null;
      const now = before[column] ?? null;
      const found = following === undefined ? there[column] : following.before[column];
      if (found !== was)
        passToEdit(raw, { entity: name, id: image.record_id }, column, { was, now, since, until: null });
      else if (following !== undefined) following.before[column] = now;
      else back[column] = now;
    }
    if (next !== undefined) keepBefore.run(JSON.stringify(following?.before), next.id);
    write(raw, { name, stamped }, image.record_id, back);
  }
}

/** Written by mergeEntries. */
function columnsOf({ before, after }: Overwritten): { before: Columns; after: Columns } {
  return { before: JSON.parse(before) as Columns, after: JSON.parse(after) as Columns };
}

function write(raw: RawDb, { name, stamped }: Pick<EntryTable, 'name' | 'stamped'>, id: number, back: Columns): void {
  const names = Object.keys(back);
  if (names.length === 0) return;
  const set = names.map((column) => `${column} = @${column}`).join(', ');
  raw
    .prepare(`UPDATE ${name} SET ${set}${stamped ? ', revision = revision + 1' : ''} WHERE id = @id_key`)
    .run({ ...back, id_key: id });
}
