import type { ReceiptField, ReceivableField } from '../../../shared/contract/importFields.ts';
import { DEALER_HEADERS, ORDER_HEADERS } from './headerSynonyms.ts';

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** What columns of lists of balances are called, as in `headerSynonyms.ts`; ages with every dash and word they come with. */
export const RECEIVABLE_HEADERS: Record<ReceivableField, readonly string[]> = {
  dealerCode: ORDER_HEADERS.dealerCode,
  dealerName: ORDER_HEADERS.dealerName,
  phone: ORDER_HEADERS.phone,
  region: ORDER_HEADERS.region,
  city: ORDER_HEADERS.city,
  balance: words(`
    应收余额 期末应收 应收账款余额 应收款余额 期末应收余额 期末余额 应收合计 应收总额 应收账款 应收帐款 应收款 应收
    欠款余额 欠款金额 欠款合计 欠款总额 当前欠款 期末欠款 累计欠款 欠款 尚欠 尚欠金额 未收金额 未收余额 未收款 未收
    未结金额 未核销金额 未核销余额 未付金额 本单欠款 应收金额 余额 结余 balance outstanding outstandingbalance
    balancedue amountdue openamount openbalance closingbalance receivable receivables totaldue totaloutstanding
    amountoutstanding totalreceivable
  `),
  notDue: words(`
    未到期 未到期金额 未到期应收 未逾期 未逾期金额 未超期 信用期内 账期内 账期内金额 正常 current notdue notyetdue
  `),
  late30: words(`
    1-30天 0-30天 1~30天 0~30天 1至30天 0至30天 1到30天 30天以内 30天内 1-30日 0-30日 30日内 一个月以内 一个月内 1个月以内
    1个月内 逾期1-30天 超期1-30天 逾期0-30天 逾期30天以内 逾期30天内 超期30天内 账龄1-30天 账龄0-30天 1-30days 0-30days
    1-30 0-30 1to30days 0to30days 30days pastdue1-30 1-30dayspastdue
  `),
  late60: words(`
    31-60天 30-60天 31~60天 31至60天 31到60天 31-60日 1-2个月 一到二个月 逾期31-60天 超期31-60天 账龄31-60天 31-60days
    30-60days 31-60 31to60days 60days pastdue31-60 31-60dayspastdue
  `),
  late90: words(`
    61-90天 60-90天 61~90天 61至90天 61到90天 61-90日 2-3个月 二到三个月 逾期61-90天 超期61-90天 账龄61-90天 61-90days
    60-90days 61-90 61to90days 90days pastdue61-90 61-90dayspastdue
  `),
  lateOver: words(`
    90天以上 91天以上 >90天 90天+ 90+天 90日以上 超过90天 三个月以上 3个月以上 逾期90天以上 逾期91天以上 超期90天以上
    账龄90天以上 over90days over90 >90days >90 90+days 90+ 90daysplus 91+ 91+days morethan90days
  `),
  overdue: words(`
    逾期 逾期金额 逾期应收 逾期欠款 逾期余额 已逾期 已逾期金额 超期 超期金额 超期应收 超期欠款 已超期 到期未收 到期未付
    overdue overdueamount pastdue pastdueamount
  `),
  prepaid: words(`
    预收 预收余额 预收款 预收账款 预收金额 期末预收 预收款余额 prepaid prepayment advance advances unappliedcredit
  `),
  number: ORDER_HEADERS.number,
  date: ORDER_HEADERS.date,
  dueDate: words(`
    到期日 到期日期 应收日期 应收到期日 收款到期日 付款到期日 最迟付款日 约定收款日 约定付款日 应付日期 收款期限日
    duedate dueon due paymentdue paymentduedate
  `),
  termDays: DEALER_HEADERS.termDays,
  creditLimit: DEALER_HEADERS.creditLimit,
  amount: words(`
    单据金额 订单金额 开单金额 发票金额 原币金额 金额 总金额 销售金额 应收发生额 invoiceamount originalamount
    billamount amount total
  `),
  paid: words(`已收 已收金额 已收款 已付金额 已付 已核销 已核销金额 已结金额 paid paidamount amountpaid`),
};

/** The same for lists of receipts. */
export const RECEIPT_HEADERS: Record<ReceiptField, readonly string[]> = {
  date: [
    ...words(`
      收款日期 收款时间 到账日期 到账时间 回款日期 回款时间 入账日期 付款日期 paymentdate receiptdate datereceived
      receivedon receiveddate datepaid
    `),
    ...ORDER_HEADERS.date,
  ],
  number: [
    ...words(`
      收款单号 收款单编号 收款编号 收据号 收据编号 收款单据号 回款单号 receiptno receiptnumber receiptid paymentno
      paymentnumber paymentid receiptref paymentref
    `),
    ...ORDER_HEADERS.number,
  ],
  dealerCode: ORDER_HEADERS.dealerCode,
  dealerName: [...ORDER_HEADERS.dealerName, ...words('付款单位 付款人 付款方 交款单位 缴款单位 payer paidby')],
  phone: ORDER_HEADERS.phone,
  region: ORDER_HEADERS.region,
  city: ORDER_HEADERS.city,
  amount: words(`
    收款金额 本次收款 实收金额 实收 到账金额 回款金额 收款 回款 入账金额 本次实收 收入金额 付款金额 amountreceived
    receiptamount paymentamount received payment 金额 总金额 合计金额 amount total paidamount amountpaid paid
  `),
  method: words(`
    结算方式 收款方式 付款方式 支付方式 结款方式 收款账户 结算账户 收款账号 收款渠道 paymentmethod method paymenttype
    paidvia tender
  `),
  handler: [...words('收款人 collector receivedby'), ...ORDER_HEADERS.handler],
  state: ORDER_HEADERS.state,
  note: ORDER_HEADERS.note,
};

/** Words in titles, sheet and file names that say what a list is. */
export const RECEIVABLE_TITLE = /应收|账龄|帐龄|欠款|对账余额|逾期|receivable|ag(?:e)?ing|outstanding|balances?\s*due/i;
export const RECEIPT_TITLE = /收款|回款|到账|receipts?\b|payments?\s*received/i;
/** A cell of a kind column in an export of several kinds of bills. */
export const RECEIPT_KIND = /^(?:收款单|收款|销售收款|客户收款|回款|receipt|payment)$/i;
/** Headers of ages that count from the day of the bill: 0–30, within 30 days, 账龄. */
export const BILL_AGE_HEADER = /账龄|帐龄|^0\D{1,2}30|30[天日]?(?:以)?内|个月(?:以)?内|\bage\b/i;
/** Headers of ages that count from the day it was due. */
export const DUE_AGE_HEADER = /逾期|超期|overdue|past\s*due/i;
/** The day a list is of, in a title: 截止日期：2026-10-31, 截至2026年10月31日, as of 2026-10-31; and a bare day. */
export const AS_OF_TITLE = /(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?/u;
/** A day or a month in a file name: 20261031, 2026-10-31, 202610, 2026年10月. */
export const AS_OF_FILE = /(?<!\d)(20\d{2})[-_.年]?(0?[1-9]|1[0-2])(?:[-_.月]?(0[1-9]|[12]\d|3[01])(?!\d))?(?!\d)/u;
