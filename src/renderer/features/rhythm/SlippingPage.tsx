import { Button, Chip, Group, Text } from '@mantine/core';
import { Printer, SlidersHorizontal, TrendingDown } from 'lucide-react';
import { useState } from 'react';
import { useSearch } from 'wouter';
import type { SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import { DECLINE_SIGNALS, type DeclineSignal } from '../../../shared/contract/rhythmRules.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { AnalysisPage } from '../../app/analysis/AnalysisPage.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { BackTestPart } from './BackTestPart.tsx';
import { EvidenceModal } from './EvidenceModal.tsx';
import { RhythmRulesModal } from './RhythmRulesModal.tsx';
import { SlippingExport, SlippingTable } from './SlippingTable.tsx';

const FIRST_ROWS = 50;
const MORE_ROWS = 200;

/** Who quietly buys less than its own habit, ranked by the money at stake, each sign leading to its bills. */
export function SlippingPage() {
  const t = useT();
  const format = useFormat();
  const asked = new URLSearchParams(useSearch()).get('sign');
  const signal = DECLINE_SIGNALS.find((known) => known === asked);
  const signals = signal ? [signal] : [];
  const [limit, setLimit] = useState(FIRST_ROWS);
  const [rules, setRules] = useState(false);
  const [proof, setProof] = useState<{ row: SlippingRow; signal: DeclineSignal } | null>(null);
  const list = useApiQuery('rhythm.slipping', { signals, limit });
  const data = list.data;
  const facts =
    data?.asOf != null
      ? [
          t('rhythm.page.dataTo', { day: format.day(data.asOf) }),
          t('rhythm.page.looked', { count: data.dealers }),
          t('rhythm.page.summary', { count: data.total, amount: format.moneyRound(data.atStakeMinor) }),
        ]
      : [];
  const left = data ? Math.min(MORE_ROWS, data.total - data.rows.length) : 0;
  return (
    <AnalysisPage
      tab="slipping"
      intro={t('rhythm.page.intro')}
      facts={facts}
      acts={
        <>
          <Button
            variant="default"
            leftSection={<SlidersHorizontal size={15} aria-hidden />}
            onClick={() => setRules(true)}
          >
            {t('rhythm.page.rules')}
          </Button>
          <Button
            variant="default"
            leftSection={<Printer size={15} aria-hidden />}
            onClick={() => navigate('/reports/slipping')}
          >
            {t('rhythm.page.print')}
          </Button>
        </>
      }
    >
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {data?.asOf === null && (
        <EmptyState icon={<TrendingDown size={32} aria-hidden />} title={t('rhythm.page.noOrders')}>
          <Button size="sm" onClick={() => navigate('/import')}>
            {t('rhythm.page.importOrders')}
          </Button>
        </EmptyState>
      )}
      {data && data.asOf !== null && (
        <>
          <div>
            <Group justify="space-between" mb="xs">
              <SignalChips counts={data.counts} signal={signal} onChoose={() => setLimit(FIRST_ROWS)} />
              <Group gap="sm">
                <ToGrid signals={signals} disabled={data.total === 0} />
                <SlippingExport rows={data.rows} />
              </Group>
            </Group>
            {data.total === 0 ? (
              <EmptyState
                icon={<TrendingDown size={32} aria-hidden />}
                title={t('rhythm.page.none')}
                text={t('rhythm.page.noneHint')}
              />
            ) : (
              <SlippingTable rows={data.rows} onProof={(row, shown) => setProof({ row, signal: shown })} />
            )}
            {data.total > 0 && (
              <Text size="sm" c="dimmed">
                {t('rhythm.page.onceOnly')}
              </Text>
            )}
            {left > 0 && (
              <Button variant="subtle" mt="xs" onClick={() => setLimit(data.rows.length + left)}>
                {t('rhythm.page.more', { count: left })}
              </Button>
            )}
          </div>
          <BackTestPart />
        </>
      )}
      {proof && (
        <EvidenceModal
          dealerId={proof.row.id}
          name={proof.row.name}
          signal={proof.signal}
          onClose={() => setProof(null)}
        />
      )}
      <RhythmRulesModal opened={rules} onClose={() => setRules(false)} />
    </AnalysisPage>
  );
}

interface ChipsProps {
  counts: readonly { signal: DeclineSignal; dealers: number }[];
  signal: DeclineSignal | undefined;
  onChoose(): void;
}

/** All, or those with one sign; the address keeps which. */
function SignalChips({ counts, signal, onChoose }: ChipsProps) {
  const t = useT();
  const format = useFormat();
  return (
    <Chip.Group
      value={signal ?? 'all'}
      onChange={(next) => {
        onChoose();
        navigate(next === 'all' ? '/segments/slipping' : `/segments/slipping?sign=${String(next)}`);
      }}
    >
      <Group gap={6}>
        <Chip value="all" size="xs">
          {t('rhythm.page.all')}
        </Chip>
        {counts
          .filter((entry) => entry.dealers > 0 || entry.signal === signal)
          .map((entry) => (
            <Chip key={entry.signal} value={entry.signal} size="xs">
              {`${t(`rhythm.signal.${entry.signal}`)} ${format.count(entry.dealers)}`}
            </Chip>
          ))}
      </Group>
    </Chip.Group>
  );
}

function ToGrid({ signals, disabled }: { signals: DeclineSignal[]; disabled: boolean }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const [only] = signals;
  const open = async () => {
    try {
      const { ids } = await api.call('rhythm.slippingIds', { signals });
      openDealers({ label: only ? t(`rhythm.signal.${only}`) : t('rhythm.page.list'), ids });
    } catch (error) {
      notify.error(error);
    }
  };
  return (
    <Button variant="subtle" size="compact-sm" disabled={disabled} onClick={() => void open()}>
      {t('rhythm.page.toGrid')}
    </Button>
  );
}
