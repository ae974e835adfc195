import { Text } from '@mantine/core';
import type { Batch, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { BillsChoice } from './BillsChoice.tsx';

export interface ReplaceFieldProps {
  batch: Batch;
  counts: ImportCounts;
  /** Opens the list of the bills that would go. */
  onList(): void;
}

/** Where the file lacks bills that its source brought for the same period: keep them, or let the file replace the period. */
export function ReplaceField({ batch, counts, onList }: ReplaceFieldProps) {
  const t = useT();
  const format = useFormat();
  const vanished = useVanished(batch);
  const command = useApiCommand('imports.setReplace');
  if (batch.kind === 'orders' && batch.understanding?.handedBack)
    return <Text size="sm">{t('imports.replace.handedBack')}</Text>;
  if (batch.period === null || vanished === 0 || vanished === undefined) return null;
  const { total, netMinor } = vanished;
  return (
    <BillsChoice
      title={t('imports.replace.title')}
      remove={t('imports.replace.remove', { count: total })}
      removes={batch.replace}
      busy={command.isPending}
      error={command.error}
      onRemove={(replace) => command.mutate({ batchId: batch.batchId, replace })}
      onList={onList}
    >
      {t('imports.replace.ask', {
        from: format.day(batch.period.from),
        to: format.day(batch.period.to),
        count: total,
        amount: format.money(netMinor),
      })}{' '}
      {t(counts.unnumbered ? 'imports.replace.unnumbered' : 'imports.replace.numbered')}
    </BillsChoice>
  );
}

/** What the file lacks, as long as it is an order export; 0 for nothing, undefined while nobody knows. */
export function useVanished(batch: Batch): { total: number; netMinor: number } | 0 | undefined {
  const { batchId, kind, period } = batch;
  const found = useApiQuery('imports.vanished', { batchId, limit: 1 }).data;
  if (kind !== 'orders' || period === null) return 0;
  return found === undefined || found.total > 0 ? found : 0;
}
