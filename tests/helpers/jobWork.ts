import type { Input } from '../../src/shared/contract/index.ts';

/** Grouping, in the process that is killed and in the one that does it again. */
export const CLUSTERS_ASKED: Input<'clusters.run'> = { features: ['orders', 'average', 'recency', 'amount'], k: 6 };
