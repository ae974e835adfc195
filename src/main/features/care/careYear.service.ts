import { CARE_OCCASIONS, type CareSum } from '../../../shared/contract/care.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { addMonths } from '../../../shared/domain/calendarDay.ts';
import { FESTIVAL_NAMES } from '../../../shared/domain/festivalNames.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { MOST_OF_ONE_MINOR } from '../../../shared/domain/money.ts';
import { beginAct, lastEntryOf, loggedDelete, loggedInsert, loggedUpdate } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { typed } from '../dealers/text.rules.ts';
import { findGift } from './care.repo.ts';
import { mustBeOn } from './care.rules.ts';

type Asks = Pick<Ctx, 'db' | 'clock'>;
interface Stored {
  occasion: CareSum['occasion'];
  festival: string;
  tier: string | null;
  gifts: number;
  done: number;
  plannedMinor: number;
  doneMinor: number;
}

/** As `costInSums` says it. */
const COST = `min(g.cost_minor, ${MOST_OF_ONE_MINOR})`;

const SUMS = `SELECT g.occasion, CASE g.occasion WHEN 'festival' THEN g.subject ELSE '' END AS festival,
  (SELECT f.tier FROM score_figure f WHERE f.dealer_id = d.id) AS tier, count(*) AS gifts, count(g.done_on) AS done,
  coalesce(sum(${COST}), 0) AS plannedMinor, coalesce(sum(${COST}) FILTER (WHERE g.done_on IS NOT NULL), 0) AS doneMinor
  FROM care_gift g JOIN dealer d ON d.id = g.dealer_id AND d.deleted_at IS NULL
  WHERE g.due_on BETWEEN @from AND @to AND (g.item <> '' OR g.cost_minor IS NOT NULL OR g.done_on IS NOT NULL)
  GROUP BY 1, 2, 3`;

const NOTHING = { gifts: 0, done: 0, plannedMinor: 0, doneMinor: 0 };

/**
 * What gifts of a calendar year come to, by occasion and by tier, beside the year before. By calendar years, for the lunar
 * festivals fall a few weeks earlier or later each time.
 */
export function careTotals({ db, clock }: Asks, { year }: Parsed<'care.totals'>): Output<'care.totals'> {
  const asked = year ?? Number(clock.today().slice(0, 4));
  const now = sumsOf(db, asked);
  const before = sumsOf(db, asked - 1);
  const nameOf = ({ occasion, festival }: Stored) => `${occasion}|${festival}`;
  const order = [
    ...CARE_OCCASIONS.filter((each) => each !== 'festival').map((each) => `${each}|`),
    ...FESTIVAL_NAMES.map((each) => `festival|${each}`),
  ];
  const names = order.filter((name) => [...now, ...before].some((row) => nameOf(row) === name));
  const tiers = [...new Set([...now, ...before].map(({ tier }) => tier))].sort((a, b) => rank(a) - rank(b));
  return {
    year: asked,
    occasions: names.map((name) => {
      const own = (rows: readonly Stored[]) => added(rows.filter((row) => nameOf(row) === name));
      const [occasion, festival = ''] = name.split('|');
      return {
        occasion: CARE_OCCASIONS.find((each) => each === occasion) ?? 'festival',
        festival: FESTIVAL_NAMES.find((each) => each === festival) ?? null,
        now: own(now),
        before: own(before),
      };
    }),
    tiers: tiers.map((tier) => {
      const own = (rows: readonly Stored[]) => added(rows.filter((row) => row.tier === tier));
      return { tier, now: own(now), before: own(before) };
    }),
    now: added(now),
    before: added(before),
  };
}

/** Codes are in the order of their value; whoever has none stands last. */
function rank(tier: string | null): number {
  return tier === null
    ? Number.MAX_SAFE_INTEGER
    : [...tier].reduce((sum, letter) => sum * 128 + letter.charCodeAt(0), 0);
}

