import type { TierReportOptions } from '../../../shared/contract/reports.contract.ts';
import { repOrder } from './lines.rules.ts';
import { sumOf } from './sums.rules.ts';
import type { DealerFigures, TierFigures } from './tierReport.figures.ts';
import type { ListGroup, ListRow } from './tierReport.model.ts';

/** The list in the wished order, parted where a part has a subtotal. */
export function listGroups(
  listed: readonly ListRow[],
  sort: TierReportOptions['sort'],
  names: readonly string[],
  figures: TierFigures,
): ListGroup[] {
  const group = (by: ListGroup['by'], key: string | null, rows: readonly ListRow[]): ListGroup => ({
    by,
    key,
    rows,
    sum: sumOf(rows),
  });
  if (sort === 'name') {
    const rows = [...listed].sort(
      (a, b) => compareText(a.dealer.sortKey, b.dealer.sortKey) || a.dealer.id - b.dealer.id,
    );
    return rows.length === 0 ? [] : [group('all', null, rows)];
  }
  const ranked = [...listed].sort(
    (a, b) => names.indexOf(a.dealer.tier ?? '') - names.indexOf(b.dealer.tier ?? '') || byRank(a.dealer, b.dealer),
  );
  const groups = Map.groupBy<string | null, ListRow>(ranked, (row) => (sort === 'rep' ? row.rep : row.dealer.tier));
  const order = sort === 'rep' ? repOrder(figures) : names;
  return order
    .filter((key) => groups.has(key))
    .map((key) => group(sort === 'rep' ? 'rep' : 'tier', key, groups.get(key) ?? []));
}

/** By rank; who has none (no sale in the window) by the last sale, most recent first. */
function byRank(a: DealerFigures, b: DealerFigures): number {
  if (a.rank !== null && b.rank !== null && a.rank !== b.rank) return a.rank - b.rank;
  if ((a.rank === null) !== (b.rank === null)) return a.rank === null ? 1 : -1;
  return compareText(b.lastOn ?? '', a.lastOn ?? '') || a.id - b.id;
}

/** By code units: pinyin keys are made for it. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
