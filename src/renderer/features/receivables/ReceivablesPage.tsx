import { Button, Group, Stack, Text } from '@mantine/core';
import { FileDown, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { OwingShown } from '../../../shared/contract/receivables.contract.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { AgeBar } from '../../components/AgeBar.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { AsOfNote } from '../../components/receivableTexts.tsx';
import { useT } from '../../components/useT.ts';
import { OwedTiles } from './OwedTiles.tsx';
import { OwingList } from './OwingList.tsx';
import { RepTable } from './RepTable.tsx';
import classes from './receivables.module.css';

/** What is owed: in all, by age, by rep, and whom to ask for it first. */
export function ReceivablesPage() {
  const t = useT();
  const overview = useApiQuery('receivables.overview', {});
  if (overview.error)
    return (
      <div className={classes.page}>
        <PageTitle>{t('receivables.page.title')}</PageTitle>
        <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />
      </div>
    );
  if (!overview.data)
    return (
      <div className={classes.page}>
        <PageTitle>{t('receivables.page.title')}</PageTitle>
        <Text c="dimmed">{t('common.loading')}</Text>
      </div>
    );
  return overview.data.asOf === null ? <Nothing /> : <Owed overview={overview.data} />;
}

function Nothing() {
  const t = useT();
  return (
    <div className={classes.page}>
      <PageTitle>{t('receivables.page.title')}</PageTitle>
      <EmptyState title={t('receivables.page.none')}>
        <Text c="dimmed" maw={560} ta="center">
          {t('receivables.page.noneText')}
        </Text>
        <Button leftSection={<FileDown size={16} aria-hidden />} onClick={() => navigate('/import')}>
          {t('receivables.page.import')}
        </Button>
      </EmptyState>
    </div>
  );
}

function Owed({ overview }: { overview: Output<'receivables.overview'> }) {
  const t = useT();
  const [shown, setShown] = useState<OwingShown>('overdue');
  const [rep, setRep] = useState<RepId | null | undefined>(undefined);
  const print = () => navigate('/reports/receivables');
  const commands = useMemo(
    () => [
      { id: 'receivables.print', label: t('receivables.page.print'), run: () => navigate('/reports/receivables') },
    ],
    [t],
  );
  usePageCommands(commands);
  return (
    <div className={classes.page}>
      <Group justify="space-between" mb="xs">
        <PageTitle>{t('receivables.page.title')}</PageTitle>
        <Button variant="default" leftSection={<Printer size={15} aria-hidden />} onClick={print}>
          {t('receivables.page.print')}
        </Button>
      </Group>
      <Stack gap="md">
        <OwedTiles sums={overview.sums} lastReceivedOn={overview.lastReceivedOn} shown={shown} onShown={setShown} />
        <section aria-label={t('receivables.ages')}>
          <AgeBar bands={overview.sums.bands} />
          <AsOfNote asOf={overview.asOf} cutOff={overview.cutOff} />
        </section>
        <div className={classes.columns}>
          <OwingList shown={shown} onShown={setShown} rep={rep} onRep={setRep} overview={overview} />
          <RepTable reps={overview.reps} rep={rep} onRep={setRep} />
        </div>
      </Stack>
    </div>
  );
}
