import type { RawDb } from '../../db/open.ts';
import { absorbBalances } from './absorbBalances.ts';
import { addStep, type StepColumns, type StepKind, writeRow } from './mergeSteps.ts';

/** Whose records go to whom, and under which merge that is written down. */
export interface Move {
  mergeId: number;
  fromId: number;
  toId: number;
  step: Extract<StepKind, 'moved' | 'came'>;
}

type Child = StepColumns & { id: number };

/** What a record changes besides its dealer where it goes, null where it stays with the dealer it belongs to. */
type Fit = (raw: RawDb, move: Move, child: Child) => StepColumns | null;

const asItIs: Fit = () => ({});

/** One of a kind is enough: what the other has already stays behind, and is there when the merge is taken apart. */
function unlessHas(table: string, column?: string): Fit {
  const more = column === undefined ? '' : `AND ${column} = @value`;
  return (raw, { toId }, child) => {
    const has = raw.prepare(`SELECT 1 FROM ${table} WHERE dealer_id = @toId ${more}`);
    return has.get({ toId, ...(column === undefined ? {} : { value: child[column] ?? null }) }) === undefined
      ? {}
      : null;
  };
}

/** A mark that only one record of a dealer bears is taken off where the other has one with it. */
function unmarked(table: string, mark: string): Fit {
  return (raw, { toId }, child) => {
    if (child[mark] !== 1) return {};
    const marked = raw.prepare(`SELECT 1 FROM ${table} WHERE dealer_id = ? AND ${mark} = 1 AND deleted_at IS NULL`);
    return marked.get(toId) === undefined ? {} : { [mark]: 0 };
  };
}

/** Of equal bills without numbers each has an ordinal of its own. */
function nextOrdinal(table: string, equal: readonly string[]): Fit {
  return (raw, { toId }, child) => {
    if (child.number_key !== null) return {};
    const taken = raw
      .prepare<[object], number>(
        `SELECT ordinal FROM ${table} WHERE dealer_id = @toId AND number_key IS NULL
         AND ${equal.map((name) => `${name} = @${name}`).join(' AND ')}`,
      )
      .pluck()
      .all({ toId, ...Object.fromEntries(equal.map((name) => [name, child[name] ?? null])) });
    const ordinals = taken as unknown as number[]; // plucked from a column of integers
    if (!ordinals.includes(Number(child.ordinal))) return {};
    return { ordinal: Math.max(...ordinals) + 1 };
  };
}

/**
 * Who served whom: only days before the first the other knows are added to its history. From then on its own rows say who
 * served it, and no month's figures go to another rep because somebody tidied up.
 */
const beforeItsOwn: Fit = (raw, { toId, mergeId }, child) => {
  const first = raw
    .prepare<[object], string | null>(
      `SELECT min(from_on) FROM dealer_owner WHERE dealer_id = @toId
       AND id NOT IN (SELECT record_id FROM dealer_merge_step WHERE merge_id = @mergeId AND entity = 'dealer_owner')`,
    )
    .pluck()
    .get({ toId, mergeId });
  return typeof first !== 'string' || String(child.from_on) < first ? {} : null;
};

const formerly: Fit = (_raw, { mergeId }) => ({ merge_id: mergeId });

/** Every table whose rows belong to a dealer, and how its rows fit to another; own values follow the owner's choice (takeValues). */
const CHILDREN: readonly (readonly [table: string, fit: Fit])[] = [
  ['contact', unmarked('contact', 'is_primary')],
  ['note', unmarked('note', 'pinned')],
  ['activity', asItIs],
  ['dealer_case', asItIs],
  ['survey_invite', unlessHas('survey_invite', 'survey_id')],
  ['survey_reply', unlessHas('survey_reply', 'survey_id')],
  ['care_gift', asItIs],
  ['dealer_file', asItIs],
  ['orders', nextOrdinal('orders', ['source_id', 'ordered_on', 'kind', 'net_minor'])],
  ['receipt', nextOrdinal('receipt', ['source_id', 'received_on', 'amount_minor'])],
  ['period_total', asItIs],
  ['dealer_alias', formerly],
  ['dealer_tag', unlessHas('dealer_tag', 'tag_id')],
  ['segment_member', unlessHas('segment_member', 'segment_id')],
  ['tier_pin', unlessHas('tier_pin')],
  ['stage_override', unlessHas('stage_override')],
  ['advice_refused', unlessHas('advice_refused', 'what')],
  ['dealer_group_member', unlessHas('dealer_group_member')],
  ['health_ignored', unlessHas('health_ignored', 'check_code')],
  ['dealer_visit', unlessHas('dealer_visit')],
  ['dealer_closed', asItIs],
  ['visit', asItIs],
  ['spoken_order', asItIs],
  ['market_note', asItIs],
  ['dealer_owner', beforeItsOwn],
];

/**
 * Tables by which something may come to a dealer after he was merged: imports and undone acts bring it. What only one of two
 * needs (tags, pins) stays as the merge left it, or a tag that was taken off would be back.
 */
export const ARRIVING_TABLES: readonly string[] = [
  'contact',
  'note',
  'activity',
  'dealer_case',
  'care_gift',
  'dealer_file',
  'orders',
  'receipt',
  'period_total',
  'dealer_alias',
  'receivable',
];

/** Gives all that is one dealer's to another and writes down how it was. */
export function moveRecords(raw: RawDb, move: Move): void {
  for (const [table, fit] of CHILDREN)
    if (move.step === 'moved' || ARRIVING_TABLES.includes(table)) moveTable(raw, move, table, fit);
  absorbBalances(raw, move);
}

function moveTable(raw: RawDb, move: Move, table: string, fits: Fit): void {
  const children = raw
    .prepare<[number], Child>(`SELECT * FROM ${table} WHERE dealer_id = ? ORDER BY id`)
    .all(move.fromId);
  const known = raw.prepare(
    `SELECT 1 FROM dealer_merge_step WHERE merge_id = ? AND entity = ? AND record_id = ? AND step IN ('moved', 'came')`,
  );
  for (const child of children) {
    const changed = fits(raw, move, child);
    if (changed === null) continue;
    const after: StepColumns = { ...changed, dealer_id: move.toId };
    writeRow(raw, table, child.id, after);
    // What had been moved before has come back by an undo: how it was is written down already.
    if (known.get(move.mergeId, table, child.id) !== undefined) continue;
    const before = Object.fromEntries(Object.keys(after).map((name) => [name, child[name] ?? null]));
    addStep(raw, move.mergeId, { entity: table, recordId: child.id, step: move.step, before, after });
  }
}
