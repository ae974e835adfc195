import { doubledFields, foreignFields, type ImportKind } from '../../../shared/contract/importFields.ts';
import type { RecipeColumn } from '../../../shared/contract/importRules.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Recipe } from '../../../shared/contract/recipes.contract.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, lastEntryOf, loggedDelete, loggedUpdate, type Row } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { wordKey } from '../dealers/text.rules.ts';
import { freeRecipeName, getRecipe, type StoredRecipe } from './recipes.repo.ts';

/** A recipe as it is told. */
export function told({ fileStem: _own, ...recipe }: StoredRecipe): Recipe {
  return recipe;
}

/**
 * Renames a recipe, gives it another source, other rules or columns.
 * @throws AppError stale_edit, name_taken, import_foreign_field, import_column_twice
 */
export function updateRecipe(ctx: Ctx, { id, expectedRevision, patch }: Parsed<'recipes.update'>): Promise<Recipe> {
  return inTransaction(ctx.db, (trx) => {
    const { revision, kind } = getRecipe(trx, id);
    if (revision !== expectedRevision) throw new AppError('stale_edit', { id });
    for (const { columns } of patch.layouts ?? []) checkColumns(columns, kind);
    const now = ctx.clock.now();
    const act = beginAct(trx, now, { movesScores: false });
    const next: Row = {
      ...(patch.name === undefined ? {} : nameColumns(trx, patch.name, id)),
      ...(patch.sourceName === undefined ? {} : { source_id: renamedSource(trx, act, id, patch.sourceName) }),
      ...(patch.rules === undefined ? {} : { rules: JSON.stringify(patch.rules) }),
      ...(patch.layouts === undefined ? {} : { layouts: JSON.stringify(patch.layouts) }),
    };
    loggedUpdate(trx, act, 'recipe', id, next, 'update', null);
    return told(getRecipe(trx, id));
  });
}

/** @throws AppError import_foreign_field, import_column_twice */
function checkColumns(columns: readonly RecipeColumn[], kind: ImportKind): void {
  const [foreign] = foreignFields(columns, kind);
  if (foreign !== undefined) throw new AppError('import_foreign_field', { fields: `$field:${foreign}` });
  const [doubled] = doubledFields(columns, kind);
  if (doubled !== undefined) throw new AppError('import_column_twice', { field: `$field:${doubled}` });
}

/**
 * The source of a recipe under another name. What it has brought stays its own, so that the next file finds its bills; a name
 * that another source has means that one.
 */
function renamedSource(db: Db, act: ActLog, recipeId: number, name: string): number {
  const raw = rawOf(db);
  const known = raw.prepare<[string], number>('SELECT id FROM source WHERE name = ?').pluck().get(name);
  if (known !== undefined) return known;
  const id = Number(raw.prepare('SELECT source_id FROM recipe WHERE id = ?').pluck().get(recipeId));
  loggedUpdate(db, act, 'source', id, { name }, 'update', null);
  return id;
}

/** @throws AppError name_taken */
function nameColumns(db: Db, name: string, self: number): Row {
  if (freeRecipeName(db, name, self) !== name) throw new AppError('name_taken', { name });
  return { name, name_key: wordKey(name) };
}

/** Forgets how files are read; what they brought stays. */
export function removeRecipe(ctx: Ctx, { id }: Parsed<'recipes.remove'>): Promise<Output<'recipes.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    loggedDelete(trx, act, 'recipe', id, null);
    return { changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}

/** Starts the job that writes a recipe into a file. @throws AppError not_found */
export function startSaving(ctx: Ctx, input: Parsed<'recipes.save'>): Output<'recipes.save'> {
  getRecipe(ctx.db, input.id);
  return { jobId: ctx.startJob('recipes.save', input) };
}
