import type { DoubleDealer, DoubleReason } from '../../../shared/contract/doubles.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { createPairKeeper, PAIR_SLICE, readSliced } from './keptPairs.ts';

/** In `meta`: when the last search for doubles was made, and by what. */
export const FOUND = 'doubles_found';

/** What a search rests on, as a text that differs once a dealer or his people have changed. */
export function searchStanding(db: Db): string {
  const read = (sql: string) => Number(rawOf(db).prepare(sql).pluck().get() ?? 0);
  return [
    read(
      "SELECT max(last) FROM (SELECT max(id) AS last FROM change_log WHERE entity = 'dealer' UNION ALL SELECT max(id) FROM change_log WHERE entity = 'contact')",
    ),
    read('SELECT max(undone_no) FROM change_log WHERE undone_no IS NOT NULL'),
    read('SELECT max(commit_no) FROM import_batch'),
    read("SELECT count(*) FROM import_batch WHERE status = 'undone'"),
  ].join('/');
}

interface StoredPair {
  lowId: number;
  highId: number;
  score: number;
  reasons: string;
}

type FoundPair = Omit<StoredPair, 'reasons'> & { reasons: DoubleReason[] };

/** Pairs that still stand: both on the list, and the owner has not said that they are two, or two shops of one owner. */
const STANDING = `
  FROM dealer_suspect s
  JOIN dealer a ON a.id = s.low_id AND a.deleted_at IS NULL
  JOIN dealer b ON b.id = s.high_id AND b.deleted_at IS NULL
  WHERE NOT EXISTS (SELECT 1 FROM dealer_distinct x WHERE x.low_id = s.low_id AND x.high_id = s.high_id)
    AND NOT EXISTS (SELECT 1 FROM dealer_group_member m JOIN dealer_group_member n ON n.group_id = m.group_id
      WHERE m.dealer_id = s.low_id AND n.dealer_id = s.high_id)`;

const keep = createPairKeeper<FoundPair>();

/** All pairs that stand and bear a word, the surest first. */
function standingPairs(raw: RawDb, search: string): Promise<FoundPair[]> {
  const statement = raw.prepare<[object], StoredPair>(
    `SELECT s.low_id AS lowId, s.high_id AS highId, s.score, s.reasons ${STANDING}
       AND (s.low_id, s.high_id) > (@lowId, @highId)
       AND (@search = '' OR instr(lower(a.name || ' ' || a.code || ' ' || a.pinyin || ' ' || a.initials), @search) > 0
         OR instr(lower(b.name || ' ' || b.code || ' ' || b.pinyin || ' ' || b.initials), @search) > 0)
     ORDER BY s.low_id, s.high_id LIMIT ${PAIR_SLICE}`,
  );
  return keep(raw, search, async () => {
    const pairs = await readSliced<FoundPair>((after) =>
      statement
        .all({ search, lowId: after?.lowId ?? 0, highId: after?.highId ?? 0 })
        // Written by the search.
        .map((pair) => ({ ...pair, reasons: JSON.parse(pair.reasons) as DoubleReason[] })),
    );
    return pairs.sort((x, y) => y.score - x.score || x.lowId - y.lowId || x.highId - y.highId);
  });
}

/** A page of what was found, the surest first. */
export async function listSuspects(db: Db, input: Parsed<'doubles.list'>): Promise<Output<'doubles.list'>> {
  const all = await standingPairs(rawOf(db), input.search.trim().normalize('NFKC').toLowerCase());
  const has = (pair: { reasons: DoubleReason[] }, code: string) => pair.reasons.some((reason) => reason.code === code);
  const shown = all.filter((pair) => input.reasons.length === 0 || input.reasons.some((code) => has(pair, code)));
  const page = shown.slice(input.offset, input.offset + input.limit);
  const dealers = readDoubleDealers(
    db,
    page.flatMap(({ lowId, highId }) => [lowId, highId]),
  );
  return {
    pairs: page.flatMap(({ lowId, highId, score, reasons }) => {
      const [low, high] = [dealers.get(lowId), dealers.get(highId)];
      if (!low || !high) return [];
      const [kept, lost] = staysFirst(low, high) ? [low, high] : [high, low];
      return [{ kept, lost, score, reasons }];
    }),
    total: shown.length,
    counts: countReasons(all),
    ...standing(db),
  };
}

/** Of two, the one with more bills stays, else the one that has been on the list longer. */
export function staysFirst(one: DoubleDealer, other: DoubleDealer): boolean {
  return one.orders === other.orders ? one.id < other.id : one.orders > other.orders;
}

function countReasons(pairs: readonly { reasons: DoubleReason[] }[]): Output<'doubles.list'>['counts'] {
  const counts: Record<string, number> = {};
  for (const { reasons } of pairs) for (const { code } of reasons) counts[code] = (counts[code] ?? 0) + 1;
  const { other_branch: _b, other_city: _c, other_tax: _t, other_phone: _p, other_address: _a, ...speaking } = counts;
  return speaking;
}

/** When the last search was made, and whether anything it read has changed since. */
function standing(db: Db): { foundAt: number | null; outdated: boolean } {
  const stored = rawOf(db).prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(FOUND);
  if (stored === undefined) return { foundAt: null, outdated: true };
  // Written by the search.
  const found = JSON.parse(stored) as { at: number; standing: string };
  return { foundAt: found.at, outdated: found.standing !== searchStanding(db) };
}

/** Dealers as lists of doubles show them, by id. */
export function readDoubleDealers(db: Db, ids: readonly number[]): Map<number, DoubleDealer> {
  const rows = rawOf(db)
    .prepare<[string], DoubleDealer>(
      `SELECT d.id, d.code, d.name, d.city, d.address,
         coalesce((SELECT c.phones ->> '$[0].text' FROM contact c WHERE c.dealer_id = d.id AND c.deleted_at IS NULL
                   ORDER BY c.is_primary DESC, c.id LIMIT 1), '') AS phone,
         (SELECT count(*) FROM orders o WHERE o.dealer_id = d.id) AS orders,
         (SELECT coalesce(sum(y.net_minor), 0) FROM dealer_day y WHERE y.dealer_id = d.id) AS netMinor,
         (SELECT max(y.day) FROM dealer_day y WHERE y.dealer_id = d.id) AS lastOn
       FROM dealer d WHERE d.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows.map((row) => [Number(row.id), row]));
}
