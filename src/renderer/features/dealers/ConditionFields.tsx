import { Group, MultiSelect, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { DECLINE_BASES, LACKS, type RangeField } from '../../../shared/contract/dealerFilter.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { TagId } from '../../../shared/domain/ids.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { type Condition, MONEY_RANGES } from './conditions.ts';

interface FieldsProps<C extends Condition> {
  condition: C;
  onChange(next: Condition): void;
}
type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

/** What is asked of the field that was chosen. */
export function ConditionFields(props: FieldsProps<Condition> & { fields: readonly CustomField[] }) {
  const t = useT();
  const { condition, onChange } = props;
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
      return <RangeFields condition={condition} onChange={onChange} />;
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
    case 'custom': {
      const field = props.fields.find(({ id }) => id === condition.condition.field);
      return field ? <CustomFields condition={condition} field={field} onChange={onChange} /> : null;
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

/** Figures of a range as they are typed: money in whole units. */
function useUnit(field: RangeField): number {
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  return MONEY_RANGES.includes(field) ? 10 ** minorDigits(currency) : 1;
}

function RangeFields({ condition, onChange }: FieldsProps<Of<'range'>>) {
  const t = useT();
  const unit = useUnit(condition.field);
  const { kind, field, min, max } = condition;
  const change = (low: number | undefined, high: number | undefined) =>
    onChange({
      kind,
      field,
      ...(low === undefined ? {} : { min: low }),
      ...(high === undefined ? {} : { max: high }),
    });
  const read = (value: string | number) => (typeof value === 'number' ? Math.round(value * unit) : undefined);
  const show = (value: number | undefined) => (value === undefined ? '' : value / unit);
  return (
    <Group grow>
      <NumberInput
        label={t('dealers.condition.min')}
        thousandSeparator=","
        value={show(min)}
        onChange={(value) => change(read(value), max)}
      />
      <NumberInput
        label={t('dealers.condition.max')}
        thousandSeparator=","
        value={show(max)}
        onChange={(value) => change(min, read(value))}
      />
    </Group>
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

function CustomFields(props: FieldsProps<Of<'custom'>> & { field: CustomField }) {
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
          date={field.kind === 'date'}
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
function OwnBounds(props: {
  date: boolean;
  min: string | undefined;
  max: string | undefined;
  onChange(bounds: { min?: string; max?: string }): void;
}) {
  const t = useT();
  const { date, min, max } = props;
  const change = (low: string | undefined, high: string | undefined) =>
    props.onChange({ ...(low === undefined ? {} : { min: low }), ...(high === undefined ? {} : { max: high }) });
  const read = (text: string) => {
    const fits = date ? isCalendarDay(text) : /^-?\d+(\.\d+)?$/.test(text.trim());
    return fits ? text.trim() : undefined;
  };
  const type = date ? 'date' : 'number';
  return (
    <Group grow>
      <TextInput
        type={type}
        label={t('dealers.condition.min')}
        value={min ?? ''}
        onChange={(event) => change(read(event.currentTarget.value), max)}
      />
      <TextInput
        type={type}
        label={t('dealers.condition.max')}
        value={max ?? ''}
        onChange={(event) => change(min, read(event.currentTarget.value))}
      />
    </Group>
  );
}
