export const today = {
  title: '今日',
  all: '全部',
  empty: '还没有客户',
  emptyHint: '先导入客户和单据，这里就会列出每天要做的事。',
  part: {
    steps: '到期的下一步',
    visits: '该拜访的客户',
    without: 'A、B 级里没有下一步的',
    cases: '没结的客诉',
    care: '七天内的关怀',
    slipping: '下滑最要紧的',
    owing: '欠款超额度的',
  },
  none: {
    steps: '没有到期的下一步。',
    visits: '现在没有该拜访的客户。',
    without: '每家 A、B 级客户都有下一步。',
    cases: '没有没结的客诉。',
    care: '七天内没有要关怀的。',
    slipping: '没有客户在下滑。',
    owing: '没有客户超过信用额度。',
  },
} as const;
