import type { SlippingReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { SlippingChances, SlippingRow, Weighing } from '../../../shared/contract/rhythm.contract.ts';
import { type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import {
  chanceSentence,
  chanceWord,
  declineReason,
  hitText,
  oneDecimal,
  weighingSentence,
} from '../../../shared/i18n/declineText.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import { commonWords, type FrameWords, segmentWords } from './frame.report.ts';
import type { ReportFormat } from './reportFormat.ts';

/** One rep's part of the list, or the whole of it. */
export interface SlippingPart {
  /** Null for the whole list, '' for dealers without a rep. */
  rep: string | null;
  shown: readonly SlippingRow[];
  dealers: number;
  atStakeMinor: number;
  /** Of those that paper does not show. */
  leftMinor: number;
}

/** The slipping list ready for paper. */
export interface SlippingPaper {
  asOf: string;
  /** Dealers that were looked at. */
  dealers: number;
  /** How the list stands to predictions. */
  chances: SlippingChances;
  /** What the money at stake is weighted with. */
  weighing: Weighing;
  /** All who slip; the parts have those that paper shows. */
  rows: readonly SlippingRow[];
  parts: readonly SlippingPart[];
  atStakeMinor: number;
  /** The reps and segments it is narrowed to; '' for dealers without a rep. */
  repNames: readonly string[];
  segmentNames: readonly string[];
  naming: TierNaming;
  options: SlippingReportOptions;
  company: string;
  currency: string;
  /** Epoch ms. */
  printedAt: number;
  lang: Language;
  t: T;
  f: ReportFormat;
}

export function slippingFrame(paper: SlippingPaper): FrameWords {
  const { t, f, asOf, dealers, company, currency, options, printedAt, repNames, segmentNames, weighing } = paper;
  const reps = repNames.map((name) => name || t('reports.frame.noRep')).join(t('reports.frame.listComma'));
  const parts = [...(reps === '' ? [] : [t('reports.frame.filterReps', { reps })]), ...segmentWords(segmentNames, t)];
  return {
    ...commonWords({ company, currency, unit: options.unit, printedAt }, t, f),
    title: t('rhythm.report.title'),
    period: t('rhythm.page.looked', { count: dealers }),
    asOf: t('rhythm.page.dataTo', { day: f.longDay(asOf) }),
    filter: parts.length === 0 ? '' : t('reports.frame.filter', { words: parts.join(t('reports.frame.partComma')) }),
    sort: t(`rhythm.report.order.${weighing.state === 'told' ? options.order : 'atStake'}`),
    rules: '',
  };
}

/** What the list comes to. */
export function sumText({ rows, atStakeMinor, t, f }: SlippingPaper): string {
  return rows.length === 0
    ? t('rhythm.report.none')
    : t('rhythm.report.head', { count: rows.length, amount: f.amount(atStakeMinor) });
}

export function reasonText(row: SlippingRow, { t, f }: SlippingPaper): string {
  return declineReason(row, t, {
    day: (day) => day,
    money: (minor) => f.amount(minor),
    percent: (part) => f.percent(part),
  });
}

/** Its reason, and what came of signs like these before. */
export function whyText(row: SlippingRow, paper: SlippingPaper): string {
  const { t, f } = paper;
  const before = hitText(row.hit, t, (share) => f.cut(share, 0));
  return [reasonText(row, paper), ...(before === '' ? [] : [before])].join(t('rhythm.why.separator'));
}

/** What is likely to be lost, — where nothing is weighted. */
export function likelyCell({ likelyMinor }: SlippingRow, { f }: SlippingPaper): string {
  return likelyMinor === null ? '—' : f.amount(likelyMinor);
}

/** What the list is ranked by, and why. */
export function weighingNote({ weighing, t, f }: SlippingPaper): string {
  return weighingSentence(weighing, t, (on) => f.longDay(on));
}

/** The chance that it still buys, — where it is not told. */
export function chanceCell(row: SlippingRow, { t, f }: SlippingPaper): string {
  return chanceWord(row, t, (share) => f.cut(share, 0));
}

/** How habit and chance belong together, or why no chance is told. */
export function chanceNote({ chances, asOf, t, f }: SlippingPaper): string {
  return chanceSentence(chances, t, f.longDay(asOf));
}

export function tierText({ tier }: SlippingRow, { naming }: SlippingPaper): string {
  return tier === null ? '' : tierName(naming, tier);
}

export function lateText({ lateCycles }: SlippingRow): string {
  return lateCycles ? oneDecimal(lateCycles) : '';
}
