/**
 * Where the rows of a list of values stand in time: from what their dates look like, whether months, quarters, days or plain
 * numbers are counted.
 */
export interface TimeScale {
  /** One whole number per row, a step apart from the next; undefined where a row has no readable date. */
  slots: number[];
  /** What a slot is called. */
  label: (slot: number) => string;
}

const DAY_MS = 86_400_000;

/** Rows in the order of the file, called by their numbers. */
export function countedScale(count: number): TimeScale {
  return { slots: Array.from({ length: count }, (_, i) => i + 1), label: String };
}

/**
 * Reads a column of dates.
 * @param period seasons of a year: months where it is 12, quarters where it is 4
 * @returns undefined where they are no dates this program can read
 */
export function timeScale(texts: readonly string[], period: number): TimeScale | undefined {
  return quarterScale(texts) ?? decimalYearScale(texts, period) ?? numberScale(texts) ?? calendarScale(texts, period);
}

function quarterScale(texts: readonly string[]): TimeScale | undefined {
  const slots = texts.map((text) => {
    const [, year, quarter] = /^(\d{4})[\s./-]*Q([1-4])$/i.exec(text.trim()) ?? [];
    return year === undefined ? Number.NaN : Number(year) * 4 + Number(quarter) - 1;
  });
  return slots.some(Number.isNaN) ? undefined : { slots, label: quarterLabel };
}

function quarterLabel(slot: number): string {
  return `${Math.floor(slot / 4)}-Q${(slot % 4) + 1}`;
}

/** 1949, 1949.0833, 1949.1667, …: as R writes the time of a series. */
function decimalYearScale(texts: readonly string[], period: number): TimeScale | undefined {
  const times = texts.map((text) => (/^\d{4}(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN));
  if (times.length < 2 || times.some((time) => !(time >= 1000 && time < 3000))) return undefined;
  if (period === 1 || !times.some((time) => !Number.isInteger(time))) return undefined;
  const slots = times.map((time) => Math.round(time * period));
  if (slots.some((slot, i) => Math.abs(slot / period - (times[i] ?? 0)) > 0.01)) return undefined;
  const seasonal = (slot: number) => `${Math.floor(slot / period)}.${String((slot % period) + 1).padStart(2, '0')}`;
  return { slots, label: period === 12 ? monthLabel : period === 4 ? quarterLabel : seasonal };
}

function numberScale(texts: readonly string[]): TimeScale | undefined {
  const slots = texts.map((text) => (/^-?\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN));
  return slots.some(Number.isNaN) ? undefined : { slots, label: String };
}

interface CalendarDay {
  year: number;
  month: number;
  day: number | undefined;
}

function calendarScale(texts: readonly string[], period: number): TimeScale | undefined {
  const days: CalendarDay[] = [];
  for (const text of texts) {
    const read = calendarDay(text);
    if (read === undefined) return undefined;
    days.push(read);
  }
  const noDays = days.some(({ day }) => day === undefined);
  if (period === 4 && !(!noDays && isEvenInside(days))) {
    const slots = days.map(({ year, month }) => year * 4 + Math.floor((month - 1) / 3));
    return { slots, label: quarterLabel };
  }
  if (period === 12 || noDays)
    return { slots: days.map(({ year, month }) => year * 12 + month - 1), label: monthLabel };
  return dayScale(days);
}

/** Rows that stand a few days or weeks apart, always as many: four of them are a season, not the quarters of a year. */
function isEvenInside(days: readonly CalendarDay[]): boolean {
  const steps = new Set(stepsOf(dayNumbers(days)));
  const [step = 0] = steps;
  return steps.size === 1 && step > 1 && step < SHORTEST_MONTH;
}

const SHORTEST_MONTH = 28;

function dayNumbers(days: readonly CalendarDay[]): number[] {
  return days.map(({ year, month, day = 1 }) => Math.round(Date.UTC(year, month - 1, day) / DAY_MS));
}

/** Days from each of the numbers to the next. */
function stepsOf(numbers: readonly number[]): number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  return sorted.slice(1).map((day, i) => day - (sorted[i] ?? 0));
}

/** Days, weeks or any other even step: the smallest distance of two rows. */
function dayScale(days: readonly CalendarDay[]): TimeScale {
  const numbers = dayNumbers(days);
  const first = numbers.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const steps = stepsOf(numbers);
  const step = steps.length === 0 ? 1 : Math.min(...steps);
  return {
    slots: numbers.map((day) => Math.round((day - first) / step)),
    label: (slot) => new Date((first + slot * step) * DAY_MS).toISOString().slice(0, 10),
  };
}

function monthLabel(slot: number): string {
  return `${Math.floor(slot / 12)}-${String((slot % 12) + 1).padStart(2, '0')}`;
}

/** 2026-11, 2026/11/3, 2026.11.03, 20261103, 202611, with or without the signs for year, month and day between. */
function calendarDay(text: string): CalendarDay | undefined {
  const plain = text.trim().replace(/[\s]*\d{1,2}:\d{2}(:\d{2})?.*$/, '');
  const parts =
    /^(\d{4})(\d{2})(\d{2})?$/.exec(plain) ?? /^(\d{4})\D{1,2}(\d{1,2})(?:\D{1,2}(\d{1,2}))?\D?$/.exec(plain);
  if (parts === null) return undefined;
  const [, year, month, day] = parts;
  const read = { year: Number(year), month: Number(month), day: day === undefined ? undefined : Number(day) };
  const known = read.month >= 1 && read.month <= 12 && (read.day === undefined || (read.day >= 1 && read.day <= 31));
  return known && read.year >= 1000 && read.year < 3000 ? read : undefined;
}
