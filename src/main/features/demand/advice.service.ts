import type { AdvisedDealer, DealerAdvice, SuggestedProduct } from '../../../shared/contract/demand.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { DealerId, ProductId } from '../../../shared/domain/ids.ts';
import type { Db } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { NO_DAY } from '../scoring/scoreColumns.ts';
import { BACK_TEST_MOST, backTestInSteps } from './backTest.rules.ts';
import { NEVER } from './demandCells.repo.ts';
import { rowOfDealer } from './demandCells.ts';
import {
  adviceBase,
  type DemandState,
  demandState,
  inTurns,
  type LevelCells,
  levelCells,
  pastBase,
} from './demandState.ts';
import { factMatches, minorOf, whoOf } from './demandWho.ts';
import { productWhat, readRefused } from './refusals.service.ts';
import { type Abstained, type Advice, type AdviceBase, adviseDealer, type Suggestion } from './shouldBuy.rules.ts';

/** Products of a dealer that a list of many names. */
const FIRST = 3;
/** Products that a list of what most should buy names. */
const MOST_WANTED = 30;

/** What one dealer should buy; also for visit sheets. */
export async function shouldBuyOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { dealerId, limit }: Parsed<'demand.shouldBuyOf'>,
): Promise<DealerAdvice | null> {
  const state = await demandState(ctx);
  if (state === null) return null;
  const base = await adviceBase(ctx.db, state);
  const row = rowOfDealer(base.cells, dealerId);
  const advice = withoutRefused(
    state,
    dealerId,
    row < 0 ? noAdvice(state, dealerId) : adviseDealer(base, row),
    readRefused(ctx.db),
  );
  return {
    ...state.head,
    abstained: advice.abstained,
    level: advice.level,
    peers: advice.peers,
    neighbours: advice.neighbours.flatMap(({ row: other, likeness }) => {
      const who = whoOf(state, base.cells.dealerId[other] ?? 0);
      return who ? [{ ...who, likeness, netMinor: minorOf(state, base.totals[other] ?? 0) }] : [];
    }),
    products: advice.suggestions.slice(0, limit).flatMap((suggestion) => suggested(state, advice, suggestion)),
    total: advice.suggestions.length,
  };
}

/** Advice without what the owner does not want to hear of again. */
export function withoutRefused(
  state: Pick<DemandState, 'source'>,
  dealerId: number,
  advice: Advice,
  refused: ReadonlySet<string>,
): Advice {
  if (refused.size === 0) return advice;
  const isWanted = ({ column }: Suggestion) => {
    const product = state.source.products[column];
    return product === undefined || !refused.has(`${dealerId}/${productWhat(product)}`);
  };
  return { ...advice, suggestions: advice.suggestions.filter(isWanted) };
}

/** Who has no line at all. */
function noAdvice(state: DemandState, dealerId: number): Advice {
  const abstained = state.factOf.get(dealerId)?.excluded === 1 ? 'excluded' : 'no_purchases';
  return { abstained, level: 'all', peers: 0, neighbours: [], suggestions: [] };
}

function suggested(state: DemandState, { neighbours }: Advice, suggestion: Suggestion): SuggestedProduct[] {
  const product = state.source.products[suggestion.column];
  if (product === undefined) return [];
  const { id, code, name, spec, unit } = product;
  return [
    {
      ...{ id: ProductId.parse(id), code, name, spec, unit },
      support: suggestion.support,
      of: neighbours.length,
      expectedMinor: minorOf(state, suggestion.expected),
      newestOn: fromDayNumber(suggestion.newestFirstOn),
      lastOn: suggestion.lastOn === NO_DAY ? null : fromDayNumber(suggestion.lastOn),
    },
  ];
}

/** Everybody's advice, without the neighbours: what a list shows. */
interface AllAdvice {
  rows: readonly { id: number; row: number; of: number; suggestions: readonly Suggestion[]; expected: number }[];
  abstained: ReadonlyMap<Abstained | 'none', number>;
  wanted: readonly Wanted[];
  categories: readonly (Wanted & { name: string })[];
}

/** A column of products or of categories, with whom it is advised to and what it may come to. */
interface Wanted {
  column: number;
  dealers: number[];
  expected: number;
}

function* allInSteps(
  state: DemandState,
  base: AdviceBase,
  { refused, of }: { refused: ReadonlySet<string>; of: LevelCells },
): Generator<void, AllAdvice> {
  const rows: AllAdvice['rows'][number][] = [];
  const abstained = new Map<Abstained | 'none', number>();
  const wanted = new Map<number, Wanted>();
  const categories = new Map<number, Wanted>();
  for (const { id, excluded } of state.facts) {
    yield;
    if (excluded === 1 || !state.active.has(id)) continue;
    const row = rowOfDealer(base.cells, id);
    const advice = withoutRefused(state, id, row < 0 ? noAdvice(state, id) : adviseDealer(base, row), refused);
    if (advice.suggestions.length === 0) {
      const reason = advice.abstained ?? 'none';
      abstained.set(reason, (abstained.get(reason) ?? 0) + 1);
      continue;
    }
    const suggestions = advice.suggestions.slice(0, BACK_TEST_MOST);
    const expected = suggestions.reduce((sum, one) => sum + one.expected, 0);
    rows.push({ id, row, of: advice.neighbours.length, suggestions, expected });
    const own = columnsOf(of, id);
    for (const one of suggestions) {
      addWanted(wanted, one.column, id, one.expected);
      const category = of.groups.groupOf[one.column] ?? -1;
      // A word of the list's own, of which the dealer buys nothing at all.
      if (/^[cb]:/.test(of.groups.words[category]?.key ?? '') && !own.has(category))
        addWanted(categories, category, id, one.expected);
    }
  }
  return {
    rows: rows.sort((x, y) => y.expected - x.expected || x.id - y.id),
    abstained,
    wanted: byExpected(wanted),
    categories: byExpected(categories).map((one) => ({ ...one, name: of.groups.words[one.column]?.name ?? '' })),
  };
}

