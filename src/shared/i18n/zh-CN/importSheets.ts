/** Several sheets of a file that are read together, and where in them a row stands. */
export const importSheets = {
  /** In a column; at the beginning of a line; within a sentence. */
  spot: {
    cell: '{{sheet}} · {{row}}',
    head: '第 {{row}} 行',
    headOfSheet: '“{{sheet}}”第 {{row}} 行',
    within: '第 {{row}} 行',
    withinOfSheet: '“{{sheet}}”第 {{row}} 行',
    /** The same where another table that is read stands beside. */
    cellBeside: '{{column}} 列起 · {{row}}',
    cellOfTable: '{{sheet}} · {{column}} 列起 · {{row}}',
    headBeside: '{{column}} 列起的表第 {{row}} 行',
    headOfTable: '“{{sheet}}”{{column}} 列起的表第 {{row}} 行',
    withinBeside: '{{column}} 列起的表第 {{row}} 行',
    withinOfTable: '“{{sheet}}”{{column}} 列起的表第 {{row}} 行',
  },
  sheets: {
    title: '一起导入的工作表',
    hint: '和“{{sheet}}”同样的表可以一起导入，列和规则都按“{{sheet}}”的来。',
    all: '一起导入 {{read}} 张（共 {{total}} 张同样的表）',
    rows: '{{rows}} 行',
    rowsMore: '{{rows}} 行以上',
    days: '{{from}} 至 {{to}}',
    /** One of several tables side by side, and one further down. */
    table: '{{sheet}} · {{column}} 列起',
    below: '第 {{row}} 行起的表',
    gone: '上次一起导入的工作表这次没有：{{list}}。',
    why: {
      alike: '列和单位相同',
      hidden: '是隐藏的工作表，没有勾选',
      summary: '像是汇总表，一起导入会算两遍，没有勾选',
      copy: '和另一张表的内容一样或大部分重复，像是副本或旧版，免得算两遍，没有勾选',
      ownDay: '这类表各有各的日期，加在一起会算重，没有勾选',
      leftOut: '上次没有一起导入，没有勾选',
      empty: '没有数据行',
      damaged: '已损坏，读不出来',
      noHeader: '没有认出表头',
      kind: '是另一类名单',
      columns: '列对不上，是另一种表',
      unit: '金额的单位不同，不能一起导入',
      dateOrder: '日期的写法不同，不能一起导入',
    },
  },
};
