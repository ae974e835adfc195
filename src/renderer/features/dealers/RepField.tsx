import { ActionIcon, Tooltip } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import type { DealerPatch } from '../../../shared/contract/dealers.contract.ts';
import { type DealerId, RepId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { EditSelect } from './EditFields.tsx';
import { HandOverModal } from './HandOverModal.tsx';
import type { Detail } from './useDealerEdit.ts';

export interface RepFieldProps {
  detail: Detail;
  save(patch: Partial<DealerPatch>): Promise<boolean>;
}

/** Who serves the dealer: another one from today on, or by the form with day and reason. */
export function RepField({ detail, save }: RepFieldProps) {
  const t = useT();
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const [handing, setHanding] = useState<readonly DealerId[] | null>(null);
  const close = () => setHanding(null);
  return (
    <div className={classes.withAct}>
      <EditSelect
        label={t('dealers.field.repId')}
        value={String(detail.repId ?? '')}
        placeholder={t('dealers.detail.emptyField')}
        // One who has left stays on show where he still serves the dealer.
        options={reps
          .filter(({ id, active }) => active || id === detail.repId)
          .map((rep) => ({ value: String(rep.id), label: rep.name }))}
        onSave={(next) => save({ repId: next === '' ? null : RepId.parse(Number(next)) })}
      />
      <Tooltip label={t('dealers.handOver.dated')}>
        <ActionIcon aria-label={t('dealers.handOver.dated')} onClick={() => setHanding([detail.id])}>
          <CalendarClock size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <HandOverModal ids={handing} onClose={close} onDone={close} />
    </div>
  );
}
