import type { ErasePreview } from '../../../shared/contract/erase.contract.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';

/** Dealers by the parameter `@ids`, a JSON array of numbers. */
export const THESE = '(SELECT value FROM json_each(@ids))';

/** Lines of the change log that are about them, also those that stand in nobody's history. */
export const THEIR_LOG = `(dealer_id IN ${THESE} OR (entity = 'dealer' AND record_id IN ${THESE})
  OR (entity IN ('dealer_tag', 'custom_value') AND dealer_id IS NULL
      AND coalesce(after ->> '$.dealer_id', before ->> '$.dealer_id') IN ${THESE}))`;

/** Imports that brought or met them. Of undone ones nobody knows any more whom they brought. */
const THEIR_BATCHES = `
  ${['contact', 'dealer_owner', 'dealer_alias', 'orders', 'receivable', 'receipt']
    .map((table) => `SELECT batch_id FROM ${table} WHERE dealer_id IN ${THESE} AND batch_id IS NOT NULL`)
    .join('\n  UNION ')}
  UNION SELECT batch_id FROM dealer WHERE id IN ${THESE} AND batch_id IS NOT NULL
  UNION SELECT batch_id FROM import_removed WHERE dealer_id IN ${THESE}
  UNION SELECT made_by FROM import_removed WHERE dealer_id IN ${THESE} AND made_by IS NOT NULL
  UNION SELECT batch_id FROM import_before WHERE entity = 'dealer' AND record_id IN ${THESE}
  UNION SELECT batch_id FROM import_seen WHERE entity = 'dealer' AND record_id IN ${THESE}
  UNION SELECT batch_id FROM import_seen WHERE entity = 'orders'
    AND record_id IN (SELECT id FROM orders WHERE dealer_id IN ${THESE})
  UNION SELECT id FROM import_batch WHERE status = 'undone'`;

/** Whether a text holds one of the words of the parameter `@words`. */
export const named = (text: string) => `EXISTS (SELECT 1 FROM json_each(@words) w WHERE instr(${text}, w.value) > 0)`;

/** Text of a problem of an imported file. */
export const PROBLEM_TEXT = 'text || char(10) || params';

/** Imports whose files they stand in: also those that could not take their rows. */
export function batchesOf(raw: RawDb, ids: readonly number[], words: readonly string[]): number[] {
  const found = raw
    .prepare<[object], number>(
      `${THEIR_BATCHES}
       UNION SELECT batch_id FROM import_rejected_row WHERE ${named('cells')}
       UNION SELECT batch_id FROM import_problem WHERE ${named(PROBLEM_TEXT)}
       UNION SELECT id FROM import_batch WHERE ${named('understanding')}`,
    )
    .pluck()
    .all({ ids: JSON.stringify(ids), words: JSON.stringify(words) });
  return found as unknown as number[]; // plucked from columns of integers
}

/** Where something is counted or comes back when an import is undone, an account must stay for it. */
const COUNTED = ['orders', 'receivable', 'receipt', 'period_total', 'import_removed', 'score_frozen'];
export const STAYS = `(${COUNTED.map((table) => `EXISTS (SELECT 1 FROM ${table} x WHERE x.dealer_id = d.id)`).join(' OR ')})`;

/** Counts what would go and what would stay. */
export function countErased(db: Db, ids: readonly number[]): ErasePreview {
  const raw = rawOf(db);
  const given = { ids: JSON.stringify(ids) };
  const count = (sql: string) => Number(raw.prepare(`SELECT ${sql}`).pluck().get(given));
  const of = (table: string) => count(`count(*) FROM ${table} WHERE dealer_id IN ${THESE}`);
  const dealers = count(`count(*) FROM dealer WHERE id IN ${THESE}`);
  return {
    dealers,
    confirm: confirmText(raw, ids, dealers),
    contacts: of('contact'),
    notes: of('note'),
    files: of('dealer_file'),
    marks: of('dealer_tag') + of('custom_value') + of('dealer_alias') + of('tier_pin'),
    edits: count(`count(*) FROM change_log WHERE ${THEIR_LOG}`),
    sourceFiles: filesOf(raw, batchesOf(raw, ids, wordsOf(raw, ids))).length,
    staying: count(`count(*) FROM dealer d WHERE d.id IN ${THESE} AND ${STAYS}`),
    orders: of('orders'),
    netMinor: count(`coalesce(sum(net_minor), 0) FROM orders WHERE dealer_id IN ${THESE}`),
    balances: of('receivable'),
    receipts: of('receipt'),
  };
}

/** The kept files of some imports. */
export function filesOf(raw: RawDb, batches: readonly number[]): number[] {
  const files = raw
    .prepare<[string], number>(
      `SELECT DISTINCT source_file_id FROM import_batch
       WHERE source_file_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(batches));
  return files as unknown as number[]; // plucked from a column of integers
}

function confirmText(raw: RawDb, ids: readonly number[], dealers: number): string {
  if (dealers !== 1) return String(dealers);
  const name = raw.prepare<[object], string>(`SELECT name FROM dealer WHERE id IN ${THESE}`).pluck();
  return String(name.get({ ids: JSON.stringify(ids) }));
}

/** What they were called before, by the log and by what imports overwrote. */
const FORMER = ['before', 'after'].flatMap((image) => [
  ...['name', 'short_name', 'address', 'tax_no'].flatMap((column) => [
    `SELECT ${image} ->> '${column}' FROM change_log WHERE entity = 'dealer' AND record_id IN ${THESE}`,
    `SELECT ${image} ->> '${column}' FROM import_before WHERE entity = 'dealer' AND record_id IN ${THESE}`,
  ]),
  ...['text', 'digits'].map(
    (part) => `SELECT p.value ->> '${part}' FROM change_log c, json_each(coalesce(c.${image} ->> 'phones', '[]')) p
         WHERE c.entity = 'contact' AND c.dealer_id IN ${THESE}`,
  ),
]);

/** Words by which they are known in rows of imported files: names, addresses and numbers that are nobody else's. */
export function wordsOf(raw: RawDb, ids: readonly number[]): string[] {
  const words = raw
    .prepare<[object], string>(
      `SELECT name FROM dealer WHERE id IN ${THESE} UNION SELECT short_name FROM dealer WHERE id IN ${THESE}
       UNION SELECT tax_no FROM dealer WHERE id IN ${THESE}
       UNION SELECT address FROM dealer WHERE id IN ${THESE}
       UNION SELECT value FROM dealer_alias WHERE kind = 'name' AND dealer_id IN ${THESE}
       UNION SELECT wechat FROM contact WHERE dealer_id IN ${THESE}
       UNION SELECT email FROM contact WHERE dealer_id IN ${THESE}
       UNION SELECT p.value ->> 'text' FROM contact c, json_each(c.phones) p WHERE c.dealer_id IN ${THESE}
       UNION SELECT p.value ->> 'digits' FROM contact c, json_each(c.phones) p WHERE c.dealer_id IN ${THESE}
       ${FORMER.map((words) => `UNION ${words}`).join('\n       ')}`,
    )
    .pluck()
    .all({ ids: JSON.stringify(ids) }) as unknown as string[]; // plucked from columns of texts
  return words.filter((word) => word !== null && word.length > 1);
}