function sumsOf(db: Db, year: number): Stored[] {
  return rawOf(db)
    .prepare<[object], Stored>(SUMS)
    .all({ from: `${year}-01-01`, to: `${year}-12-31` });
}

function added(rows: readonly Stored[]): typeof NOTHING {
  return rows.reduce(
    (sum, row) => ({
      gifts: sum.gifts + row.gifts,
      done: sum.done + row.done,
      plannedMinor: sum.plannedMinor + row.plannedMinor,
      doneMinor: sum.doneMinor + row.doneMinor,
    }),
    NOTHING,
  );
}

/**
 * Plans a gift of a festival for everybody of some tiers; what is done already stays as it is.
 * @throws AppError festival_other_day
 */
export function planFestival(
  ctx: Ctx,
  { festival, on, tiers }: Parsed<'care.planFestival'>,
): Promise<Output<'care.planFestival'>> {
  mustBeOn(festival, on);
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const wished = new Map(tiers.map((each) => [each.tier, each]));
    let planned = 0;
    for (const { id, tier } of dealersOf(trx, [...wished.keys()])) {
      const wish = wished.get(tier);
      if (!wish) continue;
      const occasion = { dealerId: id, occasion: 'festival', contactId: null, subject: festival, on } as const;
      const gift = findGift(trx, occasion);
      if (gift?.doneOn != null) continue;
      const columns = { item: typed(wish.item), cost_minor: wish.costMinor };
      planned += 1;
      if (gift) loggedUpdate(trx, act, 'care_gift', gift.id, columns, 'update', id);
      else {
        const named = {
          uid: newUid(),
          dealer_id: id,
          occasion: 'festival',
          contact_id: null,
          subject: festival,
          due_on: on,
        };
        loggedInsert(trx, act, 'care_gift', { ...named, ...columns, created_at: act.at, updated_at: act.at }, id);
      }
    }
    return { planned, changeId: changeOf(lastEntryOf(trx, act)) };
  });
}

function dealersOf(db: Db, tiers: readonly string[]): { id: number; tier: string }[] {
  return rawOf(db)
    .prepare<[string], { id: number; tier: string }>(
      `SELECT d.id, l.tier FROM dealer d JOIN score_live l ON l.dealer_id = d.id
       WHERE d.deleted_at IS NULL AND d.excluded = 0 AND l.tier IN (SELECT value FROM json_each(?)) ORDER BY d.id`,
    )
    .all(JSON.stringify(tiers));
}

/** Throws away what was planned; where it is done, its activity goes into the bin with it. */
export function removeGift(ctx: Ctx, occasion: Parsed<'care.remove'>): Promise<Output<'care.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const gift = findGift(trx, occasion);
    if (gift) {
      if (gift.activityId !== null)
        loggedUpdate(trx, act, 'activity', gift.activityId, { deleted_at: act.at }, 'remove', occasion.dealerId);
      loggedDelete(trx, act, 'care_gift', gift.id, occasion.dealerId);
    }
    return { changeId: changeOf(lastEntryOf(trx, act)) };
  });
}

function changeOf(entry: number): ChangeId | null {
  return entry > 0 ? ChangeId.parse(entry) : null;
}

/** What the same days of the year before had: planned, and what of it was done. */
export function yearBefore(
  db: Db,
  from: string,
  to: string,
): { plannedMinor: number; doneMinor: number; done: number } {
  const found = rawOf(db)
    .prepare<[object], { plannedMinor: number; doneMinor: number; done: number }>(
      `SELECT coalesce(sum(${COST}), 0) AS plannedMinor, count(g.done_on) AS done,
         coalesce(sum(${COST}) FILTER (WHERE g.done_on IS NOT NULL), 0) AS doneMinor
       FROM care_gift g JOIN dealer d ON d.id = g.dealer_id AND d.deleted_at IS NULL WHERE g.due_on BETWEEN @from AND @to`,
    )
    .get({ from: addMonths(from, -12), to: addMonths(to, -12) });
  return found ?? { plannedMinor: 0, doneMinor: 0, done: 0 };
}
