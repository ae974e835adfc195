import type { Ctx } from '../../runtime/context.ts';
import { listViews } from './views.repo.ts';
import { countViews, createView, moveView, removeView, updateView } from './views.service.ts';

export const viewsApi = {
  'views.list': (ctx: Ctx) => ({ views: listViews(ctx.db) }),
  'views.counts': countViews,
  'views.create': createView,
  'views.update': updateView,
  'views.move': moveView,
  'views.remove': removeView,
};
