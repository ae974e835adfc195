import type { ChangeEntry } from '../../../shared/contract/data.contract.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { toldFields } from '../../db/changeLog.ts';
import { hidesHeader, type Visibility } from '../operators/visibility.rules.ts';

type Fields = Record<string, string | number | null>;

/** The rep whose record or other name an entry is about, null for an entry about something else. */
export const REP_ID_SQL = `CASE change_log.entity WHEN 'rep' THEN change_log.record_id
  WHEN 'rep_alias' THEN coalesce(change_log.after ->> 'rep_id', change_log.before ->> 'rep_id',
    (SELECT a.rep_id FROM rep_alias a WHERE a.id = change_log.record_id)) END`;
/** For a statement from `change_log` with `dealer` joined: what the record is called now, or was called when it went. */
export const NAME_SQL = `coalesce(dealer.name, (SELECT r.name FROM rep r WHERE r.id = ${REP_ID_SQL}),
  CASE change_log.entity WHEN 'rep' THEN coalesce(change_log.before ->> 'name', change_log.after ->> 'name')
    WHEN 'erasure' THEN ''
    WHEN 'operator' THEN (SELECT o.name FROM operator o WHERE o.id = change_log.record_id)
    WHEN 'setting' THEN coalesce((SELECT k.key FROM setting k WHERE k.id = change_log.record_id), change_log.after ->> 'key')
    WHEN 'score_run' THEN (SELECT trim('#' || n.id || ' ' || n.name) FROM score_run n WHERE n.id = change_log.record_id)
    WHEN 'score_scheme' THEN (SELECT s.name FROM score_scheme s WHERE s.id = change_log.record_id) END)`;

/** What a record that is gone was called, by the log. */
const goneName = (entity: string, id: string) =>
  `(SELECT g.before ->> 'name' FROM change_log g WHERE g.entity = '${entity}' AND g.record_id = ${id} AND g.action = 'remove' ORDER BY g.id DESC LIMIT 1)`;
/** What a table's record is called now, or was called when it was written. */
const ownName = (table: string) =>
  `coalesce((SELECT n.name FROM ${table} n WHERE n.id = change_log.record_id), change_log.after ->> 'name', change_log.before ->> 'name',
     ${goneName(table, 'change_log.record_id')})`;
/** What the record is called that an entry refers to by a column. */
const referredName = (table: string, column: string, own: string) => {
  const id = `coalesce(change_log.after ->> '${column}', change_log.before ->> '${column}',
    (SELECT o.${column} FROM ${own} o WHERE o.id = change_log.record_id),
    (SELECT coalesce(w.after ->> '${column}', w.before ->> '${column}') FROM change_log w WHERE w.entity = '${own}'
       AND w.record_id = change_log.record_id AND coalesce(w.after ->> '${column}', w.before ->> '${column}') IS NOT NULL LIMIT 1))`;
  return `(SELECT coalesce((SELECT n.name FROM ${table} n WHERE n.id = f.id), ${goneName(table, 'f.id')}) FROM (SELECT ${id} AS id) f)`;
};
/** For the same statement: what the record itself is called, where the name of {@link NAME_SQL} is another's. */
export const SUBJECT_SQL = `coalesce(CASE change_log.entity
  WHEN 'dealer_tag' THEN ${referredName('tag', 'tag_id', 'dealer_tag')}
  WHEN 'custom_value' THEN ${referredName('custom_field', 'field_id', 'custom_value')}
  WHEN 'rep_alias' THEN coalesce(change_log.after ->> 'alias', change_log.before ->> 'alias',
    (SELECT a.alias FROM rep_alias a WHERE a.id = change_log.record_id))
  WHEN 'dealer_merge' THEN (SELECT l.name FROM dealer_merge m JOIN dealer l ON l.id = m.lost_id WHERE m.id = change_log.record_id)
  WHEN 'contact_merge' THEN (SELECT l.name FROM contact l
    WHERE l.id = coalesce(change_log.after ->> 'lost_id', change_log.before ->> 'lost_id'))
  WHEN 'dealer_group_member' THEN ${referredName('dealer_group', 'group_id', 'dealer_group_member')}
  WHEN 'segment_member' THEN ${referredName('segment', 'segment_id', 'segment_member')}
  WHEN 'dealer_case' THEN (SELECT k.number FROM dealer_case k WHERE k.id = change_log.record_id)
  WHEN 'case_event' THEN (SELECT k.number FROM dealer_case k WHERE k.id = coalesce(change_log.after ->> 'case_id', change_log.before ->> 'case_id'))
  WHEN 'import_batch' THEN (SELECT b.file_name FROM import_batch b WHERE b.id = change_log.record_id)
  ${['tag', 'custom_field', 'saved_view', 'recipe', 'source', 'dealer_file', 'contact', 'dealer_group', 'segment', 'cluster', 'survey'].map((table) => `WHEN '${table}' THEN ${ownName(table)}`).join('\n  ')} END, '')`;

/** A row of the log with what its record is called. */
export interface StoredChange {
  id: number;
  at: number;
  actor: string;
  action: string;
  entity: string;
  name: string | null;
  subject: string;
  before: string;
  after: string;
  undoneAt: number | null;
}

/** Kinds of records that hold values of one of the owner's own fields. */
const OF_FIELDS: readonly string[] = ['custom_value', 'custom_field'];

/** A row of the log as it is told to whoever asks: values of a field that is the owner's alone are left out. */
export function toEntry(row: StoredChange, visibility: Visibility): ChangeEntry {
  const hidden = OF_FIELDS.includes(row.entity) && hidesHeader(row.subject, visibility);
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
    // Others know of no such field, as in lists and on pages.
    subject: hidden ? '' : row.subject,
    fields: hidden ? [] : toldFields(before, after),
    undone: row.undoneAt !== null,
  };
}
