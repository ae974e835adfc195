import type { SalesForecast } from '../contract/forecasts.contract.ts';

const YEAR = 12;

/** One month of the picture: what was sold, or what is expected. */
export interface MonthRow {
  month: string;
  actual: number | null;
  forecast: number | null;
  low: number | null;
  high: number | null;
  /** What the same month of the year before brought; of months ahead only. */
  before: number | null;
}

/** Months of the past that stand beside those ahead: as long as a season can be seen twice, and no longer. */
export const SHOWN_PAST = 36;

/** The last months of a series and those ahead, oldest first. */
export function monthRows({ from, values, ahead }: SalesForecast): MonthRow[] {
  const cut = Math.max(0, values.length - SHOWN_PAST);
  const past = values.slice(cut).map((actual, i) => ({
    month: monthAfter(from, cut + i),
    actual,
    forecast: null,
    low: null,
    high: null,
    before: null,
  }));
  return [
    ...past,
    ...ahead.map(({ month, value, low, high }, h) => ({
      month,
      actual: null,
      forecast: value,
      low,
      high,
      before: h < YEAR ? (values[values.length - YEAR + h] ?? null) : null,
    })),
  ];
}

/** In the order they are read: the next month first, then those after it, then the past back from the last month. */
export function readingOrder(rows: readonly MonthRow[]): MonthRow[] {
  const ahead = rows.filter(({ forecast }) => forecast !== null);
  return [...ahead, ...rows.filter(({ forecast }) => forecast === null).toReversed()];
}

function monthAfter(month: string, by: number): string {
  const total = Number(month.slice(0, 4)) * YEAR + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(total / YEAR)}-${String((total % YEAR) + 1).padStart(2, '0')}`;
}

/** Sums to compare: what is expected, and the same calendar months a year before where they are all known. */
export interface Outlook {
  ahead: number;
  before: number | null;
}

/** @returns undefined where nothing is forecast */
export function outlookOf({ values, ahead }: SalesForecast): Outlook | undefined {
  if (ahead.length === 0) return undefined;
  const sum = ahead.reduce((total, { value }) => total + value, 0);
  const same = ahead.length > YEAR ? [] : ahead.map((_, h) => values[values.length - YEAR + h] ?? null);
  const known = same.length > 0 && same.every((value) => value !== null);
  return { ahead: sum, before: known ? same.reduce<number>((total, value) => total + (value ?? 0), 0) : null };
}

/** Whether the months ahead come to last year's by the method alone: half last year's month and half its mean, over whole years. */
export function repeatsYear({ model, ahead }: Pick<SalesForecast, 'model' | 'ahead'>): boolean {
  return model === 'season-half' && ahead.length % YEAR === 0;
}

/** Growth against the year before, to a tenth of a percent; null where there is nothing to compare with. */
export function changeOf(outlook: Outlook | undefined): number | null {
  if (outlook?.before == null || outlook.before <= 0) return null;
  // −0.04 % is no fall.
  return Math.round((outlook.ahead / outlook.before - 1) * 1000) / 1000 + 0;
}

/** January and February ahead together, where both are: they are surer than each of them. */
export function festivalMonths({ ahead }: SalesForecast): { year: string; sum: number } | undefined {
  const at = ahead.findIndex(({ month }, i) => month.endsWith('-01') && ahead[i + 1] !== undefined);
  const [january, february] = at < 0 ? [] : ahead.slice(at, at + 2);
  if (january === undefined || february === undefined) return undefined;
  return { year: january.month.slice(0, 4), sum: january.value + february.value };
}

/** The error of the method that was chosen, of last year's same month, and of the best of the others. */
export function errorsOf({ model, compared }: SalesForecast) {
  const tried = compared.flatMap(({ model: name, error }) => (error === null ? [] : [{ model: name, error }]));
  const own = tried.find((one) => one.model === model);
  const others = tried.filter((one) => one.model !== model).sort((a, b) => a.error - b.error);
  return { own, plain: tried.find((one) => one.model === 'snaive'), next: others[0] };
}

/** The identity of a series within its forecast. */
export function seriesId({ whole, rest, key }: Pick<SalesForecast, 'whole' | 'rest' | 'key'>): string {
  return `${whole ? 'whole' : (rest ?? 'part')}:${key}`;
}
