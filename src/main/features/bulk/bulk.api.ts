import { previewBulk, startBulk } from './bulk.service.ts';

export const bulkApi = {
  'bulk.preview': previewBulk,
  'bulk.edit': startBulk,
};
