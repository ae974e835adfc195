import type { DealerPatch } from '../../../shared/contract/dealers.contract.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, lastEntryOf, loggedUpdate, readRow } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { movesScores } from '../../db/scoredColumns.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { placedColumns } from '../dealers/dealerFields.ts';
import { giveTo } from '../dealers/handOver.service.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import { putValue } from '../fields/fields.service.ts';
import { giveTag, tagNamed } from '../tags/tags.service.ts';
import { targetsOf } from './paste.service.ts';
import { newSeen, type PlannedRow, planPaste } from './pastePlan.ts';
import type { PasteTarget } from './pasteTargets.ts';

/** Dealers between two looks at the cancel flag. */
const STEP = 250;

interface Pasted {
  changed: number;
  cells: number;
  changeId: number;
}

export const pasteOps = {
  'paste.apply': {
    changes: ['dealers', 'reps', 'tags', 'changes'],
    run: (ctx, input, port) =>
      inTransaction(ctx.db, async (trx) => {
        const { targets } = await targetsOf({ ...ctx, db: trx }, input);
        const seen = newSeen();
        const planned: PlannedRow[] = [];
        const regions = loadRegions(ctx.resourcesDir);
        for (const part of planPaste(trx, input, targets, regions, ctx.clock.today(), seen)) {
          port.checkCancelled();
          planned.push(...part.filter((row) => row.cells.length > 0));
        }
        if (seen.digest('base64url') !== input.seen) throw new AppError('paste_moved');
        if (planned.length === 0) throw new AppError('paste_nothing');
        const act = beginAct(trx, ctx.clock.now(), { movesScores: targets.some(isScored) });
        for (const [done, row] of planned.entries()) {
          if (done % STEP === 0) {
            port.checkCancelled();
            port.progress('writing', done, planned.length);
          }
          writeRow(trx, act, row, ctx);
        }
        const cells = planned.reduce((total, row) => total + row.cells.length, 0);
        return { changed: planned.length, cells, changeId: lastEntryOf(trx, act) };
      }),
  } satisfies WriterOp<Ctx, Parsed<'paste.write'>, Pasted>,
};

/** A new rep is a dated row, from today on. */
function isScored({ write }: PasteTarget): boolean {
  return write.kind === 'rep' || (write.kind === 'dealer' && movesScores('dealer', [write.column]));
}

function writeRow(trx: Db, act: ActLog, { id, cells }: PlannedRow, ctx: Ctx): void {
  const patch: Record<string, unknown> = {};
  for (const { target, next } of cells) {
    const { write } = target;
    if (write.kind === 'dealer') patch[write.field] = next;
    else if (write.kind === 'own') putValue(trx, act, id, write.field, String(next ?? ''), id);
    else if (write.kind === 'rep')
      giveTo(trx, act, id, { repId: next === null ? null : Number(next), fromOn: ctx.clock.today(), reason: '' });
    else if (Array.isArray(next)) for (const tag of next) giveTag(trx, act, id, tagNamed(trx, act, String(tag)));
  }
  if (Object.keys(patch).length === 0) return;
  // Each value was read for its own column.
  const columns = placedColumns(
    patch as Partial<DealerPatch>,
    readRow(trx, 'dealer', id),
    loadRegions(ctx.resourcesDir),
  );
  if (Object.keys(columns).length > 0) loggedUpdate(trx, act, 'dealer', id, columns, 'update', id);
}
