import { Group, MultiSelect, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { DECLINE_BASES, LACKS } from '../../../shared/contract/dealerFilter.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import { STAGES } from '../../../shared/contract/lifecycleRules.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { GroupId, SegmentId, TagId } from '../../../shared/domain/ids.ts';
import { MICRO_DIGITS, scaledToDecimal } from '../../../shared/domain/money.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import { type Condition, MONEY_RANGES } from './conditions.ts';
import { TypedBounds } from './TypedBounds.tsx';

interface FieldsProps<C extends Condition> {
  condition: C;
  onChange(next: Condition): void;
}
/** Something was typed that cannot be read. */
interface Wrong {
  onWrong(wrong: boolean): void;
}
type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

/** What is asked of the field that was chosen. */
export function ConditionFields(props: FieldsProps<Condition> & Wrong & { fields: readonly CustomField[] }) {
  const t = useT();
  const { condition, onChange, onWrong } = props;
  switch (condition.kind) {
    case 'late':
      return (
        <WholeNumber
          label={t('dealers.condition.days')}
          value={condition.days}
          max={3650}
          onChange={(days) => onChange({ ...condition, days })}
        />
      );
    case 'openedWithin':
      return (
        <WholeNumber
          label={t('dealers.condition.months')}
          value={condition.months}
          max={120}
          onChange={(months) => onChange({ ...condition, months })}
        />
      );
    case 'lastMonthOnly':
      return <Text size="sm">{t('dealers.condition.lastMonthHint')}</Text>;
    case 'decline':
      return <DeclineFields condition={condition} onChange={onChange} />;
    case 'lack':
      return (
        <Select
          label={t('dealers.condition.what')}
          allowDeselect={false}
          data={LACKS.map((lack) => ({ value: lack, label: t(`dealers.condition.lack.${lack}`) }))}
          value={condition.lack}
          onChange={(next) => onChange({ ...condition, lack: LACKS.find((lack) => lack === next) ?? condition.lack })}
        />
      );
    case 'range':
      return <RangeFields condition={condition} onChange={onChange} onWrong={onWrong} />;
    case 'text':
      return (
        <TextInput
          label={t('dealers.condition.containsLabel')}
          value={condition.contains}
          maxLength={100}
          onChange={(event) => onChange({ ...condition, contains: event.currentTarget.value })}
        />
      );
    case 'tags':
    case 'withoutTags':
      return <TagFields condition={condition} onChange={onChange} />;
    case 'ownerGroups':
      return <GroupFields condition={condition} onChange={onChange} />;
    case 'stages':
      return (
        <MultiSelect
          label={t('dealers.column.stage')}
          data={STAGES.map((stage) => ({ value: stage, label: t(`lifecycle.stage.${stage}`) }))}
          value={condition.stages.flatMap((stage) => stage ?? [])}
          onChange={(next) => onChange({ ...condition, stages: STAGES.filter((stage) => next.includes(stage)) })}
        />
      );
    case 'segments':
      return <SegmentFields condition={condition} onChange={onChange} />;
    case 'custom': {
      const field = props.fields.find(({ id }) => id === condition.condition.field);
      return field ? <CustomFields condition={condition} field={field} onChange={onChange} onWrong={onWrong} /> : null;
    }
  }
}

function WholeNumber(props: { label: string; value: number; max: number; onChange(value: number): void }) {
  return (
    <NumberInput
      label={props.label}
      min={1}
      max={props.max}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      value={props.value}
      onChange={(value) => {
        if (typeof value === 'number' && value >= 1) props.onChange(value);
      }}
    />
  );
}

function DeclineFields({ condition, onChange }: FieldsProps<Of<'decline'>>) {
  const t = useT();
  const { decline } = condition;
  return (
    <>
      <WholeNumber
        label={t('dealers.condition.percent')}
        value={decline.percent}
        max={100}
        onChange={(percent) => onChange({ ...condition, decline: { ...decline, percent } })}
      />
      <Select
        label={t('dealers.condition.against')}
        miw={300}
        allowDeselect={false}
        data={DECLINE_BASES.map((base) => ({ value: base, label: t(`dealers.condition.base.${base}`) }))}
        value={decline.against}
        onChange={(next) => {
          const against = DECLINE_BASES.find((base) => base === next) ?? decline.against;
          onChange({ ...condition, decline: { ...decline, against } });
        }}
      />
    </>
  );
}

/** Bounds of a figure: money in any form in which it is written. */
function RangeFields({ condition, onChange, onWrong }: FieldsProps<Of<'range'>> & Wrong) {
  const { digits } = useTypedFigures();
  const { field, min, max } = condition;
  const money = MONEY_RANGES.includes(field);
  const show = (value: number | undefined) =>
    value === undefined ? '' : scaledToDecimal(value, money ? digits : 0).replace(/\.0+$/, '');
  return (
    <TypedBounds
      key={field}
      kind={money ? 'money' : 'count'}
      first={{ min: show(min), max: show(max) }}
      onChange={(bounds) => onChange({ kind: 'range', field, ...bounds })}
      onWrong={onWrong}
    />
  );
}

/** As the list of tags holds it: those without any. */
const NO_TAG = 'none';

function TagFields({ condition, onChange }: FieldsProps<Of<'tags'> | Of<'withoutTags'>>) {
  const t = useT();
  const tags = useApiQuery('tags.list', {}).data?.tags ?? [];
  const offered = tags.map(({ id, name, dealers }) => ({ value: String(id), label: `${name} (${dealers})` }));
  const none = condition.kind === 'tags' ? [{ value: NO_TAG, label: t('dealers.filter.noTag') }] : [];
  return (
    <MultiSelect
      label={t(`dealers.condition.subject.${condition.kind}`)}
      placeholder={tags.length === 0 ? t('dealers.tags.none') : ''}
      data={[...offered, ...none]}
      value={condition.tags.map((id) => (id === null ? NO_TAG : String(id)))}
      searchable
      onChange={(values) => {
        const ids = values.map((value) => (value === NO_TAG ? null : TagId.parse(Number(value))));
        if (condition.kind === 'tags') onChange({ kind: 'tags', tags: ids });
        else onChange({ kind: 'withoutTags', tags: ids.filter((id) => id !== null) });
      }}
    />
  );
}

/** As the list of groups holds it: dealers in none. */
const NO_GROUP = 'none';

function GroupFields({ condition, onChange }: FieldsProps<Of<'ownerGroups'>>) {
  const t = useT();
  const groups = useApiQuery('doubles.groups', {}).data?.groups ?? [];
  const offered = groups.map(({ id, name, dealers }) => ({ value: String(id), label: `${name} (${dealers.length})` }));
  return (
    <MultiSelect
      label={t('dealers.condition.subject.ownerGroups')}
      placeholder={groups.length === 0 ? t('doubles.group.none') : ''}
      data={[...offered, { value: NO_GROUP, label: t('dealers.filter.noGroup') }]}
      value={condition.groups.map((id) => (id === null ? NO_GROUP : String(id)))}
      searchable
      onChange={(values) =>
        onChange({
          kind: 'ownerGroups',
          groups: values.map((value) => (value === NO_GROUP ? null : GroupId.parse(Number(value)))),
        })
      }
    />
  );
}

function SegmentFields({ condition, onChange }: FieldsProps<Of<'segments'>>) {
  const t = useT();
  const segments = useApiQuery('segments.names', {}).data?.segments ?? [];
  return (
    <MultiSelect
      label={t('segments.filter.label')}
      placeholder={segments.length === 0 ? t('segments.page.none') : ''}
      data={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={condition.segments.map(String)}
      searchable
      maxValues={20}
      onChange={(values) =>
        onChange({ kind: 'segments', segments: values.map((value) => SegmentId.parse(Number(value))) })
      }
    />
  );
}

function CustomFields(props: FieldsProps<Of<'custom'>> & Wrong & { field: CustomField }) {
  const t = useT();
  const { field, onChange } = props;
  const { condition } = props.condition;
  const id = field.id;
  const asks: Record<CustomField['kind'], readonly (typeof condition.is)[]> = {
    text: ['contains', 'filled', 'empty'],
    number: ['between', 'filled', 'empty'],
    date: ['between', 'filled', 'empty'],
    choice: ['oneOf', 'filled', 'empty'],
    flag: ['oneOf', 'filled', 'empty'],
  };
  const ask = (is: string | null) => {
    props.onWrong(false);
    const next = asks[field.kind].find((each) => each === is) ?? condition.is;
    if (next === 'contains') onChange({ kind: 'custom', condition: { is: next, field: id, text: '' } });
    else if (next === 'oneOf') onChange({ kind: 'custom', condition: { is: next, field: id, values: [] } });
    else onChange({ kind: 'custom', condition: { is: next, field: id } });
  };
  return (
    <>
      <Select
        label={t('dealers.condition.what')}
        allowDeselect={false}
        data={asks[field.kind].map((is) => ({ value: is, label: t(`dealers.condition.ask.${is}`) }))}
        value={condition.is}
        onChange={ask}
      />
      {condition.is === 'contains' && (
        <TextInput
          label={t('dealers.condition.containsLabel')}
          value={condition.text}
          maxLength={100}
          onChange={(event) =>
            onChange({ kind: 'custom', condition: { ...condition, text: event.currentTarget.value } })
          }
        />
      )}
      {condition.is === 'oneOf' && (
        <MultiSelect
          label={field.name}
          data={choicesOf(field, t('common.value.yes'), t('common.value.no'))}
          value={condition.values}
          onChange={(values) => onChange({ kind: 'custom', condition: { ...condition, values } })}
        />
      )}
      {condition.is === 'between' && (
        <OwnBounds
          key={id}
          date={field.kind === 'date'}
          onWrong={props.onWrong}
          min={condition.min}
          max={condition.max}
          onChange={(bounds) => onChange({ kind: 'custom', condition: { is: 'between', field: id, ...bounds } })}
        />
      )}
    </>
  );
}

function choicesOf(field: CustomField, yes: string, no: string): { value: string; label: string }[] {
  if (field.kind === 'choice') return field.choices.map((value) => ({ value, label: value }));
  return [
    { value: '1', label: yes },
    { value: '0', label: no },
  ];
}

/** Bounds as the file keeps them: days, or plain numbers. */
function OwnBounds(props: OwnBoundsProps & Wrong & { date: boolean }) {
  const { date, min, max, onChange, onWrong } = props;
  if (date) return <DayBounds min={min} max={max} onChange={onChange} />;
  return (
    <TypedBounds
      kind="number"
      first={{ min: min ?? '', max: max ?? '' }}
      onChange={(bounds) =>
        onChange({
          ...(bounds.min === undefined ? {} : { min: microText(bounds.min) }),
          ...(bounds.max === undefined ? {} : { max: microText(bounds.max) }),
        })
      }
      onWrong={onWrong}
    />
  );
}

/** A number × 10⁻⁶ as the file keeps those of the owner's own fields. */
function microText(micro: number): string {
  return scaledToDecimal(micro, MICRO_DIGITS).replace(/\.?0+$/, '');
}

interface OwnBoundsProps {
  min: string | undefined;
  max: string | undefined;
  onChange(bounds: { min?: string; max?: string }): void;
}

function DayBounds({ min, max, onChange }: OwnBoundsProps) {
  const t = useT();
  const change = (low: string | undefined, high: string | undefined) =>
    onChange({ ...(low === undefined ? {} : { min: low }), ...(high === undefined ? {} : { max: high }) });
  const read = (text: string) => (isCalendarDay(text) ? text : undefined);
  return (
    <Group grow>
      <TextInput
        type="date"
        label={t('dealers.condition.min')}
        value={min ?? ''}
        onChange={(event) => change(read(event.currentTarget.value), max)}
      />
      <TextInput
        type="date"
        label={t('dealers.condition.max')}
        value={max ?? ''}
        onChange={(event) => change(min, read(event.currentTarget.value))}
      />
    </Group>
  );
}
