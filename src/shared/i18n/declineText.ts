import type {
  DealerRhythm,
  EvidenceRow,
  HitRate,
  SlippingChances,
  SlippingRow,
  Weighing,
} from '../contract/rhythm.contract.ts';
import { PEER_GAPS, type Signal } from '../contract/rhythmRules.ts';
import { chanceText } from './predictionTexts.ts';
import type { T } from './translator.ts';

/** How days, money and parts are written where a sentence is shown. */
export interface DeclineFormat {
  day(day: string): string;
  money(minor: number): string;
  percent(part: number): string;
}

type Habit = Pick<DealerRhythm, 'purchases' | 'gaps' | 'ownDays' | 'peerDays' | 'cycleDays'>;
type Timing = Habit & Pick<DealerRhythm, 'elapsedDays' | 'lateCycles'>;

/** A cycle that lies within this part of the own median is told as the dealer's habit. */
const SAME = 0.1;

/** A figure with one place behind the point at most. */
export function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Whose cycle it is: the dealer's own, drawn to its peers', or mostly theirs. */
export function isThin({ gaps, peerDays }: Pick<Habit, 'gaps' | 'peerDays'>): boolean {
  return gaps < PEER_GAPS && peerDays !== null;
}

/** Where the cycle comes from, in words: nobody reads as a dealer's habit what was drawn to its peers. */
export function habitText(habit: Habit, t: T): string {
  const { purchases, gaps, ownDays, peerDays, cycleDays } = habit;
  const days = (value: number) => t('rhythm.unit.days', { days: oneDecimal(value) });
  const cycle = days(cycleDays ?? 0);
  if (ownDays === null && cycleDays !== null) return t('rhythm.why.peersOnly', { cycle });
  if (ownDays === null || peerDays === null || cycleDays === null) return t('rhythm.why.own', { cycle });
  const words = { own: days(ownDays), peers: days(peerDays), cycle };
  if (isThin(habit)) return t('rhythm.why.thin', { ...words, count: purchases });
  return Math.abs(cycleDays - ownDays) <= SAME * ownDays
    ? t('rhythm.why.own', { cycle })
    : t('rhythm.why.drawn', { ...words, count: gaps });
}

/** The sign that endangers most. */
export function gravest(signals: readonly Signal[]): Signal | undefined {
  return signals.reduce<Signal | undefined>((most, one) => (most && most.share >= one.share ? most : one), undefined);
}

/** Stopped categories that a sentence names. */
const MOST_NAMED = 3;

/** One sign in words, with its figures. */
export function signalText(signal: Signal, timing: Timing, t: T, format: DeclineFormat): string {
  switch (signal.k) {
    case 'late':
      return t('rhythm.why.late', {
        days: timing.elapsedDays,
        habit: habitText(timing, t),
        cycles: oneDecimal(timing.lateCycles ?? 0),
      });
    case 'smaller':
      return t('rhythm.why.smaller', { before: format.money(signal.before), now: format.money(signal.now) });
    case 'narrower':
      return t('rhythm.why.narrower', { before: oneDecimal(signal.before), now: oneDecimal(signal.now) });
    case 'stopped': {
      const names = signal.categories
        .slice(0, MOST_NAMED)
        .map(({ name, lastOn }) => t('rhythm.why.stoppedOne', { name, day: format.day(lastOn) }))
        .join(t('rhythm.why.listSeparator'));
      return signal.count > MOST_NAMED
        ? t('rhythm.why.stoppedMore', { names, count: signal.count })
        : t('rhythm.why.stopped', { names });
    }
    case 'returns':
      return t('rhythm.why.returns', { before: format.percent(signal.before), now: format.percent(signal.now) });
    case 'price': {
      const change = format.percent(Math.abs(signal.change));
      return t(signal.change < 0 ? 'rhythm.why.priceDown' : 'rhythm.why.priceUp', {
        change,
        products: signal.products,
      });
    }
    case 'arrears':
      return t('rhythm.why.arrears', { before: format.money(signal.before), now: format.money(signal.now) });
  }
}

/** The chance that a dealer on the list still buys, — where nothing may be said of it. */
export function chanceWord(
  { pAlive, chanceReason }: Pick<SlippingRow, 'pAlive' | 'chanceReason'>,
  t: T,
  percent: (share: number) => string,
): string {
  return chanceText({ pAlive, reason: chanceReason }, t, percent);
}

/** That lateness is habit and the other chance, and how many are both late and probably active; or why no chance is told. */
export function chanceSentence({ state, abstained, late, active }: SlippingChances, t: T, day: string): string {
  if (state === 'told')
    return late === 0
      ? t('rhythm.chance.meaning')
      : `${t('rhythm.chance.meaning')} ${t('rhythm.chance.told', { count: late, active })}`;
  if (state !== 'abstained') return t(`rhythm.chance.${state}`, { day });
  const why =
    abstained === null || abstained.code === 'degenerate'
      ? t('rhythm.chance.degenerate')
      : t(`predictions.abstained.${abstained.code}`, { ...abstained });
  return `${t('rhythm.chance.abstained')} ${why}`;
}

/** How long a dealer stayed away; where the Spring Festival is left out, both counts. */
export function gapText(
  { count, calendarDays }: Pick<EvidenceRow, 'count' | 'calendarDays'>,
  t: T,
  figure: (count: number | null) => string,
): string {
  if (count === null || calendarDays === null || calendarDays === count) return figure(count);
  return t('rhythm.evidence.gapRest', { calendar: calendarDays, rest: calendarDays - count, count });
}

/** What came of signs like these before, and what the money at stake is weighted with; '' where nothing is weighted. */
export function hitText(hit: HitRate | null, t: T, percent: (share: number) => string): string {
  if (hit === null) return '';
  const words = { count: hit.flagged, hit: hit.hit, rate: percent(hit.rate) };
  return hit.flagged === 0 ? t('rhythm.hit.never', words) : t('rhythm.hit.told', words);
}

/** The same in the least room: the rate and the cases. */
export function hitShort({ flagged, hit, rate }: HitRate, t: T, percent: (share: number) => string): string {
  return t('rhythm.hit.short', { rate: percent(rate), hit, flagged });
}

/** What the list is ranked by, and why. */
export function weighingSentence(
  { state, from, to, cases, fell }: Weighing,
  t: T,
  day: (on: string) => string,
): string {
  if (state === 'told') return t('rhythm.weighing.told', { from: day(from ?? ''), to: day(to ?? '') });
  const why = state === 'few' ? t('rhythm.weighing.few', { cases, fell }) : t(`rhythm.backTest.${state}`);
  return `${why}${t('rhythm.weighing.none')}`;
}

/** All signs of a dealer in one line, the gravest first; it begins as a sentence does. */
export function declineReason(rhythm: Timing & Pick<DealerRhythm, 'signals'>, t: T, format: DeclineFormat): string {
  const text = [...rhythm.signals]
    .sort((a, b) => b.share - a.share)
    .map((signal) => signalText(signal, rhythm, t, format))
    .join(t('rhythm.why.separator'));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
