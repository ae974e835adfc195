import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import type { PickedFile } from '../../../shared/contract/hostBridge.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJobs } from '../../api/useJob.tsx';
import { CasesFrame } from '../../app/cases/CasesFrame.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { OldCaseTables } from './OldCaseTables.tsx';

type Book = Output<'cases.fileRows'>;
const NOTHING = { header: [], rows: [], lines: [] };

/** Old cases of somebody's own list: picked or dropped, looked at row by row, written in one act. */
export function OldCasesPage() {
  const t = useT();
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const undo = useUndo();
  const [book, setBook] = useState<Book | null>(null);
  const [busy, setBusy] = useState(false);
  const { header, rows, lines } = book ?? NOTHING;
  const asked = { header, rows, lines };
  const checked = useApiQuery('cases.checkRows', asked, { enabled: book !== null, keepPrevious: true });
  const found = book === null ? undefined : checked.data;
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      notify.error(error);
    } finally {
      setBusy(false);
    }
  };
  const read = (pick: () => Promise<PickedFile | null>) =>
    during(async () => {
      const picked = await pick();
      if (picked === null) return;
      const { jobId, bookId } = await api.call('cases.readFile', { file: picked.file });
      await jobs.finished(jobId);
      setBook(await api.call('cases.fileRows', { bookId }));
    });
  const take = () =>
    during(async () => {
      const { taken } = await api.call('cases.takeRows', asked);
      notify.done(t('cases.oldCases.done', { count: taken }), () => void undo());
    });
  const onDrop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    event.preventDefault();
    // Elsewhere a dropped file is imported.
    event.stopPropagation();
    void read(() => api.bridge.takeDroppedFile(file));
  };
  return (
    <CasesFrame tab="list" title={t('cases.oldCases.title')} intro={t('cases.oldCases.intro')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped; the button does the same */}
      <div data-own-drop onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
        <Stack gap="sm">
          <Text size="sm">{t('cases.oldCases.rule')}</Text>
          <Group gap="sm">
            <Button
              loading={busy}
              variant={found && found.taken.length > 0 ? 'default' : 'filled'}
              leftSection={<FileUp size={15} aria-hidden />}
              onClick={() => void read(() => api.bridge.pickFile('spreadsheet'))}
            >
              {t('cases.oldCases.pick')}
            </Button>
            {found && found.taken.length > 0 && (
              <Button loading={busy} onClick={() => void take()}>
                {t('cases.oldCases.take', { count: found.taken.length })}
              </Button>
            )}
            {book !== null && <Text size="sm">{book.fileName}</Text>}
          </Group>
          {checked.error && book !== null && <ErrorNotice error={checked.error} />}
          {book === null && <EmptyState title={t('cases.oldCases.none')} text={t('cases.oldCases.noneHint')} />}
          {found && (
            <>
              <Group gap="xs" role="status">
                <Badge variant="default">{t('cases.oldCases.taken', { count: found.taken.length })}</Badge>
                <Badge variant="default">{t('cases.oldCases.problems', { count: found.problems.length })}</Badge>
              </Group>
              <Text size="sm" c="dimmed">
                {t('cases.oldCases.known', { list: found.known.join('、') || '—' })}
                {found.unknown.length > 0 && ` ${t('cases.oldCases.unknown', { list: found.unknown.join('、') })}`}
              </Text>
              <OldCaseTables found={found} />
            </>
          )}
        </Stack>
      </div>
    </CasesFrame>
  );
}
