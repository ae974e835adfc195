import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Database, FileDown, FilePlus2, FlaskConical, type LucideIcon, RotateCcw, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId, useMemo, useState } from 'react';
import type { WireError } from '../../../shared/errors/appError.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useAllJobs, useJob } from '../../api/useJob.tsx';
import { usePageCommands } from '../../app/commands.tsx';
import { useFileActions } from '../../app/fileActions.ts';
import { useImportActions } from '../../app/importActions.ts';
import { restoring } from '../../app/openedStore.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { errorText } from '../../components/notify.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import { ChooseFile } from '../data/ChooseFile.tsx';
import { KnownFiles } from '../data/KnownFiles.tsx';
import { SampleWorkbooks } from '../samples/SampleWorkbooks.tsx';
import classes from './start.module.css';

/** First steps: import my Excel, look around with sample data, open a data file. */
export function StartPage() {
  const t = useT();
  const { pick } = useImportActions();
  const session = useApiQuery('session.get', {});
  usePageCommands(
    useMemo(() => [{ id: 'start.import', label: t('shell.start.importTitle'), run: () => void pick() }], [t, pick]),
  );
  const openError = session.data?.openError;
  return (
    <Stack gap="xl" className={classes.page}>
      <Stack gap={4}>
        <PageTitle size="h2">{t('shell.start.title')}</PageTitle>
        <Text c="dimmed" size="lg">
          {t('shell.start.text')}
        </Text>
      </Stack>
      {openError && <OpenError error={openError} />}
      <div className={classes.offers}>
        <Offer icon={FileDown} title={t('shell.start.importTitle')} text={t('shell.start.importText')}>
          <Button size="sm" onClick={() => void pick()}>
            {t('shell.start.importAction')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('data.start.dropHint')}
          </Text>
        </Offer>
        <Offer icon={FlaskConical} title={t('shell.start.sampleTitle')} text={t('shell.start.sampleText')}>
          <SampleOffer />
        </Offer>
        <Offer icon={Database} title={t('shell.start.openTitle')} text={t('data.start.restoreText')}>
          <FileOffer />
        </Offer>
      </div>
      {session.data?.file && <SampleWorkbooks />}
    </Stack>
  );
}

/** What became of the file that was open last, and what to do: once more, or another way on below it. */
function OpenError({ error }: { error: WireError }) {
  const t = useT();
  const again = useApiCommand('session.openLast');
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<TriangleAlert size={18} aria-hidden />}
      title={t('data.start.openError')}
    >
      {errorText(AppError.fromWire(error), t)}
      <Group mt="xs">
        <Button variant="default" loading={again.isPending} onClick={() => again.mutate({})}>
          {t('common.action.retry')}
        </Button>
      </Group>
    </Alert>
  );
}

function Offer(props: { icon: LucideIcon; title: string; text: string; children: ReactNode }) {
  const id = useId();
  const Icon = props.icon;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby={id}>
      <Stack gap="sm" align="flex-start" h="100%">
        <Group gap="sm" wrap="nowrap">
          <Icon size={20} aria-hidden />
          <Title order={2} size="h4" id={id}>
            {props.title}
          </Title>
        </Group>
        <Text c="dimmed">{props.text}</Text>
        {props.children}
      </Stack>
    </Card>
  );
}

function SampleOffer() {
  const t = useT();
  const { openSample } = useFileActions();
  const [opening, setOpening] = useState(false);
  // The page begins anew when the sample file opens; the job is found again by its kind.
  const running = useAllJobs().findLast(({ state }) => state.kind === 'samples.fill' && state.status === 'running');
  const job = useJob(running?.state.jobId);
  if (job) {
    return (
      <div className={classes.progress}>
        <JobProgress job={job} title={t('data.start.loadingSample')} />
      </div>
    );
  }
  return (
    <Button
      size="sm"
      variant="default"
      loading={opening}
      onClick={() => {
        setOpening(true);
        void openSample().finally(() => setOpening(false));
      }}
    >
      {t('shell.start.sampleAction')}
    </Button>
  );
}

function FileOffer() {
  const t = useT();
  const { createFile } = useFileActions();
  return (
    <>
      <KnownFiles />
      <Group gap="sm" mt="auto">
        <ChooseFile size="sm" />
        <Button size="sm" variant="default" leftSection={<RotateCcw size={15} aria-hidden />} onClick={restoring.open}>
          {t('backups.section.restore')}
        </Button>
        <Button size="sm" variant="default" leftSection={<FilePlus2 size={15} aria-hidden />} onClick={createFile}>
          {t('data.files.create')}
        </Button>
      </Group>
    </>
  );
}
