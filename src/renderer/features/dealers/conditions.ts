import {
  type CustomCondition,
  type Decline,
  type Lack,
  RANGE_FIELDS,
  type RangeField,
  TEXT_CONDITION_FIELDS,
  type TextCondition,
} from '../../../shared/contract/dealerFilter.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import type { Stage } from '../../../shared/contract/lifecycleRules.ts';
import type { CustomFieldId, GroupId, SegmentId, TagId } from '../../../shared/domain/ids.ts';
import type { DealerView, MoreConditions } from './dealerView.ts';

/** Money among the figures: typed in whole units, kept in minor ones. */
export const MONEY_RANGES: readonly RangeField[] = [
  'amount',
  'amountPrev',
  'atStake',
  'creditLimit',
  'balance',
  'overdue',
  'overLimit',
  'total',
];

/** One condition as its editor holds it and a chip shows it. */
export type Condition =
  | { kind: 'late'; days: number }
  | { kind: 'lastMonthOnly' }
  | { kind: 'decline'; decline: Decline }
  | { kind: 'openedWithin'; months: number }
  | { kind: 'lack'; lack: Lack }
  | { kind: 'range'; field: RangeField; min?: number | undefined; max?: number | undefined }
  | { kind: 'text'; field: TextCondition['field']; contains: string }
  | { kind: 'tags'; tags: readonly (TagId | null)[] }
  | { kind: 'withoutTags'; tags: readonly TagId[] }
  | { kind: 'ownerGroups'; groups: readonly (GroupId | null)[] }
  | { kind: 'stages'; stages: readonly (Stage | null)[] }
  | { kind: 'segments'; segments: readonly SegmentId[] }
  | { kind: 'custom'; condition: CustomCondition };

/** The conditions of a view that are made one by one, each with the view without it. */
export function conditionsOf({ late, more }: DealerView): { condition: Condition; without: Partial<DealerView> }[] {
  const without = (part: Partial<MoreConditions>) => ({ more: { ...more, ...part } });
  const { decline, openedWithin, ...rest } = more;
  const list: { condition: Condition; without: Partial<DealerView> }[] = [];
  const add = (condition: Condition, left: Partial<DealerView>) => list.push({ condition, without: left });
  if (late !== null) add({ kind: 'late', days: late }, { late: null });
  if (more.lastMonthOnly) add({ kind: 'lastMonthOnly' }, without({ lastMonthOnly: false }));
  if (decline)
    add({ kind: 'decline', decline }, { more: openedWithin === undefined ? rest : { ...rest, openedWithin } });
  if (openedWithin !== undefined)
    add({ kind: 'openedWithin', months: openedWithin }, { more: decline === undefined ? rest : { ...rest, decline } });
  for (const lack of more.lacks)
    add({ kind: 'lack', lack }, without({ lacks: more.lacks.filter((each) => each !== lack) }));
  for (const range of more.ranges)
    add({ kind: 'range', ...range }, without({ ranges: more.ranges.filter((each) => each !== range) }));
  for (const text of more.texts)
    add({ kind: 'text', ...text }, without({ texts: more.texts.filter((each) => each !== text) }));
  if (more.tags.length > 0) add({ kind: 'tags', tags: more.tags }, without({ tags: [] }));
  if (more.withoutTags.length > 0) add({ kind: 'withoutTags', tags: more.withoutTags }, without({ withoutTags: [] }));
  if (more.ownerGroups.length > 0) add({ kind: 'ownerGroups', groups: more.ownerGroups }, without({ ownerGroups: [] }));
  if (more.stages.length > 0) add({ kind: 'stages', stages: more.stages }, without({ stages: [] }));
  if (more.segments.length > 0) add({ kind: 'segments', segments: more.segments }, without({ segments: [] }));
  for (const condition of more.custom)
    add({ kind: 'custom', condition }, without({ custom: more.custom.filter((each) => each !== condition) }));
  return list;
}

