import { z } from 'zod';
import { ChangeId, FileRef, JobId, RecipeId } from '../domain/ids.ts';
import { command, query } from './define.ts';
import { ImportKind } from './importFields.ts';
import { ImportRules, MOST_LAYOUTS, RecipeLayout, RecipeName, SourceName } from './importRules.ts';

/** How files of a source are read, by the name the owner knows it under. */
export const Recipe = z.object({
  id: RecipeId,
  revision: z.int(),
  name: z.string(),
  sourceName: z.string(),
  kind: ImportKind,
  rules: ImportRules,
  /** The looks its files have had, the latest first. */
  layouts: z.array(RecipeLayout),
  /** Null where nothing has been imported by it yet. */
  usedAt: z.int().nullable(),
});
export type Recipe = z.infer<typeof Recipe>;

const Started = z.object({ jobId: JobId });

export const recipesContract = {
  /** The last used first. */
  'recipes.list': query({ input: z.object({}), output: z.object({ recipes: z.array(Recipe) }) }),
  'recipes.update': command({
    input: z.object({
      id: RecipeId,
      expectedRevision: z.int(),
      patch: z
        .object({
          name: RecipeName,
          sourceName: SourceName,
          rules: ImportRules,
          layouts: z.array(RecipeLayout).min(1).max(MOST_LAYOUTS),
        })
        .partial(),
    }),
    output: Recipe,
    changes: ['recipes', 'changes'],
  }),
  'recipes.remove': command({
    input: z.object({ id: RecipeId }),
    output: z.object({ changeId: ChangeId }),
    changes: ['recipes', 'changes'],
  }),
  /** Writes a recipe into a small file. */
  'recipes.save': command({
    input: z.object({ id: RecipeId, file: FileRef }),
    output: Started,
    changes: [],
    worksReadOnly: true,
  }),
  /** Takes a recipe in from such a file, under a free name. */
  'recipes.take': command({ input: z.object({ file: FileRef }), output: Started, changes: [] }),
};
