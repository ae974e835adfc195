import type { RawDb } from '../../db/open.ts';
import { findEdit, findList, tellEdit, tellList } from './laterEdit.ts';
import type { Overwritten } from './laterMerge.ts';

/** The first merge of people that stands and wrote over a column of a contact. @param since when at the earliest, and after which */
export function findLaterContactMerge(
  raw: RawDb,
  { recordId, column, was }: Overwritten,
  since: { at: number; id: number },
): { id: number; groupId: number } | undefined {
  return raw
    .prepare<[object], { id: number; groupId: number }>(
      `SELECT m.id, ${GROUP} AS groupId FROM contact_merge m
       WHERE m.kept_id = @recordId AND m.merged_at >= @at AND m.id > @id
         AND json_type(m.before, @path) IS NOT NULL AND m.before ->> @path IS @was ORDER BY m.id LIMIT 1`,
    )
    .get({ recordId, was, path: `$."${column}"`, ...since });
}

/** The act of a merge. */
const GROUP = `coalesce((SELECT max(c.group_id) FROM change_log c
  WHERE c.entity = 'contact_merge' AND c.record_id = m.id AND c.action = 'create' AND c.undone_at IS NULL), 0)`;

/** Tells a merge of people, and its act, what it must bring back. */
export function tellContactMerge(raw: RawDb, id: number, { column, now }: Overwritten): void {
  raw
    .prepare('UPDATE contact_merge SET before = json_set(before, @path, @now) WHERE id = @id')
    .run({ id, path: `$."${column}"`, now });
  raw
    .prepare(
      `UPDATE change_log SET after = json_set(after, '$.before', (SELECT before FROM contact_merge WHERE id = @id))
       WHERE entity = 'contact_merge' AND record_id = @id AND action = 'create' AND undone_at IS NULL`,
    )
    .run({ id });
}

/** The same as for dealers: whatever wrote over a column after a merge of people brings back what was before the merge. */
export function passOnContact(raw: RawDb, mergeId: number, overwritten: Overwritten): boolean {
  const own = raw
    .prepare<[number], { groupId: number; at: number }>(
      `SELECT ${GROUP} AS groupId, m.merged_at AS at FROM contact_merge m WHERE m.id = ?`,
    )
    .get(mergeId);
  if (own === undefined) return false;
  const edit = findEdit(raw, overwritten, { groupId: own.groupId, at: 0 });
  const list = findList(raw, overwritten, own.at);
  const merge = findLaterContactMerge(raw, overwritten, { at: own.at, id: mergeId });
  if (merge !== undefined && !(edit && edit.groupId < merge.groupId)) tellContactMerge(raw, merge.id, overwritten);
  if (edit !== undefined) tellEdit(raw, edit, overwritten);
  if (list !== undefined) tellList(raw, list, overwritten);
  return merge !== undefined || edit !== undefined || list !== undefined;
}
