import { ACTIVITY_KINDS } from '../../../shared/domain/activities.ts';
import { VISIT_RESULTS } from '../../../shared/domain/visitResults.ts';
import { VISIT_REASONS } from '../../../shared/domain/visits.ts';
import { reasonText } from '../../../shared/i18n/needText.ts';
import type { OutValue } from '../../spreadsheets/outgoing.ts';
import { namesOfDealers } from '../visits/results/review.repo.ts';
import { shortLines, unseenLines, type VisitLine, visitLines } from '../visits/results/reviewLists.ts';
import type { DealerFacts } from '../visits/visitFacts.repo.ts';
import type { FigureColumn, ModelPart } from './modelPaper.ts';
import type { VisitReportPaper } from './visitReportWords.ts';

/** Not seen for long, whatever was planned. */
export function unseenPart(paper: VisitReportPaper): ModelPart {
  const { t, f, options, read, seesMoney } = paper;
  const lines = unseenLines(read, options.unseenDays);
  const title = t('visitReview.paper.unseen', { days: options.unseenDays });
  const showsMoney = seesMoney || options.reps.length === 0;
  return {
    title,
    notes: [t('visitReview.paper.unseenNote', { count: lines.length, day: f.longDay(read.span.to) })],
    table: {
      title: t('visitReview.paper.part.unseen'),
      printed: options.limit,
      columns: [
        ...dealerColumns(paper),
        text(paper, 'way', 8),
        day(paper, 'lastVisit'),
        { header: t('visitReview.paper.column.days'), kind: 'integer' },
        day(paper, 'lastContact'),
        ...(showsMoney ? [{ header: t('visitReview.paper.column.amount'), kind: 'money' as const }] : []),
      ],
      rows: lines.map(({ facts, lastOn, days, contactOn }) => [
        ...dealerCells(facts, paper),
        t(`visitNeeds.way.${facts.mode === 'phone' ? 'phone' : 'visit'}`),
        lastOn ?? t('visitReview.paper.never'),
        days,
        contactOn,
        ...(showsMoney ? [facts.amountMinor] : []),
      ]),
    },
  };
}

/** Fewer visits than the frequency wants. */
export function shortPart(paper: VisitReportPaper): ModelPart {
  const { t, options, read, tierOf } = paper;
  const lines = shortLines(read);
  const count = (name: 'required' | 'done' | 'lacking' | 'calls') => ({
    header: t(`visitReview.paper.column.${name}`),
    kind: 'integer' as const,
  });
  return {
    title: t('visitReview.paper.short'),
    notes: [
      t('visitReview.paper.shortNote', {
        count: lines.length,
        visits: lines.reduce((sum, { lacking }) => sum + lacking, 0),
      }),
    ],
    table: {
      title: t('visitReview.paper.part.short'),
      printed: options.limit,
      columns: [
        ...dealerColumns(paper),
        count('required'),
        count('done'),
        count('lacking'),
        count('calls'),
        day(paper, 'lastVisit'),
        text(paper, 'pace', 30),
      ],
      rows: lines.map(({ facts, reasons, required, done, lacking, calls, lastOn }) => [
        ...dealerCells(facts, paper),
        required,
        done,
        lacking,
        calls,
        lastOn ?? t('visitReview.paper.never'),
        reasons.map((reason) => reasonText(reason, t, tierOf)).join(t('reports.frame.partComma')),
      ]),
    },
  };
}

/** Every visit, as it was planned and as it was made. */
export function plannedPart(paper: VisitReportPaper): ModelPart {
  const { t, options, read, seesMoney } = paper;
  const lines = visitLines(read);
  const names = namesOfDealers(
    read.db,
    lines.map(({ dealerId }) => dealerId),
  );
  return {
    title: t('visitReview.paper.planned'),
    notes: [t('visitReview.paper.plannedNote')],
    table: {
      title: t('visitReview.paper.part.planned'),
      printed: options.limit,
      columns: [
        text(paper, 'rep', 10),
        day(paper, 'on'),
        text(paper, 'code', 10),
        text(paper, 'dealer', 24),
        text(paper, 'tier', 8),
        text(paper, 'state', 10),
        day(paper, 'doneOn'),
        { header: t('visitReview.paper.column.minutes'), kind: 'integer' },
        text(paper, 'result', 10),
        text(paper, 'person', 10),
        text(paper, 'next', 22),
        ...(seesMoney
          ? ([
              { header: t('visitReview.paper.column.spoken'), kind: 'money' },
              { header: t('visitReview.paper.column.billed'), kind: 'money' },
            ] as const)
          : []),
        text(paper, 'market', 20),
        text(paper, 'why', 26),
      ],
      rows: lines.map((line) => visitCells(line, names.get(line.dealerId), paper)),
    },
  };
}

