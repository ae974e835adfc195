import type { Output } from '../../../shared/contract/index.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { isDamage } from '../../db/sqliteErrors.ts';

/** A sale above zero that no reversal has taken back whole, as docs/scoring.md counts orders. */
const SALE = `kind = 'sale' AND net_minor > 0 AND id NOT IN (SELECT s.id FROM orders r JOIN orders s ON s.id = r.reversal_of
  GROUP BY s.id HAVING s.net_minor + sum(r.net_minor) <= 0)`;

/** What must hold in every data file: each statement answers the number of rows that break it. */
const RULES: readonly { code: string; sql: string }[] = [
  {
    code: 'day_totals_differ',
    sql: `SELECT count(*) FROM (
      SELECT dealer_id, ordered_on, sum(${SALE}), sum(iif(${SALE}, net_minor, 0)),
        sum(iif(kind IN ('sale', 'return', 'reversal'), net_minor, 0))
      FROM orders GROUP BY dealer_id, ordered_on
      EXCEPT SELECT dealer_id, day, sales, sales_minor, net_minor FROM dealer_day)`,
  },
  {
    code: 'day_totals_left_over',
    sql: `SELECT count(*) FROM dealer_day d WHERE NOT EXISTS (
      SELECT 1 FROM orders o WHERE o.dealer_id = d.dealer_id AND o.ordered_on = d.day)`,
  },
  {
    code: 'line_count_differs',
    sql: `SELECT count(*) FROM orders o WHERE o.line_count <> (SELECT count(*) FROM order_line l WHERE l.order_id = o.id)`,
  },
  {
    code: 'batch_half_done',
    // A contact that was edited since stays when its import is undone, a dealer of a merge until that is taken apart.
    sql: `SELECT count(*) FROM import_batch b JOIN (
        SELECT batch_id FROM orders UNION ALL SELECT batch_id FROM dealer_owner
        UNION ALL SELECT batch_id FROM dealer WHERE id NOT IN (SELECT kept_id FROM dealer_merge WHERE undone_at IS NULL
          UNION SELECT lost_id FROM dealer_merge WHERE undone_at IS NULL)
        UNION ALL SELECT batch_id FROM dealer_alias UNION ALL SELECT batch_id FROM import_removed UNION ALL SELECT batch_id FROM receivable UNION ALL SELECT batch_id FROM receipt
        UNION ALL SELECT batch_id FROM activity UNION ALL SELECT batch_id FROM period_total UNION ALL SELECT batch_id FROM rep_alias
        UNION ALL SELECT batch_id FROM contact WHERE id NOT IN (SELECT record_id FROM change_log WHERE entity = 'contact')
      ) r ON r.batch_id = b.id WHERE b.status = 'undone'`,
  },
  {
    code: 'reversal_pair_wrong',
    sql: `SELECT count(*) FROM orders r LEFT JOIN orders s ON s.id = r.reversal_of
      WHERE r.reversal_of IS NOT NULL AND (r.kind <> 'reversal' OR s.kind <> 'sale' OR s.dealer_id <> r.dealer_id)`,
  },
  { code: 'return_above_zero', sql: `SELECT count(*) FROM orders WHERE kind = 'return' AND net_minor > 0` },
  {
    code: 'overdue_differs',
    sql: `SELECT count(*) FROM receivable WHERE overdue_minor <> max(0, min(balance_minor,
      late30_minor + late60_minor + late90_minor + late_over_minor + late_unaged_minor))`,
  },
  {
    code: 'live_score_without_dealer',
    sql: 'SELECT count(*) FROM score_live s WHERE NOT EXISTS (SELECT 1 FROM dealer d WHERE d.id = s.dealer_id)',
  },
  {
    code: 'rep_name_twice',
    sql: 'SELECT count(*) FROM rep_alias a JOIN rep r ON r.name_key = a.alias_key AND r.id <> a.rep_id',
  },
  {
    code: 'merged_apart',
    // Where undo or an import brings something to a dealer that is part of another, it goes on to that one.
    sql: `SELECT count(*) FROM dealer_merge m JOIN dealer l ON l.id = m.lost_id WHERE m.undone_at IS NULL
      AND (l.deleted_at IS NULL OR EXISTS (SELECT 1 FROM orders o WHERE o.dealer_id = l.id)
        OR EXISTS (SELECT 1 FROM receivable r WHERE r.dealer_id = l.id) OR EXISTS (SELECT 1 FROM receipt p WHERE p.dealer_id = l.id))`,
  },
  {
    code: 'merged_in_circle',
    sql: `WITH RECURSIVE merged (kind, lost, kept) AS (
        SELECT 'dealer', lost_id, kept_id FROM dealer_merge WHERE undone_at IS NULL
        UNION ALL SELECT 'contact', lost_id, kept_id FROM contact_merge),
      way (kind, start, now) AS (SELECT kind, lost, kept FROM merged
        UNION SELECT way.kind, start, kept FROM way JOIN merged ON merged.kind = way.kind AND merged.lost = way.now)
      SELECT count(*) FROM way WHERE start = now`,
  },
  {
    code: 'two_main_contacts',
    sql: `SELECT count(*) FROM (SELECT 1 FROM contact WHERE is_primary = 1 AND deleted_at IS NULL
      GROUP BY dealer_id HAVING count(*) > 1)`,
  },
  {
    code: 'own_value_of_other_kind',
    // A choice that is offered no more stays with the dealers that have it.
    sql: `SELECT count(*) FROM custom_value v JOIN custom_field f ON f.id = v.field_id
      WHERE (f.kind = 'flag' AND v.value NOT IN ('0', '1'))
        OR (f.kind = 'date' AND coalesce(date(v.value), '') <> v.value)
        OR (f.kind = 'number' AND (NOT json_valid(v.value) OR json_type(v.value) NOT IN ('integer', 'real')))`,
  },
  {
    code: 'choices_unreadable',
    sql: `SELECT count(*) FROM custom_field WHERE iif(json_valid(choices), json_type(choices) <> 'array'
      OR (kind = 'choice') <> (json_array_length(choices) > 0)
      OR EXISTS (SELECT 1 FROM json_each(choices) c WHERE c.type <> 'text'), 1)`,
  },
  {
    code: 'tag_of_several',
    // Lists part tags by these.
    sql: `SELECT count(*) FROM tag WHERE trim(name) = '' OR name GLOB '*[,，、;；]*'`,
  },
];

