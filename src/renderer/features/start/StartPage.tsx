import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFileActions } from '../../app/fileActions.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

/** First steps: import my Excel, look around with sample data, open a data file. */
export function StartPage() {
  const t = useT();
  const api = useApi();
  const files = useFileActions();
  const [busy, setBusy] = useState(false);
  const session = useApiQuery('session.get', {});
  const openSample = () => {
    setBusy(true);
    void files.openSample().finally(() => setBusy(false));
  };
  const startImport = () =>
    void (session.data?.file ? Promise.resolve() : files.createFile()).then(() => navigate('/import'));
  return (
    <Stack gap="lg" p="xl" maw={1100} mx="auto">
      <Stack gap={4}>
        <Title order={1} size="h2">
          {t('shell.start.title')}
        </Title>
        <Text c="dimmed">{t('shell.start.text')}</Text>
      </Stack>
      <SimpleGrid cols={3}>
        <Offer title={t('shell.start.importTitle')} text={t('shell.start.importText')}>
          <Button onClick={startImport}>{t('shell.start.importAction')}</Button>
        </Offer>
        <Offer title={t('shell.start.sampleTitle')} text={t('shell.start.sampleText')}>
          <Button variant="default" disabled={busy} onClick={openSample}>
            {t('shell.start.sampleAction')}
          </Button>
        </Offer>
        <Offer title={t('shell.start.openTitle')} text={t('shell.start.openText')}>
          {api.info.nativeFileDialogs && (
            <Button variant="default" onClick={files.chooseFile}>
              {t('shell.start.openAction')}
            </Button>
          )}
          <KnownFiles />
        </Offer>
      </SimpleGrid>
    </Stack>
  );
}

function Offer(props: { title: string; text: string; children: React.ReactNode }) {
  return (
    <Card withBorder padding="lg">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h4">
          {props.title}
        </Title>
        <Text c="dimmed">{props.text}</Text>
        {props.children}
      </Stack>
    </Card>
  );
}

function KnownFiles() {
  const t = useT();
  const format = useFormat();
  const { openFile } = useFileActions();
  const known = useApiQuery('session.knownFiles', {});
  if (!known.data) return null;
  if (known.data.files.length === 0) return <Text size="xs">{t('shell.start.noRecent')}</Text>;
  return (
    <Stack gap={2} align="stretch" w="100%">
      <Text size="xs" fw={600}>
        {t('shell.start.recent')}
      </Text>
      {known.data.files.slice(0, 8).map((file) => (
        <Button
          key={file.file}
          variant="subtle"
          justify="space-between"
          title={file.folder}
          onClick={() => void openFile(file.file)}
        >
          <Group gap="sm">
            {file.name}
            <Text size="xs" c="dimmed">
              {format.instant(file.modifiedAt)}
            </Text>
          </Group>
        </Button>
      ))}
    </Stack>
  );
}
