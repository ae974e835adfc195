import { Chip, Group, Input } from '@mantine/core';
import { weekdayBit, weekdaysOf } from '../../../shared/domain/visits.ts';
import { useT } from '../../components/useT.ts';

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface WeekdayChipsProps {
  /** Shown above them; "" where what stands beside them names them. */
  label: string;
  /** The name for those who do not see what stands beside. */
  name?: string;
  /** A mask: 1 for Monday to 64 for Sunday. */
  value: number;
  onChange(mask: number): void;
}

/** Days of the week to tick. */
export function WeekdayChips({ label, name: called = label, value, onChange }: WeekdayChipsProps) {
  const t = useT();
  return (
    <Input.Wrapper label={label || undefined} labelElement="div">
      <Chip.Group
        multiple
        value={weekdaysOf(value).map(String)}
        onChange={(next) => onChange(next.reduce((mask, day) => mask | weekdayBit(Number(day)), 0))}
      >
        <Group gap={4} role="group" aria-label={called}>
          {NAMES.map((name, day) => (
            <Chip key={name} size="xs" value={String(day)}>
              {t(`visits.weekday.${name}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
