import type { ReviewRow } from '../../../shared/contract/visitReview.contract.ts';
import { onTimeShare, shareOf } from '../../../shared/i18n/visitReviewText.ts';
import { groupedTwice } from '../visits/results/review.service.ts';
import { pairedBars } from './modelCharts.ts';
import type { FigureColumn, ModelPart } from './modelPaper.ts';
import type { VisitReportPaper } from './visitReportWords.ts';

/** Reps with their tiers, each rep's sum, and that of all. */
export function summaryPart(paper: VisitReportPaper): ModelPart {
  const { t, read, told, options, tierOf } = paper;
  const title = t('visitReview.paper.summary');
  const tiers = groupedTwice(read);
  const rows = told.reps.flatMap((rep) => {
    const own = tiers.filter(({ repKey }) => repKey === rep.key);
    const name = rep.label || t('visitReview.noRep');
    return [
      ...own.map(({ row }) => [name, tierOf(row.key), ...figuresOf(row)]),
      ...(own.length > 1 ? [[name, t('visitReview.paper.sum'), ...figuresOf(rep)]] : []),
    ];
  });
  return {
    title,
    notes: [t('visitReview.paper.summaryNote', { days: options.followDays })],
    table: {
      title,
      columns: [
        { header: t('visitReview.paper.column.rep'), kind: 'text', width: 12 },
        { header: t('visitReview.paper.column.tier'), kind: 'text', width: 10 },
        ...figureColumns(paper),
      ],
      rows: [...rows, [t('visitReview.paper.total'), '', ...figuresOf(told.total)]],
    },
  };
}

function figureColumns({ t }: VisitReportPaper): FigureColumn[] {
  const count = (
    name: 'required' | 'met' | 'planned' | 'movedHere' | 'done' | 'unplanned' | 'never' | 'late' | 'missed' | 'silent',
  ) => ({
    header: t(`visitReview.figure.${name}`),
    kind: 'integer' as const,
  });
  return [
    count('required'),
    count('met'),
    { header: t('visitReview.column.coverage'), kind: 'percent' },
    count('planned'),
    count('movedHere'),
    count('late'),
    count('missed'),
    count('silent'),
    { header: t('visitReview.column.onTimeShare'), kind: 'percent' },
    count('done'),
    count('unplanned'),
    count('never'),
    { header: t('visitReview.column.oldest'), kind: 'integer' },
    { header: t('visitReview.column.followedShare'), kind: 'percent' },
  ];
}

function figuresOf({ figures, oldestDays }: ReviewRow): (number | null)[] {
  const { required, met, planned, movedHere, late, missed, silent, done, unplanned, never } = figures;
  return [
    required,
    met,
    shareOf(figures, 'seen', 'wanted'),
    planned,
    movedHere,
    late,
    missed,
    silent,
    onTimeShare(figures),
    done,
    unplanned,
    never,
    oldestDays,
    shareOf(figures, 'followed', 'watched'),
  ];
}

/** The same by region: the cities, or the districts of the one city. */
export function regionsPart(paper: VisitReportPaper): ModelPart {
  const { t, told } = paper;
  const title = t('visitReview.coverage.region');
  return {
    title,
    table: {
      title,
      columns: [{ header: t('visitReview.paper.column.place'), kind: 'text', width: 14 }, ...figureColumns(paper)],
      rows: told.regionRows.map((row) => [row.label || t('visitReview.noRegion'), ...figuresOf(row)]),
    },
  };
}

/** Required and made by month; the figures of one month say nothing beside the summary. */
export function monthsPart({ t, told }: VisitReportPaper): ModelPart {
  const title = t('visitReview.paper.months');
  const words = { first: t('visitReview.figure.required'), second: t('visitReview.figure.met'), x: '' };
  return {
    title,
    notes: [t('visitReview.coverage.monthNote')],
    chart: pairedBars(
      told.months.map(({ key, figures }) => ({ label: key.slice(2), first: figures.required, second: figures.met })),
      words,
    ),
    table: {
      title,
      columns: [
        { header: t('visitReview.paper.column.month'), kind: 'text' },
        { header: words.first, kind: 'integer' },
        { header: words.second, kind: 'integer' },
        { header: t('visitReview.column.coverage'), kind: 'percent' },
        { header: t('visitReview.figure.planned'), kind: 'integer' },
        { header: t('visitReview.figure.done'), kind: 'integer' },
      ],
      rows: told.months.map(({ key, figures }) => [
        key,
        figures.required,
        figures.met,
        shareOf(figures, 'seen', 'wanted'),
        figures.planned,
        figures.done,
      ]),
    },
  };
}

/** Why visits were missed, and what those that were made came to. */
export function reasonsParts({ t, told }: VisitReportPaper): ModelPart[] {
  const part = (title: string, header: string, rows: readonly [string, number][]): ModelPart[] =>
    rows.length === 0
      ? []
      : [
          {
            title,
            table: {
              title,
              columns: [
                { header, kind: 'text', width: 18 },
                { header: t('visitReview.paper.column.visits'), kind: 'integer' },
              ],
              rows,
            },
          },
        ];
  return [
    ...part(
      t('visitReview.paper.reasons'),
      t('visitReview.paper.column.reason'),
      told.reasons.map(({ reason, visits }) => [t(`visits.reason.${reason}`), visits]),
    ),
    ...part(
      t('visitReview.paper.results'),
      t('visitReview.paper.column.result'),
      told.results.map(({ result, visits }) => [
        result === null ? t('visitReview.coverage.noResult') : t(`visitSheets.result.${result}`),
        visits,
      ]),
    ),
  ];
}
