import type { ImportKind } from '../../../shared/contract/importFields.ts';
import { ImportRules, MOST_LAYOUTS, type RecipeChoice, type RecipeFile } from '../../../shared/contract/importRules.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { sheetRuleOf } from '../../../shared/contract/importTables.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { wordKey } from '../dealers/text.rules.ts';
import { layoutsOf } from '../recipes/recipeFile.rules.ts';
import { freeRecipeName, getRecipe, listRecipes, ownFieldNames, type StoredRecipe } from '../recipes/recipes.repo.ts';
import { isHandedBack } from './headerKey.rules.ts';
import {
  findFit,
  fitRecipe,
  type KnownRecipe,
  layoutFingerprint,
  layoutFrom,
  type RecipeFit,
} from './recipeFit.rules.ts';

/** The recipes a file may be read by: the one that was chosen, else all there are. */
export function createRecipeBook(db: Db, choice: RecipeChoice | undefined) {
  const chosen = choice === undefined || choice === 'none' ? undefined : chosenRecipe(db, choice);
  const recipes = choice === undefined ? listRecipes(db) : chosen === undefined ? [] : [chosen];
  const prints = new Set(
    recipes.flatMap(({ layouts }) => layouts.map(layoutFingerprint)).filter((print) => print !== ''),
  );
  return {
    /** The kind the choice decides. */
    kind: chosen?.kind,
    knows: (fingerprint: string): boolean => prints.has(fingerprint),
    fit: (
      headers: readonly string[],
      guessed: ImportKind,
      decided: ImportKind | undefined,
      fileStem: string,
    ): RecipeFit | undefined =>
      chosen ? fitRecipe(chosen, headers) : findFit(recipes, headers, guessed, decided, fileStem),
  };
}

/** @throws AppError not_found */
function chosenRecipe(db: Db, choice: Exclude<RecipeChoice, 'none'>): KnownRecipe {
  return typeof choice === 'number' ? getRecipe(db, choice) : handedAlong(db, choice);
}

function handedAlong(db: Db, file: RecipeFile): KnownRecipe {
  const { name, source, kind, rules } = file;
  return { id: null, name, sourceName: source, kind, rules, layouts: layoutsOf(file, ownFieldNames(db)), fileStem: '' };
}

export interface ReadFile {
  options: CheckOptions;
  headers: readonly string[];
  fileStem: string;
  sourceId: number;
  now: number;
}

/** Remembers how a file was read, in the recipe of its source that it was read by or whose layout it has, else in a new one. */
export function rememberRecipe(db: Db, { options, headers, fileStem, sourceId, now }: ReadFile): void {
  const layout = layoutFrom(headers, options);
  const print = layoutFingerprint(layout);
  const known = ownRecipe(db, options, print);
  if (known === undefined && print === '') return;
  const others = (known?.layouts ?? []).filter((each) => layoutFingerprint(each) !== print);
  const columns = {
    rules: JSON.stringify({ ...ImportRules.parse(options), sheets: rememberedSheets(options, known) }),
    layouts: JSON.stringify([layout, ...others].slice(0, MOST_LAYOUTS)),
    // Rows that were handed back may be called anything.
    fileStem: isHandedBack(headers) ? (known?.fileStem ?? fileStem) : fileStem,
    now,
  };
  const raw = rawOf(db);
  if (known !== undefined) {
    raw
      .prepare(
        `UPDATE recipe SET rules = @rules, layouts = @layouts, file_stem = @fileStem, used_at = @now, updated_at = @now,
           revision = revision + 1 WHERE id = @id`,
      )
      .run({ ...columns, id: known.id });
    return;
  }
  const name = freeRecipeName(db, options.recipeName ?? options.sourceName);
  raw
    .prepare(
      `INSERT INTO recipe (source_id, kind, name, name_key, rules, layouts, file_stem, used_at, updated_at)
       VALUES (@sourceId, @kind, @name, @nameKey, @rules, @layouts, @fileStem, @now, @now)`,
    )
    .run({ ...columns, sourceId, kind: options.kind, name, nameKey: wordKey(name) });
}

/** A file with one sheet only says nothing of those of the others. */
function rememberedSheets({ sheet, moreTables }: CheckOptions, known: StoredRecipe | undefined): ImportRules['sheets'] {
  return sheetRuleOf(sheet, moreTables) ?? known?.rules.sheets ?? null;
}

/** Another source has files of its own, however alike they look. */
function ownRecipe(db: Db, { kind, sourceName, recipeId }: CheckOptions, print: string): StoredRecipe | undefined {
  const own = listRecipes(db).filter((recipe) => recipe.kind === kind && recipe.sourceName === sourceName);
  return (
    own.find(({ id }) => id === recipeId) ??
    own.find(({ layouts }) => print !== '' && layouts.some((layout) => layoutFingerprint(layout) === print))
  );
}
