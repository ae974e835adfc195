import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, rawOf } from '../../db/open.ts';

interface PathRow {
  runId: number;
  asOf: string;
  reason: string;
  name: string;
  tier: string | null;
  ungraded: Output<'scoring.path'>['steps'][number]['ungraded'];
  pinned: number;
  amountMinor: number;
  rules: string;
}

/** As many days as a page can show. */
const MOST_STEPS = 60;

/** A dealer's tier in the kept runs, the newest as-of day first; of several runs as of one day the last one made. */
export function tierPath(db: Db, { dealerId }: Parsed<'scoring.path'>): Output<'scoring.path'> {
  const rows = rawOf(db)
    .prepare<[number, number], PathRow>(
      `SELECT max(r.id) AS runId, r.as_of AS asOf, r.reason, r.name, s.tier, s.ungraded,
         s.pin_reason IS NOT NULL AS pinned, s.net_minor AS amountMinor,
         json_object('tierNames', json_extract(r.rules, '$.tierNames'), 'dormantName', r.rules ->> '$.dormantName') AS rules
       FROM score_run r JOIN score_frozen s ON s.run_id = r.id AND s.dealer_id = ?
       WHERE r.status = 'frozen' AND r.deleted_at IS NULL
       GROUP BY r.as_of ORDER BY r.as_of DESC LIMIT ?`,
    )
    .all(dealerId, MOST_STEPS);
  return {
    steps: rows.map(({ rules, pinned, runId, ...row }) => {
      // What this feature has written.
      const { tierNames, dormantName } = JSON.parse(rules) as {
        tierNames: string[] | null;
        dormantName: string | null;
      };
      return {
        ...row,
        runId: runId as Output<'scoring.path'>['steps'][number]['runId'], // the table's own ids
        pinned: pinned === 1,
        tierNames: tierNames ?? ['A', 'B', 'C'],
        dormantName: dormantName ?? 'D',
      };
    }),
  };
}
