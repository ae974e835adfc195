import { Group, NumberInput, Slider, Text } from '@mantine/core';
import { useT } from '../../components/useT.ts';

interface SlideFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** Of the arrow keys and of dragging; finer numbers are typed. */
  step: number;
  decimals?: number;
  suffix?: string;
  error?: boolean;
  onChange(next: number): void;
}

/** A number to drag, to move by arrow keys, or to type. */
export function SlideField({
  label,
  value,
  min,
  max,
  step,
  decimals = 0,
  suffix = '',
  error,
  onChange,
}: SlideFieldProps) {
  const t = useT();
  return (
    <div>
      <Text size="xs" fw={500}>
        {label}
      </Text>
      <Group gap={10} wrap="nowrap">
        <Slider
          style={{ flex: 1 }}
          size="sm"
          min={min}
          max={max}
          step={step}
          label={null}
          thumbLabel={t('scoring.scheme.slide', { name: label })}
          value={Math.min(max, Math.max(min, value))}
          onChange={onChange}
        />
        <NumberInput
          size="xs"
          w={92}
          aria-label={label}
          min={min}
          max={max}
          step={step}
          decimalScale={decimals}
          suffix={suffix}
          error={error}
          value={value}
          onChange={(next) => typeof next === 'number' && onChange(next)}
        />
      </Group>
    </div>
  );
}
