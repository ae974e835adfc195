import { describe, expect, test } from 'vitest';
import { splitRole } from '../../../src/main/features/imports/people.rules.ts';
import {
  isCancellationNumber,
  isExcludedName,
  isLeftOutState,
  normaliseGrade,
  readChannel,
  readKind,
  readType,
  readYesNo,
} from '../../../src/main/features/imports/readWord.rules.ts';
import { readTermDays } from '../../../src/shared/domain/readAmount.ts';

describe('kinds of bills', () => {
  test.each([
    ['sale', '销售 销售单 销售出库单 出库 发货单 批发 零售单 销售订单 Sale Invoice'],
    ['return', '退货 退货单 销售退货单 销退 退货入库 Return Refund Credit-Note'],
    ['exchange', '换货 换货单 销售换货单 退换货 Exchange'],
    ['gift', '赠品 赠送 搭赠 样品 Gift'],
    ['reversal', '红冲 红字 红字销售单 冲红 红字退货 Reversal'],
    ['left_out', '作废 草稿 未过账 未审核销售单 已作废'],
    ['unknown', '收款单 采购入库 采购退货 调拨单 盘点 火星单'],
  ] as const)('%s', (kind, words) => {
    const wrong = words.split(' ').filter((word) => readKind(word.replace('-', ' ')) !== kind);

    expect(wrong).toEqual([]);
  });

  test('a blank kind says nothing', () => {
    expect(readKind('')).toBeUndefined();
    expect(readKind('-')).toBeUndefined();
  });

  test('only a C before figures is a cancellation', () => {
    expect(['C536379', 'c536379'].every(isCancellationNumber)).toBe(true);
    expect(['536379', 'CK-001', 'C12', 'XC536379', ''].some(isCancellationNumber)).toBe(false);
  });
});

test('how somebody likes to be spoken to is the first way that is named', () => {
  const read = [
    '电话',
    '微信',
    '加微信，别打电话',
    '短信',
    '上门面谈',
    'E-mail',
    'Phone or WeChat',
    'Text message',
    '都行',
    '',
  ];

  expect(read.map(readChannel)).toEqual([
    ...['phone', 'wechat', 'wechat', 'message', 'visit', 'email', 'phone', 'message', undefined, undefined],
  ]);
});

describe('states', () => {
  test.each([
    ['草稿', '单据状态', true],
    ['未过账', '状态', true],
    ['未审核', '审核状态', true],
    ['已作废', '状态', true],
    ['作废', '状态', true],
    ['Draft', 'Status', true],
    ['是', '是否作废', true],
    ['√', '作废', true],
    ['否', '是否过账', true],
    ['否', '是否作废', false],
    ['是', '是否过账', false],
    ['是', '状态', false],
    ['已过账', '状态', false],
    ['已审核', '审核状态', false],
    ['未作废', '作废标志', false],
    ['正常', '状态', false],
    ['', '状态', false],
    ['作 废', '状态', true],
    ['［草 稿］', '状态', true],
    ['未 审 核', '状态', true],
    ['ＶＯＩＤ', 'Status', true],
    ['×作废', '状态', true],
    ['已完成', '订单状态', false],
  ])('%s under %s: left out %s', (text, header, leftOut) => {
    expect(isLeftOutState(text, header)).toBe(leftOut);
  });
});

describe('grades', () => {
  test.each([
    ['A', 'A A级 A类 Ａ a类 一级 VIP 重点客户 ★★★ ★★★★★ 三星 KA 甲级'],
    ['B', 'B b类 Ｂ级 普通客户 二级 ★★ ★★☆ 乙类'],
    ['C', 'C c Ｃ类 小客户 散户 三级 ★ ★☆☆'],
    ['D', 'D D级 四级 休眠'],
    ['S', 'S S级'],
    [undefined, '火星 AB 客户 12 -'],
  ])('%s', (grade, words) => {
    const wrong = words.split(' ').filter((word) => normaliseGrade(word) !== grade);

    expect(wrong).toEqual([]);
  });

  test('a grade that is blank is none', () => {
    expect(normaliseGrade('')).toBeUndefined();
    expect(normaliseGrade('☆☆☆')).toBeUndefined();
  });
});

describe('types', () => {
  test.each([
    ['wholesale', '二批 批发商 分销 经销商 Distributor'],
    ['convenience', '便利店 小卖部 烟酒店'],
    ['supermarket', '超市 商超 KA 连锁超市'],
    ['catering', '餐饮 酒店 饭店'],
    ['hardware', '五金店 建材'],
    ['project', '工程 装修公司'],
    ['corporate', '企业 学校'],
    ['group_buy', '团购 社区团购'],
    ['online', '网店 电商'],
    ['walk_in', '散客 零售'],
    ['other', '其他'],
    ['unknown', '火星人'],
  ] as const)('%s', (type, words) => {
    const wrong = words.split(' ').filter((word) => readType(word) !== type);

    expect(wrong).toEqual([]);
  });

  test('nobody in particular is proposed as excluded, a firm with such a word in its name is not', () => {
    expect(
      ['散客', '零售客户', '现金客户', '门市', '样品', '内部领用', '调拨', '散客（门店）', 'Walk-in'].every(
        isExcludedName,
      ),
    ).toBe(true);
    expect(['散客来超市', '门市坊百货', '现金流咨询', '内部装饰公司', ''].some(isExcludedName)).toBe(false);
  });
});

describe('small words', () => {
  test('yes and no in their signs', () => {
    expect(['是', '√', 'Y', 'yes', '1', 'TRUE'].map(readYesNo)).toEqual(Array(6).fill(true));
    expect(['否', '×', 'N', 'no', '0', 'FALSE'].map(readYesNo)).toEqual(Array(6).fill(false));
    expect(readYesNo('也许')).toBeUndefined();
  });

  test.each([
    ['30', 30],
    ['30天', 30],
    ['月结30天', 30],
    ['net 30 days', 30],
    ['现结', 0],
    ['款到发货', 0],
    ['月结', undefined],
    ['30-60天', undefined],
    ['2.5', undefined],
  ])('terms %s are %s days', (text, days) => {
    expect(readTermDays(text)).toBe(days);
  });

  test.each([
    ['张丽（老板）', '张丽', '老板'],
    ['张丽(采购 经理)', '张丽', '采购经理'],
    ['李强总', '李强', '总'],
    ['赵磊 经理', '赵磊', '经理'],
    ['赵磊总经理', '赵磊', '总经理'],
    ['王 伟', '王伟', ''],
    ['李总', '李总', ''],
    ['欧阳总', '欧阳总', ''],
    ['欧阳锋老板', '欧阳锋', '老板'],
    ['老板', '老板', ''],
    ['John Smith', 'John Smith', ''],
    ['', '', ''],
  ])('%s is %s, %s', (text, name, role) => {
    expect(splitRole(text)).toEqual({ name, role });
  });
});
