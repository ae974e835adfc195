import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDealerReader } from '../../../src/main/features/imports/normaliseDealer.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import type { DealerField } from '../../../src/shared/contract/importFields.ts';
import { DEALERS } from '../../../src/shared/contract/importKinds/dealers.kind.ts';
import { regions, TODAY } from './rows.ts';

/** Reads rows with the given fields as columns; headers are the fields' names. */
function reader(
  fields: readonly DealerField[],
  more: { unitScale?: number; headers?: string[]; takeRows?: number[] } = {},
) {
  const mapping = fields.map((field, column) => ({ column, field }));
  const read = createDealerReader({ mapping, headers: [...fields], today: TODAY, regions, ...more });
  let row = 1;
  return (...cells: Cell[]) => {
    row += 1;
    return read({ row, hidden: false, cells });
  };
}

const codes = (draft: { problems: { code: string; severity: string }[] }) =>
  draft.problems.map(({ code, severity }) => `${code} ${severity}`);

describe('a row of a dealer list', () => {
  test('is read into its fields, clean', () => {
    const read = reader(['code', 'name', 'type', 'grade', 'contact', 'phone', 'address', 'rep', 'openedOn', 'note']);

    const draft = read(
      'Ｋ００１',
      ' 北京隆盛 顺商贸有限公司\u200b',
      '便利店',
      'Ａ级',
      '张丽（老板）',
      13800138000,
      '广东省广州市天河区旺和路233号',
      '王 伟',
      '2024.3.5',
      "'=1+1",
    );

    expect(draft).toEqual({
      row: 2,
      code: 'K001',
      name: '北京隆盛顺商贸有限公司',
      type: 'convenience',
      originalGrade: 'A级',
      contacts: [
        {
          name: '张丽',
          role: '老板',
          phones: [{ text: '13800138000', digits: '13800138000', kind: 'mobile' }],
          wechat: '',
          birthday: '',
          email: '',
        },
      ],
      address: '广东省广州市天河区旺和路233号',
      regionCode: '440106',
      province: '广东省',
      city: '广州市',
      district: '天河区',
      rep: '王伟',
      openedOn: '2024-03-05',
      note: '=1+1',
      extras: {},
      problems: [],
    });
  });

  test('leaves fields undefined whose cells are blank or say that there is nothing', () => {
    const draft = reader(['code', 'name', 'grade', 'phone', 'openedOn', 'note'])('K1', '恒源', '-', '无', '', 'N/A');

    expect(draft).toEqual({ row: 2, code: 'K1', name: '恒源', contacts: [], extras: {}, problems: [] });
  });

  test('keeps the writer’s brackets and leading noughts, and takes 17850.0 for 17850', () => {
    const read = reader(['code', 'name']);

    expect(read("'00123", '恒源（天河店）')).toMatchObject({ code: '00123', name: '恒源（天河店）' });
    expect(read('17850.0', 'x')).toMatchObject({ code: '17850' });
    expect(read(17850, 'x')).toMatchObject({ code: '17850' });
  });

  test('has the code for a name where the name is missing, and is handed back where both are', () => {
    const read = reader(['code', 'name', 'address']);

    expect(read('17850', '')).toMatchObject({
      name: '17850',
      problems: [{ code: 'name_is_code', severity: 'warning' }],
    });
    expect(reader(['code', 'address'])('17850', 'x')).toMatchObject({ name: '17850', problems: [] });
    expect(codes(read('', '', 'x路'))).toEqual(['name_missing rejected']);
  });

  test('that only adds a person belongs to the dealer above', () => {
    const read = reader(['name', 'contact', 'phone', 'grade']);

    expect(codes(read('', '孤儿', '13800138000', ''))).toEqual(['name_missing rejected']);
    expect(read('恒源', '张三', '13800138000', 'A').continues).toBeUndefined();
    expect(read('', '李四', '13900138000', '')).toMatchObject({
      continues: true,
      contacts: [{ name: '李四' }],
      problems: [],
    });
    expect(read('', '王五', '', '')).toMatchObject({ continues: true });
    expect(codes(read('', '赵六', '', 'B'))).toEqual(['name_missing rejected']);
  });

  test('gives no two headers one name, where one looks like a number that was given', () => {
    const read = createDealerReader({
      mapping: [{ column: 0, field: 'name' }],
      headers: ['客户', '门牌', '门牌', '门牌 (2)', '门牌'],
      today: TODAY,
      regions,
    });

    expect(read({ row: 2, hidden: false, cells: ['恒源', 'a', 'b', 'c', 'd'] }).extras).toEqual({
      门牌: 'a',
      '门牌 (3)': 'b',
      '门牌 (2)': 'c',
      '门牌 (4)': 'd',
    });
  });

  test('keeps days and amounts of the list’s own as what they say, and as they are written where they say nothing', () => {
    const read = createDealerReader({
      mapping: (['name', 'lastOrderOn', 'totalAmount', 'receivable'] as const).map((field, column) => ({
        column,
        field,
      })),
      headers: ['客户', '最近下单', '累计金额(万元)', '期初应收'],
      today: TODAY,
      regions,
    });
    const extrasOf = (...cells: (string | number)[]) =>
      read({ row: 2, hidden: false, cells: ['恒源', ...cells] }).extras;

    expect(extrasOf('2020－8－18', '１.２', '（88）')).toEqual({
      'field:lastOrderOn': '2020-08-18',
      'field:totalAmount': '12000.00',
      'field:receivable': '-88.00',
    });
    expect(extrasOf(44425, 1.5, 300)).toEqual({
      'field:lastOrderOn': '2021-08-17',
      'field:totalAmount': '15000.00',
      'field:receivable': '300.00',
    });
    expect(extrasOf('2024年6月', '=1+1', '待查')).toEqual({
      'field:lastOrderOn': '2024年6月',
      'field:totalAmount': '=1+1',
      'field:receivable': '待查',
    });
  });

  test('keeps what has no room of its own under its header, as it was written', () => {
    const mapping = [
      { column: 0, field: 'name' as const },
      { column: 1, field: 'totalAmount' as const },
    ];
    const read = createDealerReader({
      mapping,
      headers: ['客户', '累计\n金额', '行业', '', '行业'],
      today: TODAY,
      regions,
    });

    expect(
      read({ row: 2, hidden: false, cells: ['恒源', '13.36万元', '快消', 5, 'x', { error: '#REF!' }] }).extras,
    ).toEqual({
      'field:totalAmount': '133600.00',
      行业: '快消',
      D: '5',
      '行业 (2)': 'x',
      F: '#REF!',
    });
  });
});

