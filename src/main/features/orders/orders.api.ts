import { ordersQueries } from './orders.service.ts';

export const ordersApi = {
  'orders.listByDealer': ordersQueries.listByDealer,
  'orders.place': ordersQueries.place,
  'orders.reversals': ordersQueries.reversals,
  'orders.lines': ordersQueries.lines,
  'orders.monthly': ordersQueries.monthly,
  'orders.topProducts': ordersQueries.topProducts,
  'orders.lastPrices': ordersQueries.lastPrices,
  'orders.coverage': ordersQueries.coverage,
};
