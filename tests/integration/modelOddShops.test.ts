import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** What models say of shops that an owner may well have: each answers sensibly, or says in words why it does not. */
let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.stop());

const HEAD = ['单据日期', '单据编号', '单据类型', '客户名称', '金额'];

/** Twenty months with a bill of every dealer, from March 2025 to October 2026. */
function monthly(dealers: number, amountOf: (dealer: number, month: number) => number, kind = '销售'): string[][] {
  return Array.from({ length: dealers }, (_, dealer) =>
    Array.from({ length: 20 }, (_, month) => [
      new Date(Date.UTC(2025, 2 + month, 5 + (dealer % 20))).toISOString().slice(0, 10),
      `X${dealer}-${month}`,
      kind,
      `店${dealer}`,
      String(amountOf(dealer, month)),
    ]),
  ).flat();
}

const SHOPS = {
  none: [],
  later: [['2062-10-30', 'X1', '销售', '店1', '10']],
  one: [['2026-10-30', 'X1', '销售', '店1', '10']],
  four: monthly(4, (dealer) => 100 * (dealer + 1)),
  thirty: monthly(30, (dealer, month) => 100 + 10 * dealer + ((dealer * 7 + month * 3) % 11)),
  equal: monthly(30, () => 100),
  giant: monthly(30, (dealer) => (dealer === 0 ? 9_000_000 : 10 + dealer)),
  returns: monthly(5, () => -10, '退货'),
} satisfies Record<string, string[][]>;

async function outcome(jobId: Parameters<TestEngine['settled']>[0]): Promise<string> {
  const { status, error } = await engine.settled(jobId);
  return error?.code ?? status;
}

/** How the three models end, what they keep, and whether their papers are made. */
async function models(shop: keyof typeof SHOPS) {
  await engine.open(join(engine.dir, `${shop}.dealerdesk`), { create: true });
  const rows: readonly string[][] = SHOPS[shop];
  if (rows.length > 0) await importFile(engine, writeCsv(engine.dir, [HEAD, ...rows]), { kind: 'orders' });
  const start = {
    clusters: await engine.ask('clusters.run', { features: ['orders', 'average'] }),
    predictions: await engine.ask('predictions.run', {}),
    forecast: await engine.ask('forecasts.run', { by: 'region' }),
  };
  const ended = {
    clusters: await outcome(start.clusters.jobId),
    predictions: await outcome(start.predictions.jobId),
    forecast: await outcome(start.forecast.jobId),
  };
  const papers = [];
  for (const options of [
    { kind: 'clusters', lang: 'zh-CN' },
    { kind: 'predictions', lang: 'en' },
    { kind: 'forecast', lang: 'zh-CN', by: 'region', sums: 'toWhole' },
    { kind: 'lifecycle', lang: 'zh-CN' },
    { kind: 'demand', lang: 'en' },
  ] as const) {
    const { jobId } = await engine.ask('reports.build', { options, format: 'html' });
    papers.push(await outcome(jobId));
  }
  const { run } = await engine.ask('predictions.overview', {});
  const { rows: dealers } = await engine.ask('predictions.list', { limit: 1000 });
  const forecast = (await engine.ask('forecasts.get', { by: 'region', sums: 'fromParts' })).run;
  return { ended, papers, run, dealers, forecast, clusters: await engine.ask('clusters.get', {}) };
}

describe('models of odd shops', () => {
  it('without orders there is nothing to say, and the code says so', async () => {
    const { ended, papers } = await models('none');

    expect(ended).toEqual({
      clusters: 'score_no_orders',
      predictions: 'score_no_orders',
      forecast: 'score_no_orders',
    });
    expect(papers).toEqual(['done', 'done', 'score_no_orders', 'done', 'done']);
  });

  it('with orders dated after today alone, the code says that there are some', async () => {
    const { ended } = await models('later');

    expect(ended).toEqual({
      clusters: 'orders_all_later',
      predictions: 'orders_all_later',
      forecast: 'orders_all_later',
    });
    const { jobId } = await engine.ask('scoring.run', {});
    expect((await engine.settled(jobId)).error).toMatchObject({
      code: 'orders_all_later',
      params: { count: 1, first: '2062-10-30' },
    });
    for (const command of ['slipping', 'lifecycle']) {
      const { code, err } = await cliInside([command, '--file', join(engine.dir, 'later.dealerdesk'), '--lang', 'en']);
      expect([command, code, err]).toEqual([command, 1, expect.stringMatching(/^orders_all_later: .*2062-10-30/)]);
    }
  });

  it.each([
    ['one', 'clusters_too_few', 0],
    ['four', 'clusters_too_few', 12],
  ] as const)('of %s too little is known for clusters and predictions', async (shop, clusters, months) => {
    const { ended, papers, run, dealers, forecast } = await models(shop);

    expect(ended).toEqual({ clusters, predictions: 'done', forecast: 'done' });
    expect(papers).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(run?.abstained?.code).toBe('few_repeaters');
    expect(dealers.every(({ pAlive, expectedOn }) => pAlive === null && expectedOn === null)).toBe(true);
    expect(forecast?.series[0]?.ahead).toHaveLength(months);
    if (months === 0) expect(forecast?.series[0]?.silence?.code).toMatch(/^(no|too_few)_values$/);
  });

  it('of thirty the clusters are found, and a chance is told of nobody above one', async () => {
    const { ended, papers, run, dealers, forecast, clusters } = await models('thirty');

    expect(ended).toEqual({ clusters: 'done', predictions: 'done', forecast: 'done' });
    expect(papers).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(clusters?.clusters.reduce((sum, { size }) => sum + size, 0)).toBe(30);
    // Nobody has ever stopped: the model finds no dropout, and says nothing rather than 100 %.
    expect(run?.abstained?.code).toBe('degenerate');
    expect(dealers.every(({ pAlive }) => pAlive === null)).toBe(true);
    expect(forecast?.series[0]?.ahead[0]?.value).toBeGreaterThan(0);
  });

  it('all equal cannot be told apart; their sales go on as they were', async () => {
    const { ended, forecast } = await models('equal');

    expect(ended.clusters).toBe('clusters_same');
    expect(forecast?.series[0]?.ahead.map(({ value }) => value)).toEqual(new Array(12).fill(300_000));
  });

  it('one giant is named, and does not hide the others', async () => {
    const { clusters, papers } = await models('giant');

    expect(clusters?.notes.map(({ code }) => code)).toContain('giant');
    expect(papers).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  it('only returns: nobody buys, nothing is grouped or predicted', async () => {
    const { ended, papers, dealers, forecast } = await models('returns');

    expect(ended.clusters).toBe('clusters_too_few');
    expect(dealers).toEqual([]);
    expect(papers).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(forecast?.series[0]?.ahead.every(({ value }) => value <= 0)).toBe(true);
  });
});
