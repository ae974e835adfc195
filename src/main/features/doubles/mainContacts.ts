import { actorName } from '../../db/actor.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { writeRow } from './mergeSteps.ts';

interface Marked {
  id: number;
  /** The last act that stands and gave the mark; null where a list or a merge of dealers brought it. */
  groupId: number | null;
  /** The step of a standing merge by which the contact came to this dealer. */
  stepId: number | null;
}

const MARKED = `SELECT c.id,
  (SELECT max(l.group_id) FROM change_log l WHERE l.entity = 'contact' AND l.record_id = c.id AND l.undone_at IS NULL
    AND l.after ->> '$.is_primary' = 1) AS groupId,
  (SELECT max(s.id) FROM dealer_merge_step s JOIN dealer_merge m ON m.id = s.merge_id AND m.undone_at IS NULL
    WHERE s.entity = 'contact' AND s.record_id = c.id AND s.step IN ('moved', 'came')) AS stepId
  FROM contact c WHERE c.dealer_id = ? AND c.is_primary = 1 AND c.deleted_at IS NULL
  ORDER BY groupId DESC NULLS LAST, stepId IS NOT NULL, c.id`;

/**
 * Where undoing or taking apart has brought a main contact back beside another: the one chosen last by hand stays it, then the
 * dealer's own. Whatever gave that one the mark brings the other's back when it is taken back itself.
 * @param at epoch ms
 */
export function settleMains(db: Db, dealerIds: Iterable<number>, at: number): void {
  const raw = rawOf(db);
  for (const dealerId of new Set(dealerIds)) {
    const [main, ...others] = raw.prepare<[number], Marked>(MARKED).all(dealerId);
    if (main === undefined) continue;
    for (const { id, stepId } of others) {
      writeRow(raw, 'contact', id, { is_primary: 0 });
      if (main.groupId !== null) tellAct(db, { groupId: main.groupId, id, dealerId, at });
      else if (stepId !== null) tellStep(raw, stepId);
    }
  }
}

function tellAct(db: Db, { groupId, id, dealerId, at }: { groupId: number; id: number; dealerId: number; at: number }) {
  rawOf(db)
    .prepare(
      `INSERT INTO change_log (group_id, at, actor, action, entity, record_id, dealer_id, before, after)
       VALUES (@groupId, @at, @actor, 'update', 'contact', @id, @dealerId, '{"is_primary":1}', '{"is_primary":0}')`,
    )
    .run({ groupId, id, dealerId, at, actor: actorName(db) });
}

function tellStep(raw: RawDb, stepId: number): void {
  raw
    .prepare(
      `UPDATE dealer_merge_step SET before = json_set(before, '$.is_primary', 1), after = json_set(after, '$.is_primary', 0)
       WHERE id = ?`,
    )
    .run(stepId);
}
