import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import type { MigrationReportOptions } from '../../../shared/contract/reports.contract.ts';
import { RunId, type SegmentId } from '../../../shared/domain/ids.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useRunOptions } from '../../components/useRunOptions.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';
import { SegmentsField } from './SegmentsField.tsx';

/** Tier by tier from the owner's grades or a run to another result; which ones stands in the address. */
export function MigrationReport() {
  const t = useT();
  const common = useCommonOptions();
  const search = new URLSearchParams(useSearch());
  const from = RunId.safeParse(Number(search.get('from') ?? undefined)).data;
  const to = RunId.safeParse(Number(search.get('to') ?? undefined)).data;
  const runs = useRunOptions();
  const [segments, setSegments] = useState<SegmentId[]>([]);
  const options = useMemo<MigrationReportOptions>(
    () => ({
      kind: 'migration',
      ...common.options,
      from: from ?? 'original',
      segments,
      ...(to === undefined ? {} : { to }),
    }),
    [common.options, from, segments, to],
  );
  const go = (side: 'from' | 'to', value: string | null) => {
    const next = new URLSearchParams(search);
    if (value === null) next.delete(side);
    else next.set(side, value);
    navigate(next.size === 0 ? '/reports/migration' : `/reports/migration?${next}`, { replace: true });
  };
  return (
    <ReportScreen
      options={options}
      enabled={runs !== undefined}
      topics={['dealers', 'scoring', 'segments', 'settings']}
      fileName={t('reports.kind.migration')}
    >
      <Select
        label={t('scoring.moves.from')}
        placeholder={t('scoring.moves.original')}
        clearable
        data={runs ?? []}
        value={from === undefined ? null : String(from)}
        onChange={(next) => go('from', next)}
      />
      <Select
        label={t('scoring.moves.to')}
        placeholder={t('scoring.moves.live')}
        clearable
        data={runs ?? []}
        value={to === undefined ? null : String(to)}
        onChange={(next) => go('to', next)}
      />
      <SegmentsField value={segments} onChange={setSegments} />
      <CommonFields common={common} />
    </ReportScreen>
  );
}
