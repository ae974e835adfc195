import { NumberInput, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { BOUGHT_OF, type BoughtCondition, type RuleCondition } from '../../../shared/contract/segmentRule.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { scaledToDecimal } from '../../../shared/domain/money.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import { LabelledBounds } from './LabelledBounds.tsx';

interface BoughtFieldsProps {
  condition: BoughtCondition;
  onChange(next: RuleCondition, wrong?: boolean): void;
}

/** Goods, a time, and limits of bills or money. */
export function BoughtFields({ condition, onChange }: BoughtFieldsProps) {
  const t = useT();
  const { digits } = useTypedFigures();
  const { of, days, from, to, minOrders, maxOrders, minAmount, maxAmount, ...rest } = condition;
  const period = days !== undefined ? 'days' : from !== undefined || to !== undefined ? 'range' : 'ever';
  const [shown, setShown] = useState(period);
  const limits = defined({ minOrders, maxOrders, minAmount, maxAmount });
  const time = defined({ days, from, to });
  const put = (part: Partial<BoughtCondition>, when: object = time, bounds: object = limits, wrong?: boolean) =>
    onChange({ ...rest, of, ...when, ...bounds, ...part }, wrong);
  const day = (text: string) => (isCalendarDay(text) ? text : undefined);
  return (
    <>
      <Select
        label={t('segments.builder.goods')}
        w={130}
        allowDeselect={false}
        data={BOUGHT_OF.map((each) => ({ value: each, label: t(`segments.of.${each}`) }))}
        value={of}
        onChange={(next) => put({ of: BOUGHT_OF.find((each) => each === next) ?? 'any', value: '' })}
      />
      {of !== 'any' && <GoodsField of={of} value={condition.value} onChange={(value) => put({ value })} />}
      <Select
        label={t('segments.builder.period')}
        w={120}
        allowDeselect={false}
        data={[
          { value: 'days', label: t('segments.builder.periodDays') },
          { value: 'ever', label: t('segments.builder.periodEver') },
          { value: 'range', label: t('segments.builder.periodRange') },
        ]}
        value={shown}
        onChange={(next) => {
          setShown(next === 'days' || next === 'range' ? next : 'ever');
          put({}, next === 'days' ? { days: 90 } : {});
        }}
      />
      {shown === 'days' && (
        <NumberInput
          label={t('segments.builder.days')}
          w={100}
          min={1}
          max={3650}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={days ?? 90}
          onChange={(value) => typeof value === 'number' && value >= 1 && put({}, { days: value })}
        />
      )}
      {shown === 'range' &&
        (['from', 'to'] as const).map((side) => (
          <TextInput
            key={side}
            type="date"
            label={t(`segments.builder.${side}`)}
            value={condition[side] ?? ''}
            onChange={(event) => put({}, defined({ from, to, [side]: day(event.currentTarget.value) }))}
          />
        ))}
      <LabelledBounds
        label={t('segments.builder.orders')}
        kind="count"
        first={{ min: String(minOrders ?? ''), max: String(maxOrders ?? '') }}
        onChange={({ min, max }, wrong) =>
          put({}, time, defined({ minOrders: min, maxOrders: max, minAmount, maxAmount }), wrong)
        }
      />
      <LabelledBounds
        label={t('segments.builder.amount')}
        kind="money"
        first={{
          min: minAmount === undefined ? '' : scaledToDecimal(minAmount, digits),
          max: maxAmount === undefined ? '' : scaledToDecimal(maxAmount, digits),
        }}
        onChange={({ min, max }, wrong) =>
          put({}, time, defined({ minOrders, maxOrders, minAmount: min, maxAmount: max }), wrong)
        }
      />
    </>
  );
}

/** Without what is undefined: a rule has no such fields. */
function defined(fields: Readonly<Record<string, string | number | undefined>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Letters wait this long for the next one, ms. */
const PAUSE = 150;

function GoodsField(props: { of: BoughtCondition['of']; value: string; onChange(value: string): void }) {
  const t = useT();
  const { of, value, onChange } = props;
  const [typed, setTyped] = useState(value);
  const [text] = useDebouncedValue(typed, PAUSE);
  const goods = useApiQuery('segments.goods', { of, text: text === value ? '' : text }).data?.goods ?? [];
  const known = value === '' || goods.some((each) => each.value === value);
  return (
    <Select
      label={t('segments.builder.goodsName')}
      w={200}
      searchable
      nothingFoundMessage={t('segments.builder.noMatch')}
      data={known ? goods : [{ value, label: value }, ...goods]}
      filter={({ options }) => options}
      value={value === '' ? null : value}
      searchValue={typed}
      onSearchChange={setTyped}
      maxDropdownHeight={280}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}
