import { DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type {
  SlippingChances,
  SlippingOrder,
  SlippingRow,
  Weighing,
} from '../../../shared/contract/rhythm.contract.ts';
import { DECLINE_SIGNALS, type DeclineSignal, type RhythmRules } from '../../../shared/contract/rhythmRules.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { beginAct } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { notAfterToday } from '../../runtime/notAfterToday.ts';
import { snapshotOf } from '../dealers/gridIndex.ts';
import { mustSeeQuery } from '../dealers/seenQuery.ts';
import { dataCutOff, ordersRevision } from '../orders/orders.service.ts';
import { putSetting } from '../settings/settings.service.ts';
import { chancesAt } from './chances.repo.ts';
import { likelyOf } from './hitRates.rules.ts';
import { inOrder, weighingAt } from './hitRates.ts';
import { rhythmAt } from './rhythm.at.ts';
import { RHYTHM_SETTING, readRhythmRules } from './rhythm.settings.ts';
import {
  findLive,
  listOf,
  liveHead,
  liveList,
  liveRhythms,
  ofRow,
  pageOf,
  type RhythmsOf,
  rhythmsOf,
  type SlippingList,
} from './slipping.repo.ts';

/** What a question needs: jobs ask too. */
type Asking = Pick<Ctx, 'db' | 'clock'>;

interface Found {
  asOf: string | null;
  /** As of the day that the present tiers are of. */
  present: boolean;
  list: SlippingList;
  rhythms: RhythmsOf;
  weighing: Weighing;
}

/** Refuses a day after today. @throws AppError invalid_input */
export function checkedDay(ctx: Asking, asOf: string | undefined): string | undefined {
  const today = ctx.clock.today();
  if (asOf !== undefined) notAfterToday(asOf, today);
  return asOf;
}

/** The list as it is stored, or as of another day as it is calculated, in the order that is wished. */
async function findList(ctx: Asking, wanted: string | undefined, order: SlippingOrder): Promise<Found> {
  const { asOf, list, ...found } = await unorderedList(ctx, wanted);
  const head = liveHead(ctx.db);
  const weighing = await weighingAt(ctx.db, asOf, head?.asOf === asOf ? head.rules : readRhythmRules(ctx.db));
  return { ...found, asOf, weighing, list: inOrder(list, weighing, order) };
}

async function unorderedList(ctx: Asking, wanted: string | undefined): Promise<Omit<Found, 'weighing'>> {
  const head = liveHead(ctx.db);
  const now = head?.asOf ?? dataCutOff(ctx.db, ctx.clock.today());
  const asOf = checkedDay(ctx, wanted) ?? now;
  if (asOf === null) return { asOf: null, present: true, list: { dealers: 0, entries: [] }, rhythms: () => new Map() };
  if (asOf === head?.asOf) return { asOf, present: true, list: liveList(ctx.db), rhythms: liveRhythms(ctx.db, head) };
  const result = await rhythmAt(ctx.db, asOf, readRhythmRules(ctx.db));
  return { asOf, present: asOf === now, list: listOf(result), rhythms: rhythmsOf(result) };
}

/** No tier is told of a past day: which one a dealer had then, the present result does not know. */
function tiersOf(present: boolean, rows: SlippingRow[]): SlippingRow[] {
  return present ? rows : rows.map((row) => ({ ...row, tier: null }));
}

/** A list narrowed to reps and segments. @throws AppError field_hidden */
async function narrowed(
  ctx: Asking & Pick<Ctx, 'operatorId'>,
  list: SlippingList,
  { reps, segments }: Pick<Parsed<'rhythm.slippingIds'>, 'reps' | 'segments'>,
): Promise<SlippingList> {
  if (reps.length === 0 && segments.length === 0) return list;
  const query = DealerQuery.parse({ filter: { reps, segments } });
  mustSeeQuery(ctx, query);
  const among = new Set((await snapshotOf(ctx.db, query, ctx.clock.today())).ids);
  return { ...list, entries: list.entries.filter(({ id }) => among.has(id)) };
}

function chosen({ entries }: SlippingList, signals: readonly DeclineSignal[]): SlippingList['entries'] {
  return signals.length === 0 ? entries : entries.filter((entry) => entry.signals.some((k) => signals.includes(k)));
}

export async function slipping(
  ctx: Asking & Pick<Ctx, 'operatorId'>,
  input: Parsed<'rhythm.slipping'>,
): Promise<Output<'rhythm.slipping'>> {
  const { asOf, present, list: whole, rhythms, weighing } = await findList(ctx, input.asOf, input.order);
  const list = await narrowed(ctx, whole, input);
  const entries = chosen(list, input.signals);
  const ids = entries.slice(input.offset, input.offset + input.limit).map(({ id }) => id);
  const chances = asOf === null ? null : chancesOf(ctx.db, asOf, list);
  return {
    asOf,
    rules: readRhythmRules(ctx.db),
    dealers: list.dealers,
    total: entries.length,
    atStakeMinor: sumOf(entries),
    likelyMinor: likelySum(entries, weighing),
    weighing,
    chances,
    counts: DECLINE_SIGNALS.map((signal) => {
      const those = chosen(list, [signal]);
      return { signal, dealers: those.length, atStakeMinor: sumOf(those) };
    }),
    rows: tiersOf(present, pageOf(ctx.db, ids, rhythms, ctx.clock.today(), { chances, weighing })),
  };
}

function chancesOf(db: Db, asOf: string, list: SlippingList): SlippingChances {
  const late = chosen(list, ['late']).map(({ id }) => id);
  return chancesAt(db, { asOf, revision: ordersRevision(db) }, late);
}

/** Everybody on the list with all that a printed one says. */
export async function slippingRows(
  ctx: Asking,
  wanted: string | undefined,
  order: SlippingOrder,
  narrow: (rows: SlippingRow[]) => SlippingRow[] = (rows) => rows,
): Promise<{
  asOf: string | null;
  dealers: number;
  chances: SlippingChances | null;
  weighing: Weighing;
  rows: SlippingRow[];
}> {
  const { asOf, present, list, rhythms, weighing } = await findList(ctx, wanted, order);
  const ids = list.entries.map(({ id }) => id);
  const shown = new Set(narrow(pageOf(ctx.db, ids, rhythms, ctx.clock.today())).map(({ id }): number => id));
  const left = { ...list, entries: list.entries.filter(({ id }) => shown.has(id)) };
  const chances = asOf === null ? null : chancesOf(ctx.db, asOf, left);
  const rows = pageOf(
    ctx.db,
    left.entries.map(({ id }) => id),
    rhythms,
    ctx.clock.today(),
    { chances, weighing },
  );
  return { asOf, dealers: list.dealers, chances, weighing, rows: tiersOf(present, rows) };
}

/** Of each its own, so that it is the sum of what is shown. */
function likelySum(entries: SlippingList['entries'], weighing: Weighing): number | null {
  if (weighing.state !== 'told') return null;
  return entries.reduce((sum, entry) => sum + (likelyOf(weighing, entry).likelyMinor ?? 0), 0);
}

function sumOf(entries: SlippingList['entries']): number {
  return entries.reduce((sum, { atStakeMinor }) => sum + atStakeMinor, 0);
}

export async function slippingIds(
  ctx: Ctx,
  input: Parsed<'rhythm.slippingIds'>,
): Promise<Output<'rhythm.slippingIds'>> {
  const list = await narrowed(ctx, (await findList(ctx, input.asOf, input.order)).list, input);
  return { ids: chosen(list, input.signals).map(({ id }) => DealerId.parse(id)) };
}

export async function dealerRhythm(
  ctx: Ctx,
  { dealerId, asOf: wanted }: Parsed<'rhythm.dealer'>,
): Promise<Output<'rhythm.dealer'>> {
  const head = liveHead(ctx.db);
  const asOf = checkedDay(ctx, wanted) ?? head?.asOf ?? dataCutOff(ctx.db, ctx.clock.today());
  if (asOf === null) return { asOf: null, rhythm: null };
  if (asOf === head?.asOf) return { asOf, rhythm: findLive(ctx.db, dealerId, head) ?? null };
  const result = await rhythmAt(ctx.db, asOf, readRhythmRules(ctx.db));
  const row = result.rows.find(({ id }) => id === dealerId);
  return { asOf, rhythm: row ? ofRow(row, result) : null };
}

export function setRules(ctx: Ctx, rules: RhythmRules): Promise<RhythmRules> {
  return writeRules(ctx, RHYTHM_SETTING, JSON.stringify(rules), readRhythmRules);
}

/** Sets rules that are kept as one setting; what follows from them is calculated anew. */
export function writeRules<R>(ctx: Ctx, key: string, text: string, read: (db: Db) => R): Promise<R> {
  return inTransaction(ctx.db, (trx) => {
    putSetting(trx, beginAct(trx, ctx.clock.now()), key, text);
    return Promise.resolve(read(trx));
  });
}
