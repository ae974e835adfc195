import { Group, Title } from '@mantine/core';
import type { ClusterRunView } from '../../../../shared/contract/clusters.contract.ts';
import { numberedName } from '../../../../shared/i18n/clusterText.ts';
import { FigureTable } from '../../../app/analysis/ChartWithTable.tsx';
import { type ShownColumn, shownTable } from '../../../app/shownTable.ts';
import { TableExport } from '../../../app/TableExport.tsx';
import { useT } from '../../../components/useT.ts';
import { openCluster } from './ClusterScatter.tsx';
import type { Member } from './members.ts';
import { useMedianColumns } from './useMedianColumns.ts';

const HEIGHT = 480;

interface Row {
  /** null for the row of all dealers. */
  label: number | null;
  name: string;
  size: number;
  medians: number[];
}

/** The clusters' medians in every chosen feature, and below them those of all dealers. */
export function MedianTable({ run, members }: { run: ClusterRunView; members: readonly Member[] }) {
  const t = useT();
  const title = t('clusters.median.title');
  const columns: ShownColumn<Row>[] = [
    [t('clusters.scatter.cluster'), 'text', ({ name }) => name],
    [t('clusters.scatter.dealers'), 'integer', ({ size }) => size],
    ...useMedianColumns(run),
  ];
  const rows: Row[] = [
    ...run.clusters.map((cluster) => ({ ...cluster, name: numberedName(cluster, t) })),
    { label: null, name: t('clusters.median.all'), size: run.dealers, medians: run.medians },
  ];
  const open = ({ label, name }: Row) => openCluster(label, name, members);
  return (
    <section aria-labelledby="cluster-medians">
      <Group gap="xs" mb="xs">
        <Title order={2} size="h4" id="cluster-medians">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, rows)} name={title} />
      </Group>
      <FigureTable label={title} columns={columns} rows={rows} height={HEIGHT} onRow={open} />
    </section>
  );
}
