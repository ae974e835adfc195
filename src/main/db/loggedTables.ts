/** How edits of a table are logged and taken back. */
interface LoggedRules {
  /** Columns that follow others by themselves: they are not compared when an edit is taken back. */
  derived: readonly string[];
  /** The table has `revision` and `updated_at`. */
  stamped: boolean;
  /** The table has `deleted_at`: a new record that is taken back goes into the bin, elsewhere it is deleted. */
  bin: boolean;
}

/** Every table whose edits are logged. Its primary key is `id`. */
export const LOGGED_TABLES = {
  dealer: { derived: ['name_key', 'code_key', 'pinyin', 'initials', 'sort_key'], stamped: true, bin: true },
  contact: { derived: [], stamped: true, bin: true },
  rep: { derived: ['name_key', 'sort_key'], stamped: true, bin: false },
  rep_alias: { derived: ['alias_key'], stamped: false, bin: false },
  dealer_owner: { derived: [], stamped: false, bin: false },
  import_batch: { derived: [], stamped: false, bin: false },
  setting: { derived: [], stamped: false, bin: false },
  operator: { derived: ['name_key'], stamped: true, bin: true },
  activity: { derived: [], stamped: true, bin: true },
  care_gift: { derived: [], stamped: true, bin: false },
  message_template: { derived: ['name_key'], stamped: true, bin: false },
  note: { derived: [], stamped: true, bin: true },
  dealer_file: { derived: [], stamped: true, bin: true },
  dealer_case: { derived: [], stamped: true, bin: true },
  case_event: { derived: [], stamped: false, bin: false },
  survey: { derived: [], stamped: true, bin: true },
  survey_invite: { derived: [], stamped: false, bin: false },
  survey_reply: { derived: [], stamped: false, bin: false },
  saved_view: { derived: ['name_key'], stamped: true, bin: false },
  source: { derived: ['tax_included'], stamped: false, bin: false },
  recipe: { derived: ['name_key', 'used_at'], stamped: true, bin: false },
  tag: { derived: ['name_key', 'batch_id'], stamped: false, bin: false },
  dealer_tag: { derived: [], stamped: false, bin: false },
  custom_field: { derived: ['name_key'], stamped: true, bin: false },
  custom_value: { derived: [], stamped: false, bin: false },
  score_scheme: { derived: ['version'], stamped: false, bin: true },
  score_run: { derived: [], stamped: false, bin: true },
  health_ignored: { derived: [], stamped: false, bin: false },
  dealer_merge: { derived: [], stamped: false, bin: false },
  dealer_distinct: { derived: [], stamped: false, bin: false },
  owner_distinct: { derived: [], stamped: false, bin: false },
  contact_merge: { derived: [], stamped: false, bin: false },
  contact_distinct: { derived: [], stamped: false, bin: false },
  dealer_group: { derived: [], stamped: false, bin: false },
  dealer_group_member: { derived: [], stamped: false, bin: false },
  segment: { derived: ['name_key'], stamped: true, bin: true },
  segment_member: { derived: [], stamped: false, bin: false },
  // Of a cluster only its name is the owner's.
  cluster: { derived: ['size', 'facts'], stamped: false, bin: false },
  tier_pin: { derived: [], stamped: false, bin: false },
  stage_override: { derived: [], stamped: false, bin: false },
  workday: { derived: [], stamped: false, bin: false },
  advice_refused: { derived: [], stamped: false, bin: false },
  rep_leave: { derived: [], stamped: false, bin: false },
  route: { derived: ['name_key', 'batch_id'], stamped: true, bin: true },
  dealer_visit: { derived: ['batch_id'], stamped: true, bin: false },
  dealer_closed: { derived: [], stamped: false, bin: false },
  visit_plan: { derived: [], stamped: true, bin: true },
  visit: { derived: [], stamped: true, bin: true },
  spoken_order: { derived: [], stamped: true, bin: true },
  market_note: { derived: [], stamped: true, bin: true },
} as const satisfies Record<string, LoggedRules>;

export type LoggedTable = keyof typeof LOGGED_TABLES;

/** Whether edits of a table are logged; the name may come from a file that somebody else has written. */
export function isLoggedTable(name: string): name is LoggedTable {
  return Object.hasOwn(LOGGED_TABLES, name);
}

/** A logged table's name on its way into a statement. */
export function loggedName(table: LoggedTable): LoggedTable {
  if (!isLoggedTable(table)) throw new Error(`not a logged table: ${String(table)}`);
  return table;
}
