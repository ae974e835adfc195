import { useCallback } from 'react';
import { PREDICTION_GROUPS, type PredictionGroup } from '../../../shared/contract/predictions.contract.ts';
import { useApi } from '../../api/client.tsx';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { openDealers } from '../../app/pickedDealers.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

const SHOWN = PREDICTION_GROUPS.filter((group) => group !== 'all');

/** Opens the dealers of a group, or of a tenth of the calibration, as a list of dealers. */
export function useOpenPredicted(): (label: string, of: { group?: PredictionGroup; tenth?: number }) => void {
  const api = useApi();
  const notify = useNotify();
  return (label, of) => {
    api.call('predictions.ids', of).then(({ ids }) => openDealers({ label, ids }), notify.error);
  };
}

/** How many dealers are probably still there, and how many nobody can tell of. */
export function ActiveGroups({ groups }: { groups: Partial<Record<PredictionGroup, number>> }) {
  const t = useT();
  const format = useFormat();
  const open = useOpenPredicted();
  const rows = SHOWN.map((group) => ({ group, label: t(`predictions.group.${group}`), dealers: groups[group] ?? 0 }));
  const option = useCallback(
    ({ base, axis, accent, text }: ChartTheme) => ({
      ...base,
      grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
      xAxis: { ...axis, type: 'value', axisLabel: { show: false }, splitLine: { show: false } },
      yAxis: {
        ...axis,
        type: 'category',
        inverse: true,
        data: SHOWN.map((group) => t(`predictions.group.${group}`)),
        axisLabel: { color: text, fontSize: 12 },
      },
      series: [
        {
          type: 'bar',
          barWidth: 18,
          itemStyle: { color: accent },
          label: {
            show: true,
            position: 'right',
            color: text,
            formatter: ({ value }: { value: number }) => format.count(value),
          },
          data: SHOWN.map((group) => groups[group] ?? 0),
        },
      ],
    }),
    [groups, t, format],
  );
  return (
    <ChartWithTable
      title={t('predictions.page.groups')}
      summary={t('predictions.page.groupSummary', {
        active: format.count(groups.active ?? 0),
        doubtful: format.count(groups.doubtful ?? 0),
        gone: format.count(groups.gone ?? 0),
        unknown: format.count(groups.unknown ?? 0),
      })}
      option={option}
      height={170}
      columns={[
        [t('predictions.page.groupRow'), 'text', ({ label }) => label],
        [t('predictions.calibration.dealers'), 'integer', ({ dealers }) => dealers],
      ]}
      rows={rows}
      onRow={({ group, label }) => open(label, { group })}
    />
  );
}
