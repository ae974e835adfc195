import type { Parsed } from '../../../shared/contract/index.ts';
import { beginAct, loggedInsert, readRow } from '../../db/changeLog.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { keepContent } from './files.repo.ts';

export interface StoredUpload extends Pick<Parsed<'files.add'>, 'dealerId' | 'kind' | 'expiresOn' | 'caseId'> {
  name: string;
  type: string;
  sha256: string;
  bytes: Uint8Array;
}

/** Steps of jobs that take files in. */
export const filesOps = {
  'files.store': {
    changes: ['files', 'changes'],
    run: (ctx, { dealerId, kind, expiresOn, caseId, name, type, ...content }) =>
      inTransaction(ctx.db, (trx) => {
        readRow(trx, 'dealer', dealerId);
        const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
        const columns = {
          uid: newUid(),
          dealer_id: dealerId,
          kind,
          name,
          type,
          content_id: keepContent(trx, content),
          expires_on: expiresOn,
          case_id: caseId,
          author: act.actor,
          created_at: act.at,
          updated_at: act.at,
        };
        return loggedInsert(trx, act, 'dealer_file', columns, dealerId);
      }),
  } satisfies WriterOp<Ctx, StoredUpload, number>,
};
