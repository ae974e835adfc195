import { Autocomplete } from '@mantine/core';
import { CASE_TEXT } from '../../../shared/contract/cases.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';

/** Who looks after a case: a rep, whoever works with this file, a name of an earlier case, or any other name. */
export function OwnerInput({ value, onChange }: { value: string; onChange(next: string): void }) {
  const t = useT();
  const choices = useApiQuery('cases.choices', {}).data;
  return (
    <Autocomplete
      label={t('cases.field.owner')}
      maxLength={CASE_TEXT.short}
      value={value}
      onChange={onChange}
      data={[...new Set([...(choices?.people ?? []), ...(choices?.owners ?? [])])]}
    />
  );
}
