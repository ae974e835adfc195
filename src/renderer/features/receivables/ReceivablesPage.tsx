import { Button, Group, Stack, Text } from '@mantine/core';
import { FileDown, Printer } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { OwingShown } from '../../../shared/contract/receivables.contract.ts';
import type { ReceivablesReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { AgeBar } from '../../components/AgeBar.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { useFormat } from '../../components/format.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { AsOfNote } from '../../components/receivableTexts.tsx';
import { useT } from '../../components/useT.ts';
import { useCommonOptions } from '../reports/commonOptions.ts';
import { useReportOutput } from '../reports/useReport.ts';
import { OwedTiles } from './OwedTiles.tsx';
import { OwingList } from './OwingList.tsx';
import { RepTable } from './RepTable.tsx';
import classes from './receivables.module.css';

type Overview = Output<'receivables.overview'>;

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
      <EmptyState title={t('receivables.page.none')} text={t('receivables.page.noneText')}>
        <Button leftSection={<FileDown size={16} aria-hidden />} onClick={() => navigate('/import')}>
          {t('receivables.page.import')}
        </Button>
      </EmptyState>
    </div>
  );
}

const print = () => navigate('/reports/receivables');

/** The dealers that the list shows, as the collection list has them. */
function useOwingExport(overview: Overview, shown: OwingShown, rep: RepId | null | undefined) {
  const t = useT();
  const format = useFormat();
  const common = useCommonOptions().options;
  const options = useMemo<ReceivablesReportOptions>(
    () => ({ kind: 'receivables', ...common, shown, reps: rep === undefined ? [] : [rep], segments: [] }),
    [common, shown, rep],
  );
  const { act, busy } = useReportOutput(options, t('receivables.paper.fileName', { day: format.day(overview.asOf) }));
  const save = useCallback((as: TableFormat) => void act(as), [act]);
  return { save, busy: busy !== null };
}

function Owed({ overview }: { overview: Overview }) {
  const t = useT();
  const [shown, setShown] = useState<OwingShown>('overdue');
  const [rep, setRep] = useState<RepId | null | undefined>(undefined);
  const { save, busy } = useOwingExport(overview, shown, rep);
  usePageCommands(
    useMemo(
      () => [
        { id: 'receivables.print', label: t('receivables.page.print'), run: print },
        { id: 'receivables.export', label: t('dealers.action.export'), run: () => save('xlsx') },
      ],
      [t, save],
    ),
  );
  return (
    <div className={classes.page}>
      <Group justify="space-between" mb="xs">
        <PageTitle>{t('receivables.page.title')}</PageTitle>
        <Group gap="xs">
          <ExportMenu busy={busy} onFormat={save} />
          <Button variant="default" leftSection={<Printer size={15} aria-hidden />} onClick={print}>
            {t('receivables.page.print')}
          </Button>
        </Group>
      </Group>
      <Stack gap="md">
        <OwedTiles sums={overview.sums} lastReceivedOn={overview.lastReceivedOn} shown={shown} onShown={setShown} />
        <section aria-label={t('receivables.ages')}>
          <AgeBar bands={overview.sums.bands} />
          {overview.atLeast && (
            <Text size="xs" c="dimmed" mt={6}>
              {t('receivables.paper.noteAtLeast')}
            </Text>
          )}
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
