import { createHash } from 'node:crypto';
import type { Parsed } from '../../../shared/contract/index.ts';
import { rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { ageOf, cameSince, contentsOf, markOf } from './contents.ts';

export const backupsApi = {
  'backups.contents': (ctx: Ctx) => contentsOf(rawOf(ctx.db), ctx.clock.today()),
  'backups.since': (ctx: Ctx, input: Parsed<'backups.since'>) => cameSince(rawOf(ctx.db), input.marks),
  'backups.mark': (ctx: Ctx) => {
    const raw = rawOf(ctx.db);
    return { mark: createHash('sha256').update(markOf(raw)).digest('hex'), ...ageOf(raw) };
  },
};
