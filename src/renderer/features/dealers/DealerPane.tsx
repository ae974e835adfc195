import { Button, Group, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Maximize2 } from 'lucide-react';
import type { DealerRow } from '../../../shared/contract/dealers.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';
import { SlippingFirst } from '../rhythm/SlippingFirst.tsx';
import { tierText } from './dealerColumns.tsx';
import classes from './dealers.module.css';
import { KeyFigures } from './KeyFigures.tsx';
import { MonthlyChart } from './MonthlyChart.tsx';
import { placeText } from './placeText.ts';
import { Section } from './Section.tsx';
import { TierReasons } from './TierReasons.tsx';
import { TopProducts } from './TopProducts.tsx';

/** The cursor rests this long on a row before its details are asked for, ms. */
const REST = 120;

/** The details of the dealer the cursor is on; walking through the list needs no page change. */
export function DealerPane({ row }: { row: DealerRow | undefined }) {
  const t = useT();
  const [rested] = useDebouncedValue(row, REST);
  if (row === undefined) {
    return (
      <Text c="dimmed" p="md">
        {t('dealers.detail.select')}
      </Text>
    );
  }
  const person = [row.contactName, row.phone].filter(Boolean).join(' ');
  return (
    <div className={classes.pane}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h4">
            {row.name}
          </Title>
          <Text size="xs" c="dimmed">
            {[row.code, row.type === null ? '' : t(`dealers.type.${row.type}`), row.repName]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        <TierBadge tier={row.tier} text={tierText(row, t)} pinned={row.pinned} />
      </Group>
      <Text size="xs">{placeText(row)}</Text>
      <Text size="xs">{person}</Text>
      <Button
        variant="default"
        size="compact-sm"
        my={4}
        leftSection={<Maximize2 size={13} aria-hidden />}
        onClick={() => navigate(`/dealers/${row.id}`)}
      >
        {t('dealers.page.openDealer')}
      </Button>
      <KeyFigures row={row} />
      {rested?.id === row.id && <PaneDetails key={row.id} row={rested} />}
    </div>
  );
}

function PaneDetails({ row }: { row: DealerRow }) {
  const t = useT();
  const explain = useApiQuery('scoring.explain', { dealerId: row.id }, { keepPrevious: true });
  const stale = useApiQuery('scoring.overview', {}).data?.stale === true;
  return (
    <>
      <Section level={3} title={t('dealers.detail.why')}>
        {explain.error && <ErrorNotice error={explain.error} />}
        <SlippingFirst dealerId={row.id} />
        {explain.data && <TierReasons figures={explain.data} />}
        {explain.data === null && (
          <Text c="dimmed">{t(stale ? 'dealers.detail.scoring' : 'dealers.detail.noScore')}</Text>
        )}
        {explain.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      </Section>
      <Section level={3} title={t('dealers.detail.chart')}>
        <MonthlyChart dealerId={row.id} />
      </Section>
      <Section level={3} title={t('dealers.detail.products')}>
        <TopProducts dealerId={row.id} limit={5} narrow />
      </Section>
    </>
  );
}
