import type { ContactPair, ContactReason } from '../../../shared/contract/contactDoubles.contract.ts';
import type { Contact } from '../../../shared/contract/dealers.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ContactId, DealerId } from '../../../shared/domain/ids.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { findPeople, type Person, type PersonPair } from './contactDoubles.rules.ts';
import { createPairKeeper, PAIR_SLICE, readSliced } from './keptPairs.ts';

/** A row of the table of people. */
export interface StoredPerson {
  id: number;
  dealerId: number;
  revision: number;
  name: string;
  role: string;
  /** JSON, digits included */
  phones: string;
  wechat: string;
  email: string;
  birthday: string;
  note: string;
  isPrimary: number;
}

const COLUMNS = `c.id, c.dealer_id AS dealerId, c.revision, c.name, c.role, c.phones, c.wechat, c.email, c.birthday, c.note,
  c.is_primary AS isPrimary`;
/** A page of what was found holds no more people than this. */
const SLICE = 500;

/** People who are on a dealer's page. */
export function readPeople(raw: RawDb, ids: readonly number[]): Map<number, StoredPerson> {
  const rows = raw
    .prepare<[string], StoredPerson>(
      `SELECT ${COLUMNS} FROM contact c WHERE c.id IN (SELECT value FROM json_each(?)) AND c.deleted_at IS NULL`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** As the window shows him. */
export function toContact({ id, phones, isPrimary, dealerId: _d, revision: _r, ...texts }: StoredPerson): Contact {
  // Written by this program only; the contract checks it on the way out.
  return {
    ...texts,
    id: ContactId.parse(id),
    primary: isPrimary === 1,
    phones: JSON.parse(phones) as Contact['phones'],
  };
}

function toPerson({ id, name, phones, wechat, email }: StoredPerson): Person {
  return { id, name, wechat, email, phones: JSON.parse(phones) as Person['phones'] };
}

/**
 * People of dealers with several of them, a slice of dealers at a time, for the search.
 * @param onStep called before each slice with the dealers done; may throw to stop
 */
export function findAllPeople(db: Db, onStep: (done: number) => void): PersonPair[] {
  const raw = rawOf(db);
  const dealers = raw
    .prepare<[number], number>(
      `SELECT c.dealer_id FROM contact c JOIN dealer d ON d.id = c.dealer_id AND d.deleted_at IS NULL
       WHERE c.deleted_at IS NULL AND c.dealer_id > ? GROUP BY c.dealer_id HAVING count(*) > 1 ORDER BY c.dealer_id LIMIT ${SLICE}`,
    )
    .pluck();
  const found: PersonPair[] = [];
  let done = 0;
  for (let after = 0; ; ) {
    onStep(done);
    const ids = dealers.all(after) as unknown as number[]; // plucked from a column of integers
    for (const people of peopleOf(raw, ids).values()) found.push(...findPeople(people));
    done += ids.length;
    after = ids.at(-1) ?? after;
    if (ids.length < SLICE) return found.sort((x, y) => y.score - x.score || x.lowId - y.lowId || x.highId - y.highId);
  }
}

function peopleOf(raw: RawDb, dealerIds: readonly number[]): Map<number, Person[]> {
  const rows = raw
    .prepare<[string], StoredPerson>(
      `SELECT ${COLUMNS} FROM contact c WHERE c.dealer_id IN (SELECT value FROM json_each(?)) AND c.deleted_at IS NULL ORDER BY c.id`,
    )
    .all(JSON.stringify(dealerIds));
  const people = new Map<number, Person[]>();
  for (const row of rows) people.set(row.dealerId, [...(people.get(row.dealerId) ?? []), toPerson(row)]);
  return people;
}

/** Pairs of people that may be one: of a dealer as he stands, else what the last search found. Decided ones are left out. */
export async function listContactPairs(db: Db, input: Parsed<'doubles.contacts'>): Promise<Output<'doubles.contacts'>> {
  const raw = rawOf(db);
  const { dealerId, offset, limit } = input;
  const found = dealerId === undefined ? await storedPairs(raw, input.search) : undecided(raw, dealerId);
  const page = found.slice(offset, offset + limit);
  const people = readPeople(
    raw,
    page.flatMap(({ lowId, highId }) => [lowId, highId]),
  );
  const dealerOf = raw.prepare<[number], { id: number; name: string; code: string }>(
    'SELECT id, name, code FROM dealer WHERE id = ?',
  );
  const pairs = page.flatMap(({ lowId, highId, score, reasons }): ContactPair[] => {
    const [low, high] = [people.get(lowId), people.get(highId)];
    const dealer = low === undefined ? undefined : dealerOf.get(low.dealerId);
    if (low === undefined || high === undefined || dealer === undefined) return [];
    const [kept, lost] = staysFirst(low, high) ? [low, high] : [high, low];
    const named = { ...dealer, id: DealerId.parse(dealer.id) };
    return [{ dealer: named, kept: toContact(kept), lost: toContact(lost), score, reasons: [...reasons] }];
  });
  return { pairs, total: found.length };
}

function undecided(raw: RawDb, dealerId: number): PersonPair[] {
  const distinct = raw.prepare('SELECT 1 FROM contact_distinct WHERE low_id = ? AND high_id = ?');
  return findPeople(peopleOf(raw, [dealerId]).get(dealerId) ?? []).filter(
    ({ lowId, highId }) => distinct.get(lowId, highId) === undefined,
  );
}

const keep = createPairKeeper<PersonPair>();

function storedPairs(raw: RawDb, word: string): Promise<PersonPair[]> {
  const search = word.trim().normalize('NFKC').toLowerCase();
  const statement = raw.prepare<[object], Omit<PersonPair, 'reasons'> & { reasons: string }>(
    `SELECT s.low_id AS lowId, s.high_id AS highId, s.score, s.reasons FROM contact_suspect s
     JOIN contact a ON a.id = s.low_id AND a.deleted_at IS NULL
     JOIN contact b ON b.id = s.high_id AND b.deleted_at IS NULL AND b.dealer_id = a.dealer_id
     JOIN dealer d ON d.id = a.dealer_id AND d.deleted_at IS NULL
     WHERE NOT EXISTS (SELECT 1 FROM contact_distinct x WHERE x.low_id = s.low_id AND x.high_id = s.high_id)
       AND (s.low_id, s.high_id) > (@lowId, @highId)
       AND (@search = '' OR instr(lower(d.name || ' ' || d.code || ' ' || d.pinyin || ' ' || d.initials
         || ' ' || a.name || ' ' || b.name || ' ' || a.phones || ' ' || b.phones), @search) > 0)
     ORDER BY s.low_id, s.high_id LIMIT ${PAIR_SLICE}`,
  );
  return keep(raw, search, async () => {
    const pairs = await readSliced<PersonPair>((after) =>
      statement
        .all({ search, lowId: after?.lowId ?? 0, highId: after?.highId ?? 0 })
        // Written by the search.
        .map((pair) => ({ ...pair, reasons: JSON.parse(pair.reasons) as ContactReason[] })),
    );
    return pairs.sort((x, y) => y.score - x.score || x.lowId - y.lowId || x.highId - y.highId);
  });
}

const HAN_NAME = /^\p{Script=Han}{2,4}$/u;

/** The main contact stays, else who has a name, rather a full one than a form of address, else who has been there longer. */
function staysFirst(one: StoredPerson, other: StoredPerson): boolean {
  const rank = ({ isPrimary, name }: StoredPerson) =>
    isPrimary * 4 + (name === '' ? 0 : 1) + (HAN_NAME.test(name) || name.includes(' ') ? 1 : 0);
  return rank(one) === rank(other) ? one.id < other.id : rank(one) > rank(other);
}
