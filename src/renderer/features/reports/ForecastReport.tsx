import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import { FORECAST_BY, FORECAST_SUMS } from '../../../shared/contract/forecasts.contract.ts';
import { ForecastReportOptions } from '../../../shared/contract/reports.contract.ts';
import { capital } from '../../../shared/i18n/forecastTexts.ts';
import { navigate } from '../../app/hashLocation.ts';
import { PastDayField } from '../../components/PastDayField.tsx';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

const HORIZONS = [1, 3, 6, 12, 18, 24];

/** The forecast on paper; what it is of stands in the address, as on its page. */
export function ForecastReport() {
  const t = useT();
  const common = useCommonOptions();
  const text = useSearch();
  const options = useMemo(() => {
    const search = new URLSearchParams(text);
    const { by, sums, months, asOf } = ForecastReportOptions.shape;
    const of = (name: string) => search.get(name) ?? undefined;
    return {
      kind: 'forecast' as const,
      ...common.options,
      by: by.catch('total').parse(of('by')),
      sums: sums.catch('own').parse(of('sums')),
      months: months.catch(12).parse(Number(of('months') ?? 12)),
      asOf: asOf.catch(undefined).parse(of('asOf')),
    };
  }, [common.options, text]);
  const go = (name: string, value: string | null) => {
    const next = new URLSearchParams(text);
    if (value) next.set(name, value);
    else next.delete(name);
    navigate(`/reports/forecast?${next}`, { replace: true });
  };
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['forecasts', 'orders', 'dealers', 'reps', 'operators', 'settings']}
      fileName={t('reports.kind.forecast')}
    >
      <Select
        label={t('forecasts.page.by')}
        allowDeselect={false}
        data={FORECAST_BY.map((value) => ({ value, label: capital(t(`forecasts.by.${value}`)) }))}
        value={options.by}
        onChange={(next) => go('by', next)}
      />
      <Select
        label={t('forecasts.page.horizon')}
        allowDeselect={false}
        data={[...new Set([...HORIZONS, options.months])].sort((a, b) => a - b).map(String)}
        value={String(options.months)}
        onChange={(next) => go('months', next)}
      />
      <PastDayField
        label={t('forecasts.page.asOf')}
        value={options.asOf ?? ''}
        max={null}
        onChange={(day) => go('asOf', day)}
      />
      {options.by !== 'total' && (
        <Select
          label={t('forecasts.sums.label')}
          allowDeselect={false}
          data={FORECAST_SUMS.map((value) => ({ value, label: t(`forecasts.sums.${value}`) }))}
          value={options.sums}
          onChange={(next) => go('sums', next)}
        />
      )}
      <CommonFields common={common} />
    </ReportScreen>
  );
}
