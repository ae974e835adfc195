import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { HeldBill } from './heldBills.ts';
import type { ReadDealer } from './ownReading.ts';
import type { StagedEntry, StagedLine, StagedOrder, StagedReceipt, StagedReceivable, StagedSame } from './staged.ts';
import type { PassedRow, StagedProblem, WrittenRow } from './tally.ts';

/**
 * Rows on their way into staging, as one text per chunk: a text passes between threads at the price of copying its bytes,
 * objects are taken apart and put together again at each of the two borders. Its first line is the JSON of all rows; a line
 * for each row with its last columns may follow, which are JSON already and need not be escaped once more.
 */
export interface StagePack {
  batchId: number;
  dealers?: string;
  same?: string;
  problems?: string;
  rejected?: string;
  orders?: string;
  lines?: string;
  held?: string;
  receivables?: string;
  receipts?: string;
  entries?: string;
  skipped?: string;
  written?: string;
}

interface Parts {
  dealers?: readonly ReadDealer[];
  /** Dealers or bills that are as they were. */
  same?: readonly StagedSame[];
  problems?: readonly StagedProblem[];
  rejected?: readonly WrittenRow[];
  orders?: readonly StagedOrder[];
  lines?: readonly StagedLine[];
  held?: readonly HeldBill[];
  receivables?: readonly StagedReceivable[];
  receipts?: readonly StagedReceipt[];
  entries?: readonly StagedEntry[];
  skipped?: readonly PassedRow[];
  written?: readonly WrittenRow[];
}

type Value = string | number | null;

/** A chunk for the operation `imports.stage`; parts that are left out or empty cost nothing. */
export function packStage(batchId: number, parts: Parts): StagePack {
  return {
    batchId,
    ...packed(
      'dealers',
      parts.dealers,
      (d) => [batchId, d.row, d.action, d.dealerId, d.name, d.localNo, d.joinedRow ?? null, d.proposal ?? ''],
      (d) => [d.fields, d.people, d.changes, d.own ?? null],
    ),
    ...packed('same', parts.same, (s) => [batchId, s.localNo, s.row, s.recordId]),
    ...packed('problems', parts.problems, (p) => [
      batchId,
      p.row,
      p.field,
      p.code,
      p.severity,
      JSON.stringify(p.params),
      p.text,
    ]),
    ...packed('rejected', parts.rejected, (r) => [batchId, r.row, JSON.stringify(r.cells)]),
    ...packed('orders', parts.orders, (o) => orderValues(batchId, o)),
    ...packed('lines', parts.lines, (l) => lineValues(batchId, l)),
    ...packed('held', parts.held, (h) => [batchId, h.orderId, h.isVoid ? 1 : 0]),
    ...packed('receivables', parts.receivables, (r) => receivableValues(batchId, r)),
    ...packed('receipts', parts.receipts, (r) => receiptValues(batchId, r)),
    ...packed('entries', parts.entries, (e) => entryValues(batchId, e)),
    ...packed('skipped', parts.skipped, (s) => [batchId, s.row, s.reason, JSON.stringify(s.cells)]),
    ...packed('written', parts.written, (w) => [batchId, w.row, JSON.stringify(w.cells)]),
  };
}

function packed<K extends keyof Parts, R>(
  part: K,
  rows: readonly R[] | undefined,
  valuesOf: (row: R) => readonly (Value | undefined)[],
  jsonOf?: (row: R) => readonly unknown[],
): { [P in K]?: string } {
  if (rows === undefined || rows.length === 0) return {};
  let text = JSON.stringify(rows.map(valuesOf));
  if (jsonOf !== undefined)
    for (const row of rows)
      text +=
        LINE_END +
        jsonOf(row)
          .map((value) => JSON.stringify(value))
          .join(TEXT_END);
  // A computed key widens to an index signature.
  return { [part]: text } as { [P in K]?: string };
}

/** Neither stands in a JSON text that is written without blanks. */
const LINE_END = '\n';
const TEXT_END = '\t';

function orderValues(batchId: number, o: StagedOrder): Value[] {
  return [
    batchId,
    o.localNo,
    o.row,
    o.action,
    o.orderId,
    o.dealerId,
    o.dealerLocalNo,
    o.dealerName,
    o.kind,
    o.number,
    o.numberKey,
    o.ordinal,
    o.orderedOn,
    o.orderedTime,
    o.netMinor,
    o.discountMinor,
    o.taxMinor,
    o.costMinor,
    o.roundingMicro,
    o.lineCount,
    o.handler,
    o.note,
    o.contentKey,
    o.reversalRef,
    JSON.stringify(o.changes),
  ];
}

function lineValues(batchId: number, l: StagedLine): Value[] {
  return [
    batchId,
    l.orderLocalNo,
    l.lineNo,
    l.row,
    l.productKey,
    l.productCode,
    l.productName,
    l.brand,
    l.spec,
    l.unit,
    l.qtyMicro,
    l.unitPriceMicro,
    l.netMicro,
  ];
}

type AnyRecord = StagedReceivable | StagedReceipt;

const recordValues = (batchId: number, r: AnyRecord): Value[] => [
  batchId,
  r.row,
  r.action,
  r.recordId,
  r.dealerId,
  r.dealerLocalNo,
  r.dealerName,
  r.contentKey,
  JSON.stringify(r.changes),
];
const RECORD_COLUMNS = `batch_id, source_row, action, record_id, dealer_id, dealer_local_no, dealer_name, content_key, changes`;

function receivableValues(batchId: number, r: StagedReceivable): Value[] {
  return [
    ...recordValues(batchId, r),
    r.asOfOn,
    r.balanceMinor,
    r.overdueMinor,
    r.notDue,
    r.late30,
    r.late60,
    r.late90,
    r.lateOver,
    r.lateUnaged,
    r.undated,
    r.oldestDueOn,
  ];
}

