import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readLogo, setLogo } from './logo.service.ts';
import { readIdentity, readSettings, updateSettings } from './settings.service.ts';

export const settingsApi = {
  'settings.get': (ctx: Ctx) => readSettings(ctx.db),
  'settings.identity': (ctx: Ctx) => readIdentity(ctx.db),
  'settings.logo': async (ctx: Ctx) => ({ png: await readLogo(ctx.db) }),
  'settings.setLogo': setLogo,
  'settings.update': (ctx: Ctx, input: Parsed<'settings.update'>) => updateSettings(ctx, input),
};
