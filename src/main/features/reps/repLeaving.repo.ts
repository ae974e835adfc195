import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { LeftDealer } from '../../../shared/contract/reps.contract.ts';
import { addDays, addMonths } from '../../../shared/domain/calendarDay.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { handlerGroups } from './repHandlers.repo.ts';
import { liveWindow } from './repOverview.repo.ts';
import { getRep } from './reps.repo.ts';

/** Bills of so many months tell whom he has been selling to. */
const HANDLED_MONTHS = 3;
/** Dealers told of another rep's, those with the largest amounts. */
const MOST_TOLD = 50;

/** A dealer and the days from `fromOn` on at which it would be served by the rep. */
export interface LeftDays {
  dealerId: number;
  /** The day of the hand-over where it is his by then, and the later days from which it was to be his again. */
  days: string[];
}

/** Dealers that are a rep's on a day, or on a later day already settled; none of the bin. */
export function leftDays(db: Db, repId: number, fromOn: string): LeftDays[] {
  const rows = rawOf(db)
    .prepare<[{ repId: number; fromOn: string }], { dealerId: number; day: string }>(
      `WITH his AS (SELECT DISTINCT o.dealer_id AS id FROM dealer_owner o JOIN dealer d ON d.id = o.dealer_id
                    WHERE o.rep_id = @repId AND d.deleted_at IS NULL),
         days AS (SELECT id, @fromOn AS day FROM his
                  UNION SELECT o.dealer_id, o.from_on FROM dealer_owner o JOIN his ON his.id = o.dealer_id WHERE o.from_on > @fromOn)
       SELECT id AS dealerId, day FROM days WHERE @repId IS (
         SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = days.id AND o.from_on <= days.day
         ORDER BY o.from_on DESC, o.id DESC LIMIT 1)
       ORDER BY id, day`,
    )
    .all({ repId, fromOn });
  return [...Map.groupBy(rows, ({ dealerId }) => dealerId)].map(([dealerId, found]) => ({
    dealerId,
    days: found.map(({ day }) => day),
  }));
}

type Told = Omit<LeftDealer, 'fromOn' | 'ahead' | 'untilRepId'>;

/** What a rep leaves behind: his dealers, those that were to come to him, and whom else he has been selling to. */
export async function repLeaving(
  db: Db,
  { id, fromOn }: Parsed<'reps.leaving'>,
  today: string,
): Promise<Output<'reps.leaving'>> {
  getRep(db, id, today);
  const raw = rawOf(db);
  const receivableOn = raw
    .prepare<[string], string | null>('SELECT max(as_of_on) FROM receivable WHERE as_of_on <= ?')
    .pluck()
    .get(today);
  const tell = raw.prepare<[{ id: number; receivableOn: string | null }], Told>(DEALER);
  const ownerOn = raw
    .prepare<[number, string], number | null>(
      'SELECT rep_id FROM dealer_owner WHERE dealer_id = ? AND from_on <= ? ORDER BY from_on DESC, id DESC LIMIT 1',
    )
    .pluck();
  const dealers = leftDays(db, id, fromOn).flatMap(({ dealerId, days }): unknown[] => {
    const told = tell.get({ id: dealerId, receivableOn: receivableOn ?? null });
    const first = days[0] ?? fromOn;
    const ahead = first > fromOn;
    return told
      ? [{ ...told, fromOn: first, ahead, untilRepId: ahead ? (ownerOn.get(dealerId, fromOn) ?? null) : null }]
      : [];
  });
  const window = liveWindow(db);
  const groups =
    window === null
      ? []
      : await handlerGroups(
          db,
          id,
          { from: addDays(addMonths(window.asOf, -HANDLED_MONTHS), 1), asOf: window.asOf },
          MOST_TOLD,
        );
  return {
    // Checked by the contract on the way out.
    dealers: dealers as LeftDealer[],
    handled: groups.filter(({ side }) => side === 'others'),
    receivableOn: receivableOn ?? null,
  };
}

const DEALER = `
SELECT d.id, d.code, d.name, trim(iif(d.city = d.province, '', d.city) || ' ' || d.district) AS place,
  coalesce(c.name, '') AS contactName, coalesce(json_extract(c.phones, '$[0].text'), '') AS phone,
  s.tier, coalesce(s.net_minor, 0) AS amountMinor, s.last_on AS lastOn,
  iif(@receivableOn IS NULL, NULL, coalesce((SELECT b.balance_minor FROM receivable b
    WHERE b.dealer_id = d.id AND b.as_of_on = @receivableOn), 0)) AS receivableMinor
FROM dealer d LEFT JOIN score_live s ON s.dealer_id = d.id
LEFT JOIN contact c ON c.id = (SELECT k.id FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL
                               ORDER BY k.is_primary DESC, k.id LIMIT 1)
WHERE d.id = @id`;
