import { type Db, rawOf } from '../../db/open.ts';
import type { DoubleRecord } from './doubleKeys.rules.ts';

type StoredRecord = Omit<DoubleRecord, 'phones'>;

/** Everybody on the list who may be on it twice: not in the bin, and not an account for nobody in particular. */
export function readRecords(db: Db): DoubleRecord[] {
  const raw = rawOf(db);
  const phones = new Map<number, string[]>();
  const rows = raw
    .prepare<[], { id: number; digits: string }>(
      `SELECT c.dealer_id AS id, p.value ->> 'digits' AS digits FROM contact c, json_each(c.phones) p WHERE c.deleted_at IS NULL`,
    )
    .all();
  for (const { id, digits } of rows) {
    const known = phones.get(id);
    if (known === undefined) phones.set(id, [digits]);
    else if (!known.includes(digits)) known.push(digits);
  }
  return raw
    .prepare<[], StoredRecord>(
      `SELECT id, name, city, address, tax_no AS taxNo FROM dealer WHERE deleted_at IS NULL AND excluded = 0 ORDER BY id`,
    )
    .all()
    .map((record) => ({ ...record, phones: phones.get(record.id) ?? [] }));
}
