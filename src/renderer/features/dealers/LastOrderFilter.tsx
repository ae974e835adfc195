import { Badge, Button, Checkbox, Popover, Radio, Stack, Text, TextInput } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { useT } from '../../components/useT.ts';
import type { DealerView } from './dealerView.ts';

/** Days without an order that are offered at once. */
export const LATE_DAYS = [30, 60, 90] as const;

/** When a dealer last bought: presets counted back from the cut-off, own dates, never. */
export function LastOrderFilter({ view, change }: { view: DealerView; change(part: Partial<DealerView>): void }) {
  const t = useT();
  const active = [view.late, view.from, view.to, view.never || null].filter((value) => value !== null).length;
  const day = (text: string) => (isCalendarDay(text) ? text : null);
  return (
    <Popover position="bottom-start" width={300} trapFocus>
      <Popover.Target>
        <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>
          {t('dealers.filter.lastOrder')}
          {active > 0 && (
            <Badge size="xs" circle ml={6}>
              {active}
            </Badge>
          )}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Radio.Group
            value={view.late === null ? '' : String(view.late)}
            onChange={(value) => change({ late: Number(value), never: false })}
            description={t('dealers.filter.lateHint')}
          >
            <Stack gap={4} mt={4}>
              {LATE_DAYS.map((days) => (
                <Radio key={days} value={String(days)} label={t('dealers.filter.late', { days })} />
              ))}
            </Stack>
          </Radio.Group>
          <Text size="xs" fw={600}>
            {t('dealers.filter.custom')}
          </Text>
          <TextInput
            type="date"
            label={t('dealers.filter.from')}
            value={view.from ?? ''}
            onChange={(event) => change({ from: day(event.currentTarget.value) })}
          />
          <TextInput
            type="date"
            label={t('dealers.filter.to')}
            value={view.to ?? ''}
            onChange={(event) => change({ to: day(event.currentTarget.value) })}
          />
          <Checkbox
            label={t('dealers.filter.never')}
            checked={view.never}
            onChange={(event) => change({ never: event.currentTarget.checked, late: null, from: null, to: null })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
