import { Group } from '@mantine/core';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { errorText } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { recordsOf } from './CountTiles.tsx';
import { nameOf } from './QueueTable.tsx';
import { dataRowsOf, sheetsOf } from './queueSteps.ts';

/** The queue as a table: what each file was understood as, what it brings, and why one was not read. */
export function QueueExport({ batches }: { batches: readonly Batch[] }) {
  const t = useT();
  const name = t('tables.queue');
  const kind = ({ status, kind: found }: Batch) =>
    t(`imports.kind.${status === 'failed' ? 'unknown' : (found ?? 'unknown')}`);
  const request = shownTable(
    name,
    [
      [t('imports.queue.file'), 'text', nameOf],
      [t('imports.history.kind'), 'text', kind],
      [t('imports.understand.sheet'), 'text', (batch) => sheetsOf(batch).join(t('imports.check.comma'))],
      [t('imports.queue.rows'), 'integer', (batch) => dataRowsOf(batch)?.count ?? null],
      [t('imports.history.created'), 'integer', ({ counts }) => counts?.created ?? null],
      [t('imports.history.updated'), 'integer', ({ counts }) => counts?.updated ?? null],
      [t('imports.history.unchanged'), 'integer', ({ counts }) => (counts ? recordsOf(counts, 'unchanged') : null)],
      [t('imports.history.rejected'), 'integer', ({ counts }) => (counts ? counts.rejected + counts.ambiguous : null)],
      [
        t('imports.history.state'),
        'text',
        ({ error }) => (error === null ? '' : errorText(AppError.fromWire(error), t)),
      ],
    ],
    batches,
  );
  return (
    <Group justify="flex-end">
      <TableExport request={request} name={name} />
    </Group>
  );
}
