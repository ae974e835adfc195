import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { addDays, fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { ProductId } from '../../../shared/domain/ids.ts';
import type { Ctx } from '../../runtime/context.ts';
import { NEVER } from './demandCells.repo.ts';
import { readReps } from './demandFacts.repo.ts';
import { type DemandState, demandState } from './demandState.ts';
import { minorOf } from './demandWho.ts';
import { partOf } from './matrix.service.ts';

/** In the first days of the data everything is sold for the first time that they know of. */
export const SETTLING_DAYS = 60;

/** What is new, with how many of the active dealers took it up. */
export async function newProducts(
  ctx: Ctx,
  { days }: Parsed<'demand.newProducts'>,
): Promise<Output<'demand.newProducts'>> {
  const state = await demandState(ctx);
  if (state === null) return null;
  const { source, head } = state;
  const since = addDays(head.asOf, 1 - days);
  const first = source.firstSold.reduce((least, day) => Math.min(least, day), NEVER);
  const dataFrom = first === NEVER ? null : fromDayNumber(first);
  const tooShort = first !== NEVER && toDayNumber(since) < first + SETTLING_DAYS;
  const columns = tooShort
    ? []
    : [...source.products.keys()].filter((column) => {
        const day = source.firstSold[column] ?? NEVER;
        return day !== NEVER && day >= toDayNumber(since);
      });
  const sums = buyersOf(state, new Set(columns));
  return {
    ...head,
    days,
    since,
    dataFrom,
    tooShort,
    products: columns
      .flatMap((column) => {
        const product = source.products[column];
        if (product === undefined) return [];
        const { buyers, net } = sums.get(column) ?? { buyers: 0, net: 0 };
        return [
          {
            id: ProductId.parse(product.id),
            code: product.code,
            name: product.name,
            spec: product.spec,
            firstOn: fromDayNumber(source.firstSold[column] ?? 0),
            buyers,
            netMinor: minorOf(state, net),
          },
        ];
      })
      .sort((x, y) => y.buyers - x.buyers || y.netMinor - x.netMinor || x.id - y.id),
  };
}

function buyersOf({ source: { cells }, active }: DemandState, columns: ReadonlySet<number>) {
  const sums = new Map<number, { buyers: number; net: number }>();
  cells.dealerId.forEach((id, row) => {
    if (!active.has(id)) return;
    for (let at = cells.start[row] ?? 0; at < (cells.start[row + 1] ?? 0); at += 1) {
      const column = cells.column[at] ?? 0;
      if (!columns.has(column)) continue;
      const amount = cells.amount[at] ?? 0;
      const known = sums.get(column) ?? { buyers: 0, net: 0 };
      sums.set(column, { buyers: known.buyers + (amount > 0 ? 1 : 0), net: known.net + amount });
    }
  });
  return sums;
}

/** Who took a product up and who did not, the groups with most still to win first. */
export async function productSpread(
  ctx: Ctx,
  { productId, by }: Parsed<'demand.spread'>,
): Promise<Output<'demand.spread'>> {
  const state = await demandState(ctx);
  if (state === null) return null;
  const column = state.source.products.findIndex(({ id }) => id === productId);
  const { buyers, others } = partOf(state, state.source, column);
  const reps = readReps(ctx.db);
  const groups = new Map<string, { key: string; name: string; buyers: typeof buyers; missing: typeof others }>();
  const put = (id: (typeof buyers)[number], bought: boolean) => {
    const fact = state.factOf.get(id);
    if (fact === undefined) return;
    const [key, name] =
      by === 'tier'
        ? [fact.tier ?? '', fact.tier ?? '']
        : by === 'rep'
          ? [String(fact.repId ?? ''), reps.get(fact.repId ?? 0) ?? '']
          : [fact.area, fact.areaName];
    const group = groups.get(key) ?? { key, name, buyers: [], missing: [] };
    groups.set(key, group);
    (bought ? group.buyers : group.missing).push(id);
  };
  for (const id of buyers) put(id, true);
  for (const id of others) put(id, false);
  const size = (group: { buyers: readonly unknown[]; missing: readonly unknown[] }) =>
    group.buyers.length + group.missing.length;
  return {
    groups: [...groups.values()].sort((x, y) =>
      by === 'tier' ? Number(x.key === '') - Number(y.key === '') || (x.key < y.key ? -1 : 1) : size(y) - size(x),
    ),
  };
}
