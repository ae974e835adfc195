import { describe, expect, test } from 'vitest';
import { headerKey, isHandedBack, matchHeader } from '../../../src/main/features/imports/headerKey.rules.ts';
import { RECOGNITION } from '../../../src/main/features/imports/kinds/recognition.rules.ts';
import { guessShape } from '../../../src/main/features/imports/mapping.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import {
  doubledFields,
  IMPORT_KINDS,
  type ImportField,
  KIND_SCHEMAS,
  missingFields,
} from '../../../src/shared/contract/importFields.ts';
import { en } from '../../../src/shared/i18n/en.ts';
import { zhCN } from '../../../src/shared/i18n/zh-CN.ts';
import { rowsOf, understand } from './rows.ts';

const mapped = (header: string[], ...rows: Cell[][]) => understand(rowsOf([header, ...rows]));

describe('a header reduced to its key', () => {
  test.each([
    ['客户\n等级', '客户等级'],
    ['备 注', '备注'],
    ['客户名称(*)', '客户名称'],
    ['*客户名称（必填）', '客户名称'],
    ['Invoice No.', 'invoiceno'],
    ['customer_id', 'customerid'],
    ['ＱＱ号', 'qq号'],
    ['金额：', '金额'],
    ['客戶編號', '客户编号'],
    ['備註', '备注'],
    ['聯絡電話', '联络电话'],
  ])('%j is %s', (header, key) => {
    expect(headerKey(header)).toMatchObject({ key, scale: 0 });
  });

  test.each([
    ['金额(元)', 0],
    ['金额（万元）', 4],
    ['金额[千元]', 3],
    ['金额/万元', 4],
    ['金额：亿元', 8],
  ])('the unit of %s is 10^%i', (header, scale) => {
    expect(headerKey(header)).toMatchObject({ key: '金额', scale });
  });

  test.each(IMPORT_KINDS)('every listed word of %s is found as the field it is listed for', (kind) => {
    const wrong: string[] = [];
    for (const field of KIND_SCHEMAS[kind].fields) {
      const words = RECOGNITION[kind].headers[field] ?? [];
      if (words.length === 0) wrong.push(`no word for ${field}`);
      for (const word of words)
        if (!matchHeader(word, kind).some((m) => m.field === field && m.exact)) wrong.push(word);
    }

    expect(wrong).toEqual([]);
  });
});

