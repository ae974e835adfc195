import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SegmentRule } from '../../src/shared/contract/segmentRule.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const HEAD = ['单据日期', '单据编号', '单据类型', '客户名称', '商品编号', '商品名称', '单位', '数量', '单价', '金额'];
const PRODUCTS = ['水', '茶', '面', '油', '米', '酒'];

/** One bill a month of each dealer, with the products of its basket. */
function monthly(dealers: number, amountOf: (dealer: number, product: number) => number, kind = '销售'): string[][] {
  const rows: string[][] = [];
  for (let dealer = 1; dealer <= dealers; dealer += 1)
    for (let month = 0; month < 20; month += 1) {
      const on = new Date(Date.UTC(2025, 2 + month, 15)).toISOString().slice(0, 10);
      PRODUCTS.forEach((product, at) => {
        const amount = String(amountOf(dealer, at));
        if (amount !== '0')
          rows.push([on, `X${dealer}-${month}`, kind, `店${dealer}`, product, product, '箱', '1', amount, amount]);
      });
    }
  return rows;
}

/** Shops that an owner may well have and a formula may well not like. */
const SHOPS = {
  none: [],
  one: [['2026-10-30', 'X1', '销售', '店1', '水', '水', '箱', '1', '10', '10']],
  two: monthly(2, (dealer, at) => (at < 3 ? dealer * 10 : 0)),
  four: monthly(4, (dealer, at) => (at < 4 ? dealer * 10 : 0)),
  thirty: monthly(30, (dealer, at) => ((dealer + at) % 3 === 0 ? 0 : dealer + at)),
  equal: monthly(30, () => 10),
  giant: monthly(30, (dealer) => (dealer === 1 ? 9_000_000 : 1)),
  returns: monthly(5, () => -10, '退货'),
  future: [
    ['2062-01-05', 'X1', '销售', '店1', '水', '水', '箱', '1', '10', '10'],
    ['2026-12-24', 'X2', '销售', '店2', '茶', '茶', '箱', '1', '10', '10'],
  ],
} satisfies Record<string, string[][]>;
type Shop = keyof typeof SHOPS;

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.stop());

const RULE: SegmentRule = {
  any: [{ fact: 'amount', min: 1 }, { fact: 'cycle', max: 40 }, { not: { fact: 'slipping' } }],
};

/** Every answer of the pages; the contract lets no figure through that is none. */
async function answers(shop: Shop) {
  await engine.open(join(engine.dir, `${shop}.dealerdesk`), { create: true });
  const dealers = [['客户名称'], ...['店1', '店2', '店3'].map((name) => [name])];
  await importFile(engine, writeCsv(engine.dir, dealers), { kind: 'dealers' });
  const rows: readonly string[][] = SHOPS[shop];
  if (rows.length > 0) await importFile(engine, writeCsv(engine.dir, [HEAD, ...rows]), { kind: 'orders' });
  await engine.scoreLive();
  const { id } = await engine.ask('segments.save', { name: '一群', rule: RULE });
  await engine.keepSegments();
  const { rows: listed } = await engine.ask('dealers.list', { limit: 1 });
  const dealerId = listed[0]?.id;
  if (dealerId === undefined) throw new Error('there are dealers');
  return {
    slipping: await engine.ask('rhythm.slipping', {}),
    backTest: await engine.ask('rhythm.backTest', {}),
    dealer: await engine.ask('rhythm.dealer', { dealerId }),
    stages: await engine.ask('lifecycle.overview', {}),
    everybody: await engine.ask('lifecycle.perDealer', {}),
    quarters: await engine.ask('lifecycle.quarters', {}),
    levels: await engine.ask('demand.levels', {}),
    matrix: await engine.ask('demand.matrix', { level: 'product' }),
    fresh: await engine.ask('demand.newProducts', {}),
    buy: await engine.ask('demand.shouldBuy', {}),
    buyOne: await engine.ask('demand.shouldBuyOf', { dealerId }),
    tried: await engine.ask('demand.backTest', {}),
    key: await engine.ask('demand.keyAccounts', {}),
    needs: await engine.ask('demand.needs', {}),
    profile: await engine.ask('segments.profile', { id }),
    history: await engine.ask('segments.history', { id }),
    counted: await engine.ask('segments.count', { rule: RULE }),
  };
}

