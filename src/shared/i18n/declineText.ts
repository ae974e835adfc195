import type { DealerRhythm } from '../contract/rhythm.contract.ts';
import type { Signal } from '../contract/rhythmRules.ts';
import type { T } from './translator.ts';

/** How days, money and parts are written where a sentence is shown. */
export interface DeclineFormat {
  day(day: string): string;
  money(minor: number): string;
  percent(part: number): string;
}

type Timing = Pick<DealerRhythm, 'elapsedDays' | 'cycleDays' | 'lateCycles'>;

/** A figure with one place behind the point at most. */
export function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** One sign in words, with its figures. */
export function signalText(signal: Signal, timing: Timing, t: T, format: DeclineFormat): string {
  switch (signal.k) {
    case 'late':
      return t('rhythm.why.late', {
        days: timing.elapsedDays,
        cycle: t('rhythm.unit.days', { days: oneDecimal(timing.cycleDays ?? 0) }),
        cycles: oneDecimal(timing.lateCycles ?? 0),
      });
    case 'smaller':
      return t('rhythm.why.smaller', { before: format.money(signal.before), now: format.money(signal.now) });
    case 'narrower':
      return t('rhythm.why.narrower', { before: oneDecimal(signal.before), now: oneDecimal(signal.now) });
    case 'stopped': {
      const names = signal.categories
        .map(({ name, lastOn }) => t('rhythm.why.stoppedOne', { name, day: format.day(lastOn) }))
        .join(t('rhythm.why.listSeparator'));
      return signal.count > signal.categories.length
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

/** All signs of a dealer in one line, the gravest first. */
export function declineReason(rhythm: Timing & Pick<DealerRhythm, 'signals'>, t: T, format: DeclineFormat): string {
  return [...rhythm.signals]
    .sort((a, b) => b.share - a.share)
    .map((signal) => signalText(signal, rhythm, t, format))
    .join(t('rhythm.why.separator'));
}
