import type { SegmentReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import type { Fact } from '../../../shared/contract/segmentFacts.ts';
import type {
  Segment,
  SegmentFigures,
  SegmentProfile,
  SegmentShare,
} from '../../../shared/contract/segments.contract.ts';
import { choiceWord, type RuleWords } from '../../../shared/i18n/ruleText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { commonWords, type FrameWords } from './frame.report.ts';
import type { ReportFormat } from './reportFormat.ts';

/** The finished profile with what is needed to write it down. */
export interface SegmentPaper {
  readonly segment: Segment;
  readonly profile: SegmentProfile;
  readonly run: RunSummary | null;
  /** Who belongs, in one sentence. */
  readonly inWords: string;
  readonly words: RuleWords;
  readonly options: SegmentReportOptions;
  readonly company: string;
  readonly currency: string;
  /** Epoch ms. */
  readonly printedAt: number;
  readonly t: T;
  readonly f: ReportFormat;
}

export function segmentFrame({ segment, run, company, currency, options, printedAt, t, f }: SegmentPaper): FrameWords {
  return {
    ...commonWords({ company, currency, unit: options.unit, printedAt }, t, f),
    title: `${t('segments.report.title')} · ${segment.name}`,
    period:
      run === null
        ? ''
        : t('reports.frame.period', {
            from: f.longDay(run.windowFrom),
            to: f.longDay(run.asOf),
            count: run.windowMonths,
          }),
    asOf: run?.dataTo == null ? '' : t('reports.frame.dataTo', { day: f.longDay(run.dataTo) }),
    // The rule stands above the figures; at the foot of each page it would run into the page's number.
    filter: '',
    sort: '',
    rules: run === null ? '' : t('reports.frame.rules', { name: run.schemeName, version: run.schemeVersion }),
  };
}

/** A figure of the segment beside the same of all dealers; money in minor units, a percentage a fraction. */
export interface FigurePair {
  name: string;
  kind: 'integer' | 'money' | 'percent' | 'number';
  mine: number | null;
  all: number | null;
}

export function figurePairs({ profile, t }: SegmentPaper): FigurePair[] {
  const { figures, all } = profile;
  const pair = (name: string, kind: FigurePair['kind'], of: (each: SegmentFigures) => number | null): FigurePair => ({
    name,
    kind,
    mine: of(figures),
    all: of(all),
  });
  const per = (sum: number | null, dealers: number) => (sum === null || dealers === 0 ? null : sum / dealers);
  return [
    pair(t('segments.profile.dealers'), 'integer', ({ dealers }) => dealers),
    pair(t('segments.profile.amount'), 'money', ({ amountMinor }) => amountMinor),
    pair(t('segments.profile.amountShare'), 'percent', ({ amountMinor }) =>
      amountMinor === null || !all.amountMinor ? null : amountMinor / all.amountMinor,
    ),
    pair(t('segments.profile.average'), 'money', ({ amountMinor, dealers }) => {
      const mean = per(amountMinor, dealers);
      return mean === null ? null : Math.round(mean);
    }),
    pair(t('segments.profile.change'), 'percent', ({ amountMinor, amountPrevMinor }) =>
      amountMinor === null || !amountPrevMinor ? null : amountMinor / amountPrevMinor - 1,
    ),
    pair(t('segments.profile.orders'), 'number', ({ orders, dealers }) => per(orders, dealers)),
    pair(t('segments.profile.daysSince'), 'number', ({ medianDaysSince }) => medianDaysSince),
    pair(t('segments.profile.cycle'), 'number', ({ medianCycleDays }) => medianCycleDays),
    pair(t('segments.profile.withoutOrder'), 'integer', ({ withoutOrder }) => withoutOrder),
    pair(t('segments.profile.overdue'), 'money', ({ overdueMinor }) => overdueMinor),
    pair(t('segments.profile.overdueDealers'), 'integer', ({ overdueDealers }) => overdueDealers),
  ];
}

/** The four ways in which a segment is made up, with their headings. */
export function shareTables({ profile, t }: SegmentPaper): { title: string; fact: Fact; shares: SegmentShare[] }[] {
  return [
    { title: t('segments.profile.tiers'), fact: 'tier', shares: profile.tiers },
    { title: t('segments.profile.types'), fact: 'type', shares: profile.types },
    { title: t('segments.profile.regions'), fact: 'region', shares: profile.regions },
    { title: t('segments.profile.reps'), fact: 'rep', shares: profile.reps },
  ];
}

export function shareName({ value, label }: SegmentShare, fact: Fact, { words }: SegmentPaper): string {
  return label === '' ? choiceWord(fact, value, words) : label;
}

/** Of the segment, of all dealers, and how many times the average that is. */
export function shareFigures({ dealers, allDealers }: SegmentShare, { profile: { figures, all } }: SegmentPaper) {
  const mine = figures.dealers === 0 ? 0 : dealers / figures.dealers;
  const among = all.dealers === 0 ? 0 : allDealers / all.dealers;
  return { mine, among, lift: among === 0 ? null : mine / among };
}

export function segmentNotes({ t }: SegmentPaper): string[] {
  return (['window', 'cycle', 'share'] as const).map((note) => t(`segments.report.note.${note}`));
}
