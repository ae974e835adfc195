import type { Output } from '../../../shared/contract/index.ts';
import { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RunId } from '../../../shared/domain/ids.ts';
import { minorToNumber } from '../../../shared/domain/money.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { WrongUsage } from './wrongUsage.ts';

type Answer = Output<'scoring.migration'>;

const ROWS_AT_ONCE = 500;

/**
 * Tier by tier from one run to another: numbers of runs, days (calculated anew by the rules of that day and kept as runs),
 * `original` for the owner's own grades, `live` for the present result.
 */
export function runCompare(options: CommonOptions, from: string, to: string, io: CliIo): Promise<boolean> {
  return withEngine(options, { beside: true }, async (engine) => {
    const t = createTranslator(options.lang);
    const { file } = await engine.ask('session.get', {});
    if (to === 'live' && file?.readOnly !== true) await engine.scoreLive();
    const source = from === 'original' ? ('original' as const) : await runOf(engine, from, t, io);
    const target = to === 'live' ? null : await runOf(engine, to, t, io);
    const answer = await wholeMigration(engine, source, target);
    const { currency } = await engine.ask('settings.get', {});
    if (options.json) io.out(`${JSON.stringify(jsonOf(answer, { from, to, currency }))}\n`);
    else print(answer, currency, t, io);
    return true;
  });
}

/** A run by its number, or one made as of a day. @throws WrongUsage; AppError day_after_today, file_read_only */
async function runOf(engine: Engine, text: string, t: T, io: CliIo): Promise<RunId> {
  if (!CalendarDay.safeParse(text).success) return runNumbered(text, t);
  const { jobId, runId } = await engine.ask('scoring.run', { asOf: text, rulesOfDay: true, reason: 'compared' });
  await finishJob(engine, jobId, io);
  return runId;
}

function runNumbered(text: string, t: T): RunId {
  const read = /^\d{1,9}$/.test(text) ? RunId.safeParse(Number(text)) : undefined;
  if (read?.success !== true) throw new WrongUsage(t('cli.compare.which', { text }));
  return read.data;
}

async function wholeMigration(engine: Engine, from: 'original' | RunId, to: RunId | null): Promise<Answer> {
  const ask = (offset: number) => engine.ask('scoring.migration', { from, to, offset, limit: ROWS_AT_ONCE });
  const first = await ask(0);
  const rows = [...first.rows];
  while (rows.length < first.total) {
    const more = (await ask(rows.length)).rows;
    if (more.length === 0) break;
    rows.push(...more);
  }
  return { ...first, rows };
}

function jsonOf(answer: Answer, { from, to, currency }: { from: string; to: string; currency: string }) {
  const money = (minor: number) => minorToNumber(minor, currency);
  return {
    from,
    to,
    currency,
    up: answer.up,
    down: answer.down,
    same: answer.same,
    cells: answer.cells.map(({ from: was, to: is, dealers, amountMinor }) => ({
      from: was,
      to: is,
      dealers,
      amount: money(amountMinor),
    })),
    movers: answer.rows.map((row) => ({
      id: row.code === '' ? `#${row.dealerId}` : row.code,
      dealerId: row.dealerId,
      name: row.name,
      from: row.from,
      to: row.to,
      ...(row.grade === '' ? {} : { grade: row.grade }),
      amount: money(row.amountMinor),
      pinned: row.pinned,
    })),
  };
}

function print(answer: Answer, currency: string, t: T, io: CliIo): void {
  const { cells, fromNaming, toNaming, up, down, same, rows } = answer;
  const word = (code: string, naming: Answer['toNaming']) =>
    code === 'ungraded' || code === 'absent' || code === 'other' ? t(`scoring.moves.${code}`) : tierName(naming, code);
  io.out(`${t('reports.migration.sum', { up, down, same })}\n`);
  for (const cell of [...cells].sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1)))
    io.out(
      `${word(cell.from, fromNaming)} → ${word(cell.to, toNaming)}: ${cell.dealers}  ${minorToNumber(cell.amountMinor, currency)} ${currency}\n`,
    );
  for (const row of rows)
    io.out(
      `  ${row.code} ${row.name}: ${word(row.from, fromNaming)} → ${word(row.to, toNaming)}  ${minorToNumber(row.amountMinor, currency)}\n`,
    );
}
