import { receivablesQueries } from './receivables.service.ts';

export const receivablesApi = {
  'receivables.overview': receivablesQueries.overview,
  'receivables.list': receivablesQueries.list,
  'receivables.ofDealer': receivablesQueries.ofDealer,
};
