import { MultiSelect } from '@mantine/core';
import type { RepId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';

/** Stands in the select for dealers without a rep. */
const NO_REP = 'none';

export interface RepsFieldProps {
  /** Null for dealers without a rep; none chosen means all. */
  value: readonly (RepId | null)[];
  onChange(next: (RepId | null)[]): void;
}

/** Whose dealers a report is of; nothing where nobody has a rep. */
export function RepsField({ value, onChange }: RepsFieldProps) {
  const t = useT();
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  if (reps.length === 0) return null;
  const ids = [...reps.map(({ id }) => id), null];
  const textOf = (id: RepId | null) => (id === null ? NO_REP : String(id));
  return (
    <MultiSelect
      label={t('reports.screen.reps')}
      placeholder={value.length === 0 ? t('reports.screen.repsAll') : ''}
      clearable
      searchable
      data={[
        ...reps.map(({ id, name }) => ({ value: String(id), label: name })),
        { value: NO_REP, label: t('reports.screen.noRep') },
      ]}
      value={value.map(textOf)}
      onChange={(next) => onChange(ids.filter((id) => next.includes(textOf(id))))}
    />
  );
}
