import { doubledFields, foreignFields, hasTrait, missingFields } from '../../../shared/contract/importFields.ts';
import { asksPassword } from '../../../shared/contract/imports.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { BatchId } from '../../../shared/domain/ids.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { beginAct, loggedUpdate, writeColumns } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { countOrdersChanged } from '../orders/orders.service.ts';
import { readSettings, setCurrency } from '../settings/settings.service.ts';
import { listChangedBills } from './changedBills.repo.ts';
import { readBatch } from './imports.repo.ts';
import { countProposals, decideStaged } from './proposals.repo.ts';
import { clearStagedRows } from './stagePacks.ts';
import { readTaxes } from './taxes.repo.ts';

type Status = Output<'imports.get'>['status'];

/** Takes a file in: a batch is born, and the job copies the file aside and reads its beginning. */
export function inspect(ctx: Ctx, input: Parsed<'imports.inspect'>): Promise<Output<'imports.inspect'>> {
  return inTransaction(ctx.db, async (trx) => {
    if (input.currency !== undefined) await agreeOnCurrency(trx, input.currency);
    const { insertId } = await trx
      .insertInto('importBatch')
      .values({
        uid: newUid(),
        kind: input.kind ?? null,
        status: 'inspecting',
        fileName: '',
        sizeBytes: 0,
        createdAt: ctx.clock.now(),
      })
      .executeTakeFirstOrThrow();
    const batchId = BatchId.parse(Number(insertId));
    const jobId = ctx.startJob('imports.inspect', {
      batchId,
      file: input.file,
      kind: input.kind,
      headerRow: input.noHeader ? 0 : undefined,
      recipe: input.recipe,
      password: input.password,
    });
    return { batchId, jobId };
  });
}

/** Opens our copy of a book by the password that the owner has typed; a wrong one can be typed again. */
export function unlock(ctx: Ctx, { batchId, password }: Parsed<'imports.unlock'>): Promise<Output<'imports.unlock'>> {
  return inTransaction(ctx.db, async (trx) => {
    const batch = await readBatch(trx, batchId);
    if (!asksPassword(batch)) throw new AppError('import_wrong_state');
    await move(trx, batchId, ['failed'], 'inspecting');
    const params = { batchId, lockedName: String(batch.error?.params.name), kind: batch.kind ?? undefined, password };
    return { batchId, jobId: ctx.startJob('imports.inspect', params) };
  });
}

/** A file in another currency is refused as soon as amounts depend on the file's own. */
async function agreeOnCurrency(db: Db, currency: string): Promise<void> {
  const { currency: fileCurrency } = await readSettings(db);
  if (currency === fileCurrency) return;
  await setCurrency(db, fileCurrency, currency);
}

/** Reads the beginning again as the user says: another sheet, header row, encoding or kind. */
export function inspectAgain(ctx: Ctx, input: Parsed<'imports.inspectAgain'>): Promise<Output<'imports.inspectAgain'>> {
  return inTransaction(ctx.db, async (trx) => {
    await move(trx, input.batchId, ['inspected', 'checked'], 'inspecting');
    const jobId = ctx.startJob('imports.inspect', { ...input });
    return { batchId: input.batchId, jobId };
  });
}

/** Checks the mapping, then reads everything into staging. Nothing of the business data changes. */
export function check(ctx: Ctx, input: Parsed<'imports.check'>): Promise<Output<'imports.check'>> {
  const { options } = input;
  const foreign = foreignFields(options.mapping, options.kind);
  if (foreign.length > 0)
    throw new AppError('import_foreign_field', { fields: foreign.map((field) => `$field:${field}`).join(', ') });
  const doubled = doubledFields(options.mapping, options.kind)[0];
  if (doubled !== undefined) throw new AppError('import_column_twice', { field: `$field:${doubled}` });
  const shared = options.mapping.find(
    (entry, i) => options.mapping.findIndex(({ column }) => column === entry.column) < i,
  );
  if (shared !== undefined) {
    const fields = options.mapping
      .filter(({ column }) => column === shared.column)
      .map(({ field }) => `$field:${field}`);
    throw new AppError('import_column_shared', { fields: fields.join(' / ') });
  }
  checkOwnMapping(options);
  checkTables(options);
  const missing = missingFields(new Set(options.mapping.map(({ field }) => field)), options.kind);
  if (missing.length > 0) {
    throw new AppError('import_required_column', { fields: missing.map((any) => `$field:${any[0]}`).join(', ') });
  }
  const today = ctx.clock.today();
  if (hasTrait(options.kind, 'asOf') && (options.asOf === null || options.asOf > today))
    throw new AppError('import_as_of', { todayOn: today });
  if (hasTrait(options.kind, 'totalPeriod') && (options.period === null || options.period.to > today))
    throw new AppError('import_total_period', { todayOn: today });
  return inTransaction(ctx.db, async (trx) => {
    await move(trx, input.batchId, ['inspected', 'checked'], 'checking');
    await clearStaging(trx, input.batchId);
    await trx
      .updateTable('importBatch')
      .set({ options: JSON.stringify(options), kind: options.kind, counts: null })
      .where('id', '=', input.batchId)
      .execute();
    return { batchId: input.batchId, jobId: ctx.startJob('imports.check', { batchId: input.batchId }) };
  });
}

