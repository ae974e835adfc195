import { Button, Text } from '@mantine/core';
import { IdCard } from 'lucide-react';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import { type DealerCardOptions, MOST_CARDS } from '../../../shared/contract/reports.contract.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

/** A card for each of the dealers that the address names. */
export function DealerCardReport() {
  const query = new URLSearchParams(useSearch());
  const text = query.get('ids') ?? '';
  const ids = useMemo(() => readIds(text), [text]);
  const [first] = ids;
  return first === undefined ? <NoneChosen /> : <Cards ids={ids} first={first} more={query.has('more')} />;
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

function NoneChosen() {
  const t = useT();
  return (
    <>
      <PageTitle hidden>{t('reports.kind.dealerCard')}</PageTitle>
      <EmptyState icon={<IdCard size={32} aria-hidden />} title={t('card.screen.none')}>
        <Button size="sm" onClick={() => navigate('/dealers')}>
          {t('card.screen.toDealers')}
        </Button>
      </EmptyState>
    </>
  );
}
