import type { PreferredChannel } from '../../../shared/domain/activities.ts';
import type { DealerType, OrderKind } from '../../../shared/domain/dealers.ts';

/** Weekdays and moons that stand beside a date. */
export const DATE_NOISE =
  /[([]?(?:星期|周|礼拜)[一二三四五六日天1-7][)\]]?|[([][一二三四五六日天][)\]]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?/gi;
/** Behind a year or a month: it is said no nearer, so the date stays a partial one. */
export const DATE_ABOUT = /(?<=[年月])份?\s*(?:上旬|中旬|下旬|年?初|年?底|年?末|中|左右|前后|间)$/;
/** A date in Chinese figures: 二〇二四年七月二十八日. */
export const DATE_IN_WORDS = /^[\d〇○零一二三四五六七八九十廿卅元\s]+[年月]/;
/** Twenty and thirty as one sign, the first month by its own name. */
export const DATE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/廿/g, '二十'],
  [/卅/g, '三十'],
  [/元(?=月)/g, '一'],
];
/** How a dealer likes to be spoken to; of several the one that is named first. */
export const CHANNEL_WORDS: readonly (readonly [PreferredChannel, RegExp])[] = [
  ['wechat', /微信|企微|wechat|weixin/i],
  ['message', /短信|信息|text message|\bsms\b|^message$/i],
  ['email', /邮件|邮箱|e-?mail/i],
  ['phone', /电话|手机|座机|phone|\bcall\b|\btel\b/i],
  ['visit', /上门|拜访|面谈|当面|visit|in person/i],
];
export const CHINESE_FIGURES: ReadonlyMap<string, string> = new Map([
  ...['〇一二三四五六七八九', '零', '○'].flatMap((signs) =>
    [...signs].map((sign, value) => [sign, String(value)] as const),
  ),
]);
/** Tens: 十, 十二, 二十, 二十八. */
export const CHINESE_TENS = /([一二三四五六七八九])?十([一二三四五六七八九])?/g;
/** Signs between the figures of a date. */
export const DATE_SEPARATORS = {
  whole: /^\d{1,4}(?:\s*[-/\\.年月、,_\s]\s*\d{1,4}){0,2}\s*[年月日号]?[份.]?$/,
  any: /[^\d]+/,
  year: /\d年/,
};
/** 上午/下午 and hour marks of a time; compared after folding. */
export const TIME_PATTERN =
  /(?:^|[\sT]|(?<=[日号]))(上午|下午|晚上|中午|am|pm)?\s*(\d{1,2})(?::|时|点)(\d{1,2})(?:(?::|分)(\d{1,2})秒?|分)?(?:\.\d+)?\s*(am|pm)?\s*(?:z|[+-]\d{2}:?\d{2})?$/i;
export const AFTERNOON_WORDS: ReadonlySet<string> = new Set(['下午', '晚上', 'pm']);
export const MORNING_WORDS: ReadonlySet<string> = new Set(['上午', 'am']);

/**
 * What a bill is, by words within its 单据类型; the first group with a hit wins, so 销售退货 is a return and
 * 红字销售单 a reversal.
 */
export const KIND_WORDS: readonly (readonly [OrderKind | 'foreign' | 'left_out', RegExp])[] = [
  [
    'left_out',
    /草稿|(?<![未非])作废|废单|废弃|(?<!未)取消|未过账|未审核|待审|未记账|未提交|待提交|暂存|挂单|驳回|^void|^draft|cancelled/i,
  ],
  ['foreign', /采购|进货|收款|付款|收入单|费用|盘点|报损|报溢|调拨|借款|预收|预付|其他入库|purchase|payment/i],
  ['reversal', /红冲|红字|冲红|冲销|冲账|冲单|对冲|reversal|reversed/i],
  ['exchange', /退换|换货|调换|换出|换入|^换|exchange|replacement/i],
  ['return', /退|return|refund|credit\s*(?:note|memo)/i],
  ['gift', /赠|搭送|样品|试用|免费|gift|free|sample|bonus/i],
  [
    'sale',
    /销|售|出库|出货|发货|送货|批发|零售|订单|订货|开单|正常|普通|蓝字|补货|要货|铺货|配送|出仓|发出|sale|sold|invoice|order|ship|delivery/i,
  ],
];

/** Bill states that are left out and counted; product.md §1. */
export const LEFT_OUT_STATES =
  /草稿|未过账|未审核|待审核|待审批|审批中|审核中|未提交|待提交|未记账|作废|废单|废弃|取消|删除|暂存|挂单|驳回|draft|void|cancel|pending|rejected|deleted|unposted|not posted/i;
/** The same within a bill number: XS001(作废). */
export const LEFT_OUT_NUMBER = /草稿|(?<![未非])作废|未过账|未审核|\bdraft\b|\bvoid(?:ed)?\b/i;
/** Words that turn the above round. */
export const TAKEN_STATES = /未作废|非作废|未取消|已审核|已过账|已记账|已审批|正常|完成/;
/** Headers whose 是 means "leave it out" … */
export const VOID_HEADERS = /作废|取消|删除|草稿|void|cancel/i;
/** … and headers whose 否 means so. */
export const POSTED_HEADERS = /过账|审核|记账|生效|审批|posted|approved/i;

