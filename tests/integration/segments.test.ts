import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DealerId, SegmentId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf } from '../helpers/importRig.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const DEALERS = [
  ['客户编号', '客户名称', '手机', '业务员', '客户类型', '片区', '标签'],
  ['K1', '甲批发部', '13900000001', '王伟', '批发', '东区', '老客户'],
  ['K2', '乙便利店', '13900000002', '李娜', '便利店', '东区', ''],
  ['K3', '丙便利店', '', '李娜', '便利店', '西区', '老客户'],
  ['K4', '丁餐馆', '13900000004', '', '餐饮', '西区', ''],
  ['K5', '戊餐馆', '', '', '餐饮', '', ''],
];
const GOODS = [
  ['商品编号', '商品名称', '品牌', '商品分类'],
  ['P1', '可乐', '红标', '饮料'],
  ['P2', '啤酒', '蓝标', '酒'],
  ['P3', '果汁', '红标', '饮料'],
];
/** The last day of these is what days count back from. */
const BILLS = [
  ['单据日期', '单据编号', '单据类型', '客户编号', '商品编号', '品名', '品牌', '数量', '金额'],
  ['2026-06-01', 'S1', '销售单', 'K1', 'P1', '可乐', '红标', '10', '1000'],
  ['2026-06-01', 'S1', '销售单', 'K1', 'P2', '啤酒', '蓝标', '10', '2000'],
  ['2026-10-01', 'S2', '销售单', 'K1', 'P2', '啤酒', '蓝标', '10', '2000'],
  ['2026-10-20', 'S3', '销售单', 'K2', 'P1', '可乐', '红标', '2', '300'],
  ['2026-10-21', 'R3', '销售退货单', 'K2', 'P1', '可乐', '红标', '-1', '-150'],
  ['2026-10-31', 'S4', '销售单', 'K2', 'P3', '果汁', '红标', '1', '80'],
  ['2026-08-01', 'S5', '销售单', 'K3', 'P1', '可乐', '红标', '1', '100'],
  ['2026-07-01', 'S6', '销售单', 'K4', 'P2', '啤酒', '蓝标', '1', '500'],
];

let engine: TestEngine;
const ids = new Map<string, DealerId>();

beforeAll(async () => {
  engine = await startTestEngine();
  await importFile(engine, writeCsv(engine.dir, DEALERS), { kind: 'dealers' });
  await importFile(engine, writeCsv(engine.dir, GOODS), { kind: 'products' });
  await importFile(engine, writeCsv(engine.dir, BILLS), { kind: 'orders' });
  await engine.scoreLive();
  for (const row of (await engine.ask('dealers.list', {})).rows) ids.set(row.name.slice(0, 1), row.id);
});

afterAll(() => engine.stop());

const idOf = (letter: string): DealerId => {
  const id = ids.get(letter);
  if (id === undefined) throw new Error(`no dealer ${letter}`);
  return id;
};

/** The first letters of whoever meets a rule, in the order of names; and the count as it is typed must say the same. */
async function who(rule: unknown): Promise<string> {
  const { id } = await engine.ask('segments.save', { name: `rule ${JSON.stringify(rule).slice(0, 50)}`, rule });
  const { rows } = await engine.ask('dealers.list', {
    filter: { segments: [id] },
    sort: { by: 'code', descending: false },
  });
  const { dealers } = await engine.ask('segments.count', { rule });
  expect(dealers).toBe(rows.length);
  await engine.ask('segments.remove', { id });
  return rows.map(({ name }) => name.slice(0, 1)).join('');
}

