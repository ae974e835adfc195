import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { PAIR_SLICE, readSliced } from './keptPairs.ts';
import { gatherOwners, type OwnerPair, type ShopPerson } from './owners.rules.ts';
import { readDoubleDealers } from './suspects.repo.ts';

/** Everybody who stands with a dealer by name and phone, a row for each phone. */
export function readShopPeople(db: Db): ShopPerson[] {
  return rawOf(db)
    .prepare<[], ShopPerson>(
      `SELECT c.dealer_id AS dealerId, c.name, p.value ->> 'digits' AS digits
       FROM dealer d JOIN contact c ON c.dealer_id = d.id, json_each(c.phones) p
       WHERE d.deleted_at IS NULL AND d.excluded = 0 AND c.deleted_at IS NULL AND c.name <> '' ORDER BY d.id`,
    )
    .all();
}

/** Names of people of ours, other names included. */
export function readOurNames(db: Db): string[] {
  const names = rawOf(db).prepare('SELECT name FROM rep UNION SELECT alias FROM rep_alias').pluck().all();
  return names as string[]; // plucked from columns of texts
}

/** Pairs that still stand: on the list, undecided, in no group together, and not suspected of being one dealer. */
const STANDING = `
  FROM owner_suspect s
  JOIN dealer a ON a.id = s.low_id AND a.deleted_at IS NULL
  JOIN dealer b ON b.id = s.high_id AND b.deleted_at IS NULL
  WHERE NOT EXISTS (SELECT 1 FROM owner_distinct x WHERE x.low_id = s.low_id AND x.high_id = s.high_id)
    AND NOT EXISTS (SELECT 1 FROM dealer_group_member m JOIN dealer_group_member n ON n.group_id = m.group_id
      WHERE m.dealer_id = s.low_id AND n.dealer_id = s.high_id)
    AND NOT EXISTS (SELECT 1 FROM dealer_suspect u WHERE u.low_id = s.low_id AND u.high_id = s.high_id
      AND NOT EXISTS (SELECT 1 FROM dealer_distinct y WHERE y.low_id = u.low_id AND y.high_id = u.high_id))`;

/** Reasons that speak of one dealer. */
const OF_DEALER = `
  AND (s.code, s.text) IN (SELECT code, text FROM owner_suspect WHERE low_id = @dealerId
    UNION SELECT code, text FROM owner_suspect WHERE high_id = @dealerId)`;

/** A page of the shops that may have one owner; of one dealer only those he is among. */
export async function listOwners(
  db: Db,
  { dealerId, offset, limit }: Parsed<'doubles.owners'>,
): Promise<Output<'doubles.owners'>> {
  const statement = rawOf(db).prepare<[object], OwnerPair>(
    `SELECT s.low_id AS lowId, s.high_id AS highId, s.code, s.text ${STANDING} ${dealerId === undefined ? '' : OF_DEALER}
       AND (s.code, s.text, s.low_id, s.high_id) > (@code, @text, @lowId, @highId)
     ORDER BY s.code, s.text, s.low_id, s.high_id LIMIT ${PAIR_SLICE}`,
  );
  const first = { code: '', text: '', lowId: 0, highId: 0 };
  const pairs = await readSliced<OwnerPair>((after) => statement.all({ ...(after ?? first), dealerId }));
  const groups = gatherOwners(pairs).filter(({ ids }) => dealerId === undefined || ids.includes(dealerId));
  const page = groups.slice(offset, offset + limit);
  const dealers = readDoubleDealers(
    db,
    page.flatMap(({ ids }) => ids),
  );
  return {
    hints: page.map(({ ids, reasons }) => ({ dealers: ids.flatMap((id) => dealers.get(id) ?? []), reasons })),
    total: groups.length,
  };
}
