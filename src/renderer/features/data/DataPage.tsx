import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Copy, FilePlus2, Info, ShieldCheck } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import type { OpenFile } from '../../../shared/contract/session.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFileActions } from '../../app/fileActions.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import facts from '../../components/facts.module.css';
import { PageTitle } from '../../components/PageTitle.tsx';
import { sizeText } from '../../components/sizeText.ts';
import { useT } from '../../components/useT.ts';
import { MoveToAnotherPc, SafePlace } from '../backups/SafePlace.tsx';
import { Bin } from './Bin.tsx';
import { ChangeLog } from './ChangeLog.tsx';
import { CheckReport } from './CheckReport.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import classes from './data.module.css';
import { KnownFiles } from './KnownFiles.tsx';
import { ListExport } from './ListExport.tsx';
import { WholeExport } from './WholeExport.tsx';

/** The data file itself: where it is, copies, its soundness, what was changed, and other files. */
export function DataPage() {
  const t = useT();
  const session = useApiQuery('session.get', {});
  const file = session.data?.file;
  const { refetch } = session;
  // The file grows without anybody being told.
  useEffect(() => void refetch(), [refetch]);
  return (
    <Stack className={classes.page} gap="xl">
      <PageTitle>{t('data.page.title')}</PageTitle>
      {session.error && <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />}
      <div className={classes.twoColumns}>
        <Stack gap="xl">
          {file ? <FileSection file={file} /> : <Text>{t('data.file.none')}</Text>}
          {file && <SafePlace sample={file.sample} />}
        </Stack>
        <Stack gap="xl">
          {file && <LookUp />}
          <OtherFiles />
          {file && <ListExport />}
          {file && <WholeExport />}
        </Stack>
      </div>
      <MoveToAnotherPc />
      {file && <Bin />}
      {file && <ChangeLog />}
    </Stack>
  );
}

function FileSection({ file }: { file: OpenFile }) {
  const t = useT();
  const { saveCopy } = useFileActions();
  const check = useApiCommand('data.check');
  const notes = (['sample', 'readOnly', 'slowFolder'] as const).filter((name) => file[name]);
  return (
    <section aria-labelledby="data-file">
      <Title order={2} size="h4" id="data-file" mb="xs">
        {t('data.file.title')}
      </Title>
      <dl className={facts.facts}>
        <dt>{t('data.file.name')}</dt>
        <dd>
          <strong>{file.sample ? t('data.file.sampleName') : file.name}</strong>
        </dd>
        <dt>{t('data.file.place')}</dt>
        <dd>{file.folder}</dd>
        <dt>{t('data.file.size')}</dt>
        <dd>{sizeText(file.sizeBytes)}</dd>
        <dt>{t('data.file.currency')}</dt>
        <dd>{file.currency}</dd>
      </dl>
      {notes.map((name) => (
        <Alert key={name} color="yellow" variant="light" mb="xs" icon={<Info size={17} aria-hidden />}>
          {t(`data.file.${name}`)}
        </Alert>
      ))}
      <Group gap="sm">
        <Button variant="default" leftSection={<Copy size={15} aria-hidden />} onClick={() => void saveCopy()}>
          {t('data.file.saveCopy')}
        </Button>
        <Button
          variant="default"
          leftSection={<ShieldCheck size={15} aria-hidden />}
          loading={check.isPending}
          onClick={() => check.mutate({})}
        >
          {t('data.file.check')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {t('data.file.backupHint')}
      </Text>
      <div aria-live="polite">
        {check.isPending && (
          <Text c="dimmed" mt="xs">
            {t('data.file.checking')}
          </Text>
        )}
        {check.error && <ErrorNotice error={check.error} />}
        {check.data && !check.isPending && <CheckReport result={check.data} />}
      </div>
    </section>
  );
}

function LookUp() {
  const t = useT();
  return (
    <section aria-labelledby="data-more">
      <Title order={2} size="h4" id="data-more" mb="xs">
        {t('data.more.title')}
      </Title>
      <ul className={classes.links}>
        <li>
          <Link href="/data/health">{t('data.more.health')}</Link>
        </li>
        <li>
          <Link href="/data/doubles">{t('data.more.doubles')}</Link>
        </li>
        <li>
          <Link href="/import">{t('data.more.imports')}</Link>
        </li>
      </ul>
    </section>
  );
}

function OtherFiles() {
  const t = useT();
  const { createFile } = useFileActions();
  return (
    <section aria-labelledby="data-files">
      <Title order={2} size="h4" id="data-files" mb="xs">
        {t('data.files.title')}
      </Title>
      <KnownFiles />
      <Group gap="sm" mt="xs">
        <ChooseFile />
        <Button variant="default" leftSection={<FilePlus2 size={15} aria-hidden />} onClick={createFile}>
          {t('data.files.create')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {t('data.files.createHint')}
      </Text>
    </section>
  );
}
