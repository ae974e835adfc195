import { rawOf } from '../../db/open.ts';
import type { JobEnv, OpPayload } from '../../jobs/jobPort.ts';
import { changedLive, type LiveTable, rememberRows } from '../rhythm/liveRows.ts';
import type { RhythmResult } from '../rhythm/rhythm.calc.ts';
import { calculateRhythm } from '../rhythm/rhythm.job.ts';
import { rememberRhythm, rhythmChanges } from '../rhythm/rhythm.store.ts';
import { type LifecycleRow, lifecycleRows } from './lifecycle.calc.ts';
import type { lifecycleOps } from './lifecycle.ops.ts';
import { readLifecycleRules } from './lifecycle.settings.ts';

type LifecycleEnv = JobEnv<typeof lifecycleOps>;

export const LIFECYCLE_TABLE: LiveTable<LifecycleRow> = {
  name: 'lifecycle_live',
  columns: ['stage', 'curve', 'trend', 'quarters'],
  valuesOf: ({ id, stage, curve, trend, quarters }) => [id, stage, curve, trend, quarters],
  same: (one, other) =>
    one.stage === other.stage &&
    one.curve === other.curve &&
    one.trend === other.trend &&
    one.quarters === other.quarters,
};

/** Rhythm and stages of everybody, and what of them differs from the stored ones. */
export interface Calculated {
  rhythm: RhythmResult | null;
  rows: LifecycleRow[];
  changes: OpPayload<(typeof lifecycleOps)['lifecycle.store']>;
}

/** Rhythm and stages as of the data's cut-off. */
export function calculateLifecycle(env: LifecycleEnv): Calculated {
  const raw = rawOf(env.db);
  const rhythm = calculateRhythm(env);
  const changes = { rhythm: rhythmChanges(raw, rhythm), stages: null };
  if (rhythm === null) return { rhythm, rows: [], changes };
  const rules = readLifecycleRules(env.db);
  const rows = lifecycleRows(env.db, rhythm, rules);
  const stored = raw.prepare<[], string | null>("SELECT stages ->> '$.uid' FROM rhythm_head").pluck().get();
  const stages = { rules, ...changedLive(raw, LIFECYCLE_TABLE, stored ?? undefined, rows) };
  return { rhythm, rows, changes: { ...changes, stages } };
}

/** Hands {@link calculateLifecycle} to the writer. */
export async function storeLifecycle({ db, port }: LifecycleEnv, { rhythm, rows, changes }: Calculated): Promise<void> {
  const { rhythmUid, stagesUid } = await port.run('lifecycle.store', changes);
  if (rhythm === null) return;
  const raw = rawOf(db);
  rememberRhythm(raw, rhythmUid, rhythm);
  rememberRows(raw, LIFECYCLE_TABLE, stagesUid, rows);
}