describe('a rule', () => {
  it.each<[string, unknown]>([
    ['甲乙丙丁戊', { all: [] }],
    ['', { any: [] }],
    ['乙丙', { fact: 'type', in: ['convenience'] }],
    ['丁戊', { fact: 'rep', in: [''] }],
    ['甲乙', { fact: 'area', in: ['东区'] }],
    ['戊', { fact: 'area', in: [''] }],
    ['丙戊', { fact: 'lacks', in: ['phone'] }],
    ['丁戊', { fact: 'name', contains: '餐馆' }],
    [
      '乙',
      {
        all: [
          { fact: 'type', in: ['convenience'] },
          { fact: 'area', in: ['东区'] },
        ],
      },
    ],
    [
      '甲乙丙',
      {
        any: [
          { fact: 'type', in: ['convenience'] },
          { fact: 'name', contains: '批发' },
        ],
      },
    ],
    ['甲丁戊', { not: { fact: 'type', in: ['convenience'] } }],
    ['甲', { fact: 'amount', min: 300_000 }],
    ['乙', { fact: 'lastOrder', is: 'within', days: 30 }],
    ['甲丙丁', { fact: 'lastOrder', is: 'before', days: 30 }],
    ['甲丙丁戊', { fact: 'lastOrder', is: 'notWithin', days: 30 }],
    ['戊', { fact: 'lastOrder', is: 'never' }],
    ['丙丁', { fact: 'firstOrder', is: 'between', from: '2026-06-15', to: '2026-09-30' }],
    ['甲乙丙', { fact: 'bought', of: 'category', value: '饮料' }],
    ['乙', { fact: 'bought', of: 'category', value: '饮料', days: 60 }],
    ['甲丙丁戊', { fact: 'bought', of: 'category', value: '饮料', days: 60, maxOrders: 0 }],
    ['甲丁', { fact: 'bought', of: 'brand', value: '蓝标' }],
    ['乙', { fact: 'bought', of: 'product', value: 'P3' }],
    ['乙', { fact: 'bought', of: 'product', value: '果汁' }],
    ['甲乙', { fact: 'bought', of: 'any', minOrders: 2 }],
    ['甲', { fact: 'bought', of: 'any', days: 31, minAmount: 100_000 }],
    // A return takes off: 300 − 150 + 80.
    ['乙', { fact: 'bought', of: 'category', value: '饮料', from: '2026-10-01', minAmount: 23_000, maxAmount: 23_000 }],
    ['', { fact: 'bought', of: 'category', value: "饮料' OR 1=1 --" }],
    ['', { fact: 'tags', in: ['no number'] }],
    ['', { fact: 'region', in: ['%'] }],
    ['', { fact: 'note', contains: '%' }],
    ['', { fact: 'cluster', in: ['1'] }],
    ['', { fact: 'pAlive', min: 0 }],
    ['戊', { fact: 'stage', in: ['prospect'] }],
    ['', { all: [{ fact: 'slipping' }, { fact: 'late', max: 0 }] }],
    ['甲乙丙丁戊', { fact: 'lastContact', is: 'never' }],
    ['甲乙丙丁戊', { fact: 'createdOn', is: 'within', days: 3 }],
  ])('lets through “%s”', async (expected, rule) => {
    expect(await who(rule)).toBe(expected);
  });

  it('follows the choices that it offers', async () => {
    const { choices } = await engine.ask('segments.choices', { fact: 'tags' });
    const old = choices.find(({ label }) => label === '老客户')?.value ?? '';

    expect(await who({ fact: 'tags', in: [old] })).toBe('甲丙');
    expect(await who({ fact: 'tags', in: [old, ''] })).toBe('甲乙丙丁戊');
    expect((await engine.ask('segments.goods', { of: 'category' })).goods.map(({ value }) => value)).toEqual([
      '酒',
      '饮料',
    ]);
  });

  it('counts as the live scores say', async () => {
    const { rows } = await engine.ask('dealers.list', {});
    const { choices } = await engine.ask('segments.choices', { fact: 'tier' });
    for (const { value, count } of choices) {
      const named = rows.filter(({ tier }) => (tier ?? '') === value);
      expect(count, value).toBe(named.length);
      expect((await engine.ask('segments.count', { rule: { fact: 'tier', in: [value] } })).dealers).toBe(named.length);
    }
    const best = rows.filter(({ rScore }) => (rScore ?? 0) >= 4);
    expect((await engine.ask('segments.count', { rule: { fact: 'rScore', min: 4 } })).dealers).toBe(best.length);
  });

  it.each<[string, unknown]>([
    ['too deep', Array.from({ length: 500 }).reduce((inner) => ({ not: inner }), { all: [] } as unknown)],
    ['too long', { all: Array.from({ length: 100 }, () => ({ fact: 'name', contains: 'x' })) }],
    ['of an unknown fact', { fact: 'constructor', in: ['x'] }],
    ['of a wrong kind', { fact: 'amount', in: ['x'] }],
    ['with something besides', { fact: 'name', contains: 'x', sql: 'DROP TABLE dealer' }],
  ])('%s is refused', async (_name, rule) => {
    expect(await codeOf(engine.ask('segments.count', { rule }))).toBe('invalid_input');
  });
});

