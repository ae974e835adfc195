import { Anchor, Group, Text } from '@mantine/core';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

/** The segments a dealer is in, each a step from its page. */
export function DealerSegments({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const format = useFormat();
  const segments = useApiQuery('segments.ofDealer', { dealerId }, { keepPrevious: true }).data?.segments ?? [];
  if (segments.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('segments.dealer.none')}
      </Text>
    );
  return (
    <Group gap="md">
      {segments.map(({ id, name, since }) => (
        <Text key={id} size="sm">
          <Anchor href={`#/segments/lists/${id}`}>{name}</Anchor>
          {since !== null && (
            <Text span size="xs" c="dimmed">
              {' '}
              {t('segments.history.since', { day: format.day(since) })}
            </Text>
          )}
        </Text>
      ))}
    </Group>
  );
}
