import { z } from 'zod';
import type { ChangeEntry } from '../contract/data.contract.ts';
import { Phone } from '../contract/dealers.contract.ts';
import { NEED_KINDS, NEED_RULES } from '../contract/demand.contract.ts';
import { FIELD_KINDS } from '../contract/fields.contract.ts';
import { FILE_KINDS } from '../contract/files.contract.ts';
import { STAGES } from '../contract/lifecycleRules.ts';
import { FIGURE_GROUPS } from '../contract/operators.contract.ts';
import { ActivityKind, ActivityOutcome, PreferredChannel } from '../domain/activities.ts';
import { isCalendarDay } from '../domain/calendarDay.ts';
import { DEALER_TYPES } from '../domain/dealers.ts';
import { caseValue } from './caseText.ts';
import { columnText, isOwnFlag } from './columnTexts.ts';
import { NEED_WORDS } from './needWords.ts';
import type { T } from './translator.ts';
import { visitValueText } from './visitValues.ts';

const LISTS = new Set(['regions', 'areas', 'skills', 'choices']);
const FLAGS = new Set([
  'excluded',
  'is_primary',
  'deleted_at',
  'is_active',
  'pinned',
  'is_owner',
  'archived',
  'is_start',
]);
/** Too much to be read in a line; the scheme's page shows what they are. */
const LONG = new Set(['rules', 'rule']);
const Phones = z.array(Phone.pick({ text: true })).transform((phones) => phones.map(({ text }) => text));
const Texts = z.array(z.string());

export interface ChangeContext {
  t: T;
  /** How days and amounts in minor units are written. */
  format: { day(day: string): string; money(minor: number): string };
  repName(id: number): string | undefined;
  /** What a tier is called today. */
  tierName(code: string): string;
}

/** The lines of one change: field, before, after, in the reader's words. */
export function changeLines(
  entry: Pick<ChangeEntry, 'entity' | 'fields'> & { action?: ChangeEntry['action']; subject?: string },
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
          // The act itself says that it went to the bin or came back.
          !(field === 'deleted_at' && (entry.action === 'remove' || entry.action === 'restore')) &&
          !(entry.entity === 'setting' && field === 'key') &&
          (field !== 'region_code' || !(named.has('province') || named.has('city') || named.has('district'))),
      )
      .map(({ field, before, after }) => ({
        // A value of the owner's own field is told under the field's name.
        field: (entry.entity === 'custom_value' && entry.subject) || fieldText(field, entry.entity, t),
        before: ofRecord(entry.entity, field, before, context),
        after: ofRecord(entry.entity, field, after, context),
      }))
      .filter((line) => line.before !== line.after)
  );
}

function fieldText(field: string, entity: string, t: T): string {
  if (field === 'value') return t('data.changes.value');
  return columnText(field, entity, t);
}

/** A need by its name, a product by the code or name it is refused by. */
function refusedText(what: string, t: T): string {
  const need = NEED_RULES.find((known) => known === what);
  return need === undefined ? what.replace(/^product:/, '') : t(`demand.need.${NEED_WORDS[need]}`);
}

/** Words of a case are its own; any other value is told by its column. */
function ofRecord(entity: string, field: string, value: string | null, context: ChangeContext): string {
  const own =
    entity === 'dealer_case' || entity === 'case_event' ? caseValue(field, value ?? '', context.t) : undefined;
  return own !== undefined && value !== null && value !== '' ? own : valueText(field, value, context);
}

function valueText(field: string, value: string | null, { t, format, repName, tierName }: ChangeContext): string {
  if (isOwnFlag(field) && value !== null && value !== '')
    return t(value === '0' ? 'common.value.no' : 'common.value.yes');
  if (FLAGS.has(field)) return t(value === null || value === '0' ? 'common.value.no' : 'common.value.yes');
  if (value === null || value === '') return t('common.value.empty');
  if (field === 'rep_id') return repName(Number(value)) ?? value;
  if (field === 'tier') return tierName(value);
  if (field === 'stage') {
    const stage = STAGES.find((known) => known === value);
    return stage === undefined ? value : t(`lifecycle.stage.${stage}`);
  }
  const visit = visitValueText(field, value, t);
  if (visit !== undefined) return visit;
  if (field === 'outcome_code') {
    const outcome = ActivityOutcome.safeParse(value);
    return outcome.success ? t(`activities.outcomes.${outcome.data}`) : value;
  }
  if (field === 'preferred_channel' || field === 'medium') {
    const channel = PreferredChannel.safeParse(value);
    return channel.success ? t(`activities.channel.${channel.data}`) : value;
  }
  if (field === 'what') return refusedText(value, t);
  if (field === 'need') {
    const kind = NEED_KINDS.find((known) => value.startsWith(known));
    return kind === undefined ? value : t(`demand.kind.${kind}`);
  }
  if (field === 'phones') return listText(value, Phones);
  if (LISTS.has(field)) return listText(value, Texts) || t('common.value.empty');
  if (field === 'kind') return kindText(value, t);
  if (field.endsWith('_minor') && Number.isSafeInteger(Number(value))) return format.money(Number(value));
  if (field === 'type') {
    const type = DEALER_TYPES.find((known) => known === value);
    return type === undefined ? value : t(`dealers.type.${type}`);
  }
  if (field === 'value') return settingText(value, t);
  return field.endsWith('_on') && isCalendarDay(value) ? format.day(value) : value;
}

