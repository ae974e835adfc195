import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DEALER_TYPES, ORDER_KINDS } from '../../../shared/domain/dealers.ts';
import type { T, TextKey } from '../../../shared/i18n/translator.ts';
import { extraLabel } from '../../components/extraLabel.ts';
import type { Format } from '../../components/format.ts';

/** Columns as the check names its changes, and the words for them. A column without a word shows its own name. */
const FIELD_TEXTS: Readonly<Record<string, TextKey>> = {
  code: 'imports.field.code',
  name: 'imports.field.name',
  short_name: 'imports.field.shortName',
  mnemonic: 'imports.field.mnemonic',
  type: 'imports.field.type',
  excluded: 'imports.stored.excluded',
  region_code: 'imports.stored.regionCode',
  province: 'imports.field.province',
  city: 'imports.field.city',
  district: 'imports.field.district',
  town: 'imports.field.town',
  area: 'imports.field.area',
  address: 'imports.field.address',
  opened_on: 'imports.field.openedOn',
  original_grade: 'imports.field.grade',
  intent: 'imports.field.intent',
  tax_no: 'imports.field.taxNo',
  settlement: 'imports.field.settlement',
  credit_limit_minor: 'imports.stored.creditLimitMinor',
  term_days: 'imports.field.termDays',
  note: 'imports.field.note',
  extras: 'imports.stored.extras',
  contact: 'imports.field.contact',
  rep: 'imports.field.rep',
  phone: 'imports.field.phone',
  number: 'imports.field.number',
  kind: 'imports.field.kind',
  handler: 'imports.field.handler',
  alias: 'imports.stored.alias',
  date: 'imports.field.date',
  amountMinor: 'imports.stored.amountMinor',
  lines: 'imports.stored.lines',
};

/** The word for a stored column. */
export function storedField(field: string, t: T): string {
  const key = FIELD_TEXTS[field];
  return key === undefined ? field : t(key);
}

/** A stored value in the reader's words: days, amounts, types, flags and the bag of further columns. */
export function storedValue(field: string, value: string, t: T, format: Format): string {
  if (field === 'lines') return value === '' ? t('imports.stored.linesChanged') : value;
  if (field === 'excluded') return t(value === '1' ? 'common.value.yes' : 'common.value.no');
  if (value === '' || value === '{}') return t('common.value.empty');
  if (/minor$/i.test(field)) return format.money(Number(value));
  if (field === 'type') {
    const type = DEALER_TYPES.find((known) => known === value);
    return type === undefined ? value : t(`dealers.type.${type}`);
  }
  if (field === 'kind') {
    const kind = ORDER_KINDS.find((known) => known === value);
    return kind === undefined ? value : t(`orders.kind.${kind}`);
  }
  if (field === 'extras') return extrasText(value, t);
  return isCalendarDay(value) ? format.day(value) : value;
}

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
