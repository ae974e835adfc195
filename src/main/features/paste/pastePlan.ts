import { createHash } from 'node:crypto';
import type { RefusedCell } from '../../../shared/contract/paste.contract.ts';
import type { Row } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { patchColumns } from '../dealers/dealerFields.ts';
import { CUSTOM_VALUES } from '../dealers/gridRows.ts';
import type { loadRegions } from '../dealers/regionTable.ts';
import { wordKey } from '../dealers/text.rules.ts';
import type { CellRead } from './pasteCell.rules.ts';
import type { PasteTarget } from './pasteTargets.ts';

type Regions = ReturnType<typeof loadRegions>;

/** What one cell would change. */
export interface PlannedCell {
  target: PasteTarget;
  /** As kept; for tags those that the dealer does not bear yet. */
  next: string | number | null | readonly string[];
}

/** A line of the block against its dealer. */
export interface PlannedRow {
  id: number;
  cells: PlannedCell[];
  same: number;
  emptied: number;
  refusals: RefusedCell[];
}

interface Block {
  ids: readonly number[];
  rows: readonly (readonly (string | null)[])[];
}

/** Dealers a statement: a few ms. */
export const PLAN_SLICE = 250;
/** Characters of a refused cell that are told. */
const TOLD_TEXT = 120;

/**
 * Compares a block with its dealers, a slice at a time; the caller breathes or reports between slices.
 * @param seen takes in whatever would be written, over what: the same digest stands for the same changes
 */
export function* planPaste(
  db: Db,
  { ids, rows }: Block,
  targets: readonly PasteTarget[],
  regions: Regions,
  today: string,
  seen: ReturnType<typeof createHash>,
): Generator<PlannedRow[]> {
  const read = presentReader(db, today);
  for (let from = 0; from < ids.length; from += PLAN_SLICE) {
    const part = ids.slice(from, from + PLAN_SLICE);
    const present = read(part);
    yield part.map((id, at) => {
      const line = from + at;
      return planRow(id, line + 1, rows[line] ?? [], present.get(id), targets, regions, seen);
    });
  }
}

export function newSeen(): ReturnType<typeof createHash> {
  return createHash('sha256');
}

/** A dealer's record with what stands elsewhere. */
type Present = Row & { rep_now: number | null; tag_keys: string; own_values: string | null };

function presentReader(db: Db, today: string): (ids: readonly number[]) => Map<number, Present> {
  const statement = rawOf(db).prepare<[{ ids: string; today: string }], Present>(
    `SELECT d.*, (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @today
                  ORDER BY o.from_on DESC, o.id DESC LIMIT 1) AS rep_now,
       (SELECT json_group_array(t.name_key) FROM dealer_tag b JOIN tag t ON t.id = b.tag_id WHERE b.dealer_id = d.id) AS tag_keys,
       ${CUSTOM_VALUES} AS own_values
     FROM dealer d WHERE d.id IN (SELECT value FROM json_each(@ids))`,
  );
  return (ids) =>
    new Map(statement.all({ ids: JSON.stringify(ids), today }).map((dealer) => [Number(dealer.id), dealer]));
}

function planRow(
  id: number,
  row: number,
  texts: readonly (string | null)[],
  dealer: Present | undefined,
  targets: readonly PasteTarget[],
  regions: Regions,
  seen: ReturnType<typeof createHash>,
): PlannedRow {
  const planned: PlannedRow = { id, cells: [], same: 0, emptied: 0, refusals: [] };
  if (dealer === undefined) {
    planned.refusals.push({ row, dealer: '', column: null, text: '', reason: 'gone' });
    return planned;
  }
  for (const target of targets) {
    const text = texts[target.at] ?? null;
    if (text === null) continue;
    const read = target.read(text);
    if (read.kind === 'refused') {
      const told = { text: text.slice(0, TOLD_TEXT), reason: read.reason };
      planned.refusals.push({ row, dealer: String(dealer.name), column: target.column, ...told });
      continue;
    }
    const change = compare(dealer, target, read, regions);
    if (change === undefined) {
      planned.same += 1;
      continue;
    }
    planned.cells.push({ target, next: change.next });
    if (change.next === null || change.next === '') planned.emptied += 1;
    seen.update(JSON.stringify([id, target.column, change.before, change.next]));
  }
  return planned;
}

interface Change {
  before: string | number | null;
  next: PlannedCell['next'];
}

/** What a cell changes, undefined where it says what is there. */
function compare(dealer: Present, { write }: PasteTarget, read: CellRead, regions: Regions): Change | undefined {
  if (read.kind === 'tags') {
    const borne = new Set(JSON.parse(dealer.tag_keys) as string[]); // made above of texts
    const next = read.tags.filter((tag) => !borne.has(wordKey(tag)));
    return next.length === 0 ? undefined : { before: dealer.tag_keys, next };
  }
  if (read.kind !== 'value') return undefined;
  const before = presentValue(dealer, write);
  const next =
    write.kind === 'dealer' ? patchColumns({ [write.field]: read.value }, regions)[write.column] : read.value;
  return next === undefined || next === before ? undefined : { before, next };
}

function presentValue(dealer: Present, write: PasteTarget['write']): string | number | null {
  if (write.kind === 'dealer') return dealer[write.column] ?? null;
  if (write.kind === 'rep') return dealer.rep_now;
  if (write.kind === 'tags' || dealer.own_values === null) return '';
  const values = JSON.parse(dealer.own_values) as Record<string, string>; // made by CUSTOM_VALUES
  return values[write.field] ?? '';
}
