import type { OwedSums, OwingDealer } from '../../../shared/contract/receivables.contract.ts';
import type { ReceivablesReportOptions } from '../../../shared/contract/reports.contract.ts';
import { AGE_BANDS, type AgeBand } from '../../../shared/domain/ageing.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { commonWords, type FrameWords, segmentWords } from './frame.report.ts';
import type { OwingGroup } from './receivables.rules.ts';
import type { ReportFormat } from './reportFormat.ts';

/** The finished collection list with what is needed to write it down. */
export interface ReceivablesPaper {
  readonly asOf: CalendarDay;
  readonly cutOff: CalendarDay | null;
  readonly company: string;
  readonly currency: string;
  readonly groups: readonly OwingGroup[];
  /** Of the dealers that are listed, and of all of the data. */
  readonly sums: OwedSums;
  readonly all: OwedSums;
  readonly options: ReceivablesReportOptions;
  readonly segmentNames: readonly string[];
  readonly printedAt: number;
  readonly t: T;
  readonly f: ReportFormat;
}

export function receivablesFrame(paper: ReceivablesPaper): FrameWords {
  const { asOf, company, currency, options, printedAt, groups, segmentNames, t, f } = paper;
  const reps = groups.map((group) => repName(group, t)).join(t('reports.frame.listComma'));
  return {
    ...commonWords({ company, currency, unit: options.unit, printedAt }, t, f),
    title: t('reports.kind.receivables'),
    period: '',
    asOf: t('receivables.asOf', { day: f.longDay(asOf) }),
    filter: t('reports.frame.filter', {
      words: [
        t(`receivables.shown.${options.shown}`),
        ...(options.reps.length > 0 && groups.length > 0 ? [t('reports.frame.filterReps', { reps })] : []),
        ...segmentWords(segmentNames, t),
      ].join(t('reports.frame.partComma')),
    }),
    sort: t('receivables.paper.sort'),
    rules: '',
  };
}

export function repName({ repName: name }: Pick<OwingGroup, 'repName'>, t: T): string {
  return name === '' ? t('receivables.page.noRep') : name;
}

/** Bands that any listed dealer has something in: an empty column is left out. */
export function usedBands({ sums }: ReceivablesPaper): AgeBand[] {
  return AGE_BANDS.filter((band) => sums.bands[band] !== 0);
}

/** For how long the oldest part is overdue. */
export function lateText({ oldest }: OwingDealer, t: T): string {
  if (oldest === null) return '';
  if (oldest.exact) return t('receivables.paper.days', { count: oldest.days });
  return oldest.atLeast
    ? t('receivables.paper.atLeast', { count: oldest.days })
    : t(`receivables.paper.band.${oldest.band}`);
}

/** What the reader must know of the figures, a sentence each. */
export function receivablesNotes({ asOf, cutOff, groups, all, t, f }: ReceivablesPaper): string[] {
  const notes = [t('receivables.paper.noteOverdue')];
  if (cutOff !== null && asOf < cutOff)
    notes.push(t('receivables.older', { asOf: f.longDay(asOf), cutOff: f.longDay(cutOff) }));
  if (groups.some(({ dealers }) => dealers.some(({ oldest }) => oldest?.atLeast)))
    notes.push(t('receivables.paper.noteAtLeast'));
  if (all.bands.undated > 0) notes.push(t('receivables.paper.noteUndated', { amount: f.amount(all.bands.undated) }));
  if (all.prepaidMinor > 0) notes.push(t('receivables.paper.notePrepaid', { amount: f.amount(all.prepaidMinor) }));
  return notes;
}
