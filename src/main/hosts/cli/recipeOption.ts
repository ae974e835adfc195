import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { RecipeChoice } from '../../../shared/contract/importRules.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { wordKey } from '../../features/dealers/text.rules.ts';
import { readRecipe } from '../../features/recipes/recipeFile.rules.ts';
import { readRecipeText } from '../../features/recipes/recipes.job.ts';

/**
 * What `--recipe` means: none, a recipe of the data file by its name, else the file of one.
 * @throws AppError recipe_unknown, recipe_wrong_file, recipe_newer
 */
export async function recipeChoice(engine: Engine, named: string): Promise<RecipeChoice> {
  if (named === 'none') return 'none';
  const { recipes } = await engine.ask('recipes.list', {});
  const known = recipes.find(({ name }) => wordKey(name) === wordKey(named));
  if (known) return known.id;
  const path = resolve(named);
  if (!existsSync(path)) throw new AppError('recipe_unknown', { name: named });
  return readRecipe(await readRecipeText(path, basename(path)), basename(path));
}
