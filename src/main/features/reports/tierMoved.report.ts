import {
  explainScore,
  type ReasonFormat,
  reasonTexts,
  type ScoreFigures,
} from '../../../shared/domain/scoreReasons.ts';
import { boxOf } from '../scoring/explain.rules.ts';
import { type Html, html } from './html.ts';
import type { ListRow, ReportHead, TierReport } from './tierReport.model.ts';
import { nameOf, type PageWords, standingText, tierMark } from './tierWords.ts';

/** Reasons that explain a tier itself, and those that explain why there is none; amounts stand beside them anyway. */
const TIER_REASONS = /^(pinned|d_|value|rfm_|abc_(first|a|b|c|crossing|count)$)/;
const UNGRADED_REASONS = /^ungraded_/;

/** Who stands in another tier than before, or than the owner's own list says, with the reason in figures. */
export function tierMoved(report: TierReport, words: PageWords): Html | false {
  const { rows, total } = report.moved;
  if (rows.length === 0) return false;
  const { t, compares } = words;
  const original = compares === 'original';
  const note =
    total > rows.length
      ? t('reports.moved.noteSome', { count: total, shown: rows.length })
      : t('reports.moved.note', { count: total });
  const shown = { rep: rows.some((row) => row.rep !== null), compared: report.head.previous.data === 'full' };
  const { rep, compared } = shown;
  return html`<section class="movedPage"><h2>${original ? t('reports.moved.titleOriginal') : t('reports.moved.title')}</h2><p class="note">${note}</p>
<table class="moved"><colgroup><col>${rep && html`<col class="wRep">`}<col class="wGrade"><col class="wGrade"><col class="wAmount">${compared && html`<col class="wAmount">`}<col class="wWhy"></colgroup>
<thead><tr><th>${t('reports.list.name')}</th>${rep && html`<th>${t('reports.list.rep')}</th>`}<th class="c">${original ? t('reports.moved.original') : t('reports.moved.before')}</th><th class="c">${t('reports.moved.now')}</th><th class="n">${t('reports.list.amount')}</th>${compared && html`<th class="n">${t('reports.list.previous')}</th>`}<th>${t('reports.moved.reason')}</th></tr></thead>
<tbody>${rows.map((row) => movedRow(row, shown, words))}</tbody></table></section>`;
}

function movedRow(row: ListRow, { rep, compared }: { rep: boolean; compared: boolean }, words: PageWords): Html {
  const { f, head } = words;
  const { tier, netMinor, prevNetMinor } = row.dealer;
  const before = row.before === null ? '' : standingText(words, row.before);
  const now = tier === null ? html`${words.t('scoring.tier.ungraded')}` : tierMark(tier, head);
  return html`<tr><td>${nameOf(words, row)}</td>${rep && html`<td>${row.rep}</td>`}<td class="m">${before}</td><td class="m">${now}</td><td class="n">${f.amount(netMinor)}</td>${compared && html`<td class="n">${f.amount(prevNetMinor)}</td>`}<td>${reasonText(row, words)}</td></tr>
`;
}

/** Why the dealer carries its tier, in the sentences of the dealer page. */
function reasonText(row: ListRow, { t, f, head }: PageWords): string {
  const format: ReasonFormat = {
    money: (minor) => f.amount(minor),
    share: f.cut,
    under: (fraction) => t('scoring.reason.under_share', { share: f.cut(fraction) }),
    day: (day) => day,
  };
  const telling = row.dealer.tier === null ? UNGRADED_REASONS : TIER_REASONS;
  return explainScore(figuresOf(row, head))
    .filter(({ code }) => telling.test(code))
    .map((reason) => t(`scoring.reason.${reason.code}`, reasonTexts(reason, format)))
    .join(' ');
}

function figuresOf({ dealer }: ListRow, { run, window }: ReportHead): ScoreFigures {
  const { rules, totals } = run;
  return {
    asOf: run.asOf,
    windowFrom: window.from,
    windowMonths: rules.windowMonths,
    kind: rules.kind,
    tierNames: [...rules.tierNames],
    dormantName: rules.dormantName,
    tier: dealer.tier,
    computed: dealer.computedTier,
    pinReason: dealer.pinReason,
    pinUntilOn: dealer.pinUntilOn,
    valueScore: dealer.valueScore,
    valueFactors: [],
    scoreCuts: rules.scoreCuts,
    rfmBy: rules.rfmBy,
    ...boxOf(dealer, rules),
    cutBy: rules.cutBy,
    prospect: rules.kind === 'value' && dealer.lastOn === null && dealer.orders === 0 && dealer.valueScore !== null,
    furtherCuts: [...rules.furtherCuts],
    ungraded: dealer.ungraded,
    abc: dealer.abc,
    rank: dealer.rank,
    population: totals.dealers,
    shareBaseMinor: totals.shareBaseMinor,
    amountMinor: dealer.netMinor,
    amountPrevMinor: dealer.prevNetMinor,
    previousCovered: totals.previousCovered,
    dataFrom: totals.dataFrom,
    salesMinor: dealer.salesMinor,
    takenOffMinor: dealer.salesMinor - dealer.netMinor,
    orders: dealer.orders,
    daysSinceLast: dealer.daysSinceLast,
    firstOn: dealer.firstOn,
    lastOn: dealer.lastOn,
    historySince: dealer.historySince,
    share: dealer.share,
    shareBefore: dealer.shareBefore,
    cutA: rules.cutA,
    cutB: rules.cutB,
    tooNewMonths: rules.tooNewMonths,
    boundOpensNext: rules.binning === 'rfmPackage',
    rScore: dealer.rScore,
    fScore: dealer.fScore,
    mScore: dealer.mScore,
    rfmGroup: dealer.group,
    thresholds: totals.thresholds,
    groupCuts: totals.groupCuts,
    nextTier: null,
    nextGapMinor: null,
    nextGapOrders: null,
    nextByOn: null,
  };
}
