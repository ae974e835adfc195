import type { ShortData } from '../domain/shortData.ts';
import type { T } from './translator.ts';

/** How long the data are: "2 months", or days where they are less than one month. */
export function spanText({ months, days }: ShortData, t: T): string {
  return months > 0 ? t('scoring.short.months', { count: months }) : t('scoring.short.days', { count: days });
}

/** The sentence that says why dealers carry no tier: the data are shorter than the history a tier asks for. */
export function shortDataText(short: ShortData, t: T, day: (day: string) => string): string {
  const { from, to, tooNewMonths: count, dealers, nobody } = short;
  const span = t('scoring.short.span', { span: spanText(short, t), from: day(from), to: day(to) });
  const history = t('scoring.short.history', { count });
  const left = nobody ? t('scoring.short.nobody') : t('scoring.short.some', { count: dealers });
  return `${span}${history}${left}`;
}
