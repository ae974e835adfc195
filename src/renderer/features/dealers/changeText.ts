import { z } from 'zod';
import type { ChangeEntry } from '../../../shared/contract/data.contract.ts';
import { Phone } from '../../../shared/contract/dealers.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DEALER_TYPES } from '../../../shared/domain/dealers.ts';
import type { T, TextKey } from '../../../shared/i18n/translator.ts';
import type { Format } from '../../components/format.ts';

/** Columns as the change log names them, and the words for them. A column without a word shows its own name. */
const FIELD_TEXTS: Readonly<Record<string, TextKey>> = {
  code: 'dealers.field.code',
  name: 'dealers.field.name',
  short_name: 'dealers.field.shortName',
  type: 'dealers.field.type',
  excluded: 'dealers.field.excluded',
  region_code: 'dealers.field.regionCode',
  province: 'dealers.field.province',
  city: 'dealers.field.city',
  district: 'dealers.field.district',
  town: 'dealers.field.town',
  area: 'dealers.field.area',
  address: 'dealers.field.address',
  opened_on: 'dealers.field.openedOn',
  original_grade: 'dealers.field.originalGrade',
  tax_no: 'dealers.field.taxNo',
  potential: 'dealers.field.potential',
  cooperation: 'dealers.field.cooperation',
  tier: 'dealers.field.tier',
  until_on: 'dealers.field.untilOn',
  version: 'dealers.field.version',
  is_active: 'dealers.field.isActive',
  settlement: 'dealers.field.settlement',
  note: 'dealers.field.note',
  rep_id: 'dealers.field.repId',
  from_on: 'dealers.field.fromOn',
  role: 'dealers.field.role',
  phones: 'dealers.field.phones',
  wechat: 'dealers.field.wechat',
  email: 'dealers.field.email',
  is_primary: 'dealers.field.primary',
  deleted_at: 'dealers.field.deleted',
  intent: 'dealers.field.intent',
  reason: 'dealers.handOver.reason',
  phone: 'reps.field.phone',
  left_on: 'reps.field.leftOn',
  regions: 'reps.field.regions',
  areas: 'reps.field.areas',
  skills: 'reps.field.skills',
  level: 'reps.field.level',
  capacity_minutes: 'reps.field.capacity',
  alias: 'reps.field.alias',
};

const LISTS = new Set(['regions', 'areas', 'skills']);
const FLAGS = new Set(['excluded', 'is_primary', 'deleted_at', 'is_active']);
/** Too much to be read in a line; the scheme's page shows what they are. */
const LONG = new Set(['rules']);
const Phones = z.array(Phone.pick({ text: true })).transform((phones) => phones.map(({ text }) => text));
const Texts = z.array(z.string());

export interface ChangeContext {
  t: T;
  format: Format;
  repName(id: number): string | undefined;
}

/** The lines of one change: field, before, after, in the reader's words. */
export function changeLines(
  entry: Pick<ChangeEntry, 'entity' | 'fields'>,
  context: ChangeContext,
): { field: string; before: string; after: string }[] {
  const { t } = context;
  const named = new Set(entry.fields.map((field) => field.field));
  return (
    entry.fields
      // The region's own words stand beside its code.
      .filter(
        ({ field }) =>
          !LONG.has(field) &&
          (field !== 'region_code' || !(named.has('province') || named.has('city') || named.has('district'))),
      )
      .map(({ field, before, after }) => ({
        field: fieldText(field, entry.entity, t),
        before: valueText(field, before, context),
        after: valueText(field, after, context),
      }))
      .filter((line) => line.before !== line.after)
  );
}

function fieldText(field: string, entity: string, t: T): string {
  if (field === 'name' && entity === 'rep') return t('reps.field.name');
  if (field === 'name' && entity === 'contact') return t('dealers.field.contactName');
  const key = FIELD_TEXTS[field];
  return key === undefined ? field : t(key);
}

function valueText(field: string, value: string | null, { t, format, repName }: ChangeContext): string {
  if (FLAGS.has(field)) return t(value === null || value === '0' ? 'common.value.no' : 'common.value.yes');
  if (value === null || value === '') return t('common.value.empty');
  if (field === 'rep_id') return repName(Number(value)) ?? value;
  if (field === 'phones') return listText(value, Phones);
  if (LISTS.has(field)) return listText(value, Texts) || t('common.value.empty');
  if (field === 'type') {
    const type = DEALER_TYPES.find((known) => known === value);
    return type === undefined ? value : t(`dealers.type.${type}`);
  }
  return field.endsWith('_on') && isCalendarDay(value) ? format.day(value) : value;
}

/** Several texts as the table keeps them. */
function listText(value: string, schema: z.ZodType<string[]>): string {
  try {
    const texts = schema.safeParse(JSON.parse(value));
    return texts.success ? texts.data.join(' · ') : value;
  } catch (error) {
    if (error instanceof SyntaxError) return value;
    throw error;
  }
}

/** What the history calls the kinds of records. */
export const CHANGE_ENTITIES = [
  'dealer',
  'contact',
  'dealer_owner',
  'rep',
  'rep_alias',
  'tier_pin',
  'score_scheme',
] as const;

export function changeEntity(entity: string): (typeof CHANGE_ENTITIES)[number] {
  return CHANGE_ENTITIES.find((known) => known === entity) ?? 'dealer';
}
