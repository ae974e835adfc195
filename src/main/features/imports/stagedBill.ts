import { type Bill, contentKeyOf, kindOf, linesKeyOf, roundBill } from './bills.ts';
import type { DealerRef } from './matchDealer.ts';
import type { StagedOrder, StagedSame } from './staged.ts';

/** A bill of the file as it is staged. @param digits of the currency's minor unit */
export function toStaged(bill: Bill, digits: number): StagedOrder {
  const { minor, roundingMicro } = roundBill(bill.netMicro, digits);
  const part = (micro: number | null) => (micro === null ? null : roundBill(micro, digits).minor);
  const order = {
    localNo: bill.localNo,
    orderId: null,
    dealerId: 'id' in bill.dealer ? bill.dealer.id : null,
    dealerLocalNo: 'localNo' in bill.dealer ? bill.dealer.localNo : null,
    dealerName: bill.dealerName,
    kind: kindOf(bill),
    number: bill.number,
    numberKey: bill.numberKey,
    ordinal: 0,
    orderedOn: bill.orderedOn,
    orderedTime: bill.orderedTime,
    netMinor: minor,
    discountMinor: part(bill.discountMicro),
    taxMinor: part(bill.taxMicro),
    costMinor: part(bill.costMicro),
    roundingMicro,
    lineCount: bill.lineCount,
    handler: bill.handler,
    note: bill.note,
    reversalRef: kindOf(bill) === 'reversal' ? bill.reversalRef : '',
  };
  return { ...order, contentKey: contentKeyOf(order, linesKeyOf(bill)), row: bill.row, action: 'create', changes: [] };
}

/** Bills that are as they were leave only where they stand. */
export function partsOf(closed: readonly StagedOrder[]): { orders: StagedOrder[]; same: StagedSame[] } {
  const same = closed.flatMap(({ localNo, row, action, orderId }) =>
    action === 'unchanged' && orderId !== null ? [{ localNo, row, recordId: orderId }] : [],
  );
  return { orders: closed.filter(({ action }) => action !== 'unchanged'), same };
}

/** Whose a bill is when it arrives: of one that was merged it goes on from him, so that it can go back with him. */
export function arrivesAt(ref: DealerRef): number | null {
  return 'id' in ref ? (ref.via ?? ref.id) : null;
}
