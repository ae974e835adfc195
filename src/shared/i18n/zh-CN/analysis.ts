export const analysis = {
  tabs: '分群的各页',
  tab: {
    overview: '总览',
  },
  title: {
    overview: '分群',
  },
  overview: {
    intro: '把客户按进货的远近、多少、金额、地区看一遍；图上的每一块点一下，就是那些客户。',
  },
  rfm: {
    title: '远近与多少',
    cell: '格',
    r: 'R：最近进货（5 最近）',
    f: 'F：进货单数（5 最多）',
    summary: '近期常来的（R、F 都在 4 以上）有 {{dealers}} 家，占金额 {{share}}。格里是家数，颜色越深金额越大。',
    tip: 'R{{r}} F{{f}}：{{dealers}} 家，{{amount}}',
  },
};
