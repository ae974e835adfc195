import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJobs } from '../../api/useJob.tsx';
import { RowCounts } from '../../app/CheckedRows.tsx';
import { CasesFrame } from '../../app/cases/CasesFrame.tsx';
import { ListReading, useReading } from '../../app/ListReading.tsx';
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
  const { header, rows, lines } = book ?? NOTHING;
  const asked = { header, rows, lines };
  const checked = useApiQuery('cases.checkRows', asked, { enabled: book !== null, keepPrevious: true });
  const found = book === null ? undefined : checked.data;
  const reading = useReading(async ({ file }) => {
    const { jobId, bookId } = await api.call('cases.readFile', { file });
    await jobs.finished(jobId);
    setBook(await api.call('cases.fileRows', { bookId }));
  });
  const take = () =>
    reading.during(async () => {
      const { taken } = await api.call('cases.takeRows', asked);
      notify.done(t('cases.oldCases.done', { count: taken }), () => void undo());
    });
  const count = found?.taken.length ?? 0;
  return (
    <CasesFrame tab="list" title={t('cases.oldCases.title')} intro={t('cases.oldCases.intro')}>
      <ListReading
        reading={reading}
        pickLabel={t('cases.oldCases.pick')}
        fileName={book?.fileName}
        take={
          count === 0
            ? undefined
            : { label: t('cases.oldCases.take', { count }), busy: reading.busy, run: () => void take() }
        }
        intro={<Text size="sm">{t('cases.oldCases.rule')}</Text>}
      >
        {checked.error && book !== null && <ErrorNotice error={checked.error} />}
        {book === null && <EmptyState title={t('cases.oldCases.none')} text={t('cases.oldCases.noneHint')} />}
        {found && (
          <>
            <RowCounts
              counts={[
                t('cases.oldCases.taken', { count }),
                t('cases.oldCases.problems', { count: found.problems.length }),
              ]}
            />
            <Text size="sm" c="dimmed">
              {t('cases.oldCases.known', { list: found.known.join('、') || '—' })}
              {found.unknown.length > 0 && ` ${t('cases.oldCases.unknown', { list: found.unknown.join('、') })}`}
            </Text>
            <OldCaseTables found={found} />
          </>
        )}
      </ListReading>
    </CasesFrame>
  );
}
