import type { ScoredDealer } from '../../../shared/contract/dealerFigures.ts';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import type { RunId, SchemeId } from '../../../shared/domain/ids.ts';
import { minorDigits, minorToNumber, scaledToDecimal } from '../../../shared/domain/money.ts';
import { sameName } from '../../../shared/domain/schemeName.ts';
import { scoreRanges } from '../../../shared/domain/scoreRanges.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import { topFifth } from '../../../shared/domain/topFifth.ts';
import { rangeTexts } from '../../../shared/i18n/rangeText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { giniOf, topShare } from '../../analytics/gini.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, finishJob, withEngine } from './cliEngine.ts';
import { runPlainScore } from './plainScoreCommand.ts';
import { asOfDay, ruleOptions, type ScoreCommandOptions, weightedScore, weightsOf } from './scoreOptions.ts';
import { segmentName } from './segmentNames.ts';
import { noDataFile, WrongUsage } from './wrongUsage.ts';

/** What stands for all history: longer than any books are kept. */
const ALL_MONTHS = 1200;
const ROWS_AT_ONCE = 5000;

/** Calculates and freezes a run. @throws WrongUsage; AppError file_read_only */
export async function scoreOnce(engine: Engine, options: ScoreCommandOptions, io: CliIo): Promise<RunId> {
  const t = createTranslator(options.lang);
  const asOf = asOfDay(options, t);
  const { currency } = await engine.ask('settings.get', {});
  const { binning, fixedBounds, amountAs } = ruleOptions(options, 10 ** minorDigits(currency), t);
  const windowMonths = options.all === true ? ALL_MONTHS : options.windowMonths;
  const schemeId = options.scheme === undefined ? undefined : await schemeNamed(engine, options.scheme, t);
  const { runId, jobId } = await engine.ask('scoring.run', {
    ...(asOf === undefined ? {} : { asOf }),
    ...(windowMonths === undefined ? {} : { windowMonths }),
    ...(schemeId === undefined ? {} : { schemeId }),
    ...(options.rulesOfDay === true ? { rulesOfDay: true } : {}),
    ...(binning === undefined ? {} : { binning }),
    ...(fixedBounds === undefined || fixedBounds === null ? {} : { fixedBounds }),
    ...(amountAs === undefined ? {} : { amountAs }),
  });
  await finishJob(engine, jobId, io);
  return runId;
}

/** A scheme by its name or its number. @throws WrongUsage */
async function schemeNamed(engine: Engine, text: string, t: T): Promise<SchemeId> {
  const { schemes } = await engine.ask('scoring.schemes', {});
  const found =
    schemes.find(({ name }) => sameName(name, text)) ?? schemes.find(({ id }) => String(id) === text.trim());
  if (found) return found.id;
  throw new WrongUsage(
    t('cli.score.noScheme', { text, list: schemes.map(({ id, name }) => `${id} ${name}`).join(', ') }),
  );
}

export async function runScore(options: ScoreCommandOptions, io: CliIo): Promise<boolean> {
  const { orders } = options;
  const t = createTranslator(options.lang);
  if (orders !== undefined) {
    noDataFile(options, '--orders', t);
    if (options.scheme !== undefined || options.rulesOfDay === true) throw new WrongUsage(t('cli.plain.noScheme'));
    return runPlainScore({ ...options, orders }, io);
  }
  for (const [name, given] of Object.entries({
    '--map': options.map,
    '--cuts': options.cuts,
    '--count': options.count,
    '--until': options.until,
    '--seed': options.seed,
  }))
    if (given !== undefined) throw new WrongUsage(t('cli.plain.onlyOrders', { name }));
  const weights = weightsOf(options, t);
  asOfDay(options, t);
  return withEngine(options, {}, async (engine) => {
    const run = (await liveOfReadOnly(engine, options)) ?? (await savedRun(engine, options, io));
    await engine.keepSegments();
    const { currency } = await engine.ask('settings.get', {});
    if (options.json) {
      const rows = await allRows(engine, run.runId);
      io.out(`${JSON.stringify({ ...jsonOf(run, currency), ...dealersOf(rows, currency, weights) })}\n`);
    } else print(run, currency, options, io);
    return true;
  });
}

