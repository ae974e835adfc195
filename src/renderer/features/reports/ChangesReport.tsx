import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import type { ChangesReportOptions } from '../../../shared/contract/reports.contract.ts';
import { BatchId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

/** Imports that can be chosen, newest first. */
const MOST_IMPORTS = 100;

/** What an import of orders has changed, on one page; which one stands in the address. */
export function ChangesReport() {
  const t = useT();
  const format = useFormat();
  const common = useCommonOptions();
  const wanted = BatchId.safeParse(Number(new URLSearchParams(useSearch()).get('batch') ?? undefined));
  const batchId = wanted.data;
  const imports = useApiQuery('imports.list', { offset: 0, limit: MOST_IMPORTS }).data?.batches;
  const orders = imports?.filter(({ kind, status }) => kind === 'orders' && status === 'committed') ?? [];
  const shown = orders.find((batch) => batch.batchId === batchId) ?? orders[0];
  const options = useMemo<ChangesReportOptions>(
    () => ({ kind: 'changes', ...common.options, ...(batchId === undefined ? {} : { batchId }) }),
    [common.options, batchId],
  );
  return (
    <ReportScreen
      options={options}
      enabled={imports !== undefined}
      topics={['imports', 'orders', 'dealers', 'reps', 'scoring', 'settings']}
      fileName={t('changes.fileName', { day: shown?.period?.to ?? '' })}
      portrait
    >
      <Select
        label={t('changes.screen.batch')}
        placeholder={t('changes.screen.newest')}
        clearable
        data={orders.map((batch) => ({
          value: String(batch.batchId),
          label: t('changes.screen.option', { time: format.instant(batch.committedAt), name: batch.fileName }),
        }))}
        value={batchId === undefined ? null : String(batchId)}
        onChange={(next) =>
          navigate(next === null ? '/reports/changes' : `/reports/changes?batch=${next}`, { replace: true })
        }
      />
      <CommonFields common={common} />
    </ReportScreen>
  );
}
