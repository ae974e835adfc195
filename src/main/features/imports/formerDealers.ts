import { type Db, type RawDb, rawOf } from '../../db/open.ts';

/** A code or name under which another program knows a dealer by somebody he was merged with. */
export interface Former {
  /** Who he is part of by now. */
  id: number;
  /** Set where it is what the one that went was called: what comes under it goes back with him if the merge is taken apart. */
  via: number | undefined;
  /** In the bin. */
  binned: boolean;
  name: string;
  city: string;
  /** The one that went had a code. */
  coded: boolean;
  /** The key of what the one that went was called. */
  formerKey: string;
  /** Of the one he is part of. */
  codeKey: string;
}

/** What a dealer is called now by the choice of a merge: as the one that went was called. Keys, '' for what is his own. */
export interface Borne {
  /** The one that went. */
  via: number;
  codeKey: string;
  nameKey: string;
  /** Of the name he bears, whoever's it was. */
  presentKey: string;
}

export interface FormerDealers {
  byCode: ReadonlyMap<string, readonly Former[]>;
  byName: ReadonlyMap<string, readonly Former[]>;
  /** By the dealer who is called so. */
  borne: ReadonlyMap<number, readonly Borne[]>;
}

interface StoredMerge {
  mergeId: number;
  lostId: number;
  keptId: number;
  codeKey: string;
  nameKey: string;
  city: string;
  /** The merge gave its code, or its name, to the one that stays. */
  codeTaken: 0 | 1;
  nameTaken: 0 | 1;
}

/** True where a merge wrote the column of the one that stays. */
const TAKEN = (column: string) =>
  `EXISTS (SELECT 1 FROM dealer_merge_step s WHERE s.merge_id = m.id AND s.entity = 'dealer' AND s.record_id = m.kept_id
     AND s.step = 'written' AND s.before ->> '${column}' <> s.after ->> '${column}')`;

/** Codes and names by which merged dealers were known, looked up before all else. */
export function readFormerDealers(db: Db): FormerDealers {
  const raw = rawOf(db);
  const merges = raw
    .prepare<[], StoredMerge>(
      `SELECT m.id AS mergeId, m.lost_id AS lostId, m.kept_id AS keptId, l.code_key AS codeKey, l.name_key AS nameKey, l.city,
         ${TAKEN('code_key')} AS codeTaken, ${TAKEN('name_key')} AS nameTaken
       FROM dealer_merge m JOIN dealer l ON l.id = m.lost_id WHERE m.undone_at IS NULL ORDER BY m.id`,
    )
    .all();
  const byCode = new Map<string, Former[]>();
  const byName = new Map<string, Former[]>();
  const borne = new Map<number, Borne[]>();
  if (merges.length === 0) return { byCode, byName, borne };
  const into = new Map(merges.map(({ lostId, keptId }) => [lostId, keptId]));
  const add = (map: Map<string, Former[]>, key: string, former: Former) => {
    if (key !== '') map.set(key, [...(map.get(key) ?? []), former]);
  };
  const kept = keptReader(raw, into);
  for (const merge of merges) {
    const root = kept(merge.keptId);
    if (root === undefined) continue;
    const former = {
      ...root,
      via: merge.lostId,
      city: merge.city,
      coded: merge.codeKey !== '',
      formerKey: merge.nameKey,
    };
    const bears = borneBy(root, merge);
    if (bears !== undefined) borne.set(root.id, [...(borne.get(root.id) ?? []), bears]);
    add(byCode, merge.codeKey, former);
    if (merge.nameKey !== root.nameKey) add(byName, merge.nameKey, former);
    for (const alias of aliasesOf(raw, merge.mergeId)) {
      if (alias.valueKey === (alias.kind === 'code' ? merge.codeKey : merge.nameKey)) continue;
      const its = { ...former, via: alias.moved === 1 ? merge.lostId : undefined };
      add(alias.kind === 'code' ? byCode : byName, alias.valueKey, its);
    }
  }
  return { byCode, byName, borne };
}

function borneBy(root: { codeKey: string; nameKey: string }, merge: StoredMerge): Borne | undefined {
  const codeKey = merge.codeTaken === 1 && merge.codeKey === root.codeKey ? merge.codeKey : '';
  const nameKey = merge.nameTaken === 1 && merge.nameKey === root.nameKey ? merge.nameKey : '';
  return codeKey === '' && nameKey === ''
    ? undefined
    : { via: merge.lostId, codeKey, nameKey, presentKey: root.nameKey };
}

/** Who a dealer is part of by now, with what his record says. */
function keptReader(raw: RawDb, into: ReadonlyMap<number, number>) {
  const read = raw.prepare<[number], { name: string; nameKey: string; codeKey: string; deleted: number }>(
    'SELECT name, name_key AS nameKey, code_key AS codeKey, deleted_at IS NOT NULL AS deleted FROM dealer WHERE id = ?',
  );
  return (keptId: number) => {
    let id = keptId;
    // Merges in a circle, which no file of ours has, end where they began.
    for (let next = into.get(id), steps = 0; next !== undefined && steps < into.size; next = into.get(id), steps += 1)
      id = next;
    const row = read.get(id);
    return row === undefined
      ? undefined
      : { id, name: row.name, nameKey: row.nameKey, codeKey: row.codeKey, binned: row.deleted === 1 };
  };
}

function aliasesOf(raw: RawDb, mergeId: number) {
  return raw
    .prepare<[number], { kind: string; valueKey: string; moved: number }>(
      `SELECT a.kind, a.value_key AS valueKey, EXISTS (SELECT 1 FROM dealer_merge_step s WHERE s.merge_id = a.merge_id
         AND s.entity = 'dealer_alias' AND s.record_id = a.id AND s.step = 'moved') AS moved
       FROM dealer_alias a WHERE a.merge_id = ? ORDER BY a.id`,
    )
    .all(mergeId);
}
