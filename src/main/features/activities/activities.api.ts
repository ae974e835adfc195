import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dealersOfActivities, listActivities, pageOfActivities } from './activities.repo.ts';
import { addMany, addOne, finishNext, postpone, removeActivity, updateOne } from './activities.service.ts';
import { testsOf } from './activityFilter.ts';
import { listNextSteps } from './nextSteps.repo.ts';
import { listWithoutNext } from './withoutNext.repo.ts';

export const activitiesApi = {
  'activities.list': ({ db }: Ctx, input: Parsed<'activities.list'>) => listActivities(db, input),
  'activities.all': async ({ db, clock }: Ctx, { offset, limit, ...filter }: Parsed<'activities.all'>) =>
    pageOfActivities(db, await testsOf(db, filter, clock.today()), { offset, limit }),
  'activities.dealers': async (
    { db, clock }: Ctx,
    filter: Parsed<'activities.dealers'>,
  ): Promise<Output<'activities.dealers'>> => ({
    ids: dealersOfActivities(db, await testsOf(db, filter, clock.today())).map((id) => DealerId.parse(id)),
  }),
  'activities.nextSteps': ({ db, clock }: Ctx, input: Parsed<'activities.nextSteps'>) =>
    listNextSteps(db, input, clock.today()),
  'activities.withoutNext': ({ db, clock }: Ctx, input: Parsed<'activities.withoutNext'>) =>
    listWithoutNext(db, input, clock.today()),
  'activities.add': addOne,
  'activities.addMany': addMany,
  'activities.update': updateOne,
  'activities.finishNext': finishNext,
  'activities.postpone': postpone,
  'activities.remove': removeActivity,
};
