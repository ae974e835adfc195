import type { VisitResult } from './visitResults.ts';
import type { VisitReason } from './visits.ts';

/**
 * Words for what a visit came to, as reps write them; the first that fits counts, so that what says no (没订, 没有意向, not interested)
 * stands before what says yes.
 */
export const RESULT_WORDS: readonly (readonly [VisitResult, RegExp])[] = [
  [
    'boss_away',
    /老板(?:娘)?(?:都|也|今天|又)?(?:不在(?![乎意])|出去了?|外出|没在)|不在店|没人管事|boss (?:is )?(?:away|out|not (?:there|in))|owner (?:away|out)|nobody in charge/i,
  ],
  [
    'closed',
    /(?:店)?(?<![没未不]|没有)(?:关着?门了?(?!前|以前|之前)|没开门|没开|关店|休息|停业|打烊|歇业)|(?<!not )\bclosed\b|(?<!not )\bshut\b/i,
  ],
  [
    'refused',
    /(?<![没未]|没有)(?:拒访|拒绝(?:了)?(?!涨价|降价|[\u4e00-\u9fff]{1,4}但))|不让进|不见(?:人|我)?|不愿(?:意)?谈|赶出来|\brefused?\b|turned away/i,
  ],
  [
    'no_need',
    /(?:没有?|未|不|无)(?:有|能|想|再|肯|会)?(?:下(?:了)?单|订|报单|定货|开单|成交|要货|补货|感?兴趣|(?:点)?意向|考虑)|\b(?:not|no|never|(?:did|has|do|wo)n.?t)\s+(?:yet\s+|really\s+)?(?:interest(?:ed)?|order(?:ed)?|sold)\b|(?:暂时|暂|目前|这次|最近)?(?:不需要|不要货?|无需求|没需求|没有需求|不缺货?|不补|(?<![没无])有货(?!款)|库存(?:还)?(?:足|够|多)|卖不动)|\bno (?:need|order|demand)\b|\bnot needed\b|has stock/i,
  ],
  [
    'interested',
    /有(?:点)?意向|有兴趣|感兴趣|考虑(?:一下|下|中)?|再看看|再想想|再说|想(?:要|订)|\binterested\b|\bmaybe\b|\bthinking\b/i,
  ],
  [
    'ordered',
    /已经?(?:下单|订货?|报单|定货?|开单)了?|下(?:了)?单了?|订(?:了|货了?)|定了|报单|成交|要货|补货|订(?=\s*[\d¥￥])|要(?=\s*[\d¥￥])|\bordere?d?\b|\bsold\b/i,
  ],
  // The day stands between the two words as often as behind them (答应下周一付款), and is to be read.
  [
    'promised',
    /(?<![没未不])(?:答应|承诺|同意)(?:了)?(?:(?:付|打|汇|还|结|回)(?:货)?(?:款|账|清|钱)|(?=[^,，。;；]{1,10}(?:付|打|汇|还|结|回)(?:货)?(?:款|账|清|钱)))|(?<!not |n't )\bpromised (?:to pay|payment)\b|\bwill pay\b/i,
  ],
];

/** Says that an order is not made yet, or perhaps: it is an interest. Stands before the word for it. */
export const MAYBE_BEFORE =
  /(?:可能|也许|或许|大概|打算|准备|计划|考虑|不一定|不确定|说(?:是)?要|说会|想要?|愿意|如果|要是|等[^,，。]{1,8}再|下次|下个?月|改天|过几天|以后|回头|明天|后天)[^,，。;；]{0,4}$|\b(?:would(?: have)?|will|may|might|could|can|maybe|plans? to|wants? to|not sure[^.;]{0,12})\s*$/i;
/** Says that an order is none any more, or went to somebody else. */
export const ORDER_UNDONE =
  /(?:取消|退掉|退了|作废|撤了?)(?:了)?(?:订单|这单|单子)?|订单(?:被)?取消|退订|退单|\bcancel+ed\b|\bordered from (?:a |the |another )?(?:rival|competitor|other)/i;
/** An order that was made beyond doubt. */
export const ORDER_MADE =
  /(?<![没未不]|没有)(?:已经?(?:下单|订货?|报单|定货?|开单)|(?:订|定|下单|下了单|报单|成交|要货|补货)了|(?:订|下单|要货|补货|报单)(?=\s*[\d¥￥]))|(?<!(?:not|never|n't|to|would have|will) )\bordered(?! from)\b/i;

/** Words for a visit that was not made, with why. */
export const MISSED_WORDS: readonly (readonly [VisitReason, RegExp])[] = [
  ['no_time', /(?:没(?:有)?时间|时间不够|来不及|没跑完|没来得及|太晚了?)|\bno time\b|ran out of time/i],
  ['weather', /(?:下(?:大|暴)?雨|下(?:大)?雪|台风|天气(?:不好|差)?|路(?:被)?淹)|\brain\b|\bsnow\b|\bweather\b/i],
  ['vehicle', /(?:车(?:子)?(?:坏|抛锚|没油|限行)|爆胎)了?|\bcar (?:broke|broken)\w*|\bbreakdown\b/i],
  ['rep_away', /(?:我|业务员)?(?:请假|生病|病假)了?|\bsick\b|\bon leave\b/i],
  ['dealer_asked', /(?:客户|老板|对方)(?:要求|让|叫|约)(?:改期|改天|改日|下次)|\basked to (?:come )?later\b/i],
];
/** Says that it was not made, and not why. */
export const MISSED =
  /没去|找不到(?:店|地方|门)|没跑|没到|未访|没访|没拜访|漏了|没走|\bmissed\b|\bnot visited\b|\bskipped\b/i;
/** The same beyond doubt, beside an order as well. */
export const NOT_THERE = /没去|没过去|未访|没访|没拜访|\bnot visited\b/i;
/** Says that it stands on another day. */
export const MOVED =
  /改到|改约|改在|改期(?:到|至)?|挪到|推到|推迟到|延到|\bmoved? to\b|\bpostponed? (?:to|till|until)\b/i;

/** Before the name of who was met. */
export const MET =
  /(?<![没未不再]|没有|not |n't )(?:见(?:到|了)?|找(?:到|了)?|跟|\bmet|\bsaw|\bspoke (?:to|with))[ ]*(?![不到没])((?:[\u4e00-\u9fff]{1,4})|(?:[a-z][a-z.' -]{1,30}))(?=$|[\s,，。;；、])/i;
/** Before what is seen of a competitor: whom, what, at how much. */
export const COMPETITOR =
  /(?<![无没]|没有|无其他|\bno |from (?:a |the )?)(?:竞品|竞争对手|对手|别家|同行|competitor|rival)(?![ :：]*(?:无|没有|没|none\b|no\b|暂无))[ :：]*([^,，。;；\n]+)/i;
/** Says that none was seen. */
export const NO_COMPETITOR =
  /(?:无|没有?|暂无)(?:看到|发现)?竞品|竞品[ :：]*(?:无|没有|没|暂无)|\bno (?:competitor|rival)s?\b/i;
/** At the end of what is seen of a competitor: at how much. */
export const PRICE =
  /(?:^|[^\d.a-z])(?:卖|售?价格?|单价|at|@)?[:：]?\s*(\d+(?:\.\d+)?)\s*(?:元|块钱?|yuan|rmb)?(?:\/[^\s,]+)?\s*$/i;
/** The same behind a comma, with nothing after it that would make it a day. */
export const PRICE_BEHIND =
  /^,\s*(?:卖|售?价格?|单价|at|@)?[:：]?\s*\d+(?:\.\d+)?\s*(?:元|块钱?|yuan|rmb)?(?:\/[^\s,]+)?\s*(?=$|[,。;])/i;
/** Says that what follows is no more of a competitor: a remark, or who was met. */
export const MARKET_END = /^(?:备注|note|remark|见(?:到|了)?[\u4e00-\u9fff]|met\b|saw\b)/i;
/** A difference to ours, and no price. */
export const PRICE_DIFFERENCE = /(?:便宜|贵|低|高|涨|降|cheaper|dearer)了?(?: by)?\s*\d+(?:\.\d+)?\s*(?:元|块钱?)?$/i;
/** Days of several words. */
export const LONG_DAYS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:the )?day after tomorrow\b/gi, 'overmorrow'],
  [/\bin (\d{1,2}) ([dwm])(?:ay|eek|onth)s?\b/gi, '+$1$2'],
];
/** A weekday that is not said to be of this week. */
export const WEEKDAY_ALONE = /^(?:周|週|星期|礼拜|禮拜|mon|tue|wed|thu|fri|sat|sun)/i;
/** Behind a day: since when something is so, or what has that number (3号店). */
export const SINCE = /^(?:起|开始|以来|前后|[店楼门库仓线柜桌厂])/;
/** Before a day on which goods or the rep are expected. */
export const NEXT_BEFORE =
  /^(?:下次|约|约了|预约|等|计划|准备|定在|定于|next|again|come|visit|on|till|until|by)+[ :：]*/i;
