import { bulkOps } from '../features/bulk/bulk.ops.ts';
import { clustersOps } from '../features/clusters/clusters.ops.ts';
import { createDataOps } from '../features/data/data.ops.ts';
import { dealersOps } from '../features/dealers/dealers.ops.ts';
import { doublesOps } from '../features/doubles/doubles.ops.ts';
import { mergeActs } from '../features/doubles/mergeActs.ts';
import { filesOps } from '../features/files/files.ops.ts';
import { forecastsOps } from '../features/forecasts/forecasts.ops.ts';
import { importOps } from '../features/imports/imports.ops.ts';
import { lifecycleOps } from '../features/lifecycle/lifecycle.ops.ts';
import { pasteOps } from '../features/paste/paste.ops.ts';
import { predictionsOps } from '../features/predictions/predictions.ops.ts';
import { recipesOps } from '../features/recipes/recipes.ops.ts';
import { samplesOps } from '../features/samples/samples.ops.ts';
import { scoringOps } from '../features/scoring/scoring.ops.ts';
import { segmentsOps } from '../features/segments/segments.ops.ts';
import { keepAnswered } from '../features/surveys/answeredActs.ts';
import { transferOps } from '../features/transfer/transfer.ops.ts';
import { visitPlanOps } from '../features/visits/plan.ops.ts';
import { visitSheetsOps } from '../features/visits/visitSheets.ops.ts';
import type { WriterOp } from '../jobs/jobPort.ts';
import type { Ctx } from '../runtime/context.ts';

/** Every step of a job that writes. */
const ops = {
  ...bulkOps,
  ...clustersOps,
  ...createDataOps(keepAnswered(mergeActs)),
  ...dealersOps,
  ...doublesOps,
  ...filesOps,
  ...forecastsOps,
  ...importOps,
  ...lifecycleOps,
  ...pasteOps,
  ...predictionsOps,
  ...recipesOps,
  ...samplesOps,
  ...scoringOps,
  ...segmentsOps,
  ...transferOps,
  ...visitSheetsOps,
  ...visitPlanOps,
};
export type Ops = typeof ops;

export function opOf(name: string): WriterOp<Ctx, never, unknown> {
  if (!Object.hasOwn(ops, name)) throw new Error(`no such operation: ${name}`);
  // Jobs name operations by type; here the pairing is by name.
  return ops[name as keyof Ops] as WriterOp<Ctx, never, unknown>;
}
