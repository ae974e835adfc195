import type { SkipReason } from '../../../shared/contract/importSkipped.contract.ts';
import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { codeKey } from '../dealers/nameKey.rules.ts';
import type { Bill } from './bills.ts';
import type { OrderDraft } from './draft.ts';
import { FAR_APART_DAYS } from './knownBills.ts';
import type { DealerRef } from './matchDealer.ts';
import { withoutStateWords } from './readWord.rules.ts';

/** A bill that stands in the file though none of its rows is taken. */
export interface HeldBill {
  orderId: number;
  /** Its row says that it does not count any more. */
  isVoid: boolean;
}

/** Rows that are passed over for these reasons are no bills: nothing of the source's can be meant by them. */
const NO_BILLS: ReadonlySet<SkipReason> = new Set([
  ...(['title', 'header', 'heading', 'blank', 'repeatHeader', 'otherTable'] as const),
]);

/** True for a row that may well be a bill's, though it is passed over. */
export function mayBeBill(reason: SkipReason): boolean {
  return !NO_BILLS.has(reason);
}

interface Known {
  id: number;
  dealerId: number;
  orderedOn: string;
  kind: string;
}

/** Whom a row means; asked for only where it decides. */
type Whom = () => DealerRef | undefined;

/**
 * Bills of a source that a row means which is not taken: by its number, or where there is none by dealer and day. They are in
 * the file, so that replacing a period must not take them away. Rows that say themselves that their bill is void (a draft, not
 * posted) are told apart: the owner decides whether it goes.
 */
export function createHeldBills(db: Db, sourceId: number | undefined) {
  const numbers = new Set<string>();
  const days = new Set<string>();
  const voided = new Set<number>();
  const voidNumbers = new Set<string>();
  const columns = 'SELECT id, dealer_id AS dealerId, ordered_on AS orderedOn, kind FROM orders WHERE source_id = ?';
  const byNumber = rawOf(db).prepare<[number, string], Known>(`${columns} AND number_key = ?`);
  // Bills whose number begins anew every year: which of them the row means is not known where its day cannot be read.
  const byYear = rawOf(db).prepare<[number, string, string], Known>(
    `${columns} AND number_key >= ? || '@' AND number_key <= ? || '@9999'`,
  );
  const byDay = rawOf(db).prepare<[number, number, string], Known>(
    `${columns} AND dealer_id = ? AND ordered_on = ? AND number_key IS NULL`,
  );

  function ofNumber(source: number, number: string): Known[] {
    return [...byNumber.all(source, number), ...byYear.all(source, number, number)];
  }

  /** The known bill that a row without doubt means: of its number, dealer, kind and days. */
  function meantBy(draft: OrderDraft, number: string, whom: Whom): Known | undefined {
    if (sourceId === undefined) return undefined;
    const near = ofNumber(sourceId, number).filter(
      ({ orderedOn, kind }) =>
        (draft.orderedOn === undefined || Math.abs(daysBetween(orderedOn, draft.orderedOn)) <= FAR_APART_DAYS) &&
        (draft.kindBy !== 'column' || kind === draft.kind),
    );
    if (near.length === 0) return undefined;
    const ref = whom();
    const found = near.filter(({ dealerId }) => ref === undefined || ('id' in ref && ref.id === dealerId));
    return found.length === 1 ? found[0] : undefined;
  }

  function hold(draft: OrderDraft, numberKey: string | null, whom: Whom): void {
    if (numberKey !== null) {
      numbers.add(numberKey);
      return;
    }
    const ref = whom();
    if (ref !== undefined && 'id' in ref && draft.orderedOn !== undefined) days.add(`${ref.id}|${draft.orderedOn}`);
  }

  return {
    /** A row that is handed back, or passed over. */
    row: hold,
    /** A row that says its bill is void; its number may bear the word, as XS001-void does. */
    voided(draft: OrderDraft, whom: Whom): void {
      const number = withoutStateWords(draft.number ?? '');
      const numberKey = number === '' ? null : codeKey(number);
      const known = numberKey === null ? undefined : meantBy(draft, numberKey, whom);
      if (numberKey === null || known === undefined) hold(draft, numberKey, whom);
      else {
        voided.add(known.id);
        voidNumbers.add(numberKey);
      }
    },
    bill({ numberKey, dealer, orderedOn }: Bill): void {
      if (numberKey !== null) numbers.add(numberKey);
      else if ('id' in dealer) days.add(`${dealer.id}|${orderedOn}`);
    },
    hasNumber: (numberKey: string): boolean => numbers.has(numberKey) || voidNumbers.has(numberKey),
    /** The bills so far, each once. */
    bills(): HeldBill[] {
      if (sourceId === undefined) return [];
      const found = new Set<number>();
      for (const number of numbers) for (const { id } of ofNumber(sourceId, number)) found.add(id);
      for (const key of days) {
        const [dealerId = '', day = ''] = key.split('|');
        for (const { id } of byDay.all(sourceId, Number(dealerId), day)) found.add(id);
      }
      const held = [...found].map((orderId) => ({ orderId, isVoid: false }));
      return [...held, ...[...voided].filter((id) => !found.has(id)).map((orderId) => ({ orderId, isVoid: true }))];
    },
  };
}
