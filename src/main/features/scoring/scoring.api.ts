import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listRuns, listSchemes, readRun } from './scoring.repo.ts';
import { compareCuts, explain, overview, saveScheme, startRun } from './scoring.service.ts';

export const scoringApi = {
  'scoring.overview': (ctx: Ctx) => overview(ctx),
  'scoring.explain': explain,
  'scoring.schemes': (ctx: Ctx) => listSchemes(ctx.db),
  'scoring.saveScheme': saveScheme,
  'scoring.compareCuts': (ctx: Ctx) => compareCuts(ctx),
  'scoring.run': startRun,
  'scoring.getRun': (ctx: Ctx, input: Parsed<'scoring.getRun'>) => readRun(ctx.db, input.runId),
  'scoring.runs': (ctx: Ctx, input: Parsed<'scoring.runs'>) => listRuns(ctx.db, input.offset, input.limit),
};
