import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { partOfDay, todayReminders } from './today.service.ts';

export const todayApi = {
  'today.part': async (ctx: Ctx, { part, limit, reps }: Parsed<'today.part'>) => ({
    ...(await partOfDay(ctx, part, limit, reps)),
    today: ctx.clock.today(),
  }),
  'today.reminders': todayReminders,
};
