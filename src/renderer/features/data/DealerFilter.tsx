import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';

const PAUSE_MS = 150;

/** One dealer, found by name, code or initials as it is typed. */
export function DealerFilter({
  value,
  onDealer,
}: {
  value: DealerId | undefined;
  onDealer(id: DealerId | null): void;
}) {
  const t = useT();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const found = useApiQuery('dealers.suggest', { text: asked }, { enabled: asked !== '', keepPrevious: true }).data;
  /** The chosen one is offered as long as it is chosen, whatever is typed. */
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const offered = (found?.dealers ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  const kept = value !== undefined && chosen !== null && !offered.some((each) => each.value === chosen.value);
  const data = kept ? [chosen, ...offered] : offered;
  return (
    <Select
      w={170}
      label={t('data.changes.dealer')}
      placeholder={t('data.changes.anyDealer')}
      searchable
      clearable
      nothingFoundMessage={asked === '' ? t('data.changes.typeDealer') : t('data.changes.noDealer')}
      data={data}
      filter={({ options }) => options}
      value={value === undefined ? null : String(value)}
      onSearchChange={setText}
      onChange={(id, option) => {
        setChosen(id === null ? null : { value: id, label: option.label });
        onDealer(id === null ? null : DealerId.parse(Number(id)));
      }}
    />
  );
}
