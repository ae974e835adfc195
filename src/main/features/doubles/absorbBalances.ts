import { AGE_BANDS, type AgeBand, noBands } from '../../../shared/domain/ageing.ts';
import type { RawDb } from '../../db/open.ts';
import { balanceKey } from '../receivables/balanceKey.rules.ts';
import { overdueOf, sumBands } from '../receivables/receivables.rules.ts';
import { addStep, type StepColumns, writeRow } from './mergeSteps.ts';
import type { Move } from './moveRecords.ts';

/** The column of each band. */
const BANDS: Readonly<Record<AgeBand, string>> = {
  notDue: 'not_due_minor',
  late30: 'late30_minor',
  late60: 'late60_minor',
  late90: 'late90_minor',
  lateOver: 'late_over_minor',
  lateUnaged: 'late_unaged_minor',
  undated: 'undated_minor',
};

export type Balance = StepColumns & { id: number; as_of_on: string; content_key: string; oldest_due_on: string | null };

/**
 * Two accounts of one dealer on one day are one debt: their balances are added up, as an import adds up the rows of a dealer,
 * so that the same list read again finds nothing changed. A balance of a day of its own moves.
 */
export function absorbBalances(raw: RawDb, { mergeId, fromId, toId, step }: Move): void {
  const theirs = raw.prepare<[number], Balance>('SELECT * FROM receivable WHERE dealer_id = ? ORDER BY id').all(fromId);
  const sameDay = raw.prepare<[number, string], Balance>(
    'SELECT * FROM receivable WHERE dealer_id = ? AND as_of_on = ?',
  );
  for (const balance of theirs) {
    const own = sameDay.get(toId, balance.as_of_on);
    if (own === undefined) {
      writeRow(raw, 'receivable', balance.id, { dealer_id: toId });
      const before = { dealer_id: fromId };
      addStep(raw, mergeId, { entity: 'receivable', recordId: balance.id, step, before, after: { dealer_id: toId } });
      continue;
    }
    raw.prepare('DELETE FROM receivable WHERE id = ?').run(balance.id);
    const after = added(own, balance);
    const before = Object.fromEntries(Object.keys(after).map((name) => [name, own[name] ?? null]));
    // What it went into comes first, so that taking it apart makes room before it puts it back.
    addStep(raw, mergeId, {
      entity: 'receivable',
      recordId: balance.id,
      step: 'absorbed',
      before: balance,
      after: { into: own.id },
    });
    addStep(raw, mergeId, { entity: 'receivable', recordId: own.id, step: 'written', before, after });
    writeRow(raw, 'receivable', own.id, after);
  }
}

function added(one: Balance, other: Balance): StepColumns {
  const bands = noBands();
  for (const band of AGE_BANDS) bands[band] = Number(one[BANDS[band]]) + Number(other[BANDS[band]]);
  const overdue = overdueOf(bands);
  const days = [one.oldest_due_on, other.oldest_due_on].filter((day) => day !== null).sort();
  const oldestDueOn = overdue > 0 ? (days[0] ?? null) : null;
  return {
    balance_minor: sumBands(bands),
    overdue_minor: overdue,
    ...Object.fromEntries(AGE_BANDS.map((band) => [BANDS[band], bands[band]])),
    oldest_due_on: oldestDueOn,
    content_key: balanceKey(bands, oldestDueOn),
  };
}
