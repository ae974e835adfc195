import {
  NEED_RULES,
  NeedKind,
  NeedRule,
  type NeedTag,
  type ProposedNeed,
} from '../../../shared/contract/demand.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId, DealerId, TagId } from '../../../shared/domain/ids.ts';
import { medianOf } from '../../analytics/similarity.ts';
import { beginAct, lastEntryOf, loggedUpdate, readRow } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { giveTag, tagNamed } from '../tags/tags.service.ts';
import { rowOfDealer } from './demandCells.ts';
import { returnsInSteps } from './demandFacts.repo.ts';
import { type DemandState, demandState, inTurns, type LevelCells, levelCells } from './demandState.ts';
import { usualLevelOf } from './matrix.service.ts';
import { proposeNeeds, widestTenth } from './needs.rules.ts';
import { readRefused } from './refusals.service.ts';

/** Dealers of one need that are named; all are counted by accepting them in turn. */
const MOST_NAMED = 2000;

export async function listNeeds(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<Output<'demand.needs'>> {
  const state = await demandState(ctx);
  if (state === null) return null;
  const tags = readNeedTags(ctx.db);
  const borne = new Set([...readBorne(ctx.db), ...readRefused(ctx.db)]);
  const of = await levelCells(ctx.db, state, usualLevelOf(state));
  const found = await inTurns(proposalsInSteps(ctx.db, state, of, borne));
  return { proposed: found, tags };
}

function* proposalsInSteps(
  db: Db,
  state: DemandState,
  of: LevelCells,
  borne: ReadonlySet<string>,
): Generator<void, ProposedNeed[]> {
  const returns = yield* returnsInSteps(db, state.span.from, state.head.asOf);
  const ids = [...state.active].filter((id) => state.factOf.has(id)).sort((x, y) => x - y);
  const { totals, totalRow } = state;
  const bills = (id: number) => totals.orders[totalRow.get(id) ?? -1] ?? 0;
  const bill = (id: number) => (totals.salesMinor[totalRow.get(id) ?? -1] ?? 0) / Math.max(1, bills(id));
  const usualBillMinor = medianOf(ids.map(bill));
  const baskets = new Map(ids.map((id) => [id, basketOf(state, id)]));
  const wideProducts = widestTenth([...baskets.values()].map(({ products }) => products));
  const prices = meanPrices(state);
  yield;
  const categories = new Set(of.cells.column).size;
  const proposed = new Map<NeedRule, ProposedNeed['dealers']>(NEED_RULES.map((need) => [need, []]));
  for (const id of ids) {
    yield;
    const { topShare, topColumn } = largestOf(of, id);
    const figures = {
      bills: bills(id),
      billMinor: bill(id),
      usualBillMinor,
      returns: returns.get(id) ?? 0,
      products: baskets.get(id)?.products ?? 0,
      wideProducts,
      topShare,
      topName: of.groups.words[topColumn]?.name ?? '',
      categories,
      ...priceLevelOf(state, id, prices),
    };
    for (const { need, figure, against, word } of proposeNeeds(figures)) {
      const dealers = proposed.get(need);
      if (borne.has(`${id}/${need}`) || dealers === undefined || dealers.length >= MOST_NAMED) continue;
      dealers.push({ id: DealerId.parse(id), name: state.factOf.get(id)?.name ?? '', figure, against, word });
    }
  }
  return [...proposed].map(([need, dealers]) => ({ need, dealers }));
}

function basketOf({ source: { cells } }: DemandState, id: number): { products: number } {
  const row = rowOfDealer(cells, id);
  let products = 0;
  if (row >= 0)
    for (let at = cells.start[row] ?? 0; at < (cells.start[row + 1] ?? 0); at += 1)
      if ((cells.amount[at] ?? 0) > 0) products += 1;
  return { products };
}

function largestOf({ cells }: LevelCells, id: number): { topShare: number; topColumn: number } {
  const row = rowOfDealer(cells, id);
  let [all, top, topColumn] = [0, 0, -1];
  if (row >= 0)
    for (let at = cells.start[row] ?? 0; at < (cells.start[row + 1] ?? 0); at += 1) {
      const amount = Math.max(0, cells.amount[at] ?? 0);
      all += amount;
      if (amount > top) [top, topColumn] = [amount, cells.column[at] ?? -1];
    }
  return { topShare: all === 0 ? 0 : top / all, topColumn };
}

/** Everybody's amount and quantity of each product in its own unit, and how many dealers that is. */
function meanPrices({ source: { cells } }: DemandState) {
  const made = () => new Float64Array(cells.columns);
  const [paid, qty, dealers] = [made(), made(), made()];
  cells.column.forEach((column, at) => {
    if ((cells.qty[at] ?? 0) <= 0) return;
    paid[column] = (paid[column] ?? 0) + (cells.paid[at] ?? 0);
    qty[column] = (qty[column] ?? 0) + (cells.qty[at] ?? 0);
    dealers[column] = (dealers[column] ?? 0) + 1;
  });
  return { paid, qty, dealers };
}

/** A price that fewer dealers pay is no usual one. */
const LEAST_PAYERS = 5;

function priceLevelOf({ source: { cells } }: DemandState, id: number, prices: ReturnType<typeof meanPrices>) {
  const row = rowOfDealer(cells, id);
  let [paid, usual, compared] = [0, 0, 0];
  if (row >= 0)
    for (let at = cells.start[row] ?? 0; at < (cells.start[row + 1] ?? 0); at += 1) {
      const column = cells.column[at] ?? 0;
      const qty = cells.qty[at] ?? 0;
      if (qty <= 0 || (prices.dealers[column] ?? 0) < LEAST_PAYERS) continue;
      paid += cells.paid[at] ?? 0;
      usual += (qty * (prices.paid[column] ?? 0)) / (prices.qty[column] ?? 1);
      compared += 1;
    }
  return { priceLevel: usual === 0 ? Number.NaN : paid / usual, compared };
}

function readNeedTags(db: Db): NeedTag[] {
  const rows = rawOf(db)
    .prepare<[], { id: number; name: string; need: string; dealers: number }>(
      `SELECT t.id, t.name, t.need, (SELECT count(*) FROM dealer_tag b JOIN dealer d ON d.id = b.dealer_id
                                     WHERE b.tag_id = t.id AND d.deleted_at IS NULL) AS dealers
       FROM tag t ORDER BY t.need = '', t.need, t.name_key`,
    )
    .all();
  return rows.map(({ need, ...row }) => ({
    ...row,
    id: TagId.parse(row.id),
    kind: NeedKind.safeParse(need.split('.')[0]).data ?? null,
    need: NeedRule.safeParse(need).data ?? null,
  }));
}

function readBorne(db: Db): Set<string> {
  const rows = rawOf(db)
    .prepare(
      "SELECT b.dealer_id || '/' || t.need FROM dealer_tag b JOIN tag t ON t.id = b.tag_id WHERE t.need LIKE '%.%'",
    )
    .pluck()
    .all();
  return new Set(rows.map(String));
}

/** Dealers bear the tag of a rule's need; one act, taken back in one step. */
export function giveNeed(ctx: Ctx, input: Parsed<'demand.giveNeed'>): Promise<Output<'demand.giveNeed'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const known = rawOf(trx)
      .prepare<[string], number>('SELECT id FROM tag WHERE need = ? ORDER BY id')
      .pluck()
      .get(input.need);
    const tagId = typeof known === 'number' ? known : tagNamed(trx, act, input.name);
    // A word of the owner's that has this name already tells the need from now on.
    const marked = readRow(trx, 'tag', tagId).need === input.need;
    if (!marked) loggedUpdate(trx, act, 'tag', tagId, { need: input.need }, 'update', null);
    const given = input.dealerIds.filter((id) => giveTag(trx, act, id, tagId)).length;
    const changeId = marked && given === 0 ? null : ChangeId.parse(lastEntryOf(trx, act));
    return { tagId: TagId.parse(tagId), dealers: given, changeId };
  });
}

export function setNeedKind(
  ctx: Ctx,
  { tagId, kind }: Parsed<'demand.setNeedKind'>,
): Promise<Output<'demand.setNeedKind'>> {
  return inTransaction(ctx.db, (trx) => {
    readRow(trx, 'tag', tagId);
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const changed = loggedUpdate(trx, act, 'tag', tagId, { need: kind ?? '' }, 'update', null);
    return { changeId: changed ? ChangeId.parse(lastEntryOf(trx, act)) : null };
  });
}
