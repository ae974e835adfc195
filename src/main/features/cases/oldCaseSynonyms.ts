import type {
  CaseChannel,
  CaseKind,
  CaseParty,
  CaseStatus,
  CaseUrgency,
  CaseVerdict,
} from '../../../shared/domain/cases.ts';

/** What columns of somebody's own list of cases are called; a header is one of them once blanks and marks are taken off. */
export const OLD_CASE_HEADERS = {
  number: /^(单号|客诉单号|客诉编号|投诉编号|工单号|处理单号|caseno|casenumber|ticket)$/i,
  /** A case's number, or only that of the row. */
  rowNumber: /^(编号|序号|number|no|id)$/i,
  dealerCode: /^(客户编号|客户编码|客户代码|客户号|dealercode|customercode|customerid)$/i,
  dealerName: /^(客户|客户名称|客户名|单位名称|往来单位|经销商|门店|店名|dealer|dealername|customer|customername)$/i,
  phone: /^(手机|电话|联系电话|手机号|phone|mobile|tel)$/i,
  kind: /^(种类|类型|类别|单据类型|kind|type|category)$/i,
  reportedOn:
    /^(日期|登记日期|反映日期|投诉日期|客诉日期|受理日期|接到日期|发生日期|提出日期|date|reported|reportedon|opened|openedon)$/i,
  body: /^(内容|投诉内容|客诉内容|问题|问题描述|反映内容|情况|描述|事由|content|description|problem|details|complaint)$/i,
  demand: /^(客户诉求|诉求|客户要求|要求|demand|request)$/i,
  cause: /^(原因|投诉原因|问题原因|原因分类|问题类型|问题类别|cause|reason)$/i,
  responsibility: /^(责任方|责任|责任部门|responsible|responsibility)$/i,
  productCode: /^(商品编号|商品编码|货号|productcode|sku)$/i,
  productName: /^(商品|商品名称|产品|产品名称|品名|product|productname|item)$/i,
  billNumber: /^(单据编号|订单号|销售单号|发货单号|bill|billnumber|order|ordernumber|invoice)$/i,
  lot: /^(批号|批次|生产批号|lot|batch)$/i,
  person: /^(反映人|联系人|投诉人|客户联系人|person|contact)$/i,
  owner: /^(经办人|处理人|负责人|跟进人|业务员|受理人|owner|handler|assignee|rep)$/i,
  channel: /^(来自|来源|渠道|反映方式|投诉方式|channel|source)$/i,
  urgency: /^(紧急程度|紧急|优先级|urgency|priority)$/i,
  promisedOn: /^(承诺日期|答应日期|期限|要求完成日期|promised|promisedon|due|dueon)$/i,
  remedy: /^(处理办法|处理结果|处理措施|处理方式|解决办法|解决方案|处理意见|remedy|resolution|solution|action)$/i,
  cost: /^(费用|处理费用|赔偿金额|赔付金额|金额|cost|amount)$/i,
  status: /^(状态|进度|处理状态|是否关闭|是否解决|status|state)$/i,
  answeredOn: /^(首次回应|回应日期|响应日期|受理时间|answered|answeredon|firstresponse)$/i,
  solvedOn: /^(解决日期|处理日期|处理完成日期|办结日期|solved|solvedon|resolved|resolvedon)$/i,
  closedOn: /^(关闭日期|结案日期|完成日期|closed|closedon)$/i,
  followedOn: /^(回访日期|回访时间|followup|followupon|followedon)$/i,
  result: /^(回访结果|回访情况|followupresult|result|outcome)$/i,
  followReason: /^(回访说明|回访备注|未解决原因|followupnote|followupreason)$/i,
  satisfaction: /^(满意度|客户满意度|回访满意度|satisfaction|rating|score)$/i,
  verdict: /^(是否采纳|采纳|采纳情况|verdict|adopted)$/i,
} as const;
export type OldCaseField = keyof typeof OLD_CASE_HEADERS;

/** What a cell may say, and what of ours it means. */
export type Words<W> = readonly (readonly [W, RegExp])[];

/** What turns the words behind it round; people put a word or two between. */
const NOT =
  '(?:未|没有?|不|无法|没法|不能|难以)(?:能够?|太|大|够|很|非常|特别|十分|完全|是|怎么样?|那么|算|予以?|被|可|宜|作|有|曾|再|得到){0,3}';
