import fc from 'fast-check';
import type { RawDb } from '../../src/main/db/open.ts';

/** Texts that a cell, a reader or a spreadsheet program might spoil. */
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    '=1+1',
    "'=x",
    '+86 138',
    '\u27e6',
    '\u27e641\u27e7',
    '\u27e6#1\u27e7',
    '\u27e6\u27e7',
    ' a ',
    'a\r\nb',
    '\u0001\t\u0000',
    '_x000D_',
    '1E5',
    '00123',
    '2026-01-02',
    'TRUE',
    '#N/A',
    '\ufffe',
    '😀',
    '<b>&amp;"',
  ),
  fc.integer({ min: 31_990, max: 70_000 }).map((length) => `长\r${'文'.repeat(length)}`),
);
const name = nasty.filter((text) => text !== '').map((text) => text.slice(0, 40_000));
const day = fc
  .integer({ min: 0, max: 700 })
  .map((n) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const minor = fc.oneof(fc.integer({ min: -1e9, max: 1e9 }), fc.maxSafeInteger());
const micro = fc.oneof(fc.integer({ min: -1e12, max: 1e12 }), fc.maxSafeInteger());
const some = <V>(value: fc.Arbitrary<V>) => fc.option(value, { nil: null });
const mark = some(fc.integer({ min: 1, max: 5 }));

export interface RandomShop {
  dealers: {
    name: string;
    code: string;
    note: string;
    type: string | null;
    openedOn: string | null;
    limit: number | null;
    mark: number | null;
  }[];
  bills: {
    dealer: number;
    day: string;
    net: number;
    cost: number | null;
    qty: number | null;
    price: number | null;
    note: string;
  }[];
  notes: { dealer: number; body: string; gone: number | null }[];
  values: { dealer: number; value: string }[];
  settings: { value: string }[];
  rep: { name: string; leftOn: string | null };
}

export const randomShop: fc.Arbitrary<RandomShop> = fc.record({
  dealers: fc.array(
    fc.record({ name, code: nasty, note: nasty, type: some(nasty), openedOn: some(day), limit: some(minor), mark }),
    { minLength: 1, maxLength: 6 },
  ),
  bills: fc.array(
    fc.record({
      dealer: fc.nat(),
      day,
      net: fc.integer({ min: -1e9, max: 1e9 }),
      cost: some(minor),
      qty: some(micro),
      price: some(micro),
      note: nasty,
    }),
    { maxLength: 12 },
  ),
  notes: fc.array(fc.record({ dealer: fc.nat(), body: name, gone: some(fc.integer({ min: 0, max: 4e12 })) }), {
    maxLength: 4,
  }),
  values: fc.array(fc.record({ dealer: fc.nat(), value: name }), { maxLength: 4 }),
  settings: fc.array(fc.record({ value: nasty }), { maxLength: 3 }),
  rep: fc.record({ name, leftOn: some(day) }),
});

/** Writes a shop straight into its tables, past everything that would tidy it up. */
export function writeShop(raw: RawDb, shop: RandomShop): void {
  const run = (sql: string, ...values: (string | number | null)[]) => raw.prepare(sql).run(...values);
  run("INSERT INTO source (name, created_at) VALUES ('s', 1)");
  run(
    "INSERT INTO rep (uid, name, name_key, sort_key, left_on, created_at, updated_at) VALUES ('r', ?, 'k', '', ?, 1, 2)",
    shop.rep.name,
    shop.rep.leftOn,
  );
  run("INSERT INTO custom_field (uid, name, name_key, kind, place) VALUES ('f', 'f', 'f', 'text', 0.1)");
  run("INSERT INTO tag (name, name_key) VALUES ('t', 't')");
  run("INSERT INTO product (uid, name, product_key) VALUES ('p', ?, 'p')", shop.rep.name);
  shop.dealers.forEach((dealer, at) => {
    const { name: called, code, note, type, openedOn, limit, mark: potential } = dealer;
    run(
      `INSERT INTO dealer (uid, name, name_key, code, note, type, opened_on, credit_limit_minor, potential, sort_key, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
      `d${at}`,
      called,
      called,
      code,
      note,
      type,
      openedOn,
      limit,
      potential,
      note,
      1_700_000_000_123 + at,
    );
    run(
      'INSERT INTO contact (dealer_id, name, note, created_at, updated_at) VALUES (?, ?, ?, 1, 1)',
      at + 1,
      code,
      note,
    );
    run("INSERT INTO dealer_owner (dealer_id, rep_id, from_on, created_at) VALUES (?, 1, '2025-01-01', 1)", at + 1);
  });
  const dealerOf = (n: number) => (n % shop.dealers.length) + 1;
  shop.bills.forEach(({ dealer, day: on, net, cost, qty, price, note }, at) => {
    run(
      `INSERT INTO orders (dealer_id, source_id, kind, number, number_key, ordered_on, net_minor, cost_minor, note, line_count)
       VALUES (?, 1, 'sale', ?, ?, ?, ?, ?, ?, 1)`,
      dealerOf(dealer),
      `XS${at}`,
      at % 2 === 0 ? `xs${at}` : null,
      on,
      net,
      cost,
      note,
    );
    run(
      'INSERT INTO order_line (order_id, line_no, product_id, qty_micro, unit_price_micro, net_micro) VALUES (?, 1, 1, ?, ?, ?)',
      at + 1,
      qty,
      price,
      net,
    );
  });
  for (const { dealer, body, gone } of shop.notes)
    run(
      "INSERT INTO note (uid, dealer_id, noted_on, body, created_at, updated_at, deleted_at) VALUES (new_uid(), ?, '2025-02-03', ?, 1, 1, ?)",
      dealerOf(dealer),
      body,
      gone,
    );
  for (const { dealer, value } of shop.values)
    run('INSERT OR REPLACE INTO custom_value (dealer_id, field_id, value) VALUES (?, 1, ?)', dealerOf(dealer), value);
  for (const [at, { value }] of shop.settings.entries())
    run('INSERT INTO setting (key, value) VALUES (?, ?)', `x${at}`, value);
}
