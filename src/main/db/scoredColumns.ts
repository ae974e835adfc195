import type { LoggedTable } from './loggedTables.ts';

/** Tables on which no figure depends. */
const STILL: ReadonlySet<LoggedTable> = new Set([
  'note',
  'activity',
  'message_template',
  'care_gift',
  'dealer_file',
  'dealer_case',
  'case_event',
  'survey',
  'survey_invite',
  'survey_reply',
  'operator',
  'setting',
  'contact',
  'saved_view',
  'tag',
  'dealer_tag',
  'custom_field',
  'custom_value',
  'score_run',
  'health_ignored',
  'dealer_distinct',
  'owner_distinct',
  'contact_merge',
  'contact_distinct',
  'dealer_group',
  'dealer_group_member',
  'segment',
  'segment_member',
  'cluster',
  'rep_leave',
  'route',
  'dealer_visit',
  'dealer_closed',
  'visit_plan',
  'visit',
  'spoken_order',
  'market_note',
]);

/** All that a calculation reads of a dealer himself; who he is, where, and on which terms moves no figure. */
const SCORED: ReadonlySet<string> = new Set([
  'deleted_at',
  'excluded',
  'graded_by_choice',
  'opened_on',
  'potential',
  'cooperation',
]);

/** Whether figures may depend on these columns of a table. */
export function movesScores(table: LoggedTable, columns: readonly string[]): boolean {
  if (table === 'dealer') return columns.some((column) => SCORED.has(column));
  return !STILL.has(table);
}