function receiptValues(batchId: number, r: StagedReceipt): Value[] {
  return [
    ...recordValues(batchId, r),
    r.number,
    r.numberKey,
    r.ordinal,
    r.receivedOn,
    r.amountMinor,
    r.method,
    r.handler,
    r.note,
  ];
}

const entryValues = (batchId: number, e: StagedEntry): Value[] => [
  batchId,
  e.row,
  e.action,
  e.recordId,
  e.dealerId,
  e.dealerLocalNo,
  e.title,
  JSON.stringify(e.fields),
  JSON.stringify(e.shown),
  JSON.stringify(e.changes),
];

const INSERTS = {
  dealers: `INSERT INTO stage_dealer (batch_id, source_row, action, dealer_id, name, local_no, joined_row, proposal,
    fields, people, changes, own)`,
  same: 'INSERT INTO stage_same (batch_id, local_no, source_row, record_id)',
  problems: `INSERT INTO import_problem (batch_id, source_row, field, code, severity, params, text)`,
  // A row of two broken bills is handed back once.
  rejected: `INSERT OR IGNORE INTO import_rejected_row (batch_id, source_row, cells)`,
  orders: `INSERT INTO stage_order (batch_id, local_no, source_row, action, order_id, dealer_id, dealer_local_no, dealer_name, kind, number,
    number_key, ordinal, ordered_on, ordered_time, net_minor, discount_minor, tax_minor, cost_minor, rounding_micro, line_count,
    handler, note, content_key, reversal_ref, changes)`,
  lines: `INSERT INTO stage_line (batch_id, order_local_no, line_no, source_row, product_key, product_code, product_name, brand, spec, unit,
    qty_micro, unit_price_micro, net_micro)`,
  held: `INSERT INTO stage_held (batch_id, order_id, is_void)`,
  receivables: `INSERT INTO stage_receivable (${RECORD_COLUMNS}, as_of_on, balance_minor, overdue_minor, not_due_minor, late30_minor,
    late60_minor, late90_minor, late_over_minor, late_unaged_minor, undated_minor, oldest_due_on)`,
  receipts: `INSERT INTO stage_receipt (${RECORD_COLUMNS}, number, number_key, ordinal, received_on, amount_minor, method, handler, note)`,
  entries: `INSERT INTO stage_entry (batch_id, source_row, action, record_id, dealer_id, dealer_local_no, title, fields, shown, changes)`,
  skipped: `INSERT INTO stage_skipped (batch_id, source_row, reason, cells)`,
  written: `INSERT INTO stage_written (batch_id, source_row, cells)`,
} as const;

/** Writes a chunk into the staging tables. Runs inside a transaction. */
export function writeStage(db: Db, pack: StagePack): void {
  const raw = rawOf(db);
  for (const part of [
    'dealers',
    'same',
    'problems',
    'rejected',
    'orders',
    'lines',
    'held',
    'receivables',
    'receipts',
    'entries',
    'skipped',
    'written',
  ] as const) {
    const rows = pack[part];
    if (rows !== undefined) writeRows(raw, INSERTS[part], rows);
  }
}

/** Takes dealers out of staging again, but not the rows that were joined with them. Runs inside a transaction. */
export function unstageDealers(db: Db, batchId: number, localNos: readonly number[]): void {
  const raw = rawOf(db);
  for (const from of ["stage_dealer WHERE action <> 'joined'", 'stage_same WHERE true'])
    raw
      .prepare(`DELETE FROM ${from} AND batch_id = ? AND local_no IN (SELECT value FROM json_each(?))`)
      .run(batchId, JSON.stringify(localNos));
}

/** Rows a statement: what a call costs is shared. Values are handed over one by one: the driver takes an array's slower. */
const ROWS_AT_ONCE = 10;

function writeRows(raw: RawDb, insert: string, text: string): void {
  const [values = '[]', ...texts] = text.split(LINE_END);
  // Packed above, in the order of the columns.
  const rows = JSON.parse(values) as Value[][];
  texts.forEach((line, i) => {
    rows[i]?.push(...line.split(TEXT_END));
  });
  const row = `(${insert
    .split(',')
    .map(() => '?')
    .join(', ')})`;
  const statement = (count: number) =>
    raw.prepare<Value[]>(`${insert} VALUES ${Array.from({ length: count }, () => row).join(', ')}`);
  const many = statement(ROWS_AT_ONCE);
  const whole = rows.length - (rows.length % ROWS_AT_ONCE);
  for (let from = 0; from < whole; from += ROWS_AT_ONCE) many.run(...rows.slice(from, from + ROWS_AT_ONCE).flat());
  if (whole < rows.length) statement(rows.length - whole).run(...rows.slice(whole).flat());
}

/** Tables that hold rows between a check and its commit, children first. */
const STAGE_TABLES = [
  'stage_line',
  'stage_held',
  'stage_order',
  'stage_dealer',
  'stage_same',
  'stage_receivable',
  'stage_receipt',
  'stage_entry',
  'stage_skipped',
  'stage_written',
];

/** Empties staging for a batch. Runs inside a transaction. */
export function clearStagedRows(raw: RawDb, batchId: number): void {
  for (const table of STAGE_TABLES) {
    const others = raw
      .prepare(`SELECT min(batch_id) < @batchId OR (SELECT max(batch_id) FROM ${table}) > @batchId FROM ${table}`)
      .pluck()
      .get({ batchId });
    // A table goes faster than all of its rows.
    if (others === 0) raw.exec(`DELETE FROM ${table}`);
    else if (others === 1) raw.prepare(`DELETE FROM ${table} WHERE batch_id = ?`).run(batchId);
  }
}
