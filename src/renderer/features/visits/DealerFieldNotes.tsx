import { Group, Text } from '@mantine/core';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { priceText } from '../../../shared/domain/money.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { Section } from '../dealers/Section.tsx';

const FIRST = 5;

/** On a dealer's page: his orders by word of mouth, and what was seen of competitors; nothing where there is neither. */
export function DealerFieldNotes({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const format = useFormat();
  const spoken = useApiQuery('visits.spoken', { dealerId, limit: FIRST }).data?.rows ?? [];
  const market = useApiQuery('visits.market', { dealerId, limit: FIRST }).data?.rows ?? [];
  return (
    <>
      {spoken.length > 0 && (
        <Section title={t('visits.title.spoken')}>
          {spoken.map((row) => (
            <Group key={row.id} gap={8} py={2}>
              <Text size="sm">{format.day(row.on)}</Text>
              <Text size="sm" fw={600}>
                {row.amountMinor === null ? row.body : format.amount(row.amountMinor)}
              </Text>
              <Text size="sm" c="dimmed">
                {t(`visitSheets.state.${row.state}`)}
                {row.bill !== null && ` · ${format.day(row.bill.on)} ${format.amount(row.bill.netMinor)}`}
              </Text>
            </Group>
          ))}
        </Section>
      )}
      {market.length > 0 && (
        <Section title={t('visits.title.market')}>
          {market.map((row) => (
            <Group key={row.id} gap={8} py={2}>
              <Text size="sm">{format.day(row.on)}</Text>
              <Text size="sm">{[row.competitor, row.product].filter((part) => part !== '').join(' ')}</Text>
              {row.priceMicro !== null && (
                <Text size="sm" fw={600}>
                  {priceText(row.priceMicro)}
                </Text>
              )}
              <Text size="sm" c="dimmed">
                {row.repName}
              </Text>
            </Group>
          ))}
        </Section>
      )}
    </>
  );
}
