import type { Language } from '../../../shared/i18n/translator.ts';
import type { OutColumn, OutKind, OutSheet, OutValue } from '../../spreadsheets/outgoing.ts';
import type { SampleBalance, SampleReceipt, SampleTerms } from './sampleAccounts.ts';
import type { SampleDealer } from './sampleDealers.ts';
import { CATEGORY_WORDS, PRODUCTS, type SampleProduct } from './sampleProducts.ts';
import type { SampleBill, SampleShop } from './sampleShop.ts';
import { BILL_WORDS, SHOP, type Words } from './sampleWords.ts';

interface Column<R> {
  header: Words;
  kind: OutKind;
  width?: number;
  value: (row: R) => OutValue;
}

function column<R>(
  chinese: string,
  english: string,
  kind: OutKind,
  value: (row: R) => OutValue,
  width?: number,
): Column<R> {
  return { header: { 'zh-CN': chinese, en: english }, kind, value, ...(width === undefined ? {} : { width }) };
}

const DEALER_COLUMNS: readonly Column<SampleDealer & SampleTerms>[] = [
  column('客户编号', 'Customer code', 'text', (d) => d.code),
  column('客户名称', 'Customer name', 'text', (d) => d.name, 24),
  column('简称', 'Short name', 'text', (d) => d.shortName),
  column('客户类型', 'Customer type', 'text', (d) => d.typeText),
  column('客户等级', 'Grade', 'text', (d) => d.grade),
  column('联系人', 'Contact', 'text', (d) => d.contact),
  column('手机', 'Mobile', 'text', (d) => d.phone, 26),
  column('片区', 'Area', 'text', (d) => d.area),
  column('省', 'Province', 'text', (d) => d.province),
  column('市', 'City', 'text', (d) => d.city),
  column('区', 'District', 'text', (d) => d.district),
  column('地址', 'Address', 'text', (d) => d.address, 34),
  column('业务员', 'Salesperson', 'text', (d) => d.rep),
  column('建档日期', 'Opening date', 'day', (d) => d.openedOn),
  column('结算方式', 'Payment terms', 'text', (d) => d.settlement),
  column('信用额度', 'Credit limit', 'money', (d) => (d.creditLimitMinor === null ? null : d.creditLimitMinor / 100)),
  column('账期', 'Term days', 'integer', (d) => d.termDays),
  column('备注', 'Note', 'text', (d) => d.note, 24),
];

/** What a product is, in one language. */
const productColumns = (lang: Language): readonly Column<SampleProduct>[] => [
  column('商品编号', 'Product code', 'text', (p) => p.code),
  column('商品名称', 'Product name', 'text', (p) => p.name[lang], 24),
  column('品牌', 'Brand', 'text', (p) => p.brand[lang]),
  column('规格', 'Specification', 'text', (p) => p.spec[lang]),
  column('单位', 'Unit', 'text', (p) => p.unit[lang]),
  column('商品类别', 'Category', 'text', (p) => CATEGORY_WORDS[p.category][lang]),
  column('单价', 'Price', 'number', (p) => p.priceMicro / 1_000_000),
];

const BALANCE_COLUMNS: readonly Column<SampleBalance>[] = [
  column('客户编号', 'Customer code', 'text', (b) => b.dealerCode),
  column('客户名称', 'Customer name', 'text', (b) => b.dealerName, 24),
  column('应收余额', 'Balance', 'money', (b) => (b.notDue + b.late30 + b.late60 + b.late90 + b.lateOver) / 100),
  column('未到期', 'Current', 'money', (b) => b.notDue / 100),
  column('1-30天', '1-30 days', 'money', (b) => b.late30 / 100),
  column('31-60天', '31-60 days', 'money', (b) => b.late60 / 100),
  column('61-90天', '61-90 days', 'money', (b) => b.late90 / 100),
  column('90天以上', 'Over 90 days', 'money', (b) => b.lateOver / 100),
];

const RECEIPT_COLUMNS: readonly Column<SampleReceipt>[] = [
  column('收款日期', 'Payment date', 'day', (r) => r.on),
  column('收款单号', 'Receipt no', 'text', (r) => r.number, 16),
  column('客户编号', 'Customer code', 'text', (r) => r.dealerCode),
  column('客户名称', 'Customer name', 'text', (r) => r.dealerName, 24),
  column('收款金额', 'Amount received', 'money', (r) => r.amountMinor / 100),
  column('结算方式', 'Payment method', 'text', (r) => r.method),
  column('经手人', 'Salesperson', 'text', (r) => r.rep),
];

interface LineRow {
  bill: SampleBill;
  line: SampleBill['lines'][number];
}

/** The dealer list as a shop would keep it: a title above the header, and one opening date typed as text. */
export function dealersSheet(shop: SampleShop, lang: Language): OutSheet {
  const rows = shop.dealers.map((dealer) => DEALER_COLUMNS.map(({ value }) => value(dealer)));
  const dateAt = DEALER_COLUMNS.findIndex(({ header }) => header['zh-CN'] === '建档日期');
  const typed = rows[Math.floor(rows.length / 2)];
  const day = typed?.[dateAt];
  if (typed !== undefined && typeof day === 'string') typed[dateAt] = dotted(day);
  const name = { 'zh-CN': '客户资料', en: 'Customers' }[lang];
  return { name, title: [title(name, lang)], columns: columns(DEALER_COLUMNS, lang), rows };
}

