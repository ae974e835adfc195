import type { Ctx } from '../../runtime/context.ts';
import { listReps } from './reps.repo.ts';

export const repsApi = {
  'reps.list': (ctx: Ctx) => listReps(ctx.db, ctx.clock.today()),
};
