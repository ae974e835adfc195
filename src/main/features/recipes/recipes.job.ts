import { readFile, stat, writeFile } from 'node:fs/promises';
import { MAX_RECIPE_BYTES } from '../../../shared/contract/importRules.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { writeFinished } from '../../spreadsheets/finishedFile.ts';
import { readRecipe, recipeText } from './recipeFile.rules.ts';
import type { recipesOps } from './recipes.ops.ts';
import { getRecipe, ownFieldNames } from './recipes.repo.ts';

type RecipeEnv = JobEnv<typeof recipesOps>;

/** Writes a recipe where the user asked, whole or not at all. */
export async function saveRecipe({ id, file }: Parsed<'recipes.save'>, env: RecipeEnv): Promise<void> {
  const target = await env.resolveFile(file, 'write');
  const text = recipeText(getRecipe(env.db, id), ownFieldNames(env.db));
  env.port.progress('writing', 0, null);
  await writeFinished(target.path, (temporary) => writeFile(temporary, text));
}

/**
 * Takes a recipe in from a file.
 * @throws AppError file_missing, file_not_readable, recipe_wrong_file, recipe_newer
 */
export async function takeRecipe({ file }: Parsed<'recipes.take'>, env: RecipeEnv): Promise<void> {
  const source = await env.resolveFile(file, 'read');
  env.port.progress('reading', 0, null);
  const recipe = readRecipe(await readRecipeText(source.path, source.name), source.name);
  await env.port.run('recipes.add', recipe);
}

/** The size is asked for first: a film is not read to be refused. @throws AppError as {@link takeRecipe} */
export async function readRecipeText(path: string, name: string): Promise<string> {
  try {
    if ((await stat(path)).size > MAX_RECIPE_BYTES) throw new AppError('recipe_wrong_file', { name });
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new AppError('file_missing', { name }, { cause: error });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR')
      throw new AppError('file_not_readable', { name }, { cause: error });
    throw error;
  }
}
