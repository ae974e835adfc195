import type { AgeFrom } from '../../../shared/contract/importRules.ts';
import { AGE_BANDS, type AgeBands, addBands, noBands } from '../../../shared/domain/ageing.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { ageBills, bandsFromBillAges, dueDay, fillBands, sumBands } from '../receivables/receivables.rules.ts';
import type { ReceivableDraft } from './draft.ts';

export interface BalanceRules {
  asOf: CalendarDay;
  ageFrom: AgeFrom;
  /** The list has a column of what is not due: what its bands leave open is then not said. */
  hasNotDue: boolean;
  /** Rows are open bills: their days say how old they are. */
  hasDays: boolean;
  /** The term of dealers that have none of their own. */
  termDays: number | null;
}

/** What one row adds to a dealer's balance. Amounts × 10⁻⁶. */
export interface RowBalance {
  bands: AgeBands;
  oldestDueOn: CalendarDay | null;
  /** The row's ages do not add up to its balance; what is left has no age. */
  differs: boolean;
}

/** Lays a row out by age. @param ownTerm the dealer's own term, which the row's own goes before */
export function balanceOfRow(draft: ReceivableDraft, ownTerm: number | null, rules: BalanceRules): RowBalance {
  const termDays = draft.termDays ?? ownTerm ?? rules.termDays;
  const given = { ...noBands(), ...draft.bandMicro };
  const hasBands = Object.keys(draft.bandMicro).length > 0;
  if (!hasBands && draft.overdueMicro === undefined && rules.hasDays && draft.balanceMicro !== undefined) {
    const dueOn = draft.dueOn ?? (draft.billedOn === undefined ? null : dueDay(draft.billedOn, termDays));
    const aged = ageBills([{ openMinor: draft.balanceMicro, dueOn }], rules.asOf);
    return { ...aged, differs: false };
  }
  const bands = rules.ageFrom === 'bill' ? bandsFromBillAges(given, termDays) : given;
  addOverdue(bands, draft.overdueMicro);
  const owed = draft.balanceMicro ?? sumBands(bands);
  const open = owed - sumBands(bands);
  // 应收余额, 逾期: what is not overdue is not due, unless a column of its own says what that is.
  const restIsNotDue =
    open > 0 && !rules.hasNotDue && rules.ageFrom === 'due' && (hasBands || draft.overdueMicro !== undefined);
  if (restIsNotDue) bands.notDue += open;
  const filled = fillBands(owed, bands);
  filled.undated -= draft.prepaidMicro ?? 0;
  // A list laid out by age may say besides since when it is late.
  const since = bands.lateUnaged + sumLate(bands) > 0 ? (draft.dueOn ?? null) : null;
  return { bands: filled, oldestDueOn: since, differs: hasBands && open !== 0 && !restIsNotDue };
}

/** A column of all that is overdue: what the bands do not explain of it is of unknown age. */
function addOverdue(bands: AgeBands, overdueMicro: number | undefined): void {
  if (overdueMicro === undefined) return;
  bands.lateUnaged += Math.max(0, overdueMicro - sumLate(bands));
}

/** What is late and of known age. */
function sumLate({ late30, late60, late90, lateOver }: AgeBands): number {
  return late30 + late60 + late90 + lateOver;
}

/** A dealer's balance while its rows are being gathered. */
export interface Balance {
  bands: AgeBands;
  oldestDueOn: CalendarDay | null;
}

/** Adds a row to a balance, which is changed. */
export function addRow(balance: Balance, row: RowBalance): void {
  addBands(balance.bands, row.bands);
  const { oldestDueOn } = row;
  if (oldestDueOn !== null && (balance.oldestDueOn === null || oldestDueOn < balance.oldestDueOn))
    balance.oldestDueOn = oldestDueOn;
}

/**
 * Bands × 10⁻⁶ in minor units, each rounded once; what rounding leaves of the balance goes to the largest of them, so that
 * they still add up to it.
 */
export function roundBands(micro: AgeBands, round: (amount: number) => number): AgeBands {
  const bands = noBands();
  for (const band of AGE_BANDS) bands[band] = round(micro[band]);
  const largest = AGE_BANDS.reduce((best, band) => (Math.abs(micro[band]) > Math.abs(micro[best]) ? band : best));
  bands[largest] += round(sumBands(micro)) - sumBands(bands);
  return bands;
}