/** @throws AppError import_column_twice where two columns would fill one field, or a column two fields */
function checkOwnMapping({ ownMapping, mapping, kind }: Parsed<'imports.check'>['options']): void {
  const fields = new Set(ownMapping.map(({ fieldId }) => fieldId));
  const columns = new Set([...ownMapping, ...mapping].map(({ column }) => column));
  const doubled = fields.size < ownMapping.length || columns.size < ownMapping.length + mapping.length;
  if (doubled || (!hasTrait(kind, 'extras') && ownMapping.length > 0)) throw new AppError('import_own_columns');
}

/** @throws AppError import_table_twice where the rows of a sheet would be read twice */
function checkTables({ sheet, columns, moreTables }: Parsed<'imports.check'>['options']): void {
  const places = [{ sheet, columns }, ...moreTables];
  const twice = places.find((place, at) => places.slice(0, at).some((earlier) => overlap(earlier, place)));
  if (twice !== undefined) throw new AppError('import_table_twice', { sheet: twice.sheet });
}

type Place = Pick<Parsed<'imports.check'>['options'], 'sheet' | 'columns'>;

/** Tables side by side have no column in common. */
function overlap(one: Place, other: Place): boolean {
  if (one.sheet !== other.sheet) return false;
  if (one.columns === null || other.columns === null) return true;
  return one.columns.from <= other.columns.to && other.columns.from <= one.columns.to;
}

export function commit(ctx: Ctx, input: Parsed<'imports.commit'>): Promise<Output<'imports.commit'>> {
  return inTransaction(ctx.db, async (trx) => {
    await move(trx, input.batchId, ['checked'], 'committing');
    return { batchId: input.batchId, jobId: ctx.startJob('imports.commit', { batchId: input.batchId }) };
  });
}

/**
 * Says which days an order export covers. A committed one moves the cut-off, and scores follow.
 * @throws AppError import_period where the days do not hold all bills of the file, or lie after today
 */
export function setPeriod(ctx: Ctx, input: Parsed<'imports.setPeriod'>): Promise<Output<'imports.setPeriod'>> {
  const { batchId, period } = input;
  const today = ctx.clock.today();
  return inTransaction(ctx.db, async (trx) => {
    const { status, counts } = await readBatch(trx, batchId);
    const first = counts?.periodFrom ?? null;
    const last = counts?.periodTo ?? null;
    if ((status !== 'checked' && status !== 'committed') || first === null || last === null)
      throw new AppError('import_wrong_state');
    if (period.from > first || period.to < last || period.to > today)
      throw new AppError('import_period', { fromOn: first, toOn: last, todayOn: today });
    const columns = { period_from: period.from, period_to: period.to };
    if (status === 'committed') {
      // Before it is committed, the period is part of the import; afterwards it is an edit like any other.
      const act = beginAct(trx, ctx.clock.now());
      if (loggedUpdate(trx, act, 'import_batch', batchId, columns, 'update', null)) countOrdersChanged(trx);
    } else writeColumns(trx, 'import_batch', batchId, columns, ctx.clock.now());
    return readBatch(trx, batchId);
  });
}

