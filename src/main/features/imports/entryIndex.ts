import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { EntryKind } from './entryKind.ts';
import type { DealerRef } from './matchDealer.ts';
import type { Columns } from './staged.ts';

/** An entry that is known, or that an earlier row of the file has brought. */
export interface Met {
  /** Null for one that is new. */
  id: number | null;
  title: string;
  /** As the data file has it; empty for a new one. */
  known: Columns;
  /** What people were called who are part of him by now: it says nothing new. */
  former?: Columns[];
  /** What the file says of it so far; undefined while no row has met it. */
  said?: { row: number; ref: DealerRef | undefined; columns: Columns; once: Columns };
}

type Stored = Columns & { id: number; dealer_id: number | null };

/** Finds entries by their keys, among those of the data file and those of the file so far. */
export function createEntryIndex(db: Db, kind: EntryKind, options: CheckOptions, sourceId: number | undefined) {
  const byKey = new Map<string, Met[]>();
  const all: Met[] = [];
  const byId = new Map<number, Met>();

  function add(met: Met, keys: readonly string[]): void {
    for (const key of keys) {
      const there = byKey.get(key);
      if (there === undefined) byKey.set(key, [met]);
      else if (!there.includes(met)) there.push(met);
    }
  }

  for (const { id, dealer_id: dealerId, ...known } of storedRows(db, kind, options, sourceId)) {
    const title = String(known.name ?? '');
    const met: Met = { id, title, known };
    byId.set(id, met);
    add(met, kind.keys(known, dealerId === null ? '' : `i${dealerId}`).own);
  }

  if (kind.table.name === 'contact') addFormerPeople(db, kind, byKey, byId);

  function mayBe({ known, former = [], said }: Met, columns: Columns): boolean {
    const told = [known, ...former, ...(said === undefined ? [] : [said.columns])];
    return kind.mayBeOne?.(columns, told) ?? true;
  }

  return {
    /** The entries of the surest key that anybody has; more than one where they cannot be told apart. */
    find(keys: readonly string[], columns: Columns): readonly Met[] {
      for (const key of keys) {
        const there = byKey.get(key)?.filter((met) => mayBe(met, columns)) ?? [];
        if (there.length > 0) return there;
      }
      return [];
    },
    /** Notes that a row of the file means this entry; `keys` are what it is found by from now on. */
    say(met: Met, said: NonNullable<Met['said']>, keys: readonly string[]): void {
      if (met.said === undefined) all.push(met);
      met.said = said;
      add(met, keys);
    },
    /** Every entry the file has said something about, in the order of their first rows. */
    said: (): readonly Met[] => all,
  };
}

/** People who are part of others by now are met as these, wherever nobody else is meant by what they were called. */
function addFormerPeople(db: Db, kind: EntryKind, byKey: Map<string, Met[]>, byId: ReadonlyMap<number, Met>): void {
  const merged = rawOf(db)
    .prepare<[], Stored & { keptId: number }>(
      `SELECT l.id, l.dealer_id, m.kept_id AS keptId, ${kind.table.columns.map((name) => `l.${name}`).join(', ')}
       FROM contact_merge m JOIN contact l ON l.id = m.lost_id ORDER BY m.id`,
    )
    .all();
  // Whoever took the other's name is met by his own too.
  const renamed = rawOf(db)
    .prepare<[], Stored>(
      `SELECT k.id, k.dealer_id, ${kind.table.columns.map((name) => (name === 'name' ? "m.before ->> '$.name' AS name" : `k.${name}`)).join(', ')}
       FROM contact_merge m JOIN contact k ON k.id = m.kept_id WHERE m.before ->> '$.name' <> '' ORDER BY m.id`,
    )
    .all();
  const into = new Map(merged.map(({ id, keptId }) => [id, keptId]));
  const people = [...merged.map(({ keptId: _k, ...row }) => row), ...renamed];
  for (const { id, dealer_id: dealerId, ...columns } of people) {
    const met = byId.get(lastOf(into, id));
    if (met === undefined) continue;
    met.former = [...(met.former ?? []), columns];
    for (const key of kind.keys(columns, `i${dealerId}`).own) if (!byKey.has(key)) byKey.set(key, [met]);
  }
}

/** Who somebody is part of in the end; himself where a file of somebody else's lets merges go in a circle. */
function lastOf(into: ReadonlyMap<number, number>, id: number): number {
  const seen = new Set([id]);
  let last = id;
  for (let next = into.get(id); next !== undefined; next = into.get(next)) {
    if (seen.has(next)) return id;
    seen.add(next);
    last = next;
  }
  return last;
}

/** Whose a record was before the first of the merges that stand moved it. */
const FORMER_DEALERS = `LEFT JOIN (SELECT s.record_id, m.lost_id, min(s.id) FROM dealer_merge_step s
  JOIN dealer_merge m ON m.id = s.merge_id AND m.undone_at IS NULL
  WHERE s.entity = @name AND s.step IN ('moved', 'came') GROUP BY s.record_id) ON record_id = id`;

function storedRows(db: Db, kind: EntryKind, { period }: CheckOptions, sourceId: number | undefined): Stored[] {
  const { name, columns, ofDealer, ofSource, bin } = kind.table;
  const { ofFormer } = kind;
  const aliases =
    name === 'rep'
      ? ", (SELECT json_insert(json_group_array(alias), '$[#]', rep.name) FROM rep_alias a WHERE a.rep_id = rep.id) AS aliases"
      : '';
  const former = ofFormer ? FORMER_DEALERS : '';
  const dealer = ofFormer ? 'coalesce(lost_id, dealer_id) AS dealer_id' : ofDealer ? 'dealer_id' : 'NULL AS dealer_id';
  const where = [
    ...(bin ? ['deleted_at IS NULL'] : []),
    ...(ofSource ? ['source_id = @sourceId AND from_on = @from AND to_on = @to'] : []),
  ];
  return rawOf(db)
    .prepare<[object], Stored>(
      `SELECT id, ${dealer}, ${columns.join(', ')}${aliases} FROM ${name} ${former}
       ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY id`,
    )
    .all({
      ...(ofFormer ? { name } : {}),
      ...(ofSource ? { sourceId: sourceId ?? 0, from: period?.from ?? '', to: period?.to ?? '' } : {}),
    });
}
