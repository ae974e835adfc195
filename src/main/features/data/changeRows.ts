import type { ChangeEntry } from '../../../shared/contract/data.contract.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { toldFields } from '../../db/changeLog.ts';

type Fields = Record<string, string | number | null>;

/** The rep whose record or other name an entry is about, null for an entry about something else. */
export const REP_ID_SQL = `CASE change_log.entity WHEN 'rep' THEN change_log.record_id
  WHEN 'rep_alias' THEN coalesce(change_log.after ->> 'rep_id', change_log.before ->> 'rep_id',
    (SELECT a.rep_id FROM rep_alias a WHERE a.id = change_log.record_id)) END`;
/** For a statement from `change_log` with `dealer` joined: what the record is called now, or was called when it went. */
export const NAME_SQL = `coalesce(dealer.name, (SELECT r.name FROM rep r WHERE r.id = ${REP_ID_SQL}),
  CASE change_log.entity WHEN 'rep' THEN coalesce(change_log.before ->> 'name', change_log.after ->> 'name')
    WHEN 'operator' THEN (SELECT o.name FROM operator o WHERE o.id = change_log.record_id)
    WHEN 'setting' THEN coalesce((SELECT k.key FROM setting k WHERE k.id = change_log.record_id), change_log.after ->> 'key')
    WHEN 'score_scheme' THEN (SELECT s.name FROM score_scheme s WHERE s.id = change_log.record_id) END)`;

/** A row of the log with what its record is called. */
export interface StoredChange {
  id: number;
  at: number;
  actor: string;
  action: string;
  entity: string;
  name: string | null;
  before: string;
  after: string;
  undoneAt: number | null;
}

/** A row of the log as it is told. */
export function toEntry(row: StoredChange): ChangeEntry {
  // Written by db/changeLog.
  const before = JSON.parse(row.before) as Fields;
  const after = JSON.parse(row.after) as Fields;
  return {
    id: ChangeId.parse(row.id),
    at: row.at,
    actor: row.actor,
    // The table's CHECK allows these only.
    action: row.action as ChangeEntry['action'],
    entity: row.entity,
    entityName: row.name ?? '',
    fields: toldFields(before, after),
    undone: row.undoneAt !== null,
  };
}
