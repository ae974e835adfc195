import type { Stage } from '../../../shared/contract/lifecycleRules.ts';
import type { PortraitReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { RegionTotal, RfCell, TopShare } from '../../../shared/contract/scorePortrait.ts';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import type { Quadrant } from '../../../shared/domain/quadrants.ts';
import type { Step } from '../../../shared/i18n/lifecycleText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { commonWords, type FrameWords } from './frame.report.ts';
import type { MovesTable } from './migrationWords.ts';
import type { ReportFormat } from './reportFormat.ts';

/** The finished overview with what is needed to write it down. */
export interface PortraitPaper {
  readonly run: RunSummary;
  readonly cells: readonly RfCell[];
  readonly regions: readonly RegionTotal[];
  readonly cities: readonly RegionTotal[];
  readonly gini: number | null;
  readonly top: readonly TopShare[];
  /** Net amounts, the largest first. */
  readonly amounts: readonly number[];
  /** Where large begins, minor units. */
  readonly median: number;
  readonly quadrants: readonly { quadrant: Quadrant; dealers: number; amountMinor: number }[];
  /** How many ever reached each step. */
  readonly steps: readonly Step[];
  /** Who stands where now; empty before there is a rhythm. */
  readonly stages: readonly { stage: Stage; dealers: number; expectedMinor: number }[];
  /** Since an earlier run, or against the owner's own grades; null where nobody has been anywhere before. */
  readonly moves: Omit<MovesTable, 't' | 'f'> | null;
  readonly options: PortraitReportOptions;
  readonly company: string;
  readonly currency: string;
  /** Epoch ms. */
  readonly printedAt: number;
  readonly t: T;
  readonly f: ReportFormat;
}

export function portraitFrame({ run, company, currency, options, printedAt, t, f }: PortraitPaper): FrameWords {
  return {
    ...commonWords({ company, currency, unit: options.unit, printedAt }, t, f),
    title: t('reports.kind.portrait'),
    period: t('reports.frame.period', {
      from: f.longDay(run.windowFrom),
      to: f.longDay(run.asOf),
      count: run.windowMonths,
    }),
    asOf: run.dataTo === null ? '' : t('reports.frame.dataTo', { day: f.longDay(run.dataTo) }),
    filter: t('reports.frame.filter', { words: t('scoring.page.population', { count: run.dealers }) }),
    sort: '',
    rules: t('reports.frame.rules', { name: run.schemeName, version: run.schemeVersion }),
  };
}

export function regionName({ region, name }: RegionTotal, t: T): string {
  return region === '' ? t('dealers.filter.noRegion') : name || region;
}

/** Against the period before; null where that is not known or was nothing. */
export function regionGrowth({ amountMinor, amountPrevMinor }: RegionTotal): number | null {
  return amountPrevMinor === null || amountPrevMinor <= 0 ? null : amountMinor / amountPrevMinor - 1;
}

/** A region's part of all regions' amounts. */
export function regionShare({ amountMinor }: RegionTotal, regions: readonly RegionTotal[]): number | null {
  const total = regions.reduce((sum, region) => sum + region.amountMinor, 0);
  return total > 0 ? amountMinor / total : null;
}
