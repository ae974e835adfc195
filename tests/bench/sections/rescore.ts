import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '../../../src/main/db/open.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { addDays } from '../../../src/shared/domain/calendarDay.ts';
import { importFile, inspectFile } from '../../helpers/importFile.ts';
import type { TestEngine } from '../../helpers/testEngine.ts';
import { type Cost, costOf } from '../rig/cost.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { freshFolder } from '../rig/place.ts';
import { type Emit, median } from '../rig/samples.ts';
import { shopFile } from '../rig/shop.ts';

const DEALERS = 20_000;
const ORDERS = 300_000;
const LINES = 1_000_000;
const NEW_ORDERS = 500;
/** The last day there is in the shop. */
const LAST_DAY = '2026-11-21';
/** So many imports of either kind, of which the middle one is told. */
const IMPORTS = 5;
/** Far enough ahead that the as-of day can move. */
const FIXED_DAY = addDays(LAST_DAY, IMPORTS + 1);

/**
 * All that grades, reasons, rhythm, stages and signs of decline are made of, summed up in SQLite so that no time goes into
 * handing rows out: figures of two windows, gaps between purchases, amounts by quarter, and per dealer, product and time what
 * was bought, on how many days and at what price.
 */
const BARE = [
  `SELECT count(*), max(a), max(b), max(c), sum(d), sum(e), sum(f) FROM (
    SELECT dealer_id, min(day) AS a, min(day) FILTER (WHERE sales > 0) AS b, max(day) FILTER (WHERE sales > 0) AS c,
      sum(sales) AS d, sum(sales_minor) AS e, sum(net_minor) AS f
    FROM dealer_day WHERE day > '2025-11-21' AND day <= '2026-11-21' GROUP BY dealer_id)`,
  `SELECT count(*), max(a), max(b), max(c), sum(d) FROM (
    SELECT dealer_id, min(day) AS a, min(day) FILTER (WHERE sales > 0) AS b, max(day) FILTER (WHERE sales > 0) AS c,
      sum(net_minor) FILTER (WHERE day > '2024-11-21') AS d
    FROM dealer_day WHERE day <= '2025-11-21' GROUP BY dealer_id)`,
  `SELECT count(*), sum(n), sum(g) FROM (SELECT dealer_id, count(*) AS n, avg(gap) AS g FROM (
    SELECT dealer_id, julianday(day) - julianday(lag(day) OVER (PARTITION BY dealer_id ORDER BY day)) AS gap
    FROM dealer_day WHERE sales > 0) GROUP BY dealer_id)`,
  `SELECT count(*), sum(net) FROM (SELECT dealer_id, substr(day, 1, 4) AS y, (substr(day, 6, 2) + 2) / 3 AS q, sum(net_minor) AS net
    FROM dealer_day WHERE day > '2024-09-30' GROUP BY 1, 2, 3)`,
  `SELECT count(*), sum(a), sum(b), sum(c) FROM (
    SELECT o.dealer_id, l.product_id, o.ordered_on > '2026-08-20' AS recent, count(DISTINCT o.ordered_on) AS a,
      sum(l.qty_micro) AS b, sum(l.net_micro) AS c
    FROM orders o JOIN order_line l ON l.order_id = o.id
    WHERE o.kind = 'sale' AND o.net_minor > 0 AND o.ordered_on > '2025-08-20' AND o.ordered_on <= '2026-11-21' GROUP BY 1, 2, 3)`,
];
const TIMES = 3;

