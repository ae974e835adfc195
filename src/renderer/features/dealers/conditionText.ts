import type { CustomCondition, RangeCondition } from '../../../shared/contract/dealerFilter.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Format } from '../../components/format.ts';
import { type Condition, MONEY_RANGES } from './conditions.ts';
import { ownText } from './dealerColumns.tsx';

export interface ConditionWords {
  t: T;
  format: Format;
  fields: readonly CustomField[];
  tags: readonly { id: number; name: string }[];
  groups: readonly { id: number; name: string }[];
  segments: readonly { id: number; name: string }[];
}

/** A condition in words, as its chip shows it. */
export function conditionText(condition: Condition, words: ConditionWords): string {
  const { t } = words;
  switch (condition.kind) {
    case 'late':
      return t('dealers.filter.late', { days: condition.days });
    case 'lastMonthOnly':
      return t('dealers.condition.lastMonthOnly');
    case 'decline':
      return t(`dealers.condition.decline.${condition.decline.against}`, { percent: condition.decline.percent });
    case 'openedWithin':
      return t('dealers.condition.openedWithin', { count: condition.months });
    case 'lack':
      return t(`dealers.condition.lack.${condition.lack}`);
    case 'range':
      return `${t(`dealers.column.${condition.field}`)} ${rangeText(condition, words)}`;
    case 'text':
      return t('dealers.condition.contains', {
        field: t(`dealers.column.${condition.field}`),
        text: condition.contains,
      });
    case 'tags':
      return t('dealers.condition.tagged', { tags: tagNames(condition.tags, words) });
    case 'withoutTags':
      return t('dealers.condition.untagged', { tags: tagNames(condition.tags, words) });
    case 'ownerGroups':
      return t('dealers.condition.oneOwner', { groups: groupNames(condition.groups, words) });
    case 'stages':
      return `${t('dealers.column.stage')} ${condition.stages
        .map((stage) => (stage === null ? t('common.value.none') : t(`lifecycle.stage.${stage}`)))
        .join(t('imports.check.comma'))}`;
    case 'segments':
      return t('segments.filter.chip', {
        names: condition.segments
          .map((id) => words.segments.find((each) => each.id === id)?.name ?? `#${id}`)
          .join(t('segments.words.comma')),
      });
    case 'custom':
      return customText(condition.condition, words);
  }
}

function rangeText({ field, min, max }: RangeCondition, { t, format }: ConditionWords): string {
  const show = (value: number) => (MONEY_RANGES.includes(field) ? format.money(value) : format.count(value));
  return boundsText(min === undefined ? undefined : show(min), max === undefined ? undefined : show(max), t);
}

function boundsText(min: string | undefined, max: string | undefined, t: T): string {
  if (min === undefined) return t('dealers.condition.upTo', { max: max ?? '' });
  return max === undefined ? t('dealers.condition.from', { min }) : t('dealers.condition.between', { min, max });
}

function tagNames(ids: readonly (number | null)[], { t, tags }: ConditionWords): string {
  return ids
    .map((id) => (id === null ? t('dealers.filter.noTag') : (tags.find((tag) => tag.id === id)?.name ?? `#${id}`)))
    .join(t('imports.check.comma'));
}

function groupNames(ids: readonly (number | null)[], { t, groups }: ConditionWords): string {
  return ids
    .map((id) =>
      id === null ? t('dealers.filter.noGroup') : (groups.find((each) => each.id === id)?.name ?? `#${id}`),
    )
    .join(t('imports.check.comma'));
}

function customText(condition: CustomCondition, { t, format, fields }: ConditionWords): string {
  const known = fields.find(({ id }) => id === condition.field);
  const field = known?.name ?? `#${condition.field}`;
  const show = (value: string) => ownText(value, known ?? { kind: 'text' }, t, format);
  switch (condition.is) {
    case 'filled':
      return t('dealers.condition.filled', { field });
    case 'empty':
      return t('dealers.condition.empty', { field });
    case 'contains':
      return t('dealers.condition.contains', { field, text: condition.text });
    case 'oneOf':
      return `${field}: ${condition.values.map(show).join(t('imports.check.comma'))}`;
    case 'between': {
      const { min, max } = condition;
      return `${field} ${boundsText(min === undefined ? undefined : show(min), max === undefined ? undefined : show(max), t)}`;
    }
  }
}
