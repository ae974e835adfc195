import { MultiSelect } from '@mantine/core';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';

/** Which tiers a report is of; none chosen means all. */
export function TiersField({ value, onChange }: { value: readonly string[]; onChange(next: string[]): void }) {
  const t = useT();
  const nameOf = useTierName();
  const tiers = useApiQuery('scoring.overview', {}).data?.live?.tiers ?? [];
  return (
    <MultiSelect
      label={t('reports.screen.tiers')}
      placeholder={value.length === 0 ? t('reports.screen.tiersAll') : ''}
      clearable
      data={tiers.map(({ tier }) => ({ value: tier, label: nameOf(tier) }))}
      value={[...value]}
      onChange={onChange}
    />
  );
}