/** A view with one more condition; one of the same field takes the place of the former. */
export function withCondition({ more }: DealerView, condition: Condition): Partial<DealerView> {
  const add = (part: Partial<MoreConditions>) => ({ more: { ...more, ...part } });
  switch (condition.kind) {
    case 'late':
      return { late: condition.days, never: false };
    case 'lastMonthOnly':
      return add({ lastMonthOnly: true });
    case 'decline':
      return add({ decline: condition.decline });
    case 'openedWithin':
      return add({ openedWithin: condition.months });
    case 'lack':
      return add({ lacks: [...new Set([...more.lacks, condition.lack])] });
    case 'range': {
      const { kind: _, ...range } = condition;
      return add({ ranges: [...more.ranges.filter(({ field }) => field !== range.field), range] });
    }
    case 'text': {
      const { kind: _, ...text } = condition;
      return add({ texts: [...more.texts.filter(({ field }) => field !== text.field), text] });
    }
    case 'tags':
      return add({ tags: [...condition.tags] });
    case 'withoutTags':
      return add({ withoutTags: [...condition.tags] });
    case 'ownerGroups':
      return add({ ownerGroups: [...condition.groups] });
    case 'stages':
      return add({ stages: [...condition.stages] });
    case 'segments':
      return add({ segments: [...condition.segments] });
    case 'custom': {
      const { field } = condition.condition;
      return add({ custom: [...more.custom.filter((each) => each.field !== field), condition.condition] });
    }
  }
}

/** What a condition is about, as the editor's list of fields names it. */
export function subjectOf(condition: Condition): string {
  if (condition.kind === 'range' || condition.kind === 'text') return `${condition.kind}:${condition.field}`;
  return condition.kind === 'custom' ? `custom:${condition.condition.field}` : condition.kind;
}

/** The condition an editor begins with for a field; undefined for a field that is gone. */
export function freshCondition(subject: string, fields: readonly CustomField[]): Condition | undefined {
  const [kind, name = ''] = subject.split(':');
  switch (kind) {
    case 'late':
      return { kind, days: 45 };
    case 'lastMonthOnly':
      return { kind };
    case 'decline':
      return { kind, decline: { percent: 30, against: 'before' } };
    case 'openedWithin':
      return { kind, months: 3 };
    case 'lack':
      return { kind, lack: 'phone' };
    case 'tags':
    case 'withoutTags':
      return { kind, tags: [] };
    case 'ownerGroups':
      return { kind, groups: [] };
    case 'stages':
      return { kind, stages: [] };
    case 'segments':
      return { kind, segments: [] };
    case 'range': {
      const field = RANGE_FIELDS.find((each) => each === name);
      return field && { kind, field };
    }
    case 'text': {
      const field = TEXT_CONDITION_FIELDS.find((each) => each === name);
      return field && { kind, field, contains: '' };
    }
    default: {
      const field = fields.find(({ id }) => String(id) === name);
      return field && { kind: 'custom', condition: freshCustom(field.id, field.kind) };
    }
  }
}

function freshCustom(field: CustomFieldId, kind: CustomField['kind']): CustomCondition {
  if (kind === 'text') return { is: 'contains', field, text: '' };
  return kind === 'choice' || kind === 'flag' ? { is: 'oneOf', field, values: [] } : { is: 'between', field };
}

/** Whether a condition says anything yet. */
export function isComplete(condition: Condition): boolean {
  switch (condition.kind) {
    case 'range':
      return condition.min !== undefined || condition.max !== undefined;
    case 'text':
      return condition.contains.trim() !== '';
    case 'tags':
    case 'withoutTags':
      return condition.tags.length > 0;
    case 'ownerGroups':
      return condition.groups.length > 0;
    case 'segments':
      return condition.segments.length > 0;
    case 'custom': {
      const { condition: own } = condition;
      if (own.is === 'contains') return own.text.trim() !== '';
      if (own.is === 'oneOf') return own.values.length > 0;
      return own.is !== 'between' || own.min !== undefined || own.max !== undefined;
    }
    default:
      return true;
  }
}
