import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { createRandom } from '../../src/main/runtime/random.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { commandLine } from '../helpers/commandLine.ts';
import { writeCsv } from '../helpers/csv.ts';
import { startTestEngine } from '../helpers/testEngine.ts';

/**
 * A shop's year by the command line, month after month: exports that overlap, bills corrected late, returns, dealers that
 * are renamed, a rep who leaves, a month that was forgotten and comes later. What the program holds is compared with what
 * this test has added up by itself.
 */

const MONTHS = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`);
const FORGOTTEN = 5;
const DEALERS = 40;
const HEAD = ['单据日期', '单据编号', '单据类型', '客户编号', '客户名称', '金额'];

interface Bill {
  day: string;
  number: string;
  kind: '销售单' | '退货单';
  dealer: number;
  cents: number;
}

let dir: string;
let file: string;
const random = createRandom(20_250_101);
/** Every bill as the shop's own books have it at the moment. */
const books = new Map<string, Bill>();
/** The numbers that have been exported so far. */
const exported = new Set<string>();
const names = Array.from({ length: DEALERS }, (_, i) => `第${i}号店`);

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-year-'));
  file = join(dir, 'shop.dealerdesk');
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await commandLine(dir, [...args, '--file', file, '--json']);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${err}`);
  return JSON.parse(out) as Record<string, unknown>;
}

function trade(month: string): void {
  for (let n = 0; n < 90; n += 1) {
    const day = `${month}-${String(1 + random.int(0, 26)).padStart(2, '0')}`;
    const back = random.chance(0.08);
    const number = `XS${month.replace('-', '')}${String(n).padStart(3, '0')}`;
    books.set(number, {
      day,
      number,
      kind: back ? '退货单' : '销售单',
      dealer: random.int(0, DEALERS - 1),
      cents: random.int(100, 500_000),
    });
  }
}

/** What the shop's program exports: this month, the week before it, and whatever was corrected since. */
function exportOf(months: readonly string[], since: string): string {
  const rows = [...books.values()]
    .filter(({ day }) => months.includes(day.slice(0, 7)) || (day >= since && day < `${months[0]}-01`))
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
  for (const { number } of rows) exported.add(number);
  return writeCsv(dir, [
    HEAD,
    ...rows.map(({ day, number, kind, dealer, cents }) => [
      day,
      number,
      kind,
      `K${dealer}`,
      names[dealer] ?? '',
      (cents / 100).toFixed(2),
    ]),
  ]);
}

/** Net cents of each dealer by what has been exported. */
function expectedSums(): Map<string, number> {
  const sums = new Map<string, number>();
  for (const number of exported) {
    const bill = books.get(number);
    if (!bill) throw new Error(`no bill ${number}`);
    const signed = bill.kind === '退货单' ? -bill.cents : bill.cents;
    sums.set(`K${bill.dealer}`, (sums.get(`K${bill.dealer}`) ?? 0) + signed);
  }
  return sums;
}

function storedSums(): Map<string, number> {
  const raw = openReader(file);
  const rows = raw
    .prepare<[], { code: string; net: number }>(
      'SELECT d.code, sum(o.net_minor) AS net FROM orders o JOIN dealer d ON d.id = o.dealer_id GROUP BY d.id',
    )
    .all();
  raw.close();
  return new Map(rows.map(({ code, net }) => [code, net]));
}

const sorted = (sums: Map<string, number>) => [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));

function dealerList(rep: (dealer: number) => string): string {
  return writeCsv(dir, [['客户编号', '客户名称', '业务员'], ...names.map((name, i) => [`K${i}`, name, rep(i)])]);
}

const importList = (path: string) => run(['import', path, '--kind', 'dealers', '--source', '客户表']);
const importBills = (path: string, period: string) =>
  run(['import', path, '--kind', 'orders', '--source', '进销存', '--period', period]);

function monthEnd(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

it('a year of monthly files adds up to the cent, and its last imports are undone in any order', async () => {
  await importList(dealerList((i) => ['王伟', '李娜'][i % 2] ?? ''));
  const dumps: string[] = [];
  const batches: number[] = [];
  for (const [m, month] of MONTHS.entries()) {
    trade(month);
    if (m === FORGOTTEN) continue;
    // A bill of the last days of the month before is corrected late.
    const late = [...books.values()].filter(({ day }) => day >= `${MONTHS[m - 1]}-22` && day < `${month}-01`);
    const [wrong] = late;
    if (m - 1 !== FORGOTTEN && wrong) books.set(wrong.number, { ...wrong, cents: wrong.cents + 12_345 });
    if (m === 3) names[7] = '第7号店（新招牌）';
    if (m === FORGOTTEN + 2) {
      // The forgotten month comes after its followers.
      const forgotten = MONTHS[FORGOTTEN] ?? '';
      await importBills(exportOf([forgotten], `${forgotten}-01`), `${forgotten}-01..${monthEnd(forgotten)}`);
    }
    dumps.push(canonicalDump(file));
    const since = m === FORGOTTEN + 1 || m === 0 ? `${month}-01` : `${MONTHS[m - 1]}-22`;
    const answer = await importBills(exportOf([month], since), `${since}..${monthEnd(month)}`);
    batches.push(Number(answer.batchId));

    expect(answer).toMatchObject({ rejected: 0, ambiguous: 0, updated: m === 0 || m === FORGOTTEN + 1 ? 0 : 1 });
    expect(sorted(storedSums())).toEqual(sorted(expectedSums()));
    if (m === 8) await importList(dealerList((i) => (i % 2 === 0 ? '陈强' : '李娜')));
  }

  const score = await run(['score', '--window-months', '12']);
  const total = [...expectedSums().values()].reduce((sum, net) => sum + net, 0);
  const coverage = await run(['call', 'orders.coverage']);
  const { reps } = (await run(['reps'])) as { reps: { name: string; dealers: number }[] };

  expect(score).toMatchObject({ asOf: '2025-12-31', amount: (total / 100).toFixed(2) });
  expect((coverage.months as { state: string }[]).filter(({ state }) => state !== 'covered')).toHaveLength(11);
  expect(reps.map(({ name, dealers }) => `${name} ${dealers}`).toSorted()).toEqual(['李娜 20', '王伟 0', '陈强 20']);
  expect((await run(['check'])).ok).toBe(true);

  const [first = 0, second = 0, third = 0] = batches.slice(-3);
  const orders = [
    [first, second, third],
    [first, third, second],
    [second, first, third],
    [second, third, first],
    [third, first, second],
  ];
  const before = dumps.at(-3);
  for (const order of orders) {
    const copy = join(dir, `copy${order.join('-')}.dealerdesk`);
    copyFileSync(file, copy);
    const engine = await startTestEngine({ dataFile: copy });
    for (const batchId of order) {
      const { jobId } = await engine.ask('imports.undo', { batchId: batchId as never });
      await engine.done(jobId);
    }
    await engine.close();
    expect(canonicalDump(copy), order.join(', ')).toBe(before);
  }
  for (let n = 0; n < 3; n += 1) await run(['undo', 'last']);
  expect(canonicalDump(file)).toBe(before);
}, 400_000);
