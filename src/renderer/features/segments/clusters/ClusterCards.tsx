import { Anchor, Button, Group, Text, TextInput, Title } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ClusterRunView, ClusterView } from '../../../../shared/contract/clusters.contract.ts';
import { clusterName, clusterSentence, numberedName, traitText } from '../../../../shared/i18n/clusterText.ts';
import { useApiCommand } from '../../../api/useApiCommand.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useFormat } from '../../../components/format.ts';
import { useT } from '../../../components/useT.ts';
import { openCluster } from './ClusterScatter.tsx';
import classes from './clusters.module.css';
import type { Member } from './members.ts';
import { useFigureText } from './useFigureText.ts';

/** Each cluster in words: what sets it apart, how large it is, who is typical of it. */
export function ClusterCards({ run, members }: { run: ClusterRunView; members: readonly Member[] }) {
  const t = useT();
  return (
    <section aria-labelledby="cluster-cards">
      <Title order={2} size="h4" id="cluster-cards" mb="xs">
        {t('clusters.card.list')}
      </Title>
      <div className={classes.cards}>
        {run.clusters.map((cluster) => (
          <ClusterCard key={cluster.id} cluster={cluster} amountMinor={run.amountMinor} members={members} />
        ))}
      </div>
    </section>
  );
}

interface ClusterCardProps {
  cluster: ClusterView;
  /** Of all clusters. */
  amountMinor: number;
  members: readonly Member[];
}

function ClusterCard({ cluster, amountMinor, members }: ClusterCardProps) {
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
      <Text size="sm">{clusterSentence(cluster, t)}</Text>
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
      <Button variant="default" size="xs" onClick={() => openCluster(cluster.label, name, members)}>
        {t('clusters.card.see', { count: cluster.size })}
      </Button>
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
