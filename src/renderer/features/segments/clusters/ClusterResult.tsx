import { List, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ClusterRunView } from '../../../../shared/contract/clusters.contract.ts';
import { noteText } from '../../../../shared/i18n/clusterText.ts';
import { useApiQuery } from '../../../api/useApiQuery.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useT } from '../../../components/useT.ts';
import { ClusterCards } from './ClusterCards.tsx';
import { ClusterMoves } from './ClusterMoves.tsx';
import { ClusterScatter } from './ClusterScatter.tsx';
import { MedianTable } from './MedianTable.tsx';
import { membersOf } from './members.ts';
import { SilhouetteCurve } from './SilhouetteCurve.tsx';
import { useFigureText } from './useFigureText.ts';

/** What one run found: what to know of it, the clusters in words, the scatter and the curve. */
export function ClusterResult({ run }: { run: ClusterRunView }) {
  const t = useT();
  const figure = useFigureText();
  const points = useApiQuery('clusters.points', { runId: run.runId });
  const members = useMemo(() => (points.data ? membersOf(points.data) : []), [points.data]);
  const nameOf = (id: number) => members.find((member) => member.id === id)?.name ?? `#${id}`;
  if (points.error) return <ErrorNotice error={points.error} />;
  if (points.data === undefined) return <Text c="dimmed">{t('common.loading')}</Text>;
  return (
    <>
      {run.notes.length > 0 && (
        <section aria-label={t('clusters.card.notes')}>
          <List size="sm" spacing={2}>
            {run.notes.map((note) => {
              const text = noteText(note, t, figure, nameOf);
              return <List.Item key={text}>{text}</List.Item>;
            })}
          </List>
        </section>
      )}
      <ClusterCards run={run} members={members} />
      <ClusterMoves run={run} members={members} />
      <MedianTable run={run} members={members} />
      <ClusterScatter run={run} members={members} />
      <SilhouetteCurve run={run} />
    </>
  );
}
