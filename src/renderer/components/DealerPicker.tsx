import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { DealerId } from '../../shared/domain/ids.ts';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useT } from './useT.ts';

/** A dealer as a picker knows him. */
export interface PickedDealer {
  id: DealerId;
  name: string;
}

interface DealerPickerProps {
  label: string;
  value: PickedDealer | null;
  onChange(dealer: PickedDealer | null): void;
  autoFocus?: boolean;
  error?: string | undefined;
  /** The field, for whoever moves the focus to it. */
  ref?: React.Ref<HTMLInputElement>;
}

/** Finds one dealer by any part of his name, former name, code, phone, pinyin or initials. */
export function DealerPicker({ label, value, onChange, autoFocus = false, error, ref }: DealerPickerProps) {
  const t = useT();
  const [text, setText] = useState(value?.name ?? '');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const found = useApiQuery('dealers.suggest', { text: asked }, { keepPrevious: true, enabled: asked !== '' });
  const options = (found.data?.dealers ?? []).map(({ id, name, code, city }) => ({
    value: String(id),
    label: [name, code, city].filter((part) => part !== '').join(' · '),
    name,
  }));
  // Whoever is chosen stays an option while something else is typed, or the field would lose him.
  const chosen = value === null ? [] : [{ value: String(value.id), label: value.name, name: value.name }];
  const data = [...options, ...chosen.filter((one) => !options.some((option) => option.value === one.value))];
  return (
    <Select
      ref={ref}
      label={label}
      withAsterisk
      searchable
      clearable
      data-autofocus={autoFocus || undefined}
      error={error}
      placeholder={t('common.pickDealer.hint')}
      nothingFoundMessage={asked === '' || found.isFetching ? undefined : t('common.pickDealer.nothing')}
      // The engine has already found by pinyin and phone what the text itself does not hold.
      filter={({ options: all }) => all}
      data={data}
      value={value === null ? null : String(value.id)}
      searchValue={text}
      onSearchChange={setText}
      onChange={(next) => {
        const one = data.find((option) => option.value === next);
        onChange(one === undefined ? null : { id: DealerId.parse(Number(one.value)), name: one.name });
      }}
    />
  );
}
