import { listCare, markCare, planCare } from './care.service.ts';
import { careTotals, planFestival, removeGift } from './careYear.service.ts';

export const careApi = {
  'care.list': listCare,
  'care.totals': careTotals,
  'care.plan': planCare,
  'care.planFestival': planFestival,
  'care.done': markCare,
  'care.remove': removeGift,
};
