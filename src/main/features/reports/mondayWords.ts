import type { MondayReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import { declineReason, hitShort } from '../../../shared/i18n/declineText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { commonWords, type FrameWords } from './frame.report.ts';
import type { MondayData } from './monday.data.ts';
import type { MondayPart } from './monday.rules.ts';
import type { ReportFormat } from './reportFormat.ts';

/** The finished sheet with what is needed to write it down. */
export interface MondayPaper extends MondayData {
  readonly week: { from: CalendarDay; to: CalendarDay };
  readonly owner: MondayPart;
  /** A part each, to be handed out; none where they were not wanted. */
  readonly reps: readonly MondayPart[];
  readonly options: MondayReportOptions;
  readonly company: string;
  readonly currency: string;
  /** Epoch ms. */
  readonly printedAt: number;
  readonly t: T;
  readonly f: ReportFormat;
}

export function mondayFrame({
  week,
  run,
  balancesOn,
  company,
  currency,
  options,
  printedAt,
  t,
  f,
}: MondayPaper): FrameWords {
  const days = [
    ...(run.dataTo === null ? [] : [t('reports.frame.dataTo', { day: f.longDay(run.dataTo) })]),
    ...(balancesOn === null ? [] : [t('receivables.asOf', { day: f.longDay(balancesOn) })]),
  ];
  return {
    ...commonWords({ company, currency, unit: options.unit, printedAt }, t, f),
    title: t('reports.kind.monday'),
    period: t('monday.week', { from: f.longDay(week.from), to: f.longDay(week.to) }),
    asOf: days.join(t('reports.frame.dayComma')),
    filter: '',
    sort: '',
    rules: t('reports.frame.rules', { name: run.schemeName, version: run.schemeVersion }),
  };
}

export function tierWord(tier: string | null, { run }: MondayPaper): string {
  return tier === null ? '' : tierName(run.rules, tier);
}

/** Why a dealer is on the list of those who slip. */
export function slipWhy(row: SlippingRow, { t, f }: MondayPaper): string {
  return declineReason(row, t, {
    day: (day) => day,
    money: (minor) => f.amount(minor),
    percent: (part) => f.percent(part),
  });
}

/** The same, and, where it is weighted, what its money at stake was weighted with: the workbook has room for it. */
export function slipWhyWeighted(row: SlippingRow, paper: MondayPaper): string {
  const why = slipWhy(row, paper);
  if (row.hit === null) return why;
  const { t, f } = paper;
  const before = hitShort(row.hit, t, (share) => f.cut(share, 0));
  return `${why}${t('rhythm.why.separator')}${t('monday.weighted', { amount: f.amount(row.atStakeMinor), before })}`;
}

/** What a list of those who slip is ranked by, as its heading says. */
export function slipMoney({ likelyMinor, atStakeMinor }: SlippingRow): number {
  return likelyMinor ?? atStakeMinor;
}

/** How long ago, by a dealer's own rhythm. */
export function cycleWord({ cycleDays }: SlippingRow, { t }: MondayPaper): string {
  return cycleDays === null ? '' : t('rhythm.unit.days', { days: Math.round(cycleDays) });
}
