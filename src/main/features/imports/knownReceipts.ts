import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { hashText } from '../../../shared/domain/hashText.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { RecordFate, StagedReceipt } from './staged.ts';

/** The same number this many days apart is not the same receipt, as with bills. */
const FAR_APART_DAYS = 180;

interface KnownReceipt {
  id: number;
  dealerId: number;
  receivedOn: string;
  amountMinor: number;
  method: string;
  handler: string;
  note: string;
  contentKey: string;
  dealerName: string;
}

type NewReceipt = Omit<StagedReceipt, keyof RecordFate>;

export type ReceiptFate =
  /** `receipt`: with what the file does not say of it. */
  | (RecordFate & { movedFrom?: string; receipt?: NewReceipt })
  | { ambiguous: 'receipt_other_dealer' | 'receipt_far_apart'; params: Record<string, string> };

const CREATE: RecordFate = { action: 'create', recordId: null, changes: [] };

/** Compares receipts of a file with those a source has already brought, as `knownBills.ts` does with bills. */
export function createKnownReceipts(db: Db, sourceId: number | undefined) {
  const columns = `SELECT r.id, r.dealer_id AS dealerId, r.received_on AS receivedOn, r.amount_minor AS amountMinor, r.method, r.handler, r.note,
    r.content_key AS contentKey, d.name AS dealerName FROM receipt r JOIN dealer d ON d.id = r.dealer_id`;
  const byNumber = rawOf(db).prepare<[number, string], KnownReceipt>(
    `${columns} WHERE source_id = ? AND number_key = ?`,
  );
  const without = rawOf(db).prepare<[number, number, string, number, number], KnownReceipt>(
    `${columns} WHERE source_id = ? AND number_key IS NULL AND dealer_id = ? AND received_on = ? AND amount_minor = ? AND ordinal = ?`,
  );
  const elsewhere = rawOf(db).prepare<[string, number, string, number], { id: number; source: string }>(
    `SELECT r.id, s.name AS source FROM source s JOIN receipt r ON r.source_id = s.id AND r.number_key = ?
     WHERE r.dealer_id = ? AND r.received_on = ? AND r.amount_minor = ? LIMIT 1`,
  );

  /** The very same receipt under another source's name: a renamed export, not paid twice. */
  function fromElsewhere(receipt: NewReceipt): ReceiptFate {
    if (receipt.numberKey === null || receipt.dealerId === null) return CREATE;
    const known = elsewhere.get(receipt.numberKey, receipt.dealerId, receipt.receivedOn, receipt.amountMinor);
    return known ? { action: 'unchanged', recordId: known.id, changes: [], movedFrom: known.source } : CREATE;
  }

  return {
    fateOf(receipt: NewReceipt): ReceiptFate {
      if (sourceId === undefined) return fromElsewhere(receipt);
      const { numberKey, dealerId, receivedOn, amountMinor, ordinal } = receipt;
      const known =
        numberKey !== null
          ? byNumber.get(sourceId, numberKey)
          : dealerId === null
            ? undefined
            : without.get(sourceId, dealerId, receivedOn, amountMinor, ordinal);
      if (!known) return fromElsewhere(receipt);
      const params = { dealer: known.dealerName, day: known.receivedOn, number: receipt.number };
      if (known.dealerId !== dealerId) return { ambiguous: 'receipt_other_dealer', params };
      if (Math.abs(daysBetween(known.receivedOn, receivedOn)) > FAR_APART_DAYS)
        return { ambiguous: 'receipt_far_apart', params };
      const whole = completed(receipt, known);
      if (known.contentKey === whole.contentKey) return { action: 'unchanged', recordId: known.id, changes: [] };
      return { action: 'update', recordId: known.id, changes: changesOf(known, whole), receipt: whole };
    },
  };
}

/** A receipt with what is known of it wherever the file says nothing. */
function completed(receipt: NewReceipt, known: KnownReceipt): NewReceipt {
  const whole = {
    ...receipt,
    method: receipt.method || known.method,
    handler: receipt.handler || known.handler,
    note: receipt.note || known.note,
  };
  return { ...whole, contentKey: receiptKey(whole) };
}

/** A fingerprint of what is read of a receipt, the dealer apart. */
export function receiptKey(
  receipt: Pick<NewReceipt, 'receivedOn' | 'amountMinor' | 'method' | 'handler' | 'note'>,
): string {
  const { receivedOn, amountMinor, method, handler, note } = receipt;
  return hashText(`${receivedOn}|${amountMinor}|${method}|${handler}|${note}`, 1).toString(36);
}

function changesOf(known: KnownReceipt, receipt: NewReceipt): RecordFate['changes'] {
  const changes: RecordFate['changes'] = [];
  if (known.receivedOn !== receipt.receivedOn)
    changes.push({ field: 'date', before: known.receivedOn, after: receipt.receivedOn });
  if (known.amountMinor !== receipt.amountMinor)
    changes.push({ field: 'amountMinor', before: String(known.amountMinor), after: String(receipt.amountMinor) });
  for (const field of ['method', 'handler', 'note'] as const)
    if (known[field] !== receipt[field]) changes.push({ field, before: known[field], after: receipt[field] });
  return changes;
}
