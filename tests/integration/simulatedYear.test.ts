import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { createRandom } from '../../src/main/runtime/random.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { startTestEngine } from '../helpers/testEngine.ts';

/**
 * A shop's year by the command line, month after month: exports that overlap, bills corrected late, returns, reversals,
 * drafts, a walk-in account, dealers that are renamed, a rep who leaves, a month that was forgotten and comes later; besides a
 * till without bill numbers, whose months come again corrected and replace themselves. What the program holds is compared
 * with what this test has added up by itself.
 */

const MONTHS = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`);
const FORGOTTEN = 5;
const DEALERS = 40;
/** The walk-in account, beside the dealers. */
const WALK_IN = DEALERS;
const HEAD = ['单据日期', '单据编号', '单据类型', '客户编号', '客户名称', '金额', '状态', '备注'];
const TILL_HEAD = ['日期', '客户名称', '金额'];

interface Bill {
  day: string;
  number: string;
  kind: '销售单' | '退货单' | '红字销售单';
  dealer: number;
  cents: number;
  draft?: boolean;
  /** The number of the bill that a reversal takes back. */
  reverses?: string;
}

let dir: string;
let file: string;
const random = createRandom(20_250_101);
/** Every bill as the shop's own books have it at the moment. */
const books = new Map<string, Bill>();
/** The numbers that have been exported so far. */
const exported = new Set<string>();
const names = [...Array.from({ length: DEALERS }, (_, i) => `第${i}号店`), '散客'];
/** What the till has sold, as it stands: [day, dealer, cents]. */
let till: [string, number, number][] = [];

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-year-'));
  file = join(dir, 'shop.dealerdesk');
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await commandInside(dir, [...args, '--file', file, '--json']);
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
      dealer: n % 15 === 7 ? WALK_IN : random.int(0, DEALERS - 1),
      cents: random.int(100, 500_000),
      draft: n % 30 === 11,
    });
  }
  reverseOne(month);
}

/** One sale of the month is reversed whole on its last day, under a number of its own. */
function reverseOne(month: string): void {
  const sale = [...books.values()].find(
    ({ day, kind, draft }) => day.startsWith(month) && kind === '销售单' && draft !== true,
  );
  if (!sale) throw new Error(`no sale in ${month}`);
  const number = `HC${month.replace('-', '')}`;
  books.set(number, { ...sale, day: `${month}-27`, number, kind: '红字销售单', reverses: sale.number });
}

/** The till's month: fifteen sales, one of which was keyed in wrong and is mended a month later. */
function sellAtTill(month: string): void {
  for (let n = 0; n < 15; n += 1)
    till.push([`${month}-${String(1 + n).padStart(2, '0')}`, random.int(0, DEALERS - 1), random.int(100, 9_000) * 10]);
}

function mendTill(month: string): void {
  const wrong = till.findIndex(([day]) => day.startsWith(month));
  till = till.map((sale, i) => (i === wrong ? [sale[0], sale[1], sale[2] + 7] : sale));
  // Another one was no sale at all.
  const gone = till.findLastIndex(([day]) => day.startsWith(month));
  till = till.filter((_, i) => i !== gone);
}

function tillExport(months: readonly string[]): string {
  const rows = till.filter(([day]) => months.includes(day.slice(0, 7)));
  return writeCsv(dir, [
    TILL_HEAD,
    ...rows.map(([day, dealer, cents]) => [day, `第${dealer}号店`, (cents / 100).toFixed(2)]),
  ]);
}

/** What the shop's program exports: this month, the week before it, and whatever was corrected since. */
function exportOf(months: readonly string[], since: string): string {
  const rows = [...books.values()]
    .filter(({ day }) => months.includes(day.slice(0, 7)) || (day >= since && day < `${months[0]}-01`))
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
  for (const { number, draft } of rows) if (draft !== true) exported.add(number);
  return writeCsv(dir, [
    HEAD,
    ...rows.map(({ day, number, kind, dealer, cents, draft, reverses }) => [
      day,
      number,
      kind,
      `K${dealer}`,
      names[dealer] ?? '',
      (cents / 100).toFixed(2),
      draft === true ? '草 稿' : '已审核',
      reverses === undefined ? '' : `红冲 ${reverses}`,
    ]),
  ]);
}

/** Net cents of each dealer by what has been exported. */
function expectedSums(): Map<string, number> {
  const sums = new Map<string, number>();
  for (const number of exported) {
    const bill = books.get(number);
    if (!bill) throw new Error(`no bill ${number}`);
    const signed = bill.kind === '销售单' ? bill.cents : -bill.cents;
    sums.set(`K${bill.dealer}`, (sums.get(`K${bill.dealer}`) ?? 0) + signed);
  }
  for (const [, dealer, cents] of till) sums.set(`K${dealer}`, (sums.get(`K${dealer}`) ?? 0) + cents);
  return sums;
}

/** Sales that are orders: those that no exported reversal takes back, and the till's. */
function expectedOrders(graded: (dealer: number) => boolean): number {
  const bills = [...exported].flatMap((number) => books.get(number) ?? []);
  const reversed = new Set(bills.flatMap(({ reverses }) => reverses ?? []));
  const sales = bills.filter(
    ({ kind, number, dealer }) => kind === '销售单' && !reversed.has(number) && graded(dealer),
  );
  return sales.length + till.filter(([, dealer]) => graded(dealer)).length;
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
  const listed = names.slice(0, DEALERS);
  return writeCsv(dir, [['客户编号', '客户名称', '业务员'], ...listed.map((name, i) => [`K${i}`, name, rep(i)])]);
}

const importList = (path: string) => run(['import', path, '--kind', 'dealers', '--source', '客户表']);
const importBills = (path: string, period: string) =>
  run(['import', path, '--kind', 'orders', '--source', '进销存', '--period', period]);
const importTill = (path: string, period: string) =>
  run(['import', path, '--kind', 'orders', '--source', '小票机', '--period', period, '--replace-period']);

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
    const wrong = late.find(
      ({ number, kind, draft }) =>
        kind !== '红字销售单' && draft !== true && ![...books.values()].some(({ reverses }) => reverses === number),
    );
    if (m - 1 !== FORGOTTEN && wrong) books.set(wrong.number, { ...wrong, cents: wrong.cents + 12_345 });
    if (m === 3) names[7] = '第7号店（新招牌）';
    if (m === FORGOTTEN + 2) {
      // The forgotten month comes after its followers.
      const forgotten = MONTHS[FORGOTTEN] ?? '';
      await importBills(exportOf([forgotten], `${forgotten}-01`), `${forgotten}-01..${monthEnd(forgotten)}`);
    }
    sellAtTill(month);
    if (m > 0) mendTill(MONTHS[m - 1] ?? '');
    dumps.push(canonicalDump(file));
    const since = m === FORGOTTEN + 1 || m === 0 ? `${month}-01` : `${MONTHS[m - 1]}-22`;
    const answer = await importBills(exportOf([month], since), `${since}..${monthEnd(month)}`);
    batches.push(Number(answer.batchId));
    // The month before comes again, mended, with this month's sales.
    const both = m === 0 ? [month] : [MONTHS[m - 1] ?? '', month];
    dumps.push(canonicalDump(file));
    const sold = await importTill(tillExport(both), `${both[0]}-01..${monthEnd(month)}`);
    batches.push(Number(sold.batchId));

    expect(answer.states).toEqual([{ state: '草 稿', bills: expect.any(Number) }]);
    expect(answer.reversals).toMatchObject({ unpaired: 0 });
    const fresh = m === 0 || m === FORGOTTEN + 1;
    expect(sold).toMatchObject({ rejected: 0, unchanged: fresh ? 0 : 13, removed: { bills: fresh ? 0 : 2 } });
    expect(answer).toMatchObject({ rejected: 0, ambiguous: 0, updated: fresh ? 0 : 1 });
    expect(sorted(storedSums())).toEqual(sorted(expectedSums()));
    if (m === 8) await importList(dealerList((i) => (i % 2 === 0 ? '陈强' : '李娜')));
  }

  const score = await run(['score', '--window-months', '12']);
  const walkIn = expectedSums().get(`K${WALK_IN}`) ?? 0;
  const total = [...expectedSums().values()].reduce((sum, net) => sum + net, 0) - walkIn;
  const coverage = await run(['call', 'orders.coverage']);
  const { reps } = (await run(['reps'])) as { reps: { name: string; dealers: number }[] };

  expect(walkIn).not.toBe(0);
  expect(score).toMatchObject({
    asOf: '2025-12-31',
    amount: (total / 100).toFixed(2),
    orders: expectedOrders((dealer) => dealer !== WALK_IN),
    ungraded: { excluded: 1 },
  });
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
}, 900_000);
