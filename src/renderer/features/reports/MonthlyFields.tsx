import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { MonthlyBy, MonthlyGroup } from '../../../shared/contract/monthlyReport.contract.ts';
import { monthsUpTo } from '../../../shared/domain/calendarDay.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { type MonthlyChoice, MonthlyView } from './monthlyChoice.ts';
import { Pick } from './Pick.tsx';
import { RepsField } from './RepsField.tsx';
import { SegmentsField } from './SegmentsField.tsx';
import { TiersField } from './TiersField.tsx';

export interface MonthlyFieldsProps {
  choice: MonthlyChoice;
  change(next: Partial<MonthlyChoice>): void;
}

const MONTH_COUNTS = [3, 6, 12, 13, 18, 24];
/** How many last months can be chosen. */
const LAST_MONTHS = 60;
const NONE = '';

/** What a row is, which months, whose dealers. */
export function MonthlyFields({ choice, change }: MonthlyFieldsProps) {
  const t = useT();
  return (
    <>
      <Pick
        label={t('monthly.screen.view')}
        schema={MonthlyView}
        value={choice.view}
        options={[
          ['table', t('monthly.screen.table')],
          ['paper', t('monthly.screen.paper')],
        ]}
        onChange={(view) => change({ view })}
      />
      <Pick
        label={t('monthly.screen.rows')}
        schema={MonthlyBy}
        value={choice.by}
        options={MonthlyBy.options.map((by) => [by, t(`monthly.by.${by}`)] as const)}
        onChange={(by) => change({ by })}
      />
      {choice.by === 'dealer' && (
        <Select
          label={t('monthly.screen.group')}
          allowDeselect={false}
          data={[
            { value: NONE, label: t('monthly.screen.noGroup') },
            ...MonthlyGroup.options.map((group) => ({ value: group, label: t(`monthly.by.${group}`) })),
          ]}
          value={choice.group ?? NONE}
          onChange={(next) => change({ group: MonthlyGroup.safeParse(next).data ?? null })}
        />
      )}
      <MonthFields choice={choice} change={change} />
      <TiersField value={choice.tiers} onChange={(tiers) => change({ tiers })} />
      <RepsField value={choice.reps} onChange={(reps) => change({ reps })} />
      <RegionsField choice={choice} change={change} />
      <SegmentsField value={choice.segments} onChange={(segments) => change({ segments })} />
      <Select
        label={t('monthly.screen.excluded')}
        allowDeselect={false}
        data={[
          { value: 'all', label: t('monthly.screen.excludedAll') },
          { value: 'hide', label: t('monthly.screen.excludedHide') },
          { value: 'only', label: t('monthly.screen.excludedOnly') },
        ]}
        value={choice.excluded}
        onChange={(next) => change({ excluded: next === 'hide' || next === 'only' ? next : 'all' })}
      />
      <Checkbox
        label={t('monthly.screen.idle')}
        checked={choice.idle}
        onChange={(event) => change({ idle: event.currentTarget.checked })}
      />
    </>
  );
}

function MonthFields({ choice, change }: MonthlyFieldsProps) {
  const t = useT();
  const format = useFormat();
  const cutOff = useApiQuery('orders.coverage', {}).data?.cutOff;
  const counts = MONTH_COUNTS.includes(choice.months) ? MONTH_COUNTS : [...MONTH_COUNTS, choice.months];
  const months = cutOff ? monthsUpTo(cutOff, LAST_MONTHS).reverse() : [];
  return (
    <>
      <Select
        label={t('monthly.screen.months')}
        allowDeselect={false}
        data={counts.map((count) => ({ value: String(count), label: t('monthly.screen.monthsOf', { count }) }))}
        value={String(choice.months)}
        onChange={(next) => change({ months: Number(next ?? choice.months) })}
      />
      <Select
        label={t('monthly.screen.to')}
        searchable
        clearable
        placeholder={t('monthly.screen.toNewest')}
        data={months.map((month) => ({ value: month, label: format.month(month) }))}
        value={choice.to}
        onChange={(to) => change({ to })}
      />
    </>
  );
}

/** Provinces, each followed by its cities. */
function RegionsField({ choice, change }: MonthlyFieldsProps) {
  const t = useT();
  const facets = useApiQuery('dealers.facets', {}).data;
  const provinces = facets?.provinces ?? [];
  const label = (code: string, name: string) => (code === '' ? t('dealers.filter.noRegion') : name);
  const options = provinces.flatMap(({ value, label: name }) => {
    const code = value ?? '';
    const cities = code === '' ? [] : (facets?.cities ?? []).filter((city) => city.value?.startsWith(code));
    return [
      { value: code || 'none', label: label(code, name) },
      ...cities.map((city) => ({ value: city.value ?? '', label: `${name} ${city.label}` })),
    ];
  });
  if (options.length === 0) return null;
  return (
    <MultiSelect
      label={t('monthly.screen.regions')}
      placeholder={choice.regions.length === 0 ? t('monthly.screen.regionsAll') : ''}
      clearable
      searchable
      limit={100}
      data={options}
      value={choice.regions.map((code) => code || 'none')}
      onChange={(next) => change({ regions: next.map((code) => (code === 'none' ? '' : code)) })}
    />
  );
}
