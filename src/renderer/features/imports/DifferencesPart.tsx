import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Batch, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { ChangedBills } from './ChangedBills.tsx';
import classes from './imports.module.css';
import { useSaveDifferences } from './useImportJobs.ts';
import { VanishedBills } from './VanishedBills.tsx';

/** What a committed import has changed and removed: can be read and saved as long as it stands. */
export function DifferencesPart({ batch, counts }: { batch: Batch; counts: ImportCounts }) {
  const t = useT();
  const format = useFormat();
  const { save, busy } = useSaveDifferences();
  const { updated, removed } = counts;
  if (batch.kind !== 'orders' || updated + removed.bills === 0) return null;
  return (
    <div>
      {removed.bills > 0 && (
        <Text size="sm" mb={4}>
          {t('imports.differences.removedTitle', { count: removed.bills, amount: format.money(removed.netMinor) })}
        </Text>
      )}
      <Group gap="sm" align="flex-start">
        {updated > 0 && (
          <Shown
            show={t('imports.differences.show', { count: updated })}
            hide={t('imports.differences.hide', { count: updated })}
          >
            <ChangedBills batch={batch} />
          </Shown>
        )}
        {removed.bills > 0 && (
          <Shown show={t('imports.differences.showRemoved')} hide={t('imports.differences.hideRemoved')}>
            <VanishedBills batchId={batch.batchId} />
          </Shown>
        )}
        <ExportMenu
          size="compact-sm"
          busy={busy}
          text={t('imports.differences.save')}
          onFormat={(as) => void save(batch, as)}
        />
      </Group>
    </div>
  );
}

function Shown({ show, hide, children }: { show: string; hide: string; children: ReactNode }) {
  const [shown, setShown] = useState(false);
  return (
    <div className={shown ? classes.shownList : undefined}>
      <Button variant="default" size="compact-sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? hide : show}
      </Button>
      {shown && <div className={classes.remarks}>{children}</div>}
    </div>
  );
}
