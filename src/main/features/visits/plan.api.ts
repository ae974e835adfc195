import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { MOST_PLAN_DAYS } from '../../../shared/contract/visitPlans.contract.ts';
import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listPlans, listVerdicts } from './plan.repo.ts';

export const visitPlansApi = {
  'visits.plan': (ctx: Ctx, input: Parsed<'visits.plan'>): Output<'visits.plan'> => ({
    jobId: ctx.startJob('visits.plan', notTooLong(input)),
  }),
  'visits.plans': ({ db }: Ctx, input: Parsed<'visits.plans'>) => listPlans(db, input),
  'visits.verdicts': ({ db }: Ctx, input: Parsed<'visits.verdicts'>) => listVerdicts(db, input),
};

/** @throws AppError visit_plan_too_long */
function notTooLong(input: Parsed<'visits.plan'>): Parsed<'visits.plan'> {
  if (daysBetween(input.from, input.to) >= MOST_PLAN_DAYS)
    throw new AppError('visit_plan_too_long', { days: MOST_PLAN_DAYS });
  return input;
}
