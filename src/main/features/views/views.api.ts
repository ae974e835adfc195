import type { Ctx } from '../../runtime/context.ts';
import { countViews, createView, moveView, removeView, updateView, viewsSeen } from './views.service.ts';

export const viewsApi = {
  'views.list': (ctx: Ctx) => ({ views: viewsSeen(ctx) }),
  'views.counts': countViews,
  'views.create': createView,
  'views.update': updateView,
  'views.move': moveView,
  'views.remove': removeView,
};
