import type { ImportKind } from '../../src/shared/contract/importFields.ts';
import { random as numbers } from './random.ts';

interface Random {
  /** A whole number below `most`. */
  int(most: number): number;
  pick<V>(values: readonly V[]): V;
}

function createRandom(seed: number): Random {
  const next = numbers(seed);
  const int = (most: number) => Math.floor(next() * most);
  return {
    int,
    pick(values) {
      const value = values[int(values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
  };
}

/** A list as somebody's program has saved it. */
export interface ShopList {
  kind: ImportKind;
  source: string;
  rows: string[][];
}

const SURNAMES = ['王', '李', '张', '刘', '欧阳', '陈'] as const;
const NAMES = ['伟', '秀英', '建国', '小明', '丽华', '大海'] as const;
const SHOPS = [
  '城东便利店',
  '河西批发部',
  '老王超市（南门店）',
  '顺发 商行',
  'A&B Store',
  '惠民粮油',
  '李记烟酒',
  '<b>大鹏</b>贸易',
] as const;
const CITIES = ['杭州市', '宁波市', '绍兴市'] as const;
const SPECS = ['330ml*24', '2L', '500g/袋', ''] as const;
const KINDS = ['销售', '销售', '销售', '退货', '换货', '赠品', '红冲'] as const;
const NOTES = ['', '', '急', '=送货找后门', '第一行，"引号"', '@仓库', "'已付"] as const;

/** What a shop has collected over the years: the same from the same seed. */
export function shopLists(seed: number): ShopList[] {
  const random = createRandom(seed);
  const dealers = Array.from({ length: 5 + random.int(6) }, (_, at) => ({
    code: random.int(4) === 0 ? '' : `K${String(at).padStart(3, '0')}`,
    name: `${random.pick(SHOPS)}${at}`,
    city: random.pick(CITIES),
  }));
  const whom = () => {
    const { code, name } = random.pick(dealers);
    return [code, name];
  };
  return [
    { kind: 'reps', source: '人事', rows: repRows(random) },
    { kind: 'dealers', source: '客户档案', rows: dealerRows(random, dealers) },
    { kind: 'products', source: '商品资料', rows: productRows(random) },
    { kind: 'orders', source: '销售明细', rows: lineRows(random, whom) },
    { kind: 'orders', source: '旧账套', rows: billRows(random, whom) },
    { kind: 'receipts', source: '收款', rows: receiptRows(random, whom) },
    { kind: 'receivables', source: '应收', rows: balanceRows(random, dealers) },
    { kind: 'contacts', source: '通讯录', rows: personRows(random, whom) },
    { kind: 'activities', source: '跟进', rows: activityRows(random, whom) },
    { kind: 'totals', source: '历年', rows: totalRows(random, dealers) },
  ];
}

const many = <R>(count: number, make: (at: number) => R): R[] => Array.from({ length: count }, (_, at) => make(at));
const person = (random: Random) => random.pick(SURNAMES) + random.pick(NAMES);
const mobile = (random: Random) => `139${String(10_000_000 + random.int(89_999_999))}`;
const dayOf = (random: Random) => {
  const month = String(1 + random.int(10)).padStart(2, '0');
  return `2026-${month}-${String(1 + random.int(28)).padStart(2, '0')}`;
};
const cents = (random: Random, most: number) => (random.int(most * 100) / 100).toFixed(2);

function repRows(random: Random): string[][] {
  return [
    ['业务员', '别名', '手机', '区域', '片区', '技能', '级别', '每周拜访时间（分钟）', '离职日期', '备注'],
    ['王伟', '小王、大伟', mobile(random), '杭州市', '城东、城南', '酒水', '高级', '1200', '', '老员工'],
    ['李娜', '', '', '', '', '', '', '', '2026-03-31', ''],
  ];
}

function dealerRows(random: Random, dealers: { code: string; name: string; city: string }[]): string[][] {
  return [
    [
      '客户编号',
      '客户名称',
      '省',
      '市',
      '地址',
      '联系人',
      '手机',
      '业务员',
      '等级',
      '信用额度',
      '账期',
      '标签',
      '备注',
    ],
    ...dealers.map(({ code, name, city }) => [
      code,
      name,
      '浙江省',
      city,
      `中山路${random.int(300)}号`,
      person(random),
      mobile(random),
      random.pick(['王伟', '李娜', '']),
      random.pick(['A', 'B', '']),
      random.pick(['', '5000', '12000.50']),
      random.pick(['', '30', '60']),
      random.pick(['', '大客户', '连锁、冷链']),
      random.pick(NOTES),
    ]),
  ];
}

function productRows(random: Random): string[][] {
  return [
    ['商品编号', '商品名称', '品牌', '规格', '单位', '商品类别', '售价', '进价', '备注'],
    ...many(6, (at) => [
      at === 5 ? '' : `00${at}`,
      `商品${at}`,
      random.pick(['可口', '']),
      random.pick(SPECS),
      random.pick(['箱', '瓶']),
      random.pick(['饮料', '粮油']),
      cents(random, 90),
      random.pick(['', '3.125', '0.0125']),
      random.pick(NOTES),
    ]),
  ];
}

/** Bills with several lines, lines of the other sign, times, discounts off the whole bill; some without a number. */
function lineRows(random: Random, whom: () => string[]): string[][] {
  const rows = many(14, (bill) => {
    const kind = bill < 8 ? '' : random.pick(KINDS);
    const number = random.int(6) === 0 ? '' : `XS${1000 + bill}`;
    const dealer = whom();
    const day = dayOf(random) + (random.int(3) === 0 ? ' 10:30:00' : '');
    const off = number !== '' && random.int(4) === 0 ? '1.5' : '';
    const note = random.pick(NOTES);
    return many(number === '' ? 1 : 1 + random.int(4), (line) => {
      const qty = 1 + random.int(20);
      const price = random.int(20_000) / 100;
      const sign = kind === '' && number !== '' && line > 0 && random.int(3) === 0 ? -1 : 1;
      const amount = String(Math.round(qty * price * 100) / 100);
      return [
        day,
        number,
        kind,
        ...dealer,
        `00${random.int(5)}`,
        `商品${random.int(5)}`,
        random.pick(SPECS),
        '箱',
        String(sign * qty),
        String(price),
        kind === '赠品' ? '0' : (sign < 0 ? '-' : '') + amount,
        line === 0 ? off : '',
        line === 0 ? random.pick(['', '40.25']) : '',
        '王伟',
        note,
      ];
    });
  });
  return [
    [
      '单据日期',
      '单据编号',
      '单据类型',
      '客户编号',
      '客户名称',
      '商品编号',
      '商品名称',
      '规格',
      '单位',
      '数量',
      '单价',
      '金额',
      '整单优惠',
      '成本',
      '业务员',
      '备注',
    ],
    ...rows.flat(),
  ];
}

function billRows(random: Random, whom: () => string[]): string[][] {
  return [
    ['单据日期', '单据编号', '客户编号', '客户名称', '金额', '经手人', '备注'],
    ...many(12, (at) => [
      dayOf(random),
      at % 3 === 0 ? '' : `J${at}`,
      ...whom(),
      random.pick(['', '-']) + random.pick([cents(random, 900), '10.005', '100']),
      random.pick(['王伟', '小张', '']),
      random.pick(NOTES),
    ]),
  ];
}

function receiptRows(random: Random, whom: () => string[]): string[][] {
  return [
    ['收款日期', '收款单号', '客户编号', '客户名称', '收款金额', '收款方式', '经手人', '备注'],
    ...many(8, (at) => [
      dayOf(random),
      at % 4 === 0 ? '' : `SK${at}`,
      ...whom(),
      cents(random, 900),
      random.pick(['微信', '现金', '']),
      random.pick(['王伟', '']),
      random.pick(NOTES),
    ]),
  ];
}

function balanceRows(random: Random, dealers: { code: string; name: string }[]): string[][] {
  return [
    ['应收账龄 截至 2026-10-31', '', '', '', '', '', '', ''],
    ['客户编号', '客户名称', '单据编号', '单据日期', '到期日', '金额', '已收', '未收'],
    ...dealers.flatMap(({ code, name }, at) =>
      many(random.int(4), (bill) => {
        const amount = 10 + random.int(90_000) / 100;
        const due = random.pick(['2026-06-15', '2026-09-20', '2026-10-12', '2026-12-01', '']);
        const open = String(random.int(6) === 0 ? -5 : amount);
        return [code, name, `Q${at}-${bill}`, '2026-05-01', due, open, '', open];
      }),
    ),
  ];
}

function personRows(random: Random, whom: () => string[]): string[][] {
  return [
    ['客户编号', '客户名称', '联系人', '职务', '手机', '微信', '邮箱', '生日', '备注'],
    ...many(7, (at) => [
      ...whom(),
      `${person(random)}${at}`,
      random.pick(['采购', '老板', '']),
      random.pick([mobile(random), `${mobile(random)} / 0571-8888${1000 + at}`, '']),
      random.pick(['', `wx_${at}`]),
      random.pick(['', `a${at}@example.cn`]),
      random.pick(['', '1980-05-06', '05-06']),
      random.pick(NOTES),
    ]),
  ];
}

function activityRows(random: Random, whom: () => string[]): string[][] {
  return [
    ['日期', '时间', '跟进方式', '客户编号', '客户名称', '联系人', '跟进人', '结果', '跟进内容', '下一步', '下次日期'],
    ...many(9, (at) => [
      dayOf(random),
      random.pick(['', '09:15', '14:00:30']),
      random.pick(['拜访', '来电', '去电', '微信', '来访', '短信', '邮件', '会议', '培训', '赠礼', '其他']),
      ...whom(),
      person(random),
      '王伟',
      random.pick(['有意向', '']),
      `谈价格 ${at}`,
      random.pick(['寄样品', '']),
      random.pick(['2026-12-01', '']),
    ]),
  ];
}

function totalRows(random: Random, dealers: { code: string; name: string }[]): string[][] {
  return [
    ['2025年度客户销售汇总', '', '', '', ''],
    ['客户编号', '客户名称', '销售金额', '单据数', '数量'],
    ...dealers.map(({ code, name }) => [
      code,
      name,
      cents(random, 90_000),
      random.pick(['', String(random.int(40))]),
      random.pick(['', '12.5']),
    ]),
  ];
}
