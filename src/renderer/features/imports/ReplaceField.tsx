import { Button, Group, Radio, Text } from '@mantine/core';
import { useId } from 'react';
import type { Batch, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { errorText } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import classes from './period.module.css';

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
  const name = useId();
  const vanished = useVanished(batch);
  const command = useApiCommand('imports.setReplace');
  if (batch.kind === 'orders' && batch.understanding?.handedBack)
    return <Text size="sm">{t('imports.replace.handedBack')}</Text>;
  if (batch.period === null || vanished === 0 || vanished === undefined) return null;
  const { total, netMinor } = vanished;
  return (
    <fieldset className={classes.period}>
      <legend className={classes.legend}>{t('imports.replace.title')}</legend>
      <Text size="sm">
        {t('imports.replace.ask', {
          from: format.day(batch.period.from),
          to: format.day(batch.period.to),
          count: total,
          amount: format.money(netMinor),
        })}{' '}
        {t(counts.unnumbered ? 'imports.replace.unnumbered' : 'imports.replace.numbered')}
      </Text>
      <Group gap="lg" mt={4}>
        {([false, true] as const).map((replace) => (
          <Radio
            key={String(replace)}
            name={name}
            size="sm"
            checked={batch.replace === replace}
            disabled={command.isPending}
            label={t(replace ? 'imports.replace.remove' : 'imports.replace.keep', { count: total })}
            onChange={() => command.mutate({ batchId: batch.batchId, replace })}
          />
        ))}
        <Button variant="default" size="compact-sm" onClick={onList}>
          {t('imports.replace.list')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('imports.replace.hint')}
        </Text>
      </Group>
      {command.error !== null && (
        <Text size="sm" c="red" role="alert">
          {errorText(command.error, t)}
        </Text>
      )}
    </fieldset>
  );
}

/** What the file lacks, as long as it is an order export; 0 for nothing, undefined while nobody knows. */
export function useVanished(batch: Batch): { total: number; netMinor: number } | 0 | undefined {
  const { batchId, kind, period } = batch;
  const found = useApiQuery('imports.vanished', { batchId, limit: 1 }).data;
  if (kind !== 'orders' || period === null) return 0;
  return found === undefined || found.total > 0 ? found : 0;
}
