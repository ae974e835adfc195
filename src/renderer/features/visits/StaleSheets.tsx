import { Alert, Button, Group, Text } from '@mantine/core';
import { Printer } from 'lucide-react';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { leaveWeek, type PlanWeek, sheetsAddress } from './planWeek.ts';

/** So many sheets are named; the others are counted. */
const NAMED = 6;

/** Sheets of days to come that went out and no longer say what is planned: whoever drives by them drives the old plan. */
export function StaleSheets({ week, today }: { week: PlanWeek; today: CalendarDay }) {
  const t = useT();
  const format = useFormat();
  const { from, to, repId } = week;
  const asked = { from, to, ...(repId === null ? {} : { reps: [repId] }) };
  const days = useApiQuery('visits.sheets', asked).data?.days ?? [];
  const stale = days.filter(({ sheetId, stale: isStale, on }) => sheetId !== null && isStale && on >= today);
  if (stale.length === 0) return null;
  const dates = stale.map(({ on }) => on).toSorted();
  const [rep, ...others] = new Set(stale.map((day) => day.repId));
  const print = () => {
    leaveWeek(week);
    // The days between have sheets that are as they went out: nobody wants those a second time.
    const sheets = stale.flatMap(({ sheetId }) => sheetId ?? []);
    const days = { from: dates[0] ?? from, to: dates.at(-1) ?? to };
    navigate(sheetsAddress({ ...days, repId: others.length === 0 ? (rep ?? null) : repId }, sheets));
  };
  const names = stale
    .slice(0, NAMED)
    .map(({ repName, on, sheetId }) =>
      t('visits.plan.staleSheet', { rep: repName, day: format.day(on), id: sheetId ?? 0 }),
    );
  const more = stale.length - names.length;
  return (
    <Alert color="yellow" role="status">
      <Group justify="space-between" gap="sm">
        <Text size="sm" style={{ flex: '1 1 320px' }}>
          {t('visits.plan.stale', { count: stale.length })}
          {names.join(t('visits.plan.and'))}
          {more > 0 && t('visits.plan.staleMore', { count: more })}
        </Text>
        <Button size="xs" variant="default" leftSection={<Printer size={14} aria-hidden />} onClick={print}>
          {t('visits.plan.printAgain')}
        </Button>
      </Group>
    </Alert>
  );
}
