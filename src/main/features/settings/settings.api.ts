import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readIdentity, readSettings, updateSettings } from './settings.service.ts';

export const settingsApi = {
  'settings.get': (ctx: Ctx) => readSettings(ctx.db),
  'settings.identity': (ctx: Ctx) => readIdentity(ctx.db),
  'settings.update': (ctx: Ctx, input: Parsed<'settings.update'>) => updateSettings(ctx, input),
};
