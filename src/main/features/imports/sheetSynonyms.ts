/** Words in the name of a sheet that holds what the others hold: a summary or a total of them. */
export const SUMMARY_SHEET = /总表|汇总|合计|总计|统计|全部|总览|summary|total|overview|^all$|\ball\b/i;
