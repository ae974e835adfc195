import type { MonthlyRow, MonthSpan } from '../../../shared/contract/monthlyReport.contract.ts';
import type { MonthlyReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import { commonWords, type FrameWords, segmentWords, unitWord } from './frame.report.ts';
import type { MonthlyFigures } from './monthly.figures.ts';
import { type MonthlyTable, narrows } from './monthly.rules.ts';
import type { ReportFormat } from './reportFormat.ts';
import { tierText } from './tierText.ts';

/** The finished table with what is needed to write it down. */
export interface MonthlyPaper {
  readonly figures: MonthlyFigures;
  readonly table: MonthlyTable;
  readonly options: MonthlyReportOptions;
  readonly segmentNames: readonly string[];
  /** Names of the chosen regions. */
  readonly regionNames: readonly string[];
  readonly printedAt: number;
  readonly lang: Language;
  readonly t: T;
  readonly f: ReportFormat;
}

/** More names than this would not fit into a line. */
const MAX_NAMES = 5;

export function monthlyFrame({
  figures,
  options,
  printedAt,
  regionNames,
  segmentNames,
  t,
  f,
}: MonthlyPaper): FrameWords {
  const { company, currency, cutOff, spans } = figures;
  const first = spans[0]?.month ?? '';
  const last = spans.at(-1)?.month ?? '';
  const rows = t(`monthly.by.${options.by}`);
  return {
    ...commonWords({ company, currency, unit: options.unit, printedAt }, t, f),
    title: t('reports.kind.monthly'),
    period: t('monthly.frame.period', { from: first, to: last, count: spans.length }),
    asOf: cutOff === null ? '' : t('reports.frame.dataTo', { day: f.longDay(cutOff) }),
    filter: t('reports.frame.filter', { words: filterWords(figures, options, regionNames, segmentNames, t) }),
    sort: t('reports.frame.sort', { by: sortWords(options, t) }),
    rules:
      options.group === null || options.by !== 'dealer'
        ? t('monthly.frame.rows', { rows })
        : t('monthly.frame.grouped', { rows, group: t(`monthly.by.${options.group}`) }),
  };
}

function filterWords(
  { reps, naming }: MonthlyFigures,
  options: MonthlyReportOptions,
  regionNames: readonly string[],
  segmentNames: readonly string[],
  t: T,
): string {
  if (!narrows(options)) return t('reports.frame.filterAll');
  const comma = t('reports.frame.listComma');
  const repName = new Map<number | null, string>(reps.map(({ id, name }) => [id, name]));
  const parts: string[] = segmentWords(segmentNames, t);
  if (options.tiers.length > 0) {
    const tiers = options.tiers.map((tier) => tierText(tier === 'ungraded' ? null : tier, naming, t)).join(comma);
    parts.push(t('reports.frame.filterTiers', { tiers }));
  }
  if (options.reps.length > 0) {
    const names = options.reps.map((id) => (id === null ? t('reports.frame.noRep') : (repName.get(id) ?? `#${id}`)));
    const shown = { reps: names.slice(0, MAX_NAMES).join(comma) };
    parts.push(
      names.length > MAX_NAMES
        ? t('reports.frame.filterRepsMany', { ...shown, count: names.length })
        : t('reports.frame.filterReps', shown),
    );
  }
  if (regionNames.length > 0) {
    const regions = regionNames.slice(0, MAX_NAMES).join(comma);
    parts.push(t(regionNames.length > MAX_NAMES ? 'monthly.frame.regionsMore' : 'monthly.frame.regions', { regions }));
  }
  if (options.excluded !== 'all') parts.push(t(`monthly.frame.excluded.${options.excluded}`));
  return parts.join(t('reports.frame.partComma'));
}

function sortWords({ sort }: MonthlyReportOptions, t: T): string {
  const by = /^\d/.test(sort.by) ? sort.by : t(`monthly.sort.${sort.by as 'total'}`); // a month, else one of the words
  return t(sort.descending ? 'monthly.sort.down' : 'monthly.sort.up', { by });
}

/** A month as a column's heading: the year only where it begins. */
export function monthTitle({ month }: MonthSpan, at: number, t: T): { year: string; month: string } {
  const [year = '', number = ''] = month.split('-');
  const january = number === '01';
  return { year: at === 0 || january ? year : '', month: t(`monthly.month.m${Number(number)}` as 'monthly.month.m1') };
}

/** What a row is called. */
export function rowName(row: MonthlyRow, by: MonthlyReportOptions['by'] | null, t: T): string {
  if (row.name !== '') return row.name;
  return by === null || by === 'dealer' ? '' : t(`monthly.none.${by}`);
}

/** What the reader must know of the figures, a sentence each. */
export function monthlyNotes({ figures, table, options, t, f }: MonthlyPaper): string[] {
  const { spans } = figures;
  const money = (minor: number) =>
    `${f.amount(minor)} ${unitWord({ currency: figures.currency, unit: options.unit }, t)}`;
  const notes = [t('monthly.note.net')];
  const partial = spans.filter(({ state }) => state === 'partial');
  const without = spans.filter(({ state }) => state === 'none');
  const comma = t('reports.frame.listComma');
  if (partial.length > 0)
    notes.push(t('monthly.note.partial', { months: partial.map((span) => partialText(span, t)).join(comma) }));
  if (without.length > 0) notes.push(t('monthly.note.none', { months: without.map(({ month }) => month).join(comma) }));
  notes.push(compareNote(figures, t), meanNote(spans, t));
  if (options.by === 'rep' || options.group === 'rep') notes.push(t('monthly.note.rep'));
  if (table.idle.dealers > 0)
    notes.push(t('monthly.note.idle', { count: table.idle.dealers, amount: money(table.idle.yearBeforeMinor) }));
  if (table.excluded.dealers > 0 && options.excluded === 'all')
    notes.push(t('monthly.note.excluded', { count: table.excluded.dealers, amount: money(table.excluded.totalMinor) }));
  return notes;
}

/** 2026-10 (1 to 20): which days of it the data cover. */
function partialText({ month, days, gaps }: MonthSpan, t: T): string {
  if (days === null) return month;
  const text = t('monthly.note.days', { month, from: Number(days.from.slice(8)), to: Number(days.to.slice(8)) });
  const inner = gaps.some(({ from, to }) => from > days.from && to < days.to);
  return inner ? `${text}${t('monthly.note.withGaps')}` : text;
}

function compareNote({ spans, lastMonth }: MonthlyFigures, t: T): string {
  const compared = spans.filter(({ before }) => before !== null);
  const yoy =
    compared.length === 0
      ? t('monthly.note.noYoy')
      : compared.length === spans.length
        ? t('monthly.note.yoy')
        : t('monthly.note.yoySome', { count: compared.length, all: spans.length });
  const mom = lastMonth === null ? t('monthly.note.noMom') : t('monthly.note.mom', lastMonthDays(lastMonth));
  return `${yoy}${mom}`;
}

function lastMonthDays({ now, before }: NonNullable<MonthlyFigures['lastMonth']>) {
  return { from: now.from, to: now.to, beforeFrom: before.from, beforeTo: before.to };
}

function meanNote(spans: readonly MonthSpan[], t: T): string {
  const whole = spans.filter(({ state }) => state === 'full').length;
  return whole === 0 ? t('monthly.note.noMean') : t('monthly.note.mean', { count: whole });
}
