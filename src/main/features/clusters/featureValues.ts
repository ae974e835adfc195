import type { z } from 'zod';
import type { FeatureLack } from '../../../shared/contract/clusters.contract.ts';
import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { CLUSTER_FEATURES, type ClusterFeature } from '../../../shared/domain/clusterFeatures.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { coveredPeriods } from '../orders/orders.service.ts';
import { SLICE_IDS } from '../scoring/dayFigures.ts';
import { averageMinor, populationOf } from '../scoring/population.rules.ts';
import { NO_DAY } from '../scoring/scoreColumns.ts';
import { readTotals } from '../scoring/scoring.totals.ts';
import { withFacts } from '../scoring/valueFacts.ts';
import { coversPrevious, windowOf } from '../scoring/window.rules.ts';

type Lack = z.infer<typeof FeatureLack>;

/** The dealers that are grouped, in the order of their ids, with one list per feature; NaN where a value is unknown. */
export interface FeatureValues {
  dealerId: Int32Array;
  /** Net amounts in minor units: for sums, whether chosen as a feature or not. */
  net: Float64Array;
  columns: Float64Array[];
}

/** What each feature lacks on these data; null for one that can be chosen. */
export function lacksOf(
  db: Db,
  asOf: string,
  windowMonths: number,
  seesMargin: boolean,
): { feature: ClusterFeature; lack: Lack | null }[] {
  const has = (sql: string) => rawOf(db).prepare(`SELECT EXISTS (${sql})`).pluck().get() === 1;
  const lines = has('SELECT 1 FROM order_line');
  const lacks: Partial<Record<ClusterFeature, Lack | null>> = {
    growth: coversPrevious(coveredPeriods(db, asOf), asOf, windowMonths) ? null : 'not_covered',
    products: lines ? null : 'no_lines',
    categories: !lines ? 'no_lines' : has("SELECT 1 FROM product WHERE category <> ''") ? null : 'no_categories',
    returns: has("SELECT 1 FROM orders WHERE kind = 'return'") ? null : 'no_returns',
    margin: !seesMargin ? 'hidden' : has('SELECT 1 FROM orders WHERE cost_minor IS NOT NULL') ? null : 'no_costs',
  };
  return CLUSTER_FEATURES.map((feature) => ({ feature, lack: lacks[feature] ?? null }));
}

/**
 * Figures of the dealers who bought in the window and take part in grading, as scoring counts them.
 * @param checkCancelled called between statements; what it throws ends the reading
 */
export function readFeatures(
  db: Db,
  features: readonly ClusterFeature[],
  when: { asOf: string; windowMonths: number },
  checkCancelled: () => void,
): FeatureValues {
  const { asOf, windowMonths } = when;
  const asOfDay = toDayNumber(asOf);
  const plain = readTotals(db, asOf, windowMonths, checkCancelled);
  const totals = features.includes('margin') ? withFacts(db, plain, asOf, { windowMonths, ownFactors: [] }) : plain;
  const { rows, net } = populationOf(totals, 'total', asOfDay);
  const dealerId = Int32Array.from(rows, (row) => totals.dealerId[row] ?? 0);
  const of = (figure: (row: number) => number) => Float64Array.from(rows, figure);
  const further = furtherFigures(db, features, when, checkCancelled);
  const column = (feature: ClusterFeature): Float64Array => {
    switch (feature) {
      case 'amount':
        return net;
      case 'orders':
        return of((row) => totals.orders[row] ?? 0);
      case 'average':
        return of((row) => averageMinor(totals.netMinor[row] ?? 0, Math.max(1, totals.orders[row] ?? 1)));
      case 'recency':
        return of((row) => asOfDay - (totals.lastOn[row] ?? asOfDay));
      case 'growth':
        return of((row) => changeOf(totals.netMinor[row] ?? 0, totals.prevNetMinor[row] ?? 0));
      case 'tenure':
        return of((row) => tenureOf(asOfDay, totals.historySince[row] ?? NO_DAY));
      case 'margin':
        return of((row) => totals.facts?.margin[row] ?? Number.NaN);
      default:
        return Float64Array.from(dealerId, (id) => further.get(id)?.[feature] ?? 0);
    }
  };
  return { dealerId, net, columns: features.map(column) };
}

/** (now − before) ÷ (now + before), −1 … 1: unlike a percentage it has an end for who bought nothing before. */
function changeOf(now: number, before: number): number {
  const [a, b] = [Math.max(0, now), Math.max(0, before)];
  return a + b === 0 ? 0 : (a - b) / (a + b);
}

function tenureOf(asOfDay: number, since: number): number {
  return since === NO_DAY ? Number.NaN : Math.max(0, asOfDay - since);
}

type FurtherFeature = 'months' | 'categories' | 'products' | 'returns';
type Further = Map<number, Partial<Record<FurtherFeature, number>>>;

const MONTHS_SQL = `
SELECT dealer_id, count(DISTINCT substr(day, 1, 7)) FROM dealer_day
WHERE dealer_id BETWEEN ? AND ? AND day > ? AND day <= ? AND sales > 0 GROUP BY dealer_id`;
const PRODUCTS_SQL = `
SELECT o.dealer_id, count(DISTINCT nullif(p.category, '')), count(DISTINCT coalesce(l.product_id, l.product_name))
FROM orders o JOIN order_line l ON l.order_id = o.id LEFT JOIN product p ON p.id = l.product_id
WHERE o.dealer_id BETWEEN ? AND ? AND o.ordered_on > ? AND o.ordered_on <= ? AND o.kind = 'sale' GROUP BY o.dealer_id`;
const RETURNS_SQL = `
SELECT dealer_id, coalesce(-sum(net_minor) FILTER (WHERE kind = 'return'), 0), sum(net_minor) FILTER (WHERE kind = 'sale')
FROM orders WHERE dealer_id BETWEEN ? AND ? AND ordered_on > ? AND ordered_on <= ? AND kind IN ('sale', 'return') GROUP BY dealer_id`;

/** What the totals of scoring do not have, a slice of dealers a statement. */
function furtherFigures(
  db: Db,
  features: readonly ClusterFeature[],
  { asOf, windowMonths }: { asOf: string; windowMonths: number },
  checkCancelled: () => void,
): Further {
  const raw = rawOf(db);
  const further: Further = new Map();
  const { fromExclusive } = windowOf(asOf, windowMonths);
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  const read = (sql: string, put: (row: readonly number[]) => Partial<Record<FurtherFeature, number>>) => {
    const statement = raw.prepare(sql).raw();
    for (let low = 1; low <= highest; low += SLICE_IDS) {
      checkCancelled();
      // Rows of figures, as the statements name their columns.
      for (const row of statement.all(low, low + SLICE_IDS - 1, fromExclusive, asOf) as number[][]) {
        const id = row[0] ?? 0;
        further.set(id, { ...further.get(id), ...put(row) });
      }
    }
  };
  if (features.includes('months')) read(MONTHS_SQL, ([, months = 0]) => ({ months }));
  if (features.includes('products') || features.includes('categories'))
    read(PRODUCTS_SQL, ([, categories = 0, products = 0]) => ({ categories, products }));
  if (features.includes('returns'))
    read(RETURNS_SQL, ([, back = 0, sold = 0]) => ({ returns: sold > 0 ? Math.min(1, Math.max(0, back / sold)) : 0 }));
  return further;
}