const COUNTED = [
  'dealer',
  'contact',
  'rep',
  'orders',
  'order_line',
  'product',
  'receivable',
  'receipt',
  'import_batch',
  'score_run',
  'change_log',
] as const;

/**
 * SQLite's own integrity check, foreign keys, and the rules of this program. Changes nothing. Damage that stops SQLite on
 * its way is a finding like any other; tables that cannot be read to their end are not counted.
 */
export function checkFile(db: Db): Output<'data.check'> {
  const raw = rawOf(db);
  const findings: { code: string; count: number; detail: string }[] = [];
  let damage = '';
  const readable = <R>(read: () => R): R | undefined => {
    try {
      return read();
    } catch (error) {
      if (!isDamage(error) || !(error instanceof Error)) throw error;
      damage = damage === '' ? error.message : damage;
      return undefined;
    }
  };
  const integrity = readable(() => raw.pragma('integrity_check(20)') as { integrity_check: string }[]) ?? [];
  const broken = integrity.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  const orphans = readable(() => raw.pragma('foreign_key_check') as { table: string }[]) ?? [];
  if (orphans.length > 0)
    findings.push({ code: 'foreign_key', count: orphans.length, detail: orphans[0]?.table ?? '' });
  for (const rule of RULES) {
    const count = readable(() => Number(raw.prepare(rule.sql).pluck().get())) ?? 0;
    if (count > 0) findings.push({ code: rule.code, count, detail: '' });
  }
  const counts: Record<string, number> = {};
  for (const table of COUNTED) {
    const count = readable(() => Number(raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()));
    if (count !== undefined) counts[table] = count;
  }
  if (broken.length > 0 || damage !== '')
    findings.unshift({ code: 'file_damaged', count: Math.max(1, broken.length), detail: broken[0] ?? damage });
  return { ok: findings.length === 0, findings, counts };
}
