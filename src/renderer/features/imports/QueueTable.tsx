import { Button, Text } from '@mantine/core';
import { asksPassword, type Batch } from '../../../shared/contract/imports.contract.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { useFormat } from '../../components/format.ts';
import { errorText } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { recordsOf } from './CountTiles.tsx';
import classes from './imports.module.css';
import { newDealersText } from './newDealersText.ts';
import { dataRowsOf, isDayGuessed, isReady, sheetsOf } from './queueSteps.ts';

export interface QueueTableProps {
  batches: readonly Batch[];
  onOpen(batchId: BatchId): void;
  onTakeOut(batchId: BatchId): void;
}

/** The files in their turn: what each was understood as, and how far it is. */
export function QueueTable({ batches, onOpen, onTakeOut }: QueueTableProps) {
  const t = useT();
  return (
    <div className={classes.tableRoom}>
      <table className={classes.history}>
        <thead>
          <tr>
            <th scope="col">{t('imports.queue.file')}</th>
            <th scope="col">{t('imports.history.kind')}</th>
            <th scope="col">{t('imports.understand.sheet')}</th>
            <th scope="col" data-end>
              {t('imports.queue.rows')}
            </th>
            <th scope="col">{t('imports.history.state')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <QueueRow key={batch.batchId} batch={batch} onOpen={onOpen} onTakeOut={onTakeOut} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is taken out is forgotten; an import that has been written, or is at work, is not. */
const TAKEN_OUT: readonly Batch['status'][] = ['inspected', 'checked', 'failed'];

function QueueRow({ batch, onOpen, onTakeOut }: { batch: Batch } & Omit<QueueTableProps, 'batches'>) {
  const t = useT();
  const format = useFormat();
  const { batchId, fileName, status } = batch;
  const rows = dataRowsOf(batch);
  return (
    <tr>
      <th scope="row" className={classes.fileCell}>
        {nameOf(batch)}
      </th>
      <td>{t(`imports.kind.${status === 'failed' ? 'unknown' : (batch.kind ?? 'unknown')}`)}</td>
      <td className={classes.sheets}>{sheetsOf(batch).join(t('imports.check.comma'))}</td>
      <td data-end>{rows !== null && `${format.count(rows.count)}${rows.more ? '+' : ''}`}</td>
      <td style={{ whiteSpace: 'normal' }}>
        <State batch={batch} />
      </td>
      <td>
        {asksPassword(batch) && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('imports.queue.unlock', { name: nameOf(batch) })}
            onClick={() => onOpen(batchId)}
          >
            {t('imports.queue.password')}
          </Button>
        )}
        {status !== 'failed' && status !== 'inspecting' && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('imports.queue.look', { name: fileName })}
            onClick={() => onOpen(batchId)}
          >
            {t('imports.queue.open')}
          </Button>
        )}
        {TAKEN_OUT.includes(status) && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={t('imports.queue.takeOutOf', { name: nameOf(batch) })}
            onClick={() => onTakeOut(batchId)}
          >
            {t('imports.queue.takeOut')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** A file that could not be opened is only named by what was said of it. */
export function nameOf({ fileName, error }: Batch): string {
  return fileName === '' ? String(error?.params.name ?? '') : fileName;
}

function State({ batch }: { batch: Batch }) {
  const t = useT();
  const format = useFormat();
  const { status, counts, error } = batch;
  if (error?.code === 'sheet_encrypted' && asksPassword(batch))
    return <Text size="sm">{t('imports.queue.state.locked')}</Text>;
  if (error !== null && (status === 'failed' || status === 'inspected')) {
    return (
      <Text size="sm" c="red">
        {errorText(AppError.fromWire(error), t)}
      </Text>
    );
  }
  if (counts !== null && (status === 'checked' || status === 'committed')) {
    const figures = {
      created: format.count(counts.created),
      updated: format.count(counts.updated),
      unchanged: format.count(recordsOf(counts, 'unchanged')),
      rejected: format.count(counts.rejected + counts.ambiguous),
    };
    const text = t(status === 'committed' ? 'imports.queue.written' : 'imports.queue.checked', figures);
    const joined = counts.joined > 0 && t('imports.check.hint.joined', { count: counts.joined });
    return (
      <Text size="sm">
        {[text, newDealersText(counts, batch.kind ?? 'dealers', t), joined]
          .filter(Boolean)
          .join(t('imports.queue.comma'))}
      </Text>
    );
  }
  if (status === 'inspected' && isDayGuessed(batch)) {
    const day = format.day(batch.understanding?.asOf?.day ?? '');
    return <Text size="sm">{t('imports.queue.state.dayGuessed', { day })}</Text>;
  }
  const word =
    status === 'inspected'
      ? isReady(batch)
        ? 'ready'
        : 'asks'
      : status === 'undone'
        ? 'undone'
        : ('running' as const);
  return <Text size="sm">{t(`imports.queue.state.${word}`)}</Text>;
}
