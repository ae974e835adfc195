import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWriter, type RawDb, typed } from '../../src/main/db/open.ts';
import { prepareFile } from '../../src/main/features/data/prepareFile.ts';
import { LineShelf } from '../../src/main/features/rhythm/lineShelf.ts';
import { lineReader } from '../../src/main/features/rhythm/saleLines.repo.ts';
import type { SaleLines } from '../../src/main/features/rhythm/saleLines.ts';
import { fixedClock } from '../../src/main/runtime/clock.ts';
import { newUid } from '../../src/main/runtime/ids.ts';
import { silentLogger } from '../../src/main/runtime/logger.ts';
import { fromDayNumber, toDayNumber } from '../../src/shared/domain/calendarDay.ts';
import { JobId } from '../../src/shared/domain/ids.ts';
import { random } from '../helpers/random.ts';

const DEALERS = 12;
const TODAY = toDayNumber('2026-11-20');
const ROUNDS = 120;
const MOSTS = [0, 150, 1_000_000];

let dir: string;
let raw: RawDb;
let next: () => number;
const upTo = (most: number) => Math.floor(next() * most);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-shelf-'));
  raw = openWriter(join(dir, 'shop.dealerdesk'));
  const db = typed(raw);
  await prepareFile(db, {
    db,
    clock: fixedClock('2026-11-20'),
    log: silentLogger,
    resourcesDir: resolve(import.meta.dirname, '../../resources'),
    operatorId: null,
    startJob: () => JobId.parse('none'),
  });
  raw.exec("INSERT INTO source (name, created_at) VALUES ('books', 0)");
  for (let i = 1; i <= 6; i += 1)
    raw.prepare('INSERT INTO product (uid, code, name, product_key) VALUES (?, ?, ?, ?)').run(newUid(), `P${i}`, '', i);
  for (let i = 1; i <= DEALERS; i += 1)
    raw
      .prepare('INSERT INTO dealer (uid, name, name_key, sort_key, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0)')
      .run(newUid(), `Shop ${i}`, `shop ${i}`, `shop ${i}`);
});

afterAll(() => {
  raw.close();
  rmSync(dir, { recursive: true, force: true });
});

function addLines(billId: number | bigint): void {
  const count = upTo(4);
  for (let no = 1; no <= count; no += 1) {
    const isNamed = next() < 0.3;
    raw
      .prepare(
        'INSERT INTO order_line (order_id, line_no, product_id, product_name, qty_micro, net_micro) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(billId, no, isNamed ? null : 1 + upTo(6), isNamed ? `tea ${upTo(3)}` : '', 1e6, 1e6 * upTo(90));
  }
  raw.prepare('UPDATE orders SET line_count = ? WHERE id = ?').run(count, billId);
}

const dayText = () => fromDayNumber(TODAY + 10 - upTo(120) - (next() < 0.5 ? 500 : 0));

/** Something happens to a sale; answers the dealers it was or is of. */
function happen(): number[] {
  const bill = raw
    .prepare<[number], { id: number; dealer: number }>(
      "SELECT id, dealer_id AS dealer FROM orders WHERE kind = 'sale' ORDER BY id LIMIT 1 OFFSET ?",
    )
    .get(upTo(Number(raw.prepare("SELECT count(*) FROM orders WHERE kind = 'sale'").pluck().get())));
  const set = (what: string, ...values: unknown[]) =>
    raw.prepare(`UPDATE orders SET ${what} WHERE id = ?`).run(...values, bill?.id);
  const kind = bill === undefined ? 0 : upTo(10);
  if (kind < 3 || bill === undefined) {
    const dealer = 1 + upTo(DEALERS);
    const { lastInsertRowid } = raw
      .prepare(
        `INSERT INTO orders (dealer_id, source_id, kind, number_key, ordered_on, net_minor)
         VALUES (?, 1, 'sale', (SELECT 'N' || (coalesce(max(id), 0) + 1) FROM orders), ?, 100)`,
      )
      .run(dealer, dayText());
    addLines(lastInsertRowid);
    return [dealer];
  }
  const dealers = [bill.dealer];
  if (kind === 3) set('ordered_on = ?', dayText());
  else if (kind === 4) {
    const other = 1 + upTo(DEALERS);
    set('dealer_id = ?', other);
    dealers.push(other);
  } else if (kind === 5) set('net_minor = -net_minor');
  else if (kind === 6) {
    // Of a reversal of the same dealer: the sale no longer counts, or counts again.
    const was = raw.prepare('DELETE FROM orders WHERE reversal_of = ?').run(bill.id).changes;
    if (was === 0)
      raw
        .prepare(
          `INSERT INTO orders (dealer_id, source_id, kind, number_key, ordered_on, net_minor, reversal_of)
           VALUES (?, 1, 'reversal', (SELECT 'N' || (coalesce(max(id), 0) + 1) FROM orders), ?, -100, ?)`,
        )
        .run(bill.dealer, dayText(), bill.id);
  } else if (kind === 7) raw.prepare('DELETE FROM orders WHERE id = ?').run(bill.id);
  else {
    raw.prepare('DELETE FROM order_line WHERE order_id = ?').run(bill.id);
    if (kind === 8) set('line_count = 0');
    else addLines(bill.id);
  }
  return dealers;
}

/** Every line; products that are told by name in the order in which they come. */
function factsOf(found: ReadonlyMap<number, SaleLines>, but: ReadonlySet<number>) {
  return Array.from(found, ([id, lines]) => {
    const named = new Map<number, number>();
    const facts: number[][] = [];
    lines.each((day, product, qty, net) => {
      if (product < 0 && !named.has(product)) named.set(product, -1 - named.size);
      facts.push([day, named.get(product) ?? product, qty, net]);
    });
    return [id, facts] as const;
  }).filter(([id]) => !but.has(id));
}

describe('lines that are kept', () => {
  it.each(MOSTS)('are what is read anew, whatever becomes of the bills, with room for %d', (most) => {
    next = random(most + 3);
    const shelf = new LineShelf(most);
    let renewed = new Set<number>();
    let compared = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let i = upTo(6); i > 0; i -= 1) for (const id of happen()) renewed.add(id);
      shelf.forget(renewed);
      // What another connection commits meanwhile is told next time.
      renewed = new Set(next() < 0.3 ? happen() : []);
      const ids = Array.from({ length: DEALERS }, (_, i) => i + 1).filter(() => next() < 0.7);
      const read = shelf.reader(raw);
      // Now and then far enough ahead that what is kept does not reach.
      const until = TODAY - upTo(30) - (next() < 0.8 ? 500 : 0);
      const after = until - 20 - upTo(80);
      for (const asked of [ids.slice(0, 4), ids.slice(4)]) {
        const anew = factsOf(lineReader(raw)(asked, after, until), renewed);
        expect(factsOf(read(asked, after, until), renewed)).toEqual(
          anew.toSorted(([a], [b]) => asked.indexOf(a) - asked.indexOf(b)),
        );
        compared += anew.length;
      }
    }
    expect(compared).toBeGreaterThan(ROUNDS);
  });
});