const NOT_EN = String.raw`\b(?:not|never|hardly|barely|less|cannot|(?:is|was|are|were|has|have|had|do|does|did|ca|could|wo|would)n?['’]?t)\b[^,;.，；。]*\b`;
/** Twice turned round: 没有不满意, 并非未关闭. Nobody guesses what that comes to. */
const TWICE = /(?:没有?|无|并非|并不是|不是)(?:什么|任何)?(?:不(?!是)|未|没)|\b(?:not|never|\w+n['’]t)\s+(?:un|dis)/i;
const words = (...patterns: string[]) => new RegExp(patterns.join('|'), 'i');

/** The first one wins; so words that deny stand before what they deny. */
export const KIND_WORDS: Words<CaseKind> = [
  ['return', /退货|换货|退换|return|exchange/i],
  ['service', /售后|维修|安装|保养|service|repair/i],
  ['suggestion', /建议|意见|suggest/i],
  ['complaint', /客诉|投诉|抱怨|complain/i],
];
export const STATUS_WORDS: Words<CaseStatus> = [
  ['reopened', /重新打开|重开|reopen/i],
  // Done and not yet closed: 已处理未结案.
  [
    'solved',
    /(?:已(?:经)?(?:处理|解决)|(?<![未没有])处理完).*(?:未|待|没有?)(?:关闭|结案|回访)|^(?:re)?solved\b.*\bnot\b.*\bclosed/i,
  ],
  [
    'open',
    words(
      `(?:${NOT}|待|尚待)(?:关闭|处理|解决|回应|响应|受理|完成|完结|结案|办结|结束|了结|开始)`,
      '解决不|处理不了|^(?:否|没|没有|未|无)$',
      `${NOT_EN}(?:closed?|done|(?:re)?solved?|settled?|finish(?:ed)?|completed?|answered|handled|started)\\b`,
      String.raw`\bun(?:done|closed|(?:re)?solved|settled|finished|answered|handled)\b|\bincomplete|\bto\s+be\b`,
      '^no$|^open|^new$',
    ),
  ],
  ['waiting', /待审批|审批中|waiting|approval/i],
  ['in_work', /处理中|跟进中|进行中|in\s*work|in\s*progress|pending/i],
  ['solved', /待回访|已处理|已解决|处理完|\b(?:re)?solved\b/i],
  ['closed', /关闭|结案|办结|完成|完结|^是$|^yes$|\bclosed\b|\bdone\b/i],
  ['answered', /已回应|已受理|已响应|\banswered\b/i],
];
export const RESULT_WORDS: Words<'settled' | 'partly' | 'unsettled' | 'unreached'> = [
  ['unreached', /联系不上|[没未]联系上|未接(?!受)|无人接|空号|\bunreached|not\s*reached/i],
  ['partly', words('部分', `${NOT}(?:完全|全部)`, 'partly|partial', `${NOT_EN}(?:fully|entirely|completely)\\b`)],
  [
    'unsettled',
    words(
      `${NOT}(?:解决|满意|认可|接受|处理)`,
      '不满|解决不|处理不了',
      `${NOT_EN}(?:(?:re)?solved?|settled?|satisfied|accepted|happy|ok(?:ay)?)\\b`,
      String.raw`\b(?:un|dis)(?:settled|(?:re)?solved|satisfied|happy)\b`,
    ),
  ],
  [
    'settled',
    // 待解决, 希望尽快解决: what is still wished for has not come.
    /(?<![待需要望快在请等])解决|(?<!希望|争取)满意(?![度吗])|认可|已处理|\bsettled\b|\b(?:re)?solved\b|\bsatisfied\b|\bok(?:ay)?\b/i,
  ],
];
export const SATISFACTION_WORDS: Words<number> = [
  [
    1,
    /(?:非常|很|极其?|十分)不满|(?:完全|一点[也都]?)不满|\b(?:very|highly|extremely)\s+(?:dis|un)satisfied|not\s+at\s+all/i,
  ],
  [2, words(`${NOT}满意|不满`, `\\b(?:dis|un)satisfied\\b`, `${NOT_EN}satisfied\\b`)],
  [5, /(?:非常|很|十分|特别)满意|\b(?:very|highly|extremely)\s+satisfied/i],
  [3, /一般|基本满意|neutral/i],
  [4, /满意(?![度吗])|\bsatisfied\b/i],
];
/** 非厂家责任 and 不是客户原因 name whose fault it was not. */
const whose = (names: string) =>
  new RegExp(String.raw`(?<!非|不是|不属于?|\bnot\s+(?:the\s+)?)(?:${names})(?!无关)`, 'i');
export const PARTY_WORDS: Words<CaseParty> = [
  ['maker', whose('厂家|厂商|工厂|maker|manufacturer|factory')],
  ['logistics', whose('物流|运输|快递|logistics|carrier')],
  ['warehouse', whose('仓库|仓储|warehouse')],
  ['sales', whose('业务|销售|sales')],
  ['dealer', whose('客户|dealer|customer')],
];
export const CHANNEL_WORDS: Words<CaseChannel> = [
  ['phone', /电话|phone|call/i],
  ['wechat', /微信|wechat/i],
  ['visitor', /来访|上门来|visitor/i],
  ['visit', /拜访|走访|visit/i],
  ['message', /短信|message|sms/i],
  ['email', /邮件|mail/i],
  ['survey', /调查|问卷|survey/i],
  ['other', /其[他它]|\bother/i],
];
export const URGENCY_WORDS: Words<CaseUrgency> = [
  [
    'low',
    words(
      '(?:不|非|无)(?:太|大|很|是很|是|算|怎么|特别|是特别)?[紧着]?急|^低',
      String.raw`\blow\b|\bnon-?urgent`,
      `${NOT_EN}(?:urgent|critical|high)\\b`,
    ),
  ],
  ['high', /较急|^高|high/i],
  ['urgent', /紧急|特急|urgent|critical/i],
  ['normal', /一般|普通|^中|normal|medium/i],
];
export const VERDICT_WORDS: Words<CaseVerdict> = [
  ['partly', /部分|partly/i],
  ['declined', words(`${NOT}采纳|^否$|^no$|declin|reject`, `${NOT_EN}(?:adopt|accept)|\\bunaccept`)],
  ['adopted', /(?<![待拟])采纳|^是$|^yes$|adopt|accept/i],
];

/** The word that a list means; none where it says the opposite of the opposite. */
export function wordOf<W>(words: Words<W>, text: string): W | undefined {
  if (TWICE.test(text)) return undefined;
  return words.find(([, pattern]) => pattern.test(text))?.[0];
}
