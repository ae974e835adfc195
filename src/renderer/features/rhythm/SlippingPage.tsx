import { Anchor, Button, Chip, Group, Select, Text } from '@mantine/core';
import { Printer, SlidersHorizontal, TrendingDown } from 'lucide-react';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { DealerFilter } from '../../../shared/contract/dealerFilter.contract.ts';
import type { SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import { DECLINE_SIGNALS, type DeclineSignal } from '../../../shared/contract/rhythmRules.ts';
import type { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { type DealerId, RepId, SegmentId } from '../../../shared/domain/ids.ts';
import { chanceSentence, weighingSentence } from '../../../shared/i18n/declineText.ts';
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
import { newRuleAddress } from '../segments/RulePage.tsx';
import { SaveSegmentModal, type ToSave } from '../segments/SaveSegmentModal.tsx';
import { BackTestPart } from './BackTestPart.tsx';
import { EvidenceModal } from './EvidenceModal.tsx';
import { LostLine } from './LostLine.tsx';
import { RhythmRulesModal } from './RhythmRulesModal.tsx';
import { MarkLegend, SlippingExport, SlippingTable } from './SlippingTable.tsx';
import { readSlippingChoice, type SlippingChoice, writeSlippingChoice } from './slippingChoice.ts';

const FIRST_ROWS = 50;
const MORE_ROWS = 200;

/** Who quietly buys less than its own habit, ranked by what is likely to be lost, each sign leading to its bills. */
export function SlippingPage() {
  const t = useT();
  const format = useFormat();
  const choice = readSlippingChoice(useSearch());
  const [limit, setLimit] = useState(FIRST_ROWS);
  const [rules, setRules] = useState(false);
  const [proof, setProof] = useState<{ row: SlippingRow; signal: DeclineSignal } | null>(null);
  const list = useApiQuery('rhythm.slipping', { ...choice, limit }, { keepPrevious: true });
  const data = list.data;
  const facts =
    data?.asOf != null
      ? [
          t('rhythm.page.dataTo', { day: format.day(data.asOf) }),
          t('rhythm.page.looked', { count: data.dealers }),
          t('rhythm.page.summary', { count: data.total, amount: format.moneyRound(data.atStakeMinor) }),
          ...(data.likelyMinor === null
            ? []
            : [t('rhythm.page.likely', { amount: format.moneyRound(data.likelyMinor) })]),
        ]
      : [];
  const isNarrowed = choice.reps.length + choice.segments.length + choice.signals.length > 0;
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
            onClick={() => navigate(`/reports/slipping${writeSlippingChoice({ ...choice, signals: [] })}`)}
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
              <SignalChips counts={data.counts} choice={choice} onChoose={() => setLimit(FIRST_ROWS)} />
              <Group gap="sm">
                <WhoFields choice={choice} onChoose={() => setLimit(FIRST_ROWS)} />
                <ToGrid choice={choice} disabled={data.total === 0} />
                <SlippingExport choice={choice} disabled={data.total === 0} />
              </Group>
            </Group>
            <LostLine />
            {data.total === 0 ? (
              <EmptyState
                icon={<TrendingDown size={32} aria-hidden />}
                title={t(isNarrowed ? 'rhythm.page.noneHere' : 'rhythm.page.none')}
                text={t(isNarrowed ? 'rhythm.page.noneHereHint' : 'rhythm.page.noneHint')}
              />
            ) : (
              <SlippingTable
                rows={data.rows}
                hasChances={data.chances?.state === 'told'}
                isWeighted={data.weighing.state === 'told'}
                order={choice.order}
                onOrder={(order) => {
                  setLimit(FIRST_ROWS);
                  navigate(`/segments/slipping${writeSlippingChoice({ ...choice, order })}`, { replace: true });
                }}
                onProof={(row, shown) => setProof({ row, signal: shown })}
              />
            )}
            {data.total > 0 && (
              <MarkLegend signals={data.counts.filter(({ dealers }) => dealers > 0).map(({ signal }) => signal)} />
            )}
            {data.total > 0 && (
              <Text size="sm" c="dimmed">
                {weighingSentence(data.weighing, t, (on) => format.day(on))} {t('rhythm.page.onceOnly')}
              </Text>
            )}
            {data.chances && data.total > 0 && (
              <Text size="sm" c="dimmed">
                {chanceSentence(data.chances, t, format.day(data.asOf))}{' '}
                <Anchor href="#/segments/predictions" size="sm">
                  {t('analysis.tab.predictions')}
                </Anchor>
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
  choice: SlippingChoice;
  onChoose(): void;
}

/** All, or those with one sign; the address keeps which. */
function SignalChips({ counts, choice, onChoose }: ChipsProps) {
  const t = useT();
  const format = useFormat();
  const [signal] = choice.signals;
  const go = (signals: DeclineSignal[]) => navigate(`/segments/slipping${writeSlippingChoice({ ...choice, signals })}`);
  return (
    <Chip.Group
      value={signal ?? 'all'}
      onChange={(next) => {
        onChoose();
        go(DECLINE_SIGNALS.filter((known) => known === next));
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

/** Whose dealers, and in which segment; nothing where there are neither reps nor segments. */
function WhoFields({ choice, onChoose }: { choice: SlippingChoice; onChoose(): void }) {
  const t = useT();
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const segments = useApiQuery('segments.names', {}).data?.segments ?? [];
  const go = (next: Partial<SlippingChoice>) => {
    onChoose();
    navigate(`/segments/slipping${writeSlippingChoice({ ...choice, ...next })}`, { replace: true });
  };
  const [rep] = choice.reps;
  return (
    <>
      {reps.length > 0 && (
        <Select
          size="xs"
          w={130}
          clearable
          searchable
          aria-label={t('rhythm.column.rep')}
          placeholder={t('reports.screen.repsAll')}
          data={[
            ...reps.map(({ id, name }) => ({ value: String(id), label: name })),
            { value: '0', label: t('reports.screen.noRep') },
          ]}
          value={rep === undefined ? null : String(rep ?? 0)}
          onChange={(next) => go({ reps: next === null ? [] : [next === '0' ? null : RepId.parse(Number(next))] })}
        />
      )}
      {segments.length > 0 && (
        <Select
          size="xs"
          w={150}
          clearable
          searchable
          aria-label={t('reports.screen.segments')}
          placeholder={t('reports.screen.segmentsAll')}
          data={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={choice.segments[0] === undefined ? null : String(choice.segments[0])}
          onChange={(next) => go({ segments: next === null ? [] : [SegmentId.parse(Number(next))] })}
        />
      )}
    </>
  );
}

/** The dealers of the list, to be worked on in the grid or kept as a segment, from which call lists are written. */
function ToGrid({ choice, disabled }: { choice: SlippingChoice; disabled: boolean }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const [saving, setSaving] = useState<ToSave | null>(null);
  const [only] = choice.signals;
  const label = only ? t(`rhythm.signal.${only}`) : t('rhythm.page.list');
  const withIds = async (use: (ids: DealerId[]) => void) => {
    try {
      use((await api.call('rhythm.slippingIds', choice)).ids);
    } catch (error) {
      notify.error(error);
    }
  };
  const keep = () => {
    // A rule follows the data; of one sign alone there is no fact, so that a list is kept of today's dealers.
    if (only === undefined) navigate(newRuleAddress(slippingRule(choice), label));
    else
      void withIds((ids) => setSaving({ ticked: ids, filter: DealerFilter.parse({}), total: ids.length, name: label }));
  };
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        disabled={disabled}
        onClick={() => void withIds((ids) => openDealers({ label, ids }))}
      >
        {t('rhythm.page.toGrid')}
      </Button>
      <Button variant="subtle" size="compact-sm" disabled={disabled} onClick={keep}>
        {t('segments.saveAs.title')}
      </Button>
      <SaveSegmentModal what={saving} onClose={() => setSaving(null)} />
    </>
  );
}

function slippingRule({ reps, segments }: SlippingChoice): SegmentRule {
  return {
    all: [
      { fact: 'slipping' },
      ...(reps.length === 0 ? [] : [{ fact: 'rep' as const, in: reps.map((id) => (id === null ? '' : String(id))) }]),
      ...segments.map((id) => ({ fact: 'segment' as const, id })),
    ],
  };
}
