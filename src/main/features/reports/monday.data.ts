import type { Stage } from '../../../shared/contract/lifecycleRules.ts';
import type { SlippingRow, Weighing } from '../../../shared/contract/rhythm.contract.ts';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { balancesAsOf, owingDealers } from '../receivables/receivables.service.ts';
import { inOrder, weighingAt } from '../rhythm/hitRates.ts';
import { ownWeight } from '../rhythm/rhythm.rules.ts';
import { readRhythmRules } from '../rhythm/rhythm.settings.ts';
import { liveHead, liveList, liveRhythms, pageOf, whoTheyAre } from '../rhythm/slipping.repo.ts';
import { earlierRun, rankOf, readMigration } from '../scoring/migration.repo.ts';
import { movedOnly } from '../scoring/migration.rules.ts';
import { findLiveRun } from '../scoring/scoring.repo.ts';
import { isOld, type MondayLists } from './monday.rules.ts';

/** What a sheet for a week is made of. */
export interface MondayData {
  run: RunSummary;
  /** The kept result that tiers are compared with; null where there is none. */
  against: RunSummary | null;
  /** The day of the balances; null where there are none. */
  balancesOn: CalendarDay | null;
  /** What dealers owe by that list, and how much of it is overdue; who is not in it owes nothing. */
  owed: ReadonlyMap<number, { balanceMinor: number; overdueMinor: number }>;
  lists: MondayLists;
  /** Who should have bought between the end of old data and the week: nobody knows whether they have. */
  unknown: number;
  /** What the money at stake is weighted with. */
  weighing: Weighing;
  /** Cycles of lateness from which a dealer is lost. */
  goneCycles: number;
}

/** Reads all lists of one week. @returns undefined before there is a result */
export async function readMonday(
  db: Db,
  week: { from: CalendarDay; to: CalendarDay },
  today: CalendarDay,
): Promise<MondayData | undefined> {
  const run = await findLiveRun(db);
  if (run === undefined) return undefined;
  const balancesOn = balancesAsOf(db, today);
  const against = await earlierRun(db, run);
  const fallen = against ? await fallenSince(db, against, run) : [];
  const balances = balancesOn === null ? [] : owingDealers(db, balancesOn, today);
  const reps = whoTheyAre(
    db,
    fallen.map(({ dealerId }) => dealerId),
    today,
  );
  const head = liveHead(db);
  const weighing = await weighingAt(db, head?.asOf ?? null, head?.rules ?? readRhythmRules(db));
  const rhythm = rhythmLists(db, week, today, run.dataTo, weighing);
  return {
    run,
    against,
    balancesOn,
    owed: new Map(balances.map(({ id, balanceMinor, overdueMinor }) => [id, { balanceMinor, overdueMinor }])),
    weighing,
    unknown: rhythm.unknown,
    goneCycles: readRhythmRules(db).goneCycles,
    lists: {
      ...rhythm.lists,
      fallen: fallen.map((move) => ({
        ...move,
        rep: reps.get(move.dealerId)?.rep ?? null,
        phone: reps.get(move.dealerId)?.phone ?? '',
      })),
      owing: balances
        .filter(({ overdueMinor }) => overdueMinor > 0)
        .sort((a, b) => b.overdueMinor - a.overdueMinor || a.id - b.id)
        .map((dealer) => ({ ...dealer, rep: dealer.repName === '' ? null : dealer.repName })),
    },
  };
}

function rhythmLists(
  db: Db,
  { from, to }: { from: CalendarDay; to: CalendarDay },
  today: CalendarDay,
  dataTo: CalendarDay | null,
  weighing: Weighing,
): { lists: Pick<MondayLists, 'slipping' | 'lost' | 'late' | 'due' | 'once'>; unknown: number } {
  const head = liveHead(db);
  if (head === undefined) return { lists: { slipping: [], lost: [], late: [], due: [], once: [] }, unknown: 0 };
  const raw = rawOf(db);
  const rhythms = liveRhythms(db, head);
  const rows = (ids: readonly number[]) => pageOf(db, ids, rhythms, today);
  const others = raw.prepare<[], number>(
    `SELECT r.dealer_id FROM rhythm_live r LEFT JOIN lifecycle_live l ON l.dealer_id = r.dealer_id
       LEFT JOIN stage_override o ON o.dealer_id = r.dealer_id
     WHERE r.is_slipping = 0 AND r.purchases > 1 AND r.cycle_days IS NOT NULL AND coalesce(o.stage, l.stage) <> 'lost'
     ORDER BY r.expected_minor DESC, r.dealer_id`,
  );
  const inStage = raw.prepare<[Stage], { id: number; amountMinor: number }>(
    `SELECT l.dealer_id AS id, coalesce(s.net_minor, 0) AS amountMinor FROM lifecycle_live l
     LEFT JOIN score_live s ON s.dealer_id = l.dealer_id LEFT JOIN stage_override o ON o.dealer_id = l.dealer_id
     WHERE coalesce(o.stage, l.stage) = ? ORDER BY amountMinor DESC, id`,
  );
  const withAmounts = (of: readonly { id: number; amountMinor: number }[]) => {
    const amounts = new Map(of.map(({ id, amountMinor }) => [id, amountMinor]));
    return rows([...amounts.keys()]).map((row) => ({ ...row, amountMinor: amounts.get(row.id) ?? 0 }));
  };
  const waiting = rows(others.pluck().all());
  const before = waiting.filter(({ dueOn }) => dueOn !== null && dueOn < from);
  // Whether they have bought since the data end nobody can say: they are counted, not accused.
  const late =
    dataTo !== null && isOld(dataTo, { from }) ? before.filter(({ dueOn }) => (dueOn ?? '') <= dataTo) : before;
  const lists = {
    slipping: pageOf(
      db,
      inOrder(liveList(db), weighing, 'likely').entries.map(({ id }) => id),
      rhythms,
      today,
      { weighing },
    ),
    lost: withAmounts(inStage.all('lost').filter(({ amountMinor }) => amountMinor > 0)),
    late: byExpected(late),
    due: byExpected(waiting.filter(({ dueOn }) => dueOn !== null && dueOn >= from && dueOn <= to)),
    once: withAmounts(inStage.all('first')),
  };
  return { lists, unknown: before.length - late.length };
}

/** Who has a short history promises far more than it ever brought (docs/rhythm.md): it counts as at stake does. The most first. */
function byExpected(rows: readonly SlippingRow[]): SlippingRow[] {
  return rows
    .map((row) => ({ ...row, expectedMinor: Math.round(row.expectedMinor * ownWeight(row.gaps)) }))
    .sort((a, b) => b.expectedMinor - a.expectedMinor || a.id - b.id);
}

async function fallenSince(
  db: Db,
  against: RunSummary,
  live: RunSummary,
): Promise<Awaited<ReturnType<typeof readMigration>>['moves']> {
  if (against.runId === null) return [];
  const { moves } = await readMigration(db, { from: against.runId, to: null });
  const rank = rankOf(against.rules, live.rules);
  return movedOnly(moves).filter(({ from, to }) => {
    const [before, now] = [rank(from), rank(to)];
    return before !== undefined && now !== undefined && now > before;
  });
}
