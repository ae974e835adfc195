import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import type { PickedFile } from '../../../shared/contract/hostBridge.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { useJobs } from '../../api/useJob.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { MergePreview } from './MergePreview.tsx';
import { useTake } from './useTake.ts';

/** A visit workbook that was filled in: picked or dropped here, looked at, then written. */
export function BookPanel() {
  const t = useT();
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const taking = useTake('paper');
  const [book, setBook] = useState<Output<'visits.bookRows'> | null>(null);
  const [busy, setBusy] = useState(false);
  const read = async (pick: () => Promise<PickedFile | null>) => {
    setBusy(true);
    try {
      const picked = await pick();
      if (picked === null) return;
      const { jobId, bookId } = await api.call('visits.readBook', { file: picked.file });
      await jobs.finished(jobId);
      const rows = await api.call('visits.bookRows', { bookId });
      setBook(rows);
      await taking.look(rows.rows);
    } catch (error) {
      notify.error(error);
    } finally {
      setBusy(false);
    }
  };
  const take = async () => {
    const told = await taking.take();
    // What is left over stays in sight, and the name of its file with it.
    if (told?.every(({ verdict }) => verdict !== 'refused' && verdict !== 'conflict')) setBook(null);
  };
  const onDrop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    event.preventDefault();
    // Elsewhere a dropped file is imported.
    event.stopPropagation();
    void read(() => api.bridge.takeDroppedFile(file));
  };
  const canTake = taking.preview?.some(({ verdict }) => verdict === 'take' || verdict === 'adds') ?? false;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped; the button does the same
    <div data-own-drop onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <Stack gap="sm">
        <Group gap="sm">
          <Button
            loading={busy}
            variant={canTake ? 'default' : 'filled'}
            leftSection={<FileUp size={15} aria-hidden />}
            onClick={() => void read(() => api.bridge.pickFile('spreadsheet'))}
          >
            {t('visitSheets.keyIn.pick')}
          </Button>
          {canTake && (
            <Button loading={taking.busy} onClick={() => void take()}>
              {t('visitSheets.keyIn.write')}
            </Button>
          )}
          {book !== null && <Text size="sm">{book.fileName}</Text>}
        </Group>
        {(book?.lost ?? []).map(({ table, missing }) => (
          <Alert key={table} color="gray">
            {t('visitSheets.keyIn.lost', {
              table,
              missing: missing
                .map((name) =>
                  name === 'sheet' || name === 'line' || name === 'result' ? t(`visitSheets.column.${name}`) : name,
                )
                .join(', '),
            })}
          </Alert>
        ))}
        {book === null ? (
          <EmptyState title={t('visitSheets.keyIn.noBook')} text={t('visitSheets.keyIn.noBookHint')} />
        ) : (
          taking.preview !== null && (
            <MergePreview rows={taking.preview} accepted={taking.accepted} onAccept={taking.accept} />
          )
        )}
      </Stack>
    </div>
  );
}
