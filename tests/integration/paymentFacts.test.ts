import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWriter, type RawDb, typed } from '../../src/main/db/open.ts';
import { paymentFacts } from '../../src/main/features/receivables/receivables.service.ts';

let dir: string;
let raw: RawDb;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-payments-'));
  raw = openWriter(join(dir, 'shop.dealerdesk'));
  raw.exec(`INSERT INTO source (id, name, created_at) VALUES (1, '账', 0)`);
});

afterEach(() => {
  raw.close();
  rmSync(dir, { recursive: true, force: true });
});

function dealer(id: number, termDays: number | null): void {
  raw
    .prepare(
      `INSERT INTO dealer (id, uid, name, name_key, sort_key, term_days, created_at, updated_at) VALUES (?, new_uid(), ?, '', '', ?, 0, 0)`,
    )
    .run(id, `${id}号店`, termDays);
}

function sold(id: number, day: string, minor: number, net = minor): void {
  raw.prepare('INSERT INTO dealer_day VALUES (?, ?, ?, ?, ?)').run(id, day, minor > 0 ? 1 : 0, minor, net);
}

function paid(id: number, day: string, minor: number): void {
  raw
    .prepare(
      `INSERT INTO receipt (dealer_id, source_id, received_on, amount_minor, ordinal, content_key) VALUES (?, 1, ?, ?, (SELECT count(*) FROM receipt), '')`,
    )
    .run(id, day, minor);
}

function owes(id: number, day: string, notDue: number, late: number): void {
  raw
    .prepare(
      `INSERT INTO receivable (dealer_id, source_id, as_of_on, balance_minor, overdue_minor, not_due_minor, late30_minor,
         late60_minor, late90_minor, late_over_minor, late_unaged_minor, undated_minor, content_key) VALUES (?, 1, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, '')`,
    )
    .run(id, day, notDue + late, late, notDue, late);
}

const factsOf = (id: number, asOf = '2026-10-31') => paymentFacts(typed(raw), asOf).get(id);

it('says nothing where nothing was imported', () => {
  dealer(1, 30);
  sold(1, '2026-09-01', 1000);

  expect(factsOf(1)).toEqual({
    timeliness: null,
    basis: null,
    reason: 'no_data',
    daysLate: null,
    balanceMinor: null,
    overdueMinor: null,
  });
});

it('holds receipts against bills net of returns, up to the day of the balance', () => {
  dealer(1, 30);
  sold(1, '2026-06-01', 10_000);
  sold(1, '2026-07-01', 10_000);
  sold(1, '2026-08-01', 10_000, 8_000);
  paid(1, '2026-07-01', 10_000); // in time
  paid(1, '2026-08-10', 8_000); // 10 days late
  paid(1, '2026-09-30', 10_000); // 30 days late
  owes(1, '2026-10-15', 5_000, 0);
  sold(1, '2026-10-10', 5_000);
  paid(1, '2026-10-20', 5_000); // after the balance

  const facts = factsOf(1);

  // The goods that came back on 1 August took 2,000 off July's bill.
  expect(facts).toMatchObject({ basis: 'receipts', balanceMinor: 5_000, overdueMinor: 0 });
  const late = (10_000 * 0 + 8_000 * 10 + 10_000 * 30) / 28_000;
  expect(facts?.daysLate).toBeCloseTo(late, 8);
});

it('takes the latest list on or before the day, and a dealer it does not name owes nothing', () => {
  dealer(1, null);
  dealer(2, null);
  sold(2, '2026-09-01', 500);
  owes(1, '2026-09-30', 600, 400);
  owes(2, '2026-09-30', 0, 500);
  owes(1, '2026-10-31', 750, 250);
  owes(1, '2026-11-30', 0, 9_999);

  expect(factsOf(1)).toMatchObject({ timeliness: 0.75, basis: 'balance', balanceMinor: 1000, overdueMinor: 250 });
  expect(factsOf(2)).toMatchObject({ timeliness: 1, basis: 'balance', balanceMinor: 0, overdueMinor: 0 });
  expect(factsOf(2, '2026-10-01')).toMatchObject({ timeliness: 0, balanceMinor: 500, overdueMinor: 500 });
  expect(factsOf(1, '2026-01-01')).toMatchObject({ timeliness: null, reason: 'no_data', balanceMinor: null });
});
