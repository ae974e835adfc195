import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { acceptedOptions } from '../../../shared/contract/acceptedOptions.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import { hasTrait, type ImportKind } from '../../../shared/contract/importFields.ts';
import type { Batch, CheckOptions } from '../../../shared/contract/imports.contract.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { KnownCurrency } from '../../../shared/domain/money.ts';
import { Period } from '../../../shared/domain/period.ts';
import { AppError, isAppError } from '../../../shared/errors/appError.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { bookPassword } from './bookPassword.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { printImport } from './importAnswer.ts';
import {
  readColumnRules,
  readColumns,
  readLadder,
  readMap,
  readTableRows,
  readTables,
  readUnits,
} from './mapOption.ts';
import { type ReadingOptions, readingOf } from './readingOptions.ts';
import { recipeChoice } from './recipeOption.ts';
import { readSheets, sheetNames } from './sheetsOption.ts';
import { takeWholeFile } from './takeCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface ImportCommandOptions extends CommonOptions, ReadingOptions {
  kind?: ImportKind;
  sheet?: string;
  sheets?: string;
  map?: string;
  source?: string;
  currency?: string;
  unknownDealer?: 'create' | 'reject';
  header: boolean;
  encoding?: string;
  shape?: 'bills' | 'lines' | 'totals';
  dryRun: boolean;
  period?: string;
  problems?: string;
  asOf?: string;
  termDays?: number;
  replacePeriod?: boolean;
  removeVoided?: boolean;
  exclude?: CheckOptions['exclude'];
  recipe?: string;
  onDifference?: CheckOptions['onDifference'];
  columnRules?: string;
  ladder?: string;
  joined?: CheckOptions['joined'];
  tax?: 'included' | 'excluded';
  password?: string;
  takeRows?: string;
  leaveRows?: string;
  leaveTables?: string;
  columns?: string;
}

const MAX_PROBLEMS = 1000;

/** Imports one file; a data file that did not exist before is made, and removed again when nothing came of it. */
export async function runImport(options: ImportCommandOptions, path: string, io: CliIo): Promise<boolean> {
  if (options.file === undefined) throw new WrongUsage('import needs --file');
  if (options.currency !== undefined && !KnownCurrency.safeParse(options.currency).success)
    throw new WrongUsage(`--currency: ${options.currency} is no currency of ISO 4217, such as CNY, GBP or JPY`);
  checkDay('--as-of', options.asOf, createTranslator(options.lang));
  const dataFile = resolve(options.file);
  const fresh = !existsSync(dataFile);
  // Somebody else may make the same file meanwhile: only what we have opened with nothing in it is ours to take away.
  let ours = false;
  let kept = false;
  try {
    return await withEngine(
      options,
      { create: true, ...(fresh ? { currency: options.currency } : {}) },
      async (engine) => {
        ours = fresh && !(await engine.ask('dealers.any', {})).any;
        const { batch, vanished } = await importOne(engine, options, resolve(path), io);
        if (isWholeFile(batch)) {
          kept = await takeWholeFile(engine, options, batch, io);
          return true;
        }
        const { problems, total } = await engine.ask('imports.problems', {
          batchId: batch.batchId,
          limit: MAX_PROBLEMS,
        });
        await printImport(engine, batch, { problems, total, vanished }, options, io);
        if (ours && options.currency === undefined && !options.json)
          await tellCurrency(engine, batch, options.lang, io);
        if (batch.status !== 'committed') await engine.ask('imports.discard', { batchId: batch.batchId });
        kept = batch.status === 'committed';
        if (takesSomething(batch)) return true;
        const t = createTranslator(options.lang);
        const rejected = (batch.counts?.rejected ?? 0) + (batch.counts?.ambiguous ?? 0);
        io.err(`import_nothing_taken: ${t('cli.import.nothingTaken', { count: rejected })}\n`);
        return false;
      },
    );
  } finally {
    if (ours && !kept) for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(dataFile + suffix, { force: true });
  }
}

/** Amounts in a new data file have a currency even where nobody has named one. */
async function tellCurrency(engine: Engine, { counts }: Batch, lang: Language, io: CliIo): Promise<void> {
  if (!counts?.netMinor) return;
  const { currency } = await engine.ask('settings.get', {});
  io.out(`${createTranslator(lang)('cli.import.currencyTaken', { currency })}\n`);
}

