import type { ReportUnit } from '../../../shared/contract/reports.contract.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import type { Language } from '../../../shared/i18n/translator.ts';

/** What is missing. */
export const MISSING = '—';

/** Figures and days as they are printed. Amounts carry no sign of their currency: the page states it once. */
export interface ReportFormat {
  /** Minor units, in the page's unit. */
  amount(minor: number | null): string;
  count(value: number | null): string;
  /** A fraction as percent with one decimal. */
  percent(fraction: number | null): string;
  /** With two decimals, halves up; a share above zero is never printed as none. */
  share(fraction: number | null): string;
  /** With up to two decimals, or with just so many: for sentences that compare a share with a cut. */
  cut(fraction: number, decimals?: number): string;
  /** Signed percent without decimals; from ten-fold on only that it is more. */
  change(fraction: number | null): string;
  /** Thirds of a visit a month, as visits; a decimal only where it says something. */
  visits(thirds: number): string;
  /** `YYYY-MM-DD` as it is, for columns. */
  day(day: string | null): string;
  /** In words: 31 Oct 2026. */
  longDay(day: string): string;
  /** Epoch ms to the minute of this PC's clock. */
  instant(ms: number): string;
}

const TEN_THOUSAND = 10_000;
const MOST_CHANGE = 9.995;
const LEAST_SHARE = 0.0001;

/** @param currency ISO 4217 */
export function reportFormat(lang: Language, currency: string, unit: ReportUnit): ReportFormat {
  const locale = lang === 'en' ? 'en-GB' : 'zh-CN';
  const digits = minorDigits(currency);
  const perUnit = 10 ** digits * (unit === 'tenThousand' ? TEN_THOUSAND : 1);
  const amount = decimals(locale, unit === 'tenThousand' ? 2 : digits);
  const count = decimals(locale, 0);
  // The percent style multiplies in decimals: 0.00135 is half of a hundredth, whatever its binary fraction.
  const one = decimals(locale, 1, 'percent');
  const two = decimals(locale, 2, 'percent');
  const visits = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const month = lang === 'en' ? 'short' : 'long';
  const day = { year: 'numeric', month, day: 'numeric' } as const;
  const longDay = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(locale, { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return {
    amount: or((minor) => amount.format(minor / perUnit)),
    count: or((value) => count.format(value)),
    percent: or((fraction) => one.format(fraction)),
    share: or((fraction) =>
      fraction > 0 && fraction < LEAST_SHARE / 2 ? `<${two.format(LEAST_SHARE)}` : two.format(fraction),
    ),
    cut: (fraction, decimals) =>
      new Intl.NumberFormat(locale, {
        style: 'percent',
        ...(decimals === undefined ? {} : { minimumFractionDigits: decimals }),
        maximumFractionDigits: decimals ?? 2,
      }).format(fraction),
    change: or((fraction) => {
      if (fraction >= MOST_CHANGE) return '>+999%';
      return `${fraction >= 0.005 ? '+' : ''}${count.format(Math.round(fraction * 100) || 0)}%`;
    }),
    visits: (thirds) => (thirds < 30 ? visits : count).format(thirds / 3),
    day: (value) => value ?? MISSING,
    longDay: (value) => longDay.format(new Date(`${value}T00:00:00Z`)),
    instant: (ms) => instant.format(new Date(ms)),
  };
}

/**
 * The same, with amounts in whole units of the currency: where a table is narrow, and its reader looks for thousands. Ten
 * thousands keep their decimals.
 */
export function wholeAmounts(
  format: ReportFormat,
  { lang, unit }: { lang: Language; unit: ReportUnit },
  currency: string,
): ReportFormat {
  if (unit === 'tenThousand') return format;
  const whole = decimals(lang === 'en' ? 'en-GB' : 'zh-CN', 0);
  const perUnit = 10 ** minorDigits(currency);
  return { ...format, amount: or((minor) => whole.format(Math.round(minor / perUnit) || 0)) };
}

function decimals(locale: string, digits: number, style: 'decimal' | 'percent' = 'decimal'): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  });
}

function or(show: (value: number) => string): (value: number | null) => string {
  return (value) => (value === null ? MISSING : show(value));
}
