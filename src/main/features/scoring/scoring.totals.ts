import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { type DealerTotals, NO_DAY } from './scoreColumns.ts';
import { windowOf } from './window.rules.ts';

type DealerRow = [id: number, excluded: number, openedOn: string | null];
type DayRow = [
  id: number,
  historySince: string,
  firstOn: string | null,
  lastOn: string | null,
  windowFirstOn: string | null,
  orders: number,
  sales: number,
  net: number,
  prevNet: number,
];

/** One pass over the day totals in the order of their key: the bare aggregate that scoring cannot do without. */
const DAYS_SQL = `
SELECT dealer_id, min(day), min(iif(sales > 0, day, NULL)), max(iif(sales > 0, day, NULL)),
  min(iif(sales > 0 AND day > @from, day, NULL)),
  sum(iif(day > @from, sales, 0)), sum(iif(day > @from, sales_minor, 0)), sum(iif(day > @from, net_minor, 0)),
  sum(iif(day > @prev AND day <= @from, net_minor, 0))
FROM dealer_day WHERE day <= @to GROUP BY dealer_id`;

/** Figures of every dealer that is not in the bin, from bills dated up to `asOf`, in the order of ids. */
export function readTotals(db: Db, asOf: string, windowMonths: number): DealerTotals {
  const raw = rawOf(db);
  const window = windowOf(asOf, windowMonths);
  const dealers = raw
    .prepare('SELECT id, excluded, opened_on FROM dealer WHERE deleted_at IS NULL ORDER BY id')
    .raw()
    .all() as DealerRow[];
  const days = raw
    .prepare(DAYS_SQL)
    .raw()
    .all({ from: window.fromExclusive, prev: window.prevFromExclusive, to: asOf }) as DayRow[];
  const totals = emptyTotals(dealers.length);
  let next = 0;
  dealers.forEach(([id, excluded, openedOn], i) => {
    totals.dealerId[i] = id;
    totals.excluded[i] = excluded;
    while ((days[next]?.[0] ?? id) < id) next += 1;
    const row = days[next]?.[0] === id ? days[next] : undefined;
    const opened = openedOn !== null && openedOn <= asOf ? toDayNumber(openedOn) : NO_DAY;
    const since = dayOf(row?.[1] ?? null);
    totals.historySince[i] = since === NO_DAY ? opened : opened === NO_DAY ? since : Math.min(since, opened);
    totals.firstOn[i] = dayOf(row?.[2] ?? null);
    totals.lastOn[i] = dayOf(row?.[3] ?? null);
    totals.windowFirstOn[i] = dayOf(row?.[4] ?? null);
    totals.orders[i] = row?.[5] ?? 0;
    totals.salesMinor[i] = row?.[6] ?? 0;
    totals.netMinor[i] = row?.[7] ?? 0;
    totals.prevNetMinor[i] = row?.[8] ?? 0;
  });
  return totals;
}

function emptyTotals(count: number): DealerTotals {
  return {
    count,
    dealerId: new Int32Array(count),
    excluded: new Uint8Array(count),
    historySince: new Int32Array(count),
    firstOn: new Int32Array(count),
    lastOn: new Int32Array(count),
    windowFirstOn: new Int32Array(count),
    orders: new Int32Array(count),
    salesMinor: new Float64Array(count),
    netMinor: new Float64Array(count),
    prevNetMinor: new Float64Array(count),
  };
}

function dayOf(day: string | null): number {
  return day === null ? NO_DAY : toDayNumber(day);
}
