import type { SameKeys } from '../sameKeys.ts';
import type { errors as zh } from '../zh-CN/errors.ts';

export const errors: SameKeys<typeof zh> = {
  internal:
    'Something went wrong inside the program (number {{incident}}). No data were changed. Try again; if it happens again, give the number to whoever supplied the program.',
  invalid_input: 'This entry is not valid: {{field}}.',
  not_found: 'The record was not found; it may have been deleted.',
  visit_not_planned: 'This visit to {{dealer}} has its result already and cannot be planned any more.',
  visit_plan_too_long: 'A plan covers {{days}} days at most. Choose fewer days.',
  visit_days_too_many: 'Visits are listed and printed for {{days}} days at most at once. Choose fewer days.',
  visit_plan_past: 'The days up to {{to}} are over and cannot be planned. Choose days from today on.',
  visit_plan_overtaken:
    'Visits of these days were changed again and again while they were planned. Nothing was written: plan once nobody else works on them.',
  visit_plan_no_reps: 'There is no rep on duty to plan for. Add a rep or choose another one.',
  visit_locked: 'This visit to {{dealer}} is locked. Unlock it first.',
  template_name_taken: 'There is a text called “{{name}}” already. Choose another name.',
  stale_edit: 'This record has just been changed elsewhere. The newest version is shown; make the change again.',
  no_file_open: 'No data file is open. Open one or make a new one first.',
  cancelled: 'Cancelled. No data were changed.',
  file_in_use:
    'The data file is in use by another program ({{host}}, process {{pid}}). Close it there, then open it here.',
  file_damaged: 'The data file “{{name}}” is damaged. Restore a backup or open another copy.',
  file_newer: 'The data file “{{name}}” was saved by a newer DealerDesk. Update the program, then open it.',
  file_not_ours: '“{{name}}” is not a DealerDesk data file. Choose a file that ends in .dealerdesk.',
  file_read_only:
    'The data file “{{name}}” is read-only: it can be looked at, not changed. Save a copy to a writable folder to change it.',
  file_missing: 'The file “{{name}}” was not found. It may have been moved, renamed or deleted.',
  file_not_readable:
    '“{{name}}” cannot be read. Another program may have locked it, or permission is missing: close that program or save a copy, then try again.',
  folder_missing: 'The folder “{{name}}” was not found. Choose another place.',
  file_ref_gone: 'The chosen file is no longer available. Choose it again.',
  disk_full: 'The disk is full. Nothing was changed. Free some space and try again.',
  disk_failed:
    'The disk failed while “{{name}}” was read or written: a stick may have been pulled out, a network may be gone, or the disk is broken. Connect it again and try once more; if that does not help, restore a backup on another disk.',
  file_is_backup: '“{{name}}” is a backup and cannot be changed directly. Use “Restore a backup”.',
  file_exists: '“{{name}}” is already there. Choose another name.',
  no_safe_place: 'No safe place has been chosen yet. Choose a folder on a USB stick or another disk first.',
  safe_place_missing:
    'The safe place “{{name}}” was not found; the USB stick may not be plugged in. Plug it in and back up again, or choose another place.',
  safe_place_not_folder: '“{{name}}” is not a folder. Enter the full path of a folder, for example E:\\Backup.',
  safe_place_own:
    '“{{name}}” is the program’s own folder and cannot hold backups. Choose a folder on a USB stick or another disk.',
  safe_place_beside:
    '“{{name}}” is the folder of the data file itself; a copy beside it is no backup. Choose a folder on a USB stick or another disk.',
  safe_place_closed: '“{{name}}” cannot be written. Check write protection and permissions, or choose another place.',
  safe_place_full:
    'The safe place “{{name}}” does not have enough room. This backup was not made; the earlier ones are all there. Free some space or choose another place.',
  safe_place_unsound:
    'What was written to “{{name}}” reads back differently, so this backup was not kept. The USB stick or disk may be failing; use another one.',
  safe_place_slow:
    'The safe place did not answer for a long time, so this backup was not made. Check the USB stick or network drive, then press “Back up now”.',
  sample_no_backup: 'Sample data are removed when you leave them and need no backup. Open your own data file first.',
  backup_partial:
    '“{{name}}” was not written completely (a power cut, or a USB stick pulled out) and cannot be restored. Choose another backup.',
  no_backup_yet: 'There is no backup to try yet. Press “Back up now” first.',
  restore_other_file:
    '“{{name}}” is not a backup of the open data file and cannot replace it. Choose “Restore as a new file”.',
  not_writable: '“{{name}}” cannot be written. Check that no other program has it open, or choose another place.',
  sheet_encrypted:
    '“{{name}}” needs a password to open. Type it, or save a copy without a password in Excel or WPS and import that.',
  sheet_password_wrong: 'That password does not open “{{name}}”. Check capital letters and try again.',
  sheet_cipher_unknown:
    '“{{name}}” is encrypted in a way that cannot be opened here. Open it in Excel (File → Info → Protect Workbook) or WPS, clear the password, save a copy, and import that.',
  sheet_not_spreadsheet: '“{{name}}” is not a spreadsheet (it looks like {{what}}). Choose an xlsx, xls or csv file.',
  sheet_zip_corrupt:
    '“{{name}}” is damaged and cannot be opened. Open it in Excel or WPS, save a copy, and import that.',
  sheet_xml_corrupt: 'The contents of “{{name}}” are damaged. Open it in Excel or WPS, save a copy, and import that.',
  sheet_too_large: '“{{name}}” is too large (limit {{limit}}). Split it into several files.',
  sheet_too_many_parts:
    '“{{name}}” has more than {{limit}} parts, which no ordinary workbook has. Save it as .xlsx in Excel or WPS and import that.',
  sheet_too_many_rows: '“{{name}}” has more than {{limit}} rows. Split it into several files.',
  sheet_too_many_cells: '“{{name}}” has more than {{limit}} cells. Split it into several files.',
  sheet_timeout: 'Reading “{{name}}” made no progress for too long and was stopped. Save a copy and try again.',
  sheet_out_of_memory: '“{{name}}” is too large for the memory; reading was stopped. Split it into several files.',
  sheet_broken_off: 'The reading of “{{name}}” was interrupted. Try again.',
  sheet_missing_part:
    'A necessary part of “{{name}}” is missing. Open it in Excel or WPS, save a copy, and import that.',
  sheet_empty: 'There are no data in “{{name}}”. Check the file and the sheet.',
  plain_no_rows: '“{{name}}” has a header and no rows. If its first row is a row of data too, add --no-header.',
  plain_column_missing: '“{{name}}” has no column “{{column}}”. Its columns: {{columns}}.',
  festival_other_day: 'This festival is not on {{on}}; the nearest day that it falls on is {{day}}. Choose that day.',
  activity_in_future:
    'A visit on {{on}} cannot have been made yet: today is {{today}}. Plan it on the Visits page, or choose a day up to today.',
  next_before_activity:
    'The next step on {{next}} comes before {{on}}, the day of what was done. Choose that day or a later one.',
  days_reversed: 'The days run backwards: from {{from}} to {{to}}. Choose a first day that is not after the last one.',
  day_after_today: '{{day}} is after today ({{today}}). Choose today or a day before it.',
  route_not_number: '“{{name}}”, line {{line}}: “{{text}}” is not a number. Correct it and run again.',
  route_line_short: '“{{name}}”, line {{line}}: {{found}} numbers stand there where {{least}} are wanted.',
  route_wrong_value:
    '“{{name}}”, line {{line}}: “{{text}}” cannot stand there: it is out of its range, stands twice, or contradicts what comes before.',
  route_too_many: '“{{name}}”, line {{line}}: {{count}} places are too many; at most {{most}} can be taken.',
  route_ends_early: '“{{name}}” breaks off at line {{line}}: {{found}} of {{least}} entries are there.',
  route_not_understood: '“{{name}}”, line {{line}}: this line is neither a keyword nor part of a section of numbers.',
  route_part_missing:
    '“{{name}}” has no “{{part}}”: it is not a file of this kind, or a part is missing (read to the last line).',
  route_unsupported: '“{{name}}”, line {{line}}: “{{text}}” cannot be solved here; what can be: {{list}}.',
  route_no_plan:
    '“{{name}}”: no plan was found that keeps loads, times and the number of vehicles. More may be asked of the vehicles than they can do.',
  plain_column_twice: 'The column “{{column}}” is named twice.',
  plain_too_large:
    '“{{name}}”, line {{line}}, column “{{column}}”: “{{text}}” is too large to calculate with. Correct it and run this again.',
  plain_not_number:
    '“{{name}}”, line {{line}}, column “{{column}}”: “{{text}}” is not a number. Correct it and run this again.',
  plain_no_value:
    '“{{name}}”, line {{line}}, column “{{column}}” has no value. Rows with gaps cannot be compared: fill it in, take the row out, or leave the column out.',
  plain_unclear_decimals:
    '“{{name}}”, column “{{column}}”: “{{one}}” and “{{other}}” do not go together, one has a decimal point and the other a decimal comma. Write the column in one way and run this again.',
  clusters_too_few:
    'Graded dealers that bought in the window: {{dealers}}; {{k}} clusters take at least {{least}}, so none were made. Take a longer window or import more bills first.',
  clusters_same:
    'The {{dealers}} dealers of the window are all equal in what was chosen: there are no clusters. Choose other figures.',
  clusters_lack:
    '“{{feature}}” cannot be used for clusters now: the data lack it, or only the owner sees it. Leave it out and try again.',
  cluster_one_row: '“{{name}}” has one row: there is nothing to group it with.',
  cluster_all_equal:
    'In the chosen columns all rows of “{{name}}” are equal: there are no clusters. Choose other columns.',
  cluster_too_many: '{{k}} clusters cannot be made: only {{most}} differ from one another. Ask for fewer.',
  cluster_no_columns: '“{{name}}” has no column of numbers. Its columns: {{columns}}.',
  cluster_log:
    '“{{name}}”, line {{line}}, column “{{column}}”: “{{text}}” is not above 0 and has no logarithm. Leave --log out or choose another column.',
  recipe_wrong_file:
    '“{{name}}” is not a recipe file and was not taken in. Recipe files come from “Save as a file” on the recipes page.',
  recipe_newer: '“{{name}}” was saved by a newer version of the program. Update the program first.',
  recipe_unknown: 'There is neither a recipe nor a file called “{{name}}”.',
  attachment_empty: '“{{name}}” is empty and was not added. Check that it is the right file.',
  attachment_too_large:
    '“{{name}}” is too large and was not added (a file may be at most {{limit}}). Make it smaller and try again.',
  attachment_not_shown: 'Files of this kind are not opened in the program; save a copy and open it yourself.',
  owner_only: 'Only the owner can change this. Switch to the owner at the top right and try again.',
  erase_not_in_bin: 'Only dealers in the bin can be deleted for good. Move them to the bin first.',
  erase_not_confirmed: 'That is not what has to be typed, and nothing was deleted. Type “{{text}}” and try again.',
  erased_for_good: 'Dealers that were deleted for good cannot be brought back.',
  field_hidden:
    'The order or a condition here uses what the owner keeps to himself. Sort otherwise, take the condition away, or switch to the owner at the top right.',
  figures_hidden:
    'This shows what reps bring in, which the owner keeps to himself. Switch to the owner at the top right, or choose a table that is not by rep.',
  pin_wrong: 'The PIN is wrong. Enter it again.',
  pin_short: 'A PIN has at least {{least}} digits or letters. Enter a longer one.',
  operator_exists: 'There is already an operator called “{{name}}”. Choose another name.',
  operator_unknown: 'There is no operator called “{{name}}” in this data file.',
  operator_last_owner: 'There must be at least one owner. Make somebody else an owner first.',
  import_no_header: 'No header row was found. Point out the header row, or say that there is none.',
  import_foreign_field:
    'Lists of this kind have no “{{fields}}”. Choose another field for that column, or keep it as an extra.',
  import_column_twice: '“{{field}}” is read from two columns. Keep one of them.',
  import_own_columns:
    'A field of your own takes one column of a dealer list, and that column nothing else. Change the columns and try again.',
  import_column_shared: 'One column cannot be {{fields}} at once. Choose a column for each.',
  import_required_column: 'A column is still missing: {{fields}}. Point out which one it is.',
  import_table_unlike:
    'The sheet “{{sheet}}” is not like the chosen one: its columns, unit or way of writing dates differ, so they cannot be imported together. Leave it out here and import it by itself.',
  import_table_twice: 'The sheet “{{sheet}}” was chosen twice, and its rows would count double. Choose it once.',
  import_unknown_sheet: 'There is no sheet “{{sheet}}” in the file. It has: {{sheets}}.',
  name_taken: 'There is already one called “{{name}}”. Choose another name.',
  value_unreadable:
    '“{{value}}” is not a value for “{{name}}” and was not saved. Enter it as the kind of this field requires.',
  birthday_unreadable:
    '“{{text}}” cannot be a birthday and was not saved. Write it as 1985-3-8, as 3-8 without the year, or as a lunar day with the word “lunar”.',
  bulk_nothing: 'All these dealers have this value already; there is nothing to change.',
  paste_nothing: 'The list already says what was to be pasted; there is nothing to change.',
  paste_moved:
    'These dealers changed after the preview, and nothing was written. Look at the new preview, then paste again.',
  segment_unknown: 'There is no segment “{{name}}”. The command “segment list” lists them all.',
  segment_in_use: '“{{by}}” uses the segment “{{name}}”. Change that first, then delete it.',
  segment_cycle: 'The segment “{{name}}” cannot name itself, directly or by another one. Take it out of the rule.',
  segment_not_list:
    '“{{name}}” is of the other kind: a list cannot become a rule, and dealers cannot be put into a rule by hand.',
  segment_too_many: 'At most {{most}} segments are kept. Delete some that are not used.',
  segment_fact_unknown: 'The rule names “{{name}}”, which is no fact. Facts are: {{list}}.',
  segment_rule_wrong: 'This rule cannot be read ({{where}}). How one is written: docs/segments.md.',
  view_unknown: 'There is no view called “{{name}}”. The command “views” lists them all.',
  choice_needed: 'Enter at least one choice.',
  handlers_nothing: 'No bill of the window names a handler for a dealer without a rep; there is nothing to set up.',
  handlers_moved:
    'Dealers or bills changed before this was confirmed, so nothing was written. Look at the new result and confirm again.',
  hand_over_nothing: 'These dealers are already served by this rep; there is nothing to hand over.',
  rep_name_taken:
    '“{{name}}” is already a name of the rep {{rep}}. If they are one person, merge the two records; if not, write the name differently.',
  merge_same: 'A dealer cannot be merged into itself. Choose another one.',
  merge_in_bin: '“{{name}}” is in the bin or was merged into another dealer. Only dealers on the list can be merged.',
  merge_undone: 'This merge has already been taken apart.',
  rep_same: 'A rep cannot be merged into himself. Choose another one.',
  rep_leaves_to_left:
    '{{rep}} has left by that day and cannot take over. Choose another rep, or remove the last day first.',
  rep_leaves_early:
    'The hand-over ({{fromOn}}) cannot be before the last day at work ({{lastOn}}). Change one of the two.',
  rep_unknown: 'There is no rep called “{{name}}”. Check the name, or add the rep first.',
  rep_has_history:
    'This rep has served dealers and cannot be deleted. Mark the rep as having left, or merge the record into another.',
  import_period:
    'The period must include all bills of the file ({{fromOn}} to {{toOn}}) and not end after today ({{todayOn}}).',
  report_no_receivables: 'There are no balances yet, so there is no list. Import a list of balances first.',
  import_too_many_files:
    'At most {{limit}} files are imported at once; the first {{limit}} are listed. Drop the others next time.',
  paste_too_long:
    'What was pasted is too long (at most {{limit}} characters). Save the table as a file and import that.',
  import_total_period: 'Enter the first and the last day of the totals; they cannot be after today ({{todayOn}}).',
  import_as_of: 'Enter the day the balances are as of; it cannot be after today ({{todayOn}}).',
  import_dropped:
    'Dealers were deleted for good meanwhile, and what was known of this file went with them; nothing was imported. Choose the file again.',
  import_wrong_state: 'This import can no longer be changed. Start again from the import page.',
  import_no_rows: 'There are no data rows below the header. Check the sheet and the header row.',
  import_currency_mismatch:
    'The data file is kept in {{fileCurrency}}; {{currency}} cannot be imported into it. Make a new data file.',
  import_whole_file:
    '“{{name}}” is a whole data file exported from DealerDesk. It is taken whole into an empty data file, not imported as a list.',
  transfer_not_whole:
    '“{{name}}” is no whole data file exported from DealerDesk. Choose a workbook that “Export the whole data file” has written.',
  transfer_not_empty:
    'The data file that is open has data already, so a whole file cannot be taken in. Make a new data file first.',
  transfer_folder_not_empty: 'The folder “{{name}}” is not empty. Choose an empty one, or one that is not there yet.',
  transfer_bad_column:
    'The second row of the sheet “{{sheet}}” has an unknown name “{{column}}”. Nothing was taken in; use a workbook that has not been changed.',
  transfer_bad_cell:
    'Row {{row}} of the sheet “{{sheet}}”: “{{column}}” cannot be read. Nothing was taken in; correct the cell, or use a workbook that has not been changed.',
  transfer_bad_row:
    'Row {{row}} of the sheet “{{sheet}}” cannot be taken: a number is there twice, or something is missing. Nothing was taken in; correct the row, or use a workbook that has not been changed.',
  transfer_bad_reference:
    'A row of the sheet “{{sheet}}” refers to a record that is not there. Nothing was taken in; use a workbook that has not been changed.',
  transfer_rows_differ:
    'The sheet “{{sheet}}” should have {{rows}} rows and has {{found}}: the workbook is not complete or was changed. Nothing was taken in; export it again.',
  import_data_changed: 'The data have changed since the check. Check again, then import.',
  report_no_import: 'There is no such import of orders: it was not written, or was undone. Choose another one.',
  report_no_orders: 'There are no orders, and so nothing to print. Import orders first.',
  plain_no_orders:
    'No row of “{{name}}” has a customer, a date and an amount that can be read. Name the columns with --map, or say --no-header.',
  orders_all_later:
    'There are {{count}} orders, all dated after today ({{today}}), the first on {{first}}: nothing can be calculated from them yet. Check the dates in the file, or this computer’s clock.',
  score_no_orders: 'There are no orders to score yet. Import orders first.',
  score_bad_rules: 'The grading scheme is not valid. $t(scoring.scheme.bad.{{field}})',
  route_name_taken: 'There is a route called “{{name}}” already. Choose another name.',
  scheme_name_taken: 'There is a scheme called “{{name}}” already. Choose another name.',
  scheme_active: 'This scheme is in use and cannot be deleted. Use another one first.',
  stage_nothing: 'There is nothing to change: these dealers have no stage set by hand, or are left out of grading.',
  pin_nothing: 'There is nothing to change: these dealers have no tier set by hand, or are left out of grading.',
  pin_past: 'The last day {{untilOn}} has passed. Enter today ({{todayOn}}) or a later day.',
  report_no_browser:
    'No browser that can make a PDF (Chrome, Edge or Chromium) was found on this PC. Install one, or export as xlsx or html.',
  report_gone: 'The report has expired. Build it again.',
  connection_lost: 'The connection to the program was lost and this step was not finished. Try again once it is back.',
  session_ended: 'This window is no longer connected to the program. Close it and open it again from the program.',
  nothing_to_undo: 'There is nothing to undo.',
  nothing_to_redo: 'There is nothing to redo.',
  case_lacks: 'This step is not possible yet. $t(cases.lack.{{lack}}).',
  case_kind: 'It cannot become “$t(cases.kind.{{to}})” yet. $t(cases.lack.{{lack}}).',
  survey_answered: 'Somebody has answered already: questions and sample stand. Make another survey to change them.',
  survey_bad_answer: 'The answer to “{{question}}” cannot be taken: $t(surveys.problem.{{problem}}).',
  survey_unknown: 'There is no survey called “{{name}}”.',
  case_unknown: 'There is no case {{number}}. Check the number.',
  case_closed: 'The remedy, cause or decision of a solved case cannot be emptied; open it again to change it.',
  case_ahead: 'The day {{day}} has not come yet. Enter today or an earlier day.',
  case_before_step: 'The day {{day}} is before the step of {{step}} that comes first. Check it.',
  case_before: 'The day {{day}} is before the report of {{reported}}. Check it.',
  undo_conflict: 'This cannot be undone as it is. $t(data.conflict.{{reason}})',
};
