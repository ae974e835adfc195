import { customKey } from '../../../shared/contract/dealerFilter.contract.ts';
import type { MergeCounts, MergeFieldRow } from '../../../shared/contract/doubles.contract.ts';
import type { RawDb } from '../../db/open.ts';
import { type DealerImage, fieldText, MERGE_FIELDS, takesLost } from './mergeFields.rules.ts';
import type { Merge } from './mergeSteps.ts';

/** Fields of the record in which two dealers differ, and which value is proposed. */
export function differingFields(kept: DealerImage, lost: DealerImage): MergeFieldRow[] {
  return MERGE_FIELDS.flatMap((field) => {
    const [mine, other] = [fieldText(field, kept), fieldText(field, lost)];
    if (mine === other) return [];
    const take = takesLost(field, kept, lost);
    return [{ field: field.field, name: '', kind: null, kept: mine, lost: other, take, both: field.rule === 'both' }];
  });
}

/** Fields of the owner's own in which the two differ; a value that only the one that goes has is proposed. */
export function differingValues(raw: RawDb, keptId: number, lostId: number): DifferingValue[] {
  return raw
    .prepare<[number, number], Omit<DifferingValue, 'archived'> & { archived: number }>(
      `SELECT f.id, f.name, f.kind, f.archived, coalesce(k.value, '') AS kept, coalesce(l.value, '') AS lost FROM custom_field f
       LEFT JOIN custom_value k ON k.field_id = f.id AND k.dealer_id = ?
       LEFT JOIN custom_value l ON l.field_id = f.id AND l.dealer_id = ?
       WHERE coalesce(k.value, '') <> coalesce(l.value, '') ORDER BY f.place, f.id`,
    )
    .all(keptId, lostId)
    .map((row) => ({ ...row, archived: row.archived === 1 }));
}

export interface DifferingValue {
  id: number;
  name: string;
  kind: NonNullable<MergeFieldRow['kind']>;
  /** No longer shown: nobody is asked. */
  archived: boolean;
  kept: string;
  lost: string;
}

/** The same as rows to choose from, but for what nobody is asked. */
export function valueRows(values: readonly DifferingValue[], hidden: ReadonlySet<number>): MergeFieldRow[] {
  return values
    .filter(({ id, archived }) => !archived && !hidden.has(id))
    .map(({ id, name, kind, kept, lost }) => {
      return { field: customKey(id), name, kind, kept, lost, take: kept === '', both: false };
    });
}

/** Tables and the words they are counted by. */
export const COUNTED = {
  orders: 'orders',
  receipts: 'receipt',
  contacts: 'contact',
  notes: 'note',
  activities: 'activity',
  totals: 'period_total',
  files: 'dealer_file',
} as const;

/** Tables whose records may lie in the bin. */
const BINNED: ReadonlySet<string> = new Set(['contact', 'note', 'activity', 'dealer_file']);

export function noCounts(): MergeCounts {
  return {
    orders: 0,
    receipts: 0,
    balances: 0,
    summed: 0,
    contacts: 0,
    notes: 0,
    activities: 0,
    totals: 0,
    files: 0,
    tags: 0,
  };
}

/** What a merge would move. */
export function countMoves(raw: RawDb, keptId: number, lostId: number): MergeCounts {
  const counts = noCounts();
  const given = { keptId, lostId };
  const count = (sql: string) => Number(raw.prepare(`SELECT count(*) FROM ${sql}`).pluck().get(given));
  for (const [word, table] of Object.entries(COUNTED)) {
    const live = BINNED.has(table) ? 'AND deleted_at IS NULL' : '';
    counts[word as keyof typeof COUNTED] = count(`${table} WHERE dealer_id = @lostId ${live} AND @keptId > 0`); // its own keys
  }
  const sameDay = 'EXISTS (SELECT 1 FROM receivable k WHERE k.dealer_id = @keptId AND k.as_of_on = l.as_of_on)';
  counts.summed = count(`receivable l WHERE l.dealer_id = @lostId AND ${sameDay}`);
  counts.balances = count(`receivable l WHERE l.dealer_id = @lostId AND NOT ${sameDay}`);
  counts.tags = count(
    'dealer_tag WHERE dealer_id = @lostId AND tag_id NOT IN (SELECT tag_id FROM dealer_tag WHERE dealer_id = @keptId)',
  );
  return counts;
}

/** What has come to a dealer since a merge: by imports, and by hand. */
export function countSince(raw: RawDb, dealerId: number, { commitNo, groupId }: Merge): MergeCounts {
  const counts = noCounts();
  const given = { dealerId, commitNo, groupId };
  const imported = (table: string) =>
    Number(
      raw
        .prepare<[object], number>(
          `SELECT count(*) FROM ${table} x JOIN import_batch b ON b.id = x.batch_id
           WHERE x.dealer_id = @dealerId AND b.commit_no > @commitNo AND b.status = 'committed'`,
        )
        .pluck()
        .get(given),
    );
  const written = (table: string) =>
    Number(
      raw
        .prepare<[object], number>(
          `SELECT count(*) FROM ${table} x WHERE x.dealer_id = @dealerId AND x.deleted_at IS NULL AND x.id IN (
             SELECT record_id FROM change_log WHERE entity = '${table}' AND action = 'create' AND group_id > @groupId
               AND undone_at IS NULL)`,
        )
        .pluck()
        .get(given),
    );
  return {
    ...counts,
    orders: imported('orders'),
    receipts: imported('receipt'),
    balances: imported('receivable'),
    contacts: imported('contact') + written('contact'),
    notes: written('note'),
    activities: imported('activity'),
    totals: imported('period_total'),
    files: written('dealer_file'),
  };
}
