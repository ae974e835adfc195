import type { DemandHead, DemandLevel } from '../../../shared/contract/demand.contract.ts';
import { addMonths, type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import type { DealerTotals } from '../scoring/scoreColumns.ts';
import { findLiveRun } from '../scoring/scoring.repo.ts';
import { readTotalsInTurns } from '../scoring/scoring.totals.ts';
import { windowOf } from '../scoring/window.rules.ts';
import { readSettings } from '../settings/settings.service.ts';
import { type CellSpan, firstDayOf, type ProductCells, productCellsInSteps, spanOf } from './demandCells.repo.ts';
import { type DemandCells, groupCells } from './demandCells.ts';
import { cellStanding, type DealerFacts, dealerFactsInSteps } from './demandFacts.repo.ts';
import { groupProducts, type ProductGroups } from './levels.rules.ts';
import { type AdviceBase, type PeerFacts, prepareAdvice } from './shouldBuy.rules.ts';

/** Steps that are taken before others get their turn: each of them is short. */
const PAUSE_MS = 8;

/** Runs steps on the reader: whatever else is asked meanwhile is answered in between. */
export async function inTurns<R>(steps: Generator<void, R>): Promise<R> {
  let since = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < PAUSE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
}

/** Answers that were worked out last, by name, each for one standing of what it rests on. */
const kept = new WeakMap<RawDb, Map<string, { key: string; value: Promise<unknown> }>>();

/** The same answer again for the same standing; two who ask at once wait for one working out. */
function keep<R>(raw: RawDb, name: string, key: string, make: () => Promise<R>): Promise<R> {
  const names = kept.get(raw) ?? new Map<string, { key: string; value: Promise<unknown> }>();
  kept.set(raw, names);
  const known = names.get(name);
  if (known?.key === key) return known.value as Promise<R>; // made under this name below
  const value = make();
  names.set(name, { key, value });
  value.catch(() => names.delete(name));
  return value;
}

/** The window that scoring grades by, and what is known of everybody in it. */
export interface DemandState {
  head: DemandHead;
  span: CellSpan;
  /** Decimals that lines have beyond the minor unit. */
  microDigits: number;
  source: ProductCells;
  facts: readonly DealerFacts[];
  factOf: ReadonlyMap<number, DealerFacts>;
  totals: DealerTotals;
  /** Row in `totals` of a dealer. */
  totalRow: ReadonlyMap<number, number>;
  /** Graded and with a sale in the window, by id. */
  active: ReadonlySet<number>;
  standing: string;
}

/** Null before there is a result of scoring. */
export async function demandState(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<DemandState | null> {
  const { db } = ctx;
  const raw = rawOf(db);
  const live = await findLiveRun(db);
  if (live === undefined) return null;
  const today = ctx.clock.today();
  // Another connection's commit changes the version: what is read of dealers is read again then.
  const version = `${raw.pragma('data_version', { simple: true })}/${today}/${live.asOf}/${live.windowMonths}`;
  return keep(raw, 'state', version, async () => {
    const span = spanOf(windowOf(live.asOf, live.windowMonths));
    const source = await cellsOf(db, span);
    const facts = await inTurns(dealerFactsInSteps(db, today));
    const totals = await readTotalsInTurns(db, live.asOf, live.windowMonths);
    const { currency } = await readSettings(db);
    const totalRow = new Map<number, number>();
    const active = new Set<number>();
    totals.dealerId.forEach((id, row) => {
      totalRow.set(id, row);
      if (totals.excluded[row] === 0 && (totals.orders[row] ?? 0) > 0) active.add(id);
    });
    return {
      head: {
        asOf: live.asOf,
        windowFrom: live.windowFrom,
        windowMonths: live.windowMonths,
        previousCovered: live.previousCovered,
        active: active.size,
      },
      span,
      microDigits: 6 - minorDigits(currency),
      source,
      facts,
      factOf: new Map(facts.map((fact) => [fact.id, fact])),
      totals,
      totalRow,
      active,
      standing: version,
    };
  });
}

function cellsOf(db: Db, span: CellSpan): Promise<ProductCells> {
  const raw = rawOf(db);
  const name = span.until === span.asOf ? 'cells' : 'pastCells';
  return keep(raw, name, `${cellStanding(raw)}/${Object.values(span).join('/')}`, () =>
    inTurns(productCellsInSteps(db, span)),
  );
}

/** The cells by categories, brands or products. */
export interface LevelCells {
  groups: ProductGroups;
  cells: DemandCells;
}

export function levelCells(db: Db, state: DemandState, level: DemandLevel): Promise<LevelCells> {
  const raw = rawOf(db);
  return keep(raw, `level.${level}`, `${cellStanding(raw)}/${Object.values(state.span).join('/')}`, async () => {
    const groups = groupProducts(state.source.products, level);
    if (level === 'product') return { groups, cells: state.source.cells };
    return { groups, cells: groupCells(state.source.cells, groups.groupOf, groups.words.length) };
  });
}

/** What advice is worked out from, by products. */
export function adviceBase(db: Db, state: DemandState): Promise<AdviceBase> {
  return keep(rawOf(db), 'base', state.standing, async () =>
    prepareAdvice(
      state.source.cells,
      peerFacts(state, ({ tier }) => tier),
      toDayNumber(state.head.windowFrom),
    ),
  );
}

/** The same as of a day some months back, with what was bought since; tiers are classes of that day's amounts. */
export async function pastBase(
  db: Db,
  state: DemandState,
  months: number,
): Promise<{ base: AdviceBase; span: CellSpan }> {
  const until = state.head.asOf as CalendarDay; // as the contract has it
  const span = spanOf(windowOf(addMonths(until, -months), state.head.windowMonths), until);
  const { cells } = await cellsOf(db, span);
  const tiers = amountClasses(cells);
  const base = prepareAdvice(
    cells,
    peerFacts({ ...state, source: { ...state.source, cells } }, (_, row) => tiers[row] ?? null),
    toDayNumber(firstDayOf(span)),
  );
  return { base, span };
}

function peerFacts(
  { source: { cells }, factOf }: Pick<DemandState, 'source' | 'factOf'>,
  tierOf: (fact: DealerFacts, row: number) => string | null,
): PeerFacts {
  const numbers = new Map<string, number>();
  const numberOf = (kind: string, word: string | null) => {
    if (word === null || word === '') return -1;
    const key = `${kind}/${word}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const count = cells.dealerId.length;
  const made = {
    type: new Int32Array(count),
    tier: new Int32Array(count),
    area: new Int32Array(count),
    excluded: new Uint8Array(count),
  };
  cells.dealerId.forEach((id, row) => {
    const fact = factOf.get(id);
    made.type[row] = numberOf('type', fact?.type ?? null);
    made.tier[row] = fact ? numberOf('tier', tierOf(fact, row)) : -1;
    made.area[row] = numberOf('area', fact?.area ?? null);
    // In the bin.
    made.excluded[row] = fact?.excluded ?? 1;
  });
  return made;
}

/** A, B and C of the window's amounts at 80 and 95 % of the running share. */
function amountClasses(cells: DemandCells): string[] {
  const totals = Array.from(cells.dealerId, (_, row) => {
    let sum = 0;
    for (let at = cells.start[row] ?? 0; at < (cells.start[row + 1] ?? 0); at += 1) sum += cells.amount[at] ?? 0;
    return Math.max(0, sum);
  });
  const all = totals.reduce((sum, total) => sum + total, 0);
  const order = [...totals.keys()].sort((x, y) => (totals[y] ?? 0) - (totals[x] ?? 0) || x - y);
  const classes: string[] = [];
  let ahead = 0;
  for (const row of order) {
    classes[row] = ahead < 0.8 * all ? 'A' : ahead < 0.95 * all ? 'B' : 'C';
    ahead += totals[row] ?? 0;
  }
  return classes;
}
