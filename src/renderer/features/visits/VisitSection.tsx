import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { oftenText, reasonText } from '../../../shared/i18n/needText.ts';
import { weekdaysText } from '../../../shared/i18n/visitValues.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { Section } from '../dealers/Section.tsx';
import { VisitModal } from './DealerVisitModal.tsx';
import { verdictText } from './verdictText.ts';

type Told = Output<'visits.dealer'>;

/** How a dealer is visited: how often and why, when it is due, and what the owner has set for it alone. */
export function VisitSection({ dealerId, name }: { dealerId: DealerId; name: string }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const told = useApiQuery('visits.dealer', { dealerId });
  return (
    <Section
      title={t('visitNeeds.dealer.title')}
      action={
        told.data && (
          <Button variant="subtle" size="compact-sm" onClick={() => setEditing(true)}>
            {t('visitNeeds.dealer.edit')}
          </Button>
        )
      }
    >
      {told.error && <ErrorNotice error={told.error} />}
      {told.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {told.data && <Facts told={told.data} />}
      <NewestPlan dealerId={dealerId} />
      {told.data && editing && (
        <VisitModal dealerId={dealerId} name={name} told={told.data} onClose={() => setEditing(false)} />
      )}
    </Section>
  );
}

/** What the newest plan made of this dealer, and why. */
function NewestPlan({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('visits.verdicts', { dealerIds: [dealerId], limit: 1 }).data;
  const plan = useApiQuery('visits.plans', { limit: 50 }).data?.plans.find(({ id }) => id === answer?.planId);
  const [verdict] = answer?.verdicts ?? [];
  if (plan === undefined || verdict === undefined) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('visits.planner.ofDealer', {
        from: format.day(plan.from),
        to: format.day(plan.to),
        planned: format.count(verdict.planned),
        wanted: format.count(verdict.wanted),
        why: verdictText(verdict, t, format),
      })}
    </Text>
  );
}

function Facts({ told }: { told: Told }) {
  const t = useT();
  const format = useFormat();
  const tierName = useTierName();
  const segments = useApiQuery('segments.names', {}).data?.segments;
  const { due, setting, closed } = told;
  const why = due?.reasons
    .map((reason) => reasonText(reason, t, tierName, (id) => segments?.find((each) => each.id === id)?.name))
    .join(' · ');
  const own = [
    setting.weekdays === 0 ? '' : `${t('visitNeeds.dealer.weekdays')} ${weekdaysText(setting.weekdays, t)}`,
    setting.closedWeekdays === 0
      ? ''
      : `${t('visitNeeds.dealer.closedWeekdays')} ${weekdaysText(setting.closedWeekdays, t)}`,
    setting.market === null
      ? ''
      : t(setting.market.use === 'only' ? 'visitNeeds.dealer.marketOnly' : 'visitNeeds.dealer.marketNot'),
    setting.windows.map(({ from, to }) => `${from}-${to}`).join(', '),
    closed.map(({ from, to }) => t('visitNeeds.due.span', { from: format.day(from), to: format.day(to) })).join(', '),
    setting.note,
  ].filter(Boolean);
  return (
    <>
      <Text size="sm">{due === null ? t(`visits.mode.${setting.mode}`) : `${oftenText(due, t)} · ${why}`}</Text>
      {due !== null && (
        <Group gap="md">
          {due.dueOn !== null && due.dueFrom !== null && (
            <Text size="sm">
              {t('visitNeeds.dealer.next', {
                day: format.day(due.dueOn),
                from: format.day(due.dueFrom),
                to: format.day(due.dueTo),
              })}
            </Text>
          )}
          {due.overdueDays > 0 && (
            <Text size="sm" fw={600}>
              {t('visitNeeds.dealer.overdue', { count: due.overdueDays })}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {due.lastVisitOn === null
              ? t('visitNeeds.dealer.neverSeen')
              : t('visitNeeds.dealer.last', { day: format.day(due.lastVisitOn) })}
          </Text>
          {due.routeName !== '' && (
            <Text size="sm" c="dimmed">
              {`${t('visitNeeds.dealer.route')} ${due.routeName}`}
            </Text>
          )}
        </Group>
      )}
      {own.length > 0 && (
        <Text size="sm" c="dimmed">
          {own.join(' · ')}
        </Text>
      )}
    </>
  );
}