describe('people of a row', () => {
  test('several names and as many phones in a cell are dealt out one each', () => {
    expect(
      reader(['name', 'contact', 'phone'])('恒源', '张三/李四总', '13800138000、13900138000').contacts,
    ).toMatchObject([
      { name: '张三', phones: [{ text: '13800138000' }] },
      { name: '李四', role: '总', phones: [{ text: '13900138000' }] },
    ]);
  });

  test('each contact column has the phone columns that follow it', () => {
    const read = reader(['name', 'phone', 'contact', 'phone', 'phone', 'contact', 'phone']);

    expect(
      read('恒源', '021-58881234', '张三', '13800138000', '13800138001', '李四', '13900138000').contacts,
    ).toMatchObject([
      { name: '张三', phones: [{ text: '021-58881234' }, { text: '13800138000' }, { text: '13800138001' }] },
      { name: '李四', phones: [{ text: '13900138000' }] },
    ]);
  });

  test('a phone beside the name goes to the person, and a phone without a person makes one without a name', () => {
    expect(reader(['name', 'contact'])('恒源', '张三 13800138000').contacts).toMatchObject([
      { name: '张三', phones: [{ text: '13800138000' }] },
    ]);
    expect(reader(['name', 'phone'])('恒源', '13800138000').contacts).toMatchObject([
      { name: '', phones: [{ text: '13800138000' }] },
    ]);
  });

  test('role, WeChat and e-mail columns belong to the first person', () => {
    expect(
      reader(['name', 'contact', 'role', 'wechat', 'email'])('恒源', '张三总/李四', '采购', 'zs88', 'z@x.cn').contacts,
    ).toMatchObject([
      { name: '张三', role: '采购', wechat: 'zs88', email: 'z@x.cn' },
      { name: '李四', role: '', wechat: '', email: '' },
    ]);
  });

  test('a phone that is lost or unreadable is said and kept as written', () => {
    const read = reader(['name', 'phone']);

    const lossy = read('恒源', '1.38E+10');
    const short = read('恒源', '13800138000/1390013900');

    expect(lossy).toMatchObject({ contacts: [], extras: { phone: '1.38E+10' } });
    expect(codes(lossy)).toEqual(['phone_lossy warning']);
    expect(short).toMatchObject({
      contacts: [{ phones: [{ text: '13800138000' }] }],
      extras: { phone: '13800138000/1390013900' },
    });
    expect(codes(short)).toEqual(['phone_unreadable warning']);
  });
});

