/** Further tables of a sheet, and what the sheet hides. */
export const importOtherTables = {
  otherTables: {
    title: '同一工作表里的其他表',
    intro: '格式相同的一起读，可以逐张关掉；别的表不读，要读就点“改读这一张”。',
    at_other: '第 {{row}} 行起，{{count, number}} 行：{{headers}}',
    /** Why a column is what it is: no column of the sheet, but what its headings say. */
    byHeading: '写在抬头里',
    under: '抬头“{{heading}}”。',
    headings_other:
      '有 {{count, number}} 行是抬头（例如“{{first}}”），没有当数据读；检查之后可以在“略过的行”里要回来。',
    fit: {
      same: '列名和正在读的表对得上，一起读。',
      missing: '缺少必需的列，是另一种表，没有读。',
      columns: '大多数列名对不上，是另一种表，没有读。',
      units: '金额的单位不同，没有读。',
      kind: '看起来是另一种表（比如一张记销售、一张记收款），没有读。',
      joined: '现在和旁边的列当作一张表读。',
      above: '在现在的表头上面，没有读。',
    },
    beside_other: '旁边从 {{column}} 列起，{{count, number}} 行：{{headers}}',
    besideText: '旁边从 {{column}} 列起：{{headers}}',
    besideReadOf: '旁边从 {{column}} 列起的表一起读',
    besideInsteadOf: '改读旁边从 {{column}} 列起的表',
    whole: '并排的列当作一张表读',
    left: '格式相同，按你选的不读。',
    read: '一起读',
    readOf: '第 {{row}} 行起的表一起读',
    instead: '改读这一张',
    insteadOf: '改读第 {{row}} 行起的表',
    comma: '、',
    most_other: '只看了前 {{count, number}} 行；后面如果还有表，格式相同的也一起读。',
  },
  hiddenParts: {
    rows_other: '看了前 {{rows}} 行，其中有 {{count, number}} 行在原表里是隐藏的，后面的也照此处理。',
    columns: '隐藏的列',
    columnsHint: '原表里看不见这些列。关掉的列当作没有对应的列处理。',
    column: '{{column}} 列“{{header}}”：读作“{{field}}”',
    columnOut: '{{column}} 列“{{header}}”：没有读',
    read: '读入隐藏的 {{column}} 列“{{header}}”',
    mark: '隐藏',
  },
};
