import { useMemo } from 'react';
import { type CalendarDay, dayFromParts, isCalendarDay } from '../../shared/domain/calendarDay.ts';
import { MICRO_DIGITS, minorDigits } from '../../shared/domain/money.ts';
import type { Language } from '../../shared/i18n/translator.ts';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useLanguage } from './useT.ts';

/** Figures and days in the reader's language; what is missing is an em dash. */
export interface Format {
  /** With the currency sign: ¥12,345.60. Minor units. */
  money(minor: number | null | undefined): string;
  /** With the sign, without decimals: for charts and totals. Minor units. */
  moneyRound(minor: number | null | undefined): string;
  /** Without the sign, for columns whose heading says it. Minor units. */
  amount(minor: number | null | undefined): string;
  /** A quantity in 10⁻⁶ units, without trailing zeros. */
  quantity(micro: number | null | undefined): string;
  /** A unit price in 10⁻⁶ units of the currency, two to six decimals. */
  price(micro: number | null | undefined): string;
  count(value: number | null | undefined): string;
  /** A share 0–1 as percent with one decimal. */
  percent(share: number | null | undefined): string;
  /** A share 0–1 as percent with up to two decimals, or with just so many, for sentences that compare it with a cut. */
  share(fraction: number, decimals?: number): string;
  day(day: CalendarDay | null | undefined): string;
  /** Without its year, where that stands beside it. */
  monthDay(day: CalendarDay): string;
  /** `YYYY-MM` */
  month(month: string): string;
  /** As a contact's is kept: with its year, without, or in words. */
  birthday(kept: string): string;
  /** An instant, epoch ms, to the minute of this PC's clock. */
  instant(ms: number | null | undefined): string;
}

export const MISSING = '—';

/** Builds the formats of one language and currency (ISO 4217). */
export function createFormat(language: Language, currency: string): Format {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  const digits = minorDigits(currency);
  const unit = 10 ** digits;
  // What rounds to nothing is no fall: 0.0%, never -0.0%.
  const signDisplay = 'negative' as const;
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay };
  const sign = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const money = new Intl.NumberFormat(locale, { ...sign, ...fixed });
  const round = new Intl.NumberFormat(locale, { ...sign, maximumFractionDigits: 0, signDisplay });
  const amount = new Intl.NumberFormat(locale, fixed);
  const quantity = new Intl.NumberFormat(locale, { maximumFractionDigits: MICRO_DIGITS, signDisplay });
  const price = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: MICRO_DIGITS });
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay,
  });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2, signDisplay });
  const shareTo = (decimals: number) =>
    new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay,
    });
  const { day, month, monthDay, birthday } = dayFormats(language);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
  const or = (show: (value: number) => string) => (value: number | null | undefined) =>
    value === null || value === undefined ? MISSING : show(value);
  return {
    money: or((minor) => money.format(minor / unit)),
    moneyRound: or((minor) => round.format(minor / unit)),
    amount: or((minor) => amount.format(minor / unit)),
    quantity: or((micro) => quantity.format(micro / 10 ** MICRO_DIGITS)),
    price: or((micro) => price.format(micro / 10 ** MICRO_DIGITS)),
    count: or((value) => quantity.format(value)),
    percent: or((share) => percent.format(share)),
    share: (fraction, decimals) => (decimals === undefined ? share : shareTo(decimals)).format(fraction),
    day: (value) => (value ? day(value) : MISSING),
    month,
    monthDay,
    birthday,
    instant: or((ms) => `${day(localDay(new Date(ms)))} ${time.format(ms)}`),
  };
}

/** Months of one length; en-GB itself would write Sept. */
const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Formats days (`YYYY-MM-DD`) and months (`YYYY-MM`): the long form with year, month and day; 25 Nov 2026. */
function dayFormats(
  language: Language,
): Pick<Format, 'month' | 'monthDay' | 'birthday'> & { day(day: string): string } {
  if (language === 'en') {
    const month = (text: string) => `${ENGLISH_MONTHS[Number(text.slice(5, 7)) - 1] ?? ''} ${text.slice(0, 4)}`;
    const day = (text: string) => `${Number(text.slice(8, 10))} ${month(text)}`;
    const monthDay = (text: string) => day(text).slice(0, -5);
    return { month, day, monthDay, birthday: birthdayFormat(day, monthDay) };
  }
  const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const monthDayFormat = new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const long = (text: string) => day.format(new Date(text));
  const monthDay = (text: string) => monthDayFormat.format(new Date(text));
  return {
    day: long,
    month: (text) => month.format(new Date(text)),
    monthDay,
    birthday: birthdayFormat(long, monthDay),
  };
}

/** Days in words; a lunar day, part of a day and what is none stay as they are kept. */
function birthdayFormat(day: (text: string) => string, monthDay: (text: string) => string) {
  return (kept: string) => {
    if (isCalendarDay(kept)) return day(kept);
    return isCalendarDay(`2000-${kept}`) ? monthDay(`2000-${kept}`) : kept;
  };
}

/** The calendar day of an instant by this PC's clock. */
function localDay(at: Date): CalendarDay {
  return dayFromParts(at.getFullYear(), at.getMonth() + 1, at.getDate()) ?? '';
}

/** The formats of the window's language and the open file's currency. */
export function useFormat(): Format {
  const language = useLanguage();
  const session = useApiQuery('session.get', {});
  const currency = session.data?.file?.currency ?? 'CNY';
  return useMemo(() => createFormat(language, currency), [language, currency]);
}