/** Decides whether the commit takes away what the source's period had and the file has not. */
export function setReplace(ctx: Ctx, input: Parsed<'imports.setReplace'>): Promise<Output<'imports.setReplace'>> {
  const { batchId, replace } = input;
  return inTransaction(ctx.db, async (trx) => {
    const { status, kind, period } = await readBatch(trx, batchId);
    if (status !== 'checked' || kind !== 'orders' || period === null) throw new AppError('import_wrong_state');
    await trx
      .updateTable('importBatch')
      .set({ replaces: replace ? 1 : 0 })
      .where('id', '=', batchId)
      .execute();
    return readBatch(trx, batchId);
  });
}

/** Decides whether the commit takes away bills that were imported before and are void in this file. */
export function setRemoveVoided(
  ctx: Ctx,
  input: Parsed<'imports.setRemoveVoided'>,
): Promise<Output<'imports.setRemoveVoided'>> {
  const { batchId, remove } = input;
  return inTransaction(ctx.db, async (trx) => {
    const { status, kind } = await readBatch(trx, batchId);
    if (status !== 'checked' || kind !== 'orders') throw new AppError('import_wrong_state');
    await trx
      .updateTable('importBatch')
      .set({ removesVoided: remove ? 1 : 0 })
      .where('id', '=', batchId)
      .execute();
    return readBatch(trx, batchId);
  });
}

/** Takes the owner's word about accounts that are proposed to be left out of grading. */
export function decide(ctx: Ctx, input: Parsed<'imports.decide'>): Promise<Output<'imports.decide'>> {
  const { batchId, ids, excluded } = input;
  return inTransaction(ctx.db, async (trx) => {
    const { status } = await readBatch(trx, batchId);
    if (status !== 'checked') throw new AppError('import_wrong_state');
    decideStaged(trx, batchId, ids, excluded);
    return countProposals(rawOf(trx), batchId);
  });
}

export function undo(ctx: Ctx, input: Parsed<'imports.undo'>): Promise<Output<'imports.undo'>> {
  return inTransaction(ctx.db, async (trx) => {
    await move(trx, input.batchId, ['committed'], 'undoing');
    return { batchId: input.batchId, jobId: ctx.startJob('imports.undo', { batchId: input.batchId }) };
  });
}

export async function rejectedRows(
  ctx: Ctx,
  input: Parsed<'imports.rejectedRows'>,
): Promise<Output<'imports.rejectedRows'>> {
  await readBatch(ctx.db, input.batchId);
  return { batchId: input.batchId, jobId: ctx.startJob('imports.rejected', { ...input }) };
}

/** Changed bills with amounts in the file's minor units. */
export async function changedBills(
  ctx: Ctx,
  input: Parsed<'imports.changedBills'>,
): Promise<Output<'imports.changedBills'>> {
  return listChangedBills(ctx.db, input, minorDigits((await readSettings(ctx.db)).currency));
}

/** Sources by what they say of tax, where they do not agree; else none. */
export function mixedTaxes(db: Db): Output<'imports.taxes'>['sources'] {
  const { mixed, sources } = readTaxes(db);
  return mixed ? sources : [];
}

export async function differences(
  ctx: Ctx,
  input: Parsed<'imports.differences'>,
): Promise<Output<'imports.differences'>> {
  await readBatch(ctx.db, input.batchId);
  return { batchId: input.batchId, jobId: ctx.startJob('imports.differences', { ...input }) };
}

/** Forgets a batch that was never committed. */
export function discard(ctx: Ctx, input: Parsed<'imports.discard'>): Promise<Output<'imports.discard'>> {
  return inTransaction(ctx.db, async (trx) => {
    const { status } = await readBatch(trx, input.batchId);
    if (!['inspected', 'checked', 'failed'].includes(status)) throw new AppError('import_wrong_state');
    await clearStaging(trx, input.batchId);
    await trx.deleteFrom('importBatch').where('id', '=', input.batchId).execute();
    return {};
  });
}

/** Moves a batch to its next state; from any other state than the expected ones nothing happens. */
async function move(db: Db, batchId: number, from: readonly Status[], to: Status): Promise<void> {
  const result = await db
    .updateTable('importBatch')
    .set({ status: to, error: null })
    .where('id', '=', batchId)
    .where('status', 'in', from)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new AppError('import_wrong_state');
}

/** Forgets what a check left of a batch. */
export async function clearStaging(db: Db, batchId: number): Promise<void> {
  clearStagedRows(rawOf(db), batchId);
  await db.deleteFrom('importProblem').where('batchId', '=', batchId).execute();
  await db.deleteFrom('importRejectedRow').where('batchId', '=', batchId).execute();
}
