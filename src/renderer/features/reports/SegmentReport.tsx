import { NumberInput, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import type { SegmentReportOptions } from '../../../shared/contract/reports.contract.ts';
import { SegmentId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { NothingToPrint } from './NothingToPrint.tsx';
import { ReportScreen } from './ReportScreen.tsx';

/** What a segment is like, beside all dealers, on paper. */
export function SegmentReport() {
  const t = useT();
  const search = useSearch();
  const asked = Number(new URLSearchParams(search).get('id') ?? 0);
  const segments = useApiQuery('segments.names', {}).data?.segments;
  const common = useCommonOptions();
  const [top, setTop] = useState(30);
  const chosen = segments?.find(({ id }) => id === asked) ?? segments?.[0];
  const options = useMemo<SegmentReportOptions>(
    () => ({ kind: 'segment', ...common.options, id: chosen?.id ?? SegmentId.parse(1), top }),
    [common.options, chosen?.id, top],
  );
  if (segments?.length === 0)
    return (
      <NothingToPrint
        kind="segment"
        why={t('segments.report.none')}
        next={t('segments.title')}
        path="/segments/lists"
      />
    );
  return (
    <ReportScreen
      portrait
      options={options}
      enabled={chosen !== undefined}
      topics={['segments', 'dealers', 'orders', 'scoring', 'receivables', 'reps', 'settings']}
      fileName={t('segments.report.fileName', { name: chosen?.name ?? '' })}
    >
      <Select
        label={t('segments.report.pick')}
        allowDeselect={false}
        searchable
        data={(segments ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={chosen === undefined ? null : String(chosen.id)}
        onChange={(id) => navigate(`/reports/segment?id=${id ?? ''}`, { replace: true })}
      />
      <NumberInput
        label={t('segments.report.topCount')}
        min={1}
        max={500}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        value={top}
        onChange={(value) => typeof value === 'number' && value >= 1 && setTop(value)}
      />
      <CommonFields common={common} />
    </ReportScreen>
  );
}