export const YES_WORDS: ReadonlySet<string> = new Set([
  '是',
  '是的',
  'v',
  '☑',
  'on',
  '启用',
  '√',
  '✓',
  '✔',
  'y',
  'yes',
  'true',
  '1',
  '有',
  '对',
  't',
  '已',
]);
export const NO_WORDS: ReadonlySet<string> = new Set([
  '否',
  '不是',
  'x',
  '☐',
  'off',
  '停用',
  '×',
  '✗',
  '✘',
  'n',
  'no',
  'false',
  '0',
  '无',
  '不',
  '没有',
  'f',
  '未',
]);

/** Grades in their many spellings; compared folded, in upper case, without blanks. */
export const GRADE_WORDS: Readonly<Record<string, string>> = {
  VIP: 'A',
  VIP客户: 'A',
  特级: 'A',
  优质: 'A',
  大: 'A',
  小: 'C',
  SVIP: 'A',
  VVIP: 'A',
  KA: 'A',
  重点客户: 'A',
  重点: 'A',
  核心客户: 'A',
  核心: 'A',
  大客户: 'A',
  重要客户: 'A',
  重要: 'A',
  优质客户: 'A',
  战略客户: 'A',
  一级: 'A',
  一类: 'A',
  甲: 'A',
  甲级: 'A',
  甲类: 'A',
  高: 'A',
  普通客户: 'B',
  普通: 'B',
  一般客户: 'B',
  一般: 'B',
  中客户: 'B',
  中型客户: 'B',
  二级: 'B',
  二类: 'B',
  乙: 'B',
  乙级: 'B',
  乙类: 'B',
  中: 'B',
  小客户: 'C',
  散户: 'C',
  散客: 'C',
  小散户: 'C',
  三级: 'C',
  三类: 'C',
  丙: 'C',
  丙级: 'C',
  丙类: 'C',
  低: 'C',
  长尾: 'C',
  长尾客户: 'C',
  四级: 'D',
  四类: 'D',
  丁: 'D',
  丁级: 'D',
  丁类: 'D',
  休眠客户: 'D',
  休眠: 'D',
};
/** A single letter with or without its classifier, before or behind: A级, a类, 客户A. */
export const GRADE_LETTER = /^(?:等?级|类别?|客户)?[:-]?([SABCDE])([+-]?)(?:级|类|等|档|级客户|类客户|等级|客户)?$/;
/** What stands behind a grade as its explanation: A(重点), B:普通客户. */
export const GRADE_REMARK = /^([SABCDE][+-]?(?:级|类|等|档)?)(?:\(.*\)|[:-].+)$/;
/** Classes by number: 一级, 1类, 第二等, III级. */
export const GRADE_NUMBER = /^第?([一二三四1234]|I{1,3}|IV)(?:级|类|等|档)(?:客户)?$/;
export const GRADE_BY_NUMBER: Readonly<Record<string, string>> = {
  ...{ 一: 'A', 二: 'B', 三: 'C', 四: 'D' },
  ...{ 1: 'A', 2: 'B', 3: 'C', 4: 'D' },
  ...{ I: 'A', II: 'B', III: 'C', IV: 'D' },
};
/** When somebody is expected to buy: A(7天内成交), 一个月内, 近期签约. Such a column is an intent, never a grade. */
export const CLOSING_TIME =
  /(?:\d+|[一二三四五六七八九十两半本当近几数])\s*个?(?:天|日|周|星期|月|季度?|年)(?:之|以)?内|(?:马上|立即|近期|短期|随时|暂)?(?:可能|可以|能|会|不|无法)?(?:成交|签约|签单|下单|购买)|[高中低有无没]意向|意向(?:强|弱|高|中|低|明确|一般)/;
/** A span of time that is one of paying. */
export const PAYING_TIME = /回款|付款|结款|结账|结清|账期|欠/;
/** A header that speaks of intent, whatever else it says. */
export const INTENT_HEADER = /意向|intent/i;
export const STAR = /[★☆⭐✩✭]/g;
export const STAR_FILLED = /[★⭐✭]/g;
export const STAR_WORD = /^([一二三四五12345])星级?(?:客户)?$/;

