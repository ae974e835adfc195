import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listRecipes } from './recipes.repo.ts';
import { removeRecipe, startSaving, told, updateRecipe } from './recipes.service.ts';

export const recipesApi = {
  'recipes.list': (ctx: Ctx) => ({ recipes: listRecipes(ctx.db).map(told) }),
  'recipes.update': updateRecipe,
  'recipes.remove': removeRecipe,
  'recipes.save': startSaving,
  'recipes.take': (ctx: Ctx, input: Parsed<'recipes.take'>) => ({ jobId: ctx.startJob('recipes.take', input) }),
};