function visitCells(
  line: VisitLine,
  named: { name: string; code: string } | undefined,
  paper: VisitReportPaper,
): OutValue[] {
  const { t, read, tierOf, seesMoney } = paper;
  const { planned, made, spoken, notes, repName } = line;
  const result = VISIT_RESULTS.find((known) => known === made?.result);
  const total = (of: readonly (number | null)[]) =>
    of.every((each) => each === null) ? null : of.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  return [
    repName || t('visitReview.noRep'),
    planned?.visit.on ?? t('visitReview.paper.noPlanDay'),
    named?.code ?? '',
    named?.name ?? '',
    tierOf(read.book.dealers.get(line.dealerId)?.tier ?? null),
    t(`visitReview.state.${planned?.state ?? 'unplanned'}`),
    made?.on ?? null,
    made?.minutes ?? null,
    result === undefined ? '' : t(`visitSheets.result.${result}`),
    made?.person ?? '',
    made === null || (made.nextOn === null && made.nextStep === '')
      ? ''
      : t('visitReview.paper.nextOn', { day: made.nextOn ?? '', step: made.nextStep }).trim(),
    ...(seesMoney
      ? [total(spoken.map(({ amountMinor }) => amountMinor)), total(spoken.map(({ billedMinor }) => billedMinor))]
      : []),
    notes
      .map(({ competitor, product, priceMicro }) =>
        [competitor, product, priceMicro === null ? '' : String(priceMicro / 1e6)].filter(Boolean).join(' '),
      )
      .join(t('reports.frame.listComma')),
    [...fateWords(line, paper), made?.body ?? ''].filter(Boolean).join(t('reports.frame.partComma')),
  ];
}

/** What became of a planned visit, in words: where it was moved to, why it was not made, what came instead. */
function fateWords({ planned }: VisitLine, { t, f }: VisitReportPaper): string[] {
  if (planned === null) return [];
  const { visit, last, moves, instead } = planned;
  const reason = VISIT_REASONS.find((known) => known === (last.reason || visit.reason));
  const kind = ACTIVITY_KINDS.find((known) => known === instead?.kind);
  return [
    moves > 0 ? t('visitReview.paper.movedTimes', { count: moves, day: f.day(last.on) }) : '',
    reason === undefined ? '' : t(`visits.reason.${reason}`),
    last.reasonText || visit.reasonText,
    instead === null || kind === undefined
      ? ''
      : t('visitReview.paper.instead', { day: f.day(instead.on), kind: t(`activities.kind.${kind}`) }),
  ];
}

function dealerColumns(paper: VisitReportPaper): FigureColumn[] {
  return [
    text(paper, 'rep', 10),
    text(paper, 'tier', 8),
    text(paper, 'code', 10),
    text(paper, 'dealer', 26),
    text(paper, 'place', 14),
  ];
}

function dealerCells(facts: DealerFacts, { t, tierOf }: VisitReportPaper): OutValue[] {
  return [
    facts.repName || t('visitReview.noRep'),
    tierOf(facts.tier),
    facts.code,
    facts.name,
    [facts.city, facts.district].filter(Boolean).join(' '),
  ];
}

function text({ t }: VisitReportPaper, name: TextColumn, width: number): FigureColumn {
  return { header: t(`visitReview.paper.column.${name}`), kind: 'text', width };
}

function day({ t }: VisitReportPaper, name: 'lastVisit' | 'lastContact' | 'on' | 'doneOn'): FigureColumn {
  return { header: t(`visitReview.paper.column.${name}`), kind: 'day' };
}

type TextColumn =
  | 'rep'
  | 'tier'
  | 'code'
  | 'dealer'
  | 'place'
  | 'way'
  | 'pace'
  | 'state'
  | 'result'
  | 'person'
  | 'next'
  | 'market'
  | 'why';
