import type { T } from './translator.ts';

/** A day on which something was expected, and what it is seen from. */
interface Seen {
  today: string;
  /** The last day of the order data. */
  dataTo: string;
}

/** The day a next purchase is expected, in short: one that lies behind says so. */
export function nextDayShort(day: string, today: string, t: T, format: (day: string) => string): string {
  return today !== '' && day < today ? t('rhythm.due.past', { day: format(day) }) : format(day);
}

/** The same as a sentence: a day that has passed is not the next one, and whether the dealer has come since the data ended nobody knows. */
export function nextDayText(day: string, { today, dataTo }: Seen, t: T, format: (day: string) => string): string {
  if (today === '' || day >= today) return format(day);
  if (day <= dataTo) return t('rhythm.due.missed', { day: format(day) });
  return t('rhythm.due.unknown', { day: format(day), dataTo: format(dataTo) });
}
