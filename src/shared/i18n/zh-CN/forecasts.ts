/** Forecasts of monthly sales: names of the methods, why there is none, what the page says. */
export const forecasts = {
  model: {
    snaive: '照去年同月',
    naive: '照上个月',
    mean: '各月平均',
    drift: '首尾连线延伸',
    ses: '平滑水平',
    holt: '平滑水平加趋势（Holt）',
    holtDamped: '平滑水平加渐缓趋势',
    seasonAdd: '平滑水平加季节',
    seasonMul: '平滑水平乘季节',
    theta: 'Theta 法',
    hwAdd: 'Holt–Winters（季节相加）',
    hwMul: 'Holt–Winters（季节相乘）',
    hwAddDamped: 'Holt–Winters（季节相加，趋势渐缓）',
    hwMulDamped: 'Holt–Winters（季节相乘，趋势渐缓）',
  },
  obstacle: {
    too_short: '数据太短：带季节的方法要有完整的两季（按月就是两年），照去年同月要有一年。',
    not_positive: '有的月份是零或负数，季节相乘的方法不能用。',
    no_season: '没有季节，带季节的方法不能用。',
    too_few_origins: '数据太短，这个方法没法拿过去检验。',
  },
  by: { total: '总销售', rep: '业务员', region: '区域', category: '品类', brand: '品牌', product: '商品' },
  part: { whole: '全部', none: '未注明', others_other: '其余 {{count}} 项合计' },
  silence: {
    no_values: '没有一个月的销售是完整的，不预测。',
    too_few_values: '只有 {{have}} 个月有数，至少要 {{need}} 个月才预测。',
    too_many_gaps: '缺数据的月份太多（缺 {{gaps}} 个月，有 {{have}} 个月），不预测。',
    nothing_lately: '最近十二个月没有销售，不预测。',
  },
  page: {
    partial: '{{month}} 还没过完（至今 {{amount}}），不拿来学，而是一并预测。',
    gaps: '这些月份没有完整的订单数据，当作缺数，不当作零：{{months}}',
  },
  abstains: {
    no_values: '没有任何数值，无法预测。',
    too_few_values: '只有 {{have}} 期有数值，至少要 {{need}} 期才预测。',
    too_many_gaps: '缺数的期太多（{{gaps}} 期缺数，{{have}} 期有数），不预测。',
  },
};
