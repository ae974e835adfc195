import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { ordersQueries } from './orders.service.ts';
import { listTotals } from './totals.repo.ts';

export const ordersApi = {
  'orders.listByDealer': ordersQueries.listByDealer,
  'orders.place': ordersQueries.place,
  'orders.reversals': ordersQueries.reversals,
  'orders.lines': ordersQueries.lines,
  'orders.monthly': ordersQueries.monthly,
  'orders.topProducts': ordersQueries.topProducts,
  'orders.lastPrices': ordersQueries.lastPrices,
  'orders.totals': ({ db }: Ctx, input: Parsed<'orders.totals'>) => listTotals(db, input),
  'orders.coverage': ordersQueries.coverage,
};
