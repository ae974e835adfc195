/** Words in the name of a sheet that holds what the others hold: a summary or a total of them. */
export const SUMMARY_SHEET = /总表|汇总|合计|总计|统计|全部|总览|summary|total|overview|^all$|\ball\b/i;
/** The year in a title or a name: 2026年, 2026-07, 202607; or 26年7月. */
export const YEAR_OF_DAYS =
  /(?<!\d)(20\d{2})(?:\s*年|[-./](?:0?[1-9]|1[0-2])(?!\d)|(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d))|(?<!\d)(2\d)\s*年\s*\d{1,2}\s*月/gu;
/** A year by itself, as it stands in the name of a sheet or of a file. */
export const YEAR_ALONE = /(?<![\d.])(20\d{2})(?![\d.])/gu;

/** What the name of a sheet ends in that was copied, or kept as it was, before another one went on. */
export const COPY_MARK =
  /\s*(?:[(\uff08]\s*\d{1,2}\s*[)\uff09]|[-_(\uff08\s]*(?:副本|旧版?|老版?|备份|原始?|copy|old|backup|bak)\s*\d{0,2}\s*[)\uff09]?)$/i;
