/** What the reader is told: plain values only, rendered into a sentence by `errors.<code>` of the catalogue. */
export type Params = Record<string, string | number | boolean | null>;

/** Every expected failure of the program. Adding one means adding its sentence in both languages. */
export const APP_ERROR_CODES = [
  'internal',
  'invalid_input',
  'not_found',
  'stale_edit',
  'template_name_taken',
  'visit_not_planned',
  'visit_locked',
  'visit_plan_past',
  'visit_plan_too_long',
  'visit_days_too_many',
  'visit_plan_no_reps',
  'visit_plan_overtaken',
  'no_file_open',
  'cancelled',
  // data files
  'file_in_use',
  'file_damaged',
  'file_newer',
  'file_not_ours',
  'file_read_only',
  'file_missing',
  'file_not_readable',
  'folder_missing',
  'file_ref_gone',
  'disk_full',
  'disk_failed',
  'file_is_backup',
  'file_exists',
  // copies and safe places
  'no_safe_place',
  'safe_place_missing',
  'safe_place_not_folder',
  'safe_place_own',
  'safe_place_beside',
  'safe_place_closed',
  'safe_place_full',
  'safe_place_unsound',
  'safe_place_slow',
  'sample_no_backup',
  'backup_partial',
  'no_backup_yet',
  'restore_other_file',
  'not_writable',
  // spreadsheets
  'sheet_encrypted',
  'sheet_password_wrong',
  'sheet_cipher_unknown',
  'sheet_not_spreadsheet',
  'sheet_zip_corrupt',
  'sheet_xml_corrupt',
  'sheet_too_large',
  'sheet_too_many_parts',
  'sheet_too_many_rows',
  'sheet_too_many_cells',
  'sheet_timeout',
  'sheet_out_of_memory',
  'sheet_broken_off',
  'sheet_missing_part',
  'sheet_empty',
  // plain files of the command line
  'plain_no_rows',
  'plain_column_missing',
  'plain_not_number',
  'plain_no_value',
  'plain_unclear_decimals',
  'plain_too_large',
  'plain_column_twice',
  // files of published routing problems
  'route_not_number',
  'route_line_short',
  'route_wrong_value',
  'route_too_many',
  'route_ends_early',
  'route_not_understood',
  'route_part_missing',
  'route_unsupported',
  'route_no_plan',
  'day_after_today',
  'days_reversed',
  'activity_in_future',
  'next_before_activity',
  'festival_other_day',
  // clusters
  'cluster_all_equal',
  'cluster_one_row',
  'cluster_too_many',
  'cluster_log',
  'cluster_no_columns',
  'clusters_too_few',
  'clusters_same',
  'clusters_lack',
  // recipes
  'recipe_wrong_file',
  'recipe_newer',
  'recipe_unknown',
  // files of dealers
  'attachment_empty',
  'attachment_too_large',
  'attachment_not_shown',
  // operators
  'owner_only',
  'figures_hidden',
  'field_hidden',
  'erase_not_in_bin',
  'erase_not_confirmed',
  'erased_for_good',
  'pin_wrong',
  'pin_short',
  'operator_exists',
  'operator_unknown',
  'operator_last_owner',
  // imports
  'import_no_header',
  'import_column_twice',
  'import_foreign_field',
  'import_column_shared',
  'import_own_columns',
  'import_required_column',
  'import_unknown_sheet',
  'import_table_unlike',
  'import_table_twice',
  'import_wrong_state',
  'import_dropped',
  'import_period',
  'import_as_of',
  'import_total_period',
  'import_too_many_files',
  'paste_too_long',
  'hand_over_nothing',
  'handlers_nothing',
  'handlers_moved',
  'merge_same',
  'merge_in_bin',
  'merge_undone',
  'rep_name_taken',
  'rep_same',
  'rep_leaves_to_left',
  'rep_leaves_early',
  'rep_unknown',
  'rep_has_history',
  'name_taken',
  'value_unreadable',
  'birthday_unreadable',
  'choice_needed',
  'view_unknown',
  'segment_unknown',
  'segment_in_use',
  'segment_cycle',
  'segment_not_list',
  'segment_too_many',
  'segment_rule_wrong',
  'bulk_nothing',
  'paste_nothing',
  'paste_moved',
  'import_no_rows',
  'import_currency_mismatch',
  'import_data_changed',
  // the whole data file
  'import_whole_file',
  'transfer_not_whole',
  'transfer_not_empty',
  'transfer_folder_not_empty',
  'transfer_bad_column',
  'transfer_bad_cell',
  'transfer_bad_row',
  'transfer_bad_reference',
  'transfer_rows_differ',
  // scoring and reports
  'score_no_orders',
  'orders_all_later',
  'segment_fact_unknown',
  'plain_no_orders',
  'report_no_orders',
  'report_no_import',
  'report_no_receivables',
  'score_bad_rules',
  'scheme_active',
  'scheme_name_taken',
  'route_name_taken',
  'pin_nothing',
  'stage_nothing',
  'pin_past',
  'report_no_browser',
  'report_gone',
  // the window's own
  'connection_lost',
  'session_ended',
  'nothing_to_undo',
  'nothing_to_redo',
  'undo_conflict',
  // cases
  'case_lacks',
  'case_kind',
  'case_unknown',
  'survey_answered',
  'survey_bad_answer',
  'survey_unknown',
  'case_closed',
  'case_ahead',
  'case_before',
  'case_before_step',
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** What crosses a wire: the code and its parameters, never a stack. */
export interface WireError {
  code: AppErrorCode;
  params: Params;
}

/** An expected failure. The code is the contract; shown text comes from i18n key `errors.<code>`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly params: Params;

  constructor(code: AppErrorCode, params: Params = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.params = params;
  }

  /** Drops stack and cause on purpose: they go to the log, not to the window. */
  toWire(): WireError {
    return { code: this.code, params: this.params };
  }

  static fromWire(wire: WireError): AppError {
    return new AppError(wire.code, wire.params);
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}
