import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listActivities } from './activities.repo.ts';
import { removeActivity } from './activities.service.ts';

export const activitiesApi = {
  'activities.list': ({ db }: Ctx, input: Parsed<'activities.list'>) => listActivities(db, input),
  'activities.remove': removeActivity,
};
