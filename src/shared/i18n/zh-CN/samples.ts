export const samples = {
  source: '示例商贸',
  dealersFile: '示例客户资料.xlsx',
  ordersFile: '示例销售明细.xlsx',
  workbook: {
    title: '用示例表试试导入',
    text: '把示例商贸的两张表存成 Excel，再拖进来，走一遍导入的全过程。客户、电话和订单都是虚构的。',
    dealers: '保存示例客户资料…',
    orders: '保存示例销售明细…',
    dealersName: '示例客户资料',
    ordersName: '示例销售明细',
    saved: '示例表已保存',
  },
} as const;