function addWanted(of: Map<number, Wanted>, column: number, dealer: number, expected: number): void {
  const known = of.get(column) ?? { column, dealers: [], expected: 0 };
  if (known.dealers.at(-1) !== dealer) known.dealers.push(dealer);
  known.expected += expected;
  of.set(column, known);
}

function byExpected(of: ReadonlyMap<number, Wanted>): Wanted[] {
  return [...of.values()].sort((x, y) => y.expected - x.expected || x.column - y.column);
}

/** What a dealer buys of, by columns of a level. */
function columnsOf({ cells }: LevelCells, dealerId: number): Set<number> {
  const row = rowOfDealer(cells, dealerId);
  const own = new Set<number>();
  if (row >= 0)
    for (let at = cells.start[row] ?? 0; at < (cells.start[row + 1] ?? 0); at += 1)
      if ((cells.amount[at] ?? 0) > 0) own.add(cells.column[at] ?? -1);
  return own;
}

const allKept = new WeakMap<AdviceBase, Promise<AllAdvice>>();

function allAdvice(db: Db, state: DemandState, base: AdviceBase): Promise<AllAdvice> {
  const known = allKept.get(base);
  if (known) return known;
  const made = levelCells(db, state, 'category').then((of) =>
    inTurns(allInSteps(state, base, { refused: readRefused(db), of })),
  );
  allKept.set(base, made);
  made.catch(() => allKept.delete(base));
  return made;
}

export async function shouldBuy(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: Parsed<'demand.shouldBuy'>,
): Promise<Output<'demand.shouldBuy'>> {
  const state = await demandState(ctx);
  if (state === null) return null;
  const base = await adviceBase(ctx.db, state);
  const all = await allAdvice(ctx.db, state, base);
  const wanted = all.rows.filter(({ id }) => {
    const fact = state.factOf.get(id);
    return (input.repId === undefined || fact?.repId === input.repId) && factMatches(fact, input.search);
  });
  return {
    ...state.head,
    rows: wanted.slice(input.offset, input.offset + input.limit).flatMap((one): AdvisedDealer[] => {
      const who = whoOf(state, one.id);
      if (who === undefined) return [];
      const neighbours = Array.from({ length: one.of }, () => ({ row: 0, likeness: 0 }));
      const advice: Advice = { abstained: null, level: 'all', peers: 0, neighbours, suggestions: one.suggestions };
      return [
        {
          ...who,
          netMinor: minorOf(state, base.totals[one.row] ?? 0),
          products: one.suggestions.length,
          expectedMinor: minorOf(state, one.expected),
          first: one.suggestions.slice(0, FIRST).flatMap((suggestion) => suggested(state, advice, suggestion)),
        },
      ];
    }),
    total: wanted.length,
    abstained: [...all.abstained].map(([reason, dealers]) => ({ reason, dealers })),
    products: all.wanted.slice(0, MOST_WANTED).flatMap(({ column, dealers, expected }) => {
      const product = state.source.products[column];
      if (product === undefined) return [];
      const { id, code, name, spec } = product;
      return [
        {
          ...{ id: ProductId.parse(id), code, name, spec },
          dealers: dealers.map((dealer) => DealerId.parse(dealer)),
          expectedMinor: minorOf(state, expected),
        },
      ];
    }),
    categories: all.categories.slice(0, MOST_WANTED).map(({ name, dealers, expected }) => ({
      name,
      dealers: dealers.map((dealer) => DealerId.parse(dealer)),
      expectedMinor: minorOf(state, expected),
    })),
  };
}

const testsKept = new WeakMap<AdviceBase, Promise<Awaited<ReturnType<typeof testOf>>>>();
const testOf = (base: AdviceBase) => inTurns(backTestInSteps(base));

/** Advice of a day some months back against what was bought since. */
export async function backTest(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { months }: Parsed<'demand.backTest'>,
): Promise<Output<'demand.backTest'>> {
  const state = await demandState(ctx);
  if (state === null) return null;
  const { base, span } = await pastOf(ctx, state, months);
  const known = testsKept.get(base) ?? testOf(base);
  testsKept.set(base, known);
  const { abstained: silent, ...result } = await known;
  const first = state.source.firstSold.reduce((least, day) => Math.min(least, day), NEVER);
  return {
    asOf: span.asOf,
    until: span.until,
    windowFrom: fromDayNumber(base.windowFrom),
    covered: first <= toDayNumber(span.asOf) - 180,
    silent,
    ...result,
  };
}

const pastKept = new WeakMap<object, Map<number, ReturnType<typeof pastBase>>>();

/** Worked out once for a standing of the data. */
function pastOf(ctx: Pick<Ctx, 'db'>, state: DemandState, months: number): ReturnType<typeof pastBase> {
  const bases = pastKept.get(state) ?? new Map<number, ReturnType<typeof pastBase>>();
  pastKept.set(state, bases);
  const made = bases.get(months) ?? pastBase(ctx.db, state, months);
  bases.set(months, made);
  made.catch(() => bases.delete(months));
  return made;
}