/** 客户类型 → our types; the first group with a hit wins. */
export const TYPE_WORDS: readonly (readonly [DealerType, RegExp])[] = [
  ['walk_in', /散客|散户|零售客户|^零售$|现金客户|门市|过路|walk.?in|retail customer/i],
  ['online', /网店|电商|淘宝|天猫|京东|拼多多|抖音|微商|线上|网络|online|e-?commerce/i],
  ['group_buy', /团购|社区团|group.?buy/i],
  ['wholesale', /二批|批发|分销|经销|代理|一批|三批|配送商|流通|贸易商|wholesale|distribut|dealer|agent/i],
  [
    'convenience',
    /便利|士多|小卖部|杂货|烟酒|夫妻老?婆?店|副食|小店|食杂|零售店|连锁店|convenience|corner shop|grocery/i,
  ],
  ['supermarket', /超市|商超|卖场|^ka$|ka客户|ka渠道|商场|百货|supermarket|hypermarket|key account/i],
  [
    'catering',
    /餐饮|餐厅|饭店|酒店|酒楼|食堂|宾馆|饭馆|小吃|火锅|烧烤|ktv|酒吧|咖啡|奶茶|cater|restaurant|hotel|horeca/i,
  ],
  ['hardware', /五金|建材|水暖|机电|电料|灯饰|油漆|hardware/i],
  ['project', /工程|项目|装修|装饰|施工|project|contractor/i],
  ['corporate', /企业|公司|单位|机关|学校|医院|工厂|厂矿|政府|集团|企事业|corporate|company|institution/i],
  ['other', /其他|其它|other|未分类|默认/i],
];

/** Dealers that are kept in totals and never graded; the whole name, folded, without brackets' contents. */
export const EXCLUDED_NAMES =
  /^(?:散客|零散客户|散户|零售|零售客户|门市零售|现金|现金客户|现金销售|现款客户|门市|门市部|门店零售|样品|样品客户|内部|内部客户|内部领用|内部使用|公司内部|调拨|内部调拨|仓库调拨|个人零售|普通客户零售|walk-?in(?: customer)?|cash(?: sales?| customer)?)$/i;

/** Roles that stand behind a name: 李强总, 赵磊 经理. Longest first. */
export const ROLE_SUFFIXES: readonly string[] = [
  '总经理',
  '副总经理',
  '董事长',
  '业务经理',
  '采购经理',
  '销售经理',
  '办公室主任',
  '老板娘',
  '采购员',
  '负责人',
  '法人代表',
  '副经理',
  '副店长',
  '大堂经理',
  '行政总厨',
  '业务员',
  '收货员',
  '仓管员',
  '老板',
  '经理',
  '店长',
  '采购',
  '会计',
  '财务',
  '出纳',
  '主任',
  '厂长',
  '主管',
  '店主',
  '股东',
  '法人',
  '总监',
  '厨师长',
  '副总',
  '师傅',
  '老师',
  '先生',
  '女士',
  '小姐',
  '太太',
  '文员',
  '仓管',
  '司机',
  '店员',
  '收银',
  '总',
];
/** A role by itself, as it stands behind a name and a blank. */
export const ROLE_WORD =
  /(?:总|老板娘?|经理|店长|采购员?|会计|财务|出纳|主任|厂长|主管|店主|股东|法人|总监|师傅|老师|先生|女士|小姐|太太|文员|仓管|司机|董事长?|负责人|业务员|收银|owner|manager|boss|director|buyer|ceo)$/i;
/** Two-character surnames: 欧阳总 is a surname with a title, not a person called 欧阳. */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set([
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
  '端木',
  '南宫',
  '长孙',
  '宇文',
  '轩辕',
  '澹台',
]);
/** Separators between several people in one cell. */
export const PEOPLE_SEPARATORS = /[/\\;；、|\n\r]+|,|，/;

/** A discount that is a rate, not money. */
export const RATE_MARK = /[%折]/;
/** Unit words behind a quantity, when there is no unit column. */
export const QTY_UNIT = /^([+-]?[\d.,]+)\s*([\p{Script=Han}a-zA-Z]{1,5})$/u;

/** Endings by which a column is seen to hold firms' names. */
export const FIRM_WORDS =
  /(?:公司|商行|商店|超市|经营部|批发部|门市部|便利店|百货|商贸|店|厂|中心|酒店|饭店|餐厅|合作社|集团|有限|ltd\.?|inc\.?|co\.?|llc)\)?$/i;
/** Beginnings by which a column is seen to hold addresses. */
export const ADDRESS_START = /^(?:.{2,7}?[省市区县州]).*(?:路|街|道|号|村|镇|乡|巷|区|弄)/;

/** Headings of a list in branches, with or without a number before: 01 批发客户, 华东区, 县城片区. */
export const CATEGORY_NAME =
  /^(?:[\dA-Za-z]{1,4}[\s.、_-]*)?(?:.{0,8}(?:类客户|批发客户|零售客户|终端客户|渠道客户|重点客户|一般客户|普通客户|地区|大区|片区|区域|渠道|类别|分类)|(?:华东|华南|华北|华中|西南|西北|东北|城东|城西|城南|城北|城区|县城|乡镇|市区|[一-龥]{1,4}省|[一-龥]{1,4}市)(?:区|片|客户|线)?|全部客户|客户|供应商|往来单位)$/;
/** A word for both sides of trade: a buyer all the same. */
export const BOTH_SIDES = /客户|经销商|customer/i;
/** Types of a 往来单位 list that are no buyers. */
export const SUPPLIER_WORDS = /供应商|供货商|厂家|厂商|supplier|vendor/i;
/** What tells an amount from a mere figure. */
export const MONEY_SIGN = /[.,¥$£€万元]/;

/** What a statement says that is nobody's in particular. */
export const EVERYBODY = /^(?:全部|所有|全体|不限|各|合计|all\b|any\b)/i;
