import { rawOf } from '../../db/open.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { changedLive, type LiveTable, rememberRows } from '../rhythm/liveRows.ts';
import type { RhythmResult } from '../rhythm/rhythm.calc.ts';
import { type LifecycleRow, lifecycleRows } from './lifecycle.calc.ts';
import type { lifecycleOps } from './lifecycle.ops.ts';
import { readLifecycleRules } from './lifecycle.settings.ts';

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

/** Brings the stages up to date, from the rhythm that has just been calculated. */
export async function lifecycleLive(env: JobEnv<typeof lifecycleOps>, rhythm: RhythmResult | null): Promise<void> {
  if (rhythm === null) return;
  const raw = rawOf(env.db);
  const rules = readLifecycleRules(env.db);
  const rows = lifecycleRows(env.db, rhythm, rules);
  const stored = raw.prepare<[], string | null>("SELECT stages ->> '$.uid' FROM rhythm_head").pluck().get();
  const changes = changedLive(raw, LIFECYCLE_TABLE, stored ?? undefined, rows);
  const { uid } = await env.port.run('lifecycle.store', { rules, ...changes });
  rememberRows(raw, LIFECYCLE_TABLE, uid, rows);
}
