import { join } from 'node:path';
import { openReader } from '../../../src/main/db/open.ts';
import { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { freshFolder } from '../rig/place.ts';
import { type Emit, median } from '../rig/samples.ts';
import { shopFile, TODAY } from '../rig/shop.ts';

const DEALERS = 20_000;
const ORDERS = 1_000_000;
const STEPS = 20;
/** A drag is answered in a fraction of the time that reading the figures from the bills takes. */
const MAX_TIMES_FLOOR = 1;

/** All figures of all dealers from the day totals, summed up in SQLite: what every step would cost without being kept. */
const FLOOR_SQL = `
SELECT count(*), max(a), max(b), sum(c), sum(d), sum(e) FROM (
  SELECT dealer_id, min(day) AS a, max(day) AS b, sum(sales) AS c, sum(sales_minor) AS d, sum(net_minor) AS e
  FROM dealer_day WHERE day <= '2026-11-21' GROUP BY dealer_id)`;

const RULES = ScoreRules.parse({});
const DRAGS: readonly (readonly [what: string, at: (step: number) => Partial<ScoreRules>])[] = [
  ['a cut of the running share', (step) => ({ cutA: 0.7 + step / 100 })],
  ['the first so many percent', (step) => ({ cutBy: 'percent', percentCuts: [5 + step, 60] })],
  ['a cell of the map', (step) => ({ kind: 'rfm', rfmBy: 'segments', rfMap: RULES.rfMap.with(step, 'new') })],
  ['a weight of the value score', (step) => ({ kind: 'value', weights: { ...RULES.weights, amount: 10 + step } })],
];

/** Rules dragged step by step on a large shop: each step grades everybody, tells who moves and how many visits it asks for. */
export async function run(emit: Emit): Promise<void> {
  const dir = freshFolder('what-if');
  const dataFile = join(dir, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, scored: true });
  const floor = floorMs(dataFile);
  const engine = await startBuiltEngine({ dir, dataFile, fixedDay: TODAY });
  try {
    for (const [what, at] of DRAGS) {
      const times: number[] = [];
      for (let step = 0; step <= STEPS; step += 1) {
        const rules = { ...RULES, ...at(step) };
        const started = performance.now();
        const { tiers } = await engine.ask('scoring.whatIf', { rules, limit: 30 });
        times.push(performance.now() - started);
        if (tiers.reduce((sum, { dealers }) => sum + dealers, 0) < DEALERS / 2) throw new Error('nobody was graded');
      }
      // The first step reads the figures; dragging is all that follow.
      const [first = 0, ...rest] = times;
      emit({
        what: `20,000 dealers, 1,000,000 orders: ${what}`,
        value: median(rest),
        unit: 'ms',
        floor: { value: floor, name: 'bare aggregate' },
        goal: { over: 'floor', max: MAX_TIMES_FLOOR },
        note: `first ${Math.round(first)}, slowest of ${STEPS} ${Math.round(Math.max(...rest))}`,
      });
    }
  } finally {
    await engine.stop();
  }
}

function floorMs(dataFile: string): number {
  const raw = openReader(dataFile);
  try {
    const statement = raw.prepare(FLOOR_SQL);
    statement.all();
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now();
      statement.all();
      return performance.now() - started;
    });
    return median(times);
  } finally {
    raw.close();
  }
}
