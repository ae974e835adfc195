import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { priceTrend, productMatches } from '../../src/main/features/orders/lastPrices.rules.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let dir: string;

const HEADER = ['单据日期', '单据编号', '单据类型', '客户名称', '商品编号', '品名', '单位', '数量', '单价', '金额'];
const LINES = [
  ['2026-01-05', 'S1', '销售', '甲店', 'P1', '高粱酒', '箱', '2', '100', '200'],
  ['2026-02-05', 'S2', '销售', '甲店', 'P1', '高粱酒', '箱', '1', '110', '110'],
  // The same day again: the later bill counts.
  ['2026-02-05', 'S3', '销售', '甲店', 'P1', '高粱酒', '箱', '1', '112', '112'],
  ['2026-03-05', 'S4', '销售', '甲店', 'P1', '高粱酒', '箱', '1', '120', '108'],
  ['2026-04-05', 'S5', '销售', '甲店', 'P1', '高粱酒', '箱', '1', '118', '118'],
  // Bottles are no boxes, a return and a free line are no price.
  ['2026-04-06', 'S6', '销售', '甲店', 'P1', '高粱酒', '瓶', '3', '', '29'],
  ['2026-04-07', 'T1', '退货', '甲店', 'P1', '高粱酒', '箱', '-1', '50', '-50'],
  ['2026-04-08', 'S7', '销售', '甲店', 'P1', '高粱酒', '箱', '1', '0', '0'],
  ['2026-04-08', 'S7', '销售', '甲店', 'P2', '橙汁', '箱', '1', '30', '30'],
  ['2026-04-09', 'Z1', '赠品', '甲店', 'P2', '橙汁', '箱', '1', '10', '10'],
  ['2026-04-10', 'S8', '销售', '乙店', 'P2', '橙汁', '箱', '1', '31', '31'],
];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-prices-'));
  engine = await startTestEngine({ dataFile: join(dir, 'shop.dealerdesk') });
  await importFile(engine, writeCsv(dir, [HEADER, ...LINES]), { kind: 'orders' });
});

afterEach(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function pricesOf(name: string, wishes: { search?: string; limit?: number } = {}) {
  const row = (await engine.ask('dealers.list', { filter: { search: name } })).rows[0];
  if (!row) throw new Error(`no ${name}`);
  return engine.ask('orders.lastPrices', { dealerId: row.id, ...wishes });
}

it('tells the last three days of sales per product and unit, the latest product first', async () => {
  const { products, total } = await pricesOf('甲店');

  expect(total).toBe(3);
  expect(
    products.map(({ name, unit, deals }) => [name, unit, deals.map((deal) => [deal.on, deal.priceMicro])]),
  ).toEqual([
    ['橙汁', '箱', [['2026-04-08', 30_000_000]]],
    ['高粱酒', '瓶', [['2026-04-06', 9_666_667]]],
    [
      '高粱酒',
      '箱',
      [
        ['2026-04-05', 118_000_000],
        ['2026-03-05', 120_000_000],
        ['2026-02-05', 112_000_000],
      ],
    ],
  ]);
});

it('compares what was really paid, and counts days to the end of the data', async () => {
  const box = (await pricesOf('甲店')).products.find(({ name, unit }) => name === '高粱酒' && unit === '箱');

  // 120 on paper with 108 paid: 118 is dearer.
  expect(box).toMatchObject({ trend: 'up', daysSince: 5 });
  expect(box?.deals.map(({ paidMicro }) => paidMicro)).toEqual([null, 108_000_000, null]);
});

it('finds by pinyin initials, name and code, and hands out as many as asked for', async () => {
  expect((await pricesOf('甲店', { search: 'glj' })).products.map(({ unit }) => unit)).toEqual(['瓶', '箱']);
  expect((await pricesOf('甲店', { search: 'ｐ２' })).products.map(({ name }) => name)).toEqual(['橙汁']);
  expect(await pricesOf('甲店', { search: '没有' })).toEqual({ products: [], total: 0 });
  expect(await pricesOf('甲店', { limit: 1 })).toMatchObject({ total: 3, products: [{ name: '橙汁' }] });
});

it('has no trend for a first deal and none for an equal one', () => {
  const deal = (priceMicro: number, paidMicro: number | null = null) => ({ priceMicro, paidMicro });

  expect([priceTrend([deal(5)]), priceTrend([deal(5), deal(5)]), priceTrend([deal(5, 4), deal(5)])]).toEqual([
    null,
    'same',
    'down',
  ]);
  expect(productMatches({ name: '橙汁', code: 'P2', spec: '1L*6' }, '橙 1l')).toBe(true);
});

it('a sale that was reversed whole is no price; one that was reversed in part is', async () => {
  const later = [
    ['2026-05-05', 'S9', '销售', '甲店', 'P1', '高粱酒', '箱', '1', '150', '150'],
    ['2026-05-06', 'H9', '红冲', '甲店', 'P1', '高粱酒', '箱', '-1', '150', '-150'],
    ['2026-05-07', 'S10', '销售', '甲店', 'P2', '橙汁', '箱', '4', '33', '132'],
    ['2026-05-08', 'T10', '退货', '甲店', 'P2', '橙汁', '箱', '-1', '33', '-33'],
  ];
  await importFile(engine, writeCsv(dir, [HEADER, ...later], 'later.csv'), { kind: 'orders' });

  const { products } = await pricesOf('甲店');
  const newest = (name: string) => products.find((each) => each.name === name && each.unit === '箱')?.deals[0];

  expect(newest('高粱酒')).toMatchObject({ on: '2026-04-05', priceMicro: 118_000_000 });
  expect(newest('橙汁')).toMatchObject({ on: '2026-05-07', priceMicro: 33_000_000 });
});

it('bills after the day it counts to are no prices yet', async () => {
  await engine.stop();
  engine = await startTestEngine({ dataFile: join(dir, 'shop.dealerdesk'), fixedDay: '2026-03-05' });

  const { products } = await pricesOf('甲店');

  expect(products.map(({ name, unit, daysSince }) => [name, unit, daysSince])).toEqual([['高粱酒', '箱', 0]]);
  expect(products[0]?.deals.map(({ on }) => on)).toEqual(['2026-03-05', '2026-02-05', '2026-01-05']);
});
