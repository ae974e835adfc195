import { Alert, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useCallback } from 'react';
import type { OldestLate, SnapshotDays } from '../../shared/contract/receivables.contract.ts';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useFormat } from './format.ts';
import { useT } from './useT.ts';

/** Of which day balances are; that they are older than the order data is said, for then they tell an old story. */
export function AsOfNote({ asOf, cutOff }: SnapshotDays) {
  const t = useT();
  const format = useFormat();
  if (asOf === null) return null;
  if (cutOff !== null && asOf < cutOff)
    return (
      <Alert color="yellow" variant="light" mt="xs" icon={<TriangleAlert size={16} aria-hidden />}>
        {t('receivables.older', { asOf: format.day(asOf), cutOff: format.day(cutOff) })}
      </Alert>
    );
  return (
    <Text size="xs" c="dimmed" mt={6}>
      {t('receivables.asOf', { day: format.day(asOf) })}
    </Text>
  );
}

/** The same in one line, for a grid's footer: asked for only where the grid shows such figures. */
export function AsOfLine() {
  const t = useT();
  const format = useFormat();
  const { asOf = null, cutOff = null } = useApiQuery('receivables.list', { limit: 1 }).data ?? {};
  if (asOf === null) return null;
  const old = cutOff !== null && asOf < cutOff;
  return (
    <span title={old ? t('receivables.older', { asOf: format.day(asOf), cutOff: format.day(cutOff) }) : undefined}>
      {old && <TriangleAlert size={13} aria-hidden />} {t('receivables.asOf', { day: format.day(asOf) })}
    </span>
  );
}

/** For how long the oldest part is overdue, in words. */
export function useLateText(): (oldest: OldestLate) => string {
  const t = useT();
  return useCallback(
    ({ days, exact, band, atLeast }) => {
      if (exact) return t('receivables.lateDays', { count: days });
      return atLeast ? t('receivables.lateAtLeast', { count: days }) : t(`receivables.late.${band}`);
    },
    [t],
  );
}
