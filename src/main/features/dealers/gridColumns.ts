import type { DealerSort } from '../../../shared/contract/dealers.contract.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** What the grid sorts, filters and searches by, one array per field; the order of rows is that of names. */
export interface GridColumns {
  count: number;
  id: Int32Array;
  amount: Float64Array;
  tier: (string | null)[];
  regionCode: string[];
  repId: (number | null)[];
  type: (string | null)[];
  rfmGroup: (string | null)[];
  lastOn: (string | null)[];
  excluded: Uint8Array;
  deleted: Uint8Array;
  /** Lower-case text with everything a search looks through: names, codes, phones, pinyin, initials. */
  search: string[];
  sortValues(by: DealerSort): (string | number | null)[];
}

interface IndexRow {
  id: number;
  sort_key: string;
  code: string;
  type: string | null;
  region_code: string;
  excluded: number;
  deleted: number;
  original_grade: string;
  created_at: number;
  rep_id: number | null;
  rep_sort: string | null;
  tier: string | null;
  amount: number | null;
  prev: number | null;
  orders: number | null;
  first_on: string | null;
  last_on: string | null;
  rank: number | null;
  rfm: number | null;
  rfm_group: string | null;
  search: string;
}

const SLICE = 4000;

const SQL = `
SELECT d.id, d.sort_key, d.code, d.type, d.region_code, d.excluded, d.deleted_at IS NOT NULL AS deleted, d.original_grade, d.created_at,
  r.id AS rep_id, r.sort_key AS rep_sort,
  s.tier, s.net_minor AS amount, s.prev_net_minor AS prev, s.orders, s.first_on, s.last_on, s.rank,
  s.r_score * 100 + s.f_score * 10 + s.m_score AS rfm, s.rfm_group,
  lower(d.name || char(10) || d.short_name || char(10) || d.code || char(10) || d.pinyin || char(10) || d.initials || char(10) || d.mnemonic
    || char(10) || coalesce((SELECT group_concat(c.name || char(10) || c.phones, char(10)) FROM contact c
                             WHERE c.dealer_id = d.id AND c.deleted_at IS NULL), '')
    || char(10) || coalesce((SELECT group_concat(a.value, char(10)) FROM dealer_alias a WHERE a.dealer_id = d.id), '')) AS search
FROM dealer d
LEFT JOIN score_live s ON s.dealer_id = d.id
LEFT JOIN rep r ON r.id = (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @today
                           ORDER BY o.from_on DESC, o.id DESC LIMIT 1)
WHERE d.id > @after ORDER BY d.id LIMIT ${SLICE}`;

/** Reads the whole index in slices, letting other queries of the reader go first in between. */
export async function loadGridColumns(db: Db, today: string): Promise<GridColumns> {
  const statement = rawOf(db).prepare<[{ after: number; today: string }], IndexRow>(SQL);
  const rows: IndexRow[] = [];
  while (true) {
    const slice = statement.all({ after: rows.at(-1)?.id ?? 0, today });
    for (const row of slice) rows.push(row);
    if (slice.length < SLICE) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  rows.sort((a, b) => (a.sort_key === b.sort_key ? a.id - b.id : a.sort_key < b.sort_key ? -1 : 1));
  return toColumns(rows);
}

function toColumns(rows: IndexRow[]): GridColumns {
  return {
    count: rows.length,
    id: Int32Array.from(rows, (row) => row.id),
    amount: Float64Array.from(rows, (row) => row.amount ?? 0),
    tier: rows.map((row) => row.tier),
    regionCode: rows.map((row) => row.region_code),
    repId: rows.map((row) => row.rep_id),
    type: rows.map((row) => row.type),
    rfmGroup: rows.map((row) => row.rfm_group),
    lastOn: rows.map((row) => row.last_on),
    excluded: Uint8Array.from(rows, (row) => row.excluded),
    deleted: Uint8Array.from(rows, (row) => row.deleted),
    search: rows.map((row) => row.search.normalize('NFKC')),
    sortValues: (by) => rows.map(SORT_VALUE[by]),
  };
}

const SORT_VALUE: Record<DealerSort, (row: IndexRow, position: number) => string | number | null> = {
  name: (_row, position) => position,
  code: (row) => row.code,
  type: (row) => row.type,
  region: (row) => row.region_code,
  rep: (row) => row.rep_sort,
  originalGrade: (row) => row.original_grade,
  tier: (row) => row.tier,
  amount: (row) => row.amount,
  amountPrev: (row) => row.prev,
  orders: (row) => row.orders,
  lastOrder: (row) => row.last_on,
  firstOrder: (row) => row.first_on,
  rank: (row) => row.rank,
  rfm: (row) => row.rfm,
  createdAt: (row) => row.created_at,
};