async function savedRun(engine: Engine, options: ScoreCommandOptions, io: CliIo): Promise<RunSummary> {
  return engine.ask('scoring.getRun', { runId: await scoreOnce(engine, options, io) });
}

/** Where nothing can be saved, the result the file already holds: what is asked for otherwise needs a run of its own. */
async function liveOfReadOnly(engine: Engine, options: ScoreCommandOptions): Promise<RunSummary | null> {
  const { file } = await engine.ask('session.get', {});
  const { asOf, windowMonths, scheme, binning, amountAs, all = false, rulesOfDay = false } = options;
  const own = [asOf, windowMonths, scheme, binning, amountAs].some((wish) => wish !== undefined) || all || rulesOfDay;
  if (file?.readOnly !== true || own) return null;
  return (await engine.ask('scoring.overview', {})).live;
}

async function allRows(engine: Engine, runId: RunId | null): Promise<ScoredDealer[]> {
  const all: ScoredDealer[] = [];
  while (true) {
    const { rows, total } = await engine.ask('scoring.rows', { runId, offset: all.length, limit: ROWS_AT_ONCE });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
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
    schemeVersion: run.schemeVersion,
    binning: run.rules.binning,
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

/** Everybody, and what follows from all of them together; amounts of rows as numbers. */
function dealersOf(rows: readonly ScoredDealer[], currency: string, weights: readonly number[] | undefined) {
  const ranked = rows.filter(({ rScore }) => rScore !== null);
  const amounts = ranked.map(({ amountMinor }) => amountMinor);
  return {
    gini: giniOf(amounts) ?? null,
    top20: { customers: topFifth(ranked.length), share: topShare(amounts, 20) ?? null },
    segments: segmentSums(ranked, currency),
    perDealer: rows.map((row) => ({
      id: row.code === '' ? `#${row.dealerId}` : row.code,
      dealerId: row.dealerId,
      name: row.name,
      days: row.daysSinceLast,
      orders: row.orders,
      amount: minorToNumber(row.amountMinor, currency),
      r: row.rScore,
      f: row.fScore,
      m: row.mScore,
      score: row.rScore === null ? null : row.rScore * 100 + (row.fScore ?? 0) * 10 + (row.mScore ?? 0),
      ...(weights === undefined ? {} : { weighted: weightedScore([row.rScore, row.fScore, row.mScore], weights) }),
      segment: row.segment === null ? null : segmentName(row.segment, 'map'),
      group: row.rfmGroup,
      abc: row.abc,
      rank: row.rank,
      share: row.share,
      tier: row.tier ?? row.ungraded,
      pinned: row.pinned,
      valueScore: row.valueScore,
    })),
  };
}

function segmentSums(ranked: readonly ScoredDealer[], currency: string) {
  const sums = new Map<string, { customers: number; orders: number; minor: number }>();
  for (const { segment, orders, amountMinor } of ranked) {
    const code = segment ?? 'others';
    const sum = sums.get(code) ?? { customers: 0, orders: 0, minor: 0 };
    sums.set(code, { customers: sum.customers + 1, orders: sum.orders + orders, minor: sum.minor + amountMinor });
  }
  return [...sums].map(([code, { customers, orders, minor }]) => ({
    segment: segmentName(code, 'map'),
    code,
    customers,
    orders,
    revenue: minorToNumber(minor, currency),
  }));
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
  // Why they are: without it nobody knows whether to wait or to import.
  for (const why of ['too_new', 'no_orders', 'excluded'] as const)
    if (run.ungraded[why] > 0) io.out(`  ${t(`scoring.ungraded.${why}`)}: ${run.ungraded[why]}\n`);
  for (const factor of ['r', 'f', 'm'] as const) {
    if (run.thresholds[factor].length === 0) continue;
    const ranges = scoreRanges(factor, run.thresholds[factor], run.rules.binning === 'rfmPackage');
    const money = (minor: number) => `${minorToNumber(Math.round(minor), currency)} ${currency}`;
    const texts = rangeTexts(factor, ranges, t, money).map(
      (text, i) => `${t('scoring.threshold.score', { n: 5 - i })} ${text}`,
    );
    io.out(`${factor.toUpperCase()}: ${texts.join(' · ')}\n`);
  }
}
