import { Anchor, Select, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import type { ClustersReportOptions } from '../../../shared/contract/reports.contract.ts';
import { ClusterRunId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

/** Clusters on paper; which run stands in the address. */
export function ClustersReport() {
  const t = useT();
  const format = useFormat();
  const common = useCommonOptions();
  const runId = ClusterRunId.safeParse(Number(new URLSearchParams(useSearch()).get('run') ?? undefined)).data;
  const runs = useApiQuery('clusters.list', {}).data?.runs;
  const options = useMemo<ClustersReportOptions>(
    () => ({ kind: 'clusters', ...common.options, ...(runId === undefined ? {} : { runId }) }),
    [common.options, runId],
  );
  return (
    <ReportScreen
      options={options}
      enabled={runs !== undefined}
      topics={['clusters', 'dealers', 'operators', 'settings']}
      fileName={t('reports.kind.clusters')}
    >
      <Select
        label={t('reports.model.run')}
        placeholder={t('reports.model.newest')}
        clearable
        data={(runs ?? []).map((run) => ({
          value: String(run.runId),
          label: t('clusters.page.formerOne', {
            day: format.day(run.asOf),
            k: run.k,
            features: run.params.features
              .map((feature) => t(`clusters.feature.${feature}`))
              .join(t('clusters.words.comma')),
            time: format.instant(run.createdAt),
          }),
        }))}
        value={runId === undefined ? null : String(runId)}
        onChange={(next) =>
          navigate(next === null ? '/reports/clusters' : `/reports/clusters?run=${next}`, { replace: true })
        }
      />
      <CommonFields common={common} />
      <Text size="xs" c="dimmed">
        {t('reports.model.how')} <Anchor href="#/segments/clusters">{t('reports.model.toPage')}</Anchor>
      </Text>
    </ReportScreen>
  );
}
