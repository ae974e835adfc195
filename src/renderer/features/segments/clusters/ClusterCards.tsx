import { Anchor, Button, Group, Text, TextInput, Title } from '@mantine/core';
import { BookmarkPlus, Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ClusterRunView, ClusterView } from '../../../../shared/contract/clusters.contract.ts';
import { clusterName, clusterSentence, numberedName, traitText } from '../../../../shared/i18n/clusterText.ts';
import { useApiCommand } from '../../../api/useApiCommand.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useFormat } from '../../../components/format.ts';
import { useT } from '../../../components/useT.ts';
import { KeepGroupsModal, type ToKeep } from '../KeepGroupsModal.tsx';
import { idsOf, openCluster } from './ClusterScatter.tsx';
import classes from './clusters.module.css';
import type { Member } from './members.ts';
import { useFigureText } from './useFigureText.ts';

/** Each cluster in words: what sets it apart, how large it is, who is typical of it. */
export function ClusterCards({ run, members }: { run: ClusterRunView; members: readonly Member[] }) {
  const t = useT();
  const [keeping, setKeeping] = useState<ToKeep | null>(null);
  const keep = (clusters: readonly ClusterView[]) =>
    setKeeping({
      groups: clusters.map((cluster) => ({
        name: numberedName(cluster, t),
        ids: idsOf(cluster.label, members),
        rule: run.forRules ? { fact: 'cluster', in: [String(cluster.label)] } : null,
      })),
      ruleHint: t(run.forRules ? 'clusters.card.rule' : 'clusters.card.noRule'),
    });
  return (
    <section aria-labelledby="cluster-cards">
      <Group gap="sm" mb="xs">
        <Title order={2} size="h4" id="cluster-cards">
          {t('clusters.card.list')}
        </Title>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<BookmarkPlus size={14} aria-hidden />}
          onClick={() => keep(run.clusters)}
        >
          {t('segments.keep.all')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t('clusters.card.listHint')}
      </Text>
      <div className={classes.cards}>
        {run.clusters.map((cluster) => (
          <ClusterCard
            key={cluster.id}
            cluster={cluster}
            amountMinor={run.amountMinor}
            members={members}
            onKeep={() => keep([cluster])}
          />
        ))}
      </div>
      <KeepGroupsModal what={keeping} onClose={() => setKeeping(null)} />
    </section>
  );
}

interface ClusterCardProps {
  cluster: ClusterView;
  /** Of all clusters. */
  amountMinor: number;
  members: readonly Member[];
  onKeep(): void;
}

function ClusterCard({ cluster, amountMinor, members, onKeep }: ClusterCardProps) {
  const t = useT();
  const format = useFormat();
  const figure = useFigureText();
  const [renaming, setRenaming] = useState(false);
  const name = numberedName(cluster, t);
  return (
    <article className={classes.card} aria-label={name}>
      {renaming ? (
        <NameForm cluster={cluster} onClose={() => setRenaming(false)} />
      ) : (
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Title order={3} size="h5">
            {name}
          </Title>
          <Button
            variant="subtle"
            size="compact-xs"
            flex="none"
            leftSection={<Pencil size={13} aria-hidden />}
            onClick={() => setRenaming(true)}
          >
            {t('clusters.card.rename')}
          </Button>
        </Group>
      )}
      {cluster.name !== '' && <Text size="sm">{clusterSentence(cluster, t)}</Text>}
      <Text size="xs" c="dimmed">
        {t('clusters.card.size', {
          count: cluster.size,
          share: format.percent(amountMinor > 0 ? cluster.amountMinor / amountMinor : null),
        })}
        {' · '}
        {t('clusters.card.silhouette', { value: cluster.silhouette.toFixed(2) })}
      </Text>
      <ul className={classes.traits}>
        {cluster.traits.map((trait) => (
          <li key={trait.feature}>{traitText(trait, t, figure)}</li>
        ))}
      </ul>
      <Text size="xs" c="dimmed">
        {t('clusters.card.typical')}
      </Text>
      <ul className={classes.typical}>
        {cluster.typical.map((dealer) => (
          <li key={dealer.id}>
            <Anchor size="sm" href={`#/dealers/${dealer.id}`}>
              {dealer.name}
            </Anchor>
          </li>
        ))}
      </ul>
      <Group gap="xs" className={classes.acts}>
        <Button variant="default" size="xs" onClick={() => openCluster(cluster.label, name, members)}>
          {t('clusters.card.see', { count: cluster.size })}
        </Button>
        <Button variant="default" size="xs" leftSection={<BookmarkPlus size={13} aria-hidden />} onClick={onKeep}>
          {t('segments.keep.open')}
        </Button>
      </Group>
    </article>
  );
}

function NameForm({ cluster, onClose }: { cluster: ClusterView; onClose(): void }) {
  const t = useT();
  const [name, setName] = useState(cluster.name);
  const rename = useApiCommand('clusters.rename');
  const save = () => rename.mutate({ id: cluster.id, name }, { onSuccess: onClose });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <TextInput
        size="xs"
        autoFocus
        label={t('clusters.card.renameLabel', { label: cluster.label })}
        description={t('clusters.card.renameHint')}
        placeholder={clusterName({ ...cluster, name: '' }, t)}
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group gap="xs" mt={6}>
        <Button type="submit" size="compact-xs" loading={rename.isPending}>
          {t('common.action.save')}
        </Button>
        <Button variant="default" size="compact-xs" onClick={onClose}>
          {t('common.action.cancel')}
        </Button>
      </Group>
      {rename.error && <ErrorNotice error={rename.error} />}
    </form>
  );
}
