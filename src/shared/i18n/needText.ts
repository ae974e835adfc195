import type { DealerNeed } from '../contract/visitNeeds.contract.ts';
import type { NeedReason, Pace } from '../contract/visitRules.ts';
import type { T } from './translator.ts';

/** How a reason names a segment; where nobody knows its name, its number stands there. */
type SegmentName = (id: number) => string | undefined;

/** Why a dealer is to be seen so often, in words. */
export function reasonText(
  reason: NeedReason,
  t: T,
  tierName: (code: string) => string,
  segmentName: SegmentName = () => undefined,
): string {
  switch (reason.code) {
    case 'tier':
      return t('visitNeeds.reason.tier', { tier: tierName(reason.tier) });
    case 'override':
      return t('visitNeeds.reason.override', { who: overrideText(reason, t, tierName, segmentName) });
    case 'new':
      return t('visitNeeds.reason.new', { count: reason.weeks });
    case 'slipping':
      return t('visitNeeds.reason.slipping', { count: reason.aMonth });
    case 'case':
      return t('visitNeeds.reason.case', { count: reason.days });
    default:
      return t(`visitNeeds.reason.${reason.code}`);
  }
}

/** Whom an override is for: A, B · loyal · a segment. */
export function overrideText(
  { tiers, stage, segmentId }: { tiers: readonly string[]; stage: string | null; segmentId: number | null },
  t: T,
  tierName: (code: string) => string,
  segmentName: SegmentName = () => undefined,
): string {
  const known = (['prospect', 'first', 'repeat', 'loyal', 'dormant', 'lost'] as const).find((each) => each === stage);
  return [
    tiers.map(tierName).join(t('visitNeeds.list')),
    known === undefined ? '' : t(`lifecycle.stage.${known}`),
    segmentId === null ? '' : (segmentName(segmentId) ?? t('visitNeeds.segment', { id: segmentId })),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A pace in words: 4 visits a month, one every two weeks, a call a quarter. */
export function paceText(pace: Pace | null, t: T): string {
  if (pace === null) return t('visitNeeds.often.never');
  const { times, every, unit, way } = pace;
  if (every === 1) return t(`visitNeeds.often.${way}.${unit}`, { count: times });
  const quarterly = unit === 'month' && every === 3;
  if (quarterly) return t(`visitNeeds.often.${way}.quarter`, { count: times });
  return t(`visitNeeds.often.${way}.every.${unit}`, { count: times, every });
}

/** How often a dealer is to be seen, in words: by the month or the week, or every so many days. */
export function oftenText(need: Pick<DealerNeed, 'way' | 'perMonth' | 'perWeek' | 'intervalDays'>, t: T): string {
  if (need.way === 'none') return t('visitNeeds.often.never');
  if (need.intervalDays === null) return t('visitNeeds.often.once');
  const days = Math.round(need.intervalDays);
  const whole = (value: number) => value > 0 && Math.abs(value - Math.round(value)) < 1e-9;
  if (need.perWeek === 0 && whole(need.perMonth))
    return t(`visitNeeds.often.${need.way}.month`, { count: Math.round(need.perMonth) });
  if (need.perMonth === 0 && whole(need.perWeek))
    return t(`visitNeeds.often.${need.way}.week`, { count: Math.round(need.perWeek) });
  return t(`visitNeeds.often.${need.way}.days`, { count: days });
}