/** A workbook of a whole data file is no list: its inspection fails, and it is taken in as a whole. */
function isWholeFile({ status, error }: Batch): boolean {
  return status === 'failed' && error?.code === 'import_whole_file';
}

/** Every problem and the rows that were not taken, as a workbook in the language asked for. */
async function writeProblems(
  engine: Engine,
  { batchId }: Batch,
  path: string,
  lang: Language,
  io: CliIo,
): Promise<void> {
  if (!/\.xlsx$/i.test(path)) throw new WrongUsage('--problems: the name must end in .xlsx');
  const file = engine.vault.register(resolve(path), 'write');
  const { jobId } = await engine.ask('imports.rejectedRows', { batchId, file, lang, withProblems: true });
  await finishJob(engine, jobId, io);
}

interface Imported {
  batch: Batch;
  /** Bills that the file lacks, as the check found them; null for other lists. */
  vanished: Output<'imports.vanished'> | null;
}

async function importOne(engine: Engine, options: ImportCommandOptions, path: string, io: CliIo): Promise<Imported> {
  const period = periodOf(options.period);
  const kind = kindOf(options);
  if (!existsSync(path)) throw new AppError('file_missing', { name: path });
  const recipe = options.recipe === undefined ? undefined : await recipeChoice(engine, options.recipe);
  const password = await bookPassword(options.password, io);
  const file = engine.vault.register(path, 'read');
  const started = await engine.ask('imports.inspect', {
    file,
    noHeader: !options.header,
    ...(recipe === undefined ? {} : { recipe }),
    ...(kind === undefined ? {} : { kind }),
    ...(options.currency === undefined ? {} : { currency: options.currency }),
    ...(password === undefined ? {} : { password }),
  });
  const { batchId } = started;
  const inspected = await finishJob(engine, started.jobId, io).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'import_whole_file') return engine.ask('imports.get', { batchId });
    throw error;
  });
  if (inspected) return { batch: inspected, vanished: null };
  const sheet = options.sheet ?? sheetNames(options.sheets)?.[0];
  if (sheet !== undefined || options.encoding !== undefined || options.columns !== undefined) {
    const again = await engine.ask('imports.inspectAgain', {
      batchId,
      ...(kind === undefined ? {} : { kind }),
      ...(sheet === undefined ? {} : { sheet }),
      ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
      ...(options.columns === undefined ? {} : { columns: readColumns(options.columns) }),
      ...(options.header ? {} : { headerRow: 0 }),
      ...(recipe === undefined ? {} : { recipe }),
    });
    await finishJob(engine, again.jobId, io);
  }
  const { understanding } = await engine.ask('imports.get', { batchId });
  if (!understanding) throw new AppError('import_wrong_state');
  if (understanding.headerRow === 0 && options.header && options.map === undefined)
    throw new AppError('import_no_header');
  if (period && !hasTrait(understanding.kind, 'period') && !hasTrait(understanding.kind, 'totalPeriod'))
    throw new WrongUsage('--period is for orders and totals');
  if (options.asOf !== undefined) checkAsOf(understanding);
  const { fields } = await engine.ask('fields.list', {});
  const checking = await engine.ask('imports.check', {
    batchId,
    options: checkOptions(understanding, options, fields),
  });
  await finishJob(engine, checking.jobId, io);
  if (period && hasTrait(understanding.kind, 'period')) await engine.ask('imports.setPeriod', { batchId, period });
  await decideReplace(engine, batchId, options.replacePeriod);
  await decideVoided(engine, batchId, options.removeVoided);
  const checked = await engine.ask('imports.get', { batchId });
  const vanished = checked.kind === 'orders' ? await engine.ask('imports.vanished', { batchId, limit: 1 }) : null;
  // What was passed over is forgotten by the commit.
  if (options.problems !== undefined) await writeProblems(engine, checked, options.problems, options.lang, io);
  if (!options.dryRun && takesSomething(checked)) {
    const committing = await engine.ask('imports.commit', { batchId });
    await finishJob(engine, committing.jobId, io);
    // The file is ready to look at when it is opened next.
    await engine.scoreLive();
  }
  return { batch: await engine.ask('imports.get', { batchId }), vanished };
}

