import type { Parsed } from '../../../shared/contract/index.ts';
import type { HandlerGroup } from '../../../shared/contract/reps.contract.ts';
import { DealerId, RepId } from '../../../shared/domain/ids.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { liveWindow } from './repOverview.repo.ts';
import { getRep } from './reps.repo.ts';

/** Dealers a statement: some 20 ms where a dealer has dozens of bills. */
const SLICE = 500;
interface Bill {
  dealerId: number;
  orderedOn: string;
  handler: string;
  netMinor: number;
}

interface Group {
  side: HandlerGroup['side'];
  repId: number | null;
  name: string;
  dealers: Map<number, { bills: number; amountMinor: number }>;
}

/**
 * Bills of the live window with a handler, where that is another than who served the dealer on the bill's day: those of
 * this rep's dealers, and those this rep made out. Sales, returns and reversals count, as in all amounts. Before the first
 * dated row of a dealer its first rep is taken to have served it: records begin later than the trade.
 */
export async function repHandlers(
  db: Db,
  { id, most }: Parsed<'reps.handlers'>,
  today: string,
): Promise<HandlerGroup[]> {
  getRep(db, id, today);
  const window = liveWindow(db);
  return window === null ? [] : handlerGroups(db, id, window, most);
}

/**
 * @param window both days included
 * @param most dealers told of a group, those with the largest amounts
 */
export async function handlerGroups(
  db: Db,
  id: number,
  window: { from: string; asOf: string },
  most: number,
): Promise<HandlerGroup[]> {
  const raw = rawOf(db);
  const names = repNames(raw);
  const groups = new Map<string, Group>();
  for await (const { bills, ownerOn } of billSlices(raw, window)) {
    for (const bill of bills) {
      const handler = names.byKey.get(nameKey(bill.handler)) ?? null;
      const owner = ownerOn(bill.dealerId, bill.orderedOn);
      if (handler === owner || (handler !== id && owner !== id)) continue;
      if (owner === id) addTo(groups, { side: 'his', repId: handler, name: bill.handler }, bill);
      else addTo(groups, { side: 'others', repId: owner, name: '' }, bill);
    }
  }
  return [...groups.values()].map((group) => toGroup(raw, group, names.byId, most)).sort(byAmount);
}

/** Bills with a handler in the window, by slices of dealers, with who served these dealers on a day. */
async function* billSlices(raw: RawDb, { from, asOf }: { from: string; asOf: string }) {
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  const read = raw.prepare<[{ low: number; high: number; from: string; asOf: string }], Bill>(
    `SELECT o.dealer_id AS dealerId, o.ordered_on AS orderedOn, o.handler, o.net_minor AS netMinor
     FROM orders o JOIN dealer d ON d.id = o.dealer_id AND d.deleted_at IS NULL
     WHERE o.dealer_id BETWEEN @low AND @high AND o.ordered_on >= @from AND o.ordered_on <= @asOf
       AND o.kind IN ('sale', 'return', 'reversal') AND o.handler <> ''`,
  );
  const readOwners = raw.prepare<[number, number], { dealerId: number; fromOn: string; repId: number | null }>(
    `SELECT dealer_id AS dealerId, from_on AS fromOn, rep_id AS repId FROM dealer_owner
     WHERE dealer_id BETWEEN ? AND ? ORDER BY from_on, id`,
  );
  for (let low = 1; low <= highest; low += SLICE) {
    const high = low + SLICE - 1;
    const owners = Map.groupBy(readOwners.all(low, high), (owner) => owner.dealerId);
    const ownerOn = (dealerId: number, day: string) => {
      const rows = owners.get(dealerId) ?? [];
      return (rows.findLast(({ fromOn }) => fromOn <= day) ?? rows[0])?.repId ?? null;
    };
    yield { bills: read.all({ low, high, from, asOf }), ownerOn };
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function addTo(groups: Map<string, Group>, of: Omit<Group, 'dealers'>, { dealerId, netMinor }: Bill): void {
  const key = `${of.side} ${of.repId ?? of.name}`;
  const group = groups.get(key) ?? { ...of, dealers: new Map() };
  groups.set(key, group);
  const sums = group.dealers.get(dealerId) ?? { bills: 0, amountMinor: 0 };
  group.dealers.set(dealerId, { bills: sums.bills + 1, amountMinor: sums.amountMinor + netMinor });
}

function toGroup(raw: RawDb, group: Group, nameOf: ReadonlyMap<number, string>, most: number): HandlerGroup {
  const dealerName = raw.prepare<[number], string>('SELECT name FROM dealer WHERE id = ?').pluck();
  const dealers = [...group.dealers].map(([id, sums]) => ({ id, ...sums })).sort(byAmount);
  return {
    side: group.side,
    repId: group.repId === null ? null : RepId.parse(group.repId),
    name: group.repId === null ? group.name : (nameOf.get(group.repId) ?? ''),
    bills: dealers.reduce((sum, { bills }) => sum + bills, 0),
    amountMinor: dealers.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    dealers: dealers.slice(0, most).map((dealer) => ({
      ...dealer,
      id: DealerId.parse(dealer.id),
      name: String(dealerName.get(dealer.id) ?? ''),
    })),
  };
}

function byAmount(a: { amountMinor: number }, b: { amountMinor: number }): number {
  return b.amountMinor - a.amountMinor;
}

function repNames(raw: RawDb): { byKey: Map<string, number>; byId: Map<number, string> } {
  const keys = raw
    .prepare<[], { key: string; id: number }>(
      'SELECT name_key AS key, id FROM rep UNION ALL SELECT alias_key, rep_id FROM rep_alias',
    )
    .all();
  const names = raw.prepare<[], { id: number; name: string }>('SELECT id, name FROM rep').all();
  return {
    byKey: new Map(keys.map(({ key, id }) => [key, id])),
    byId: new Map(names.map(({ id, name }) => [id, name])),
  };
}
