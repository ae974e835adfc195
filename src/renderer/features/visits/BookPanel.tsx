import { Alert } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { useJobs } from '../../api/useJob.tsx';
import { ListReading, useReading } from '../../app/ListReading.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useT } from '../../components/useT.ts';
import { MergePreview } from './MergePreview.tsx';
import { useTake } from './useTake.ts';

/** A visit workbook that was filled in: picked or dropped here, looked at, then written. */
export function BookPanel() {
  const t = useT();
  const api = useApi();
  const jobs = useJobs();
  const taking = useTake('paper');
  const [book, setBook] = useState<Output<'visits.bookRows'> | null>(null);
  const reading = useReading(async ({ file }) => {
    const { jobId, bookId } = await api.call('visits.readBook', { file });
    await jobs.finished(jobId);
    const rows = await api.call('visits.bookRows', { bookId });
    setBook(rows);
    await taking.look(rows.rows);
  });
  const take = async () => {
    const told = await taking.take();
    // What is left over stays in sight, and the name of its file with it.
    if (told?.every(({ verdict }) => verdict !== 'refused' && verdict !== 'conflict')) setBook(null);
  };
  const canTake = taking.preview?.some(({ verdict }) => verdict === 'take' || verdict === 'adds') ?? false;
  return (
    <ListReading
      reading={reading}
      pickLabel={t('visitSheets.keyIn.pick')}
      fileName={book?.fileName}
      take={canTake ? { label: t('visitSheets.keyIn.write'), busy: taking.busy, run: () => void take() } : undefined}
    >
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
      {(book?.unread ?? []).map(({ table, columns }) => (
        <Alert key={table} color="yellow">
          {t('visitSheets.keyIn.unreadColumns', { table, columns: columns.join(', ') })}
        </Alert>
      ))}
      {book === null ? (
        <EmptyState title={t('visitSheets.keyIn.noBook')} text={t('visitSheets.keyIn.noBookHint')} />
      ) : (
        taking.preview !== null && (
          <MergePreview rows={taking.preview} accepted={taking.accepted} onAccept={taking.accept} />
        )
      )}
    </ListReading>
  );
}
