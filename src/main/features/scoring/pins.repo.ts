import type { TierPin } from '../../../shared/contract/scoring.contract.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { Pin } from './scoreColumns.ts';

/** Pins that hold on a day, by dealer id. */
export function standingPins(db: Db, day: string): ReadonlyMap<number, Pin> {
  const rows = rawOf(db)
    .prepare<[string], Pin & { dealerId: number }>(
      `SELECT dealer_id AS dealerId, tier, reason, until_on AS untilOn FROM tier_pin
       WHERE until_on IS NULL OR until_on >= ? ORDER BY dealer_id`,
    )
    .all(day);
  return new Map(rows.map(({ dealerId, ...pin }) => [dealerId, pin]));
}

/** The last day of the pin that ends first; null where none ends. */
export function firstExpiry(pins: ReadonlyMap<number, Pin>): string | null {
  const ends = [...pins.values()].flatMap(({ untilOn }) => untilOn ?? []);
  return ends.length === 0 ? null : ends.reduce((first, day) => (day < first ? day : first));
}

/** Every pin with its dealer, those that end first come first; of dealers in the bin none. */
export function readPins(db: Db, today: string): TierPin[] {
  return rawOf(db)
    .prepare<[string], Omit<TierPin, 'expired'> & { expired: number }>(
      `SELECT p.dealer_id AS dealerId, d.name, d.code, p.tier, p.reason, p.until_on AS untilOn, p.created_at AS createdAt,
         p.until_on IS NOT NULL AND p.until_on < ? AS expired,
         coalesce(s.computed_tier, s.tier, s.ungraded) AS computed, coalesce(s.net_minor, 0) AS amountMinor
       FROM tier_pin p JOIN dealer d ON d.id = p.dealer_id LEFT JOIN score_live s ON s.dealer_id = p.dealer_id
       WHERE d.deleted_at IS NULL ORDER BY p.until_on IS NULL, p.until_on, d.sort_key, d.id`,
    )
    .all(today)
    .map((row) => ({ ...row, expired: row.expired === 1 }));
}
