import { RunSummary } from '../../../shared/contract/scoring.contract.ts';

/** What `score_run.totals` holds and is read as, in reports and where a whole file is taken in. */
export const StoredTotals = RunSummary.pick({
  asOf: true,
  dealers: true,
  amountMinor: true,
  shareBaseMinor: true,
  orders: true,
  thresholds: true,
  groupCuts: true,
  dataFrom: true,
  dataTo: true,
  previousCovered: true,
  gaps: true,
  abc: true,
  tiers: true,
  ungraded: true,
});
