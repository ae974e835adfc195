import type { Output, Parsed } from '../../../../shared/contract/index.ts';
import type { ReviewBy, ReviewRow } from '../../../../shared/contract/visitReview.contract.ts';
import { monthOf, monthsUpTo, toDayNumber } from '../../../../shared/domain/calendarDay.ts';
import { DealerId } from '../../../../shared/domain/ids.ts';
import { tierName } from '../../../../shared/domain/tiers.ts';
import { VISIT_RESULTS } from '../../../../shared/domain/visitResults.ts';
import { VISIT_REASONS } from '../../../../shared/domain/visits.ts';
import { medianDay } from '../../../analytics/survival.ts';
import type { Ctx } from '../../../runtime/context.ts';
import { namingOf } from '../../dealers/dealers.repo.ts';
import { breath } from '../../dealers/gridRows.ts';
import { visibilityFor } from '../../operators/visibility.repo.ts';
import { monthSpan } from '../needs.service.ts';
import { followedOf } from './outcomes.rules.ts';
import { type Grouping, idsBehind, rowOf, type Span, tallied } from './review.rules.ts';
import { type ReadReview, readReview } from './reviewBook.ts';

const MONTHS = 12;

type Viewed = Pick<Ctx, 'db' | 'clock' | 'operatorId'>;

/** What was wanted, planned and done in some days, and what followed. */
export async function review(ctx: Viewed, asked: Parsed<'visits.review'>): Promise<Output<'visits.review'>> {
  const read = await readReview(ctx, asked);
  const { span, book, today, cutOff, trackedFrom, regions } = read;
  const sees = visibilityFor(ctx.db, ctx.operatorId).sees('performance');
  const seesMoney = (by: ReviewBy) => sees || (by !== 'rep' && asked.reps.length === 0);
  const rows = (by: ReviewBy) => rowsBy(ctx, read, by, seesMoney(by));
  const total = rowOf(tallied(book, span, EVERYBODY), { key: '', label: '', seesMoney: seesMoney('total') });
  await breath();
  const [tiers, reps, regionRows] = [rows('tier'), rows('rep'), rows('region')];
  const months: ReviewRow[] = [];
  for (const month of monthsOf(read)) {
    await breath();
    const tallies = tallied(book, monthOfSpan(month, span), EVERYBODY);
    months.push({
      ...rowOf(tallies, { key: '', label: month, seesMoney: seesMoney('month') }),
      key: month,
    });
  }
  const followed = followedIn(read, asked.followDays);
  return {
    ...{ ...span, today, cutOff, trackedFrom, regions, total, tiers, reps, regionRows, months },
    reasons: countedReasons(read),
    results: countedResults(read),
    waiting: {
      visits: followed.visits,
      median: followed.visits === 0 ? null : medianDay(followed.curve),
      ordered: followed.visits === 0 ? [] : [...followed.curve.left].map((left) => 1 - left),
    },
    beforeMinor: seesMoney('total') ? followed.before : null,
    afterMinor: seesMoney('total') ? followed.after : null,
  };
}

/** The dealers behind one figure. */
export async function reviewIds(ctx: Viewed, asked: Parsed<'visits.reviewIds'>): Promise<Output<'visits.reviewIds'>> {
  const read = await readReview(ctx, asked);
  const isMonth = asked.by === 'month';
  const span = isMonth ? monthOfSpan(asked.key, read.span) : read.span;
  const tallies = tallied(read.book, span, groupingOf(read, asked.by));
  return { ids: idsBehind(tallies, isMonth ? '' : asked.key, asked.what).map((id) => DealerId.parse(id)) };
}

/** A month, the last one as far as the span goes: what is still to come is nobody's failing. */
function monthOfSpan(month: string, span: Span): Span {
  const { from, to } = monthSpan(month);
  return { from, to: to > span.to ? span.to : to };
}

const EVERYBODY: Grouping = { ofDealer: () => '', ofVisit: () => '' };

function groupingOf({ book: { dealers } }: Pick<ReadReview, 'book'>, by: ReviewBy): Grouping {
  switch (by) {
    case 'tier':
      return { ofDealer: ({ tier }) => tier ?? '', ofVisit: ({ dealerId }) => dealers.get(dealerId)?.tier ?? '' };
    case 'rep':
      return { ofDealer: ({ repId }) => String(repId ?? ''), ofVisit: ({ repId }) => String(repId ?? '') };
    case 'region':
      return { ofDealer: ({ region }) => region, ofVisit: ({ dealerId }) => dealers.get(dealerId)?.region ?? '' };
    default:
      return EVERYBODY;
  }
}

