import { VisitFrequency } from '../../../shared/domain/visits.ts';
import { DAYS, EACH, HALF, NUMERALS, OFTEN_WORDS, PERIODS, TENS, TIMES } from './oftenSynonyms.ts';

const PERIOD = `(?:${PERIODS.map(([words]) => `(?:${words})`).join('|')})`;
const WHOLE = OFTEN_WORDS.map(
  ([words, times, every, unit]) => [new RegExp(`^(?:${words})$`, 'u'), { times, every, unit }] as const,
);
const KNOWN_PERIODS = PERIODS.map(([words, every, unit]) => [new RegExp(`^(?:${words})$`, 'u'), every, unit] as const);
/** 2 次/月, 每月 2 次, 每 2 周 1 次, 2 周一次, every 2 weeks: times and periods on either side. */
const TIMES_FIRST = new RegExp(`^(\\d+)(?:${TIMES})?(?:${EACH})(\\d*)个?(${PERIOD}|${DAYS})$`, 'u');
const PERIOD_FIRST = new RegExp(`^(?:${EACH})?(\\d*)个?(${PERIOD}|${DAYS})(\\d+)(?:${TIMES})$`, 'u');
const EVERY_ONLY = new RegExp(`^(?:${EACH})(\\d*)(${PERIOD}|${DAYS})$`, 'u');
const DAY = new RegExp(`^(?:${DAYS})$`, 'u');
/** A figure alone is taken for visits a month, as far as that is likely. */
const MOST_ALONE = 8;
const MONTH_DAYS = 30;

/**
 * How often a dealer is visited, as a list says it: 每月2次, 2次/月, 每两周一次, 双周, 15天一次, weekly, twice a month; a figure alone
 * is visits a month.
 * @returns undefined where it cannot be read, or cannot be said in whole weeks or months
 */
export function frequencyIn(text: string): VisitFrequency | undefined {
  const said = figures(text.normalize('NFKC').toLowerCase()).replace(/\s+/gu, '');
  for (const [words, frequency] of WHOLE) if (words.test(said)) return frequency;
  if (/^\d+$/u.test(said)) return Number(said) <= MOST_ALONE ? checked(Number(said), 1, 'month') : undefined;
  const timesFirst = TIMES_FIRST.exec(said);
  if (timesFirst) return over(Number(timesFirst[1]), timesFirst[2] ?? '', timesFirst[3] ?? '');
  const periodFirst = PERIOD_FIRST.exec(said);
  if (periodFirst) return over(Number(periodFirst[3]), periodFirst[1] ?? '', periodFirst[2] ?? '');
  const only = EVERY_ONLY.exec(said);
  return only ? over(1, only[1] ?? '', only[2] ?? '') : undefined;
}

function figures(text: string): string {
  const words = new RegExp(Object.keys(NUMERALS).join('|'), 'gu');
  return text
    .replace(TENS, (_all, tens: string, ones: string) =>
      String((tens === '' ? 1 : (NUMERALS[tens] ?? 1)) * 10 + (NUMERALS[ones] ?? 0)),
    )
    .replace(words, (word) => String(NUMERALS[word]));
}

function over(times: number, count: string, period: string): VisitFrequency | undefined {
  if (count !== '' && HALF.test(period)) return undefined;
  const many = count === '' ? 1 : Number(count);
  if (DAY.test(period)) return inDays(times, many);
  const known = KNOWN_PERIODS.find(([words]) => words.test(period));
  return known && checked(times, many * known[1], known[2]);
}

/** So many times in so many days: in weeks where they are whole ones, else in a month where it holds them a whole number of times. */
function inDays(times: number, days: number): VisitFrequency | undefined {
  if (days > 0 && days % 7 === 0) return checked(times, days / 7, 'week');
  if (days > 1 && days < MONTH_DAYS && MONTH_DAYS % days === 0) return checked((times * MONTH_DAYS) / days, 1, 'month');
  return days > 0 && days % MONTH_DAYS === 0 ? checked(times, days / MONTH_DAYS, 'month') : undefined;
}

function checked(times: number, every: number, unit: 'week' | 'month'): VisitFrequency | undefined {
  return VisitFrequency.safeParse({ times, every, unit }).data;
}
