import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { compareDealers, listMerges, mergeDealers, unmergeDealers } from './doubles.service.ts';
import { listSuspects } from './suspects.repo.ts';

export const doublesApi = {
  'doubles.find': (ctx: Ctx) => ({ jobId: ctx.startJob('doubles.find', {}) }),
  'doubles.compare': compareDealers,
  'doubles.merges': listMerges,
  'doubles.merge': mergeDealers,
  'doubles.unmerge': unmergeDealers,
  'doubles.list': (ctx: Ctx, input: Parsed<'doubles.list'>) => listSuspects(ctx.db, input),
};
