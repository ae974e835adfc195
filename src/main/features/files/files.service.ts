import { FILE_TYPES, MAX_PREVIEW_BYTES } from '../../../shared/contract/files.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { beginAct, loggedUpdate, readRow } from '../../db/changeLog.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { getFile, readContent } from './files.repo.ts';
import { fileTypeOf, SHOWN_TYPES, shownName } from './fileType.ts';

/** Starts the job that takes a file in. @throws AppError not_found */
export function startAdding(ctx: Ctx, input: Parsed<'files.add'>): Output<'files.add'> {
  readRow(ctx.db, 'dealer', input.dealerId);
  return { jobId: ctx.startJob('files.add', input) };
}

/** Starts the job that writes a kept file out. @throws AppError not_found */
export function startSaving(ctx: Ctx, input: Parsed<'files.saveAs'>): Output<'files.saveAs'> {
  getFile(ctx.db, input.id, ctx.clock.today());
  return { jobId: ctx.startJob('files.saveAs', input) };
}

/** Changes what is said about a file; its bytes never change. */
export function updateFile(
  ctx: Ctx,
  { id, expectedRevision, patch }: Parsed<'files.update'>,
): Promise<Output<'files.update'>> {
  return inTransaction(ctx.db, (trx) => {
    const today = ctx.clock.today();
    const { dealerId, revision } = getFile(trx, id, today);
    if (revision !== expectedRevision) throw new AppError('stale_edit', { id });
    const name = patch.name === undefined ? undefined : shownName(patch.name);
    if (name === '') throw new AppError('invalid_input', { field: 'name' });
    const columns = {
      ...(patch.kind === undefined ? {} : { kind: patch.kind }),
      ...(name === undefined ? {} : { name }),
      ...(patch.expiresOn === undefined ? {} : { expires_on: patch.expiresOn }),
      ...(patch.remark === undefined ? {} : { remark: patch.remark.trim() }),
    };
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    loggedUpdate(trx, act, 'dealer_file', id, columns, 'update', dealerId);
    return getFile(trx, id, today);
  });
}

/** Puts a file into the bin; its bytes stay. */
export function removeFile(ctx: Ctx, { id }: Parsed<'files.remove'>): Promise<Output<'files.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const { dealerId } = getFile(trx, id, ctx.clock.today());
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    loggedUpdate(trx, act, 'dealer_file', id, { deleted_at: act.at }, 'remove', dealerId);
    return {};
  });
}

/** The bytes of a picture or a PDF for the window. They are looked at again: what is shown is what they are now. */
export function previewFile(ctx: Ctx, { id }: Parsed<'files.preview'>): Output<'files.preview'> {
  const bytes = readContent(ctx.db, id);
  const type = fileTypeOf(bytes);
  if (!SHOWN_TYPES.has(type) || bytes.length > MAX_PREVIEW_BYTES) throw new AppError('attachment_not_shown');
  return { type: FILE_TYPES.find((known) => known === type) ?? 'other', base64: bytes.toString('base64') };
}
