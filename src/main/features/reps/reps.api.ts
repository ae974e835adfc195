import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { createFromHandlers } from './fromHandlers.service.ts';
import { previewFromHandlers } from './handlerOffer.repo.ts';
import { leaveRep } from './leaveRep.service.ts';
import { mergeReps, previewMerge } from './mergeReps.service.ts';
import { repHandlers } from './repHandlers.repo.ts';
import { repLeaving } from './repLeaving.repo.ts';
import { repMoves, repOverview } from './repOverview.repo.ts';
import { listReps } from './reps.repo.ts';
import { createRep, removeRep, updateRep } from './reps.service.ts';

const seesPerformance = (ctx: Ctx) => visibilityFor(ctx.db, ctx.operatorId).sees('performance');

/** What reps bring in is performance: the owner may keep it to himself. */
async function overviewSeen(ctx: Ctx): Promise<Output<'reps.overview'>> {
  const overview = await repOverview(ctx.db, ctx.clock.today());
  if (seesPerformance(ctx)) return overview;
  return { ...overview, reps: overview.reps.map((rep) => ({ ...rep, amountMinor: null })) };
}

async function handlersSeen(ctx: Ctx, input: Parsed<'reps.handlers'>): Promise<Output<'reps.handlers'>> {
  const groups = await repHandlers(ctx.db, input, ctx.clock.today());
  return seesPerformance(ctx) ? { groups, hidden: false } : { groups: [], hidden: true };
}

async function leavingSeen(ctx: Ctx, input: Parsed<'reps.leaving'>): Promise<Output<'reps.leaving'>> {
  const leaving = await repLeaving(ctx.db, input, ctx.clock.today());
  return seesPerformance(ctx) ? leaving : { ...leaving, handled: [] };
}

export const repsApi = {
  'reps.list': (ctx: Ctx) => listReps(ctx.db, ctx.clock.today()),
  'reps.overview': overviewSeen,
  'reps.moves': (ctx: Ctx, input: Parsed<'reps.moves'>) => repMoves(ctx.db, input),
  'reps.handlers': handlersSeen,
  'reps.leaving': leavingSeen,
  'reps.previewFromHandlers': (ctx: Ctx) => previewFromHandlers(ctx.db, ctx.clock.today()),
  'reps.createFromHandlers': createFromHandlers,
  'reps.leave': leaveRep,
  'reps.create': createRep,
  'reps.update': updateRep,
  'reps.remove': removeRep,
  'reps.previewMerge': previewMerge,
  'reps.merge': mergeReps,
};
