import type { Output } from '../../../shared/contract/index.ts';
import { HelpedAsk } from '../../../shared/contract/visitReview.contract.ts';
import { helpedVerdict, percentText, pointsFigure, rangeText } from '../../../shared/i18n/visitReviewText.ts';
import { helped } from '../visits/results/helped.service.ts';
import type { Asking } from '../visits/results/reviewBook.ts';
import type { ModelPart } from './modelPaper.ts';
import type { VisitReportPaper } from './visitReportWords.ts';

type Helped = Output<'visits.helped'>;

/**
 * Whether it helped: visited dealers against those like them that were not, within some days and day by day until the next order.
 * It looks back as far as the order data allow, which is said.
 */
export async function helpedParts(paper: VisitReportPaper, env: Asking): Promise<ModelPart[]> {
  const asked = HelpedAsk.parse({});
  const told = await helped(env, asked);
  const { t } = paper;
  const title = t('visitReview.paper.part.helped');
  const notes = notesOf(paper, told, asked);
  // What is said in words on paper stands in the workbook too.
  const columns = [{ header: title, kind: 'text' as const, width: 100 }];
  const words = { title, columns, rows: notes.map((note) => [note]), sheetOnly: true };
  const verdict: ModelPart[] = [
    { title, notes },
    { title, table: words },
  ];
  if (told.verdict === 'none' || told.within.length === 0) return verdict;
  const shares = sharesTable(paper, told);
  return [...verdict, { title: shares.title, table: shares }, ...waitingPart(paper, told, asked)];
}

function notesOf({ t, f }: VisitReportPaper, told: Helped, asked: HelpedAsk): string[] {
  const { from, to, cutOff, verdict, matched, alone, notQuiet, others, samePlace, most } = told;
  const span = t('visitReview.span', { from: f.longDay(from), to: f.longDay(to) });
  const data = cutOff === null ? [] : [t('visitReview.dataTo', { day: f.longDay(cutOff) })];
  const counts = { matched: matched.length, same: samePlace, others: others.length };
  return [
    [span, ...data].join(' · '),
    helpedVerdict(told, asked, t),
    ...(verdict === 'none'
      ? []
      : [
          t('visitReview.helped.noProof'),
          ...(told.unbalanced && verdict !== 'few' ? [t('visitReview.helped.unbalanced')] : []),
          t('visitReview.helped.counts', { ...counts, alone: alone.length, notQuiet: notQuiet.length }),
        ]),
    t('visitReview.helped.rule', { count: most, quiet: asked.quietDays, horizon: asked.horizon }),
  ];
}

function sharesTable({ t }: VisitReportPaper, { within }: Helped): NonNullable<ModelPart['table']> {
  return {
    title: t('visitReview.helped.shares'),
    columns: [
      { header: t('visitReview.column.within'), kind: 'text', width: 12 },
      { header: t('visitReview.column.sets'), kind: 'integer' },
      { header: t('visitReview.column.touched'), kind: 'percent' },
      { header: t('visitReview.column.untouched'), kind: 'percent' },
      { header: t('visitReview.column.points'), kind: 'number' },
      { header: t('visitReview.column.range'), kind: 'text', width: 18 },
    ],
    rows: within.map(({ days, sets, touched, untouched, difference: { mean, low, high } }) => [
      t('visitReview.days', { count: days }),
      sets,
      touched.share,
      untouched.share,
      Number(pointsFigure(mean)),
      rangeText(pointsFigure(low), pointsFigure(high), t),
    ]),
  };
}

const WEEK_DAYS = 7;

/** How many days until the next order, week by week. */
function waitingPart({ t }: VisitReportPaper, { waiting }: Helped, { horizon }: HelpedAsk): ModelPart[] {
  const { points, days: known, difference, meanTouched, meanUntouched, medianTouched, medianUntouched } = waiting;
  if (points.length === 0 || difference === null) return [];
  const title = t('visitReview.helped.waiting');
  const figure = (value: number) => value.toFixed(1);
  const median = (day: number | null) =>
    day === null ? t('visitReview.helped.beyond', { days: known }) : t('visitReview.helped.dayCount', { count: day });
  return [
    {
      title,
      notes: [
        t('visitReview.helped.waitingSummary', {
          days: known,
          touched: figure(meanTouched),
          untouched: figure(meanUntouched),
          difference: figure(difference.mean),
          low: figure(difference.low),
          high: figure(difference.high),
        }),
        t('visitReview.helped.medians', { touched: median(medianTouched), untouched: median(medianUntouched) }),
        ...(known < horizon ? [t('visitReview.helped.knownTo', { days: known, horizon })] : []),
      ],
      table: {
        title,
        columns: [
          { header: t('visitReview.column.day'), kind: 'integer' },
          { header: t('visitReview.column.touched'), kind: 'percent' },
          { header: t('visitReview.column.range'), kind: 'text', width: 18 },
          { header: t('visitReview.column.untouched'), kind: 'percent' },
        ],
        rows: points
          .filter(({ day }) => (day > 0 && day % WEEK_DAYS === 0) || day === known)
          .map(({ day, touched, low, high, untouched }) => [
            day,
            touched,
            rangeText(percentText(low), percentText(high), t),
            untouched,
          ]),
      },
    },
  ];
}
