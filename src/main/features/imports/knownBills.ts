import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { scaledToDecimal } from '../../../shared/domain/money.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { contentKeyOf, linesKeyIn, withLine } from './bills.ts';
import type { FileBills } from './fileBills.ts';
import type { StagedOrder } from './staged.ts';

/** The same number this many days apart is not the same bill. @source architecture.md, order identity */
export const FAR_APART_DAYS = 180;

interface KnownBill {
  id: number;
  kind: string;
  dealerId: number;
  orderedOn: string;
  orderedTime: string;
  netMinor: number;
  discountMinor: number | null;
  taxMinor: number | null;
  costMinor: number | null;
  lineCount: number;
  handler: string;
  note: string;
  reversalRef: string;
  contentKey: string;
}

type Doubt = 'bill_other_dealer' | 'bill_far_apart' | 'bill_elsewhere';

export type BillFate =
  /** `numberKey`: the number is another bill's of long ago. `beside`: a known one of the number and dealer is of another kind. */
  | { action: 'create'; numberKey?: string; beside?: Pick<KnownBill, 'kind' | 'orderedOn' | 'netMinor'> }
  | { action: 'unchanged'; orderId: number; movedFrom?: string }
  /** `order`: the bill with what the file does not say of it. */
  | { action: 'update'; orderId: number; changes: StagedOrder['changes']; order: StagedOrder }
  | { ambiguous: Doubt; params: Record<string, string> };

export interface KnownBillsOptions {
  /** Undefined for a source that has not brought anything yet. */
  sourceId: number | undefined;
  /** Of this day. */
  today: string;
  /** Decimals of the currency. */
  digits: number;
  options: Pick<CheckOptions, 'mapping' | 'takeRows'>;
}

/** What a line may say; a file without the column says nothing of it. */
const LINE_FIELDS = ['productCode', 'productName', 'unit', 'qty', 'unitPrice'] as const satisfies ImportField[];
type LineField = (typeof LINE_FIELDS)[number];

/**
 * Compares bills of a file with those a source has already brought. What the file leaves blank, or has no column for, stays
 * as it is; a doubt that the owner has looked at (`takeRows`) is none any more.
 */
