import { surveyPages } from './surveyPages.ts';

/** 满意度调查。 */
export const surveys = {
  ...surveyPages,
  problem: {
    unmatched: '找不到是哪家客户',
    several: '对上了不止一家客户',
    twice: '同一家客户在表里出现两次，只收第一行',
    differs: '和已经收下的答案不一样，没有改',
    unchanged: '和已经收下的一样',
    missing: '必答题没有填',
    range: '分数超出范围',
    choice: '不在选项里',
  },
  cli: {
    none: '还没有做过调查。',
    line: '{{name}}\t{{day}}\t问了 {{asked, number}} 家\t收回 {{replies, number}} 份\t{{next}}',
    next: '下次 {{day}}',
    due: '该做下一次了（{{day}}）',
    saved: '已保存“{{name}}”，{{count, number}} 道题。',
    drawn: '从 {{population, number}} 家里抽了 {{size, number}} 家，随机种子 {{seed}}。',
    stratum: '{{tier}}\t{{region}}\t{{dealers, number}} 家里问 {{asked, number}} 家',
    taken: '收下 {{taken, number}} 份。',
    problem: '第 {{row, number}} 行：{{problem}}（{{text}}）',
    unknownQuestion: '表里没有这一题：{{text}}',
    rate: '问了 {{asked, number}} 家，收回 {{replies, number}} 份（{{share}}）；按这个份数，误差大约 ±{{margin}}。',
    csat: '{{text}}：满意（4–5 分）{{score}}，平均 {{mean}}，{{answers, number}} 份{{few}}',
    nps: '{{text}}：净推荐值 {{score}}，平均 {{mean}}，{{answers, number}} 份{{few}}',
    few: '（份数太少，只作参考）',
    choice: '  {{choice}}：{{count, number}}',
    followed: '{{number}} 已登记。',
    followedNone: '没有要登记的差评。',
  },
} as const;
