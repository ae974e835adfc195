import type { Ctx } from '../../runtime/context.ts';
import {
  clearOverrides,
  dealerStage,
  movedIds,
  overrideStages,
  overview,
  perDealer,
  quarters,
  setRules,
  stageIds,
} from './lifecycle.service.ts';
import { readLifecycleRules } from './lifecycle.settings.ts';

export const lifecycleApi = {
  'lifecycle.overview': overview,
  'lifecycle.quarters': quarters,
  'lifecycle.ids': stageIds,
  'lifecycle.perDealer': perDealer,
  'lifecycle.movedIds': movedIds,
  'lifecycle.dealer': dealerStage,
  'lifecycle.override': overrideStages,
  'lifecycle.clearOverride': clearOverrides,
  'lifecycle.rules': (ctx: Ctx) => readLifecycleRules(ctx.db),
  'lifecycle.setRules': setRules,
};
