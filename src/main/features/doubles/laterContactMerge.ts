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

/** After which act, and when at the earliest. */
interface Since {
  at: number;
  groupId: number;
}

/** The first merge of people that stands and wrote over a column of a contact. */
export function findLaterContactMerge(
  raw: RawDb,
  overwritten: Overwritten,
  since: Since,
): LaterContactMerge | undefined {
  return findNextWriter<LaterContactMerge>(raw, CONTACT_MERGES, overwritten, since);
}

/** The act of a merge. */
const GROUP = `coalesce((SELECT max(c.group_id) FROM change_log c
  WHERE c.entity = 'contact_merge' AND c.record_id = m.id AND c.action = 'create' AND c.undone_at IS NULL), 0)`;

const CONTACT_MERGES: Writers = {
  select: `SELECT m.id, ${GROUP} AS groupId, m.merged_at AS at FROM contact_merge m
    WHERE m.kept_id = @recordId AND m.merged_at >= @at AND ${GROUP} > @groupId`,
  before: 'm.before',
  order: 'm.id',
};

/** Merges of dealers by which a contact went to another dealer, and lost a mark there. */
const MOVES: Writers = {
  select: `SELECT s.id, m.group_id AS groupId FROM dealer_merge m JOIN dealer_merge_step s ON s.merge_id = m.id
      AND s.entity = @entity AND s.record_id = @recordId AND s.step IN ('moved', 'came')
    WHERE m.undone_at IS NULL AND m.group_id > @groupId`,
  before: 's.before',
  order: 's.id',
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
  return passOnSince(raw, { groupId, at: mergedAt }, overwritten);
}

/** The first act, import or merge after an act that wrote over a column of a contact brings back what was before that one. */
export function passOnSince(raw: RawDb, since: Since, overwritten: Overwritten): boolean {
  const edit = findEdit(raw, overwritten, { groupId: since.groupId, at: 0 });
  const list = findList(raw, overwritten, since.at);
  const merge = findLaterContactMerge(raw, overwritten, since);
  const move = findNextWriter<{ id: number; groupId: number }>(raw, MOVES, overwritten, since);
  const first = Math.min(...[edit, merge, move].flatMap((each) => each?.groupId ?? []));
  if (merge?.groupId === first) tellContactMerge(raw, merge.id, overwritten);
  if (move?.groupId === first) tellMove(raw, move.id, overwritten);
  if (edit?.groupId === first) tellEdit(raw, edit, overwritten);
  if (list !== undefined) tellList(raw, list, overwritten);
  return Number.isFinite(first) || list !== undefined;
}

function tellMove(raw: RawDb, stepId: number, { column, now }: Overwritten): void {
  raw
    .prepare('UPDATE dealer_merge_step SET before = json_set(before, @path, @now) WHERE id = @stepId')
    .run({ stepId, path: pathOf(column), now });
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
