import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openReader } from '../../../src/main/db/open.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { freshFolder } from '../rig/place.ts';
import { type Emit, median, percentile } from '../rig/samples.ts';
import { shopFile, TODAY } from '../rig/shop.ts';

const DEALERS = 20_000;
const ORDERS = 1_000_000;
const STEPS = 60;
/** While somebody types. */
const MAX_MS = 100;

/** What somebody takes at least to choose a first condition once the list of segments is on the screen. */
const CHOOSING_MS = 2000;

/** A rule as it grows under somebody's hands: every step another number, so that no count was ever made before. */
const TYPED: readonly (readonly [what: string, at: (step: number) => unknown, bare: string])[] = [
  [
    'tier, text, figure, day',
    (step) => ({
      all: [
        { fact: 'tier', in: ['A', 'B'] },
        { any: [{ fact: 'name', contains: '店' }, { not: { fact: 'amount', min: 1000 + step } }] },
        { fact: 'lastOrder', is: 'notWithin', days: 30 + step },
      ],
    }),
    `SELECT count(*) FROM dealer d JOIN score_live s ON s.dealer_id = d.id WHERE d.deleted_at IS NULL AND s.tier IN ('A', 'B')
       AND (d.name LIKE '%店%' OR s.net_minor < 1000 + @step) AND s.last_on <= date('2026-11-21', '-' || (30 + @step) || ' days')`,
  ],
  [
    'orders and amount of the last days',
    (step) => ({
      all: [
        { fact: 'bought', of: 'any', days: 30 + step, minOrders: 1 },
        { fact: 'bought', of: 'any', days: 365, minAmount: 10_000 * step },
        { fact: 'lastContact', is: 'notWithin', days: 30 + step },
      ],
    }),
    `SELECT count(*) FROM (SELECT dealer_id FROM dealer_day WHERE day > date('2026-11-21', '-365 days') AND day <= '2026-11-21'
       GROUP BY dealer_id HAVING sum(net_minor) >= 10000 * @step
         AND sum(sales) FILTER (WHERE day > date('2026-11-21', '-' || (30 + @step) || ' days')) >= 1)`,
  ],
];

/** Rules counted as they are typed, in a large shop. */
export async function run(emit: Emit): Promise<void> {
  const dir = freshFolder('segments');
  const dataFile = join(dir, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, scored: true });
  const engine = await startBuiltEngine({ dir, dataFile, fixedDay: TODAY });
  try {
    await engine.ask('dealers.list', { limit: 1, filter: { search: 'x' } });
    await engine.ask('segments.list', {});
    await sleep(CHOOSING_MS);
    for (const [what, at, sql] of TYPED) {
      const times: number[] = [];
      for (let step = 0; step <= STEPS; step += 1) {
        const started = performance.now();
        const { of } = await engine.ask('segments.count', { rule: at(step) });
        times.push(performance.now() - started);
        if (of < DEALERS) throw new Error('not everybody was asked');
      }
      const [first = 0, ...rest] = times;
      const floor = { value: bare(dataFile, sql), name: 'a like question in SQLite, middle' };
      const goal = { over: 'value', max: MAX_MS } as const;
      const name = '20,000 dealers, 1,000,000 orders';
      emit({ what: `${name}: ${what}, the first count`, value: first, unit: 'ms', floor, goal });
      emit({
        what: `${name}: ${what}, p99 of ${STEPS} as it is typed`,
        value: percentile(rest, 0.99),
        unit: 'ms',
        floor,
        goal,
        note: `median ${median(rest).toFixed(1)}`,
      });
    }
  } finally {
    await engine.stop();
  }
}

/** Milliseconds of the same question without a program around it, every time another. */
function bare(dataFile: string, sql: string): number {
  const raw = openReader(dataFile);
  try {
    const statement = raw.prepare<[object]>(sql).pluck();
    const times = Array.from({ length: 9 }, (_, step) => {
      const started = performance.now();
      statement.get({ step });
      return performance.now() - started;
    });
    return median(times.slice(1));
  } finally {
    raw.close();
  }
}
