import { ActionIcon, Button, Group, Input, Select, Stack, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { VisitMarket } from '../../../shared/domain/visits.ts';
import { useT } from '../../components/useT.ts';
import { WeekdayChips } from './WeekdayChips.tsx';

interface MarketProps {
  market: VisitMarket | null;
  onChange(market: VisitMarket | null): void;
}

/** Market days: by the week or by the last figure of the lunar day; visited on them only, or never. */
export function MarketFields({ market, onChange }: MarketProps) {
  const t = useT();
  const [lunar, setLunar] = useState(market?.lunar.join(' ') ?? '');
  const typed = (text: string) => [...new Set([...text.matchAll(/\d/g)].map(([figure]) => Number(figure)))];
  return (
    <>
      <Select
        label={t('visitNeeds.dealer.market')}
        allowDeselect={false}
        data={[
          { value: 'none', label: t('visitNeeds.dealer.marketNone') },
          { value: 'only', label: t('visitNeeds.dealer.marketOnly') },
          { value: 'not', label: t('visitNeeds.dealer.marketNot') },
        ]}
        value={market?.use ?? 'none'}
        onChange={(use) =>
          onChange(
            use === 'only' || use === 'not'
              ? { weekdays: market?.weekdays ?? 0, lunar: market?.lunar ?? typed(lunar), use }
              : null,
          )
        }
      />
      {market !== null && (
        <Group align="flex-end" gap="sm">
          <WeekdayChips
            label={t('visitNeeds.dealer.marketWeekdays')}
            value={market.weekdays}
            onChange={(weekdays) => onChange({ ...market, weekdays })}
          />
          <TextInput
            label={t('visitNeeds.dealer.marketLunar')}
            maxLength={30}
            value={lunar}
            onChange={(event) => {
              setLunar(event.currentTarget.value);
              onChange({ ...market, lunar: typed(event.currentTarget.value) });
            }}
          />
        </Group>
      )}
    </>
  );
}

interface Span {
  from: string;
  to: string;
  reason: string;
}

/** Spans on which a dealer is closed. */
export function ClosedFields({ closed, onChange }: { closed: readonly Span[]; onChange(closed: Span[]): void }) {
  const t = useT();
  const put = (at: number, next: Partial<Span>) =>
    onChange(closed.map((span, place) => (place === at ? { ...span, ...next } : span)));
  return (
    <Input.Wrapper label={t('visitNeeds.dealer.closed')} labelElement="div">
      <Stack gap={6}>
        {closed.map((span, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans that are still being typed have nothing else of their own
          <Group key={at} gap={6} wrap="nowrap">
            <TextInput
              size="xs"
              type="date"
              aria-label={`${at + 1}: ${t('visitNeeds.dealer.from')}`}
              value={span.from}
              onChange={(event) => put(at, { from: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              type="date"
              aria-label={`${at + 1}: ${t('visitNeeds.dealer.to')}`}
              value={span.to}
              onChange={(event) => put(at, { to: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              aria-label={`${at + 1}: ${t('visitNeeds.dealer.why')}`}
              placeholder={t('visitNeeds.dealer.why')}
              maxLength={100}
              value={span.reason}
              onChange={(event) => put(at, { reason: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              aria-label={`${at + 1}: ${t('visitNeeds.rules.remove')}`}
              onClick={() => onChange(closed.filter((_, place) => place !== at))}
            >
              <X size={14} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          size="compact-xs"
          variant="default"
          w="fit-content"
          leftSection={<Plus size={12} aria-hidden />}
          onClick={() => onChange([...closed, { from: '', to: '', reason: '' }])}
        >
          {t('visitNeeds.dealer.closedAdd')}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
