export const orders = {
  column: {
    orderedOn: '日期',
    number: '单据编号',
    kind: '类型',
    amount: '金额',
    lines: '明细',
    handler: '经手人',
    source: '来源',
  },
  kind: { sale: '销售', return: '退货', exchange: '换货', gift: '赠品', reversal: '红冲' },
  line: {
    product: '商品',
    spec: '规格',
    quantity: '数量',
    price: '单价',
    amount: '金额',
    none: '这张单据没有明细。',
  },
  list: {
    none: '还没有单据。',
    show: '展开 {{number}} 的明细',
    hide: '收起 {{number}} 的明细',
    more_other: '再显示 {{count}} 张',
    shown: '已显示 {{shown}} / {{total}} 张',
    origin: '{{file}} 第 {{row}} 行',
    unnumbered: '无编号',
  },
} as const;
