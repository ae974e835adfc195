import type { RecipeFile } from '../../../shared/contract/importRules.ts';
import { beginAct, loggedInsert } from '../../db/changeLog.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { wordKey } from '../dealers/text.rules.ts';
import { layoutsOf } from './recipeFile.rules.ts';
import { freeRecipeName, ownFieldNames, sourceIdOf } from './recipes.repo.ts';

/** Steps of jobs that take recipes in. */
export const recipesOps = {
  'recipes.add': {
    changes: ['recipes', 'changes'],
    run: (ctx, file) =>
      inTransaction(ctx.db, async (trx) => {
        const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
        const name = freeRecipeName(trx, file.name);
        const columns = {
          source_id: sourceIdOf(trx, file.source, act.at),
          kind: file.kind,
          name,
          name_key: wordKey(name),
          rules: JSON.stringify(file.rules),
          layouts: JSON.stringify(layoutsOf(file, ownFieldNames(trx))),
          updated_at: act.at,
        };
        return loggedInsert(trx, act, 'recipe', columns, null);
      }),
  } satisfies WriterOp<Ctx, RecipeFile, number>,
};