/** Everything calculated and stored, then after imports of 500 orders: with the same as-of day, and a day later. */
export async function run(emit: Emit): Promise<void> {
  const dir = freshFolder('rescore');
  const dataFile = join(dir, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, lines: LINES, scored: false });
  const bareMs = bare(dataFile);
  const engine = await startBuiltEngine({ dir, dataFile, fixedDay: FIXED_DAY });
  try {
    const path = join(dir, 'orders.csv');
    writeOrders(path, 1, LAST_DAY);
    // As in life: scores follow an import, which has warmed the job worker.
    await inspectFile(engine, path, { kind: 'orders' });
    const name = '20,000 dealers, 1,000,000 lines';
    const full = await rescored(engine);
    await expectAsOf(engine, LAST_DAY);
    emit({
      what: `${name}: scores, rhythm, signs of decline, stages, all stored`,
      value: full.wallMs / 1000,
      unit: 's',
      floor: { value: bareMs / 1000, name: 'the bare aggregates' },
      goal: { over: 'floor', max: 3 },
      note: `processor ${(full.cpuMs / 1000).toFixed(2)} s`,
    });
    for (const [what, daysAhead] of [
      ['the same as-of day', 0],
      ['each a day later', 1],
    ] as const) {
      const costs: Cost[] = [];
      for (let nth = 1; nth <= IMPORTS; nth += 1) {
        const asOf = addDays(LAST_DAY, nth * daysAhead);
        writeOrders(path, nth + 100 * daysAhead, asOf);
        await importFile(engine, path, { kind: 'orders' });
        costs.push(await rescored(engine));
        await expectAsOf(engine, asOf);
      }
      const wall = median(costs.map(({ wallMs }) => wallMs));
      const processor = median(costs.map(({ cpuMs }) => cpuMs));
      emit({
        what: `${name}: again after 500 more orders, ${what}`,
        value: wall / 1000,
        unit: 's',
        floor: { value: full.wallMs / 1000, name: 'the full one' },
        goal: { over: 'floor', max: 0.1 },
        note: `middle of ${IMPORTS}; processor ${(processor / 1000).toFixed(2)} s, ${(processor / full.cpuMs).toFixed(2)} of the full one`,
      });
    }
  } finally {
    await engine.stop();
  }
}

/** What a calculation takes from its start until all of it is stored and said to be. */
async function rescored(engine: TestEngine): Promise<Cost> {
  let all: Promise<void> = Promise.resolve();
  const cost = await costOf(
    () =>
      new Promise<void>((stored) => {
        const stop = engine.onEvent((event) => {
          if (event.type !== 'job.progress' || event.job.kind !== 'scoring.live' || event.job.status !== 'done') return;
          stop();
          stored();
        });
        all = engine.scoreLive();
      }),
  );
  await all;
  return cost;
}

function bare(dataFile: string): number {
  const raw = openReader(dataFile);
  try {
    const statements = BARE.map((sql) => raw.prepare(sql));
    for (const statement of statements) statement.all();
    const times = Array.from({ length: TIMES }, () => {
      const started = performance.now();
      for (const statement of statements) statement.all();
      return performance.now() - started;
    });
    return median(times);
  } finally {
    raw.close();
  }
}

/** A bench that calculated of another day, or nobody, would be quick. */
async function expectAsOf(engine: TestEngine, asOf: string): Promise<void> {
  const { live } = await engine.ask('scoring.overview', {});
  const slipping = await engine.ask('rhythm.slipping', { limit: 1 });
  if (live?.asOf !== asOf || slipping.asOf !== asOf || live.dealers < DEALERS / 2 || slipping.total === 0)
    throw new Error(`the bench has calculated ${live?.dealers} dealers of ${live?.asOf}, ${slipping.total} slipping`);
}

function writeOrders(path: string, seed: number, day: string): void {
  const random = createRandom(seed);
  const lines = Array.from({ length: NEW_ORDERS }, (_, i) => {
    const code = `KH${String(random.int(1, DEALERS)).padStart(6, '0')}`;
    return `${day},Z${seed}-${i},${code},P${random.int(1, 600)},1,${random.int(100, 90_000) / 100}`;
  });
  writeFileSync(path, ['Date,InvoiceNo,CustomerID,StockCode,Quantity,Amount', ...lines].join('\n'));
}
