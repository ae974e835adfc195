import { DAY_WARNINGS, type DayWarning, MOST_DAY_WARNINGS } from '../../../shared/contract/visits.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { toLunar } from '../workdays/lunar.rules.ts';
import { boardDays } from './board.service.ts';
import { type DealerDays, verdictOf } from './openOn.rules.ts';
import { marketOf } from './visitFacts.repo.ts';

interface Placed {
  id: number;
  dealerId: number;
  dealer: string;
  repId: number;
  rep: string;
  on: CalendarDay;
}

/**
 * Why the days of visits are none for them. Whoever puts a visit on a day knows what he does: it is told, not refused.
 * @param ids visits that have just been given a day or a rep
 */
export function dayWarnings(db: Db, ids: readonly number[]): { warnings: DayWarning[]; warned: number } {
  const placed = rawOf(db)
    .prepare<[string], Placed>(
      `SELECT v.id, v.dealer_id AS dealerId, d.name AS dealer, v.rep_id AS repId, r.name AS rep, v.visit_on AS "on"
       FROM json_each(?) j JOIN visit v ON v.id = j.value JOIN dealer d ON d.id = v.dealer_id JOIN rep r ON r.id = v.rep_id ORDER BY j.key`,
    )
    .all(JSON.stringify(ids));
  const closed = dealerDays(
    db,
    placed.map(({ dealerId }) => dealerId),
  );
  const boards = new Map<CalendarDay, ReturnType<typeof boardDays>>();
  const boardOf = (on: CalendarDay) => {
    const known = boards.get(on) ?? boardDays({ db }, { from: on, to: on });
    boards.set(on, known);
    return known;
  };
  const twice = rawOf(db)
    .prepare<[object], number>(
      `SELECT 1 FROM visit WHERE dealer_id = @dealerId AND visit_on = @on AND id <> @id AND status IN ('planned', 'done') AND deleted_at IS NULL`,
    )
    .pluck();
  const warnings = placed.flatMap(({ id, dealerId, dealer, repId, rep, on }): DayWarning[] => {
    const days = closed.get(dealerId);
    const verdict = days === undefined ? 'ok' : verdictOf(days, on, () => toLunar(on).day);
    const codes = [
      verdict,
      repVerdict(boardOf(on), repId),
      twice.get({ id, dealerId, on }) === undefined ? 'ok' : 'twice',
    ];
    return DAY_WARNINGS.flatMap((code) => (codes.includes(code) ? [{ code, dealer, rep, on }] : []));
  });
  return { warnings: warnings.slice(0, MOST_DAY_WARNINGS), warned: warnings.length };
}

/** Why a rep has no time on a day of the board. */
function repVerdict({ days, reps }: ReturnType<typeof boardDays>, repId: number): 'ok' | 'away' | 'dayOff' | 'noTime' {
  const own = reps.find((rep) => rep.repId === repId)?.days[0];
  if (own?.away) return 'away';
  if (own !== undefined && own.minutes > 0) return 'ok';
  return days[0]?.kind === 'off' ? 'dayOff' : 'noTime';
}

/** When these dealers can be visited at all; whoever has said nothing is not among them. */
function dealerDays(db: Db, ids: readonly number[]): ReadonlyMap<number, DealerDays> {
  const raw = rawOf(db);
  const of = JSON.stringify(ids);
  const spans = raw
    .prepare<[string], { dealerId: number; from: CalendarDay; to: CalendarDay }>(
      `SELECT dealer_id AS dealerId, from_on AS "from", to_on AS "to" FROM dealer_closed WHERE dealer_id IN (SELECT value FROM json_each(?))`,
    )
    .all(of);
  const closed = Map.groupBy(spans, ({ dealerId }) => dealerId);
  const rows = raw
    .prepare<
      [string],
      Omit<DealerDays, 'closed' | 'market' | 'weekdaysOnly'> & { id: number; only: number; market: string | null }
    >(
      `SELECT d.id, coalesce(v.weekdays, 0) AS weekdays, coalesce(v.weekdays_only, 0) AS "only",
         coalesce(v.closed_weekdays, 0) AS closedWeekdays, v.market
       FROM dealer d LEFT JOIN dealer_visit v ON v.dealer_id = d.id WHERE d.id IN (SELECT value FROM json_each(?))`,
    )
    .all(of);
  return new Map(
    rows.map(({ id, only, market, ...days }) => [
      id,
      { ...days, weekdaysOnly: only === 1, market: marketOf(market), closed: closed.get(id) ?? [] },
    ]),
  );
}
