import { fix } from './fix.service.ts';
import { ignore, list, overview } from './health.service.ts';
import { startWorksheet } from './worksheet.job.ts';

export const healthApi = {
  'health.overview': overview,
  'health.list': list,
  'health.fix': fix,
  'health.ignore': ignore,
  'health.worksheet': startWorksheet,
};
