import type { Output, Parsed } from '../../../shared/contract/index.ts';
import {
  type DealerPrediction,
  DealerReason,
  HORIZON_DAYS,
  PREDICTION_GROUPS,
  type PREDICTION_SORTS,
  type PredictionGroup,
  type PredictionRun,
} from '../../../shared/contract/predictions.contract.ts';
import { SURELY_ACTIVE } from '../../../shared/contract/rhythmRules.ts';
import { addDays, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { Buyer } from './orderDays.rules.ts';
import { LIKELY_GONE } from './predictDealers.rules.ts';
import type { Returned } from './returns.rules.ts';

const SLICE_IDS = 4000;
type Which = 'live' | 'asked';

/** The days of purchase of every graded dealer up to a day, in the order of ids. @param checkCancelled called between slices */
export function readBuyers(db: Db, asOf: string, checkCancelled: () => void): Buyer<number>[] {
  const raw = rawOf(db);
  const highest = Number(raw.prepare('SELECT max(id) FROM dealer').pluck().get() ?? 0);
  const slice = raw
    .prepare<[number, number, string]>(
      `SELECT y.dealer_id, y.day, y.sales_minor FROM dealer_day y JOIN dealer d ON d.id = y.dealer_id
       WHERE y.dealer_id BETWEEN ? AND ? AND y.day <= ? AND y.sales > 0 AND d.deleted_at IS NULL AND d.excluded = 0
       ORDER BY y.dealer_id, y.day`,
    )
    .raw();
  const buyers: Buyer<number>[] = [];
  for (let low = 1; low <= highest; low += SLICE_IDS) {
    checkCancelled();
    // Rows as the statement names its columns.
    for (const [id, day, amount] of slice.all(low, low + SLICE_IDS - 1, asOf) as [number, string, number][]) {
      let buyer = buyers.at(-1);
      if (buyer?.id !== id) {
        buyer = { id, days: [], amounts: [] };
        buyers.push(buyer);
      }
      buyer.days.push(toDayNumber(day));
      buyer.amounts.push(amount);
    }
  }
  return buyers;
}

/** Days over which returns are looked at: what was sold long ago was returned under other terms. */
const RETURN_DAYS = 365;

/** What graded dealers bought in the last year and what came back of it: whatever makes the net less than the sale bills. */
export function readReturned(db: Db, asOf: string): Returned {
  const rows = rawOf(db)
    .prepare(
      `SELECT y.dealer_id, sum(y.sales_minor), sum(y.sales_minor - y.net_minor)
       FROM dealer_day y JOIN dealer d ON d.id = y.dealer_id
       WHERE y.day > ? AND y.day <= ? AND d.deleted_at IS NULL AND d.excluded = 0
       GROUP BY y.dealer_id HAVING sum(y.sales_minor) > 0`,
    )
    .raw()
    .all(addDays(asOf, -RETURN_DAYS), asOf) as [number, number, number][]; // as the statement names its columns
  return {
    sold: new Map(rows.map(([id, sold]) => [id, sold])),
    back: new Map(rows.map(([id, , back]) => [id, Math.max(0, back)])),
  };
}

/** A result's head as it is kept: with the count of the dealers' changes that it was made of, which its column does not tell. */
export interface KeptHead extends Omit<PredictionRun, 'computedAt'> {
  /** Results of before have none. */
  dealersRevision?: number;
}

export interface StoredRun {
  run: PredictionRun;
  ordersRevision: number;
  dealersRevision: number | undefined;
}

export function findRun(db: Db, which: Which): StoredRun | undefined {
  const row = rawOf(db)
    .prepare<[string], { head: string; computedAt: number; ordersRevision: number }>(
      'SELECT head, computed_at AS computedAt, orders_revision AS ordersRevision FROM prediction_run WHERE which = ?',
    )
    .get(which);
  if (row === undefined) return undefined;
  // Written by this feature from the type it is read as; the contract checks it on the way out.
  const { dealersRevision, ...head } = JSON.parse(row.head) as KeptHead;
  return { run: { ...head, computedAt: row.computedAt }, ordersRevision: row.ordersRevision, dealersRevision };
}

const SURE = SURELY_ACTIVE;
const GROUP_WHERE: Record<PredictionGroup, string> = {
  all: '1',
  active: `p.p_alive >= ${SURE}`,
  doubtful: `p.p_alive >= ${LIKELY_GONE} AND p.p_alive < ${SURE}`,
  gone: `p.p_alive < ${LIKELY_GONE}`,
  unknown: 'p.p_alive IS NULL',
};
const FROM = 'FROM prediction p JOIN dealer d ON d.id = p.dealer_id AND d.deleted_at IS NULL WHERE p.which = @which';

const SORT_COLUMN: Record<(typeof PREDICTION_SORTS)[number], string> = {
  name: 'd.sort_key',
  pAlive: 'p.p_alive',
  lastOn: 'p.last_on',
  orderDays: 'p.order_days',
  orders30: 'p.orders_30',
  orders90: 'p.orders_90',
  orders365: 'p.orders_365',
  value90: 'p.value_90_minor',
  expectedOn: 'p.expected_on',
};

/** How many dealers stand in each group. */
export function countGroups(db: Db, which: Which): Record<PredictionGroup, number> {
  const columns = PREDICTION_GROUPS.map((group) => `count(*) FILTER (WHERE ${GROUP_WHERE[group]}) AS "${group}"`);
  const row = rawOf(db)
    .prepare<[object], Record<PredictionGroup, number>>(`SELECT ${columns.join(', ')} ${FROM}`)
    .get({ which });
  return row ?? { all: 0, active: 0, doubtful: 0, gone: 0, unknown: 0 };
}

/** What is asked of both lists: a group, a tenth of the calibration. */
function whereOf(group: PredictionGroup, tenth: number | undefined): string {
  return `${FROM} AND ${GROUP_WHERE[group]}${tenth === undefined ? '' : ' AND p.tenth = @tenth'}`;
}

/** A page of dealers; who has no value stands last either way. */
export function listPredictions(db: Db, input: Parsed<'predictions.list'>): Output<'predictions.list'> {
  const raw = rawOf(db);
  const { which, group, tenth, sort, offset, limit } = input;
  const key = input.search.trim().normalize('NFKC').toLowerCase();
  const matching = `${whereOf(group, tenth)}
    AND (@key = '' OR instr(d.name_key, @key) > 0 OR instr(lower(d.code), @key) > 0
         OR instr(d.pinyin, @key) > 0 OR instr(d.initials, @key) > 0)`;
  const given = { which, key, ...(tenth === undefined ? {} : { tenth }) };
  const column = SORT_COLUMN[sort.by];
  const rows = raw
    .prepare<[object], StoredRow>(
      `SELECT ${COLUMNS} ${matching} ORDER BY ${column} IS NULL, ${column} ${sort.descending ? 'DESC' : 'ASC'}, d.id
       LIMIT @limit OFFSET @offset`,
    )
    .all({ ...given, limit, offset });
  const total = raw.prepare(`SELECT count(*) ${matching}`).pluck().get(given);
  return { rows: rows.map(toPrediction), total: Number(total) };
}

export function listPredictionIds(db: Db, { which, group, tenth }: Parsed<'predictions.ids'>): DealerId[] {
  const ids = rawOf(db)
    .prepare<[object], number>(
      `SELECT p.dealer_id ${whereOf(group, tenth)} ORDER BY p.value_90_minor DESC, p.dealer_id`,
    )
    .pluck()
    .all({ which, ...(tenth === undefined ? {} : { tenth }) });
  return (ids as unknown as number[]).map((id) => DealerId.parse(id)); // plucked from a column of integers
}

export function findPrediction(db: Db, dealerId: number): DealerPrediction | null {
  const row = rawOf(db)
    .prepare<[object], StoredRow>(`SELECT ${COLUMNS} ${FROM} AND p.dealer_id = @dealerId`)
    .get({ which: 'live', dealerId });
  return row === undefined ? null : toPrediction(row);
}

const COLUMNS = `p.dealer_id AS dealerId, d.code, d.name, p.order_days AS orderDays, p.first_on AS firstOn, p.last_on AS lastOn,
  p.p_alive AS pAlive, p.reason, ${HORIZON_DAYS.map((days) => `p.orders_${days}, p.value_${days}_minor`).join(', ')},
  p.average_minor AS averageMinor, p.mean_minor AS meanMinor, p.next_from AS nextFrom, p.expected_on AS expectedOn,
  p.next_to AS nextTo, p.tenth`;

type StoredRow = Omit<DealerPrediction, 'orders' | 'valueMinor' | 'reason'> & { reason: string } & Record<
    `orders_${number}` | `value_${number}_minor`,
    number | null
  >;

function toPrediction(row: StoredRow): DealerPrediction {
  const { dealerId, code, name, orderDays, firstOn, lastOn, pAlive, averageMinor, meanMinor } = row;
  return {
    dealerId: DealerId.parse(dealerId),
    code,
    name,
    orderDays,
    firstOn,
    lastOn,
    pAlive,
    reason: row.reason === '' ? null : DealerReason.parse(row.reason),
    orders: HORIZON_DAYS.map((days) => row[`orders_${days}`] ?? null),
    valueMinor: HORIZON_DAYS.map((days) => row[`value_${days}_minor`] ?? null),
    averageMinor,
    meanMinor,
    nextFrom: row.nextFrom,
    expectedOn: row.expectedOn,
    nextTo: row.nextTo,
    tenth: row.tenth,
  };
}
