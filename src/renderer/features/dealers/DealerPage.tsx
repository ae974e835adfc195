import { Button, Group, Text } from '@mantine/core';
import { ArrowLeft, RotateCcw, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useParams } from 'wouter';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { extraLabel } from '../../../shared/i18n/extraLabel.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { goBackTo, navigate } from '../../app/hashLocation.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { isModalOpen, isTyping } from '../../app/useGlobalKeys.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';
import { DealerCases } from '../cases/DealerCases.tsx';
import { ShouldBuySection } from '../demand/ShouldBuySection.tsx';
import { DealerDoubles } from '../doubles/DealerDoubles.tsx';
import { MergedInto } from '../doubles/MergedInto.tsx';
import { StageSection } from '../lifecycle/StageSection.tsx';
import { PredictionSection } from '../predictions/PredictionSection.tsx';
import { RhythmSection } from '../rhythm/RhythmSection.tsx';
import { SlippingFirst } from '../rhythm/SlippingFirst.tsx';
import { DealerSegments } from '../segments/DealerSegments.tsx';
import { DealerFieldNotes } from '../visits/DealerFieldNotes.tsx';
import { VisitSection } from '../visits/VisitSection.tsx';
import { ActivitiesSection } from './ActivitiesSection.tsx';
import { CardButton } from './CardButton.tsx';
import { ContactsSection } from './ContactsSection.tsx';
import { tierText } from './dealerColumns.tsx';
import classes from './dealers.module.css';
import { FilesSection } from './FilesSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { IdentitySection } from './IdentitySection.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { LastPrices } from './LastPrices.tsx';
import { MonthlyChart } from './MonthlyChart.tsx';
import { NextSteps } from './NextSteps.tsx';
import { NotesSection } from './NotesSection.tsx';
import { OrdersSection } from './OrdersSection.tsx';
import { OwnFieldsSection } from './OwnFieldsSection.tsx';
import { PinButton } from './PinButton.tsx';
import { ReceivableSection } from './ReceivableSection.tsx';
import { Section } from './Section.tsx';
import { TierPath } from './TierPath.tsx';
import { RfmTable, TierReasons } from './TierReasons.tsx';
import { TimelineSection } from './TimelineSection.tsx';
import { TopProducts } from './TopProducts.tsx';
import { TotalsSection } from './TotalsSection.tsx';
import { useBin } from './useBin.ts';
import type { Detail } from './useDealerEdit.ts';
import { ValueTable } from './ValueTable.tsx';

/** Goes back to where the list was left, or to the list. */
function leave(): void {
  goBackTo((address) => /^\/dealers(\?|$)/.test(address), '/dealers');
}

/** One dealer: who it is, who to talk to, its tier and why, what it bought, what was changed. */
export function DealerPage() {
  const params = useParams<{ id: string }>();
  const id = DealerId.safeParse(Number(params.id));
  useLeaveKey();
  if (!id.success) return <Missing />;
  return <DealerOf key={id.data} id={id.data} />;
}

function useLeaveKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isTyping(event.target) && !isModalOpen()) leave();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function DealerOf({ id }: { id: DealerId }) {
  const t = useT();
  const dealer = useApiQuery('dealers.get', { id });
  if (isAppError(dealer.error) && dealer.error.code === 'not_found') return <Missing />;
  if (dealer.error) {
    return (
      <div className={classes.failed}>
        <ErrorNotice error={dealer.error} onRetry={() => void dealer.refetch()} />
      </div>
    );
  }
  if (!dealer.data) return <p className={classes.failed}>{t('common.loading')}</p>;
  const detail = dealer.data;
  return (
    <div className={classes.dealer}>
      <DealerHead detail={detail} />
      <div className={classes.columns}>
        <div>
          <IdentitySection detail={detail} />
          <OwnFieldsSection detail={detail} />
          <Section title={t('segments.dealer.title')}>
            <DealerSegments dealerId={id} />
          </Section>
          <TimelineSection dealerId={id} />
          <NotesSection dealerId={id} />
          <DealerCases dealerId={id} name={detail.name} />
          <VisitSection dealerId={id} name={detail.name} />
          <ActivitiesSection dealerId={id} />
          <DealerFieldNotes dealerId={id} />
          <ContactsSection dealerId={id} contacts={detail.contacts} />
          <Extras extras={detail.extras} />
          <FilesSection dealerId={id} />
          <HistorySection dealerId={id} imports={detail.imports} />
        </div>
        <div>
          <Why id={id} />
          <Section title={t('dealers.detail.chart')}>
            <MonthlyChart dealerId={id} toggle />
          </Section>
          <Section
            title={t('dealers.detail.products')}
            action={
              <TableExport
                request={{ table: 'topProducts', of: { dealerId: id } }}
                name={t('dealers.detail.products')}
              />
            }
          >
            <TopProducts dealerId={id} limit={10} />
          </Section>
          <RhythmSection dealerId={id} name={detail.name} excluded={detail.excluded} />
          <StageSection dealerId={id} />
          <PredictionSection dealerId={id} />
          <Section title={t('demand.buy.title')}>
            <ShouldBuySection dealerId={id} />
          </Section>
          <TotalsSection dealerId={id} />
          <ReceivableSection dealerId={id} />
          <LastPrices dealerId={id} />
          <OrdersSection dealerId={id} />
        </div>
      </div>
    </div>
  );
}

