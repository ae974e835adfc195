import type { RawDb } from '../../db/open.ts';
import { commitOf } from './commitOrder.ts';
import type { EntryTable } from './entryKind.ts';
import { passToEdit } from './passToEdit.ts';
import type { Columns } from './staged.ts';

interface Image {
  id: number;
  record_id: number;
  before: string;
  after: string;
}

/**
 * For an import that is undone and hands what it overwrote on to a later one, which states the record again: a column that an
 * edit or a merge between the two has written over is passed on to that one instead, for the later import knows nothing of it.
 * @returns takes a before-image of the import, and the later one
 */
export function createPasser(
  raw: RawDb,
  entity: 'dealer' | EntryTable['name'],
  batchId: number,
): (image: Image, heirId: number) => void {
  const since = commitOf(raw, batchId);
  const touched = touchedRecords(raw, entity);
  const keep = raw.prepare('UPDATE import_before SET before = ?, after = ? WHERE id = ?');
  return (image, heirId) => {
    if (!touched.has(image.record_id)) return;
    const until = commitOf(raw, heirId);
    // Written by mergeDealers and mergeEntries.
    const [before, after] = [JSON.parse(image.before) as Columns, JSON.parse(image.after) as Columns];
    const passed = Object.keys(after).filter((column) => {
      const [was, now] = [after[column] ?? null, before[column] ?? null];
      return was !== now && passToEdit(raw, { entity, id: image.record_id }, column, { was, now, since, until });
    });
    if (passed.length === 0) return;
    const rest = (columns: Columns) => Object.entries(columns).filter(([column]) => !passed.includes(column));
    keep.run(
      JSON.stringify(Object.fromEntries(rest(before))),
      JSON.stringify(Object.fromEntries(rest(after))),
      image.id,
    );
  };
}

/** Records that an edit or a merge which stands has written to: few of those that a list brings. */
function touchedRecords(raw: RawDb, entity: string): ReadonlySet<number> {
  const ids = raw
    .prepare<[object], number>(
      `SELECT record_id FROM change_log WHERE entity = @entity AND undone_at IS NULL
       UNION SELECT record_id FROM dealer_merge_step WHERE entity = @entity
       UNION SELECT kept_id FROM contact_merge WHERE @entity = 'contact'`,
    )
    .pluck()
    .all({ entity });
  return new Set(ids as unknown as number[]); // plucked from a column of integers
}
