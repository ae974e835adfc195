import { Text } from '@mantine/core';
import { useT } from './useT.ts';

/** As many rows of a plain table stand on a page; more would freeze the window. */
export const MOST_ROWS = 500;

/** Says that a table on a page ends before its rows do. */
export function FirstRows({ count }: { count: number }) {
  const t = useT();
  if (count <= MOST_ROWS) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('tables.first', { shown: MOST_ROWS, count })}
    </Text>
  );
}