function Missing() {
  const t = useT();
  return (
    <EmptyState title={t('errors.not_found')}>
      <Button onClick={() => navigate('/dealers')}>{t('dealers.page.back')}</Button>
    </EmptyState>
  );
}

function DealerHead({ detail }: { detail: Detail }) {
  const t = useT();
  const bin = useBin();
  const inBin = detail.deletedAt !== null;
  const merges = useApiQuery('doubles.merges', { dealerId: detail.id }, { enabled: inBin }).data?.merges ?? [];
  const merge = inBin ? merges.find(({ lost }) => lost.id === detail.id) : undefined;
  return (
    <header className={classes.dealerHead}>
      <Group gap="sm" wrap="nowrap">
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<ArrowLeft size={15} aria-hidden />}
          onClick={leave}
        >
          {t('dealers.page.back')}
        </Button>
        <PageTitle>{detail.name}</PageTitle>
        <TierBadge tier={detail.tier} text={tierText(detail, t)} pinned={detail.pinned} />
        <Text c="dimmed">{detail.code}</Text>
        <span className={classes.spread} />
        {!inBin && <CardButton id={detail.id} name={detail.name} />}
        {!inBin && (
          <Button
            variant="default"
            leftSection={<Trash2 size={15} aria-hidden />}
            onClick={() => void bin.remove([detail.id])}
          >
            {t('common.action.remove')}
          </Button>
        )}
      </Group>
      {merge && <MergedInto merge={merge} />}
      {!inBin && <DealerDoubles id={detail.id} name={detail.name} />}
      {inBin && merge === undefined && (
        <div className={classes.warn} role="status">
          <Group gap="sm">
            {t('dealers.detail.inBin')}
            <Button
              size="compact-sm"
              leftSection={<RotateCcw size={14} aria-hidden />}
              onClick={() => void bin.restore([detail.id])}
            >
              {t('common.action.restore')}
            </Button>
          </Group>
        </div>
      )}
      <KeyFigures row={detail} />
    </header>
  );
}

function Why({ id }: { id: DealerId }) {
  const t = useT();
  const explain = useApiQuery('scoring.explain', { dealerId: id });
  const stale = useApiQuery('scoring.overview', {}).data?.stale === true;
  return (
    <Section title={t('dealers.detail.why')}>
      {explain.error && <ErrorNotice error={explain.error} />}
      {explain.data === null && stale && <Text c="dimmed">{t('dealers.detail.scoring')}</Text>}
      {explain.data === null && !stale && (
        <Group gap="sm">
          <Text c="dimmed">{t('dealers.detail.noScore')}</Text>
          <Button variant="default" size="compact-sm" onClick={() => navigate('/import')}>
            {t('dealers.detail.importOrders')}
          </Button>
        </Group>
      )}
      {explain.data && (
        <>
          <SlippingFirst dealerId={id} />
          <NextSteps dealerId={id} />
          <TierReasons figures={explain.data} />
          <ValueTable figures={explain.data} />
          <RfmTable figures={explain.data} />
          <TierPath id={id} />
          <PinButton id={id} pinned={explain.data.pinReason !== null} excluded={explain.data.ungraded === 'excluded'} />
        </>
      )}
    </Section>
  );
}

function Extras({ extras }: { extras: Detail['extras'] }) {
  const t = useT();
  const format = useFormat();
  const entries = Object.entries(extras);
  if (entries.length === 0) return null;
  return (
    <Section title={t('dealers.detail.extras')}>
      <dl className={classes.extras}>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{extraLabel(name, t)}</dt>
            <dd>{isCalendarDay(value) ? format.day(value) : value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
