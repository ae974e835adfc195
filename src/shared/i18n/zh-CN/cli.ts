export const cli = {
  loopback: {
    opened: '经销管家已在浏览器窗口中打开。若没有看到窗口，请把下面的地址粘贴到浏览器：',
    openByHand: '请在浏览器中打开下面的地址：',
  },
  check: { good: '数据文件完好。', bad: '发现问题，请从备份恢复或联系我们。' },
  import: {
    done: '已导入“{{file}}”（工作表 {{sheet}}，表头第 {{headerRow}} 行）。',
    checked: '已检查“{{file}}”（工作表 {{sheet}}，表头第 {{headerRow}} 行），没有写入任何数据。',
    rows: '数据行',
    created: '新增',
    updated: '更新',
    unchanged: '未变',
    rejected: '未导入',
    ambiguous: '待确认',
    leftOut: '按规则不计',
    newDealers: '新客户',
    amount: '净额',
    problem: '第 {{row}} 行：{{sentence}}',
    nothingTaken_other: '没有一行可以导入（退回 {{count}} 行），数据没有改动。请按上面的提示改好表格再导入。',
    more_other: '还有 {{count}} 条提示。用 --json 查看全部。',
  },
  score: {
    head: '评分 {{run}}：截至 {{asOf}}，{{months}} 个月，客户 {{dealers}} 家',
    headLive: '只读文件的当前结果，未存档：截至 {{asOf}}，{{months}} 个月，客户 {{dealers}} 家',
    ungraded: '未评级',
  },
  undo: {
    done: '已撤销“{{file}}”：去掉 {{orders}} 张单、{{dealers}} 家客户，恢复 {{restored}} 条，保留 {{kept}} 家客户。',
  },
  backup: { written: '副本已写好并检查过：{{path}}' },
  reps: { line_other: '{{name}}：{{count}} 家' },
  report: { written: '已保存：{{path}}' },
} as const;
