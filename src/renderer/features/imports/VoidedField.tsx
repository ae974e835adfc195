import type { Batch, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { BillsChoice } from './BillsChoice.tsx';

export interface VoidedFieldProps {
  batch: Batch;
  counts: ImportCounts;
  /** Opens the list of the bills. */
  onList(): void;
}

/** Bills that were imported before and are void in this file: keep them, or let them go with the commit. */
export function VoidedField({ batch, counts, onList }: VoidedFieldProps) {
  const t = useT();
  const format = useFormat();
  const command = useApiCommand('imports.setRemoveVoided');
  const { bills: count, netMinor } = counts.voided;
  if (count === 0) return null;
  return (
    <BillsChoice
      title={t('imports.voided.title')}
      remove={t('imports.voided.remove', { count })}
      removes={batch.removeVoided}
      busy={command.isPending}
      error={command.error}
      onRemove={(remove) => command.mutate({ batchId: batch.batchId, remove })}
      onList={onList}
    >
      {t('imports.voided.ask', { count, amount: format.money(netMinor) })}
    </BillsChoice>
  );
}
