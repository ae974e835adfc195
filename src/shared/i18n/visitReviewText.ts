import type { Output } from '../contract/index.ts';
import type { HelpedAsk, ReviewFigure, ReviewRow } from '../contract/visitReview.contract.ts';
import { LEAST_SETS } from '../domain/visitReview.ts';
import type { T } from './translator.ts';

/** The first things to know of some days, a sentence each. */
export function reviewSentences({ figures, minutes, timed }: ReviewRow, t: T): string[] {
  const { wanted, required, planned, done, unplanned, openMoved, movedHere } = figures;
  return [
    required === 0
      ? t('visitReview.head.none')
      : t('visitReview.head.wanted', {
          ...figures,
          share: percentText(shareOf(figures, 'seen', 'wanted')),
          metShare: percentText(shareOf(figures, 'met', 'required')),
          wanted,
        }),
    planned === 0 ? t('visitReview.head.noPlan') : t('visitReview.head.planned', figures),
    ...(openMoved === 0 ? [] : [t('visitReview.head.openMoved', { count: openMoved })]),
    ...(movedHere === 0 ? [] : [t('visitReview.head.movedHere', { count: movedHere })]),
    t('visitReview.head.done', { count: done, unplanned }),
    ...(timed === 0 ? [] : [t('visitReview.head.time', { count: timed, minutes: Math.round(minutes / timed) })]),
  ];
}

/** One figure as a share of another; null of none. */
export function shareOf(figures: ReviewRow['figures'], part: ReviewFigure, whole: ReviewFigure): number | null {
  return figures[whole] === 0 ? null : figures[part] / figures[whole];
}

/** What was on time of what should have been made by now. */
export function onTimeShare({ planned, open, onTime }: ReviewRow['figures']): number | null {
  return planned === open ? null : onTime / (planned - open);
}

export function percentText(share: number | null): string {
  return share === null ? '—' : `${Math.round(share * 100)}%`;
}

/** What came out of a comparison, in one sentence. */
export function helpedVerdict(
  { verdict, within, matched, alone }: Pick<Output<'visits.helped'>, 'verdict' | 'within' | 'matched' | 'alone'>,
  { quietDays }: Pick<HelpedAsk, 'quietDays'>,
  t: T,
): string {
  const last = within.at(-1);
  if (verdict === 'none' && alone.length > 0) return t('visitReview.helped.verdict.alone', { count: alone.length });
  if (verdict === 'none') return t('visitReview.helped.verdict.none', { quiet: quietDays });
  if (verdict === 'few' || last === undefined)
    return t('visitReview.helped.verdict.few', {
      count: Math.min(matched.length, last?.sets ?? 0),
      least: LEAST_SETS,
    });
  return t(`visitReview.helped.verdict.${verdict}`, {
    days: last.days,
    touched: percentText(last.touched.share),
    untouched: percentText(last.untouched.share),
    difference: pointsText(last.difference.mean, t),
    low: pointsFigure(last.difference.low),
    high: pointsText(last.difference.high, t),
  });
}

/** A difference of shares in points of a hundred, its sign told. */
export function pointsFigure(share: number): string {
  const points = Math.round(share * 1000) / 10 || 0;
  return `${points > 0 ? '+' : ''}${points.toFixed(1)}`;
}

function pointsText(share: number, t: T): string {
  return t('visitReview.helped.points', { count: Math.round(Math.abs(share) * 100), figure: pointsFigure(share) });
}

export function rangeText(low: string, high: string, t: T): string {
  return t('visitReview.helped.range', { low, high });
}
