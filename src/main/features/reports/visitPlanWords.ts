import type { VisitPlanReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import type { VisitPurpose } from '../../../shared/domain/visits.ts';
import { weekOf } from '../../../shared/domain/week.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { commonWords, type FrameWords } from './frame.report.ts';
import { type Html, html } from './html.ts';
import type { ReportFormat } from './reportFormat.ts';
import type { PlanLine, PlanSheet } from './visitPlan.data.ts';

/** The finished sheets with what is needed to write them down. */
export interface VisitPlanPaper {
  readonly sheets: readonly PlanSheet[];
  /** Why there are none; nothing where there are some. */
  readonly why: readonly string[];
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly company: string;
  readonly currency: string;
  readonly naming: TierNaming;
  readonly options: VisitPlanReportOptions;
  readonly printedAt: number;
  readonly t: T;
  readonly f: ReportFormat;
}

/** What stands where there are no sheets. */
export function emptyPlan({ t, why }: VisitPlanPaper): Html {
  return html`<p>${t('visitSheets.paper.none')}</p>${why.map((line) => html`<p>${line}</p>`)}`;
}

export function visitPlanFrame(paper: VisitPlanPaper): FrameWords {
  const { from, to, company, currency, options, printedAt, t, f } = paper;
  return {
    ...commonWords({ company, currency, unit: options.unit, printedAt }, t, f),
    title: t('reports.kind.visitPlan'),
    period: from === to ? f.longDay(from) : t('visitSheets.paper.span', { from: f.longDay(from), to: f.longDay(to) }),
    asOf: '',
    filter: '',
    sort: '',
    rules: '',
  };
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** 11月25日 周三, short enough for the head of a sheet. */
export function dayText(day: CalendarDay, { t, f }: Pick<VisitPlanPaper, 't' | 'f'>): string {
  return `${f.longDay(day)} ${t(`visits.weekday.${WEEKDAYS[daysBetween(weekOf(day).from, day)] ?? 'mon'}`)}`;
}

/** The number that is printed on a sheet, or that it gets one when it goes out. */
export function numberText({ sheetId, edition }: PlanSheet, t: T): string {
  if (sheetId === null) return t('visitSheets.paper.noNumber');
  return edition > 1
    ? t('visitSheets.paper.numberEdition', { id: sheetId, edition })
    : t('visitSheets.paper.number', { id: sheetId });
}

export function tierWord({ tier }: PlanLine, { naming }: Pick<VisitPlanPaper, 'naming'>): string {
  return tier === null ? '' : tierName(naming, tier);
}

/** What the visit is for, in words. */
export function purposeText({ purposes, note }: PlanLine, t: T): string {
  return [...purposes.map((purpose) => t(`visits.purpose.${purpose}`)), note]
    .filter((text) => text !== '')
    .join(t('reports.frame.listComma'));
}

/** What is to be brought along, a part each; nothing where there is nothing. What the visit is for and is over is said to be over. */
export function bringTexts(
  { bring, purposes, status }: Pick<PlanLine, 'bring' | 'purposes' | 'status'>,
  { t, f }: Pick<VisitPlanPaper, 't' | 'f'>,
): string[] {
  const names = (of: readonly string[]) => of.join(t('reports.frame.listComma'));
  const isFor = (purpose: VisitPurpose) => status === 'planned' && purposes.includes(purpose);
  const texts: string[] = [];
  if (bring.cases > 0) texts.push(t('visitSheets.bring.cases', { count: bring.cases }));
  else if (isFor('case')) texts.push(t('visitSheets.bring.noCase'));
  if (bring.overdueMinor > 0) texts.push(t('visitSheets.bring.overdue', { amount: f.amount(bring.overdueMinor) }));
  else if (bring.balanceMinor > 0)
    texts.push(
      t(bring.notDue ? 'visitSheets.bring.notDue' : 'visitSheets.bring.balance', {
        amount: f.amount(bring.balanceMinor),
      }),
    );
  else if (isFor('collect') && bring.balancesOn !== null)
    texts.push(t('visitSheets.bring.owesNothing', { day: f.day(bring.balancesOn) }));
  if (bring.stopped.length > 0) texts.push(t('visitSheets.bring.stopped', { names: names(bring.stopped) }));
  if (bring.shouldBuy.length > 0) texts.push(t('visitSheets.bring.shouldBuy', { names: names(bring.shouldBuy) }));
  return texts;
}