describe('segments by name', () => {
  it('take each other in, without going in circles', async () => {
    const east = await engine.ask('segments.save', { name: '东', rule: { fact: 'area', in: ['东区'] } });
    const shops = await engine.ask('segments.save', { name: '便利', rule: { fact: 'type', in: ['convenience'] } });
    const of = (id: SegmentId) => ({ fact: 'segment', id });
    const without = await engine.ask('segments.save', {
      name: '差',
      rule: { all: [of(east.id), { not: of(shops.id) }] },
    });

    expect(await who({ any: [of(east.id), of(shops.id)] })).toBe('甲乙丙');
    expect(await who({ all: [of(east.id), of(shops.id)] })).toBe('乙');
    expect(await who(of(without.id))).toBe('甲');
    const circle = { id: east.id, expectedRevision: east.revision, name: '东', rule: of(without.id) };
    expect(await codeOf(engine.ask('segments.save', circle))).toBe('segment_cycle');
    expect(await codeOf(engine.ask('segments.remove', { id: east.id }))).toBe('segment_in_use');
    expect(await codeOf(engine.ask('segments.save', { name: '东', rule: { all: [] } }))).toBe('name_taken');
    for (const id of [without.id, east.id, shops.id]) await engine.ask('segments.remove', { id });
  });

  it('a list holds whom it was given; what is done to it is undone', async () => {
    const list = await engine.ask('segments.saveStatic', { name: '名单', ids: [idOf('甲'), idOf('丁'), idOf('甲')] });
    expect(await engine.ask('segments.match', { words: ['k4', ' 甲批发部 ', '', '没有的', 'Ｋ４'] })).toEqual({
      ids: [idOf('丁'), idOf('甲')],
      unmatched: ['没有的'],
    });
    const shown = async () => (await engine.ask('segments.get', { id: list.id })).dealers;

    expect(list.added).toBe(2);
    expect(await engine.ask('segments.addMembers', { id: list.id, ids: [idOf('丁'), idOf('戊')] })).toMatchObject({
      changed: 1,
      already: 1,
    });
    const { changeId } = await engine.ask('segments.removeMembers', { id: list.id, ids: [idOf('甲')] });
    expect(await shown()).toBe(2);
    if (changeId === null) throw new Error('one was taken off');
    await engine.ask('data.undo', { changeId });
    expect(await shown()).toBe(3);
    expect((await engine.ask('segments.ofDealer', { dealerId: idOf('戊') })).segments).toEqual([
      { id: list.id, name: '名单', dynamic: false, since: '2026-11-22' },
    ]);
    const twin = await engine.ask('segments.saveStatic', { name: '同样', ids: [idOf('甲'), idOf('丁'), idOf('戊')] });
    expect((await engine.ask('segments.list', {})).segments.map(({ name, sameAs }) => [name, sameAs])).toEqual([
      ['同样', '名单'],
      ['名单', '同样'],
    ]);
    const removed = await engine.ask('segments.remove', { id: twin.id });
    expect((await engine.ask('segments.names', {})).segments).toHaveLength(1);
    await engine.ask('data.undo', { changeId: removed.changeId });
    expect((await engine.ask('segments.get', { id: twin.id })).dealers).toBe(3);
    expect(await codeOf(engine.ask('segments.addMembers', { id: twin.id, ids: [] as DealerId[] }))).toBe(
      'invalid_input',
    );
    for (const id of [twin.id, list.id]) await engine.ask('segments.remove', { id });
  });

  it('a call list is filled in for each, and names it does not know are told', async () => {
    const { id } = await engine.ask('segments.save', { name: '东', rule: { fact: 'area', in: ['东区'] } });

    const preview = await engine.ask('segments.previewList', {
      id,
      template: '{客户}({Phone})：{金额}，{ last order }，{没有的}{{客户}}',
      lang: 'zh-CN',
    });

    expect(preview.rows.map(({ message }) => message)).toEqual([
      '甲批发部(13900000001)：¥5,000.00，2026年10月1日，{没有的}甲批发部',
      '乙便利店(13900000002)：¥230.00，2026年10月31日，{没有的}乙便利店',
    ]);
    expect(preview).toMatchObject({ total: 2, unknown: ['没有的'], withoutPhone: 0 });
    await engine.ask('segments.remove', { id });
  });

  it('its profile stands beside that of all', async () => {
    const { id } = await engine.ask('segments.save', { name: '东', rule: { fact: 'area', in: ['东区'] } });

    const profile = await engine.ask('segments.profile', { id });

    expect(profile.figures).toMatchObject({ dealers: 2, amountMinor: 523_000, withoutOrder: 0, medianDaysSince: 15 });
    expect(profile.all).toMatchObject({ dealers: 5, amountMinor: 583_000, withoutOrder: 1 });
    expect(profile.types.find(({ value }) => value === 'convenience')).toMatchObject({ dealers: 1, allDealers: 2 });
    expect(profile.top.map(({ name }) => name)).toEqual(['甲批发部', '乙便利店']);
    await engine.ask('segments.remove', { id });
  });
});
