import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVIDENCE_KINDS, evidenceKind, fallingSigns } from '../../src/shared/contract/rhythmRules.ts';
import { addDays, addMonths } from '../../src/shared/domain/calendarDay.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { random } from '../helpers/random.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const TODAY = '2026-11-01';
const FIRST = '2024-06-01';
const LAST = '2026-10-31';
/** Days at which all signs are tried: the last whole months' ends with 90 days after them, every third. */
const TRIED = ['2026-07-31', '2026-04-30', '2026-01-31', '2025-10-31'];

const HEAD = ['Date', 'InvoiceNo', 'Customer', 'StockCode', 'UnitPrice', 'Quantity', 'Amount'];

let dir: string;
let engine: TestEngine;
let bills = 0;

/** Purchases of one shop every so many days, of two categories at dearer prices and falling amounts towards its end. */
function shop(name: string, every: number, upTo: string, next: () => number): string[][] {
  const rows: string[][] = [];
  for (let day = addDays(FIRST, Math.floor(next() * every)); day <= upTo; day = addDays(day, every)) {
    const fading = day > addDays(upTo, -40);
    const qty = Math.round((fading ? 4 : 9) + next() * 2);
    bills += 1;
    rows.push([day, `B${bills}`, name, 'P1', '10', String(qty), String(qty * 10)]);
    if (!fading) rows.push([day, `B${bills}`, name, 'P2', '20', '3', '60']);
    // Dearer by three hundredths a month: told, and no sign of decline.
    if (name.startsWith('Dear')) {
      const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 24_294;
      for (const product of ['P3', 'P4']) {
        const price = (20 * 1.03 ** months).toFixed(2);
        rows.push([day, `B${bills}`, name, product, price, '10', String(Number(price) * 10)]);
      }
    }
  }
  return rows;
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-kinds-'));
  engine = await startTestEngine({ fixedDay: TODAY });
  const next = random(7);
  const rows: string[][] = [];
  for (let i = 0; i < 40; i += 1) rows.push(...shop(`Steady ${i}`, 8 + (i % 5), LAST, next));
  for (let i = 0; i < 10; i += 1) rows.push(...shop(`Dear ${i}`, 7, LAST, next));
  // Gone for nine cycles of theirs when the signs are tried: lost, and on no list of those who slip.
  for (const day of TRIED)
    for (let i = 0; i < 8; i += 1) rows.push(...shop(`Lost ${day} ${i}`, 2, addDays(day, -18), next));
  // Late, and fading, at that day.
  for (const day of TRIED)
    for (let i = 0; i < 8; i += 1) rows.push(...shop(`Late ${day} ${i}`, 9, addDays(day, -26), next));
  for (const day of TRIED)
    for (let i = 0; i < 8; i += 1) rows.push(...shop(`Fading ${day} ${i}`, 6, addDays(day, -1), next));
  // Late with two gaps of their own.
  for (const day of TRIED)
    for (let i = 0; i < 5; i += 1)
      for (const ago of [70, 55, 40]) {
        bills += 1;
        rows.push([addDays(day, -ago), `B${bills}`, `Thin ${day} ${i}`, 'P1', '10', '9', '90']);
      }
  await importFile(engine, writeCsv(dir, [HEAD, ...rows]), { kind: 'orders' });
  await engine.scoreLive();
});

afterAll(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

test('a kind of evidence is tried on just those whom the list of that day would have shown with it', async () => {
  const tried = await engine.ask('rhythm.backTest', {});
  const months = Array.from({ length: tried.all.dates }, (_, back) => addDays(addMonths('2026-08-01', -back), -1));
  expect([tried.to, tried.from]).toEqual([months[0], months.at(-1)]);
  expect(TRIED.every((day) => months.includes(day))).toBe(true);

  const shown = new Map(EVIDENCE_KINDS.map((kind) => [kind, 0]));
  for (const asOf of months) {
    const { rows, total } = await engine.ask('rhythm.slipping', { asOf, limit: 500 });
    expect(rows).toHaveLength(total);
    for (const { signals, gaps, lateCycles } of rows) {
      const kind = evidenceKind(fallingSigns(signals), gaps, lateCycles);
      const atAll = kind?.startsWith('late') === true;
      if (kind !== null && (atAll || TRIED.includes(asOf))) shown.set(kind, (shown.get(kind) ?? 0) + 1);
    }
  }
  expect(Object.fromEntries(tried.kinds.map(({ kind, flagged }) => [kind, flagged]))).toEqual(
    Object.fromEntries(shown),
  );
  // Of lost dealers' signs, of dearer prices and of late ones there were many: the sums would not be these with them.
  expect(shown.get('lateKnown')).toBeGreaterThan(20);
  expect(shown.get('lateThin')).toBeGreaterThan(10);
  expect((shown.get('lateKnownLong') ?? 0) + (shown.get('lateThinLong') ?? 0)).toBeGreaterThan(5);
  expect((shown.get('several') ?? 0) + (shown.get('smaller') ?? 0) + (shown.get('narrower') ?? 0)).toBeGreaterThan(10);
});

test('more bills and other rules make another test, and rules by which nobody would be late are refused', async () => {
  const before = await engine.ask('rhythm.backTest', {});
  const past = await engine.ask('rhythm.backTest', { asOf: '2026-04-30' });
  expect(past.to && addDays(past.to, 90) <= '2026-04-30').toBe(true);
  expect(past.all.cases).toBeLessThan(before.all.cases);

  const days = ['2025-03-01', '2025-06-01', '2025-09-01', '2025-12-01', '2026-03-01'];
  const rows = days.map((day, i) => [day, `N${i}`, 'Newcomer', 'P1', '10', '5', '50']);
  await importFile(engine, writeCsv(dir, [HEAD, ...rows]), { kind: 'orders' });
  const after = await engine.ask('rhythm.backTest', {});
  expect(after.dealers).toBe(before.dealers + 1);
  expect(after.all.cases).toBeGreaterThan(before.all.cases);

  const rules = await engine.ask('rhythm.rules', {});
  await engine.ask('rhythm.setRules', { ...rules, lateCycles: 2 });
  const later = await engine.ask('rhythm.backTest', {});
  expect(later.all.withRest.flagged).toBeLessThan(after.all.withRest.flagged);
  await expect(engine.ask('rhythm.setRules', { ...rules, lateCycles: 7, goneCycles: 7 })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});