/** What the shop sells, with its categories: an order export says nothing of them. */
export function productsSheet(_shop: SampleShop, lang: Language): OutSheet {
  const name = { 'zh-CN': '商品资料', en: 'Products' }[lang];
  const all = productColumns(lang);
  const rows = PRODUCTS.map((product) => all.map(({ value }) => value(product)));
  return { name, title: [title(name, lang)], columns: columns(all, lang), rows };
}

/** The order export as a bookkeeping program writes it: one row per line, a period row, a total at the end. */
export function ordersSheet(shop: SampleShop, lang: Language): OutSheet {
  const name = { 'zh-CN': '销售明细', en: 'Sales lines' }[lang];
  const period = {
    'zh-CN': `单据日期：${shop.firstDay} 至 ${shop.endsOn}`,
    en: `Period: ${shop.firstDay} to ${shop.endsOn}`,
  };
  const lineColumns = orderColumns(lang);
  return {
    name,
    title: [title(name, lang), period[lang]],
    columns: columns(lineColumns, lang),
    rows: lineRows(shop, lineColumns, lang),
  };
}

/** The balances as a bookkeeping program lists them: the day in the title, a total at the end. */
export function receivablesSheet(shop: SampleShop, lang: Language): OutSheet {
  const name = { 'zh-CN': '应收账款账龄表', en: 'Receivables ageing' }[lang];
  const day = { 'zh-CN': `截止日期：${shop.endsOn}`, en: `As of: ${shop.endsOn}` };
  const rows = shop.balances.map((balance) => BALANCE_COLUMNS.map(({ value }) => value(balance)));
  const total = BALANCE_COLUMNS.map(({ header, kind }, i): OutValue => {
    if (kind !== 'money') return header.en === 'Customer name' ? { 'zh-CN': '合计', en: 'Total' }[lang] : null;
    return rows.reduce((sum, row) => sum + Math.round(Number(row[i]) * 100), 0) / 100;
  });
  return {
    name,
    title: [title(name, lang), day[lang]],
    columns: columns(BALANCE_COLUMNS, lang),
    rows: [...rows, total],
  };
}

/** The receipts of the last year, one row each. */
export function receiptsSheet(shop: SampleShop, lang: Language): OutSheet {
  const name = { 'zh-CN': '收款单', en: 'Receipts' }[lang];
  const rows = shop.receipts.map((receipt) => RECEIPT_COLUMNS.map(({ value }) => value(receipt)));
  return { name, title: [title(name, lang)], columns: columns(RECEIPT_COLUMNS, lang), rows };
}

function orderColumns(lang: Language): readonly Column<LineRow>[] {
  return [
    column('单据日期', 'Date', 'day', ({ bill }) => bill.on),
    column('单据编号', 'Invoice no', 'text', ({ bill }) => bill.number, 20),
    column('单据类型', 'Document type', 'text', ({ bill }) => BILL_WORDS[bill.kind][lang]),
    column('客户编号', 'Customer code', 'text', ({ bill }) => bill.dealerCode),
    column('客户名称', 'Customer name', 'text', ({ bill }) => bill.dealerName, 24),
    column('业务员', 'Salesperson', 'text', ({ bill }) => bill.rep),
    column('商品编号', 'Product code', 'text', ({ line }) => line.productCode),
    column('商品名称', 'Product name', 'text', ({ line }) => line.productName, 24),
    column('规格', 'Specification', 'text', ({ line }) => line.spec),
    column('单位', 'Unit', 'text', ({ line }) => line.unit),
    column('数量', 'Quantity', 'number', ({ line }) => line.qtyTenths / 10),
    column('单价', 'Unit price', 'number', ({ line }) => line.priceMicro / 1_000_000),
    column('金额', 'Amount', 'money', ({ line }) => line.amountMinor / 100),
    column('备注', 'Note', 'text', ({ bill, line }) => line.note || bill.note, 24),
  ];
}

function* lineRows(shop: SampleShop, lineColumns: readonly Column<LineRow>[], lang: Language): Iterable<OutValue[]> {
  let amountMinor = 0;
  let qtyTenths = 0;
  for (const bill of shop.bills) {
    for (const line of bill.lines) {
      amountMinor += line.amountMinor;
      qtyTenths += line.qtyTenths;
      yield lineColumns.map(({ value }) => value({ bill, line }));
    }
  }
  const total = { 'zh-CN': '合计', en: 'Total' }[lang];
  yield lineColumns.map(({ header }, i) => {
    if (i === 0) return total;
    if (header.en === 'Quantity') return qtyTenths / 10;
    return header.en === 'Amount' ? amountMinor / 100 : null;
  });
}

function columns<R>(list: readonly Column<R>[], lang: Language): OutColumn[] {
  return list.map(({ header, kind, width }) => ({
    header: header[lang],
    kind,
    ...(width === undefined ? {} : { width }),
  }));
}

function title(name: string, lang: Language): string {
  return lang === 'en' ? `${SHOP.en} · ${name}` : SHOP['zh-CN'] + name;
}

/** 2021-06-08 as it is typed by hand: 2021.6.8. */
function dotted(day: string): string {
  return day.split('-').map(Number).join('.');
}
