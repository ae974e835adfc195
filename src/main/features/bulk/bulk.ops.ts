import type { Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, lastEntryOf, loggedUpdate, readRow } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import { putValue } from '../fields/fields.service.ts';
import { giveTag, tagNamed, takeTag } from '../tags/tags.service.ts';
import { type BulkWrite, bulkWrite, presentReader } from './bulkColumns.ts';

/** Dealers between two looks at the cancel flag. */
const STEP = 250;
/** The longest note a dealer page takes. */
const LONGEST_NOTE = 2000;

export const bulkOps = {
  'bulk.apply': {
    changes: ['dealers', 'tags', 'changes'],
    run: (ctx, { ids, change }, port) =>
      inTransaction(ctx.db, (trx) => {
        const write = bulkWrite(trx, change, loadRegions(ctx.resourcesDir));
        const act = beginAct(trx, ctx.clock.now(), { movesScores: change.set === 'excluded' });
        const put = writer(trx, act, write);
        const read = presentReader(trx, write);
        let changed = 0;
        for (let from = 0; from < ids.length; from += STEP) {
          port.checkCancelled();
          port.progress('writing', from, ids.length);
          for (const { id, differs } of read(ids.slice(from, from + STEP))) if (differs === 1 && put(id)) changed += 1;
        }
        if (changed === 0) throw new AppError('bulk_nothing');
        return { changed, changeId: lastEntryOf(trx, act) };
      }),
  } satisfies WriterOp<Ctx, Parsed<'bulk.edit'>, { changed: number; changeId: number }>,
};

/** Writes one dealer; answers whether he has changed. */
function writer(trx: Db, act: ActLog, write: BulkWrite): (id: number) => boolean {
  switch (write.kind) {
    case 'columns':
      return (id) => loggedUpdate(trx, act, 'dealer', id, write.columns, 'update', id);
    case 'note':
      return (id) => {
        const before = String(readRow(trx, 'dealer', id).note ?? '');
        const note = before === '' ? write.line : `${before}\n${write.line}`;
        return note.length <= LONGEST_NOTE && loggedUpdate(trx, act, 'dealer', id, { note }, 'update', id);
      };
    case 'tag': {
      const tag = tagNamed(trx, act, write.name);
      return write.give ? (id) => giveTag(trx, act, id, tag) : (id) => takeTag(trx, act, id, tag);
    }
    case 'own':
      return (id) => putValue(trx, act, id, write.field, write.value, id);
  }
}