describe('values that cannot be read', () => {
  test('are said, kept as written and not taken', () => {
    const read = reader(['name', 'type', 'creditLimit', 'openedOn', 'termDays', 'code']);

    const draft = read('恒源', '火星人', 'abc', '2024-03', '月结', '2.02E+11');

    expect(codes(draft)).toEqual([
      'code_lossy warning',
      'type_unknown warning',
      'amount_ignored warning',
      'date_partial warning',
    ]);
    expect(draft).toEqual({
      row: 2,
      name: '恒源',
      contacts: [],
      problems: expect.anything(),
      extras: {
        'field:type': '火星人',
        'field:creditLimit': 'abc',
        'field:openedOn': '2024-03',
        'field:termDays': '月结',
        'field:code': '2.02E+11',
      },
    });
  });

  test('a day after today is not taken for an opening day', () => {
    expect(codes(reader(['name', 'openedOn'])('恒源', '2062-01-01'))).toEqual(['date_ignored warning']);
  });

  test('a broken character is said for its field', () => {
    expect(reader(['name', 'note'])('恒源\ufffd', 'x').problems).toEqual([
      { field: 'name', code: 'broken_character', severity: 'warning', params: {}, text: '恒源\ufffd' },
    ]);
  });

  test('a text that is too long is cut, and the whole of it stands in the problem', () => {
    const long = '恒'.repeat(300);

    const draft = reader(['name', 'note'])(long, '注'.repeat(2001));

    expect(draft.name).toHaveLength(200);
    expect(draft.note).toHaveLength(2000);
    expect(draft.problems).toMatchObject([
      { field: 'name', code: 'text_cut', params: { limit: 200 }, text: long },
      { field: 'note', code: 'text_cut', params: { limit: 2000 } },
    ]);
  });
});

describe('places, terms and marks', () => {
  test('a region column that names no region of the state is the owner’s own area', () => {
    const read = reader(['name', 'region']);

    expect(read('恒源', '华南大区')).toMatchObject({ area: '华南大区' });
    expect(read('恒源', '广东省广州市')).toMatchObject({ regionCode: '4401', province: '广东省', city: '广州市' });
    expect(read('恒源', '广东省广州市').area).toBeUndefined();
  });

  test('a county that several cities have is left open and said', () => {
    const draft = reader(['name', 'district'])('恒源', '鼓楼区');

    expect(draft.regionCode).toBeUndefined();
    expect(draft.district).toBe('鼓楼区');
    expect(codes(draft)).toEqual(['region_unknown warning']);
  });

  test('limits are in minor units, by the unit of their header or of the sheet', () => {
    expect(reader(['name', 'creditLimit'])('恒源', '5万').creditLimitMinor).toBe(5_000_000);
    expect(reader(['name', 'creditLimit'], { unitScale: 4 })('恒源', 5).creditLimitMinor).toBe(5_000_000);
    expect(
      reader(['name', 'creditLimit'], { headers: ['客户', '额度(元)'], unitScale: 4 })('恒源', 5).creditLimitMinor,
    ).toBe(500);
  });

  test('walk-in customers are proposed as excluded, by name or type; suppliers are no dealers unless taken', () => {
    const read = reader(['name', 'type']);

    expect([read('散客', '').proposal, read('老王', '零售客户').proposal, read('老王', '内部').proposal]).toEqual([
      'name',
      'type',
      'type',
    ]);
    expect(read('恒源', '便利店').proposal).toBeUndefined();
    expect(codes(read('恒源食品厂', '供应商'))).toEqual(['supplier left_out']);
    expect(codes(read('恒源食品厂', '供应商/客户'))).toEqual(['type_unknown warning']);
    expect(reader(['name', 'type'], { takeRows: [2] })('恒源食品厂', '供应商')).toMatchObject({
      type: 'other',
      problems: [],
    });
  });
});

test('no row whatever makes the reader throw, and nothing it keeps is blank', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom<Cell>(
      '合计',
      '1.38E+10',
      '13800138000',
      '2024-02-30',
      '★',
      '恒源（',
      '张三/李四',
      "'=1",
      '\ufffd',
      null,
      true,
      { error: '#N/A' },
      { day: '2024-01-01', time: '' },
    ),
    fc.double(),
  );
  const fields = fc.uniqueArray(fc.constantFrom(...DEALERS.fields), { minLength: 1, maxLength: 12 });

  fc.assert(
    fc.property(fields, fc.array(cell, { maxLength: 14 }), (columns, cells) => {
      const draft = reader(columns)(...cells);
      for (const [key, value] of Object.entries(draft))
        if (typeof value === 'string') expect(value.trim(), key).not.toBe('');
      expect(draft.problems.some(({ code }) => code === 'name_missing')).toBe(
        draft.name === undefined && draft.continues !== true,
      );
    }),
    { numRuns: 500 },
  );
});
