import type { DealerFigures, PreviousFigures } from './tierReport.figures.ts';
import type { Comparison, ListRow, Standing } from './tierReport.model.ts';

const UNGRADED: Standing = { kind: 'ungraded' };
const ABSENT: Standing = { kind: 'absent' };
const OTHER: Standing = { kind: 'other' };
/** Grades of the owner's own list that get a line of their own; the rest share one. */
const MAX_GRADES = 7;
const TOP = 5;
/** What fits on one page with its reasons. */
const MAX_MOVED = 28;

/** Where each dealer is compared with, and by what. */
export interface Before {
  readonly kind: 'run' | 'original';
  of(dealer: DealerFigures): Standing;
}

/**
 * What the report compares with: the earlier run; before there is one, the grades of the owner's own list; or nothing.
 * @param gradeOf the tier a grade in the owner's spelling stands for
 */
export function beforeOf(
  dealers: readonly DealerFigures[],
  previous: PreviousFigures | null,
  gradeOf: (text: string) => string | undefined,
): Before | null {
  if (previous) {
    return {
      kind: 'run',
      of: ({ id }) => {
        const tier = previous.tierOf.get(id);
        return tier === undefined ? ABSENT : tier === null ? UNGRADED : { kind: 'tier', tier };
      },
    };
  }
  if (!dealers.some((dealer) => dealer.originalGrade !== '')) return null;
  return {
    kind: 'original',
    of: ({ originalGrade }) =>
      originalGrade === '' ? ABSENT : { kind: 'tier', tier: gradeOf(originalGrade) ?? originalGrade },
  };
}

/** Tier × tier with counts and amounts; excluded accounts are left to the caller. */
export function compare(
  rows: readonly ListRow[],
  before: Before | null,
  previous: PreviousFigures | null,
  tierNames: readonly string[],
  everybody: readonly DealerFigures[],
): Comparison | null {
  if (!before) return null;
  const columns: Standing[] = [...tierNames.map((tier) => ({ kind: 'tier', tier }) as const), UNGRADED];
  const lines = before.kind === 'run' ? [...columns, ABSENT] : gradeLines(rows, tierNames);
  const cells = lines.map(() => columns.map(() => ({ dealers: 0, amountMinor: 0 })));
  const moves: Moves = { up: 0, down: 0, same: 0, ungraded: 0, otherGrade: 0 };
  for (const row of rows) {
    const from = row.before ?? ABSENT;
    const now: Standing = row.dealer.tier === null ? UNGRADED : { kind: 'tier', tier: row.dealer.tier };
    const cell = cells[lineOf(lines, from)]?.[lineOf(columns, now)];
    if (!cell) continue;
    cell.dealers += 1;
    cell.amountMinor += row.dealer.netMinor;
    count(moves, from, now, tierNames);
  }
  const used = lines.map((line, i) => line.kind === 'tier' || (cells[i] ?? []).some((cell) => cell.dealers > 0));
  return {
    kind: before.kind,
    run: previous && { runId: previous.runId, asOf: previous.asOf, schemeName: previous.schemeName },
    rows: lines.filter((_, i) => used[i]),
    columns,
    cells: cells.filter((_, i) => used[i]),
    ...moves,
    gone: previous ? goneSince(previous, everybody) : 0,
  };
}

/** The owner's grades in the order of our tiers, others by how often they occur, what is too many together. */
function gradeLines(rows: readonly ListRow[], tierNames: readonly string[]): Standing[] {
  const counts = new Map<string, number>();
  for (const { before } of rows) {
    if (before?.kind === 'tier') counts.set(before.tier, (counts.get(before.tier) ?? 0) + 1);
  }
  const place = (grade: string) => (tierNames.includes(grade) ? tierNames.indexOf(grade) : tierNames.length);
  const grades = [...counts].sort(([a, n], [b, m]) => place(a) - place(b) || m - n || (a < b ? -1 : 1));
  return [...grades.slice(0, MAX_GRADES).map(([tier]) => ({ kind: 'tier', tier }) as const), OTHER, ABSENT];
}

function lineOf(lines: readonly Standing[], standing: Standing): number {
  const found = lines.findIndex((line) =>
    line.kind === 'tier' ? standing.kind === 'tier' && line.tier === standing.tier : line.kind === standing.kind,
  );
  return found >= 0 ? found : lines.indexOf(OTHER);
}

type Moves = { -readonly [Kind in 'up' | 'down' | 'same' | 'ungraded' | 'otherGrade']: Comparison[Kind] };

/** Everybody who had a grade is counted once, so that all but `same` add up to those listed as moved. */
function count(moves: Moves, from: Standing, now: Standing, tierNames: readonly string[]): void {
  if (from.kind !== 'tier') return;
  if (now.kind !== 'tier') {
    moves.ungraded += 1;
    return;
  }
  const then = tierNames.indexOf(from.tier);
  if (then < 0) {
    moves.otherGrade += 1;
    return;
  }
  const step = then - tierNames.indexOf(now.tier);
  if (step > 0) moves.up += 1;
  else if (step < 0) moves.down += 1;
  else moves.same += 1;
}

function goneSince(previous: PreviousFigures, everybody: readonly DealerFigures[]): number {
  const here = new Set(everybody.map((dealer) => dealer.id));
  let gone = 0;
  for (const [id, tier] of previous.tierOf) if (tier !== null && !here.has(id)) gone += 1;
  return gone;
}

/** Dealers in another tier than before, by the amount that is printed beside them, the largest first. */
export function movedRows(rows: readonly ListRow[]): { rows: ListRow[]; total: number } {
  const moved = rows.filter(({ before, dealer }) => before?.kind === 'tier' && before.tier !== dealer.tier);
  moved.sort((a, b) => b.dealer.netMinor - a.dealer.netMinor || a.dealer.id - b.dealer.id);
  return { rows: moved.slice(0, MAX_MOVED), total: moved.length };
}

/** The five dealers whose amount rose, or fell, most against the period before. */
export function biggest(rows: readonly ListRow[], direction: 1 | -1): ListRow[] {
  return rows
    .filter((row) => row.diffMinor * direction > 0)
    .sort((a, b) => (b.diffMinor - a.diffMinor) * direction || a.dealer.id - b.dealer.id)
    .slice(0, TOP);
}
