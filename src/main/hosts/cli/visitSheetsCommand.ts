import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { MergedResult } from '../../../shared/contract/visitSheets.contract.ts';
import { VisitSheetId } from '../../../shared/domain/ids.ts';
import { minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import type { GivenResult } from '../../../shared/domain/visitResults.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { repNamed } from './repsCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface SheetOptions extends CommonOptions {
  sheet?: number;
  rep?: string;
  on?: string;
}

/** Which sheet is meant: by its number, or by rep and day. @throws WrongUsage */
async function sheetOf(engine: Engine, { sheet, rep, on }: SheetOptions) {
  if (sheet !== undefined) return { sheetId: VisitSheetId.parse(sheet) };
  if (rep === undefined || on === undefined) throw new WrongUsage('--sheet <number>, or --rep <name> with --on <day>');
  return { repId: await repNamed(engine, rep), on };
}

/** Shows one sheet in the order of its lines, with what is known of each. */
export function runSheet(options: SheetOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  checkDay('--on', options.on, t);
  return withEngine(options, { beside: true }, async (engine) => {
    const sheet = await engine.ask('visits.sheet', await sheetOf(engine, options));
    if (options.json) {
      io.out(`${JSON.stringify(sheet)}\n`);
      return true;
    }
    const number =
      sheet.sheetId === null ? t('visitSheets.paper.noNumber') : t('visitSheets.paper.number', { id: sheet.sheetId });
    io.out(`${number}  ${sheet.repName}  ${sheet.on}\n`);
    for (const { line, name, status, dropped, said } of sheet.lines) {
      const result = said?.result == null ? '' : t(`visitSheets.result.${said.result}`);
      io.out(
        `${line ?? '+'}  ${name}  ${[dropped ? t('visitSheets.keyIn.dropped') : t(`visits.status.${status}`), result].filter(Boolean).join(' ')}\n`,
      );
    }
    return true;
  });
}

export interface TakeOptions extends SheetOptions {
  dryRun?: boolean;
  replace?: boolean;
}

const BOOKS = new Set(['.xlsx', '.xls', '.csv', '.ods', '.xlsb', '.xlsm', '.et']);

/** Takes what came back of visits: a workbook, or a message as text (`-`: standard input). */
export function runTake(options: TakeOptions, path: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  checkDay('--on', options.on, t);
  return withEngine(options, {}, async (engine) => {
    const isBook = BOOKS.has(extname(path).toLowerCase());
    const { rows, unread, lost, unreadColumns } = isBook
      ? await bookRows(engine, path, io)
      : await textRows(engine, options, path, io);
    const first = await engine.ask('visits.preview', { rows });
    const accepted =
      options.replace === true
        ? first.rows.filter(({ verdict }) => verdict === 'conflict').map(({ given }) => given.row)
        : [];
    const answer =
      options.dryRun === true
        ? { ...(await engine.ask('visits.preview', { rows, accepted })), taken: 0 }
        : await engine.ask('visits.take', { rows, accepted, origin: isBook ? 'paper' : 'wechat' });
    if (options.json) {
      const perRow = answer.rows.map(({ given, verdict, dealerName, line, problems, differs }) => ({
        row: given.row,
        where: given.where,
        line,
        dealer: dealerName,
        verdict,
        differs,
        problems,
      }));
      io.out(
        `${JSON.stringify({ taken: answer.taken, counts: answer.counts, perRow, unread, lost, unreadColumns })}\n`,
      );
      return true;
    }
    for (const row of answer.rows) io.out(`${rowText(row, t)}\n`);
    for (const { row, text } of unread) io.out(`${row}  ${t('visitSheets.keyIn.unread', { text })}\n`);
    for (const { table, missing } of lost)
      io.out(`${t('visitSheets.keyIn.lost', { table, missing: missing.join(', ') })}\n`);
    for (const { table, columns } of unreadColumns)
      io.out(`${t('visitSheets.keyIn.unreadColumns', { table, columns: columns.join(', ') })}\n`);
    io.out(`${t('visitSheets.keyIn.taken', { count: answer.taken })}\n`);
    return true;
  });
}

function rowText({ given, dealerName, verdict, problems }: MergedResult, t: T): string {
  const why = problems.map(({ code, text }) => t(`visitSheets.problem.${code}`, { text }));
  return [given.where || String(given.row), dealerName, t(`visitSheets.verdict.${verdict}`), ...why]
    .filter(Boolean)
    .join('  ');
}

interface CameBack {
  rows: GivenResult[];
  unread: { row: number; text: string }[];
  lost: { table: string; missing: string[] }[];
  unreadColumns: { table: string; columns: string[] }[];
}

async function bookRows(engine: Engine, path: string, io: CliIo): Promise<CameBack> {
  const { jobId, bookId } = await engine.ask('visits.readBook', { file: engine.vault.register(resolve(path), 'read') });
  await finishJob(engine, jobId, io);
  const { rows, lost, unread } = await engine.ask('visits.bookRows', { bookId });
  return { rows, lost, unread: [], unreadColumns: unread };
}

async function textRows(engine: Engine, options: SheetOptions, path: string, io: CliIo): Promise<CameBack> {
  const text = path === '-' ? await io.readStdin() : await fileText(path);
  const read = await engine.ask('visits.readText', { text, sheet: await sheetOf(engine, options) });
  return { rows: read.rows.map(({ text: _text, ...row }) => row), unread: read.unread, lost: [], unreadColumns: [] };
}

async function fileText(path: string): Promise<string> {
  return readFile(resolve(path), 'utf8').catch((error: unknown) => {
    throw new AppError('file_missing', { name: path }, { cause: error });
  });
}

/** Orders by word of mouth with the bills they became, those without one first. */
export function runSpoken(options: CommonOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, { beside: true }, async (engine) => {
    const { rows, counts, cutOff, rule } = await engine.ask('visits.spoken', { limit: 20_000 });
    const { currency } = await engine.ask('settings.get', {});
    const amount = (minor: number | null) => (minor === null ? null : scaledToDecimal(minor, minorDigits(currency)));
    if (options.json) {
      const spoken = rows.map(({ amountMinor, bill, ...row }) => ({
        ...row,
        amount: amount(amountMinor),
        bill: bill === null ? null : { on: bill.on, number: bill.number, amount: amount(bill.netMinor) },
      }));
      io.out(`${JSON.stringify({ cutOff, rule, counts, currency, spoken })}\n`);
      return true;
    }
    for (const row of rows)
      io.out(
        `${[row.on, row.name, amount(row.amountMinor) ?? row.body, t(`visitSheets.state.${row.state}`), row.bill === null ? '' : `${row.bill.on} ${amount(row.bill.netMinor)}`].filter(Boolean).join('  ')}\n`,
      );
    return true;
  });
}
