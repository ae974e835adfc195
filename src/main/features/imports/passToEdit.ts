import type { RawDb } from '../../db/open.ts';
import { findLaterContactMerge, tellContactMerge } from '../doubles/laterContactMerge.ts';
import { findEdit, tellEdit } from '../doubles/laterEdit.ts';
import { findLaterMerge, tellMerge } from '../doubles/laterMerge.ts';
import type { Overwritten } from '../doubles/nextWriter.ts';
import type { Commit } from './commitOrder.ts';
import type { EntryTable } from './entryKind.ts';

interface Passed extends Pick<Overwritten, 'was' | 'now'> {
  since: Commit;
  /** The import before which the edit or merge must have been made, null for any. */
  until: Commit | null;
}

/**
 * An edit by hand or a merge overwrote a column after an import did: when it is taken back once the import is gone, it must
 * bring back what was there before the import. Values of the owner's own fields are not passed on.
 * @param passed.was what the import wrote
 * @param passed.now what stood there before it
 * @returns whether there is such an edit or merge
 */
export function passToEdit(
  raw: RawDb,
  { entity, id }: { entity: 'dealer' | EntryTable['name']; id: number },
  column: string,
  { was, now, since, until }: Passed,
): boolean {
  const overwritten = { entity, recordId: id, column, was, now };
  const edit = unlessLater(findEdit(raw, overwritten, { groupId: 0, at: since.at }), until);
  const isFirst = (merge: { groupId: number }) => edit === undefined || edit.groupId >= merge.groupId;
  const merge =
    entity === 'dealer' ? findLaterMerge(raw, overwritten, { groupId: 0, commitNo: since.commitNo }) : undefined;
  const dealers = merge === undefined || (until !== null && merge.commitNo >= until.commitNo) ? undefined : merge;
  const people =
    entity === 'contact'
      ? unlessLater(findLaterContactMerge(raw, overwritten, { at: since.at, groupId: 0 }), until)
      : undefined;
  const first = [dealers, people].find((found) => found !== undefined && isFirst(found));
  if (first !== undefined && first === dealers) tellMerge(raw, dealers, overwritten);
  if (first !== undefined && first === people) tellContactMerge(raw, people.id, overwritten);
  // A merge is an act too, and told as one.
  if (edit !== undefined && (first === undefined || edit.groupId === first.groupId)) tellEdit(raw, edit, overwritten);
  return first !== undefined || edit !== undefined;
}

function unlessLater<T extends { at: number }>(found: T | undefined, until: Commit | null): T | undefined {
  return found !== undefined && until !== null && found.at > until.at ? undefined : found;
}