export function createKnownBills(db: Db, { sourceId, today, digits, options }: KnownBillsOptions) {
  const columns = `SELECT id, kind, dealer_id AS dealerId, ordered_on AS orderedOn, ordered_time AS orderedTime, net_minor AS netMinor,
    discount_minor AS discountMinor, tax_minor AS taxMinor, cost_minor AS costMinor, line_count AS lineCount, handler, note,
    reversal_ref AS reversalRef, content_key AS contentKey FROM orders`;
  const raw = rawOf(db);
  const byNumber = raw.prepare<[number, string, string], KnownBill>(
    `${columns} WHERE source_id = ? AND number_key = ? AND kind = ?`,
  );
  const ofNumber = raw.prepare<[number, string, string, number | null], KnownBill>(
    `${columns} WHERE source_id = ? AND number_key IN (?, ?) AND dealer_id = ?`,
  );
  const without = raw.prepare<[number, number, string, string, number, number], KnownBill>(
    `${columns} WHERE source_id = ? AND number_key IS NULL AND dealer_id = ? AND ordered_on = ? AND kind = ? AND net_minor = ? AND ordinal = ?`,
  );
  const nameOf = raw.prepare<[number], string>('SELECT name FROM dealer WHERE id = ?').pluck();
  const elsewhere = raw.prepare<
    [string, string, number, number],
    Pick<KnownBill, 'id' | 'orderedOn' | 'netMinor'> & { source: string }
  >(
    `SELECT o.id, o.ordered_on AS orderedOn, o.net_minor AS netMinor, s.name AS source
     FROM source s JOIN orders o ON o.source_id = s.id AND o.number_key = ? AND o.kind = ?
     WHERE o.dealer_id = ? AND s.id IS NOT ?`,
  );
  const hasOthers =
    raw.prepare('SELECT 1 FROM orders WHERE source_id IS NOT ? LIMIT 1').get(sourceId ?? null) !== undefined;
  const taken = new Set(options.takeRows);
  /** Known bills that a bill of the file is by now, though of another kind. */
  const turned = new Set<number>();
  const hasKinds = options.mapping.some(({ field }) => field === 'kind');
  const linesAsRead = createLinesAsRead(db, options);

  /** A bill of this number and dealer that another source has brought: a renamed export, not a second sale. */
  function fromElsewhere(bill: StagedOrder): BillFate {
    if (!hasOthers || bill.numberKey === null || bill.dealerId === null) return { action: 'create' };
    const found = elsewhere.all(bill.numberKey, bill.kind, bill.dealerId, sourceId ?? -1);
    const same = found.find(({ orderedOn, netMinor }) => orderedOn === bill.orderedOn && netMinor === bill.netMinor);
    if (same) return { action: 'unchanged', orderId: same.id, movedFrom: same.source };
    const near = found.find(({ orderedOn }) => !isFar(orderedOn, bill));
    if (!near || taken.has(bill.row)) return { action: 'create' };
    const { source, orderedOn: day, netMinor } = near;
    return { ambiguous: 'bill_elsewhere', params: { source, day, amount: scaledToDecimal(netMinor, digits) } };
  }

  /** In a file without kinds the sign alone says what a bill is: one that has turned round is the bill it was, changed. */
  function turnedRound(source: number, numberKey: string, { kind }: StagedOrder): KnownBill | undefined {
    if (hasKinds || (kind !== 'sale' && kind !== 'return')) return undefined;
    return byNumber.get(source, numberKey, kind === 'sale' ? 'return' : 'sale');
  }

  function isFar(day: string, { orderedOn }: StagedOrder): boolean {
    // A slip of the year is mended by the next export.
    return day <= today && Math.abs(daysBetween(day, orderedOn)) > FAR_APART_DAYS;
  }

  function comparedWith(known: KnownBill, bill: StagedOrder): BillFate {
    if (known.dealerId !== bill.dealerId && !taken.has(bill.row)) return doubt('bill_other_dealer', known, bill);
    const order = completed(bill, known, linesAsRead(known, bill));
    if (known.contentKey === order.contentKey && known.dealerId === bill.dealerId)
      return { action: 'unchanged', orderId: known.id };
    return { action: 'update', orderId: known.id, changes: changesOf(known, order), order };
  }

  function doubt(code: Doubt, known: KnownBill, { number }: StagedOrder): BillFate {
    return { ambiguous: code, params: { dealer: String(nameOf.get(known.dealerId)), day: known.orderedOn, number } };
  }

  /** Known bills of the number and dealer that are of another kind, as far as one of the own kind does not stand beside them. */
  function ofOtherKind(source: number, numberKey: string, bill: StagedOrder): KnownBill[] {
    const all = ofNumber.all(source, numberKey, yearlyKey(numberKey, bill), bill.dealerId);
    const near = all.filter(({ id, orderedOn }) => !turned.has(id) && !isFar(orderedOn, bill));
    return near.some(({ kind }) => kind === bill.kind) ? [] : near;
  }

  /**
   * A bill that was not found by its kind. It is a known one of its number, dealer and days whose kind has changed, where the
   * file covers that one's day and holds it no more. Where it does, the two stand side by side: a shop may give a sale and
   * its return one number. So they do in a list of another kind altogether, which says nothing of that one.
   */
  function withOtherKind(bill: StagedOrder, created: BillFate, file: () => FileBills): BillFate {
    const { numberKey } = bill;
    if (sourceId === undefined || numberKey === null || bill.dealerId === null) return created;
    const others = ofOtherKind(sourceId, numberKey, bill);
    if (others.length === 0) return created;
    const lacking = others.filter(({ kind }) => !file().has(numberKey, kind));
    const [known, second] = lacking;
    if (known === undefined) return created;
    const { from, to, numbered, kinds } = file();
    const isCovered = known.orderedOn >= from && known.orderedOn <= to;
    if (second !== undefined || !isCovered || (numbered > 1 && !kinds.has(known.kind)) || taken.has(bill.row))
      return { action: 'create', beside: known };
    turned.add(known.id);
    return comparedWith(known, bill);
  }

  function fateOf(bill: StagedOrder): BillFate {
    if (sourceId === undefined) return fromElsewhere(bill);
    const { numberKey, kind } = bill;
    if (numberKey === null) {
      const same =
        bill.dealerId === null
          ? undefined
          : without.get(sourceId, bill.dealerId, bill.orderedOn, kind, bill.netMinor, bill.ordinal);
      return same ? comparedWith(same, bill) : { action: 'create' };
    }
    const known = byNumber.get(sourceId, numberKey, kind) ?? turnedRound(sourceId, numberKey, bill);
    if (!known) return fromElsewhere(bill);
    if (!isFar(known.orderedOn, bill)) return comparedWith(known, bill);
    // Numbers that begin anew every year: the later bill goes by number and year.
    const yearly = yearlyKey(numberKey, bill);
    const later = byNumber.get(sourceId, yearly, kind);
    if (later) return comparedWith(later, bill);
    return taken.has(bill.row) ? { action: 'create', numberKey: yearly } : doubt('bill_far_apart', known, bill);
  }

  return {
    fateOf,
    /** The same of a file that has been read to its end: only then is it known whether a bill is of another kind by now. */
    fateInFile(bill: StagedOrder, file: () => FileBills): BillFate {
      const fate = fateOf(bill);
      const isNew = 'action' in fate && fate.action === 'create' && fate.numberKey === undefined;
      return isNew ? withOtherKind(bill, fate, file) : fate;
    },
  };
}

