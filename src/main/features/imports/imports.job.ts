import { rm, stat } from 'node:fs/promises';
import { hasTrait, type ImportKind } from '../../../shared/contract/importFields.ts';
import type { RecipeChoice } from '../../../shared/contract/importRules.ts';
import type { Batch, CheckOptions, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import type { TableColumns } from '../../../shared/contract/importTables.ts';
import type { FileRef } from '../../../shared/domain/ids.ts';
import { proposePeriod } from '../../../shared/domain/period.ts';
import { AppError, isAppError, type WireError } from '../../../shared/errors/appError.ts';
import type { ParseRequest } from '../../spreadsheets/parser.ts';
import { ReadAnew } from './columnWatch.ts';
import { fileError } from './fileError.ts';
import { copyForUs, copyPath, headRowsFor, type ImportEnv } from './fileRows.ts';
import { hasBatch, readBatch } from './imports.repo.ts';
import { KIND_TABLE } from './kinds/kindTable.ts';
import { openHead } from './openHead.ts';
import { listOwnFields } from './ownFields.repo.ts';
import { packFile } from './packedFile.ts';
import { createRecipeBook } from './recipeBook.ts';
import { chosenSheet } from './sheetReading.ts';
import { defaultSourceName } from './sourceName.rules.ts';
import { standingOf } from './standing.ts';
import { surveySheet } from './survey.ts';
import { furtherRows, understand } from './understand.ts';
import { readMark } from './wholeFile.rules.ts';

const MAX_FILE_BYTES = 100 * 1024 * 1024;

export interface InspectParams {
  batchId: number;
  /** Given the first time; later readings use our own copy. */
  file?: FileRef | undefined;
  kind?: ImportKind | undefined;
  sheet?: string | undefined;
  headerRow?: number | undefined;
  columns?: TableColumns | null | undefined;
  encoding?: string | undefined;
  /** How the owner wants it read; by default as the recipes say that fit. */
  recipe?: RecipeChoice | undefined;
  /** Opens a book that has one. Our copy has none afterwards. */
  password?: string | undefined;
  /** The name of a file that was copied already and waits for its password. */
  lockedName?: string | undefined;
}

/** Copies a file aside, reads its beginning and keeps what it was understood as. */
export function inspectFile(params: InspectParams, env: ImportEnv): Promise<void> {
  const { batchId, file, lockedName, password } = params;
  const back = file === undefined && lockedName === undefined ? 'inspected' : 'failed';
  return settling(env, batchId, back, async () => {
    const path = copyPath(env.tempDir, batchId);
    const name =
      file === undefined
        ? (lockedName ?? (await readBatch(env.db, batchId)).fileName)
        : await copyAside(env, file, path);
    env.port.progress('reading', 0, null);
    const asked = request(path, name, params.encoding);
    const head = await openHead(
      env.parser,
      password === undefined ? asked : { ...asked, password },
      headRowsFor(params.headerRow ?? 0),
    );
    const whole = readMark(head.sheets);
    if (whole) throw new AppError('import_whole_file', { name, ...whole });
    const book = createRecipeBook(env.db, params.recipe);
    const asDecided = { ...params, kind: params.kind ?? book.kind };
    const reading = chosenSheet(head, asDecided, name, book.knows, env.port.checkCancelled);
    if (!reading) {
      throw new AppError('import_unknown_sheet', {
        sheet: params.sheet ?? '',
        sheets: head.sheets.map((sheet) => sheet.name).join(', '),
      });
    }
    if (reading.sheet.error !== null) throw AppError.fromWire(reading.sheet.error);
    // A header row that the owner has chosen is read anew, unless he has chosen how.
    const fit =
      params.headerRow === undefined || params.recipe !== undefined
        ? book.fit(reading.headers, reading.kind, params.kind, defaultSourceName(name))
        : undefined;
    const understood = understand(head, reading, fit, name, env.clock.today(), listOwnFields(env.db));
    const along = furtherRows(reading, understood);
    const survey = await surveySheet(env.parser, asked, reading.sheet, understood, along, env.clock.today());
    const understanding = { ...understood, ...survey, hiddenRows: survey.survey.hiddenRows };
    const { size } = await stat(path);
    await env.port.run('imports.understood', { batchId, fileName: name, sizeBytes: size, understanding });
  });
}

async function copyAside(env: ImportEnv, file: FileRef, path: string): Promise<string> {
  const picked = await env.resolveFile(file, 'read');
  env.port.progress('copying', 0, null);
  try {
    const { size } = await stat(picked.path);
    if (size > MAX_FILE_BYTES) throw new AppError('sheet_too_large', { name: picked.name, limit: '100 MB' });
    await copyForUs(picked.path, path);
  } catch (error) {
    throw fileError(error, picked.name);
  }
  return picked.name;
}

function request(path: string, name: string, encoding: string | null | undefined): ParseRequest {
  return encoding === undefined || encoding === null ? { path, name } : { path, name, encoding };
}

/** Reads the whole file into staging and counts. */
export function checkBatch(params: { batchId: number }, env: ImportEnv): Promise<void> {
  return settling(env, params.batchId, 'inspected', async () => {
    const { batchId } = params;
    const batch = await readBatch(env.db, batchId);
    const { options } = batch;
    if (!options) throw new AppError('import_wrong_state');
    const standing = standingOf(env.db);
    const file = request(
      copyPath(env.tempDir, batchId),
      batch.fileName,
      options.encoding ?? batch.understanding?.encoding,
    );
    const counts = await stageWhole(env, batchId, file, options);
    if (hasTrait(options.kind, 'period')) counts.proposed = proposedPeriod(counts, batch, env.clock.today());
    await env.port.run('imports.checked', { batchId, counts, standing });
  });
}

/** Reads all rows by what the first ones say of their writing, and once more where those further down say otherwise. */
async function stageWhole(env: ImportEnv, batchId: number, file: ParseRequest, options: CheckOptions) {
  const { stage } = KIND_TABLE[options.kind];
  try {
    return await stage(env, batchId, file, options);
  } catch (error) {
    if (!(error instanceof ReadAnew)) throw error;
    await env.port.run('imports.clearStaged', { batchId });
    return stage({ ...env, writing: error.writing }, batchId, file, options);
  }
}

/** Null where no bill is taken. Rows that were handed back stand for no more than their own days. */
function proposedPeriod({ periodFrom, periodTo }: ImportCounts, batch: Batch, today: string): ImportCounts['proposed'] {
  if (periodFrom === null || periodTo === null) return null;
  const days = { from: periodFrom, to: periodTo };
  if (batch.understanding?.handedBack) return { ...days, by: 'dates', sure: true };
  // The title of one sheet says nothing of the others.
  const isAlone = batch.options?.moreTables.every(({ read }) => !read) ?? true;
  return proposePeriod(days, isAlone ? titlesAbove(batch) : [], today);
}

/** The texts above the header, a row each. */
function titlesAbove({ understanding, options }: Batch): string[] {
  const rows = understanding?.preview ?? [];
  return rows.filter(({ row }) => row < (options?.headerRow ?? 0)).map(({ cells }) => cells.join(' '));
}

/**
 * Merges a checked batch in one transaction, and keeps its file.
 * @param before what is to be done first where the batch will create or change something
 */
export function commitBatch(
  params: { batchId: number },
  env: ImportEnv,
  before: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  return settling(env, params.batchId, 'checked', async () => {
    const { batchId } = params;
    const { options, understanding, counts, replace, removeVoided, fileName } = await readBatch(env.db, batchId);
    if (!options) throw new AppError('import_wrong_state');
    if (replace || removeVoided || (counts && counts.created + counts.updated > 0)) await before();
    const path = copyPath(env.tempDir, batchId);
    const packedPath = `${path}.gz`;
    try {
      const file = await packFile(path, packedPath).catch((error: unknown) => {
        throw fileError(error, fileName);
      });
      await env.port.run('imports.merge', {
        batchId,
        options,
        headers: headersOf(understanding),
        fileStem: defaultSourceName(fileName),
        file,
      });
    } finally {
      await rm(packedPath, { force: true });
    }
    await rm(path, { force: true });
  });
}

/** The headers by column. */
function headersOf(understanding: Batch['understanding']): string[] {
  const headers: string[] = [];
  for (const { column, header } of understanding?.columns ?? []) headers[column] = header;
  return Array.from(headers, (header) => header ?? '');
}

export function undoImport(params: { batchId: number }, env: ImportEnv): Promise<void> {
  return settling(env, params.batchId, 'committed', async () => {
    await env.port.run('imports.undoBatch', params);
  });
}

/**
 * Runs one step; when it fails or is cancelled, the batch goes back to where it can be tried again.
 * @throws AppError import_dropped where dealers were deleted for good meanwhile, which takes unfinished imports along
 */
async function settling(
  env: ImportEnv,
  batchId: number,
  back: Batch['status'],
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
    if (!hasBatch(env.db, batchId)) throw new AppError('import_dropped');
  } catch (error) {
    const wire: WireError = isAppError(error) ? error.toWire() : { code: 'internal', params: { incident: '' } };
    await env.port.run('imports.ended', { batchId, status: back, error: wire.code === 'cancelled' ? null : wire });
    if (wire.code !== 'cancelled' && !hasBatch(env.db, batchId))
      throw new AppError('import_dropped', {}, { cause: error });
    throw error;
  }
}
