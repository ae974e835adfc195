export const visitNeeds = {
  list: '、',
  segment: '分群 {{id}}',
  reason: {
    tier: '{{tier}} 级的频次',
    ungraded: '还没有等级',
    own: '单独定的频次',
    override: '特别规则：{{who}}',
    new_other: '新客户，头 {{count}} 周多看',
    slipping_other: '下滑，每月多 {{count}} 次',
    case_other: '有客诉没结，{{count}} 天内去看',
    phoneOnly: '标了只电话',
    never: '标了不拜访',
  },
  often: {
    never: '不安排',
    once: '这一次',
    visit: {
      month_other: '每月 {{count}} 次',
      week_other: '每周 {{count}} 次',
      quarter_other: '每季 {{count}} 次',
      days_other: '约 {{count}} 天一次',
      every: {
        month_other: '每 {{every}} 个月 {{count}} 次',
        week_other: '每 {{every}} 周 {{count}} 次',
      },
    },
    phone: {
      month_other: '每月 {{count}} 个电话',
      week_other: '每周 {{count}} 个电话',
      quarter_other: '每季 {{count}} 个电话',
      days_other: '约 {{count}} 天一个电话',
      every: {
        month_other: '每 {{every}} 个月 {{count}} 个电话',
        week_other: '每 {{every}} 周 {{count}} 个电话',
      },
    },
  },
  cli: {
    head_other: '到 {{until}} 为止该联系 {{count}} 家：',
    shown: '--shown 只能是 {{words}}。',
    month: '“{{month}}”不是月份，写成 2026-12 这样。',
  },
  capacity: {
    month: '{{month}}',
    all: '合计：{{sentence}}',
    fits: '需要 {{needed}} 小时，有 {{available}} 小时，够用，还余 {{left}} 小时。',
    toPhone: '需要 {{needed}} 小时，只有 {{available}} 小时。要排得下，得把 {{cuts}}改成打电话。',
    toPhoneMissing:
      '需要 {{needed}} 小时，只有 {{available}} 小时。就算把 {{cuts}}都改成打电话，还差 {{missing}} 小时。',
    missing: '需要 {{needed}} 小时，只有 {{available}} 小时，差 {{missing}} 小时；能改成打电话的都已经是打电话了。',
    cut: '{{tier}} 级 {{of, number}} 家里的 {{dealers, number}} 家',
    noTier: '未评',
    nobody: '没有业务员的客户',
    unserved_other: '{{count, number}} 家客户没有业务员，需要 {{hours}} 小时，谁也没算上。',
    unknownYear: '{{year}} 年的放假安排尚未公布，这里只按星期几算，公布后会变。',
  },
} as const;
