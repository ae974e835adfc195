import {
  type DealerTotals,
  NO_DAY,
  NO_TIER,
  type Pin,
  type ScoreColumns,
  VALUE_FACTS,
} from '../../src/main/features/scoring/scoreColumns.ts';
import type { ScoreInputs, ScoreRow } from '../../src/main/features/scoring/scoreRow.rules.ts';
import { EXTRA_COLUMNS, pushExtras, type StoredScore } from '../../src/main/features/scoring/scoreValues.ts';
import { type CalendarDay, fromDayNumber, toDayNumber } from '../../src/shared/domain/calendarDay.ts';
import { RFM_GROUPS, UngradedReason } from '../../src/shared/domain/tiers.ts';

const ABC = ['A', 'B', 'C'] as const;

/** Reads rows out of the columns; days are written out once each, since few differ. */
export function scoreRowReader(
  totals: DealerTotals,
  columns: ScoreColumns,
  tierNames: readonly string[],
  pins: ReadonlyMap<number, Pin> = new Map(),
): (i: number) => ScoreRow {
  const day = dayTexts();
  const extras = (i: number) => {
    const values: StoredScore = [];
    pushExtras(values, { totals, columns, codes: tierNames, pins }, i);
    return Object.fromEntries(EXTRA_COLUMNS.map((name, at) => [camel(name), values[at]]));
  };
  return (i) => {
    const ranked = (columns.abc[i] ?? 0) > 0;
    const inRank = (values: ArrayLike<number>): number | null => (ranked ? (values[i] ?? null) : null);
    const rising = columns.nextTier[i] !== NO_TIER;
    const rDays = columns.rDays[i] ?? -1;
    return {
      ...inputsOf(totals, i, day),
      tier: tierNames[columns.tier[i] ?? NO_TIER] ?? null,
      ungraded: UngradedReason.options[(columns.ungraded[i] ?? 0) - 1] ?? null,
      abc: ABC[(columns.abc[i] ?? 0) - 1] ?? null,
      rank: inRank(columns.rank),
      share: inRank(columns.share),
      shareBefore: inRank(columns.shareBefore),
      cumulativeShare: inRank(columns.cumulativeShare),
      rDays: rDays < 0 ? null : rDays,
      rScore: inRank(columns.rScore),
      fScore: inRank(columns.fScore),
      mScore: inRank(columns.mScore),
      rfmGroup: RFM_GROUPS[(columns.rfmGroup[i] ?? 0) - 1] ?? null,
      nextTier: tierNames[columns.nextTier[i] ?? NO_TIER] ?? null,
      nextGapMinor: rising ? (columns.nextGapMinor[i] ?? null) : null,
      nextGapOrders: rising ? (columns.nextGapOrders[i] ?? null) : null,
      nextByOn: day(columns.nextByOn[i] ?? NO_DAY),
      ...extras(i),
    };
  };
}

/** The columns scoring works on, from kept rows: how a frozen run is calculated again. */
export function dealerTotalsOf(rows: readonly ScoreInputs[]): DealerTotals {
  const day = (text: CalendarDay | null): number => (text === null ? NO_DAY : toDayNumber(text));
  const fact = (name: (typeof VALUE_FACTS)[number]) => Float64Array.from(rows, (row) => row[name] ?? Number.NaN);
  return {
    count: rows.length,
    dealerId: Int32Array.from(rows, (row) => row.dealerId),
    excluded: Uint8Array.from(rows, (row) => row.excluded),
    historySince: Int32Array.from(rows, (row) => day(row.historySince)),
    firstOn: Int32Array.from(rows, (row) => day(row.firstOn)),
    lastOn: Int32Array.from(rows, (row) => day(row.lastOn)),
    windowFirstOn: Int32Array.from(rows, (row) => day(row.windowFirstOn)),
    orders: Int32Array.from(rows, (row) => row.orders),
    salesMinor: Float64Array.from(rows, (row) => row.salesMinor),
    netMinor: Float64Array.from(rows, (row) => row.netMinor),
    prevNetMinor: Float64Array.from(rows, (row) => row.prevNetMinor),
    ...(rows.some((row) => row.ownFacts !== undefined || VALUE_FACTS.some((name) => row[name] !== undefined))
      ? {
          facts: {
            margin: fact('margin'),
            payment: fact('payment'),
            potential: fact('potential'),
            cooperation: fact('cooperation'),
            own: ownFactsOf(rows),
          },
        }
      : {}),
  };
}

/** The owner's own factors, a column each. */
function ownFactsOf(rows: readonly ScoreInputs[]): Float64Array[] {
  const facts = rows.map(({ ownFacts }) => (ownFacts == null ? [] : (JSON.parse(ownFacts) as (number | null)[])));
  const count = Math.max(0, ...facts.map((row) => row.length));
  return Array.from({ length: count }, (_, at) => Float64Array.from(facts, (row) => row[at] ?? Number.NaN));
}

/** SQLite's name of a column as the program writes it. */
const camel = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

function inputsOf(totals: DealerTotals, i: number, day: (n: number) => CalendarDay | null): ScoreInputs {
  return {
    dealerId: totals.dealerId[i] ?? 0,
    excluded: totals.excluded[i] ?? 0,
    historySince: day(totals.historySince[i] ?? NO_DAY),
    firstOn: day(totals.firstOn[i] ?? NO_DAY),
    lastOn: day(totals.lastOn[i] ?? NO_DAY),
    windowFirstOn: day(totals.windowFirstOn[i] ?? NO_DAY),
    orders: totals.orders[i] ?? 0,
    salesMinor: totals.salesMinor[i] ?? 0,
    netMinor: totals.netMinor[i] ?? 0,
    prevNetMinor: totals.prevNetMinor[i] ?? 0,
  };
}

function dayTexts(): (dayNumber: number) => CalendarDay | null {
  const known = new Map<number, CalendarDay>();
  return (dayNumber) => {
    if (dayNumber === NO_DAY) return null;
    let text = known.get(dayNumber);
    if (text === undefined) {
      text = fromDayNumber(dayNumber);
      known.set(dayNumber, text);
    }
    return text;
  };
}
