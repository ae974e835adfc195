import type { Ctx } from '../../runtime/context.ts';
import { listCare, markCare, planCare } from './care.service.ts';
import { readCareRules, setCareRules } from './care.settings.ts';
import { careTotals, planFestival, removeGift } from './careYear.service.ts';

export const careApi = {
  'care.list': listCare,
  'care.rules': ({ db }: Ctx) => readCareRules(db),
  'care.setRules': setCareRules,
  'care.totals': careTotals,
  'care.plan': planCare,
  'care.planFestival': planFestival,
  'care.done': markCare,
  'care.remove': removeGift,
};
