import { ImportField } from '../contract/importFields.ts';
import { ActivityKind, ActivityOutcome, PreferredChannel } from '../domain/activities.ts';
import { isCalendarDay } from '../domain/calendarDay.ts';
import { DEALER_TYPES, ORDER_KINDS } from '../domain/dealers.ts';
import { isOwnFlag, ownColumnName } from './columnTexts.ts';
import { extraLabel } from './extraLabel.ts';
import type { T, TextKey } from './translator.ts';

/** How days and amounts are shown: by the window, or plain in a file. */
export interface StoredFormat {
  day(day: string): string;
  money(minor: number): string;
}

/** Columns as the check names its changes, and the words for them. A column without a word shows its own name. */
const FIELD_TEXTS: Readonly<Record<string, TextKey>> = {
  short_name: 'imports.field.shortName',
  excluded: 'imports.stored.excluded',
  region_code: 'imports.stored.regionCode',
  opened_on: 'imports.field.openedOn',
  preferred_channel: 'imports.field.preferredChannel',
  preferred_times: 'imports.field.preferredTimes',
  original_grade: 'imports.field.grade',
  tax_no: 'imports.field.taxNo',
  credit_limit_minor: 'imports.stored.creditLimitMinor',
  term_days: 'imports.field.termDays',
  extras: 'imports.stored.extras',
  alias: 'imports.stored.alias',
  amountMinor: 'imports.stored.amountMinor',
  lines: 'imports.stored.lines',
  balanceMinor: 'imports.stored.balanceMinor',
  overdueMinor: 'imports.stored.overdueMinor',
  undatedMinor: 'imports.stored.undatedMinor',
  oldestDueOn: 'imports.stored.oldestDueOn',
  ageing: 'imports.stored.ageing',
  goods: 'imports.stored.goods',
  discountMinor: 'imports.field.discount',
  taxMinor: 'imports.field.tax',
  costMinor: 'imports.field.cost',
  notDueMinor: 'imports.field.notDue',
  late30Minor: 'receivables.band.late30',
  late60Minor: 'receivables.band.late60',
  late90Minor: 'receivables.band.late90',
  lateOverMinor: 'receivables.band.lateOver',
};

/** The word for a stored column. */
export function storedField(field: string, t: T): string {
  const own = ownColumnName(field);
  if (own !== undefined) return own;
  const key = FIELD_TEXTS[field];
  if (key !== undefined) return t(key);
  const mapped = ImportField.safeParse(field);
  return mapped.success ? t(`imports.field.${mapped.data}`) : extraLabel(field, t);
}

/** A stored value in the reader's words: days, amounts, types, flags and the bag of further columns. */
export function storedValue(field: string, value: string, t: T, format: StoredFormat): string {
  if (field === 'lines' || field === 'ageing' || field === 'cost')
    return value === '' ? t('imports.stored.linesChanged') : value;
  if (field === 'excluded') return t(value === '1' ? 'common.value.yes' : 'common.value.no');
  if (isOwnFlag(field) && value !== '') return t(value === '0' ? 'common.value.no' : 'common.value.yes');
  if (value === '' || value === '{}') return t('common.value.empty');
  if (/minor$/i.test(field)) return format.money(Number(value));
  if (field === 'type') {
    const type = DEALER_TYPES.find((known) => known === value);
    return type === undefined ? value : t(`dealers.type.${type}`);
  }
  if (field === 'preferred_channel') {
    const channel = PreferredChannel.safeParse(value);
    return channel.success ? t(`activities.channel.${channel.data}`) : value;
  }
  if (field === 'kind') {
    const kind = ORDER_KINDS.find((known) => known === value);
    return kind === undefined ? value : t(`orders.kind.${kind}`);
  }
  if (field === 'activityKind') {
    const kind = ActivityKind.safeParse(value);
    return kind.success ? t(`activities.kind.${kind.data}`) : value;
  }
  if (field === 'outcome') {
    const outcome = ActivityOutcome.safeParse(value);
    return outcome.success ? t(`activities.outcomes.${outcome.data}`) : value;
  }
  if (field === 'extras') return extrasText(value, t);
  const [, day = value, time = ''] = DAY_AND_TIME.exec(value) ?? [];
  return isCalendarDay(day) ? `${format.day(day)} ${time}`.trim() : value;
}

/** A day as a list may say it, to the second. */
const DAY_AND_TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}):\d{2}$/;

function extrasText(json: string, t: T): string {
  try {
    const extras: unknown = JSON.parse(json);
    if (typeof extras !== 'object' || extras === null) return json;
    return Object.entries(extras)
      .map(([name, value]) => `${extraLabel(name, t)} ${String(value)}`)
      .join(', ');
  } catch (error) {
    if (error instanceof SyntaxError) return json;
    throw error;
  }
}
