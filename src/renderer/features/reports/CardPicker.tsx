import { Button, MultiSelect, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IdCard } from 'lucide-react';
import { useMemo, useState } from 'react';
import { MOST_CARDS } from '../../../shared/contract/reports.contract.ts';
import { DealerId, type RepId, type SegmentId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useT } from '../../components/useT.ts';
import { cardsAddress } from './cardsAddress.ts';
import { RepsField } from './RepsField.tsx';
import { SegmentsField } from './SegmentsField.tsx';
import { TiersField } from './TiersField.tsx';

const PAUSE_MS = 150;

/** Whose cards are printed: single dealers by name, and all of tiers, segments and reps. */
export function CardPicker() {
  const t = useT();
  const [picked, setPicked] = useState<{ value: string; label: string }[]>([]);
  const [tiers, setTiers] = useState<string[]>([]);
  const [segments, setSegments] = useState<SegmentId[]>([]);
  const [reps, setReps] = useState<(RepId | null)[]>([]);
  const isNarrowed = tiers.length + segments.length + reps.length > 0;
  const listed = useApiQuery(
    'dealers.ids',
    { filter: { tiers, segments, reps }, sort: { by: 'amount', descending: true } },
    { enabled: isNarrowed },
  ).data;
  const ids = useMemo(() => {
    const single = picked.map(({ value }) => DealerId.parse(Number(value)));
    return [...new Set([...single, ...(isNarrowed ? (listed?.ids ?? []) : [])])];
  }, [picked, isNarrowed, listed]);
  return (
    <Stack gap="sm" maw={420} p="md">
      <DealersField value={picked} onChange={setPicked} />
      <TiersField value={tiers} onChange={setTiers} />
      <SegmentsField value={segments} onChange={setSegments} />
      <RepsField value={reps} onChange={setReps} />
      <Text size="sm" role="status">
        {ids.length === 0 ? t('card.screen.pickHint') : t('card.screen.chosen', { count: ids.length })}
        {ids.length > MOST_CARDS && ` ${t('card.screen.most', { count: MOST_CARDS })}`}
      </Text>
      <div>
        <Button
          leftSection={<IdCard size={16} aria-hidden />}
          disabled={ids.length === 0}
          onClick={() => navigate(cardsAddress(ids))}
        >
          {t('card.screen.show')}
        </Button>
      </div>
    </Stack>
  );
}

interface DealersFieldProps {
  value: readonly { value: string; label: string }[];
  onChange(next: { value: string; label: string }[]): void;
}

/** Dealers found by name, code or initials as they are typed. */
function DealersField({ value, onChange }: DealersFieldProps) {
  const t = useT();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const found = useApiQuery('dealers.suggest', { text: asked }, { enabled: asked !== '', keepPrevious: true }).data;
  const offered = (found?.dealers ?? []).map(({ id, name, code }) => ({
    value: String(id),
    label: [code, name].filter((part) => part !== '').join(' '),
  }));
  const data = [...value, ...offered.filter((one) => !value.some((kept) => kept.value === one.value))];
  return (
    <MultiSelect
      label={t('card.screen.pick')}
      placeholder={value.length === 0 ? t('data.changes.typeDealer') : ''}
      searchable
      clearable
      nothingFoundMessage={asked === '' ? t('data.changes.typeDealer') : t('data.changes.noDealer')}
      data={data}
      filter={({ options }) => options}
      value={value.map((one) => one.value)}
      onSearchChange={setText}
      onChange={(next) => onChange(data.filter((one) => next.includes(one.value)))}
    />
  );
}
