import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ClusterRunView } from '../../../../shared/contract/clusters.contract.ts';
import { type ClusterMove, clusterMoves } from '../../../../shared/domain/clusterMoves.ts';
import { clusterMoveKind, clusterMoveSums, numberedName } from '../../../../shared/i18n/clusterText.ts';
import { useApiQuery } from '../../../api/useApiQuery.ts';
import { ChartWithTable } from '../../../app/analysis/ChartWithTable.tsx';
import { openDealers } from '../../../app/pickedDealers.ts';
import { useFormat } from '../../../components/format.ts';
import { useT } from '../../../components/useT.ts';
import type { Member } from './members.ts';

/** Who stayed in his cluster and who went to another since the run before; every row leads to its dealers. */
export function ClusterMoves({ run, members }: { run: ClusterRunView; members: readonly Member[] }) {
  const t = useT();
  if (run.former === null)
    return (
      <Text size="sm" c="dimmed">
        {t('clusters.move.first')}
      </Text>
    );
  return <Moves run={run} former={run.former} members={members} />;
}

interface MovesProps {
  run: ClusterRunView;
  former: NonNullable<ClusterRunView['former']>;
  members: readonly Member[];
}

function Moves({ run, former, members }: MovesProps) {
  const t = useT();
  const format = useFormat();
  const before = useApiQuery('clusters.get', { runId: former.runId });
  const points = useApiQuery('clusters.points', { runId: former.runId });
  const moves = useMemo(
    () =>
      points.data
        ? clusterMoves(points.data, { dealerId: members.map(({ id }) => id), label: members.map(({ label }) => label) })
        : [],
    [points.data, members],
  );
  if (!points.data || !before.data) return null;
  const nameIn = (clusters: ClusterRunView['clusters'], label: number | null) => {
    const cluster = clusters.find((each) => each.label === label);
    return cluster === undefined ? t('clusters.move.none') : numberedName(cluster, t);
  };
  const fromName = ({ from }: ClusterMove) => nameIn(before.data?.clusters ?? [], from);
  const toName = ({ to }: ClusterMove) => nameIn(run.clusters, to);
  const sums = clusterMoveSums(moves);
  return (
    <ChartWithTable
      title={t('clusters.move.title')}
      summary={t('clusters.move.summary', {
        day: format.day(former.asOf),
        stayed: format.count(sums.stayed),
        went: format.count(sums.went),
        came: format.count(sums.came),
        left: format.count(sums.left),
      })}
      picture={null}
      height={320}
      columns={[
        [t('clusters.move.from'), 'text', fromName],
        [t('clusters.move.to'), 'text', toName],
        [t('clusters.move.kind'), 'text', (move) => t(`clusters.move.${clusterMoveKind(move)}`)],
        [t('clusters.scatter.dealers'), 'integer', ({ dealers }) => dealers.length],
      ]}
      rows={moves}
      onRow={(move) =>
        openDealers({
          label: t('clusters.move.pick', { from: fromName(move), to: toName(move) }),
          ids: move.dealers,
        })
      }
    />
  );
}
