import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type RunId, SchemeId } from '../../../shared/domain/ids.ts';
import { minorDigits, minorToNumber, scaledToDecimal } from '../../../shared/domain/money.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface ScoreCommandOptions extends CommonOptions {
  asOf?: string;
  windowMonths?: number;
  scheme?: number;
}

/** Calculates and freezes a run. @throws WrongUsage; AppError file_read_only */
export async function scoreOnce(engine: Engine, options: ScoreCommandOptions, io: CliIo): Promise<RunId> {
  if (options.asOf !== undefined && !CalendarDay.safeParse(options.asOf).success)
    throw new WrongUsage(`not a day: ${options.asOf}`);
  const { runId, jobId } = await engine.ask('scoring.run', {
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    ...(options.windowMonths === undefined ? {} : { windowMonths: options.windowMonths }),
    ...(options.scheme === undefined ? {} : { schemeId: SchemeId.parse(options.scheme) }),
  });
  await finishJob(engine, jobId, io);
  return runId;
}

export function runScore(options: ScoreCommandOptions, io: CliIo): Promise<boolean> {
  return withEngine(options, {}, async (engine) => {
    const run = (await liveOfReadOnly(engine, options)) ?? (await savedRun(engine, options, io));
    const { currency } = await engine.ask('settings.get', {});
    if (options.json) io.out(`${JSON.stringify(jsonOf(run, currency))}\n`);
    else print(run, currency, options, io);
    return true;
  });
}

async function savedRun(engine: Engine, options: ScoreCommandOptions, io: CliIo): Promise<RunSummary> {
  return engine.ask('scoring.getRun', { runId: await scoreOnce(engine, options, io) });
}

/** Where nothing can be saved, the result the file already holds: what is asked for otherwise needs a run of its own. */
async function liveOfReadOnly(engine: Engine, options: ScoreCommandOptions): Promise<RunSummary | null> {
  const { file } = await engine.ask('session.get', {});
  const own = options.asOf !== undefined || options.windowMonths !== undefined || options.scheme !== undefined;
  if (file?.readOnly !== true || own) return null;
  return (await engine.ask('scoring.overview', {})).live;
}

/** The stable shape of the command line; money in decimals of the file's currency. */
function jsonOf(run: RunSummary, currency: string) {
  const digits = minorDigits(currency);
  return {
    runId: run.runId,
    asOf: run.asOf,
    windowMonths: run.windowMonths,
    windowFrom: run.windowFrom,
    scheme: run.schemeName,
    currency,
    dealers: run.dealers,
    orders: run.orders,
    amount: scaledToDecimal(run.amountMinor, digits),
    thresholds: {
      r: run.thresholds.r,
      f: run.thresholds.f,
      m: run.thresholds.m.map((bound) => minorToNumber(bound, currency)),
    },
    abc: run.abc,
    tiers: {
      ...Object.fromEntries(run.tiers.map((tier) => [tier.tier, tier.dealers])),
      ungraded: run.ungraded.too_new + run.ungraded.no_orders,
    },
    ungraded: run.ungraded,
  };
}

function print(run: RunSummary, currency: string, options: ScoreCommandOptions, io: CliIo): void {
  const t = createTranslator(options.lang);
  const digits = minorDigits(currency);
  const head = { asOf: run.asOf, months: run.windowMonths, dealers: run.dealers };
  io.out(`${run.runId === null ? t('cli.score.headLive', head) : t('cli.score.head', { ...head, run: run.runId })}\n`);
  for (const tier of run.tiers) {
    io.out(
      `${tierName(run.rules, tier.tier)}: ${tier.dealers}  ${scaledToDecimal(tier.amountMinor, digits)} ${currency}\n`,
    );
  }
  io.out(`${t('cli.score.ungraded')}: ${run.ungraded.too_new + run.ungraded.no_orders}\n`);
  for (const factor of ['r', 'f', 'm'] as const) {
    const bounds = run.thresholds[factor].map((bound) => (factor === 'm' ? minorToNumber(bound, currency) : bound));
    io.out(`${factor.toUpperCase()}: ${bounds.map((bound) => Number(bound.toFixed(2))).join(' / ')}\n`);
  }
}