/** Behind a day: what is done on it. Alone it says no more than that there is a next visit. */
export const NEXT_AFTER = /^(?:再(?:去|来|看|访|拜访|联系)?|去|来|过去|拜访|回访|again|visit|call)$/i;

/** Before, around and behind the number of a line: 第3行, 3号, No. 3, #3, 3、 3. 3) */
export const LINE_START =
  /^(?:第|no\.? ?|#|line ?)?(\d{1,3})(?:(?:行|家|号|號)(?=[ .、,:)\-\u4e00-\u9fff])|[、,:)]|\.(?!\d)| |-(?=\D)|(?=[\u4e00-\u9fffa-z]))[ .、,:)]*/i;
/** Several numbers before what is said of each of them: 2、3、4 没去, 2到5都关门. */
export const LINE_LIST =
  /^第?(\d{1,3}(?:(?:号|家|行)?\s*[,、和及跟与&]\s*第?\d{1,3})+|\d{1,3}\s*[到至~-]\s*\d{1,3})(?![\d.])\s*(?:行|家|号|號)?\s*(?:都|均|全部?|all|both)?[\s:]*(?=\D)/i;
/** What is said around the lines and is none. */
export const SMALL_TALK =
  /^(?:收到|好的?|ok|okay|done|以上|完毕|今天(?:的)?|今日(?:拜访)?|拜访(?:情况|结果)|(?:老板|王总|张总|领导)?(?:好|您好|你好)|hi|hello|汇报(?:一下|如下)?|.{0,12}(?:日报|汇报|如下))[ :：,，。!！]*$/i;
