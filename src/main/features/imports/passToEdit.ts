import type { RawDb } from '../../db/open.ts';
import { codeColumns, nameColumns } from '../dealers/dealerFields.ts';
import type { EntryTable } from './entryKind.ts';
import type { Columns } from './staged.ts';

/**
 * An edit by hand overwrote a column after an import did: when it is taken back once the import is gone, it must bring back
 * what was there before the import. Values of the owner's own fields are not passed on.
 * @param was what the import wrote
 * @param now what stood there before it
 * @param since when it was committed, epoch ms
 */
export function passToEdit(
  raw: RawDb,
  { entity, id }: { entity: 'dealer' | EntryTable['name']; id: number },
  column: string,
  { was, now, since }: { was: string | number | null; now: string | number | null; since: number },
): void {
  const edit = raw
    .prepare<[object], { id: number; before: string }>(
      `SELECT id, before FROM change_log WHERE entity = @entity AND record_id = @id AND undone_at IS NULL AND at >= @since
         AND json_type(before, @path) IS NOT NULL AND before ->> @path IS @was ORDER BY id LIMIT 1`,
    )
    .get({ entity, id, path: `$."${column}"`, was, since });
  if (edit === undefined) return;
  // Written by db/changeLog.
  const columns: Columns = { ...(JSON.parse(edit.before) as Columns), [column]: now };
  if (entity === 'dealer' && column === 'name' && typeof now === 'string') Object.assign(columns, nameColumns(now));
  if (entity === 'dealer' && column === 'code' && typeof now === 'string') Object.assign(columns, codeColumns(now));
  raw.prepare('UPDATE change_log SET before = ? WHERE id = ?').run(JSON.stringify(columns), edit.id);
}
