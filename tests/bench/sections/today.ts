import { join } from 'node:path';
import { openWriter } from '../../../src/main/db/open.ts';
import { TODAY_PARTS } from '../../../src/shared/contract/today.contract.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { freshFolder } from '../rig/place.ts';
import { type Emit, median } from '../rig/samples.ts';
import { shopFile, TODAY } from '../rig/shop.ts';

const DEALERS = 20_000;
const ORDERS = 200_000;
const ACTIVITIES = 100_000;
const TURNS = 5;
const MAX_MS = 50;

/** The page of the day in a large shop: each part first, and again while nothing has changed. */
export async function run(emit: Emit): Promise<void> {
  const dir = freshFolder('today');
  const dataFile = join(dir, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, scored: true });
  logActivities(dataFile);
  const engine = await startBuiltEngine({ dir, dataFile, fixedDay: TODAY });
  try {
    await engine.ask('dealers.any', {});
    let [first, again] = [0, 0];
    for (const part of TODAY_PARTS) {
      first += await timed(() => engine.ask('today.part', { part }));
      const times: number[] = [];
      for (let turn = 0; turn < TURNS; turn += 1) times.push(await timed(() => engine.ask('today.part', { part })));
      again += median(times);
    }
    const name = '20,000 dealers, 100,000 activities: the day, all parts';
    emit({ what: `${name}, first`, value: first, unit: 'ms' });
    emit({
      what: `${name}, again`,
      value: again,
      unit: 'ms',
      goal: { over: 'value', max: MAX_MS * TODAY_PARTS.length },
    });
  } finally {
    await engine.stop();
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** Some five a dealer over a year; every fifth has a next step, every fiftieth an open one. */
function logActivities(path: string): void {
  const raw = openWriter(path);
  raw.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ACTIVITIES})
    INSERT INTO activity (uid, dealer_id, kind, happened_on, body, next_step, next_on, next_done_on, created_at, updated_at)
    SELECT 'bench' || i, (SELECT min(id) FROM dealer) + (i * 7919) % ${DEALERS}, CASE i % 3 WHEN 0 THEN 'visit' ELSE 'call_out' END,
      date('${TODAY}', '-' || (1 + i % 400) || ' days'), 'x', CASE WHEN i % 5 = 0 THEN 'again' ELSE '' END,
      CASE WHEN i % 5 = 0 THEN date('${TODAY}', '-' || (i % 60) || ' days') END,
      CASE WHEN i % 50 <> 0 THEN date('${TODAY}', '-1 days') END, 1, 1 FROM n`);
  raw.close();
}