describe('mapping columns', () => {
  test('the headers of product.md §5 for dealers', () => {
    const expected: Record<string, ImportField | null> = {
      '客户编号(*)': 'code',
      单位全名: 'name',
      简称: 'shortName',
      助记码: 'mnemonic',
      客户类型: 'type',
      重要程度: 'grade',
      意向等级: 'intent',
      状态: 'status',
      行业: null,
      来源: null,
      片区: 'area',
      区域: 'region',
      线路: 'route',
      拜访日: 'visitDays',
      拜访频次: 'visitOften',
      经度: 'longitude',
      纬度: 'latitude',
      '乡镇/街道': 'town',
      '省(*)': 'province',
      市: 'city',
      区: 'district',
      送货地址: 'address',
      负责人: 'contact',
      职务: 'role',
      手机: 'phone',
      座机: 'phone',
      微信: 'wechat',
      QQ: 'qq',
      'E-mail': 'email',
      客户经理: 'rep',
      部门: null,
      开户日期: 'openedOn',
      上次拜访: 'lastVisitOn',
      最近下单日期: 'lastOrderOn',
      累计金额: 'totalAmount',
      结算方式: 'settlement',
      信用额度: 'creditLimit',
      账期: 'termDays',
      期初应收: 'receivable',
      税号: 'taxNo',
      开户行: 'bank',
      账号: 'bankAccount',
      生日: 'birthday',
      备注: 'note',
    };

    expect(understand(rowsOf([Object.keys(expected), ['K1', '恒源']])).fields).toEqual(expected);
  });

  test('the headers of product.md §5 for orders', () => {
    const expected: Record<string, ImportField | null> = {
      单据日期: 'date',
      单据编号: 'number',
      单据类型: 'kind',
      单据状态: 'state',
      客户编号: 'dealerCode',
      客户名称: 'dealerName',
      业务员: 'handler',
      存货编码: 'productCode',
      品名: 'productName',
      品牌: 'brand',
      规格型号: 'spec',
      单位: 'unit',
      数量: 'qty',
      单价: 'unitPrice',
      优惠金额: 'discount',
      金额: 'amount',
      税额: 'tax',
      价税合计: 'amountWithTax',
      成本: 'cost',
      毛利: 'profit',
      已收: 'paid',
      未收: 'unpaid',
      备注: 'note',
    };
    const { fields, kind } = understand(rowsOf([Object.keys(expected), ['2024-01-01', 'XS1']]));

    expect(kind).toBe('orders');
    expect(fields).toEqual(expected);
  });

  test.each<[string, string[], string, Record<string, ImportField | null>]>([
    [
      'online_retail_orders',
      ['InvoiceNo', 'CustomerID', 'InvoiceDate', 'Country', 'lines', 'qty', 'amount'],
      'bills',
      {
        InvoiceNo: 'number',
        CustomerID: 'dealerCode',
        InvoiceDate: 'date',
        Country: 'region',
        lines: null,
        qty: 'qty',
        amount: 'amount',
      },
    ],
    [
      'online_retail',
      ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'],
      'lines',
      {
        InvoiceNo: 'number',
        StockCode: 'productCode',
        Description: 'productName',
        Quantity: 'qty',
        InvoiceDate: 'date',
        UnitPrice: 'unitPrice',
        CustomerID: 'dealerCode',
        Country: 'region',
      },
    ],
    [
      'rfm_data_orders',
      ['customer_id', 'order_date', 'revenue'],
      'bills',
      { customer_id: 'dealerCode', order_date: 'date', revenue: 'amount' },
    ],
  ])('the English export %s', (_, headers, shape, fields) => {
    const read = understand(rowsOf([headers, headers.map((_header, i) => i + 1)]));

    expect(read).toMatchObject({ kind: 'orders', shape });
    expect(read.fields).toEqual(fields);
  });

  test('a field that takes one column goes to the clearer header, the other is kept as an extra', () => {
    expect(mapped(['名称', '客户名称', '电话'], ['a', 'b', '1']).fields).toEqual({
      名称: null,
      客户名称: 'name',
      电话: 'phone',
    });
  });

  test('a column that is empty yields to one that is filled', () => {
    expect(mapped(['客户编号', '编码', '客户名称'], ['', 'K1', '恒源']).fields).toMatchObject({
      客户编号: null,
      编码: 'code',
    });
  });

  test('phones, contacts, addresses and notes may have several columns', () => {
    const { fields } = mapped(
      ['客户名称', '联系人1', '手机1', '联系人2', '手机2'],
      ['恒源', '张三', '13800138000', '李四', '13900138000'],
    );

    expect(Object.values(fields)).toEqual(['name', 'contact', 'phone', 'contact', 'phone']);
    expect(KIND_SCHEMAS.dealers.multi).toEqual(expect.arrayContaining(['contact', 'phone']));
  });

  test('a longer header is recognised by a word within it, but not by a common one, nor against its contents', () => {
    const { fields } = mapped(
      ['客户名称', '客户联系电话', '客户来源', '业务员编号', '上次拜访人', '最新建档日期'],
      ['恒源', '13800138000', '展会', 'S1', '小王', '2024-01-01'],
    );

    expect(fields).toEqual({
      客户名称: 'name',
      客户联系电话: 'phone',
      客户来源: null,
      业务员编号: null,
      上次拜访人: null,
      最新建档日期: 'openedOn',
    });
  });

  test('a column without a known header is recognised by what stands in it', () => {
    const { fields } = mapped(
      ['客户名称', 'x1', 'x2', '电话'],
      ['恒源', 'a@b.cn', '广东省广州市天河区旺和路1号', '13800138000'],
    );

    expect(fields).toMatchObject({ x1: 'email', x2: 'address' });
  });

  test('a customer column with nothing but codes is the code', () => {
    expect(mapped(['Date', 'Customer', 'Amount'], ['2024-01-01', 17850, 5]).fields).toMatchObject({
      Customer: 'dealerCode',
    });
    expect(mapped(['Date', 'Customer', 'Amount'], ['2024-01-01', 'Nord', 5]).fields).toMatchObject({
      Customer: 'dealerName',
    });
  });

  test('单位 is the unit of measure, or the firm where firms stand in it', () => {
    expect(mapped(['日期', '单位', '金额'], ['2024-01-01', '恒源商行', 5]).fields).toMatchObject({
      单位: 'dealerName',
    });
    expect(mapped(['日期', '客户', '单位', '金额'], ['2024-01-01', '恒源', '箱', 5]).fields).toMatchObject({
      单位: 'unit',
    });
  });

  test('类型 of an order list is the bill’s kind only where its words are kinds', () => {
    expect(mapped(['日期', '客户', '类型', '金额'], ['2024-01-01', '恒源', '退货', 5]).fields).toMatchObject({
      类型: 'kind',
    });
    expect(mapped(['日期', '客户', '类型', '金额'], ['2024-01-01', '恒源', '饮料', 5]).fields).toMatchObject({
      类型: null,
    });
  });

  test('what was paid after discount is the amount, and a rate is no discount in money', () => {
    const { fields } = mapped(
      ['日期', '客户', '单价', '金额', '折扣', '折后单价', '折后金额'],
      ['2024-01-01', '恒源', 10, 100, 0.9, 9, 90],
    );

    expect(fields).toMatchObject({ 单价: null, 金额: null, 折扣: null, 折后单价: 'unitPrice', 折后金额: 'amount' });
    expect(mapped(['日期', '客户', '金额', '折扣'], ['2024-01-01', '恒源', 100, 12.5]).fields).toMatchObject({
      折扣: 'discount',
    });
  });

  test('a list without a header is guessed from its cells', () => {
    const dealers = understand(
      rowsOf([
        ['恒源商贸有限公司', '张三', '13800138000', '广东省广州市天河区x路1号', 'A'],
        ['大发店', '李四', '13900138000', '北京市朝阳区x路1号', 'B'],
      ]),
    );
    const orders = understand(
      rowsOf([
        ['XS20240101', '2024-01-05', '恒源商贸有限公司', '1,200.50'],
        ['XS20240102', '2024-01-06', '大发商行', '300'],
      ]),
    );

    expect(dealers).toMatchObject({ kind: 'dealers', found: { headerRow: 0 } });
    expect(dealers.mapping.map(({ field }) => field)).toEqual(['name', 'contact', 'phone', 'address', 'grade']);
    expect(orders).toMatchObject({ kind: 'orders', found: { headerRow: 0 } });
    expect(orders.mapping.map(({ field }) => field)).toEqual(['number', 'date', 'dealerName', 'amount']);
  });

  test('samples are shown as text, up to five', () => {
    const { columns } = mapped(
      ['客户名称', '电话'],
      ...Array.from({ length: 9 }, (_, i) => [`客户${i}`, 13800138000 + i]),
    );

    expect(columns[1]?.samples).toEqual(['13800138000', '13800138001', '13800138002', '13800138003', '13800138004']);
  });
});

