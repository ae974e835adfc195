import type { ChangedBill } from '../../../shared/contract/importDifferences.contract.ts';

/** A line as it is compared: `key` says which product it sells. */
export interface BillLine {
  key: string;
  product: string;
  unit: string;
  qtyMicro: number | null;
  unitPriceMicro: number | null;
  netMinor: number;
}

/** The head of a bill as it is compared. */
export interface BillHead {
  kind: string;
  orderedOn: string;
  netMinor: number;
  handler: string;
  note: string;
  dealer: string;
  /** Told only to be another one: figures of cost are the owner's. */
  costMinor: number | null;
}

/** What two states of one bill's head differ in; amounts in minor units, days as YYYY-MM-DD. */
export function headChanges(before: BillHead, after: BillHead): ChangedBill['changes'] {
  const pairs = [
    ['kind', before.kind, after.kind],
    ['date', before.orderedOn, after.orderedOn],
    ['amountMinor', String(before.netMinor), String(after.netMinor)],
    ['handler', before.handler, after.handler],
    ['note', before.note, after.note],
    ['dealerName', before.dealer, after.dealer],
  ] as const;
  const cost = before.costMinor === after.costMinor ? [] : [{ field: 'cost', before: '', after: '' }];
  const told = pairs
    .filter(([, old, next]) => old !== next)
    .map(([field, old, next]) => ({ field, before: old, after: next }));
  return [...told, ...cost];
}

/**
 * Lines added, removed and changed. Equal ones are taken out first; then lines of one product face each other in their
 * order, and what is left on one side was added or removed.
 */
export function lineChanges(before: readonly BillLine[], after: readonly BillLine[]): ChangedBill['lines'] {
  const old = [...before];
  const next = after.filter((line) => !takeOut(old, (other) => same(line, other)));
  const changes: ChangedBill['lines'] = [];
  for (const line of next) {
    const former = takeOut(old, (other) => other.key === line.key);
    changes.push({ product: line.product, unit: line.unit, before: former ? side(former) : null, after: side(line) });
  }
  for (const line of old) changes.push({ product: line.product, unit: line.unit, before: side(line), after: null });
  return changes;
}

function takeOut(lines: BillLine[], fits: (line: BillLine) => boolean): BillLine | undefined {
  const at = lines.findIndex(fits);
  return at < 0 ? undefined : lines.splice(at, 1)[0];
}

function same(a: BillLine, b: BillLine): boolean {
  return (
    a.key === b.key && a.qtyMicro === b.qtyMicro && a.unitPriceMicro === b.unitPriceMicro && a.netMinor === b.netMinor
  );
}

function side({ qtyMicro, unitPriceMicro, netMinor }: BillLine): NonNullable<ChangedBill['lines'][number]['before']> {
  return { qtyMicro, unitPriceMicro, netMinor };
}
