import { ImportKind } from '../../../shared/contract/importFields.ts';
import { ImportRules, RecipeLayout } from '../../../shared/contract/importRules.ts';
import type { Recipe } from '../../../shared/contract/recipes.contract.ts';
import { CustomFieldId, RecipeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { wordKey } from '../dealers/text.rules.ts';

/** A recipe with the name its last file had, without figures and ending: '' where there was none. */
export interface StoredRecipe extends Recipe {
  fileStem: string;
}

interface Row {
  id: number;
  revision: number;
  name: string;
  sourceName: string;
  kind: string;
  rules: string;
  layouts: string;
  fileStem: string;
  usedAt: number | null;
}

const SELECT = `SELECT r.id, r.revision, r.name, s.name AS sourceName, r.kind, r.rules, r.layouts, r.file_stem AS fileStem,
    r.used_at AS usedAt FROM recipe r JOIN source s ON s.id = r.source_id`;

/** All recipes, the last used first. */
export function listRecipes(db: Db): StoredRecipe[] {
  const rows = rawOf(db).prepare<[], Row>(`${SELECT} ORDER BY r.used_at DESC NULLS LAST, r.id DESC`).all();
  return rows.map(toRecipe);
}

/** @throws AppError not_found */
export function getRecipe(db: Db, id: number): StoredRecipe {
  const row = rawOf(db).prepare<[number], Row>(`${SELECT} WHERE r.id = ?`).get(id);
  if (!row) throw new AppError('not_found');
  return toRecipe(row);
}

function toRecipe({ id, kind, rules, layouts, ...plain }: Row): StoredRecipe {
  return {
    ...plain,
    id: RecipeId.parse(id),
    kind: ImportKind.parse(kind),
    // Written by this feature; rules that came later are filled in.
    rules: ImportRules.parse(JSON.parse(rules)),
    layouts: RecipeLayout.array().parse(JSON.parse(layouts)),
  };
}

/** A name nobody has yet, made of the wanted one; `self` may keep its own. */
export function freeRecipeName(db: Db, wanted: string, self: number | null = null): string {
  const taken = rawOf(db).prepare<[string, number | null], number>(
    'SELECT 1 FROM recipe WHERE name_key = ? AND id IS NOT ?',
  );
  let name = wanted;
  for (let no = 2; taken.get(wordKey(name), self) !== undefined; no += 1) name = `${wanted.slice(0, 54)} ${no}`;
  return name;
}

/** The source by its name, made where there is none. */
export function sourceIdOf(db: Db, name: string, now: number): number {
  const raw = rawOf(db);
  raw.prepare('INSERT INTO source (name, created_at) VALUES (?, ?) ON CONFLICT (name) DO NOTHING').run(name, now);
  return Number(raw.prepare('SELECT id FROM source WHERE name = ?').pluck().get(name));
}

/** The owner's fields that columns may be, by name. */
export function ownFieldNames(db: Db): { id: CustomFieldId; name: string }[] {
  return rawOf(db)
    .prepare<[], { id: number; name: string }>(
      'SELECT id, name FROM custom_field WHERE archived = 0 ORDER BY place, id',
    )
    .all()
    .map(({ id, name }) => ({ id: CustomFieldId.parse(id), name }));
}
