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
  number: /^(单号|编号|序号|客诉单号|客诉编号|投诉编号|工单号|处理单号|number|no|caseno|casenumber|ticket|id)$/i,
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

type Words<W> = readonly (readonly [W, RegExp])[];

/** The first one wins. */
export const KIND_WORDS: Words<CaseKind> = [
  ['return', /退货|换货|退换|return|exchange/i],
  ['service', /售后|维修|安装|保养|service|repair/i],
  ['suggestion', /建议|意见|suggest/i],
  ['complaint', /客诉|投诉|抱怨|complain/i],
];
export const STATUS_WORDS: Words<CaseStatus> = [
  ['reopened', /重新打开|重开|reopen/i],
  ['open', /未关闭|未处理|待回应|待处理|未解决|^否$|^no$|^open|^new$/i],
  ['waiting', /待审批|审批中|waiting|approval/i],
  ['in_work', /处理中|跟进中|进行中|in\s*work|in\s*progress|pending/i],
  ['solved', /待回访|已处理|已解决|处理完|solved|resolved/i],
  ['closed', /关闭|结案|办结|完成|完结|^是$|^yes$|closed|done/i],
  ['answered', /已回应|已受理|已响应|answered/i],
];
export const RESULT_WORDS: Words<'settled' | 'partly' | 'unsettled' | 'unreached'> = [
  ['unreached', /联系不上|没联系上|未接|空号|unreached|not\s*reached/i],
  ['partly', /部分|partly|partial/i],
  ['unsettled', /未解决|没解决|不满意|不认可|unsettled|not\s*settled|unsolved/i],
  ['settled', /解决|满意|认可|已处理|settled|solved|satisfied|ok/i],
];
export const SATISFACTION_WORDS: Words<number> = [
  [1, /非常不满|很不满|very\s*dissatisfied/i],
  [5, /非常满意|很满意|very\s*satisfied/i],
  [2, /不满意|dissatisfied/i],
  [3, /一般|基本满意|neutral/i],
  [4, /满意|satisfied/i],
];
export const PARTY_WORDS: Words<CaseParty> = [
  ['maker', /厂家|厂商|工厂|maker|manufacturer|factory/i],
  ['logistics', /物流|运输|快递|logistics|carrier/i],
  ['warehouse', /仓库|仓储|warehouse/i],
  ['sales', /业务|销售|sales/i],
  ['dealer', /客户|dealer|customer/i],
];
export const CHANNEL_WORDS: Words<CaseChannel> = [
  ['phone', /电话|phone|call/i],
  ['wechat', /微信|wechat/i],
  ['visitor', /来访|上门来|visitor/i],
  ['visit', /拜访|走访|visit/i],
  ['message', /短信|message|sms/i],
  ['email', /邮件|mail/i],
  ['survey', /调查|问卷|survey/i],
];
export const URGENCY_WORDS: Words<CaseUrgency> = [
  ['high', /较急|^高|high/i],
  ['low', /不急|^低|low/i],
  ['urgent', /紧急|特急|urgent|critical/i],
  ['normal', /一般|普通|^中|normal|medium/i],
];
export const VERDICT_WORDS: Words<CaseVerdict> = [
  ['declined', /不采纳|未采纳|^否$|^no$|declin|reject/i],
  ['partly', /部分|partly/i],
  ['adopted', /采纳|^是$|^yes$|adopt|accept/i],
];

export function wordOf<W>(words: Words<W>, text: string): W | undefined {
  return words.find(([, pattern]) => pattern.test(text))?.[0];
}
