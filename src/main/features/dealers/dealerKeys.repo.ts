import { type Db, rawOf } from '../../db/open.ts';
import { codeOf, type DealerKeys, phoneDigits } from './dealerKeys.rules.ts';
import { nameKey } from './nameKey.rules.ts';

/** Every dealer that is in the list, by code, by name and former names, and by phone. */
export function dealerKeys(db: Db): DealerKeys {
  const raw = rawOf(db);
  const dealers = raw
    .prepare<[], { id: number; code: string; name: string }>(
      'SELECT id, code, name FROM dealer WHERE deleted_at IS NULL',
    )
    .all();
  const former = raw
    .prepare<[], { id: number; kind: string; value: string }>(
      `SELECT a.dealer_id AS id, a.kind, a.value FROM dealer_alias a JOIN dealer d ON d.id = a.dealer_id WHERE d.deleted_at IS NULL`,
    )
    .all();
  const people = raw
    .prepare<[], { id: number; text: string }>(
      `SELECT c.dealer_id AS id, p.value ->> 'text' AS text FROM contact c JOIN dealer d ON d.id = c.dealer_id, json_each(c.phones) p
       WHERE c.deleted_at IS NULL AND d.deleted_at IS NULL`,
    )
    .all();
  const byCode = new Map<string, number>();
  const byName = new Map<string, number[]>();
  const byPhone = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, id: number) => {
    const known = map.get(key) ?? [];
    if (key !== '' && !known.includes(id)) map.set(key, [...known, id]);
  };
  // Codes in force go before former ones.
  for (const { id, kind, value } of former) {
    if (kind === 'code') byCode.set(codeOf(value), id);
    else add(byName, nameKey(value), id);
  }
  for (const { id, code, name } of dealers) {
    if (code !== '') byCode.set(codeOf(code), id);
    add(byName, nameKey(name), id);
  }
  for (const { id, text } of people) add(byPhone, phoneDigits(text), id);
  return { byCode, byName, byPhone };
}