describe('bills or lines', () => {
  const shape = (header: string[], ...rows: Cell[][]) => mapped(header, ...rows).shape;

  test('products whose bill numbers repeat are lines, without quantity and price too', () => {
    const header = ['单据日期', '单据编号', '客户编号', '品名', '金额'];

    expect(shape(header, ['2026-01-01', 'X1', 'K1', '苹果', 100], ['2026-01-01', 'X1', 'K1', '香蕉', 100])).toBe(
      'lines',
    );
    expect(shape(header, ['2026-01-01', 'X1', 'K1', '苹果', 100], ['2026-01-01', 'X2', 'K1', '香蕉', 100])).toBe(
      'bills',
    );
  });

  test('products with prices are lines', () => {
    expect(
      shape(['日期', '单号', '客户', '品名', '数量', '单价', '金额'], ['2024-01-01', 'X1', 'a', 'p', 1, 2, 2]),
    ).toBe('lines');
  });

  test('products without prices are lines where numbers repeat, are absent, or have not repeated yet', () => {
    const header = ['日期', '单号', '客户', '品名', '数量', '金额'];

    expect(shape(header, ['2024-01-01', 'X1', 'a', 'p', 1, 2], ['2024-01-01', 'X1', 'a', 'q', 1, 2])).toBe('lines');
    expect(shape(header, ['2024-01-01', 'X1', 'a', 'p', 1, 2], ['2024-01-01', '', '', 'q', 1, 2])).toBe('lines');
    expect(shape(header, ['2024-01-01', 'X1', 'a', 'p', 1, 2], ['2024-01-01', 'X2', 'a', 'q', 1, 2])).toBe('lines');
    expect(shape(['日期', '客户', '品名', '数量', '金额'], ['2024-01-01', 'a', 'p', 1, 2])).toBe('lines');
  });

  test('without products they are bills', () => {
    expect(
      guessShape(
        [
          { column: 0, field: 'date' },
          { column: 1, field: 'amount' },
        ],
        [],
      ),
    ).toBe('bills');
  });
});

describe('what a mapping lacks', () => {
  const map = (...fields: ImportField[]) => fields.map((field, column) => ({ column, field }));
  const named = (...fields: ImportField[]) => new Set(fields);

  test('a dealer list needs a name or a code, an order list a day, a dealer and an amount', () => {
    expect(missingFields(named('phone'), 'dealers')).toEqual([['name', 'code', 'shortName']]);
    expect(missingFields(named('code'), 'dealers')).toEqual([]);
    expect(missingFields(named('date', 'dealerCode', 'amount'), 'orders')).toEqual([]);
    expect(missingFields(named('date', 'dealerCode', 'qty', 'unitPrice'), 'orders')).toEqual([]);
    expect(missingFields(named('date', 'dealerCode', 'qty'), 'orders')).toEqual([['amount', 'unitPrice']]);
    expect(missingFields(new Set(), 'orders')).toHaveLength(3);
  });

  test('a field from two columns is named, unless it may have several', () => {
    expect(doubledFields(map('name', 'phone', 'name', 'phone'), 'dealers')).toEqual(['name']);
  });

  test.each([en, zhCN])('rows that were handed back are known by what was put beside them', ({ imports }) => {
    const { reason, row } = imports.rejected;

    expect(isHandedBack(['客户', '金额', reason, row])).toBe(true);
    expect(isHandedBack(['客户', '金额', row])).toBe(false);
    expect([matchHeader(reason, 'orders'), matchHeader(row, 'orders')]).toEqual([[], []]);
  });
});
