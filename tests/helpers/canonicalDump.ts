import { openReader } from '../../src/main/db/open.ts';

/** Columns that are log, revision or origin: not part of "the same as before". */
const IGNORED = new Set(['revision', 'updated_at', 'batch_id', 'source_row', 'created_at']);
const TABLES = [
  'dealer',
  'dealer_alias',
  'contact',
  'dealer_owner',
  'rep',
  'rep_alias',
  'product',
  'orders',
  'order_line',
  'period_total',
  'receivable',
  'receipt',
  'activity',
  'message_template',
  'care_gift',
  'setting',
  'operator',
  'note',
  'dealer_file',
  'dealer_case',
  'case_event',
  'survey',
  'survey_invite',
  'survey_reply',
  'saved_view',
  'tag',
  'dealer_tag',
  'custom_field',
  'custom_value',
  'health_ignored',
  'tier_pin',
  'stage_override',
  'advice_refused',
  'workday',
  'dealer_distinct',
  'owner_distinct',
  'contact_distinct',
  'contact_merge',
  'dealer_group',
  'dealer_group_member',
  'segment',
  'segment_member',
  'rep_leave',
  'route',
  'dealer_visit',
  'dealer_closed',
  'visit_plan',
  'visit',
  'spoken_order',
  'market_note',
];
/** Derived, but kept by every change: equal data must give equal totals. */
const DERIVED = ['dealer_day'];

/** Nothing refers to a line: those of a bill that is changed or restored are written anew. */
const UNNUMBERED = new Set(['order_line', 'dealer_tag', 'custom_value']);

/**
 * The business tables of a data file as one text: two files with the same data give the same text.
 * @param without tables that are not compared
 */
export function canonicalDump(path: string, without: readonly string[] = []): string {
  const db = openReader(path);
  try {
    return [...TABLES, ...DERIVED]
      .filter((table) => !without.includes(table))
      .map((table) => `${table}\n${tableText(db, table)}`)
      .join('\n');
  } finally {
    db.close();
  }
}

function tableText(db: ReturnType<typeof openReader>, table: string): string {
  const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name);
  const own = columns.filter((name) => !(name === 'id' && UNNUMBERED.has(table)));
  const kept = own.filter((name) => !IGNORED.has(name)).join(', ');
  const rows = db.prepare(`SELECT ${kept} FROM ${table} ORDER BY 1, 2`).raw().all();
  return rows.map((row) => JSON.stringify(row)).join('\n');
}
