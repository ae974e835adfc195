import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { exportDealers } from './dealers.export.ts';
import { dealerFacets, dealersWithPhone, getDealer, listDealers, listIds, suggestDealers } from './dealers.queries.ts';
import { hasDealers } from './dealers.repo.ts';
import {
  createDealer,
  removeContact,
  removeDealers,
  restoreDealers,
  saveContact,
  updateDealer,
} from './dealers.service.ts';
import { asSeen } from './detailFor.ts';
import { previewErase, startErase } from './erase.service.ts';
import { handOver, previewHandOver } from './handOver.service.ts';
import { totalPeriod } from './totalPeriod.repo.ts';

export const dealersApi = {
  'dealers.list': listDealers,
  'dealers.ids': listIds,
  'dealers.get': asSeen(getDealer),
  'dealers.suggest': suggestDealers,
  'dealers.withPhone': dealersWithPhone,
  'dealers.any': (ctx: Ctx) => ({ any: hasDealers(ctx.db) }),
  'dealers.totalPeriod': (ctx: Ctx) => ({ period: totalPeriod(ctx.db) }),
  'dealers.facets': (ctx: Ctx) => dealerFacets(ctx),
  'dealers.create': asSeen(createDealer),
  'dealers.update': asSeen(updateDealer),
  'dealers.remove': removeDealers,
  'dealers.restore': restoreDealers,
  'dealers.previewHandOver': previewHandOver,
  'dealers.handOver': handOver,
  'dealers.saveContact': asSeen(saveContact),
  'dealers.removeContact': asSeen(removeContact),
  'dealers.erasePreview': previewErase,
  'dealers.erase': startErase,
  'dealers.export': (ctx: Ctx, input: Parsed<'dealers.export'>) => exportDealers(ctx, input),
};
