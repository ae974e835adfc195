import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listPlans, listVerdicts } from './plan.repo.ts';
import { planSpan } from './visitSpan.ts';

export const visitPlansApi = {
  'visits.plan': (ctx: Ctx, input: Parsed<'visits.plan'>): Output<'visits.plan'> => ({
    jobId: ctx.startJob('visits.plan', planSpan(input)),
  }),
  'visits.plans': ({ db }: Ctx, input: Parsed<'visits.plans'>) => listPlans(db, input),
  'visits.verdicts': ({ db }: Ctx, input: Parsed<'visits.verdicts'>) => listVerdicts(db, input),
};
