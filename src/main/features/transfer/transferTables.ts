/**
 * Every table that goes out with the whole data file and comes back with it, in the order of the sheets;
 * references are held when all is there. A new table of the business is one line here and its name in the catalogues (`transfer.table`).
 */
export const TRANSFER_TABLES = [
  'meta',
  'setting',
  'operator',
  'rep',
  'rep_alias',
  'rep_leave',
  'dealer',
  'dealer_alias',
  'contact',
  'dealer_owner',
  'dealer_distinct',
  'owner_distinct',
  'dealer_group',
  'dealer_group_member',
  'dealer_merge',
  'dealer_merge_step',
  'contact_distinct',
  'contact_merge',
  'health_ignored',
  'tag',
  'dealer_tag',
  'custom_field',
  'custom_value',
  'note',
  'activity',
  'route',
  'dealer_visit',
  'dealer_closed',
  'visit_plan',
  'visit',
  'visit_sheet',
  'visit_sheet_line',
  'dealer_case',
  'case_event',
  'case_series',
  'survey',
  'survey_invite',
  'survey_reply',
  'spoken_order',
  'market_note',
  'message_template',
  'care_gift',
  'source',
  'product',
  'orders',
  'order_line',
  'period_total',
  'receivable',
  'receipt',
  'score_scheme',
  'score_scheme_version',
  'tier_pin',
  'stage_override',
  'advice_refused',
  'workday',
  'score_run',
  'score_frozen',
  'saved_view',
  'segment',
  'segment_member',
  'segment_moment',
  'segment_stay',
  'cluster_run',
  'cluster',
  'cluster_member',
  'recipe',
  'import_batch',
  'import_problem',
  'import_rejected_row',
  'import_removed',
  'import_before',
  'import_seen',
  'change_log',
] as const;
export type TransferTable = (typeof TRANSFER_TABLES)[number];

/** Tables that stay behind, and why; the sheet of explanations says the same to people. */
export const LEFT_BEHIND = {
  source_file: 'bytes',
  file_content: 'bytes',
  dealer_file: 'bytes',
  operator_pin: 'secret',
  dealer_day: 'derived',
  dealer_day_renewed: 'derived',
  score_figure: 'derived',
  score_place: 'derived',
  rhythm_head: 'derived',
  rhythm_live: 'derived',
  lifecycle_live: 'derived',
  prediction_run: 'derived',
  prediction: 'derived',
  forecast: 'derived',
  visit_verdict: 'derived',
  dealer_suspect: 'derived',
  owner_suspect: 'derived',
  contact_suspect: 'derived',
  stage_dealer: 'passing',
  stage_order: 'passing',
  stage_line: 'passing',
  stage_held: 'passing',
  stage_same: 'passing',
  stage_receivable: 'passing',
  stage_receipt: 'passing',
  stage_entry: 'passing',
  stage_skipped: 'passing',
  stage_written: 'passing',
} as const satisfies Record<string, 'bytes' | 'secret' | 'derived' | 'passing'>;

/** Rows that go; of other tables all do. */
export const TRANSFER_WHERE: Partial<Record<TransferTable, string>> = {
  // Counts of changes, by which kept runs know whether the data have moved since. The file's own identity stays with it.
  meta: "key IN ('data_revision', 'orders_revision')",
  // The live result is calculated anew.
  score_run: "status = 'frozen'",
  import_batch: "status IN ('committed', 'undone')",
};
/** Parts of records that stay out with the records themselves. */
export const TRANSFER_OF_BATCH: readonly TransferTable[] = [
  'import_problem',
  'import_rejected_row',
  'import_removed',
  'import_before',
  'import_seen',
];

/** What a file has from its first day on: an owner who has changed nothing else has not begun with it. */
export const FROM_THE_START: ReadonlySet<TransferTable> = new Set([
  'meta',
  'setting',
  'saved_view',
  'score_scheme',
  'score_scheme_version',
  'change_log',
]);

/** References to what stays behind. */
export const EMPTIED_COLUMNS: ReadonlySet<string> = new Set(['import_batch.source_file_id']);

/** Columns that only programs read: folded away in the workbook, but there. */
export const FOLDED_COLUMNS =
  /_key$|^(uid|pinyin|initials|revision|fingerprint|ordinal|batch_id|source_row|rounding_micro|undone_no|undone_top)$/;
