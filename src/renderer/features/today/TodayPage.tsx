import { Button, Group, Stack, Text } from '@mantine/core';
import { Check, NotebookPen } from 'lucide-react';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { openQuickLog, quickLog } from '../activities/quickLogStore.ts';
import { useStepActs } from '../activities/useStepActs.ts';
import { TodayPart } from './TodayPart.tsx';
import classes from './today.module.css';

const FEW = 8;
const CARE_DAYS = 7;

/** What is to be done today: steps that are due, whom to see, open cases, care, who slips away, who owes too much. */
export function TodayPage() {
  const t = useT();
  const format = useFormat();
  const coverage = useApiQuery('orders.coverage', {}).data;
  const today = useApiQuery('session.get', {}).data?.today;
  const dealers = useApiQuery('dealers.any', {}).data;
  return (
    <Stack className={classes.page} gap="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <PageTitle>{t('today.title')}</PageTitle>
          <Text size="sm" c="dimmed">
            {today !== undefined && format.day(today)} ·{' '}
            {coverage?.cutOff ? t('shell.top.cutOff', { day: format.day(coverage.cutOff) }) : t('shell.top.noOrders')}
          </Text>
        </div>
        <Button leftSection={<NotebookPen size={15} aria-hidden />} onClick={openQuickLog}>
          {t('activities.log.open')}
        </Button>
      </Group>
      {dealers?.any === false ? (
        <EmptyState title={t('today.empty')} text={t('today.emptyHint')} />
      ) : (
        <div className={classes.parts}>
          <Steps />
          <Visits />
          <Without />
          <Cases />
          <Care />
          <Slipping />
          <Owing />
        </div>
      )}
    </Stack>
  );
}

function Steps() {
  const t = useT();
  const format = useFormat();
  const acts = useStepActs();
  const answer = useApiQuery('activities.nextSteps', { groups: ['overdue', 'today'], limit: FEW });
  return (
    <TodayPart
      title={t('today.part.steps')}
      none={t('today.none.steps')}
      total={answer.data?.total}
      error={answer.error}
      more="/activities/next"
      lines={(answer.data?.rows ?? []).map((row) => ({
        key: row.id,
        dealerId: row.dealerId,
        name: row.dealerName,
        text: row.nextStep || t('activities.steps.unnamed'),
        right: [row.nextOn === null ? '' : format.day(row.nextOn), row.nextTime].filter(Boolean).join(' '),
        acts: (
          <>
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<Check size={13} aria-hidden />}
              aria-label={`${row.dealerName} ${t('activities.steps.finish')}`}
              onClick={() => acts.finish([row.id])}
            >
              {t('activities.steps.finish')}
            </Button>
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={`${row.dealerName} ${t('activities.steps.tomorrow')}`}
              onClick={() => acts.tomorrow([row.id])}
            >
              {t('activities.steps.tomorrow')}
            </Button>
          </>
        ),
      }))}
    />
  );
}

function Visits() {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('visits.due', { shown: 'due', limit: FEW });
  return (
    <TodayPart
      title={t('today.part.visits')}
      none={t('today.none.visits')}
      total={answer.data?.total}
      error={answer.error}
      lines={(answer.data?.rows ?? []).map((row) => ({
        key: row.id,
        dealerId: row.id,
        name: row.name,
        text: row.repName,
        right:
          row.overdueDays > 0
            ? t('activities.steps.late', { count: row.overdueDays })
            : row.dueOn === null
              ? ''
              : format.day(row.dueOn),
      }))}
    />
  );
}

function Without() {
  const t = useT();
  const format = useFormat();
  const tierName = useTierName();
  const answer = useApiQuery('activities.withoutNext', { limit: FEW });
  const ids = answer.data?.ids ?? [];
  return (
    <TodayPart
      title={t('today.part.without')}
      none={t('today.none.without')}
      total={answer.data?.total}
      error={answer.error}
      onMore={() => openDealers({ label: t('today.part.without'), ids })}
      lines={(answer.data?.rows ?? []).map((row) => ({
        key: row.dealerId,
        dealerId: row.dealerId,
        name: row.name,
        text: [tierName(row.tier), row.rep].filter(Boolean).join(' · '),
        right: format.moneyRound(row.netMinor),
        acts: (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={`${row.name} ${t('activities.log.open')}`}
            onClick={() => quickLog.open({ kind: 'new', dealerId: row.dealerId })}
          >
            {t('activities.log.open')}
          </Button>
        ),
      }))}
    />
  );
}

function Cases() {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('cases.list', { filter: { shown: 'open' }, limit: FEW });
  return (
    <TodayPart
      title={t('today.part.cases')}
      none={t('today.none.cases')}
      total={answer.data?.total}
      error={answer.error}
      more="/cases"
      lines={(answer.data?.rows ?? []).map((row) => ({
        key: row.id,
        dealerId: row.dealerId,
        name: row.dealerName,
        text: [row.number, t(`cases.kind.${row.kind}`)].join(' · '),
        right: format.day(row.reportedOn),
      }))}
    />
  );
}

function Care() {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('care.list', { days: CARE_DAYS, limit: 2000 });
  const open = (answer.data?.events ?? []).filter(({ doneOn }) => doneOn === null);
  return (
    <TodayPart
      title={t('today.part.care')}
      none={t('today.none.care')}
      total={answer.data && open.length}
      error={answer.error}
      more="/activities/care"
      lines={open.slice(0, FEW).map((event) => ({
        key: [event.dealerId, event.occasion, event.contactId, event.subject, event.on].join('|'),
        dealerId: event.dealerId,
        name: event.dealerName,
        text: [t(`activities.care.occasion.${event.occasion}`), event.person].filter(Boolean).join(' · '),
        right: format.day(event.on),
      }))}
    />
  );
}

function Slipping() {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('rhythm.slipping', { limit: FEW });
  return (
    <TodayPart
      title={t('today.part.slipping')}
      none={t('today.none.slipping')}
      total={answer.data?.total}
      error={answer.error}
      more="/segments/slipping"
      lines={(answer.data?.rows ?? []).map((row) => ({
        key: row.id,
        dealerId: row.id,
        name: row.name,
        text: '',
        right: format.moneyRound(row.atStakeMinor),
      }))}
    />
  );
}

function Owing() {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('receivables.list', { shown: 'overLimit', limit: FEW });
  return (
    <TodayPart
      title={t('today.part.owing')}
      none={t('today.none.owing')}
      total={answer.data?.total}
      error={answer.error}
      more="/receivables"
      lines={(answer.data?.rows ?? []).map((row) => ({
        key: row.id,
        dealerId: row.id,
        name: row.name,
        text: row.repName,
        right: t('receivables.page.over', { amount: format.amount(row.overLimitMinor) }),
      }))}
    />
  );
}