/** A row for each group there is, those of none last. */
function rowsBy(ctx: Pick<Ctx, 'db'>, read: ReadReview, by: ReviewBy, seesMoney: boolean): ReviewRow[] {
  const tallies = tallied(read.book, read.span, groupingOf(read, by));
  const labelOf = labelsOf(ctx, read, by);
  const rows = [...tallies.keys()].map((key) => rowOf(tallies, { key, label: labelOf(key), seesMoney }));
  const order = by === 'region' ? byRequired : by === 'tier' ? byKey : byLabel;
  return rows.sort((a, b) => Number(a.key === '') - Number(b.key === '') || order(a, b));
}

const byKey = (a: ReviewRow, b: ReviewRow) => (a.key < b.key ? -1 : 1);
const byLabel = (a: ReviewRow, b: ReviewRow) => a.label.localeCompare(b.label, 'zh') || byKey(a, b);
const byRequired = (a: ReviewRow, b: ReviewRow) => b.figures.required - a.figures.required || byLabel(a, b);

function labelsOf({ db }: Pick<Ctx, 'db'>, { book }: ReadReview, by: ReviewBy): (key: string) => string {
  if (by === 'tier') {
    const naming = namingOf(db, null);
    return (key) => (key === '' ? '' : tierName(naming, key));
  }
  if (by !== 'rep') return (key) => key;
  const names = new Map<string, string>();
  for (const { repId, repName } of book.dealers.values()) names.set(String(repId ?? ''), repName);
  for (const { visit } of book.planned) names.set(String(visit.repId), visit.repName);
  for (const { repId, repName } of book.made) names.set(String(repId ?? ''), repName);
  return (key) => names.get(key) ?? '';
}

/** Months that are shown: up to the span's last, none before the first visit or plan. */
function monthsOf({ span, trackedFrom, book }: ReadReview): string[] {
  const first = [trackedFrom, ...book.planned.map(({ visit }) => visit.on)]
    .filter((day) => day !== null)
    .reduce((least, day) => (day < least ? day : least), span.from);
  return monthsUpTo(span.to, MONTHS).filter((month) => month >= monthOf(first));
}

const within =
  ({ from, to }: Span) =>
  ({ on }: { on: string }) =>
    on >= from && on <= to;

/** What came after the visits of the span, each by itself. */
function followedIn({ book, span, ledger, placeOf, cutOff }: ReadReview, days: number) {
  const visits = book.made.filter(within(span)).flatMap(({ dealerId, on }) => {
    const dealer = placeOf.get(dealerId);
    // A visit after the data's end tells nothing yet.
    return dealer === undefined || cutOff === null || on > cutOff ? [] : [{ dealer, day: toDayNumber(on) }];
  });
  return followedOf(visits, ledger, { days, end: cutOff === null ? 0 : toDayNumber(cutOff) });
}

function countedReasons({ book, span }: ReadReview): Output<'visits.review'>['reasons'] {
  const missed = book.planned.filter(({ visit, state }) => state === 'missed' && within(span)(visit));
  return VISIT_REASONS.map((reason) => ({
    reason,
    visits: missed.filter(({ last }) => (last.reason || 'other') === reason).length,
  })).filter(({ visits }) => visits > 0);
}

function countedResults({ book, span }: ReadReview): Output<'visits.review'>['results'] {
  const made = book.made.filter(within(span));
  return [...VISIT_RESULTS, null]
    .map((result) => ({
      result,
      visits: made.filter((each) => (VISIT_RESULTS.find((known) => known === each.result) ?? null) === result).length,
    }))
    .filter(({ visits }) => visits > 0);
}

/** Each rep's figures by tier. */
export function groupedTwice(read: ReadReview): { repKey: string; row: ReviewRow }[] {
  const [byRep, byTier] = [groupingOf(read, 'rep'), groupingOf(read, 'tier')];
  const tallies = tallied(read.book, read.span, {
    ofDealer: (dealer) => `${byRep.ofDealer(dealer)}|${byTier.ofDealer(dealer)}`,
    ofVisit: (visit) => `${byRep.ofVisit(visit)}|${byTier.ofVisit(visit)}`,
  });
  return [...tallies.keys()]
    .map((key) => {
      const [repKey = '', tier = ''] = key.split('|');
      return { repKey, row: { ...rowOf(tallies, { key, label: '', seesMoney: false }), key: tier } };
    })
    .sort((a, b) => Number(a.row.key === '') - Number(b.row.key === '') || byKey(a.row, b.row));
}
