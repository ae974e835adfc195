import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { boardDays } from './board.service.ts';
import { listSpan } from './visitSpan.ts';
import { listDealerVisits, listVisits } from './visits.repo.ts';
import { addVisits, editVisit, lockVisits, placeVisits, removeVisits } from './visits.service.ts';

export const visitsApi = {
  'visits.list': ({ db }: Ctx, input: Parsed<'visits.list'>) => listVisits(db, listSpan(input)),
  'visits.days': (ctx: Ctx, input: Parsed<'visits.days'>) => boardDays(ctx, listSpan(input)),
  'visits.ofDealer': ({ db }: Ctx, input: Parsed<'visits.ofDealer'>) => listDealerVisits(db, input),
  'visits.add': addVisits,
  'visits.place': placeVisits,
  'visits.edit': editVisit,
  'visits.lock': lockVisits,
  'visits.remove': removeVisits,
};
