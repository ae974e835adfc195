import { MultiSelect, NumberInput, Select, Text, TextInput } from '@mantine/core';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import { type Fact, factShape } from '../../../shared/contract/segmentFacts.ts';
import type { DayCondition, RuleCondition } from '../../../shared/contract/segmentRule.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { SegmentId } from '../../../shared/domain/ids.ts';
import { scaledToDecimal } from '../../../shared/domain/money.ts';
import { choiceWord } from '../../../shared/i18n/ruleText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { type FigureKind, useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import { ConditionFields } from '../dealers/ConditionFields.tsx';
import { TypedBounds } from '../dealers/TypedBounds.tsx';
import { BoughtFields } from './BoughtFields.tsx';
import { useRuleWords } from './useRuleWords.ts';

interface ValueProps<C> {
  condition: C;
  /** `wrong` where something is typed that cannot be read. */
  onChange(next: RuleCondition, wrong?: boolean): void;
}
type Of<F extends RuleCondition['fact']> = Extract<RuleCondition, { fact: F }>;

/** What is asked of the fact that was chosen. */
export function ConditionValue(
  props: ValueProps<RuleCondition> & {
    fields: readonly CustomField[];
    segments: readonly { id: number; name: string }[];
  },
) {
  const t = useT();
  const { condition, onChange } = props;
  switch (condition.fact) {
    case 'bought':
      return <BoughtFields condition={condition} onChange={onChange} />;
    case 'segment':
      return (
        <Select
          label={t('segments.builder.segment')}
          data={props.segments.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(condition.id)}
          allowDeselect={false}
          searchable
          nothingFoundMessage={t('segments.builder.noMatch')}
          onChange={(id) => id !== null && onChange({ fact: 'segment', id: SegmentId.parse(Number(id)) })}
        />
      );
    case 'lastMonthOnly':
      return (
        <Text size="xs" c="dimmed" mt={28} maw={320}>
          {t('dealers.condition.lastMonthHint')}
        </Text>
      );
    case 'decline':
    case 'openedWithin':
    case 'custom':
      return <ListFields condition={condition} fields={props.fields} onChange={onChange} />;
  }
  if ('in' in condition) return <ChoiceField condition={condition} onChange={onChange} />;
  if ('contains' in condition)
    return (
      <TextInput
        label={t('segments.builder.text')}
        value={condition.contains}
        maxLength={100}
        onChange={(event) => onChange({ ...condition, contains: event.currentTarget.value })}
      />
    );
  if ('is' in condition) return <DayFields condition={condition} onChange={onChange} />;
  return factShape(condition.fact).kind === 'number' ? (
    <NumberFields condition={condition} onChange={onChange} />
  ) : null;
}

/** Conditions that lists have too, by the same fields. */
function ListFields(
  props: ValueProps<Of<'decline'> | Of<'openedWithin'> | Of<'custom'>> & { fields: readonly CustomField[] },
) {
  const { condition, fields, onChange } = props;
  const kept =
    condition.fact === 'decline'
      ? ({ kind: 'decline', decline: { percent: condition.percent, against: condition.against } } as const)
      : condition.fact === 'openedWithin'
        ? ({ kind: 'openedWithin', months: condition.months } as const)
        : ({ kind: 'custom', condition: condition.own } as const);
  return (
    <ConditionFields
      condition={kept}
      fields={fields}
      onChange={(next) => {
        if (next.kind === 'decline') onChange({ fact: 'decline', ...next.decline });
        if (next.kind === 'openedWithin') onChange({ fact: 'openedWithin', months: next.months });
        if (next.kind === 'custom') onChange({ fact: 'custom', own: next.condition });
      }}
      onWrong={(wrong) => onChange(condition, wrong)}
    />
  );
}

