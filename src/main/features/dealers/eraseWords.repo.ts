import type { RawDb } from '../../db/open.ts';
import { createFinder, type Finder, type Words } from './erase.rules.ts';

/** Dealers by the parameter `@ids`, a JSON array of numbers. */
export const THESE = '(SELECT value FROM json_each(@ids))';

type Selects = Record<keyof Words, readonly string[]>;

/** What dealers and their people are called now. @param those a condition on a dealer's id, such as `IN (…)` */
const present = (those: string): Selects => ({
  names: [
    `SELECT name FROM dealer WHERE id ${those}`,
    `SELECT short_name FROM dealer WHERE id ${those}`,
    `SELECT value FROM dealer_alias WHERE kind = 'name' AND dealer_id ${those}`,
    `SELECT name FROM contact WHERE dealer_id ${those}`,
  ],
  numbers: [
    `SELECT tax_no FROM dealer WHERE id ${those}`,
    `SELECT wechat FROM contact WHERE dealer_id ${those}`,
    `SELECT email FROM contact WHERE dealer_id ${those}`,
    `SELECT p.value ->> 'text' FROM contact c, json_each(c.phones) p WHERE c.dealer_id ${those}`,
    `SELECT p.value ->> 'digits' FROM contact c, json_each(c.phones) p WHERE c.dealer_id ${those}`,
  ],
  codes: [
    `SELECT code FROM dealer WHERE id ${those}`,
    `SELECT value FROM dealer_alias WHERE kind = 'code' AND dealer_id ${those}`,
  ],
});

/** What they were called before, by the log and by what imports overwrote. */
const FORMER: Selects = {
  names: [...formerOf('dealer', 'name'), ...formerOf('dealer', 'short_name'), ...formerOf('contact', 'name')],
  numbers: [
    ...formerOf('dealer', 'tax_no'),
    ...formerOf('contact', 'wechat'),
    ...formerOf('contact', 'email'),
    ...['before', 'after'].flatMap((image) =>
      ['text', 'digits'].map(
        (part) => `SELECT p.value ->> '${part}' FROM change_log c, json_each(coalesce(c.${image} ->> 'phones', '[]')) p
         WHERE c.entity = 'contact' AND c.dealer_id IN ${THESE}`,
      ),
    ),
  ],
  codes: formerOf('dealer', 'code'),
};

function formerOf(entity: 'dealer' | 'contact', column: string): string[] {
  const whose = entity === 'dealer' ? 'record_id' : 'dealer_id';
  return ['before', 'after'].flatMap((image) => [
    `SELECT ${image} ->> '${column}' FROM change_log WHERE entity = '${entity}' AND ${whose} IN ${THESE}`,
    ...(entity === 'dealer'
      ? [`SELECT ${image} ->> '${column}' FROM import_before WHERE entity = 'dealer' AND record_id IN ${THESE}`]
      : []),
  ]);
}

/** Finds dealers in texts of imported files, by words that are nobody else's: no other dealer's, no rep's. */
export function finderOf(raw: RawDb, ids: readonly number[]): Finder {
  const theirs = present(`IN ${THESE}`);
  const others = present(`NOT IN ${THESE}`);
  const reps = ['SELECT name FROM rep', 'SELECT alias FROM rep_alias'];
  const read = (...lists: (readonly string[])[]) => textsOf(raw, lists.flat(), ids);
  return createFinder(
    {
      names: read(theirs.names, FORMER.names),
      numbers: read(theirs.numbers, FORMER.numbers),
      codes: read(theirs.codes, FORMER.codes),
    },
    { names: read(others.names, reps), numbers: read(others.numbers), codes: read(others.codes) },
  );
}

/** Every query is of one column of texts, and all but the reps' know `@ids`. */
function textsOf(raw: RawDb, selects: readonly string[], ids: readonly number[]): string[] {
  const sql = `SELECT DISTINCT * FROM (${selects.join(' UNION ')}) WHERE coalesce(@ids, '') <> ''`;
  const found = raw
    .prepare<[object], string | null>(sql)
    .pluck()
    .all({ ids: JSON.stringify(ids) });
  return (found as unknown as (string | null)[]).filter((text) => text !== null).filter((text) => text !== '');
}
