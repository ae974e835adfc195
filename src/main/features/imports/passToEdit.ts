import type { RawDb } from '../../db/open.ts';
import { findLaterContactMerge, tellContactMerge } from '../doubles/laterContactMerge.ts';
import { findEdit, tellEdit } from '../doubles/laterEdit.ts';
import { findLaterMerge, type Overwritten, tellMerge } from '../doubles/laterMerge.ts';
import type { EntryTable } from './entryKind.ts';

/**
 * An edit by hand or a merge overwrote a column after an import did: when it is taken back once the import is gone, it must
 * bring back what was there before the import. Values of the owner's own fields are not passed on.
 * @param was what the import wrote
 * @param now what stood there before it
 * @param since when it was committed, epoch ms, and its number
 */
export function passToEdit(
  raw: RawDb,
  { entity, id }: { entity: 'dealer' | EntryTable['name']; id: number },
  column: string,
  { was, now, since, commitNo }: Pick<Overwritten, 'was' | 'now'> & { since: number; commitNo: number },
): void {
  const overwritten = { entity, recordId: id, column, was, now };
  const edit = findEdit(raw, overwritten, { groupId: 0, at: since });
  const before = (merge: { groupId: number }) => edit === undefined || edit.groupId >= merge.groupId;
  if (entity === 'dealer') {
    const merge = findLaterMerge(raw, overwritten, { groupId: 0, commitNo });
    if (merge !== undefined && before(merge)) tellMerge(raw, merge, overwritten);
  }
  if (entity === 'contact') {
    const merge = findLaterContactMerge(raw, overwritten, { at: since, id: 0 });
    if (merge !== undefined && before(merge)) tellContactMerge(raw, merge.id, overwritten);
  }
  if (edit !== undefined) tellEdit(raw, edit, overwritten);
}
