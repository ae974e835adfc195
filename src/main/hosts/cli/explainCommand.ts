import { RunId } from '../../../shared/domain/ids.ts';
import { minorToNumber } from '../../../shared/domain/money.ts';
import { explainScore, reasonTexts, type ScoreFigures, type ScoreReason } from '../../../shared/domain/scoreReasons.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { reportFormat } from '../../features/reports/reportFormat.ts';
import { systemClock } from '../../runtime/clock.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { dealerCalled } from './cardDealers.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';
import { segmentName } from './segmentNames.ts';

export interface ExplainCommandOptions extends CommonOptions {
  run?: number;
}

/** Why a dealer stands where it stands, and what is missing to the next tier: of the live result, or of a kept run. */
export function runExplain(options: ExplainCommandOptions, dealer: string, io: CliIo): Promise<boolean> {
  return withEngine(options, { beside: true }, async (engine) => {
    const t = createTranslator(options.lang);
    const dealerId = await dealerCalled(engine, dealer, t);
    const { file } = await engine.ask('session.get', {});
    if (options.run === undefined && file?.readOnly !== true) await engine.scoreLive();
    const runId = options.run === undefined ? {} : { runId: RunId.parse(options.run) };
    const figures = await engine.ask('scoring.explain', { dealerId, ...runId });
    if (figures === null) {
      if (options.json) io.out(`${JSON.stringify({ dealerId, tier: null, reasons: [] })}\n`);
      else io.out(`${t('cli.explain.none')}\n`);
      return true;
    }
    const { currency } = await engine.ask('settings.get', {});
    const lines = reasonLines(figures, currency, options.lang, t);
    if (options.json) io.out(`${JSON.stringify(jsonOf(figures, lines, { dealerId, currency }))}\n`);
    else print(figures, lines, dealer, t, io);
    return true;
  });
}

interface Line extends ScoreReason {
  text: string;
}

function reasonLines(figures: ScoreFigures, currency: string, lang: CommonOptions['lang'], t: T): Line[] {
  const f = reportFormat(lang, currency, 'one');
  const words = {
    money: (minor: number) => `${f.amount(minor)} ${currency}`,
    share: f.cut,
    under: (fraction: number) => t('scoring.reason.under_share', { share: f.cut(fraction) }),
    day: (day: string) => day,
  };
  return explainScore(figures, systemClock.today()).map((reason) => ({
    ...reason,
    text: t(`scoring.reason.${reason.code}`, reasonTexts(reason, words)),
  }));
}

function jsonOf(
  figures: ScoreFigures,
  lines: readonly Line[],
  { dealerId, currency }: { dealerId: number; currency: string },
) {
  const { nextTier, nextGapMinor, nextGapOrders, nextByOn, rScore: r, fScore: f, mScore: m } = figures;
  return {
    dealerId,
    asOf: figures.asOf,
    windowMonths: figures.windowMonths,
    tier: figures.tier,
    tierName: figures.tier === null ? null : tierName(figures, figures.tier),
    computed: figures.computed,
    ungraded: figures.ungraded,
    abc: figures.abc,
    rank: figures.rank,
    of: figures.population,
    amount: minorToNumber(figures.amountMinor, currency),
    orders: figures.orders,
    days: figures.daysSinceLast,
    r,
    f,
    m,
    segment: figures.rfmSegment === null ? null : segmentName(figures.rfmSegment, 'map'),
    group: figures.rfmGroup,
    valueScore: figures.valueScore,
    factors: figures.valueFactors,
    next:
      nextTier === null
        ? null
        : {
            tier: nextTier,
            tierName: tierName(figures, nextTier),
            amount: nextGapMinor === null ? null : minorToNumber(nextGapMinor, currency),
            orders: nextGapOrders,
            until: nextByOn,
          },
    reasons: lines,
  };
}

function print(figures: ScoreFigures, lines: readonly Line[], dealer: string, t: T, io: CliIo): void {
  const tier = figures.tier === null ? t('scoring.tier.ungraded') : tierName(figures, figures.tier);
  io.out(`${t('cli.explain.head', { dealer, tier, asOf: figures.asOf })}\n`);
  for (const { text } of lines) io.out(`- ${text}\n`);
  for (const { factor, name: own, weight, points } of figures.valueFactors) {
    const name = factor === 'own' ? own : t(`scoring.valueFactor.${factor}`);
    const shown = points === null ? t('cli.explain.unknown') : String(Math.round(points * 10) / 10);
    io.out(`  ${t('cli.explain.factor', { name, weight, points: shown })}\n`);
  }
}
