import type { RawDb } from '../../db/open.ts';

/** Acts that merged people, and those that took them apart again: they stand in the log, and nothing of them in the people. */
export const PARTED_PEOPLE = `SELECT p.group_id FROM change_log p
  WHERE p.entity = 'contact_merge' AND p.record_id NOT IN (SELECT id FROM contact_merge)`;

/**
 * The owner's own work on a dealer `d`: acts that stand. Merges are none: they end when they are taken apart, and what an
 * undone import left for their sake goes then.
 */
export const WORKED_ON = `EXISTS (SELECT 1 FROM change_log c WHERE c.dealer_id = d.id AND c.undone_at IS NULL
  AND c.group_id NOT IN (SELECT group_id FROM dealer_merge) AND c.group_id NOT IN (${PARTED_PEOPLE}))`;

/** A merge that stands and has a dealer `d` in it. */
export const IN_MERGE = `(EXISTS (SELECT 1 FROM dealer_merge m WHERE m.lost_id = d.id AND m.undone_at IS NULL)
  OR EXISTS (SELECT 1 FROM dealer_merge m WHERE m.kept_id = d.id AND m.undone_at IS NULL))`;

const CHILDREN = `
  SELECT max(i.commit_no) AS heirNo, count(*) AS children, coalesce(sum(batch IS NULL), 0) AS byHand,
    (SELECT ${WORKED_ON} FROM dealer d WHERE d.id = @id) AS workedOn, (SELECT ${IN_MERGE} FROM dealer d WHERE d.id = @id) AS merged
  FROM (
    SELECT batch_id AS batch FROM orders WHERE dealer_id = @id
    UNION ALL SELECT made_by FROM import_removed WHERE dealer_id = @id AND made_by IS NOT NULL
    UNION ALL SELECT batch_id FROM receivable WHERE dealer_id = @id
    UNION ALL SELECT batch_id FROM receipt WHERE dealer_id = @id
    UNION ALL SELECT batch_id FROM period_total WHERE dealer_id = @id
    UNION ALL SELECT batch_id FROM activity WHERE dealer_id = @id
    UNION ALL SELECT batch_id FROM contact WHERE dealer_id = @id AND batch_id IS NOT NULL
    UNION ALL SELECT batch_id FROM dealer_owner WHERE dealer_id = @id AND batch_id IS NOT NULL
    UNION ALL SELECT b.batch_id FROM import_before b JOIN import_batch i ON i.id = b.batch_id
      WHERE b.entity = 'dealer' AND b.record_id = @id AND b.batch_id <> @batchId AND i.status = 'committed')
  LEFT JOIN import_batch i ON i.id = batch`;

/** What rests on a dealer: bills, people and owners of other origin, edits, updates of later imports. */
interface Resting {
  /** The number of the last import that brought one of them. */
  heirNo: number | null;
  children: number;
  byHand: number;
  workedOn: 0 | 1;
  merged: 0 | 1;
}

/**
 * Takes dealers away that an import made which is undone, unless something rests on them. They go with the last import that
 * does; worked on by hand, never. One that is part of a merge has the other's records too: it waits until that is taken apart.
 * @returns tells of each whether he stays
 */
export function createLeaver(raw: RawDb): (id: number, batchId: number) => boolean {
  const resting = raw.prepare<[{ id: number; batchId: number }], Resting>(CHILDREN);
  const remove = raw.prepare('DELETE FROM dealer WHERE id = ?');
  const give = raw.prepare(
    'UPDATE dealer SET batch_id = (SELECT id FROM import_batch WHERE commit_no = ?) WHERE id = ?',
  );
  return (id, batchId) => {
    const found = resting.get({ id, batchId });
    if (!found) throw new Error('aggregates answer one row');
    if (found.workedOn === 1) give.run(null, id);
    else if (found.merged === 1) return true;
    else if (found.children > 0) give.run(found.byHand > 0 ? null : found.heirNo, id);
    else remove.run(id);
    return found.workedOn === 1 || found.children > 0;
  };
}

/** Of these dealers, parted from others just now, those go whose import was undone while they were part of a merge. */
export function leaveParted(raw: RawDb, ids: readonly number[]): void {
  const undone = raw
    .prepare<[number], number>(
      `SELECT i.id FROM dealer d JOIN import_batch i ON i.id = d.batch_id WHERE d.id = ? AND i.status = 'undone'`,
    )
    .pluck();
  const leave = createLeaver(raw);
  for (const id of ids) {
    const batchId = undone.get(id);
    if (batchId !== undefined) leave(id, batchId);
  }
}
