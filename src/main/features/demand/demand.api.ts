import { backTest, shouldBuy, shouldBuyOf } from './advice.service.ts';
import { keyAccounts } from './keyAccounts.service.ts';
import { demandBuyers, demandLevels, demandLines, demandMatrix } from './matrix.service.ts';
import { giveNeed, listNeeds, setNeedKind } from './needs.service.ts';
import { newProducts, productSpread } from './newProducts.service.ts';
import { allowAdvice, listRefused, refuseAdvice } from './refusals.service.ts';

export const demandApi = {
  'demand.refuse': refuseAdvice,
  'demand.refused': listRefused,
  'demand.allow': allowAdvice,
  'demand.levels': demandLevels,
  'demand.matrix': demandMatrix,
  'demand.buyers': demandBuyers,
  'demand.lines': demandLines,
  'demand.newProducts': newProducts,
  'demand.spread': productSpread,
  'demand.shouldBuyOf': shouldBuyOf,
  'demand.shouldBuy': shouldBuy,
  'demand.backTest': backTest,
  'demand.keyAccounts': keyAccounts,
  'demand.needs': listNeeds,
  'demand.giveNeed': giveNeed,
  'demand.setNeedKind': setNeedKind,
};