describe('odd shops', () => {
  it('without any order tells so, and everybody is a prospect', async () => {
    const { slipping, backTest, stages, levels, matrix, buy, key, profile } = await answers('none');

    expect(slipping).toMatchObject({ asOf: null, total: 0 });
    expect(backTest.abstains).toBe('no_orders');
    expect(stages.asOf).toBeNull();
    expect([levels, matrix, buy, key]).toEqual([null, null, null, null]);
    expect(profile.figures).toMatchObject({ dealers: 3, amountMinor: 0, medianCycleDays: null, medianDaysSince: null });
  });

  it('of one bill knows no rhythm, no peers and no advice', async () => {
    const { slipping, backTest, dealer, stages, matrix, buy, buyOne, key } = await answers('one');

    expect(slipping).toMatchObject({ total: 0, dealers: 1 });
    expect(backTest.abstains).toBe('too_short');
    expect(dealer.rhythm?.cycleDays ?? null).toBeNull();
    expect(stages.stages.filter(({ dealers }) => dealers > 0)).toMatchObject([
      { stage: 'prospect', dealers: 2 },
      { stage: 'first', dealers: 1 },
    ]);
    expect(matrix?.rows).toHaveLength(1);
    expect(buy).toMatchObject({ total: 0, products: [] });
    expect(buyOne?.abstained).not.toBeNull();
    expect(key?.rows).toEqual([]);
  });

  it.each(['two', 'four'] as const)(
    'of %s dealers tells rhythm and stages by each alone, and advises nothing',
    async (shop) => {
      const { everybody, slipping, buy, tried, profile } = await answers(shop);

      expect(everybody.rows.filter(({ stage }) => stage === 'loyal')).toHaveLength(shop === 'two' ? 2 : 4);
      expect(slipping.total).toBe(0);
      expect(buy?.total).toBe(0);
      expect(tried?.recommended).toBe(0);
      expect(profile.figures.medianCycleDays).toBeGreaterThan(25);
    },
  );

  it('of thirty dealers says everything', async () => {
    const { backTest, quarters, matrix, counted, history } = await answers('thirty');

    expect(backTest.abstains).toBeNull();
    expect(quarters.quarters.length).toBeGreaterThan(2);
    expect(matrix).toMatchObject({ total: 30, columnsTotal: 6 });
    expect(counted.dealers).toBe(30);
    expect(history.moments).toMatchObject([{ dealers: 30, came: 0, left: 0 }]);
  });

  it('of equals prefers nobody', async () => {
    const { key, needs, matrix, slipping, buy } = await answers('equal');

    expect(new Set(key?.rows.map(({ score }) => score)).size).toBeLessThanOrEqual(1);
    expect(needs?.proposed.filter(({ need }) => need !== 'individual.range').flatMap(({ dealers }) => dealers)).toEqual(
      [],
    );
    expect(new Set(matrix?.rows.map(({ netMinor }) => netMinor)).size).toBe(1);
    expect([slipping.total, buy?.total]).toEqual([0, 0]);
  });

  it('with one giant keeps the others in sight', async () => {
    const { matrix, profile, slipping, everybody } = await answers('giant');

    expect(matrix?.rows).toHaveLength(30);
    expect(matrix?.rows[0]?.name).toBe('店1');
    expect(profile.figures.dealers).toBe(30);
    expect(slipping.total).toBe(0);
    expect(everybody.rows.every(({ stage }) => stage === 'loyal')).toBe(true);
  });

  it('of returns only calls nobody a buyer', async () => {
    const { everybody, slipping, buy, key, levels } = await answers('returns');

    expect(everybody.rows.every(({ stage }) => stage === 'prospect')).toBe(true);
    expect(slipping).toMatchObject({ total: 0, dealers: 0 });
    expect(buy?.total ?? 0).toBe(0);
    expect(key?.rows ?? []).toEqual([]);
    expect(levels?.active ?? 0).toBe(0);
  });

  it('of bills dated ahead waits for their day', async () => {
    const { slipping, stages, everybody, matrix, profile } = await answers('future');

    expect(slipping.total).toBe(0);
    expect(stages.asOf === null || stages.asOf <= '2026-11-22').toBe(true);
    expect(everybody.rows.filter(({ stage }) => stage !== 'prospect')).toEqual([]);
    expect(matrix?.rows ?? []).toEqual([]);
    expect(profile.figures.amountMinor).toBe(0);
  });
});
