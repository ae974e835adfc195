import { existsSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Input } from '../../../shared/contract/index.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import { IMPORT_LISTS, type ListPart, WHOLE_TABLES } from '../../../shared/contract/tables.contract.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { listOf, viewName } from './viewsCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

/** The words after `export`, for help and for who mistypes one. */
export const EXPORT_WORDS = ['dealers', ...WHOLE_TABLES, ...IMPORT_LISTS].join(', ');

export interface ExportCommandOptions extends CommonOptions {
  out: string;
  what?: string;
  view?: string;
  source?: string;
  encoding: 'utf-8' | 'gb18030';
}

type Request = Input<'tables.export'>['request'];

/** Writes the whole data file, or one list of it. */
export function runExport(options: ExportCommandOptions, named: string, io: CliIo): Promise<boolean> {
  const what = options.what ?? named;
  if (what === '') return exportWhole(options, io);
  if (what === 'dealers') return exportDealers(options, io);
  const table = WHOLE_TABLES.find((name) => name === what);
  const list = IMPORT_LISTS.find((name) => name === what);
  if (list !== undefined) return exportList(options, list, io);
  if (table === undefined) throw new WrongUsage(`unknown list: ${what}; there are: ${EXPORT_WORDS}`);
  return exportTable(options, { table }, io);
}

/** A workbook where the name ends so, else a folder with a text file for each table. */
function exportWhole(options: ExportCommandOptions, io: CliIo): Promise<boolean> {
  if (options.view !== undefined) throw new WrongUsage('--view is for dealers');
  const path = resolve(options.out);
  const format = extname(path).toLowerCase() === '.xlsx' ? 'xlsx' : textFormat(options);
  if (format !== 'xlsx' && existsSync(path) && !statSync(path).isDirectory())
    throw new WrongUsage('--out must end in .xlsx or name a folder');
  return withEngine(options, { readOnly: true }, async (engine) => {
    const { jobId } = await engine.ask('transfer.export', {
      file: engine.vault.register(path, format === 'xlsx' ? 'write' : 'folder'),
      lang: options.lang,
      format,
    });
    await finishJob(engine, jobId, io);
    const { result } = await engine.ask('jobs.get', { jobId });
    if (options.json) io.out(`${JSON.stringify({ out: path, what: 'everything', format, ...result })}\n`);
    else io.out(`${createTranslator(options.lang)('cli.export.whole', { ...result, path })}\n`);
    return true;
  });
}

/** A list of the whole file, as its page shows it. */
function exportTable(options: ExportCommandOptions, request: Request, io: CliIo): Promise<boolean> {
  if (options.view !== undefined) throw new WrongUsage('--view is for dealers');
  const format = formatOf(options);
  return withEngine(options, { readOnly: true }, (engine) => writeTable(engine, options, { request, format }, io));
}

/** A list that can be imported again, a file for each of its parts. */
function exportList(options: ExportCommandOptions, list: (typeof IMPORT_LISTS)[number], io: CliIo): Promise<boolean> {
  if (options.view !== undefined) throw new WrongUsage('--view is for dealers');
  const format = formatOf(options);
  return withEngine(options, { readOnly: true }, async (engine) => {
    const { source } = options;
    const parts = (await engine.ask('tables.lists', {})).parts.filter((part) => part.list === list);
    const wanted = source === undefined ? parts : parts.filter((part) => part.source === source);
    const sources = [...new Set(parts.flatMap((part) => part.source ?? []))].join(', ');
    if (source !== undefined && wanted.length === 0)
      throw new WrongUsage(`unknown source: ${source}; there are: ${sources}`);
    const several = wanted.length > 1;
    for (const part of wanted.length === 0 ? [{ list }] : wanted) {
      const out = several ? partPath(options.out, part) : options.out;
      await writeTable(engine, { ...options, out }, { request: { table: 'list', of: part }, format }, io);
    }
    return true;
  });
}

/** A file of its own for each part, by the name of its source and its period: an import reads one at a time. */
function partPath(out: string, { source = '', period }: ListPart): string {
  const days = period === undefined ? '' : ` ${period.from} ${period.to}`;
  const ending = extname(out);
  return `${out.slice(0, out.length - ending.length)} ${source.replace(NO_NAME, '_')}${days}${ending}`;
}

/** Signs that no file's name may hold on one of the systems. */
const NO_NAME = /[\\/:*?"<>|\p{Cc}]/gu;

async function writeTable(
  engine: Engine,
  options: ExportCommandOptions,
  { request, format }: { request: Request; format: TableFormat },
  io: CliIo,
): Promise<boolean> {
  const path = resolve(options.out);
  const file = engine.vault.register(path, 'write');
  const { jobId } = await engine.ask('tables.export', { request, file, lang: options.lang, format });
  await finishJob(engine, jobId, io);
  const rows = (await engine.ask('jobs.get', { jobId })).result?.rows ?? 0;
  const what = request.table === 'list' ? request.of.list : request.table;
  if (options.json) io.out(`${JSON.stringify({ out: path, what, format, rows })}\n`);
  else io.out(`${createTranslator(options.lang)('cli.export.table', { count: rows, path })}\n`);
  return true;
}

/** Everybody, or what a saved view shows, with its order and columns. */
function exportDealers(options: ExportCommandOptions, io: CliIo): Promise<boolean> {
  const format = formatOf(options);
  const t = createTranslator(options.lang);
  return withEngine(options, { readOnly: true }, async (engine) => {
    const { view, query, columns } = await listOf(engine, options.view);
    const path = resolve(options.out);
    const file = engine.vault.register(path, 'write');
    const { jobId } = await engine.ask('dealers.export', { ...query, columns, file, lang: options.lang, format });
    await finishJob(engine, jobId, io);
    const { total } = await engine.ask('dealers.list', { ...query, limit: 1 });
    if (options.json)
      io.out(`${JSON.stringify({ out: path, format, dealers: total, view: view ? viewName(view, t) : null })}\n`);
    else io.out(`${t('cli.export.written', { count: total, path })}\n`);
    return true;
  });
}

/** The form that the ending of the name says. */
function formatOf(options: ExportCommandOptions): TableFormat {
  const ending = extname(options.out).toLowerCase();
  if (ending === '.xlsx') return 'xlsx';
  if (ending === '.csv') return textFormat(options);
  throw new WrongUsage('--out must end in .xlsx or .csv');
}

function textFormat({ encoding }: ExportCommandOptions): TableFormat {
  return encoding === 'gb18030' ? 'csvGb18030' : 'csv';
}