function checkAsOf({ kind }: Understanding): void {
  if (!hasTrait(kind, 'asOf')) throw new WrongUsage('--as-of is for receivables');
}

/** Asked for, the period is replaced; not asked for, nothing goes that the owner has not seen. */
async function decideReplace(engine: Engine, batchId: Batch['batchId'], wanted: boolean | undefined): Promise<void> {
  const { kind, period, replace } = await engine.ask('imports.get', { batchId });
  if (wanted === true && kind !== 'orders') throw new WrongUsage('--replace-period is for orders');
  if (kind === 'orders' && period !== null && replace !== (wanted === true))
    await engine.ask('imports.setReplace', { batchId, replace: wanted === true });
}

async function decideVoided(engine: Engine, batchId: Batch['batchId'], wanted: boolean | undefined): Promise<void> {
  if (wanted !== true) return;
  const { kind } = await engine.ask('imports.get', { batchId });
  if (kind !== 'orders') throw new WrongUsage('--remove-voided is for orders');
  await engine.ask('imports.setRemoveVoided', { batchId, remove: true });
}

/** `2026-10-01..2026-10-31`: the days that an order export covers. */
function periodOf(text: string | undefined): Period | undefined {
  if (text === undefined) return undefined;
  const [from, to] = text.split('..');
  const period = Period.safeParse({ from, to });
  if (!period.success) throw new WrongUsage(`--period: ${text} is not two days such as 2026-10-01..2026-10-31`);
  return period.data;
}

/** Totals without days are orders to the owner, and a kind of their own to us. */
function kindOf({ kind, shape }: ImportCommandOptions): ImportKind | undefined {
  return shape === 'totals' && (kind === undefined || kind === 'orders') ? 'totals' : kind;
}

function billShape({ shape }: ImportCommandOptions): 'bills' | 'lines' | undefined {
  return shape === 'totals' ? undefined : shape;
}

/** A list of which not one row is taken is not imported. */
function takesSomething({ counts }: Batch): boolean {
  return counts !== null && counts.created + counts.updated + counts.unchanged > 0;
}

function checkOptions(
  understanding: Understanding,
  options: ImportCommandOptions,
  fields: readonly CustomField[],
): CheckOptions {
  const accepted = acceptedOptions(understanding);
  const { mapping, ownMapping } = readMap(understanding, options.map, fields);
  const sheets = readSheets(understanding, accepted.moreTables, options.sheets);
  const tables = readTables(understanding, sheets, options.leaveTables);
  const read = { sheet: understanding.sheet, moreTables: tables.moreTables };
  return {
    ...accepted,
    ownMapping,
    mapping: options.units === undefined ? mapping : readUnits(understanding, mapping, options.units),
    shape: hasTrait(understanding.kind, 'shape') ? (billShape(options) ?? accepted.shape) : null,
    ...(options.source === undefined ? {} : { sourceName: options.source }),
    ...(options.unknownDealer === undefined ? {} : { unknownDealer: options.unknownDealer }),
    ...(options.exclude === undefined ? {} : { exclude: options.exclude }),
    ...(options.onDifference === undefined ? {} : { onDifference: options.onDifference }),
    ...(options.columnRules === undefined ? {} : { columnRules: readColumnRules(understanding, options.columnRules) }),
    ...(options.ladder === undefined ? {} : { ladder: readLadder(options.ladder) }),
    ...(options.joined === undefined ? {} : { joined: options.joined }),
    encoding: options.encoding ?? null,
    asOf: options.asOf ?? accepted.asOf,
    period: hasTrait(understanding.kind, 'totalPeriod') ? (periodOf(options.period) ?? accepted.period) : null,
    termDays: options.termDays ?? accepted.termDays,
    ...readingOf(options),
    taxIncluded: options.tax === undefined ? accepted.taxIncluded : options.tax === 'included',
    takeRows: readTableRows(read, options.takeRows, '--take-rows'),
    leaveRows: readTableRows(read, options.leaveRows, '--leave-rows'),
    ...tables,
  };
}
