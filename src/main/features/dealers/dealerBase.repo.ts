import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';

/** What every calculation asks of the dealers that are not in the bin, in the order of ids. */
export interface DealerBase {
  /** Count of the dealers' changes that every row is at least as new as. */
  revision: number;
  ids: Int32Array;
  /** 1 where the account is never graded. */
  excluded: Uint8Array;
  /** Number of the opening day, NO_OPENING where none is known. */
  openedOn: Int32Array;
  types: (string | null)[];
}

export const NO_OPENING = -2147483648;

/** Rows a statement: some milliseconds, so that others get their turn. */
const SLICE = 4000;

const kept = new WeakMap<RawDb, DealerBase>();

type Row = [id: number, excluded: number, openedOn: string | null, type: string | null];

/** The same answer as long as nothing of it has changed; read in steps. */
export function* dealerBase(db: Db): Generator<void, DealerBase> {
  const raw = rawOf(db);
  // Read first: what is committed meanwhile is read again next time.
  const revision = dealersRevision(db);
  const known = kept.get(raw);
  if (known?.revision === revision) return known;
  const slice = raw
    .prepare(
      `SELECT id, excluded, opened_on, type FROM dealer WHERE deleted_at IS NULL AND id > ? ORDER BY id LIMIT ${SLICE}`,
    )
    .raw();
  const rows: Row[] = [];
  while (true) {
    // Rows as the statement names its columns.
    const found = slice.all(rows.at(-1)?.[0] ?? 0) as Row[];
    for (const row of found) rows.push(row);
    if (found.length < SLICE) break;
    yield;
  }
  const base: DealerBase = {
    revision,
    ids: Int32Array.from(rows, ([id]) => id),
    excluded: Uint8Array.from(rows, ([, excluded]) => excluded),
    openedOn: Int32Array.from(rows, ([, , openedOn]) => (openedOn === null ? NO_OPENING : toDayNumber(openedOn))),
    types: rows.map(([, , , type]) => type || null),
  };
  kept.set(raw, base);
  return base;
}

/** Counts changes of what {@link dealerBase} tells, dealers that are deleted among them; triggers count. */
export function dealersRevision(db: Db): number {
  return Number(rawOf(db).prepare("SELECT value FROM meta WHERE key = 'dealers_revision'").pluck().get() ?? 0);
}
