import type { FieldOf } from '../../../../shared/contract/importFields.ts';
import type { ActivityKind, ActivityOutcome } from '../../../../shared/domain/activities.ts';
import { DEALER_HEADERS, ORDER_HEADERS } from '../headerSynonyms.ts';

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** What columns of totals without days are called, as in `headerSynonyms.ts`. */
export const TOTAL_HEADERS: Record<FieldOf<'totals'>, readonly string[]> = {
  dealerCode: ORDER_HEADERS.dealerCode,
  dealerName: ORDER_HEADERS.dealerName,
  phone: ORDER_HEADERS.phone,
  region: ORDER_HEADERS.region,
  city: ORDER_HEADERS.city,
  amount: [...words('净额 销售净额 进货金额 采购金额 进货额'), ...ORDER_HEADERS.amount, ...DEALER_HEADERS.totalAmount],
  orderCount: words(`
    单据数 单据数量 单数 订单数 订单数量 笔数 交易笔数 销售笔数 成交次数 下单次数 购买次数 进货次数 交易次数 次数 张数 ordercount orders
    numberoforders invoicecount invoices transactions
  `),
  qty: ORDER_HEADERS.qty,
};
export const TOTAL_TITLE =
  /(?:销售|进货|采购|客户|业绩|交易).{0,6}(?:汇总|合计|累计|排行|排名|统计)|sales\s*(?:by\s*customer|summary)/i;
/** A year in a title or a file name: 2025年度, 2025年. */
export const YEAR_TITLE = /(?<!\d)(20\d{2})\s*年(?:度|全年)?(?!\s*\d)/u;

/** The same for logs of what was done about dealers. */
export const ACTIVITY_HEADERS: Record<FieldOf<'activities'>, readonly string[]> = {
  day: words(`
    跟进日期 跟进时间 拜访日期 拜访时间 联系日期 联系时间 沟通日期 沟通时间 回访日期 回访时间 记录日期 活动日期 发生日期 日期 时间 date
    activitydate visitdate calldate contactdate
  `),
  time: words('时刻 时分 具体时间 开始时间 几点 时间 time starttime'),
  activityKind: words(`
    跟进方式 跟进类型 联系方式 沟通方式 拜访方式 拜访类型 活动类型 记录类型 回访方式 方式 类型 activitytype type channel method kind
  `),
  dealerCode: ORDER_HEADERS.dealerCode,
  dealerName: [...words('拜访客户 跟进客户'), ...ORDER_HEADERS.dealerName],
  phone: ORDER_HEADERS.phone.filter((word) => word !== '联系方式'),
  city: ORDER_HEADERS.city,
  contact: words('联系人 联系人姓名 对方联系人 受访人 接洽人 拜访对象 见面人 contact contactname contactperson'),
  rep: [...words('跟进人 拜访人 跟进人员 拜访人员 记录人 回访人 经办人'), ...DEALER_HEADERS.rep],
  outcome: words('跟进结果 拜访结果 沟通结果 联系结果 回访结果 结果 成果 result outcome'),
  content: words(`
    跟进内容 跟进记录 跟进情况 拜访内容 拜访记录 拜访情况 沟通内容 沟通记录 回访内容 回访记录 记录内容 内容 情况 描述 说明 备注 摘要 notes note
    content description details summary remarks comments
  `),
  nextStep: words(
    '下一步 下一步计划 下步计划 后续计划 后续跟进 下次计划 待办 待办事项 nextstep nextaction followup todo',
  ),
  nextOn: words(`
    下次跟进日期 下次跟进时间 下次跟进 下次拜访日期 下次拜访时间 下次拜访 下次联系日期 下次联系时间 下次联系 下次日期 下次时间 nextdate
    nextfollowup followupdate nextvisit nextcontact
  `),
  nextDone: words('下一步完成日期 下一步完成 跟进完成日期 nextdone nextdoneon nextstepdoneon followupdone'),
};
export const ACTIVITY_TITLE = /跟进|拜访|回访|走访|沟通记录|联系记录|activity\s*log|call\s*log|visit\s*(?:log|report)/i;

