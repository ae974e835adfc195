import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { StagedOrder } from './staged.ts';

/** The same number this many days apart is not the same bill. @source architecture.md, order identity */
const FAR_APART_DAYS = 180;

interface KnownBill {
  id: number;
  dealerId: number;
  orderedOn: string;
  netMinor: number;
  contentKey: string;
}

export type BillFate =
  | { action: 'create' }
  | { action: 'unchanged'; orderId: number; movedFrom?: string }
  | { action: 'update'; orderId: number; changes: StagedOrder['changes'] }
  | { ambiguous: 'bill_other_dealer' | 'bill_far_apart'; params: Record<string, string> };

/** Compares bills of a file with those a source has already brought. */
export function createKnownBills(db: Db, sourceId: number | undefined, today: string) {
  const columns = `SELECT id, dealer_id AS dealerId, ordered_on AS orderedOn, net_minor AS netMinor, content_key AS contentKey
    FROM orders`;
  const byNumber = rawOf(db).prepare<[number, string, string], KnownBill>(
    `${columns} WHERE source_id = ? AND number_key = ? AND kind = ?`,
  );
  const without = rawOf(db).prepare<[number, number, string, string, number, number], KnownBill>(
    `${columns} WHERE source_id = ? AND number_key IS NULL AND dealer_id = ? AND ordered_on = ? AND kind = ? AND net_minor = ? AND ordinal = ?`,
  );
  const nameOf = rawOf(db).prepare<[number], string>('SELECT name FROM dealer WHERE id = ?').pluck();
  const elsewhere = rawOf(db).prepare<[string, string, number, string, number], { id: number; source: string }>(
    `SELECT o.id, s.name AS source FROM source s JOIN orders o ON o.source_id = s.id AND o.number_key = ? AND o.kind = ?
     WHERE o.dealer_id = ? AND o.ordered_on = ? AND o.net_minor = ? LIMIT 1`,
  );
  const hasOthers =
    rawOf(db)
      .prepare('SELECT 1 FROM orders WHERE source_id IS NOT ? LIMIT 1')
      .get(sourceId ?? null) !== undefined;

  /** The very same bill under another source's name: a renamed export, not a second sale. */
  function fromElsewhere(bill: StagedOrder): BillFate {
    if (!hasOthers || bill.numberKey === null || bill.dealerId === null) return { action: 'create' };
    const known = elsewhere.get(bill.numberKey, bill.kind, bill.dealerId, bill.orderedOn, bill.netMinor);
    return known ? { action: 'unchanged', orderId: known.id, movedFrom: known.source } : { action: 'create' };
  }

  return {
    fateOf(bill: StagedOrder): BillFate {
      if (sourceId === undefined) return fromElsewhere(bill);
      if (bill.numberKey === null) {
        const same =
          bill.dealerId === null
            ? undefined
            : without.get(sourceId, bill.dealerId, bill.orderedOn, bill.kind, bill.netMinor, bill.ordinal);
        return same ? { action: 'unchanged', orderId: same.id } : { action: 'create' };
      }
      const known = byNumber.get(sourceId, bill.numberKey, bill.kind);
      if (!known) return fromElsewhere(bill);
      const ambiguous = (code: 'bill_other_dealer' | 'bill_far_apart'): BillFate => {
        const dealer = String(nameOf.get(known.dealerId));
        return { ambiguous: code, params: { dealer, day: known.orderedOn, number: bill.number } };
      };
      if (known.dealerId !== bill.dealerId) return ambiguous('bill_other_dealer');
      // A slip of the year is mended by the next export.
      const slip = known.orderedOn > today;
      if (!slip && Math.abs(daysBetween(known.orderedOn, bill.orderedOn)) > FAR_APART_DAYS)
        return ambiguous('bill_far_apart');
      if (known.contentKey === bill.contentKey) return { action: 'unchanged', orderId: known.id };
      return { action: 'update', orderId: known.id, changes: changesOf(known, bill) };
    },
  };
}

function changesOf(known: KnownBill, bill: StagedOrder): StagedOrder['changes'] {
  const changes: StagedOrder['changes'] = [];
  if (known.orderedOn !== bill.orderedOn)
    changes.push({ field: 'date', before: known.orderedOn, after: bill.orderedOn });
  if (known.netMinor !== bill.netMinor)
    changes.push({ field: 'amountMinor', before: String(known.netMinor), after: String(bill.netMinor) });
  if (changes.length === 0) changes.push({ field: 'lines', before: '', after: '' });
  return changes;
}
