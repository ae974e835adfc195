import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listTimeline } from './timeline.repo.ts';

export const timelineApi = {
  'timeline.list': ({ db }: Ctx, input: Parsed<'timeline.list'>) => listTimeline(db, input),
};
