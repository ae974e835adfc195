import type { Ctx } from '../../runtime/context.ts';
import { capacity } from './capacity.service.ts';
import { dealerVisit, saveDealerVisit, setDealerVisits } from './dealerVisit.service.ts';
import { due, dueIds } from './due.service.ts';
import { makeRoutes, offeredRoutes } from './offeredRoutes.service.ts';
import { offeredSettings, takeSettings } from './offeredSettings.service.ts';
import { addLeave, listRepTimes, removeLeave, saveRepTime } from './repTime.service.ts';
import { addRoute, fillRoute, listRoutes, removeRoute, routeWithDealers, saveRoute } from './routes.service.ts';
import { saveVisitRules, visitRules } from './visitRules.service.ts';

export const visitNeedsApi = {
  'visits.rules': visitRules,
  'visits.saveRules': saveVisitRules,
  'visits.due': due,
  'visits.dueIds': dueIds,
  'visits.dealer': dealerVisit,
  'visits.saveDealer': saveDealerVisit,
  'visits.setDealers': setDealerVisits,
  'visits.routes': ({ db }: Ctx) => ({ routes: listRoutes(db) }),
  'visits.route': routeWithDealers,
  'visits.addRoute': addRoute,
  'visits.saveRoute': saveRoute,
  'visits.removeRoute': removeRoute,
  'visits.fillRoute': fillRoute,
  'visits.offeredRoutes': offeredRoutes,
  'visits.makeRoutes': makeRoutes,
  'visits.offeredSettings': offeredSettings,
  'visits.takeSettings': takeSettings,
  'visits.reps': ({ db, clock }: Ctx) => ({ reps: listRepTimes(db, clock.today()) }),
  'visits.saveRepTime': saveRepTime,
  'visits.addLeave': addLeave,
  'visits.removeLeave': removeLeave,
  'visits.capacity': capacity,
};
