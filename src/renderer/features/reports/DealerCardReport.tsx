import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import { type DealerCardOptions, MOST_CARDS } from '../../../shared/contract/reports.contract.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { CardPicker } from './CardPicker.tsx';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { NothingToPrint } from './NothingToPrint.tsx';
import { ReportScreen } from './ReportScreen.tsx';

/** A card for each of the dealers that the address names. */
export function DealerCardReport() {
  const query = new URLSearchParams(useSearch());
  const text = query.get('ids') ?? '';
  const ids = useMemo(() => readIds(text), [text]);
  const [first] = ids;
  const t = useT();
  if (first !== undefined) return <Cards ids={ids} first={first} more={query.has('more')} />;
  return (
    <NothingToPrint
      kind="dealerCard"
      why={t('card.screen.none')}
      next={t('card.screen.toDealers')}
      path="/dealers?view=all"
    >
      <CardPicker />
    </NothingToPrint>
  );
}

function readIds(text: string): DealerId[] {
  const ids = text.split(',').flatMap((part) => DealerId.safeParse(Number(part || undefined)).data ?? []);
  return [...new Set(ids)].slice(0, MOST_CARDS);
}

function Cards({ ids, first, more }: { ids: DealerId[]; first: DealerId; more: boolean }) {
  const t = useT();
  const common = useCommonOptions();
  const only = useApiQuery('dealers.get', { id: first }, { enabled: ids.length === 1 }).data;
  const options = useMemo<DealerCardOptions>(
    () => ({ kind: 'dealerCard', ...common.options, dealerIds: ids }),
    [common.options, ids],
  );
  const fileName =
    ids.length === 1
      ? t('card.fileName', { name: only?.name.slice(0, 40) ?? '' })
      : t('card.fileNameMany', { count: ids.length });
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['dealers', 'orders', 'reps', 'scoring', 'settings', 'imports']}
      fileName={fileName}
      workbook={false}
      portrait
    >
      <Text size="sm">{t('card.screen.chosen', { count: ids.length })}</Text>
      {more && <Text size="sm">{t('card.screen.most', { count: MOST_CARDS })}</Text>}
      <CommonFields common={common} />
    </ReportScreen>
  );
}
