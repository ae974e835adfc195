import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { leaveRep } from './leaveRep.service.ts';
import { mergeReps, previewMerge } from './mergeReps.service.ts';
import { repHandlers } from './repHandlers.repo.ts';
import { repLeaving } from './repLeaving.repo.ts';
import { repMoves, repOverview } from './repOverview.repo.ts';
import { listReps } from './reps.repo.ts';
import { createRep, removeRep, updateRep } from './reps.service.ts';

export const repsApi = {
  'reps.list': (ctx: Ctx) => listReps(ctx.db, ctx.clock.today()),
  'reps.overview': (ctx: Ctx) => repOverview(ctx.db, ctx.clock.today()),
  'reps.moves': (ctx: Ctx, input: Parsed<'reps.moves'>) => repMoves(ctx.db, input),
  'reps.handlers': (ctx: Ctx, input: Parsed<'reps.handlers'>) => repHandlers(ctx.db, input, ctx.clock.today()),
  'reps.leaving': (ctx: Ctx, input: Parsed<'reps.leaving'>) => repLeaving(ctx.db, input, ctx.clock.today()),
  'reps.leave': leaveRep,
  'reps.create': createRep,
  'reps.update': updateRep,
  'reps.remove': removeRep,
  'reps.previewMerge': previewMerge,
  'reps.merge': mergeReps,
};
