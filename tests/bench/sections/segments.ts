import { join } from 'node:path';
import { startBuiltEngine } from '../rig/engine.ts';
import { freshFolder } from '../rig/place.ts';
import { type Emit, median } from '../rig/samples.ts';
import { shopFile, TODAY } from '../rig/shop.ts';

const DEALERS = 20_000;
const ORDERS = 1_000_000;
const STEPS = 60;
/** While somebody types. */
const MAX_MS = 100;

/** A rule as it grows under somebody's hands: every step another number, so that no count was ever made before. */
const TYPED: readonly (readonly [what: string, at: (step: number) => unknown])[] = [
  [
    'tier, region, text, figure',
    (step) => ({
      all: [
        { fact: 'tier', in: ['A', 'B'] },
        { any: [{ fact: 'name', contains: '店' }, { not: { fact: 'amount', min: 1000 + step } }] },
        { fact: 'lastOrder', is: 'notWithin', days: 30 + step },
      ],
    }),
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
    for (const [what, at] of TYPED) {
      const times: number[] = [];
      for (let step = 0; step <= STEPS; step += 1) {
        const started = performance.now();
        const { of } = await engine.ask('segments.count', { rule: at(step) });
        times.push(performance.now() - started);
        if (of < DEALERS) throw new Error('not everybody was asked');
      }
      const [first = 0, ...rest] = times;
      const sorted = rest.sort((a, b) => a - b);
      emit({
        what: `20,000 dealers, 1,000,000 orders: ${what}, p99`,
        value: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0,
        unit: 'ms',
        goal: { over: 'value', max: MAX_MS },
        note: `first ${Math.round(first)}, median ${median(sorted).toFixed(1)}`,
      });
    }
  } finally {
    await engine.stop();
  }
}
