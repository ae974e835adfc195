import { Button, Group, Text } from '@mantine/core';
import type { Batch, StagedRow } from '../../../shared/contract/imports.contract.ts';
import { rowWithin } from '../../../shared/i18n/rowText.ts';
import { useT } from '../../components/useT.ts';
import classes from './check.module.css';
import { useRowChoice } from './useRowChoice.ts';

/** Leaves a row out that is no data after all, or a bill with all of its lines; the file is checked again. */
export function LeaveRow({ batch, row }: { batch: Batch; row: StagedRow }) {
  const t = useT();
  const choice = useRowChoice(batch);
  if (choice === null) return null;
  const rows = [...new Set([row.row, ...row.rows])];
  return (
    <div className={classes.detail}>
      <Group gap="sm">
        <Button variant="default" size="compact-sm" loading={choice.busy} onClick={() => choice.leave(rows)}>
          {rows.length > 1
            ? t('imports.passed.leaveBill')
            : t('imports.passed.leave', { row: rowWithin(row.row, batch.options, t) })}
        </Button>
        <Text size="xs" c="dimmed">
          {t('imports.passed.leaveHint')}
        </Text>
      </Group>
    </div>
  );
}
