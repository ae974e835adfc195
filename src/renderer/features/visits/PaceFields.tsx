import { Group, NumberInput, Select, Text } from '@mantine/core';
import type { Pace } from '../../../shared/contract/visitRules.ts';
import { useT } from '../../components/useT.ts';

interface PaceFieldsProps {
  /** Whose pace, for those who do not see the row. */
  label: string;
  pace: Pace | null;
  onChange(pace: Pace | null): void;
  /** In person only: an own frequency, the first weeks of a new dealer. */
  inPerson?: boolean;
  /** It cannot be none. */
  needed?: boolean;
}

const FIRST: Pace = { times: 1, every: 1, unit: 'month', way: 'visit' };

/** How: in person, by phone, not at all; so many times in so many weeks or months. */
export function PaceFields({ label, pace, onChange, inPerson = false, needed = false }: PaceFieldsProps) {
  const t = useT();
  const ways = [
    { value: 'visit', label: t('visitNeeds.way.visit') },
    ...(inPerson ? [] : [{ value: 'phone', label: t('visitNeeds.way.phone') }]),
    ...(needed ? [] : [{ value: 'none', label: t('visitNeeds.rules.none') }]),
  ];
  const figure = (value: string | number, most: number) => Math.min(most, Math.max(1, Math.round(Number(value) || 1)));
  return (
    <Group gap={6} wrap="nowrap">
      {ways.length > 1 && (
        <Select
          size="xs"
          w={96}
          allowDeselect={false}
          aria-label={`${label}: ${t('visitNeeds.rules.way')}`}
          data={ways}
          value={pace?.way ?? 'none'}
          onChange={(way) =>
            onChange(way === 'none' ? null : { ...(pace ?? FIRST), way: way === 'phone' ? 'phone' : 'visit' })
          }
        />
      )}
      {pace !== null && (
        <>
          <Text size="sm">{t('visitNeeds.rules.every')}</Text>
          <NumberInput
            size="xs"
            w={64}
            min={1}
            max={52}
            aria-label={`${label}: ${t('visitNeeds.rules.every')}`}
            value={pace.every}
            onChange={(value) => onChange({ ...pace, every: figure(value, 52) })}
          />
          <Select
            size="xs"
            w={100}
            allowDeselect={false}
            aria-label={`${label}: ${t('visitNeeds.rules.unit')}`}
            data={[
              { value: 'week', label: t('visits.unit.week') },
              { value: 'month', label: t('visits.unit.month') },
            ]}
            value={pace.unit}
            onChange={(unit) => onChange({ ...pace, unit: unit === 'week' ? 'week' : 'month' })}
          />
          <NumberInput
            size="xs"
            w={64}
            min={1}
            max={31}
            aria-label={`${label}: ${t('visitNeeds.rules.times')}`}
            value={pace.times}
            onChange={(value) => onChange({ ...pace, times: figure(value, 31) })}
          />
          <Text size="sm">{t('visitNeeds.rules.times')}</Text>
        </>
      )}
    </Group>
  );
}
