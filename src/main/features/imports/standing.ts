import type { LoggedTable } from '../../db/loggedTables.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { dataRevision } from '../../db/revision.ts';

/** What a check reads besides bills: edits of these by hand can make it wrong. Tags are added to what is there, whatever it is. */
const READ: readonly LoggedTable[] = [
  'dealer',
  'contact',
  'rep',
  'rep_alias',
  'dealer_owner',
  'custom_field',
  'custom_value',
];

/**
 * What a check rests on, as a text that differs once it may no longer hold: the count of changes that move scores, the last
 * edit of what it reads, and the last edit that was taken back.
 */
export function standingOf(db: Db): string {
  const raw = rawOf(db);
  const lastEdit = raw
    .prepare<string[], number | null>(
      `SELECT max(last) FROM (${READ.map(() => 'SELECT max(id) AS last FROM change_log WHERE entity = ?').join(' UNION ALL ')})`,
    )
    .pluck()
    .get(...READ);
  const lastUndo = raw.prepare('SELECT max(undone_no) FROM change_log WHERE undone_no IS NOT NULL').pluck().get();
  return `${dataRevision(db)}/${lastEdit ?? 0}/${lastUndo ?? 0}`;
}
