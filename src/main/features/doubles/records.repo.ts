import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { DoubleRecord } from './doubleKeys.rules.ts';

type StoredRecord = Omit<DoubleRecord, 'phones'>;

/** Everybody on the list who may be on it twice: not in the bin, and not an account for nobody in particular. */
export function readRecords(db: Db): DoubleRecord[] {
  return read(rawOf(db), 'd.deleted_at IS NULL AND d.excluded = 0', {});
}

/** The records of these dealers. */
export function readRecordsOf(db: Db, ids: readonly number[]): DoubleRecord[] {
  return read(rawOf(db), 'd.id IN (SELECT value FROM json_each(@ids))', { ids: JSON.stringify(ids) });
}

/** @param which a condition on a dealer */
function read(raw: RawDb, which: string, given: object): DoubleRecord[] {
  const phones = new Map<number, string[]>();
  const rows = raw
    .prepare<[object], { id: number; digits: string }>(
      `SELECT c.dealer_id AS id, p.value ->> 'digits' AS digits
       FROM dealer d JOIN contact c ON c.dealer_id = d.id, json_each(c.phones) p WHERE c.deleted_at IS NULL AND ${which}`,
    )
    .all(given);
  for (const { id, digits } of rows) {
    const known = phones.get(id);
    if (known === undefined) phones.set(id, [digits]);
    else if (!known.includes(digits)) known.push(digits);
  }
  return raw
    .prepare<[object], StoredRecord>(
      `SELECT d.id, d.name, d.city, d.address, d.tax_no AS taxNo FROM dealer d WHERE ${which} ORDER BY d.id`,
    )
    .all(given)
    .map((record) => ({ ...record, phones: phones.get(record.id) ?? [] }));
}
