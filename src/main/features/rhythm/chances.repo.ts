import type { SlippingChances, SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import { SURELY_ACTIVE } from '../../../shared/contract/rhythmRules.ts';
import { type Db, rawOf } from '../../db/open.ts';

/**
 * The present result of predictions where it says something of this day's list; otherwise why it does not.
 * @param at the list's day, and the state of the orders it was made of
 */
export function chancesAt(
  db: Db,
  { asOf, revision }: { asOf: string; revision: number },
  late: readonly number[],
): SlippingChances {
  const raw = rawOf(db);
  const run = raw
    .prepare<[], { asOf: string; revision: number; abstained: string | null }>(
      `SELECT as_of AS asOf, orders_revision AS revision, head ->> '$.abstained' AS abstained FROM prediction_run
       WHERE which = 'live'`,
    )
    .get();
  const none = { abstained: null, late: late.length, active: 0 };
  if (run === undefined) return { ...none, state: 'none' };
  if (run.asOf !== asOf || run.revision !== revision) return { ...none, state: 'old' };
  // Written by the feature of predictions from the type it is read as; the contract checks it on the way out.
  if (run.abstained !== null) return { ...none, state: 'abstained', abstained: JSON.parse(run.abstained) };
  const active = raw
    .prepare<[object], number>(
      `SELECT count(*) FROM prediction WHERE which = 'live' AND p_alive >= @sure
       AND dealer_id IN (SELECT value FROM json_each(@ids))`,
    )
    .pluck()
    .get({ sure: SURELY_ACTIVE, ids: JSON.stringify(late) });
  return { ...none, state: 'told', active: Number(active) };
}

/** What the result says of some dealers; nothing where it does not hold for the list. */
export function chanceOf(
  db: Db,
  { state }: SlippingChances,
  ids: readonly number[],
): Map<number, Pick<SlippingRow, 'pAlive' | 'chanceReason'>> {
  if (state !== 'told') return new Map();
  const rows = rawOf(db)
    .prepare<[string], { id: number; pAlive: number | null; reason: string }>(
      `SELECT dealer_id AS id, p_alive AS pAlive, reason FROM prediction WHERE which = 'live'
       AND dealer_id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  return new Map(
    rows.map(({ id, pAlive, reason }) => [id, { pAlive, chanceReason: reason === 'one_order' ? reason : null }]),
  );
}
