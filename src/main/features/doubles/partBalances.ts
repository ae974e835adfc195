import type { RawDb } from '../../db/open.ts';
import type { Balance } from './absorbBalances.ts';
import { insertRecord, type MergeStep, type StepColumns, writeRow } from './mergeSteps.ts';

/** A step of a merge that stands, and the dealer that went by it. */
type BalanceStep = MergeStep & { mergeId: number; lostId: number };

/** What became of the balances of one merge. */
export interface PartedBalances {
  /** Are the one's that went again. */
  back: number;
  /** Could not be told apart, for a later change has altered their sum. */
  together: number;
}

interface Apart {
  /** Every balance that a merge has touched, by number, as if nobody had been merged. */
  balances: Map<number, Balance>;
  byMerge: Map<number, PartedBalances>;
}

/**
 * Takes the balances of all merges that stand apart, so that an import, its undoing or the taking apart of one of the merges
 * finds each dealer's own. Whoever calls it sends them on again (forwardMerged). @returns what became of them, by merge
 */
export function partBalances(raw: RawDb): ReadonlyMap<number, PartedBalances> {
  const { balances, byMerge } = apart(raw);
  for (const balance of balances.values()) {
    const known = readBalance(raw, balance.id);
    if (known === undefined) insertRecord(raw, 'receivable', balance);
    else writeRow(raw, 'receivable', balance.id, differing(known, balance));
  }
  raw.exec(
    `DELETE FROM dealer_merge_step WHERE entity = 'receivable'
     AND merge_id IN (SELECT id FROM dealer_merge WHERE undone_at IS NULL)`,
  );
  return byMerge;
}

/** Balances of one day by whose they would be if nobody had been merged; changes nothing. Dealers nobody was merged into are left out. */
export function balancesApart(raw: RawDb, asOfOn: string): ReadonlyMap<number, Balance> {
  const { balances } = apart(raw);
  const ofDay = [...balances.values()].filter((balance) => balance.as_of_on === asOfOn);
  return new Map(ofDay.map((balance) => [Number(balance.dealer_id), balance]));
}

/** What merges did, taken back from the last to the first, whichever merge did it: sums of sums come apart in their order. */
function apart(raw: RawDb): Apart {
  const steps = stepsOfStanding(raw);
  const balances = new Map<number, Balance>();
  for (const id of new Set(steps.map(({ recordId }) => recordId))) {
    const balance = readBalance(raw, id);
    if (balance !== undefined) balances.set(id, balance);
  }
  const byMerge = new Map<number, PartedBalances>();
  const stuck = new Set<number>();
  let sum: BalanceStep | undefined;
  for (const step of steps) {
    const told = byMerge.get(step.mergeId) ?? { back: 0, together: 0 };
    byMerge.set(step.mergeId, told);
    if (step.step === 'written') sum = step;
    else if (step.step !== 'absorbed') told.back += giveBack(balances, step);
    else if (comesApart(raw, step, sum, balances, stuck)) told.back += 1;
    else {
      told.together += 1;
      stuck.add(step.recordId);
    }
  }
  return { balances, byMerge };
}

function giveBack(balances: Map<number, Balance>, { recordId, lostId }: BalanceStep): number {
  const balance = balances.get(recordId);
  if (balance !== undefined) balances.set(recordId, { ...balance, dealer_id: lostId });
  return balance === undefined ? 0 : 1;
}

/** Takes a balance out of the sum it went into, where that is still what the merge made it. */
function comesApart(
  raw: RawDb,
  { before, lostId }: BalanceStep,
  sum: BalanceStep | undefined,
  balances: Map<number, Balance>,
  stuck: ReadonlySet<number>,
): boolean {
  if (sum === undefined || stuck.has(sum.recordId) || !stillStands(raw, before)) return false;
  const own = balances.get(sum.recordId);
  // An import that was undone has taken the other part along.
  if (own !== undefined && own.content_key !== sum.after.content_key) return false;
  if (own !== undefined) balances.set(own.id, { ...own, ...sum.before });
  const balance: Balance = { ...(before as Balance), dealer_id: lostId }; // kept whole by absorbBalances
  balances.set(balance.id, balance);
  return true;
}

/** A balance whose import was undone meanwhile is gone for good. */
function stillStands(raw: RawDb, { batch_id: batchId }: StepColumns): boolean {
  if (batchId === null || batchId === undefined) return true;
  const status = raw.prepare<[number], string>('SELECT status FROM import_batch WHERE id = ?').pluck();
  const found = status.get(Number(batchId));
  return found === 'committed' || found === 'undoing';
}

/** The last first. */
function stepsOfStanding(raw: RawDb): BalanceStep[] {
  return raw
    .prepare<[], Omit<BalanceStep, 'before' | 'after'> & { before: string; after: string }>(
      `SELECT s.id, s.entity, s.record_id AS recordId, s.step, s.before, s.after, s.merge_id AS mergeId, m.lost_id AS lostId
       FROM dealer_merge m JOIN dealer_merge_step s ON s.merge_id = m.id AND s.entity = 'receivable'
       WHERE m.undone_at IS NULL ORDER BY s.id DESC`,
    )
    .all()
    .map(({ before, after, ...step }) => ({
      ...step,
      // Written by addStep.
      before: JSON.parse(before) as StepColumns,
      after: JSON.parse(after) as StepColumns,
    }));
}

function readBalance(raw: RawDb, id: number): Balance | undefined {
  return raw.prepare<[number], Balance>('SELECT * FROM receivable WHERE id = ?').get(id);
}

function differing(known: Balance, wanted: Balance): StepColumns {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => known[name] !== value));
}