/** Of a file, of a field or of an activity. */
function kindText(value: string, t: T): string {
  const file = FILE_KINDS.find((known) => known === value);
  if (file !== undefined) return t(`files.kind.${file}`);
  const field = FIELD_KINDS.find((known) => known === value);
  if (field !== undefined) return t(`settings.fields.kind.${field}`);
  const activity = ActivityKind.safeParse(value);
  return activity.success ? t(`activities.kind.${activity.data}`) : value;
}

/** How every PNG begins. */
const PNG_BASE64 = 'iVBORw0KGgo';

/** The groups of figures that the owner hides in words, a picture as such; any other value as it is. */
function settingText(value: string, t: T): string {
  if (value.startsWith(PNG_BASE64)) return t('data.changes.picture');
  if (value.startsWith('{')) return t('data.changes.ruleSet');
  const groups = value.split(',').map((word) => FIGURE_GROUPS.find((group) => group === word));
  return groups.every((group) => group !== undefined)
    ? groups.map((group) => t(`operators.group.${group}`)).join(' · ')
    : value;
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

/** Records whose making is a change of the dealer: what they hold is told, there is nothing before it. */
const TOLD_WHEN_MADE = new Set(['dealer_owner', 'tier_pin', 'stage_override', 'advice_refused', 'workday']);

/** What a new record holds, where that says more than its name: who serves from when on, which tier and why. */
export function madeLines(
  entry: Pick<ChangeEntry, 'action' | 'entity' | 'fields'>,
  context: ChangeContext,
): { field: string; after: string }[] {
  if (entry.action !== 'create' || !TOLD_WHEN_MADE.has(entry.entity)) return [];
  return changeLines(
    { entity: entry.entity, fields: entry.fields.filter(({ after }) => after !== null && after !== '') },
    context,
  );
}

/** What was done, as a reader knows it: another rep is a new dated row, but a change of the dealer. */
export function changeAction({ action, entity }: Pick<ChangeEntry, 'action' | 'entity'>): ChangeEntry['action'] {
  return entity === 'dealer_owner' && action === 'create' ? 'update' : action;
}

/** What the history calls the kinds of records. */
export const CHANGE_ENTITIES = [
  'dealer',
  'contact',
  'dealer_owner',
  'rep',
  'rep_alias',
  'tier_pin',
  'stage_override',
  'advice_refused',
  'workday',
  'health_ignored',
  'score_scheme',
  'score_run',
  'note',
  'activity',
  'message_template',
  'care_gift',
  'dealer_file',
  'dealer_case',
  'case_event',
  'survey',
  'survey_invite',
  'survey_reply',
  'operator',
  'setting',
  'import_batch',
  'tag',
  'dealer_tag',
  'saved_view',
  'recipe',
  'source',
  'custom_field',
  'custom_value',
  'erasure',
  'dealer_merge',
  'dealer_distinct',
  'owner_distinct',
  'contact_merge',
  'contact_distinct',
  'dealer_group',
  'dealer_group_member',
  'segment',
  'segment_member',
  'cluster',
  'rep_leave',
  'route',
  'dealer_visit',
  'dealer_closed',
  'visit_plan',
  'visit',
  'spoken_order',
  'market_note',
] as const;

export function changeEntity(entity: string): (typeof CHANGE_ENTITIES)[number] {
  return CHANGE_ENTITIES.find((known) => known === entity) ?? 'dealer';
}

/** The entity's name, or for a setting what it is in words. */
export function changeName(entry: Pick<ChangeEntry, 'entity' | 'entityName'>, t: T): string {
  if (entry.entity !== 'setting') return entry.entityName;
  const key = SETTING_WORDS.find((known) => known === entry.entityName);
  return key === undefined ? entry.entityName : t(`data.setting.${key}`);
}

const SETTING_WORDS = ['companyName', 'logo', 'dealerNoun', 'operator', 'currency', 'hiddenFigures'] as const;