function ChoiceField({ condition, onChange }: ValueProps<Extract<RuleCondition, { in: string[] }>>) {
  const t = useT();
  const words = useRuleWords();
  const { fact } = condition;
  const choices = useApiQuery('segments.choices', { fact }).data?.choices ?? [];
  const gone = condition.in.filter((value) => !choices.some((each) => each.value === value));
  const option = (value: string, label: string, count: number) => ({
    // An empty value is none to a list of choices.
    value: `=${value}`,
    label: `${label === '' ? choiceWord(fact, value, words) : label}${count > 0 ? ` (${count})` : ''}`,
  });
  return (
    <MultiSelect
      label={t('segments.builder.values')}
      placeholder={condition.in.length === 0 ? t('segments.builder.valuesHint') : ''}
      miw={220}
      maw={420}
      data={[
        ...choices.map(({ value, label, count }) => option(value, label, count)),
        ...gone.map((value) => option(value, '', 0)),
      ]}
      value={condition.in.map((value) => `=${value}`)}
      searchable
      nothingFoundMessage={t('segments.builder.noMatch')}
      limit={200}
      onChange={(values) => onChange({ ...condition, in: values.map((value) => value.slice(1)) })}
    />
  );
}

const KINDS = {
  money: 'money',
  count: 'count',
  days: 'days',
  percent: 'number',
  score: 'number',
} as const satisfies Record<string, FigureKind>;
const MICRO = 1e6;

function NumberFields({ condition, onChange }: ValueProps<RuleCondition>) {
  const { digits } = useTypedFigures();
  const bounds = condition as { fact: Fact; min?: number; max?: number }; // asked by its shape before
  const shape = factShape(bounds.fact);
  const unit = shape.kind === 'number' ? shape.unit : 'count';
  // Percentages are typed as such and kept as shares; scores are plain numbers.
  const factor = unit === 'percent' ? MICRO * 100 : unit === 'score' ? MICRO : 1;
  const text = (value: number | undefined) => {
    if (value === undefined) return '';
    if (unit === 'money') return scaledToDecimal(value, digits);
    return String(Number((unit === 'percent' ? value * 100 : value).toPrecision(12)));
  };
  let wrong = false;
  return (
    <TypedBounds
      kind={KINDS[unit]}
      first={{ min: text(bounds.min), max: text(bounds.max) }}
      onWrong={(is) => {
        wrong = is;
      }}
      onChange={({ min, max }) =>
        onChange(
          {
            fact: bounds.fact,
            ...(min === undefined ? {} : { min: min / factor }),
            ...(max === undefined ? {} : { max: max / factor }),
          } as RuleCondition, // the fact is one of figures
          wrong,
        )
      }
    />
  );
}

const ASKS = ['within', 'notWithin', 'before', 'between', 'never'] as const;

function DayFields({ condition, onChange }: ValueProps<DayCondition>) {
  const t = useT();
  const { fact } = condition;
  const days = 'days' in condition ? condition.days : 30;
  const day = (text: string) => (isCalendarDay(text) ? text : undefined);
  const ask = (next: string | null) => {
    if (next === 'within' || next === 'notWithin' || next === 'before') onChange({ fact, is: next, days });
    else if (next === 'between') onChange({ fact, is: next });
    else onChange({ fact, is: 'never' });
  };
  return (
    <>
      <Select
        label={t('segments.builder.how')}
        allowDeselect={false}
        w={190}
        data={ASKS.map((is) => ({ value: is, label: t(`segments.day.${is}`) }))}
        value={condition.is}
        onChange={ask}
      />
      {'days' in condition && (
        <NumberInput
          label={t('segments.builder.days')}
          w={110}
          min={1}
          max={3650}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={days}
          onChange={(value) => typeof value === 'number' && value >= 1 && onChange({ ...condition, days: value })}
        />
      )}
      {condition.is === 'between' &&
        (['from', 'to'] as const).map((side) => (
          <TextInput
            key={side}
            type="date"
            label={t(`segments.builder.${side}`)}
            value={condition[side] ?? ''}
            onChange={(event) => {
              const { [side]: _, ...rest } = condition;
              const typed = day(event.currentTarget.value);
              onChange(typed === undefined ? rest : { ...rest, [side]: typed });
            }}
          />
        ))}
    </>
  );
}