/** What was done, by its word; the first one wins. */
export const ACTIVITY_WORDS: readonly (readonly [ActivityKind, RegExp])[] = [
  ['call_in', /来电|呼入|打来|incoming|call\s*in|inbound/i],
  ['call_out', /去电|电话|呼出|打电话|致电|外呼|电联|call|phone|outbound/i],
  ['visitor', /来访|到访|上门来|接待|visitor|received/i],
  ['visit', /拜访|走访|上门|面谈|实地|登门|巡店|visit/i],
  ['wechat', /微信|weixin|wechat/i],
  ['message', /短信|信息|留言|whatsapp|sms|message|text/i],
  ['email', /邮件|邮箱|e-?mail/i],
  ['meeting', /会议|开会|会谈|meeting/i],
  ['training', /培训|training/i],
  ['gift', /赠礼|送礼|礼品|赠品|慰问|gift/i],
];

/** What came of it: the program's own words, and what else says the same; the first one wins. */
const OUTCOME_WORDS: readonly (readonly [ActivityOutcome, readonly string[], RegExp])[] = [
  [
    'not_reached',
    ['没联系上', 'not reached'],
    /没接|未接|不接|打不通|无人接|没联系上|联系不上|关机|停机|空号|no\s*answer|not\s*reached|unreachable/i,
  ],
  [
    'boss_away',
    ['老板不在', 'owner away'],
    /老板不在|不在店|负责人不在|没见到|人不在|(?:owner|boss)\s*(?:away|out|not)/i,
  ],
  ['closed', ['关门', 'closed'], /关门|没开门|未营业|歇业|停业|闭店|^closed|shop\s*closed/i],
  ['refused', ['拒访', 'refused'], /拒访|拒绝|不让进|不见|refus/i],
  [
    'no_need',
    ['无需求', 'no need'],
    /无需求|没需求|不需要|暂不需要|不要货|库存(?:足|多|够)|(?:没有?|无|不)(?:感)?(?:意向|兴趣|考虑)|no\s*(?:need|demand|interest)|(?:not\s*|un|dis)interested/i,
  ],
  [
    'ordered',
    ['已下单', 'ordered'],
    // What was not sold keeps its own words: it tells no outcome that there is a code for.
    /(?<!未|没|没有|不|无)(?:已?下单|订货|已订|要货|成交|签单|签约|补货\d)|^ordered|(?<!not\s)order\s*(?:placed|taken)|(?<!not\s|un)\bsold\b/i,
  ],
  [
    'promised',
    ['答应付款', 'promised to pay'],
    /答应.{0,6}(?:付|结|还|打款)|承诺.{0,6}(?:付|结|还)|约.{0,4}(?:付款|结账)|promis/i,
  ],
  ['interested', ['有意向', 'interested'], /有意向|有兴趣|意向|考虑|想要|interest|consider/i],
  [
    'reached',
    ['已联系上', 'reached'],
    /已联系|已沟通|已接通|已拜访|已见面|^(?:正常|完成)$|^(?:reached|done|met|spoke)/i,
  ],
  ['other', ['其他结果', 'other outcome'], /^其他$|^other$/i],
];

/** What a text says came of it, and whether it is just the program's own word. */
export function outcomeNamed(text: string): [ActivityOutcome, boolean] | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const own = OUTCOME_WORDS.find(([, names]) => names.includes(wanted));
  if (own) return [own[0], true];
  const said = OUTCOME_WORDS.find(([, , pattern]) => pattern.test(wanted));
  return said && [said[0], false];
}

/** The kind of an activity that a word means. */
export function kindNamed(text: string): ActivityKind | undefined {
  return ACTIVITY_WORDS.find(([, pattern]) => pattern.test(text))?.[0];
}
