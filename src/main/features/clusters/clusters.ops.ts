import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import type { StoredClusterRun } from './clusterFacts.ts';

/** Runs that are kept; of further ones those with a cluster that the owner has named. */
const KEPT_RUNS = 12;

export const clustersOps = {
  /** Keeps a run. Answers its number. */
  'clusters.keep': {
    changes: ['clusters'],
    run: (ctx, run) =>
      inTransaction(ctx.db, (trx) => {
        const id = insertRun(trx, run);
        insertMembers(trx, id, run);
        rawOf(trx)
          .prepare(
            `DELETE FROM cluster_run WHERE id NOT IN (SELECT id FROM cluster_run ORDER BY id DESC LIMIT ?)
             AND id NOT IN (SELECT run_id FROM cluster WHERE name <> '')`,
          )
          .run(KEPT_RUNS);
        return id;
      }),
  } satisfies WriterOp<Ctx, StoredClusterRun, number>,
};

function insertRun(trx: Db, { clusters, ...run }: StoredClusterRun): number {
  const raw = rawOf(trx);
  const { lastInsertRowid } = raw
    .prepare(
      `INSERT INTO cluster_run (uid, as_of, window_months, params, facts, margin, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      newUid(),
      run.asOf,
      run.windowMonths,
      JSON.stringify(run.params),
      JSON.stringify(run.facts),
      run.margin ? 1 : 0,
      run.createdAt,
    );
  const id = Number(lastInsertRowid);
  const insert = raw.prepare('INSERT INTO cluster (run_id, label, name, size, facts) VALUES (?, ?, ?, ?, ?)');
  for (const { label, name, size, facts } of clusters) insert.run(id, label, name, size, JSON.stringify(facts));
  return id;
}

function insertMembers(trx: Db, runId: number, { members }: StoredClusterRun): void {
  // A dealer may have gone for good since the run began.
  const insert = rawOf(trx).prepare(
    `INSERT INTO cluster_member (run_id, dealer_id, label, distance, x, y) SELECT ?, ?, ?, ?, ?, ?
     WHERE EXISTS (SELECT 1 FROM dealer WHERE id = ?)`,
  );
  members.dealerId.forEach((id, i) => {
    insert.run(runId, id, members.label[i], members.distance[i], members.x[i], members.y[i], id);
  });
}
