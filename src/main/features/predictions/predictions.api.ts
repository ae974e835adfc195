import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listPredictionIds, listPredictions } from './predictions.repo.ts';
import { predictionOfDealer, predictionsOverview } from './predictions.service.ts';

export const predictionsApi = {
  'predictions.run': (ctx: Ctx, { asOf, model, keep }: Parsed<'predictions.run'>): Output<'predictions.run'> => ({
    jobId: ctx.startJob('predictions.run', { asOf, model, keep }),
  }),
  'predictions.overview': predictionsOverview,
  'predictions.list': (ctx: Ctx, input: Parsed<'predictions.list'>) => listPredictions(ctx.db, input),
  'predictions.ids': (ctx: Ctx, input: Parsed<'predictions.ids'>) => ({ ids: listPredictionIds(ctx.db, input) }),
  'predictions.ofDealer': predictionOfDealer,
};