/** What a number that begins anew every year goes by. */
function yearlyKey(numberKey: string, { orderedOn }: StagedOrder): string {
  return `${numberKey}@${orderedOn.slice(0, 4)}`;
}

/**
 * The fingerprint of a known bill's lines where they are those of the file, as far as the file says anything of them: nothing
 * at all in a list of bills, or all but the unit. Undefined where they differ.
 */
function createLinesAsRead(db: Db, { mapping }: Pick<CheckOptions, 'mapping'>) {
  const there = new Set(mapping.map(({ field }) => field));
  const absent = LINE_FIELDS.filter((field) => !there.has(field));
  const read = rawOf(db).prepare<
    [number],
    { code: string; name: string; unit: string; qty: number | null; price: number | null; net: number }
  >(
    `SELECT coalesce(p.code, '') AS code, l.product_name AS name, l.unit, l.qty_micro AS qty, l.unit_price_micro AS price, l.net_micro AS net
     FROM order_line l LEFT JOIN product p ON p.id = l.product_id WHERE l.order_id = ?`,
  );
  const said = <T>(field: LineField, value: T): T | undefined => (there.has(field) ? value : undefined);
  return (known: KnownBill, bill: StagedOrder): string | undefined => {
    const mine = linesKeyIn(bill.contentKey);
    const its = linesKeyIn(known.contentKey);
    if (bill.lineCount === 0 || mine === its) return its;
    if (absent.length === 0 || known.lineCount !== bill.lineCount) return undefined;
    const hash = read.all(known.id).reduce(
      (sum, { code, name, unit, qty, price, net }) =>
        withLine(sum, {
          productCode: said('productCode', code),
          productName: said('productName', name),
          unit: said('unit', unit),
          qtyMicro: said('qty', qty),
          unitPriceMicro: said('unitPrice', price),
          netMicro: net,
        }),
      0,
    );
    return hash.toString(36) === mine ? its : undefined;
  };
}

/** A bill with what is known of it wherever the file says nothing. @param linesKey of known lines that stay */
function completed(bill: StagedOrder, known: KnownBill, linesKey: string | undefined): StagedOrder {
  const order = {
    ...bill,
    orderedTime: bill.orderedTime || (bill.orderedOn === known.orderedOn ? known.orderedTime : ''),
    discountMinor: bill.discountMinor ?? known.discountMinor,
    taxMinor: bill.taxMinor ?? known.taxMinor,
    costMinor: bill.costMinor ?? known.costMinor,
    handler: bill.handler || known.handler,
    note: bill.note || known.note,
    reversalRef: bill.kind === 'reversal' ? bill.reversalRef || known.reversalRef : '',
    lineCount: linesKey === undefined ? bill.lineCount : known.lineCount,
  };
  return { ...order, contentKey: contentKeyOf(order, linesKey ?? linesKeyIn(bill.contentKey)) };
}

function changesOf(known: KnownBill, bill: StagedOrder): StagedOrder['changes'] {
  const changes: StagedOrder['changes'] = [];
  if (known.kind !== bill.kind) changes.push({ field: 'kind', before: known.kind, after: bill.kind });
  if (known.orderedOn !== bill.orderedOn)
    changes.push({ field: 'date', before: known.orderedOn, after: bill.orderedOn });
  if (known.netMinor !== bill.netMinor)
    changes.push({ field: 'amountMinor', before: String(known.netMinor), after: String(bill.netMinor) });
  if (changes.length === 0) changes.push({ field: 'lines', before: '', after: '' });
  return changes;
}
