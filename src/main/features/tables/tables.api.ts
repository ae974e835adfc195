import type { Ctx } from '../../runtime/context.ts';
import { listParts } from './importLists.ts';
import { startExport } from './tables.service.ts';

export const tablesApi = {
  'tables.lists': ({ db }: Ctx) => ({ parts: listParts(db) }),
  'tables.export': startExport,
} as const;
