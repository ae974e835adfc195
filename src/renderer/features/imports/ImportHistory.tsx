import { Button, Group, Text, Title } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Output } from '../../../shared/contract/index.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useT } from '../../components/useT.ts';
import { recordsOf } from './CountTiles.tsx';
import classes from './imports.module.css';
import { UndoImportModal } from './UndoImportModal.tsx';
import { useRunningJob } from './useImportJobs.ts';

type Entry = Output<'imports.list'>['batches'][number];

const STEP = 20;

/** The imports of this data file, newest first; each can be looked at again and undone. */
export function ImportHistory() {
  const t = useT();
  const [limit, setLimit] = useState(STEP);
  const list = useApiQuery('imports.list', { limit }, { keepPrevious: true });
  const job = useRunningJob('imports.undo');
  return (
    <section aria-labelledby="import-history">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="import-history">
          {t('imports.history.title')}
        </Title>
        {list.data && list.data.total > 0 && (
          <TableExport request={{ table: 'batches' }} name={t('imports.history.title')} />
        )}
      </Group>
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {job && <JobProgress job={job} />}
      {list.data?.total === 0 && (
        <Text c="dimmed">
          {t('imports.history.none')} {t('imports.history.noneText')}
        </Text>
      )}
      {list.data && list.data.total > 0 && <HistoryTable entries={list.data.batches} />}
      {list.data && list.data.total > limit && (
        <Button variant="default" mt="xs" onClick={() => setLimit(Math.min(1000, limit + STEP * 5))}>
          {t('imports.history.more')}
        </Button>
      )}
    </section>
  );
}

function HistoryTable({ entries }: { entries: readonly Entry[] }) {
  const t = useT();
  const [undoing, setUndoing] = useState<Entry | null>(null);
  return (
    <div className={classes.tableRoom}>
      <table className={classes.history}>
        <thead>
          <tr>
            <th scope="col">{t('imports.history.when')}</th>
            <th scope="col">{t('imports.history.file')}</th>
            <th scope="col">{t('imports.history.kind')}</th>
            {(['created', 'updated', 'unchanged', 'rejected'] as const).map((name) => (
              <th key={name} scope="col" data-end>
                {t(`imports.history.${name}`)}
              </th>
            ))}
            <th scope="col">{t('imports.history.period')}</th>
            <th scope="col">{t('imports.history.state')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <HistoryRow key={entry.batchId} entry={entry} onUndo={setUndoing} />
          ))}
        </tbody>
      </table>
      <UndoImportModal batch={undoing} onClose={() => setUndoing(null)} />
    </div>
  );
}

function HistoryRow({ entry, onUndo }: { entry: Entry; onUndo: (entry: Entry) => void }) {
  const t = useT();
  const format = useFormat();
  const { counts, fileName } = entry;
  return (
    <tr data-undone={entry.status === 'undone' || undefined}>
      <td>{format.instant(entry.committedAt ?? entry.createdAt)}</td>
      <td className={classes.fileCell}>
        <Link href={`/import/${entry.batchId}`} aria-label={t('imports.history.open', { file: fileName })}>
          {fileName}
        </Link>
        {entry.sourceName && (
          <Text size="xs" c="dimmed" truncate>
            {t('common.value.named', { name: t('imports.history.source'), value: entry.sourceName })}
          </Text>
        )}
      </td>
      <td>{t(`imports.kind.${entry.kind ?? 'unknown'}`)}</td>
      <td data-end>{format.count(counts?.created ?? 0)}</td>
      <td data-end>{format.count(counts?.updated ?? 0)}</td>
      <td data-end>{format.count(counts ? recordsOf(counts, 'unchanged') : 0)}</td>
      <td data-end>{format.count((counts?.rejected ?? 0) + (counts?.ambiguous ?? 0))}</td>
      <td className={classes.periodCell}>
        {entry.period && (
          <>
            <span>{format.day(entry.period.from)} –</span> <span>{format.day(entry.period.to)}</span>
          </>
        )}
      </td>
      <td className={classes.stateCell}>
        {entry.status === 'committed' && t('imports.history.committed')}
        {entry.status === 'undoing' && t('imports.history.undoing')}
        {entry.status === 'undone' && t('imports.history.undone', { when: format.instant(entry.undoneAt) })}
        {entry.keptDealers > 0 && (
          <Text size="xs" c="dimmed">
            {t('imports.history.kept', { count: entry.keptDealers })}
          </Text>
        )}
      </td>
      <td>
        {entry.status === 'committed' && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Undo2 size={14} aria-hidden />}
            aria-label={t('imports.history.undo', { file: fileName })}
            onClick={() => onUndo(entry)}
          >
            {t('common.action.undo')}
          </Button>
        )}
      </td>
    </tr>
  );
}
