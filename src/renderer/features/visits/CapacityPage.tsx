import { Alert, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { Gauge } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { Pace } from '../../../shared/contract/visitRules.ts';
import { CalendarMonth } from '../../../shared/domain/calendarDay.ts';
import { capacitySentence, capacityTruth, cutsText, notWanted, oneDecimal } from '../../../shared/i18n/capacityText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import type { ShownColumn } from '../../app/shownTable.ts';
import { useUndo } from '../../app/useUndo.ts';
import { VisitsFrame } from '../../app/visits/VisitsFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { TierNamesOf, useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { CutTable } from './CutTable.tsx';

type Capacity = Output<'visits.capacity'>;
type Row = Capacity['reps'][number];

/** Whether a month's visits fit into the reps' days; the cut between visit and phone is moved here and seen at once. */
export function CapacityPage() {
  const today = useApiQuery('session.get', {}).data?.today;
  return today === undefined ? null : <CapacityOfMonth thisMonth={today.slice(0, 7)} />;
}

function CapacityOfMonth({ thisMonth }: { thisMonth: string }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const [month, setMonth] = useState(thisMonth);
  const [paces, setPaces] = useState<Record<string, Pace | null>>({});
  const answer = useApiQuery('visits.capacity', { month, paces }, { keepPrevious: true });
  const rules = useApiQuery('visits.rules', {});
  const save = useApiCommand('visits.saveRules');
  const { data } = answer;
  const drafted = Object.keys(paces).length > 0;
  const apply = () => {
    if (!rules.data) return;
    save.mutate(
      { rules: rules.data.rules, paces },
      {
        onSuccess: ({ changeId }) => {
          setPaces({});
          notify.done(t('visitNeeds.capacity.saved'), changeId === null ? undefined : () => void undo(changeId));
        },
        onError: (error) => notify.error(error),
      },
    );
  };
  const isEmpty = data !== undefined && data.reps.length === 0;
  return (
    <VisitsFrame
      tab="capacity"
      intro={data ? t('visitNeeds.capacity.intro', { travel: data.travelMinutes }) : ''}
      acts={
        <TextInput
          type="month"
          size="xs"
          aria-label={t('visitNeeds.capacity.monthLabel')}
          value={month}
          onChange={(event) =>
            CalendarMonth.safeParse(event.currentTarget.value).success && setMonth(event.currentTarget.value)
          }
        />
      }
    >
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {isEmpty && (
        <EmptyState icon={<Gauge size={32} aria-hidden />} title={t('visitNeeds.capacity.none')}>
          <Button size="sm" onClick={() => navigate('/import')}>
            {t('shell.nav.imports')}
          </Button>
        </EmptyState>
      )}
      {data && !isEmpty && (
        <TierNamesOf naming={namingOf(data)}>
          <Truth data={data} drafted={drafted} />
          <section>
            <Title order={2} size="h4">
              {t('visitNeeds.capacity.cutTitle')}
            </Title>
            <Text size="sm" c="dimmed" mb="xs">
              {t('visitNeeds.capacity.cutHint')}
            </Text>
            <CutTable
              tiers={data.tiers}
              ungraded={data.ungraded}
              onPace={(code, pace) => setPaces({ ...paces, [code]: pace })}
            />
            <Group mt="sm" gap="sm">
              <Button disabled={!drafted} loading={save.isPending} onClick={apply}>
                {t('visitNeeds.capacity.apply')}
              </Button>
              <Button variant="default" disabled={!drafted} onClick={() => setPaces({})}>
                {t('visitNeeds.capacity.reset')}
              </Button>
            </Group>
          </section>
          <RepPart rows={data.reps} notWanted={notWanted(data)} />
        </TierNamesOf>
      )}
    </VisitsFrame>
  );
}

/** Tiers by their own names of the active scheme, the last one being the dormant. */
function namingOf({ tiers }: Capacity) {
  const names = tiers.map(({ name }) => name);
  return { tierNames: names.slice(0, -1), dormantName: names.at(-1) ?? 'D' };
}

/** The truth in sentences: all, what would do if reps helped each other, who has no rep, which year nobody knows. */
function Truth({ data, drafted }: { data: Capacity; drafted: boolean }) {
  const t = useT();
  const tierName = useTierName();
  const { total, pooled } = data;
  const [first, ...others] = capacityTruth(data, t, tierName);
  const fits = total.toPhone.length === 0 && total.missingMinutes === 0;
  return (
    <Stack gap="xs">
      {drafted && (
        <Text size="sm" role="status" fw={500}>
          {t('visitNeeds.capacity.draft')}
        </Text>
      )}
      {!data.known && (
        <Alert color="yellow">{t('visitNeeds.capacity.unknownYear', { year: data.month.slice(0, 4) })}</Alert>
      )}
      <Text size="md" fw={600} role="status">
        {first}
      </Text>
      {!fits && (
        <Text size="sm">
          {t('visitNeeds.capacity.pooled', { sentence: capacitySentence({ ...total, ...pooled }, t, tierName) })}
        </Text>
      )}
      {total.toPhone.length > 0 && (
        <Group>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() =>
              openDealers({
                label: t('visitNeeds.capacity.column.toPhone'),
                ids: total.toPhone.flatMap(({ ids }) => ids),
              })
            }
          >
            {t('visitNeeds.capacity.open')}
          </Button>
        </Group>
      )}
      {others.map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
    </Stack>
  );
}

/** Hours needed and there of each rep, as bars and as a table; a row opens who would have to be called. */
function RepPart({ rows, notWanted: others }: { rows: readonly Row[]; notWanted: number }) {
  const t = useT();
  const format = useFormat();
  const tierName = useTierName();
  const name = (row: Row) => (row.repId === null ? t('visitNeeds.capacity.nobody') : row.repName);
  const hours = (minutes: number) => oneDecimal(minutes / 60);
  const columns: ShownColumn<Row>[] = [
    [t('visitNeeds.capacity.column.rep'), 'text', name],
    [t('visitNeeds.capacity.column.dealers'), 'integer', ({ dealers }) => dealers],
    [t('visitNeeds.capacity.column.visits'), 'number', ({ visits }) => oneDecimal(visits)],
    [t('visitNeeds.capacity.column.calls'), 'number', ({ calls }) => oneDecimal(calls)],
    [
      t('visitNeeds.capacity.column.road'),
      'text',
      ({ travelMinutes, travelKnown }) =>
        travelKnown ? format.count(travelMinutes) : t('visitNeeds.capacity.about', { minutes: travelMinutes }),
    ],
    [t('visitNeeds.capacity.column.needed'), 'number', ({ neededMinutes }) => hours(neededMinutes)],
    [t('visitNeeds.capacity.column.days'), 'number', ({ days }) => days],
    [t('visitNeeds.capacity.column.available'), 'number', ({ availableMinutes }) => hours(availableMinutes)],
    [
      t('visitNeeds.capacity.column.load'),
      'percent',
      ({ neededMinutes, availableMinutes }) => (availableMinutes === 0 ? null : neededMinutes / availableMinutes),
    ],
    [t('visitNeeds.capacity.column.toPhone'), 'text', ({ toPhone }) => cutsText(toPhone, t, tierName)],
  ];
  const most = [...rows].sort((a, b) => b.neededMinutes - a.neededMinutes)[0];
  const summary = most
    ? t('visitNeeds.capacity.most', {
        rep: name(most),
        needed: format.count(hours(most.neededMinutes)),
        available: format.count(hours(most.availableMinutes)),
      })
    : '';
  return (
    <ChartWithTable
      title={t('visitNeeds.capacity.reps')}
      summary={summary}
      wide
      height={Math.max(160, 60 + rows.length * 34)}
      columns={columns}
      rows={rows}
      onRow={(row) =>
        openDealers({
          label: t('visitNeeds.capacity.label', { rep: name(row) }),
          ids: row.toPhone.flatMap(({ ids }) => ids),
        })
      }
      option={({ base, tooltip, axis, label, accent, dimmed }) => ({
        ...base,
        tooltip: { ...tooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
        xAxis: { ...axis, type: 'value', axisLabel: label },
        yAxis: { ...axis, type: 'category', inverse: true, data: rows.map(name), axisLabel: label },
        series: [
          {
            type: 'bar',
            name: t('visitNeeds.capacity.column.needed'),
            data: rows.map(({ neededMinutes }) => hours(neededMinutes)),
            itemStyle: { color: accent },
          },
          {
            type: 'bar',
            name: t('visitNeeds.capacity.column.available'),
            data: rows.map(({ availableMinutes }) => hours(availableMinutes)),
            // What there is, is an outline: told apart without colours.
            itemStyle: { color: 'transparent', borderColor: dimmed, borderWidth: 1.5 },
          },
        ],
      })}
    >
      {others > 0 && (
        <Text size="xs" c="dimmed">
          {t('visitNeeds.capacity.notWanted', { count: others })}
        </Text>
      )}
    </ChartWithTable>
  );
}
