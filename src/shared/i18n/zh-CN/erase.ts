/** Deleting dealers for good. */
export const erase = {
  account: '已删除客户 #{{id}}',
  someone: '已删除客户',
  open: '永久删除…',
  title_other: '永久删除 {{count}} 家客户',
  lead: '依照个人信息保护法，客户本人可以要求删除他的信息。永久删除不能撤销，也不能从回收站恢复。',
  goes: '会删除',
  goesIdentity: '名称、编码、电话、地址、备注等全部资料，以及修改记录里写到的内容',
  contacts_other: '{{count}} 位联系人',
  notes_other: '{{count}} 条记事',
  files_other: '{{count}} 个文件',
  marks_other: '{{count}} 项标签、自定义字段、曾用名和手工等级',
  edits_other: '{{count}} 行修改记录',
  sourceFiles_other: '导入时留存的 {{count}} 个原文件（里面有他的内容）',
  rejected_other: '导入时没收下的 {{count}} 行（写的是他）',
  stays: '会保留',
  staysNothing: '什么都不保留。',
  staysAccount_other:
    '{{count}} 家的往来以“已删除客户 #编号”的名义留下，不参与评级，金额照样计入合计：{{orders}} 张单据，净额 {{amount}}；{{balances}} 笔应收余额，{{receipts}} 笔收款',
  elsewhere:
    '以前的备份、导出的表格和打印的纸不会变，里面的内容要另外处理；记在别的客户名下、提到他的记事和备注也不会变。正在检查、还没有导入的文件要重新检查。',
  confirmName: '要确认，请输入客户名称“{{text}}”',
  confirmCount: '要确认，请输入客户家数“{{text}}”',
  act: '永久删除',
  running: '正在永久删除',
  done_other: '已永久删除 {{count}} 家客户',
  doneLater_other:
    '已永久删除 {{count}} 家客户；文件底层残留的字迹这次没能清除，等下次打开数据文件、磁盘空间足够时会自动清除。',
  cancelled: '已取消，什么都没有删除',
  dealers: '删除的客户',
  staying: '留下的无名账户',
} as const;
