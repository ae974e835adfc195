import { Group, NumberInput, Text } from '@mantine/core';
import { minorDigits } from '../../../shared/domain/money.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { FACTORS, type Factor } from './schemeDraft.ts';

type Bounds = Record<Factor, number[]>;

export interface OwnBoundsProps {
  label: string;
  hint?: string;
  /** Bounds per factor. */
  count: number;
  /** Days, orders, minor units; NaN for a field that is still empty. */
  value: Bounds | null;
  onChange(next: Bounds): void;
}

/** The owner's own bounds of R, F and M; amounts are typed in the currency, kept in its minor unit. */
export function OwnBounds({ label, hint, count, value, onChange }: OwnBoundsProps) {
  const t = useT();
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  const digits = minorDigits(currency);
  const units: Record<Factor, string> = {
    r: t('scoring.scheme.unitDays'),
    f: t('scoring.scheme.unitOrders'),
    m: currency,
  };
  const places = Array.from({ length: count }, (_, at) => at);
  const boundsOf = (factor: Factor) => places.map((at) => value?.[factor][at] ?? Number.NaN);
  const set = (factor: Factor, at: number, next: number) => {
    const all: Bounds = { r: boundsOf('r'), f: boundsOf('f'), m: boundsOf('m') };
    onChange({ ...all, [factor]: all[factor].with(at, next) });
  };
  return (
    <div>
      <Text size="xs" fw={500}>
        {label}
      </Text>
      {hint !== undefined && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
      {FACTORS.map((factor) => {
        const scale = factor === 'm' ? 10 ** digits : 1;
        return (
          <Group key={factor} gap={4} wrap="nowrap" mt={4}>
            <Text size="xs" w={64} style={{ flex: 'none' }}>
              {factor.toUpperCase()} ({units[factor]})
            </Text>
            {places.map((at) => (
              <NumberInput
                key={at}
                aria-label={`${t(`scoring.factor.${factor}`)} ${t('scoring.threshold.class', { n: at + 1 })}`}
                hideControls
                decimalScale={factor === 'm' ? digits : 2}
                thousandSeparator=","
                value={shown(boundsOf(factor)[at], scale)}
                onChange={(next) =>
                  set(factor, at, typeof next === 'number' ? roundTo(next * scale, factor) : Number.NaN)
                }
              />
            ))}
          </Group>
        );
      })}
    </div>
  );
}

/** A bound as it is typed; a field that is still empty shows nothing. */
function shown(bound: number | undefined, scale: number): number | '' {
  return bound === undefined || Number.isNaN(bound) ? '' : bound / scale;
}

/** Minor units are whole; days and orders may have decimals. */
function roundTo(bound: number, factor: Factor): number {
  return factor === 'm' ? Math.round(bound) : bound;
}
