import { type Db, rawOf } from '../../db/open.ts';
import type { Bill } from './bills.ts';
import type { OrderDraft } from './draft.ts';
import type { DealerRef } from './matchDealer.ts';

/**
 * Bills of a source that a handed back row means: by its number, or where there is none by dealer and day. They are in the
 * file, so that replacing a period must not take them away.
 */
export function createHeldBills(db: Db, sourceId: number | undefined) {
  const numbers = new Set<string>();
  const days = new Set<string>();
  const byNumber = rawOf(db)
    .prepare<[number, string], number>('SELECT id FROM orders WHERE source_id = ? AND number_key = ?')
    .pluck();
  // Bills whose number begins anew every year: which of them the row means is not known where its day cannot be read.
  const byYear = rawOf(db)
    .prepare<[number, string, string], number>(
      `SELECT id FROM orders WHERE source_id = ? AND number_key >= ? || '@' AND number_key <= ? || '@9999'`,
    )
    .pluck();
  const byDay = rawOf(db)
    .prepare<[number, number, string], number>(
      'SELECT id FROM orders WHERE source_id = ? AND dealer_id = ? AND ordered_on = ? AND number_key IS NULL',
    )
    .pluck();
  return {
    row(draft: OrderDraft, numberKey: string | null, ref: DealerRef | undefined): void {
      if (numberKey !== null) numbers.add(numberKey);
      else if (ref !== undefined && 'id' in ref && draft.orderedOn !== undefined)
        days.add(`${ref.id}|${draft.orderedOn}`);
    },
    bill({ numberKey, dealer, orderedOn }: Bill): void {
      if (numberKey !== null) numbers.add(numberKey);
      else if ('id' in dealer) days.add(`${dealer.id}|${orderedOn}`);
    },
    /** The bills so far, each once. */
    ids(): number[] {
      if (sourceId === undefined) return [];
      const found = new Set<number>();
      // Plucked from columns of integers.
      for (const number of numbers) {
        for (const id of byNumber.all(sourceId, number)) found.add(Number(id));
        for (const id of byYear.all(sourceId, number, number)) found.add(Number(id));
      }
      for (const key of days) {
        const [dealerId = '', day = ''] = key.split('|');
        for (const id of byDay.all(sourceId, Number(dealerId), day)) found.add(Number(id));
      }
      return [...found];
    },
  };
}
