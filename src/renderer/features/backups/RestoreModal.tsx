import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { FileRef } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { restoring } from '../../app/openedStore.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { sizeText } from '../../components/sizeText.ts';
import { useT } from '../../components/useT.ts';
import classes from './backups.module.css';
import { LookInside } from './LookInside.tsx';

/** Which backup, then what is in it, then how to restore it. */
export function RestoreModal() {
  const t = useT();
  return (
    <Modal
      opened={restoring.useOpened()}
      onClose={restoring.close}
      title={t('backups.restore.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <Restore onClose={restoring.close} />
    </Modal>
  );
}

function Restore({ onClose }: { onClose(): void }) {
  const t = useT();
  const [file, setFile] = useState<FileRef | null>(null);
  const inside = useApiQuery('backups.inspect', { file: file ?? ('' as FileRef) }, { enabled: file !== null });
  if (file === null) return <PickBackup onPick={setFile} />;
  return (
    <Stack gap="sm" aria-live="polite">
      {inside.isFetching && (
        <Group gap="sm">
          <Loader size="xs" />
          <Text c="dimmed">{t('backups.restore.looking')}</Text>
        </Group>
      )}
      {inside.error && !inside.isFetching && <ErrorNotice error={inside.error} />}
      {inside.data && !inside.isFetching && <LookInside file={file} inside={inside.data} onClose={onClose} />}
      <Group>
        <Button variant="subtle" size="compact-sm" onClick={() => setFile(null)}>
          {t('backups.restore.other')}
        </Button>
      </Group>
    </Stack>
  );
}

function PickBackup({ onPick }: { onPick(file: FileRef): void }) {
  const t = useT();
  const api = useApi();
  const format = useFormat();
  const notify = useNotify();
  const found = useApiQuery('backups.list', {});
  const copies = found.data?.copies;
  // The file that is open writes it.
  const hasFile = (useApiQuery('session.get', {}).data?.file ?? null) !== null;
  const pick = async () => {
    const picked = await api.bridge.pickFile('backup');
    if (picked) onPick(picked.file);
  };
  return (
    <Stack gap="sm">
      {found.error && <ErrorNotice error={found.error} />}
      {copies?.length === 0 && <Text c="dimmed">{t('backups.restore.none')}</Text>}
      {copies && copies.length > 0 && (
        <div>
          <Group justify="space-between">
            <Text fw={500}>{t('backups.restore.found')}</Text>
            {hasFile && <CopiesExport copies={copies} />}
          </Group>
          <ul className={classes.choices} aria-label={t('backups.restore.found')}>
            {copies.map(({ file, name, folder, day, time, sizeBytes }) => (
              <li key={`${folder}/${name}`}>
                <button type="button" title={folder} onClick={() => onPick(file)}>
                  <Archive size={15} aria-hidden />
                  <span className={classes.name}>
                    {shopOf(name)} · {format.day(day)} {time}
                  </span>
                  <span>
                    {folder} · {sizeText(sizeBytes)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Group gap="sm">
        <Button size="sm" variant="default" data-autofocus onClick={() => void pick().catch(notify.error)}>
          {t('backups.restore.pick')}
        </Button>
        <Button size="sm" variant="subtle" loading={found.isFetching} onClick={() => void found.refetch()}>
          {t('backups.restore.again')}
        </Button>
      </Group>
    </Stack>
  );
}

function CopiesExport({ copies }: Output<'backups.list'>) {
  const t = useT();
  const name = t('backups.restore.found');
  const request = shownTable(
    name,
    [
      [t('data.changes.name'), 'text', (copy) => copy.name],
      [t('backups.section.place'), 'text', ({ folder }) => folder],
      [t('imports.field.day'), 'day', ({ day }) => day],
      [t('imports.field.time'), 'text', ({ time }) => time],
      [t('tables.size'), 'text', ({ sizeBytes }) => sizeText(sizeBytes)],
    ],
    copies,
  );
  return <TableExport request={request} name={name} />;
}

/** The shop's name: what stands before day and time. */
function shopOf(name: string): string {
  return name.replace(/_\d{4}-\d{2}-\d{2}_\d{4}(-\d+)?\.dealerdesk-backup$/, '');
}
