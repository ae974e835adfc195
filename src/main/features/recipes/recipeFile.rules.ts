import {
  MAX_RECIPE_BYTES,
  type RecipeColumn,
  RecipeFile,
  type RecipeLayout,
} from '../../../shared/contract/importRules.ts';
import type { Recipe } from '../../../shared/contract/recipes.contract.ts';
import type { CustomFieldId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';

interface OwnField {
  id: CustomFieldId;
  name: string;
}

/** A recipe as the text of a file: fields of the owner's own go by their names, in another data file they have other ids. */
export function recipeText(recipe: Recipe, own: readonly OwnField[]): string {
  const names = new Map(own.map(({ id, name }) => [id, name]));
  const file: RecipeFile = {
    format: 'dealerdesk-recipe',
    version: 1,
    name: recipe.name,
    source: recipe.sourceName,
    kind: recipe.kind,
    rules: recipe.rules,
    layouts: recipe.layouts.map(({ columns }) => ({
      columns: columns.map((column) => ({
        ...column,
        ownField: column.ownField === null ? null : (names.get(column.ownField) ?? null),
      })),
    })),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * Reads such a text; whatever it does not name is left out.
 * @throws AppError recipe_newer where a later version wrote it, recipe_wrong_file where it is anything else
 */
export function readRecipe(text: string, name: string): RecipeFile {
  if (text.length > MAX_RECIPE_BYTES) throw new AppError('recipe_wrong_file', { name });
  let stored: unknown;
  try {
    stored = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('recipe_wrong_file', { name }, { cause: error });
    throw error;
  }
  if (isNewer(stored)) throw new AppError('recipe_newer', { name });
  const read = RecipeFile.safeParse(stored);
  if (!read.success) throw new AppError('recipe_wrong_file', { name });
  return read.data;
}

function isNewer(stored: unknown): boolean {
  if (typeof stored !== 'object' || stored === null || !('format' in stored) || !('version' in stored)) return false;
  return stored.format === 'dealerdesk-recipe' && typeof stored.version === 'number' && stored.version > 1;
}

/** The layouts of such a file in this data file: a field of the owner's own that there is none of here is an extra. */
export function layoutsOf(file: RecipeFile, own: readonly OwnField[]): RecipeLayout[] {
  const ids = new Map(own.map(({ id, name }) => [name, id]));
  return file.layouts.map(({ columns }) => ({
    columns: columns.map(
      (column): RecipeColumn => ({
        ...column,
        ownField: column.ownField === null ? null : (ids.get(column.ownField) ?? null),
      }),
    ),
  }));
}
