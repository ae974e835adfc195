import { MICRO_DIGITS, scaledToDecimal } from '../domain/money.ts';
import {
  VISIT_MODES,
  VISIT_ORIGINS,
  VISIT_PURPOSES,
  VISIT_REASONS,
  VISIT_STATUSES,
  WEEKDAY_KEYS,
  WeekdayMask,
  weekdaysOf,
} from '../domain/visits.ts';
import type { T } from './translator.ts';

/** The weekdays of a mask in words, or what stands for none. */
export function weekdaysText(mask: WeekdayMask, t: T): string {
  const words = weekdaysOf(mask).map((weekday) => t(`visits.weekday.${WEEKDAY_KEYS[weekday] ?? 'mon'}`));
  return words.length === 0 ? t('common.value.empty') : words.join(' ');
}

const MASKS = new Set(['weekdays', 'closed_weekdays', 'work_weekdays']);
const YES_NO = new Set(['locked', 'weekdays_only']);

/** What a column of visits, routes or a rep's days says; undefined for a column of other things. */
export function visitValueText(field: string, value: string, t: T): string | undefined {
  if (MASKS.has(field)) return weekdaysText(WeekdayMask.catch(0).parse(Number(value)), t);
  if (YES_NO.has(field)) return t(value === '0' ? 'common.value.no' : 'common.value.yes');
  if (field === 'purposes') return purposesText(value, t);
  if (field === 'price_micro')
    return Number.isSafeInteger(Number(value))
      ? scaledToDecimal(Number(value), MICRO_DIGITS).replace(/\.?0+$/, '')
      : value;
  if (field === 'settled' && (value === 'billed' || value === 'dropped')) return t(`visits.settled.${value}`);
  return wordOf(field, value, t);
}

function wordOf(field: string, value: string, t: T): string | undefined {
  const mode = field === 'mode' ? VISIT_MODES.find((known) => known === value) : undefined;
  if (mode !== undefined) return t(`visits.mode.${mode}`);
  const status = field === 'status' ? VISIT_STATUSES.find((known) => known === value) : undefined;
  if (status !== undefined) return t(`visits.status.${status}`);
  const origin = field === 'origin' ? VISIT_ORIGINS.find((known) => known === value) : undefined;
  if (origin !== undefined) return t(`visits.origin.${origin}`);
  const reason = field === 'reason' ? VISIT_REASONS.find((known) => known === value) : undefined;
  if (reason !== undefined) return t(`visits.reason.${reason}`);
  if (field === 'freq_unit' && (value === 'week' || value === 'month')) return t(`visits.unit.${value}`);
  return undefined;
}

function purposesText(value: string, t: T): string {
  return VISIT_PURPOSES.filter((purpose) => value.includes(`"${purpose}"`))
    .map((purpose) => t(`visits.purpose.${purpose}`))
    .join('、');
}
