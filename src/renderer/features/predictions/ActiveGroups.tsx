import { Button } from '@mantine/core';
import { BookmarkPlus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { PREDICTION_GROUPS, type PredictionGroup } from '../../../shared/contract/predictions.contract.ts';
import type { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { useApi } from '../../api/client.tsx';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { openDealers } from '../../app/pickedDealers.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { KeepGroupsModal, type ToKeep } from '../segments/KeepGroupsModal.tsx';

export type Which = 'live' | 'asked';

const SHOWN = PREDICTION_GROUPS.filter((group) => group !== 'all');

/** As rules of segments ask it: a chance is told to a part in a million. */
const STEP = 1e-6;
const RULES: Record<PredictionGroup, SegmentRule | null> = {
  all: null,
  active: { fact: 'pAlive', min: 0.8 },
  doubtful: { fact: 'pAlive', min: 0.5, max: 0.8 - STEP },
  gone: { fact: 'pAlive', max: 0.5 - STEP },
  unknown: {
    all: [{ not: { fact: 'pAlive', min: 0 } }, { fact: 'bought', of: 'any', value: '' }, { not: { fact: 'excluded' } }],
  },
};

interface ActiveGroupsProps {
  which: Which;
  groups: Partial<Record<PredictionGroup, number>>;
}

/** Opens the dealers of a group, or of a tenth of the calibration, as a list of dealers. */
export function useOpenPredicted(
  which: Which,
): (label: string, of: { group?: PredictionGroup; tenth?: number }) => void {
  const api = useApi();
  const notify = useNotify();
  return (label, of) => {
    api.call('predictions.ids', { which, ...of }).then(({ ids }) => openDealers({ label, ids }), notify.error);
  };
}

/** How many dealers are probably still there, and how many nobody can tell of. */
export function ActiveGroups({ which, groups }: ActiveGroupsProps) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const [keeping, setKeeping] = useState<ToKeep | null>(null);
  const keep = async () => {
    try {
      const kept = SHOWN.filter((group) => (groups[group] ?? 0) > 0);
      const found = await Promise.all(kept.map((group) => api.call('predictions.ids', { which, group })));
      const rules = kept.map((group) => (which === 'live' ? RULES[group] : null));
      setKeeping({
        groups: kept.map((group, at) => ({
          name: t(`predictions.group.${group}`),
          ids: found[at]?.ids ?? [],
          rule: rules[at] ?? null,
        })),
        ruleHint: t(rules.includes(null) ? 'predictions.page.noRule' : 'predictions.page.rule'),
      });
    } catch (error) {
      notify.error(error);
    }
  };
  const format = useFormat();
  const open = useOpenPredicted(which);
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
      acts={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<BookmarkPlus size={14} aria-hidden />}
          onClick={() => void keep()}
        >
          {t('segments.keep.all')}
        </Button>
      }
    >
      <KeepGroupsModal what={keeping} onClose={() => setKeeping(null)} />
    </ChartWithTable>
  );
}
