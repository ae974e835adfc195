import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { changeEntity } from '../../../shared/i18n/changeText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';

import { DealerFilter } from './DealerFilter.tsx';

/** Which acts are asked for. */
export interface Wanted {
  actor?: string;
  entity?: string;
  dealerId?: DealerId;
  from?: string;
  to?: string;
  text: string;
}

const PAUSE_MS = 250;

interface ChangeFilterProps {
  wanted: Wanted;
  filtered: boolean;
  onWanted(wanted: Wanted): void;
  onClear(): void;
}

/** Text, who, kind and days of the timeline. */
export function ChangeFilter({ wanted, filtered, onWanted, onClear }: ChangeFilterProps) {
  const t = useT();
  const choices = useApiQuery('data.actChoices', {}).data;
  const [text, setText] = useState('');
  const search = useDebouncedCallback((typed: string) => onWanted({ ...wanted, text: typed.trim() }), PAUSE_MS);
  const kinds = [
    ...(choices?.entities ?? []).map((value) => ({ value, label: t(`dealers.history.entity.${changeEntity(value)}`) })),
    { value: 'import', label: t('data.changes.kindImport') },
  ];
  const set = (change: { [K in keyof Wanted]?: Wanted[K] | null }) => {
    const kept = Object.entries({ ...wanted, ...change }).filter(([, value]) => value !== null && value !== undefined);
    onWanted({ text: '', ...Object.fromEntries(kept) });
  };
  const day = (name: 'from' | 'to') => ({
    type: 'date' as const,
    label: t(`data.changes.${name}`),
    value: wanted[name] ?? '',
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      set({ [name]: isCalendarDay(value) ? value : null });
    },
  });
  return (
    <Group gap="xs" mb="xs" align="flex-end">
      <TextInput
        type="search"
        w={220}
        maxLength={100}
        label={t('data.changes.find')}
        leftSection={<Search size={14} aria-hidden />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <Select
        w={130}
        label={t('data.changes.who')}
        placeholder={t('data.changes.whoever')}
        clearable
        data={choices?.actors ?? []}
        value={wanted.actor ?? null}
        onChange={(actor) => set({ actor })}
      />
      <Select
        w={150}
        label={t('data.changes.kind')}
        placeholder={t('data.changes.whatever')}
        clearable
        data={kinds}
        value={wanted.entity ?? null}
        onChange={(entity) => set({ entity })}
      />
      <DealerFilter value={wanted.dealerId} onDealer={(dealerId) => set({ dealerId })} />
      <TextInput {...day('from')} />
      <TextInput {...day('to')} />
      {filtered && (
        <Button
          variant="subtle"
          onClick={() => {
            setText('');
            onClear();
          }}
        >
          {t('data.changes.clear')}
        </Button>
      )}
    </Group>
  );
}
