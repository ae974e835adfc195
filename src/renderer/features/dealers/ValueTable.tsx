import { Table, Text } from '@mantine/core';
import { isCounted, type ScoreFigures } from '../../../shared/domain/scoreReasons.ts';
import type { ValueFactor } from '../../../shared/domain/tiers.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';

/** What makes up a value score: each factor with its figure, points and weight. */
export function ValueTable({ figures }: { figures: ScoreFigures }) {
  const t = useT();
  const format = useFormat();
  if (figures.valueFactors.length === 0) return null;
  const raw = (factor: ValueFactor | 'own', value: number): string => {
    if (factor === 'amount') return format.money(value);
    if (factor === 'frequency') return t('scoring.factor.orders', { count: value });
    if (factor === 'recency') return t('scoring.factor.days', { count: value });
    return factor === 'potential' || factor === 'cooperation' || factor === 'own'
      ? String(value)
      : format.percent(value);
  };
  const known = figures.valueFactors.map((factor) => isCounted(figures, factor));
  const whole = figures.valueFactors.reduce((sum, factor, at) => sum + (known[at] ? factor.weight : 0), 0);
  return (
    <>
      <Table verticalSpacing={4} mt="sm" withRowBorders={false} className={classes.rfm}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('dealers.value.factor')}</Table.Th>
            <Table.Th ta="right">{t('dealers.rfm.value')}</Table.Th>
            <Table.Th ta="right">{t('dealers.value.points')}</Table.Th>
            <Table.Th ta="right">{t('dealers.value.weight')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figures.valueFactors.map(({ factor, name, points, raw: value, weight, hidden }, at) => (
            <Table.Tr key={`${factor} ${name}`}>
              <Table.Td>{factor === 'own' ? name : t(`scoring.valueFactor.${factor}`)}</Table.Td>
              <Table.Td ta="right">
                {hidden || value === null
                  ? t(hidden ? 'dealers.value.hidden' : 'dealers.value.unknown')
                  : raw(factor, value)}
              </Table.Td>
              <Table.Td ta="right">{points === null ? '—' : points.toFixed(1)}</Table.Td>
              <Table.Td ta="right">{known[at] ? format.percent(weight / whole) : '—'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {figures.pointsHidden && (
        <Text size="xs" c="dimmed">
          {t('dealers.value.pointsHidden')}
        </Text>
      )}
    </>
  );
}
