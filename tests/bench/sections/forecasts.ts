import { join } from 'node:path';
import { openReader } from '../../../src/main/db/open.ts';
import type { TestEngine } from '../../helpers/testEngine.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { freshFolder } from '../rig/place.ts';
import { type Emit, median } from '../rig/samples.ts';
import { shopFile, TODAY } from '../rig/shop.ts';

const DEALERS = 20_000;
const ORDERS = 300_000;
const LINES = 1_000_000;

/** Sums without which there is no forecast: of every month, and of every month and category. */
const BY_MONTH = `SELECT count(*), sum(net) FROM (
  SELECT substr(day, 1, 7) AS month, sum(net_minor) AS net FROM dealer_day GROUP BY 1)`;
const BY_CATEGORY = `SELECT count(*), sum(net) FROM (
  SELECT substr(o.ordered_on, 1, 7) AS month, p.category, sum(l.net_micro) AS net
  FROM orders o JOIN order_line l ON l.order_id = o.id LEFT JOIN product p ON p.id = l.product_id GROUP BY 1, 2)`;
/** What every dealer bought of every category in the window: without it nothing is known of demand. */
const CELLS = `SELECT count(*), sum(net) FROM (
  SELECT o.dealer_id, p.category, sum(l.net_micro) AS net
  FROM orders o JOIN order_line l ON l.order_id = o.id LEFT JOIN product p ON p.id = l.product_id
  WHERE o.ordered_on > '2025-11-21' AND o.ordered_on <= '2026-11-21' GROUP BY 1, 2)`;

/** Forecasts of a large shop, and what its pages of demand ask first and then. */
export async function run(emit: Emit): Promise<void> {
  const dir = freshFolder('forecasts');
  const dataFile = join(dir, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, lines: LINES, scored: true });
  const floors = bare(dataFile, [BY_MONTH, BY_CATEGORY, CELLS]);
  const engine = await startBuiltEngine({ dir, dataFile, fixedDay: TODAY });
  try {
    const name = '20,000 dealers, 1,000,000 lines';
    for (const [by, floor] of [
      ['total', floors[0]],
      ['region', floors[0]],
      ['category', floors[1]],
    ] as const)
      await timed(emit, `${name}: sales forecast, ${by}`, floor, 'the monthly sums, bare', async () => {
        const { jobId } = await engine.ask('forecasts.run', { by });
        await engine.done(jobId);
      });
    await timed(emit, `${name}: dealer × category, the first time`, floors[2], 'the sums of the cells, bare', () =>
      matrix(engine, ''),
    );
    await timed(emit, `${name}: dealer × category, sorted and searched`, floors[2], 'the sums of the cells, bare', () =>
      matrix(engine, '店'),
    );
    for (const [what, ask] of [
      ['should buy', () => engine.ask('demand.shouldBuy', { limit: 50 })],
      ['potential key accounts', () => engine.ask('demand.keyAccounts', {})],
      ['needs', () => engine.ask('demand.needs', {})],
    ] as const)
      await timed(emit, `${name}: ${what}, the first time`, floors[2], 'the sums of the cells, bare', ask);
  } finally {
    await engine.stop();
  }
}

async function matrix(engine: TestEngine, search: string): Promise<void> {
  const found = await engine.ask('demand.matrix', { search, limit: 50 });
  if (found === null) throw new Error('no matrix');
}

async function timed(
  emit: Emit,
  what: string,
  floorMs: number | undefined,
  name: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const started = performance.now();
  await work();
  const value = (performance.now() - started) / 1000;
  emit({ what, value, unit: 's', floor: { value: (floorMs ?? Number.NaN) / 1000, name } });
}

/** Milliseconds of each query, warm. */
function bare(dataFile: string, sqls: readonly string[]): number[] {
  const raw = openReader(dataFile);
  try {
    return sqls.map((sql) => {
      const statement = raw.prepare(sql);
      statement.all();
      return median(
        Array.from({ length: 3 }, () => {
          const started = performance.now();
          statement.all();
          return performance.now() - started;
        }),
      );
    });
  } finally {
    raw.close();
  }
}
