import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '../../../src/main/db/open.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { inspectFile } from '../../helpers/importFile.ts';
import type { TestEngine } from '../../helpers/testEngine.ts';
import { type Cost, costOf } from '../rig/cost.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { timedImport } from '../rig/imports.ts';
import { freshFolder } from '../rig/place.ts';
import { type Emit, median } from '../rig/samples.ts';
import { shopFile, TODAY } from '../rig/shop.ts';

const DEALERS = 100_000;
const ORDERS = 1_000_000;
const NEW_ORDERS = 1000;
const MAX_TIMES_FLOOR = 6;

/**
 * The one query that scoring cannot do without: last day, number and amount of sales of every dealer, from all bills.
 * Summed up in SQLite, so that no time goes into handing rows out.
 */
const FLOOR_SQL = `
SELECT count(*), max(last), sum(orders), sum(net) FROM (
  SELECT dealer_id, max(day) AS last, sum(sales) AS orders, sum(net_minor) AS net FROM dealer_day
  WHERE day <= '2026-11-21' GROUP BY dealer_id)`;
/** All figures that the grades, reasons and distances need, summed up in SQLite likewise. */
const FULL_SQL = [
  `SELECT count(*), max(a), max(b), max(c), sum(d), sum(e), sum(f) FROM (
    SELECT dealer_id, min(day) AS a, min(day) FILTER (WHERE sales > 0) AS b, max(day) FILTER (WHERE sales > 0) AS c,
      sum(sales) AS d, sum(sales_minor) AS e, sum(net_minor) AS f
    FROM dealer_day WHERE day > '2025-11-21' AND day <= '2026-11-21' GROUP BY dealer_id)`,
  `SELECT count(*), max(a), max(b), max(c), sum(d) FROM (
    SELECT dealer_id, min(day) AS a, min(day) FILTER (WHERE sales > 0) AS b, max(day) FILTER (WHERE sales > 0) AS c,
      sum(net_minor) FILTER (WHERE day > '2024-11-21') AS d
    FROM dealer_day WHERE day <= '2025-11-21' GROUP BY dealer_id)`,
];
const FLOOR_TIMES = 5;
const FLOOR_NAME = 'bare aggregate';
const FULL_NAME = 'bare, all its figures';

/** All dealers scored with reasons and distances and stored; again with nothing new; and after a small import. */
export async function run(emit: Emit): Promise<void> {
  const dir = freshFolder('scoring');
  const dataFile = join(dir, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, scored: false });
  const more = join(dir, 'more.csv');
  writeOrders(more);
  const floor = bareAggregate(dataFile, [FLOOR_SQL]);
  const full = bareAggregate(dataFile, FULL_SQL);
  const engine = await startBuiltEngine({ dir, dataFile, fixedDay: TODAY });
  try {
    const name = '100,000 dealers, 1,000,000 orders';
    // As in life: scores follow an import, which has warmed the job worker.
    await inspectFile(engine, more, { kind: 'orders' });
    const first = await costOf(() => engine.scoreLive());
    emitScoring(`${name}: score and store all`, first, floor, emit);
    emit({
      what: `${name}: the same against all its figures`,
      value: first.wallMs / 1000,
      unit: 's',
      floor: { value: full / 1000, name: FULL_NAME },
    });
    await expectScored(engine);
    emitScoring(`${name}: score again, nothing new`, await costOf(() => engine.scoreLive()), floor, emit);
    const { whole, check, commit } = await timedImport(engine, more, { kind: 'orders' });
    emit({
      what: `${name}: import of 1,000 more orders`,
      value: whole.wallMs / 1000,
      unit: 's',
      note: `check ${(check.wallMs / 1000).toFixed(2)}, commit ${(commit.wallMs / 1000).toFixed(2)}`,
    });
    emitScoring(`${name}: score after it`, await costOf(() => engine.scoreLive()), floor, emit);
  } finally {
    await engine.stop();
  }
}

/** Milliseconds of one query or several, warm. */
function bareAggregate(dataFile: string, sqls: readonly string[]): number {
  const raw = openReader(dataFile);
  try {
    const statements = sqls.map((sql) => raw.prepare(sql));
    for (const statement of statements) statement.all();
    const times = Array.from({ length: FLOOR_TIMES }, () => {
      const started = performance.now();
      for (const statement of statements) statement.all();
      return performance.now() - started;
    });
    return median(times);
  } finally {
    raw.close();
  }
}

function emitScoring(what: string, cost: Cost, floorMs: number, emit: Emit): void {
  emit({
    what,
    value: cost.wallMs / 1000,
    unit: 's',
    floor: { value: floorMs / 1000, name: FLOOR_NAME },
    goal: { over: 'floor', max: MAX_TIMES_FLOOR },
    note: `processor ${(cost.cpuMs / 1000).toFixed(2)} s`,
  });
}

/** A bench that scored nobody would be quick. */
async function expectScored(engine: TestEngine): Promise<void> {
  const { live } = await engine.ask('scoring.overview', {});
  if (!live || live.dealers < DEALERS / 2) throw new Error('the bench has scored nobody');
}

function writeOrders(path: string): void {
  const random = createRandom(7);
  const lines = Array.from({ length: NEW_ORDERS }, (_, i) => {
    const code = `KH${String(random.int(1, DEALERS)).padStart(6, '0')}`;
    return `2026-11-20,ZZ${i},${code},${random.int(100, 90_000) / 100}`;
  });
  writeFileSync(path, ['Date,InvoiceNo,CustomerID,Amount', ...lines].join('\n'));
}
