import { z } from 'zod';

/** Figures by which dealers can be grouped. */
export const CLUSTER_FEATURES = [
  'amount',
  'orders',
  'average',
  'recency',
  'growth',
  'months',
  'tenure',
  'categories',
  'products',
  'returns',
  'margin',
] as const;
export const ClusterFeature = z.enum(CLUSTER_FEATURES);
export type ClusterFeature = z.infer<typeof ClusterFeature>;

/** What a feature is counted in: money in minor units, a number, days, or a share of something (1 = 100 %). */
export type FeatureUnit = 'money' | 'count' | 'days' | 'share';

export const FEATURE_UNITS: Readonly<Record<ClusterFeature, FeatureUnit>> = {
  amount: 'money',
  orders: 'count',
  average: 'money',
  recency: 'days',
  growth: 'share',
  months: 'count',
  tenure: 'days',
  categories: 'count',
  products: 'count',
  returns: 'share',
  margin: 'share',
};

export const MOST_CLUSTERS = 12;
/** Dealers that each cluster needs at least, on average: fewer are single cases, not groups. */
export const DEALERS_PER_CLUSTER = 3;

/** Where an axis of growth has its figures: −100, −50, 0, +100, +300 % and “nothing before”, as the feature holds them, growth ÷ (2 + growth). */
export const GROWTH_TICKS: readonly number[] = [-1, -1 / 3, 0, 1 / 3, 3 / 5, 1];
