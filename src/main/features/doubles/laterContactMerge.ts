import type { RawDb } from '../../db/open.ts';
import type { LogRow } from '../../db/undoAct.ts';
import { findEdit, findList, tellEdit, tellList } from './laterEdit.ts';
import { readRecord, type StepColumns } from './mergeSteps.ts';
import { findNextWriter, type Overwritten, pathOf, type Writers } from './nextWriter.ts';

interface LaterContactMerge {
  id: number;
  groupId: number;
  at: number;
}

/** The first merge of people that stands and wrote over a column of a contact. @param since when at the earliest, and after which */
export function findLaterContactMerge(
  raw: RawDb,
  overwritten: Overwritten,
  since: { at: number; id: number },
): LaterContactMerge | undefined {
  return findNextWriter<LaterContactMerge>(raw, CONTACT_MERGES, overwritten, since);
}

/** The act of a merge. */
const GROUP = `coalesce((SELECT max(c.group_id) FROM change_log c
  WHERE c.entity = 'contact_merge' AND c.record_id = m.id AND c.action = 'create' AND c.undone_at IS NULL), 0)`;

const CONTACT_MERGES: Writers = {
  select: `SELECT m.id, ${GROUP} AS groupId, m.merged_at AS at FROM contact_merge m
    WHERE m.kept_id = @recordId AND m.merged_at >= @at AND m.id > @id`,
  before: 'm.before',
  order: 'm.id',
};

/** Tells a merge of people, and its act, what it must bring back. */
export function tellContactMerge(raw: RawDb, id: number, { column, now }: Overwritten): void {
  raw
    .prepare('UPDATE contact_merge SET before = json_set(before, @path, @now) WHERE id = @id')
    .run({ id, path: pathOf(column), now });
  raw
    .prepare(
      `UPDATE change_log SET after = json_set(after, '$.before', (SELECT before FROM contact_merge WHERE id = @id))
       WHERE entity = 'contact_merge' AND record_id = @id AND action = 'create' AND undone_at IS NULL`,
    )
    .run({ id });
}

/** The same as for dealers: whatever wrote over a column after a merge of people brings back what was before the merge. */
export function passOnContact(
  raw: RawDb,
  { id, mergedAt }: { id: number; mergedAt: number },
  overwritten: Overwritten,
): boolean {
  const groupId = Number(raw.prepare(`SELECT ${GROUP} FROM (SELECT ? AS id) m`).pluck().get(id));
  const edit = findEdit(raw, overwritten, { groupId, at: 0 });
  const list = findList(raw, overwritten, mergedAt);
  const merge = findLaterContactMerge(raw, overwritten, { at: mergedAt, id });
  if (merge !== undefined && !(edit && edit.groupId < merge.groupId)) tellContactMerge(raw, merge.id, overwritten);
  if (edit !== undefined) tellEdit(raw, edit, overwritten);
  if (list !== undefined) tellList(raw, list, overwritten);
  return merge !== undefined || edit !== undefined || list !== undefined;
}

/**
 * A taking apart of people was taken back, or done again: what wrote over a column after their merge brings back what the
 * merge had left there, or what was before it, as it then is.
 */
export function settlePeople(raw: RawDb, entries: readonly LogRow[]): void {
  for (const parted of entries) {
    if (parted.entity !== 'contact_merge' || parted.action !== 'remove') continue;
    // Written by db/changeLog of a row that mergeContacts made.
    const { kept_id, merged_at, before, after } = JSON.parse(parted.before) as StepColumns;
    const [was, wrote] = [JSON.parse(String(before)) as StepColumns, JSON.parse(String(after)) as StepColumns];
    const recordId = Number(kept_id);
    const back = entries.find(({ entity, record_id }) => entity === 'contact' && record_id === recordId);
    const given = JSON.parse(back?.after ?? '{}') as StepColumns;
    const stands = readRecord(raw, 'contact_merge', parted.record_id) !== undefined;
    for (const [column, value] of Object.entries(wrote)) {
      if (column === 'phones' || column in given) continue;
      const [merged, former] = [value, was[column] ?? null];
      const turned = stands ? { was: former, now: merged } : { was: merged, now: former };
      const merge = { id: parted.record_id, mergedAt: Number(merged_at) };
      passOnContact(raw, merge, { entity: 'contact', recordId, column, ...turned });
    }
  }
}
